"""`vedette undo`: take back a decision."""

from __future__ import annotations

import click

from vedette.cli.decisions import signed, who_and_why, write_down
from vedette.cli.options import in_workspace


@click.command("undo")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@signed
@in_workspace
def command(workspace: str | None, number: int, by: str | None, reason: str) -> int:
    """Take back decision number N; nothing is erased, and an undoing can be undone.

    \b
    Example:
      vedette undo 12 --by Analyst --reason "the wrong claim"
    """
    from vedette.cli.review import existing
    from vedette.records.decisions import Decision
    from vedette.store import Workspace

    name, why = who_and_why(by, reason or f"undo {number}")
    with Workspace.create_or_open(existing(workspace)) as store:
        decision = Decision(kind="undo", subject=str(number), by=name, reason=why, undoes=number)
        write_down(store, decision)
    return 0
