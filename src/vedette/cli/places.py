"""`vedette places`: only the grounded place names of reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vedette.cli.mentions import Listing
from vedette.cli.options import inputs, output_format
from vedette.cli.output import Problems
from vedette.cli.taking import taken_from

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
    "source",
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
    from vedette.showing.claim_lines import toponym_json

    problems = Problems()
    reports = taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    )
    listing = Listing(
        noun="place name",
        key="toponyms",
        columns=COLUMNS,
        shown=COLUMNS[1:9],
        find=_toponyms,
        row=_row,
        as_json=toponym_json,
        on_screen=_on_screen,
    )
    return listing.put(reports, problems, format_)


def _toponyms(report: Report, spans: tuple[Span, ...] | None) -> tuple[PlaceMention, ...]:
    from vedette.config import kit
    from vedette.grounding.places import toponyms

    return tuple(toponyms(report.text, kit().gazetteer, spans=spans))


def _row(mention: PlaceMention) -> dict[str, str]:
    place = mention.place
    return {
        "text": mention.words.text,
        "kind": mention.kind,
        "name": place.name if place else mention.grounding,
        "country": place.country if place else "",
        "lat": f"{place.lat_deg:.4f}" if place else "",
        "lon": f"{place.lon_deg:.4f}" if place else "",
        "precision": str(place.precision) if place else "",
        "source": place.source if place else "",
        "start": str(mention.words.span.start),
        "end": str(mention.words.span.end),
        "rule": mention.rule,
    }


def _on_screen(row: dict[str, str]) -> dict[str, str]:
    return {**row, "name": row["name"].replace("_", " ")}
