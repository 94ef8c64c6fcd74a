"""What `vedette stories`, `lineage` and `link` share: rows as a table, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from vedette.cli.output import CsvSink, Problems, chosen, put_json
from vedette.cli.screen import put_table
from vedette.cli.taking import taken_from

if TYPE_CHECKING:
    from vedette.records.reports import Taken


def all_taken(
    items: tuple[str, ...],
    problems: Problems,
    *,
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
) -> list[Taken]:
    """All reports of the inputs: fusion compares each with each."""
    found = taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    )
    return list(found)


def put_rows(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    values: Iterable[object],
    format_: str | None,
) -> None:
    """Write rows as a table or as CSV, or the values as JSON Lines."""
    form = chosen(format_)
    if form == "jsonl":
        for value in values:
            put_json(value)
    elif form == "csv":
        sink = CsvSink(columns)
        for row in rows:
            sink.put(row)
    else:
        put_table(title, columns, rows)
