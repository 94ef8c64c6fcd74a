"""Tables: the rows of .csv and .xlsx, with a mapping of columns to fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields

from vedette.errors import ItemError, NotReadable
from vedette.intake.asked import ColumnMapping, Given, Limits
from vedette.intake.found import check_text
from vedette.intake.lines import day_stated, too_many
from vedette.records.reports import Capture, Failure, Report, Taken

_DELIMITERS = ",;\t|"


def rows_of(text: str, *, limits: Limits) -> Iterator[list[str]]:
    """Rows of comma-separated text; comma, semicolon, tab or bar, whichever the header uses most.

    Raises:
        NotReadable: V132, quoting is so broken that the rows cannot be told apart from there on.
    """
    header = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), limits.item_bytes))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error as error:
        raise NotReadable(
            "V132",
            f"line {reader.line_num} cannot be read ({error}); expected quoted fields to be "
            "closed; the rows from there on were left out",
        ) from error


def take_rows(
    rows: Iterable[list[str] | tuple[str, ...]],
    capture: Capture,
    given: Given,
    limits: Limits,
    mapping: ColumnMapping,
    *,
    name: str,
) -> Iterator[Taken | Failure]:
    """Make reports of rows; the first row is the header, and is row 1 in `name#row`.

    A row with a `doc` is named by it. Empty rows are skipped.

    Raises:
        NotReadable: V130, a column is missing; V132, see `rows_of`.
    """
    columns: dict[str, int] | None = None
    for number, row in enumerate(rows, start=1):
        if columns is None:
            columns = _columns(row, mapping)
            continue
        if not any(cell.strip() for cell in row):
            continue
        cells = {field: row[at] for field, at in columns.items() if at < len(row)}
        if number > limits.container_reports + 1:
            yield Failure(name=f"{name}#{number}", code="V190", message=too_many(limits))
            return
        try:
            yield _taken(cells, capture, given, limits, name=f"{name}#{number}")
        except ItemError as error:
            yield Failure(name=f"{name}#{number}", code=error.code, message=error.message)
    if columns is None:
        _columns((), mapping)


def _columns(header: list[str] | tuple[str, ...], mapping: ColumnMapping) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        places.setdefault(cell.strip().lower(), place)
    found: dict[str, int] = {}
    for field in (field.name for field in fields(ColumnMapping)):
        mapped = str(getattr(mapping, field))
        column = (mapped or field).strip().lower()
        if column in places:
            found[field] = places[column]
        elif mapped or field == "text":
            raise NotReadable(
                "V130",
                f"it has no column {mapped or field!r}; found {', '.join(header)[:200] or 'none'}; "
                f"say which column holds it, e.g. {field}={header[0] if header else 'body'}",
            )
    return found


def _taken(
    cells: dict[str, str],
    capture: Capture,
    given: Given,
    limits: Limits,
    *,
    name: str,
) -> Taken:
    text = cells.get("text", "")
    check_text(text, limits=limits)
    words = cells.get("published", "").strip()
    day = day_stated(words) if words else given.published
    report = Report(
        name=cells.get("doc", "").strip() or name,
        text=text,
        title=cells.get("title", "").strip() or given.title,
        outlet=cells.get("outlet", "").strip() or given.outlet,
        url=cells.get("url", "").strip(),
        published=day,
        published_basis="given" if day else "",
        capture_sha256=capture.sha256,
    )
    return Taken(report=report, capture=capture)
