"""`vedette merge`: two events are one."""

from __future__ import annotations

import click

from vedette.cli.decisions import signed, who_and_why, write_down
from vedette.cli.options import in_workspace
from vedette.errors import UsageError


@click.command("merge")
@click.argument("one", metavar="A")
@click.argument("two", metavar="B")
@signed
@in_workspace
def command(workspace: str | None, one: str, two: str, by: str | None, reason: str) -> int:
    """Decide that two events are one; the grouping keeps to it, also when reports are added.

    The old ids go on leading to the event. `vedette undo` takes it back.

    \b
    Example:
      vedette merge E-3f2a91c0 E-77b0d1aa --by Analyst --reason "one convoy"
    """
    from vedette.cli.review import existing
    from vedette.records.decisions import Decision
    from vedette.store import Workspace

    name, why = who_and_why(by, reason)
    with Workspace.create_or_open(existing(workspace)) as store:
        first, second = store.event(one), store.event(two)
        if first.id == second.id:
            raise UsageError("V424", f"{one} and {two} are one event, {first.id}; name two")
        decision = Decision(
            kind="merge",
            subject=first.id,
            by=name,
            reason=why,
            claims=first.claim_ids,
            others=second.claim_ids,
            values=(("with", second.id),),
        )
        write_down(store, decision)
    return 0
