"""`vedette log`: what was done and decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import in_workspace, output_format
from vedette.cli.output import some

if TYPE_CHECKING:
    from vedette.records.decisions import Decision
    from vedette.store.logbook import LogEntry

COLUMNS = ("seq", "at", "kind", "subject", "by", "reason", "stands")


@click.command("log")
@click.option("--decisions", "only", is_flag=True, help="Decisions of persons alone.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="The last N.")
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, only: bool, limit: int | None, format_: str | None) -> int:
    """List what was done and decided, oldest first, with the numbers for `undo`.

    Nothing is ever erased: reports added and read anew, events that changed, and every decision
    with who made it, why, and whether it stands.

    \b
    Examples:
      vedette log --decisions
      vedette log --limit 20
    """
    from vedette.fusion.deciding import standing

    with open_workspace(workspace) as store:
        known = {decision.seq: decision for decision in store.decisions()}
        entries = [entry for entry in store.log() if not only or entry.seq in known]
    stands = {decision.seq for decision in standing(known.values())}
    rows = [_row(entry, known, stands) for entry in entries][-(limit or len(entries) or 1) :]
    put_rows(
        format_, rows, title=lambda n: f"{some(n, 'entry').replace('entrys', 'entries')}",
        shown=COLUMNS, columns=COLUMNS,
    )  # fmt: skip
    return 0


def _row(entry: LogEntry, known: dict[int, Decision], stands: set[int]) -> dict[str, str]:
    decision = known.get(entry.seq)
    row = {
        "seq": str(entry.seq),
        "at": f"{entry.at:%Y-%m-%d %H:%M:%S}",
        "kind": entry.kind,
        "subject": entry.subject,
        "by": "machine",
    }
    if decision is None:
        return row
    values = ", ".join(f"{name} {value}" for name, value in decision.values if value)
    reason = f"{decision.reason} ({values})" if values else decision.reason
    undoing = decision.kind == "undo"
    state = "" if undoing else "yes" if entry.seq in stands else "undone"
    return row | {"by": decision.by, "reason": reason, "stands": state}
