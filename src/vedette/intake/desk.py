"""The desk where inputs arrive: tells what each is, and has it read by the module for its kind."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from vedette.errors import ItemError, NoText, NotReadable
from vedette.intake.archives import recorded_in
from vedette.intake.asked import ColumnMapping, Given, Limits
from vedette.intake.encodings import decode
from vedette.intake.extractor import Extractor
from vedette.intake.files import members, open_regular, printable, read_capped
from vedette.intake.found import Found, capture_of, taken
from vedette.intake.kinds import MEDIA_TYPES, Kind, kind_of_name, kind_of_type, sniff
from vedette.intake.lines import take_lines, too_many
from vedette.intake.tables import rows_of, take_rows
from vedette.records.reports import Capture, Failure, Taken

if TYPE_CHECKING:
    from typing_extensions import Buffer

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HEAD_BYTES = 8192
_BASES = {"page": "page metadata", "mail": "mail header", "feed": "feed entry"}


class Desk:
    """Takes one input after the other; leaving it ends the extraction process."""

    def __init__(
        self,
        given: Given,
        limits: Limits,
        *,
        now: datetime,
        stdin: BinaryIO | None,
        mapping: ColumnMapping | None,
    ) -> None:
        if now.tzinfo is None:
            raise ValueError("now has no time zone; expected an aware datetime in UTC")
        self._given, self._limits, self._now = given, limits, now
        self._stdin, self._mapping = stdin, mapping
        self._extractor = Extractor(limits)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._extractor.close()

    def take(self, item: str) -> Iterator[Taken | Failure]:
        """All reports of one input, or what is wrong with it."""
        if item == "-":
            yield from _guarded(item, self._standard_input())
        elif _ADDRESS.match(item):
            yield from _guarded(printable(item), self._address(item))
        elif not Path(item).is_dir():
            yield from _guarded(printable(item), self._file(item))
        else:
            for member in members(item):
                if isinstance(member, str):
                    yield from _guarded(printable(member), self._file(member))
                else:
                    path, error = member
                    yield Failure(name=printable(path), code=error.code, message=error.message)

    def feed(self, content: bytes, *, url: str, declared: str) -> Iterator[Taken | Failure]:
        """The entries of a feed that was fetched; one that cannot be used becomes a `Failure`.

        Raises:
            NoText: V141, no entries; NotReadable: V140, no feed.
        """
        yield from self._content(content, "feed", name=url, url=url, declared=declared)

    def _file(self, path: str) -> Iterator[Taken | Failure]:
        with open_regular(path) as stream:
            kind = kind_of_name(path)
            if kind is None:
                kind = sniff(stream.read(_HEAD_BYTES))
                stream.seek(0)
            yield from self._stream(stream, kind, name=printable(path))

    def _standard_input(self) -> Iterator[Taken | Failure]:
        if self._stdin is None:
            raise NotReadable("V101", "there is no standard input; expected a pipe or a file")
        head = self._stdin.read(_HEAD_BYTES)
        kind = sniff(head)
        if kind == "text" and self._mapping is not None:
            kind = "table"
        stream = io.BufferedReader(_Rejoined(head, self._stdin))
        if kind == "archive":
            content = read_capped(stream, limit=self._limits.item_bytes)
            yield from self._archive(io.BytesIO(content), name="-")
        else:
            yield from self._stream(stream, kind, name="-")

    def _address(self, url: str) -> Iterator[Taken | Failure]:
        from vedette.intake.addresses import check_address

        check_address(url)
        from vedette.intake.fetching import fetch

        got = fetch(url, self._limits)
        kind = kind_of_type(got.media_type) or kind_of_name(urlsplit(got.address).path)
        yield from self._content(
            got.content,
            kind or sniff(got.content[:_HEAD_BYTES]),
            name=url,
            url=got.address,
            declared=got.declared,
            media_type=got.media_type,
        )

    def _stream(self, stream: BinaryIO, kind: Kind, *, name: str) -> Iterator[Taken | Failure]:
        if kind == "lines":
            yield from take_lines(stream, self._given, self._limits, name=name, now=self._now)
        elif kind == "archive":
            yield from self._archive(stream, name=name)
        else:
            content = read_capped(stream, limit=self._limits.item_bytes)
            yield from self._content(content, kind, name=name)

    def _content(
        self,
        content: bytes,
        kind: Kind,
        *,
        name: str,
        url: str = "",
        declared: str = "",
        media_type: str = "",
        at: datetime | None = None,
    ) -> Iterator[Taken | Failure]:
        """Reports in bytes; `url` is where they were fetched or recorded, "" for a file."""
        if kind == "lines" or kind == "archive":
            yield from self._stream(io.BytesIO(content), kind, name=name)
            return
        opened = self._opened(content, kind, url=url, declared=declared)
        capture = capture_of(
            content,
            address=url if at else name,
            media_type=media_type or MEDIA_TYPES[kind],
            encoding=opened.encoding,
            retrieved_at=at or self._now,
        )
        if opened.rows is not None:
            mapping = self._mapping or ColumnMapping()
            yield from take_rows(
                opened.rows, capture, self._given, self._limits, mapping, name=name
            )
        elif kind == "feed":
            yield from self._entries(opened.found, capture, name=name)
        else:
            found = replace(opened.found[0], url=url or opened.found[0].url)
            yield self._report(found, capture, kind, name=name)

    def _opened(self, content: bytes, kind: Kind, *, url: str, declared: str) -> _Opened:
        if not content.strip():
            raise NoText("V104", "it is empty or holds white space only; expected a report")
        if kind == "text" or kind == "table":
            decoded = decode(content, declared=declared)
            if kind == "table":
                rows = rows_of(decoded.text, limits=self._limits)
                return _Opened(encoding=decoded.encoding, rows=rows)
            return _Opened(encoding=decoded.encoding, found=(Found(text=decoded.text),))
        if kind == "lines" or kind == "archive":
            raise NotReadable("V105", "an archive inside an archive is not opened; unpack it first")
        reply = self._extractor.extract(kind, content, address=url, declared=declared)
        rows_or_none = reply.rows if kind == "sheet" else None
        return _Opened(encoding=reply.encoding, found=reply.found, rows=rows_or_none)

    def _entries(
        self, entries: tuple[Found, ...], capture: Capture, *, name: str
    ) -> Iterator[Taken | Failure]:
        if not entries:
            raise NoText("V141", "the feed has no entries; expected at least one; try again later")
        for number, entry in enumerate(entries, start=1):
            own = entry.name or f"{name}#{number}"
            if number > self._limits.container_reports:
                yield Failure(name=own, code="V190", message=too_many(self._limits))
                return
            try:
                yield self._report(entry, capture, "feed", name=own)
            except ItemError as error:
                yield Failure(name=own, code=error.code, message=error.message)

    def _archive(self, stream: BinaryIO, *, name: str) -> Iterator[Taken | Failure]:
        number = 0
        for record in recorded_in(stream, self._limits, now=self._now):
            number += 1
            own = record.address or f"{name}#{number}"
            if number > self._limits.container_reports:
                yield Failure(name=own, code="V190", message=too_many(self._limits))
                return
            if record.error is not None:
                error = record.error
                yield Failure(name=own, code=error.code, message=error.message)
                continue
            reports = self._content(
                record.content,
                "text" if record.media_type == "text/plain" else "page",
                name=own,
                url=record.address,
                declared=record.declared,
                media_type=record.media_type,
                at=record.retrieved_at,
            )
            yield from _guarded(own, reports)
        if number == 0:
            raise NoText(
                "V151",
                "the archive holds no web page or plain text that was answered with 200; "
                "expected at least one response record",
            )

    def _report(self, found: Found, capture: Capture, kind: Kind, *, name: str) -> Taken:
        basis = _BASES.get(kind, "")
        return taken(
            found, capture, self._given, self._limits, name=name, now=self._now, basis=basis
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """Bytes opened: found texts, or the rows of a table."""

    encoding: str
    found: tuple[Found, ...] = ()
    rows: Iterable[list[str] | tuple[str, ...]] | None = None


class _Rejoined(io.RawIOBase):
    """A stream whose head was read already, as if it were not."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer)
        data = self._head[: len(view)] if self._head else self._rest.read(len(view))
        self._head = self._head[len(data) :]
        view[: len(data)] = data
        return len(data)


def _guarded(name: str, reports: Iterator[Taken | Failure]) -> Iterator[Taken | Failure]:
    """Turn what is wrong with an item into a `Failure`; what came before it is kept."""
    try:
        yield from reports
    except ItemError as error:
        yield Failure(name=name, code=error.code, message=error.message)
