"""JSON Lines: one report a line, each line its own evidence, a bad line fails by itself."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from vedette.errors import ItemError, NotReadable, TooLarge
from vedette.intake.asked import Given, Limits
from vedette.intake.encodings import decode, is_encodable
from vedette.intake.files import read_capped
from vedette.intake.found import capture_of, check_text
from vedette.intake.published import read_iso, states_no_day
from vedette.records.reports import Failure, Report, Taken
from vedette.records.spans import Span

# Years that a user may state; scenarios and exercises lie in the future.
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a line says that an event is mentioned."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as the user writes it; only `doc` and `text` must be there."""

    doc: str
    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    spans: tuple[tuple[int, int], ...] | None = None
    mentions: tuple[Mention, ...] = ()


def take_lines(
    stream: BinaryIO, given: Given, limits: Limits, *, name: str, now: datetime
) -> Iterator[Taken | Failure]:
    """Read a stream of lines without holding more than one; empty lines are skipped.

    Two lines may have the same `doc`: both are taken, in their order.

    Args:
        stream: bytes in UTF-8, or in UTF-16 with a byte order mark.
        given: what the user states; a line's own statement is closer and wins.
        limits: bounds; `item_bytes` holds for one line.
        name: name of the input; a bad line is named `name:line`.
        now: time of reading.
    """
    count = 0
    for number, line in _lines(stream, limits):
        if isinstance(line, bytes) and not line.strip():
            continue
        count += 1
        where = f"{name}:{number}"
        if count > limits.container_reports:
            yield Failure(name=where, code="V190", message=too_many(limits))
            return
        try:
            if isinstance(line, ItemError):
                raise line
            yield _taken(line, given, limits, address=name, now=now)
        except ItemError as error:
            yield Failure(name=where, code=error.code, message=error.message)


def too_many(limits: Limits) -> str:
    """Message for a container with more reports than the limit."""
    return f"it holds more than {limits.container_reports:,} reports, the limit; split it"


def day_stated(words: str) -> date | None:
    """Read the date that a line or row states for itself; None where it states none.

    A year or month alone (ISO "2016", "2016-07") states no day: no day is made up for it.

    Raises:
        NotReadable: V121, no date, or an absurd one.
    """
    if not words.strip() or states_no_day(words):
        return None
    day = read_iso(words)
    if day is None or not _FIRST_YEAR <= day.year < _LAST_YEAR:
        raise NotReadable(
            "V121",
            f"published is {words[:40]!r}, expected YYYY-MM-DD or an ISO date and time, from "
            f"{_FIRST_YEAR} to {_LAST_YEAR}; mend it, or leave it out",
        )
    return day


def _spans(key: str, stretches: Iterable[tuple[int, int]], text: str) -> tuple[Span, ...]:
    """The stretches that the line states under a key.

    Raises:
        NotReadable: V120, a stretch that does not lie in the text.
    """
    spans = tuple(Span(start, end) for start, end in stretches)
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise NotReadable(
                "V120",
                f"{key} has [{span.start}, {span.end}], expected 0 <= start < end <= {len(text)}, "
                "the length of the text in code points",
            )
    return spans


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | ItemError]]:
    number = 0
    while True:
        line = stream.readline(limits.item_bytes + 1)
        if not line:
            return
        number += 1
        if number == 1 and line.startswith(_UTF16_MARKS):
            rest = read_capped(stream, limit=limits.item_bytes)
            text = decode(line + rest).text
            stream = io.BytesIO(text.encode("utf-8", "surrogatepass"))
            line = stream.readline(limits.item_bytes + 1)
        if len(line) > limits.item_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield (
                number,
                TooLarge("V122", f"the line has over {limits.item_bytes:,} bytes, the limit"),
            )
            continue
        yield number, line.removeprefix(codecs.BOM_UTF8) if number == 1 else line


def _taken(line: bytes, given: Given, limits: Limits, *, address: str, now: datetime) -> Taken:
    found = _decoded(line)
    check_text(found.text, limits=limits)
    if not found.doc.strip() or not is_encodable(found.doc + (found.title or "")):
        raise NotReadable("V120", "doc is empty or holds no Unicode text; expected a name")
    words = (found.published or "").strip()
    day = day_stated(words) if words else given.published
    capture = capture_of(
        line,
        address=address,
        media_type="application/x-ndjson",
        encoding="utf-8",
        retrieved_at=now,
    )
    report = Report(
        name=found.doc,
        text=found.text,
        title=found.title or given.title,
        outlet=found.outlet or given.outlet,
        url=found.url or "",
        published=day,
        published_basis="given" if day else "",
        capture_sha256=capture.sha256,
    )
    spans = None if found.spans is None else _spans("spans", found.spans, found.text)
    stated = [(mention.start, mention.end) for mention in found.mentions]
    mentions = _spans("mentions", stated, found.text)
    return Taken(report=report, capture=capture, spans=spans, mentions=mentions)


def _decoded(line: bytes) -> Line:
    import msgspec

    try:
        return msgspec.json.decode(line, type=Line)
    except msgspec.ValidationError as error:
        raise NotReadable(
            "V120",
            f"{str(error).lower().rstrip('.')}; expected an object with the strings doc and text, "
            "and optionally published, outlet, title, url, spans, mentions",
        ) from error
    except RecursionError as error:
        raise NotReadable(
            "V120", "the line is nested too deeply; expected a flat object"
        ) from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise NotReadable(
            "V120",
            f"the line is no JSON ({error}); expected one object a line in UTF-8; mend the line",
        ) from error
