"""Rows of a table as texts of which every cell can be quoted."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from vedette.errors import NotReadable
from vedette.records.claims import Actor, Claim, Reading, Source
from vedette.records.documents import Document, EventType, SourceKind
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.reports import Failure, Report
from vedette.records.spans import Span, Words

_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A row as a report, laid out, with its claim."""

    document: Document
    reading: Reading


class WrongRow(ValueError):
    """A row that cannot be used; the message says which cell, what it held, what was expected."""


class NoEvent(ValueError):
    """A row in order that tells of nothing for which there is a type; the message says why."""


@dataclass(slots=True)
class RowText:
    """A row written as lines "column: value"; empty cells have no line."""

    row: Mapping[str, str]
    text: str = ""
    spans: dict[str, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts, at = [], 0
        for column, value in self.row.items():
            shown = " ".join(value.split())
            if not shown:
                continue
            lead = f"{column}: "
            self.spans[column] = Span(at + len(lead), at + len(lead) + len(shown))
            parts.append(lead + shown + "\n")
            at += len(parts[-1])
        self.text = "".join(parts)

    def get(self, column: str) -> str:
        """The cell's words, "" when it is empty or missing."""
        span = self.spans.get(column)
        return span.cut(self.text) if span is not None else ""

    def words(self, column: str) -> Words | None:
        """The cell's words with their place in the text."""
        span = self.spans.get(column)
        return Words(span=span, text=span.cut(self.text)) if span is not None else None

    def number(self, column: str, low: float, high: float) -> float | None:
        """A number within bounds; None for an empty cell.

        Raises:
            WrongRow: the cell holds something else.
        """
        shown = self.get(column)
        if not shown:
            return None
        try:
            value = float(shown)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise WrongRow(
                f"{column} is {shown[:40]!r}, expected a number from {low:g} to {high:g}"
            )
        return value

    def day(self, column: str) -> date:
        """A day, as YYYY-MM-DD (what follows it is ignored), YYYYMMDD or "14 December 2024".

        Raises:
            WrongRow: the cell is empty or holds no such day.
        """
        from datetime import datetime

        shown = self.get(column)
        for form, length in (("%Y-%m-%d", 10), ("%Y%m%d", 8), ("%d %B %Y", 20), ("%d-%b-%Y", 11)):
            try:
                return datetime.strptime(shown[:length], form).date()  # noqa: DTZ007
            except ValueError:
                continue
        raise WrongRow(f"{column} is {shown[:40]!r}, expected a day such as 2024-12-14")


def actors(row: RowText, column: str, *, country: str = "", sector: str = "") -> tuple[Actor, ...]:
    """The actor that a cell names, or ()."""
    words = row.words(column)
    if words is None:
        return ()
    rule = "columns of the row" if country or sector else ""
    return (Actor(words=words, country=country, sector=sector, rule=rule),)


def place(
    row: RowText, column: str, *, lat: str, lon: str, country: str, precision: int,
    radius_km: float, layer: str, region: str = "",
) -> tuple[PlaceMention, ...]:  # fmt: skip
    """The place that a cell names, at the coordinates of two others; () when it is empty.

    Raises:
        WrongRow: a coordinate is off the Earth.
    """
    words = row.words(column)
    if words is None:
        return ()
    lat_deg, lon_deg = row.number(lat, -90, 90), row.number(lon, -180, 180)
    if lat_deg is None or lon_deg is None:
        return (
            PlaceMention(words=words, kind="place", grounding="unresolved", rule="no coordinates"),
        )
    found = Place(
        key=f"{layer}:{lat_deg:.4f},{lon_deg:.4f}", name=words.text, lat_deg=lat_deg,
        lon_deg=lon_deg, country=country, feature="town", radius_km=radius_km,
        precision=precision, layer=layer, region=region,
    )  # fmt: skip
    rule = f"coordinates of the row ({layer})"
    return (PlaceMention(words=words, kind="place", grounding="resolved", place=found, rule=rule),)


def time(row: RowText, column: str, first: date, last: date, precision: int) -> TimeMention | None:
    """The days of an event, with the words of the cell that states them."""
    words = row.words(column)
    if words is None:
        return None
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return TimeMention(
        words=words, type="DATE", value=value, first=first.isoformat(), last=last.isoformat(),
        precision=precision, rule="columns of the row",
    )  # fmt: skip


def sources(row: RowText, *columns: tuple[str, SourceKind]) -> tuple[Source, ...]:
    """The chain of sources that cells name, outermost first."""
    found = ((row.words(column), kind) for column, kind in columns)
    return tuple(Source(words=words, kind=kind) for words, kind in found if words is not None)


def coded(
    row: RowText, *, name: str, maker: str, engine: str, url: str = "", published: date | None = None,
    kind: EventType, mode: str, trigger: str, evidence: str, **fields: object,
) -> Coded:  # fmt: skip
    """The row as a report of its maker, with one claim of status "fact".

    Args:
        trigger: the column whose words name the event.
        evidence: the column whose words prove it; the whole row where it is empty.

    Raises:
        WrongRow: the cell of the trigger is empty.
    """
    words = row.words(trigger)
    if words is None:
        raise WrongRow(f"{trigger} is empty, expected what happened")
    report = Report(
        name=name, text=row.text, outlet=maker, url=url, published=published,
        published_basis="given" if published is not None else "",
    )  # fmt: skip
    whole = Span(0, len(row.text.rstrip("\n")))
    lines = tuple(span for span in row.spans.values())
    claim = Claim(
        report_id=report.id, type=kind, mode=mode, status="fact", trigger=words,
        evidence=row.spans.get(evidence, whole), engine=engine, rule="columns of the row",
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return Coded(
        document=Document(report=report, sentences=lines, paragraphs=(whole,)),
        reading=Reading(report_id=report.id, claims=(claim,)),
    )


def table(
    path: Path, *, columns: tuple[str, ...], key: str, delimiters: str = ",;\t"
) -> Iterator[tuple[int, dict[str, str]] | Failure]:
    """Rows of a file with their line numbers, one at a time, whatever its size.

    The first line is the header when it holds `key`; else the columns are taken in their
    published order, as some releases come without a header. Rows with more cells than columns
    fail by themselves.

    Raises:
        NotReadable: V480, it is no UTF-8 text; V481, it is no such table.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        try:
            head = stream.readline(_LONGEST_CELL)
        except UnicodeDecodeError as error:
            raise _not_utf8(error) from error
        delimiter = max(delimiters, key=head.count)
        named = [cell.strip().strip('"') for cell in head.rstrip("\r\n").split(delimiter)]
        header = tuple(named) if key in named else columns
        if key not in named and len(named) != len(columns):
            raise NotReadable(
                "V481",
                f"its first line has {len(named)} columns and none is called {key!r}; expected "
                f"a header, or {len(columns)} columns in their published order",
            )
        stream.seek(0)
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(stream, delimiter=delimiter)
        if key in named:
            next(reader, None)
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except UnicodeDecodeError as error:
                raise _not_utf8(error) from error
            except csv.Error as error:
                yield _failure(path, reader.line_num, f"cannot be read ({error}); mend its quotes")
                continue
            if len(cells) > len(header):
                count = f"has {len(cells)} cells, expected {len(header)}"
                yield _failure(path, reader.line_num, f"{count}; mend the row")
                continue
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(header, cells, strict=False))


def _failure(path: Path, line: int, message: str) -> Failure:
    return Failure(name=f"{path}:{line}", code="V482", message=message)


def _not_utf8(error: UnicodeDecodeError) -> NotReadable:
    return NotReadable(
        "V480", f"it is no UTF-8 at byte {error.start}; expected a text table; save it as UTF-8"
    )
