"""`vedette times`: only the time expressions of reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vedette.cli.mentions import Listing
from vedette.cli.options import inputs, output_format
from vedette.cli.output import Problems
from vedette.cli.taking import taken_from

if TYPE_CHECKING:
    from vedette.records.grounded import TimeMention
    from vedette.records.reports import Report
    from vedette.records.spans import Span

COLUMNS = ("doc", "text", "type", "value", "first", "last", "precision", "start", "end", "rule")


@click.command("times")
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
    """Print only the time expressions of reports: TIMEX3 type and value, and the days covered.

    The publication date is the anchor; without one, "Friday" stays unresolved.

    \b
    Example:
      vedette times report.txt --published 2031-05-14
    """
    from vedette.showing.claim_lines import timex_json

    problems = Problems()
    reports = taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    )
    listing = Listing(
        noun="time expression",
        key="timexes",
        columns=COLUMNS,
        shown=("first", "last", "text", "type", "value"),
        find=_times,
        row=_row,
        as_json=timex_json,
        on_screen=_on_screen,
    )
    return listing.put(reports, problems, format_)


def _times(report: Report, spans: tuple[Span, ...] | None) -> tuple[TimeMention, ...]:
    from vedette.grounding.times import find_times

    return tuple(find_times(report.text, published=report.published, spans=spans))


def _row(mention: TimeMention) -> dict[str, str]:
    return {
        "text": mention.words.text,
        "type": mention.type,
        "value": mention.value,
        "first": mention.first,
        "last": mention.last,
        "precision": str(mention.precision) if mention.precision else "",
        "start": str(mention.words.span.start),
        "end": str(mention.words.span.end),
        "rule": mention.rule,
    }


def _on_screen(row: dict[str, str]) -> dict[str, str]:
    """What stands for the days of an expression that has none."""
    if row["first"]:
        return row
    return {**row, "first": "no day" if row["type"] in ("DURATION", "SET") else "not resolved"}
