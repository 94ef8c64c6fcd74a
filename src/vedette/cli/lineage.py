"""`vedette lineage`: who copied, credits and cites whom; no workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vedette.cli.options import inputs, output_format
from vedette.cli.output import Problems, some
from vedette.cli.report_rows import all_taken, put_rows

if TYPE_CHECKING:
    from vedette.fusion.lineage_lines import LineageLine
    from vedette.records.spans import Span

COLUMNS = ("from", "kind", "to", "containment", "spans")


@click.command("lineage")
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
    """Say which reports copy words of which, and whom they credit or cite.

    "to" is a report for copies, else the name of an origin. The sources are read by the rules.

    \b
    Example:
      vedette lineage reports.jsonl --format jsonl
    """
    from functools import partial

    from vedette.config import Engine, read_here
    from vedette.fusion.lineage_lines import SourcedReport, lineage_lines
    from vedette.records.reports import Failure
    from vedette.runners.local import map_reports

    problems = Problems()
    taken = all_taken(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    )
    read = partial(read_here, engine=Engine(name="rules"))
    reports = []
    for done in map_reports(read, (found.report for found in taken)):
        if isinstance(done, Failure):
            problems.say(done)
            continue
        sources = tuple(source for claim in done.claims for source in claim.sources)
        reports.append(SourcedReport(document=done.document, sources=sources))
    lines = lineage_lines(reports)
    told = f"{some(len(reports), 'report')}, {some(len(lines), 'line')} of lineage"
    put_rows(told, COLUMNS, map(_cells, lines), map(_value, lines), format_)
    return problems.exit_code


def _value(line: LineageLine) -> dict[str, object]:
    value: dict[str, object] = {"from": line.from_, "to": line.to, "kind": line.kind}
    value["spans"] = _spans(line.spans)
    if line.containment is not None:
        value |= {"to_spans": _spans(line.to_spans), "containment": line.containment}
    return value


def _spans(spans: tuple[Span, ...]) -> list[dict[str, int]]:
    return [{"start": span.start, "end": span.end} for span in spans]


def _cells(line: LineageLine) -> dict[str, str]:
    return {
        "from": line.from_,
        "kind": line.kind.replace("_", " "),
        "to": line.to,
        "containment": "" if line.containment is None else f"{line.containment:.2f}",
        "spans": " ".join(f"{span.start}-{span.end}" for span in line.spans),
    }
