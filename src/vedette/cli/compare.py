"""`vedette compare`: what reports say of the same happenings, slot by slot, with no workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from vedette.cli.listing import put_rows
from vedette.cli.options import inputs, output_format, reads_with
from vedette.cli.output import Problems, some

if TYPE_CHECKING:
    from vedette.config import Engine
    from vedette.records.events import Evidence

COLUMNS = ("a", "b", "slot", "kind", "a_text", "b_text", "reason")


@click.command("compare")
@inputs
@output_format("table", "jsonl", "csv")
@reads_with
@click.option("--processes", type=click.IntRange(min=0), default=0, help="0: one per core.")
def command(
    items: tuple[str, ...],
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    format_: str | None,
    engine: Engine,
    processes: int,
) -> int:
    """Compare what reports say of the same happenings: contradicts, updates, refines, supports.

    Reports of one story are compared in numbers of killed and injured, actor, recipient, place,
    time, kind of act, holder of a place, and denials. Nothing is averaged and nobody is said to
    be right. `a` is the later one that updates or the finer one that refines.

    \b
    Examples:
      vedette compare reports.jsonl
      vedette compare reports.jsonl --format jsonl > relations.jsonl

    Spans count code points of the texts. In JSON Lines there is one line for each relation.
    """
    from vedette.cli.read import evidence_of, read_all
    from vedette.fusion.comparing import compare_reports
    from vedette.showing.relation_lines import relation_cells, relation_json

    problems = Problems()
    evidence = [
        item
        for done in read_all(
            items, problems, published, outlet, title, mapping, False, engine, processes
        )
        for item in evidence_of(done)
    ]
    found = compare_reports(evidence)
    put_rows(
        format_,
        (relation_cells(relation) for relation in found),
        title=lambda n: f"{some(n, 'relation')} between {some(_reports(evidence), 'report')}",
        shown=("a", "b", "slot", "kind", "a_text", "b_text"),
        columns=COLUMNS,
        lines=(relation_json(relation) for relation in found),
    )
    return problems.exit_code


def _reports(evidence: list[Evidence]) -> int:
    return len({item.claim.report_id for item in evidence})
