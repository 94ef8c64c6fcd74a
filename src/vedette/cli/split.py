"""`vedette split`: claims of one event are another."""

from __future__ import annotations

import click

from vedette.cli.decisions import signed, who_and_why, write_down
from vedette.cli.options import in_workspace
from vedette.errors import UsageError


@click.command("split")
@click.argument("id_", metavar="ID")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@signed
@in_workspace
def command(
    workspace: str | None, id_: str, claims: tuple[str, ...], by: str | None, reason: str
) -> int:
    """Decide that CLAIMs of an event are another one; without CLAIM each is put on its own.

    Those taken out never come together again with those that stay, whatever is added.

    \b
    Example:
      vedette split E-3f2a91c0 C-93a97e3f --by Analyst --reason "another bomb"
    """
    from vedette.cli.review import existing
    from vedette.records.decisions import Decision
    from vedette.store import Workspace

    name, why = who_and_why(by, reason)
    with Workspace.create_or_open(existing(workspace)) as store:
        event = store.event(id_)
        out = {store.claim(claim).claim.id for claim in claims}
        strangers = sorted(out - set(event.claim_ids))
        rest = set(event.claim_ids) - out
        if strangers or len(event.claim_ids) < 2 or not rest:
            told = f"{', '.join(strangers)} not in it" if strangers else f"{len(rest)} would stay"
            raise UsageError(
                "V424",
                f"cannot split {event.id} of {len(event.claim_ids)} claims: {told}; "
                "name some of its claims, not all",
            )
        decision = Decision(
            kind="split",
            subject=event.id,
            by=name,
            reason=why,
            claims=tuple(sorted(out)) or event.claim_ids,
            others=tuple(sorted(rest)) if out else (),
        )
        write_down(store, decision)
    return 0
