"""`vedette times`: only the time expressions of reports."""

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
    from vedette.runners.local import attempt
    from vedette.showing.claim_lines import timex_json

    problems = Problems()
    form = chosen(format_)
    sink = CsvSink(COLUMNS) if form == "csv" else None
    for taken in taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    ):
        report = taken.report
        found = attempt(partial(_times, spans=taken.spans), report)
        if isinstance(found, Failure):
            problems.say(found)
            continue
        if form == "jsonl":
            put_json({"doc": report.name, "timexes": [timex_json(m) for m in found]})
            continue
        rows = [
            {
                "doc": report.name,
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
            for mention in found
        ]
        if sink is not None:
            for row in rows:
                sink.put(row)
        else:
            put_table(
                f"{report.name}: {some(len(found), 'time expression')}",
                ("first", "last", "text", "type", "value"),
                (
                    row if row["first"] else {**row, "first": _without_days(row["type"])}
                    for row in rows
                ),
            )
    return problems.exit_code


def _times(report: Report, *, spans: tuple[Span, ...] | None) -> tuple[TimeMention, ...]:
    from vedette.grounding.times import find_times

    return tuple(find_times(report.text, published=report.published, spans=spans))


def _without_days(kind: str) -> str:
    """What stands for the days of an expression that has none."""
    return "no day" if kind in ("DURATION", "SET") else "not resolved"
