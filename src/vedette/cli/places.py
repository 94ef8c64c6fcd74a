"""`vedette places`: only the grounded place names of reports."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from vedette.cli.options import inputs, output_format
from vedette.cli.output import CsvSink, Problems, chosen, put_json, some
from vedette.cli.screen import put_table
from vedette.cli.taking import taken_from
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from vedette.records.grounded import PlaceMention
    from vedette.records.reports import Report
    from vedette.records.spans import Span

COLUMNS = (
    "doc",
    "text",
    "kind",
    "name",
    "country",
    "lat",
    "lon",
    "precision",
    "start",
    "end",
    "rule",
)


@click.command("places")
@inputs
@output_format("table", "jsonl", "csv")
def command(
    items: tuple[str, ...],
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    format_: str | None,
) -> int:
    """Print only the place names of reports, with coordinates.

    Each has a kind: place, metonym (a place name used for a government) or demonym. A line of
    JSON Lines with "spans": [[start, end], ...] has exactly those resolved. What is in no layer
    of the gazetteer says so; nothing is guessed.

    \b
    Example:
      vedette places report.txt --format jsonl
    """
    from vedette.runners.local import attempt
    from vedette.showing.claim_lines import toponym_json

    problems = Problems()
    form = chosen(format_)
    sink = CsvSink(COLUMNS) if form == "csv" else None
    for taken in taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    ):
        report = taken.report
        found = attempt(partial(_toponyms, spans=taken.spans), report)
        if isinstance(found, Failure):
            problems.say(found)
            continue
        if form == "jsonl":
            put_json({"doc": report.name, "toponyms": [toponym_json(m) for m in found]})
            continue
        rows = [
            {
                "doc": report.name,
                "text": mention.words.text,
                "kind": mention.kind,
                "name": mention.place.name if mention.place else mention.grounding,
                "country": mention.place.country if mention.place else "",
                "lat": f"{mention.place.lat_deg:.4f}" if mention.place else "",
                "lon": f"{mention.place.lon_deg:.4f}" if mention.place else "",
                "precision": str(mention.place.precision) if mention.place else "",
                "start": str(mention.words.span.start),
                "end": str(mention.words.span.end),
                "rule": mention.rule,
            }
            for mention in found
        ]
        if sink is not None:
            for row in rows:
                sink.put(row)
        else:
            put_table(
                f"{report.name}: {some(len(found), 'place name')}",
                COLUMNS[1:8],
                ({**row, "name": row["name"].replace("_", " ")} for row in rows),
            )
    return problems.exit_code


def _toponyms(report: Report, *, spans: tuple[Span, ...] | None) -> tuple[PlaceMention, ...]:
    from vedette.config import kit
    from vedette.grounding.places import toponyms

    return tuple(toponyms(report.text, kit().gazetteer, spans=spans))
