"""Web archives (.warc, .warc.gz): the pages and plain texts recorded in them."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from vedette.errors import ItemError, NotReadable, TooLarge
from vedette.intake.asked import Limits

_HEADER_BYTES = 1_000_000
_WANTED = ("text/html", "application/xhtml+xml", "text/plain")

# What the archive library raises on damaged records, beside its own error (found by mutation).
_BREAKS = (EOFError, zlib.error, OSError, ValueError, LookupError, AttributeError, TypeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One recorded response: its address, bytes and time of capture; or what is wrong with it."""

    address: str
    content: bytes = b""
    media_type: str = ""
    declared: str = ""
    retrieved_at: datetime
    error: ItemError | None = None


class _Budgeted(io.RawIOBase):
    """A stream that unfolds to a bounded size, and to less while a record's header is read."""

    def __init__(self, packed: BinaryIO, plain: BinaryIO | gzip.GzipFile, limits: Limits) -> None:
        self._packed, self._plain, self._limits = packed, plain, limits
        self._total = 0
        self.header_left: int | None = _HEADER_BYTES

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        size = size if 0 <= size <= 65_536 else 65_536
        try:  # read1: what stands before a cut is given out before the cut is met
            plain = self._plain
            data = plain.read1(size) if isinstance(plain, gzip.GzipFile) else plain.read(size)
        except EOFError as error:  # would mean "no more records" to the iterator
            raise _damaged("the file ends inside a record") from error
        self._total += len(data)
        unpacked_limit = self._limits.expansion_bytes
        unpacked_limit += self._limits.expansion_ratio * self._packed.tell()
        if isinstance(plain, gzip.GzipFile) and self._total > unpacked_limit:
            raise TooLarge(
                "V133", f"the archive unfolds to over {unpacked_limit:,} bytes; it may be a bomb"
            )
        if self.header_left is not None:
            self.header_left -= len(data)
            if self.header_left < 0:
                raise _damaged("a record's header does not end")
        return data


def recorded_in(stream: BinaryIO, limits: Limits, *, now: datetime) -> Iterator[Recorded]:
    """The HTML and plain text responses with status 200, in the order of the archive.

    Args:
        stream: a seekable file; gzip is recognised by its first bytes.
        limits: `item_bytes` holds for one payload, decoded; `expansion_*` for the whole.
        now: stands in where a record has no date of its own.

    Raises:
        NotReadable: V150, the archive is damaged or cut off from here on.
        TooLarge: V133, it unfolds beyond the limits.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    breaks = (ArchiveLoadFailed, StatusAndHeadersParserException, *_BREAKS)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    source = _Budgeted(stream, gzip.GzipFile(fileobj=stream) if packed else stream, limits)
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            records = ArchiveIterator(source)
        while True:
            source.header_left = _HEADER_BYTES
            with contextlib.redirect_stderr(io.StringIO()):
                record = next(records, None)
            if record is None:
                return
            source.header_left = None
            found = _recorded(record, limits, now)
            _finish(record)
            if found is not None:
                yield found
    except breaks as error:
        raise _damaged(str(error).strip().partition("\n")[0][:80]) from error


def _recorded(record: Any, limits: Limits, now: datetime) -> Recorded | None:
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = record.http_headers.get_header("Content-Type") or ""
    media_type = kind.partition(";")[0].strip().lower()
    if media_type not in _WANTED or record.http_headers.get_statuscode() != "200":
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    at = _time(record.rec_headers.get_header("WARC-Date") or "", now)
    content = _payload(record.content_stream(), limits.item_bytes)
    if content is None:
        error = TooLarge("V103", f"its payload is over {limits.item_bytes:,} bytes, the limit")
        return Recorded(address=address, retrieved_at=at, error=error)
    declared = kind.lower().partition("charset=")[2].split(";")[0].strip("\"' ")
    return Recorded(
        address=address,
        content=content,
        media_type=media_type,
        declared=declared,
        retrieved_at=at,
    )


def _payload(stream: Any, limit: int) -> bytes | None:
    pieces: list[bytes] = []
    total = 0
    while piece := stream.read(65_536):
        pieces.append(piece)
        total += len(piece)
        if total > limit:
            return None
    return b"".join(pieces)


def _finish(record: Any) -> None:
    """Read to the end of the record, so that the next header stands at the front."""
    while record.raw_stream.read(65_536):
        continue
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise _damaged("the file ends inside a record")


def _time(words: str, now: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return now
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _damaged(what: str) -> NotReadable:
    return NotReadable(
        "V150",
        f"the web archive is damaged or cut off ({what}); expected WARC records; the records "
        "before this point were read; fetch the file again",
    )
