"""`vedette review`: accept, reject or correct a claim, or sign an assessment of a site."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import click

from vedette.cli.decisions import signed, who_and_why, write_down
from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import Day, in_workspace
from vedette.cli.output import some
from vedette.errors import UsageError
from vedette.records.documents import Status
from vedette.records.states import Holding

if TYPE_CHECKING:
    from vedette.records.decisions import Decision
    from vedette.records.events import Evidence
    from vedette.store import Workspace

COLUMNS = ("id", "why", "claim", "per", "quote")


@click.command("review")
@click.argument("id_", metavar="[ID]", default="")
@click.option("--accept", is_flag=True, help="The claim says what was read.")
@click.option("--reject", is_flag=True, help="It does not: it stays in the file and counts not.")
@click.option("--status", default="", metavar="S", help="Correct it: " + " ".join(get_args(Status)))
@click.option("--mode", default=None, metavar="M", help="Correct the mode.")
@click.option(
    "--from", "first", type=Day(), metavar="D", help="Correct the first day of the event."
)
@click.option("--to", "last", type=Day(), metavar="D", help="Correct its last day.")
@click.option(
    "--state", default="", metavar="S", help="Sign for a site: " + " ".join(get_args(Holding))
)
@click.option("--party", default="", metavar="P", help="Who holds or held it.")
@click.option("--day", type=Day(), metavar="D", help="The day assessed. Default: today.")
@click.option(
    "--reliability", type=click.Choice(tuple("ABCDEF")), help="Grade a source, ID its name."
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@signed
@in_workspace
def command(
    workspace: str | None,
    id_: str,
    accept: bool,
    reject: bool,
    status: str,
    mode: str | None,
    first: date | None,
    last: date | None,
    state: str,
    party: str,
    day: date | None,
    reliability: str | None,
    limit: int,
    by: str | None,
    reason: str,
) -> int:
    """Accept, reject or correct a claim; sign the state of a site; grade a source.

    Without ID: list claims that wait for review, those behind a dispute first. A decision has a
    name and a reason, stands in the log, beats the machine when it reads or groups anew, and
    can be undone. What is signed about a site stands beside what is claimed.

    \b
    Examples:
      vedette review
      vedette review C-3f2a91c0 --accept --by Analyst --reason "read it"
      vedette review C-3f2a91c0 --status denied --by Analyst --reason "a denial"
      vedette review "Orontes News" --reliability B --by Analyst --reason "record"
      vedette review Manbij --state vacated --by Analyst --reason "seen"
    """
    if not id_:
        return _waiting(workspace, limit)
    from vedette.records.decisions import Decision
    from vedette.store import Workspace

    name, why = who_and_why(by, reason)
    with Workspace.create_or_open(existing(workspace)) as store:
        if reliability:
            values = (("reliability", reliability),)
            decision = Decision(kind="grade", subject=id_, by=name, reason=why, values=values)
        elif state:
            decision = _assessment(store, id_, state.lower(), party, day, name, why)
        else:
            corrections = _corrections(status.lower(), mode, first, last)
            decision = _verdict(store, id_, accept, reject, corrections, name, why)
        write_down(store, decision)
    return 0


def existing(workspace: str | None) -> str:
    """The path of a workspace that is there: a decision makes no new one."""
    from vedette.config import workspace_path

    with open_workspace(workspace):
        return str(workspace_path(workspace))


def _corrections(
    status: str, mode: str | None, first: date | None, last: date | None
) -> tuple[tuple[str, str], ...]:
    if status and status not in get_args(Status):
        raise UsageError(
            "V501", f"no status {status!r}; expected one of {', '.join(get_args(Status))}"
        )
    if last is not None and (first is None or last < first):
        raise UsageError("V424", f"--to {last} needs a --from on or before it; give both days")
    values = {"status": status, "mode": mode, "first": first, "last": last}
    return tuple((key, str(value)) for key, value in values.items() if value not in (None, ""))


def _verdict(
    store: Workspace,
    id_: str,
    accept: bool,
    reject: bool,
    values: tuple[tuple[str, str], ...],
    by: str,
    reason: str,
) -> Decision:
    from vedette.records.decisions import Decision

    if accept + reject + bool(values) != 1:
        raise UsageError(
            "V424",
            "a review says one thing of a claim; expected --accept, --reject, or a correction "
            "(--status, --mode, --from), or --state for a site",
        )
    claim = store.claim(id_).claim
    span = claim.trigger.span
    return Decision(
        kind="accept" if accept else "reject" if reject else "correct",
        subject=claim.id,
        by=by,
        reason=reason,
        claims=(claim.id,),
        places=((claim.report_id, span.start, span.end),),
        values=values,
    )


def _assessment(
    store: Workspace, id_: str, state: str, party: str, day: date | None, by: str, reason: str
) -> Decision:
    from vedette.cli.sites import day_asked, site_named
    from vedette.records.decisions import Decision

    if state not in get_args(Holding):
        raise UsageError(
            "V424", f"no state {state!r}; expected one of {', '.join(get_args(Holding))}"
        )
    site = site_named(store, id_)
    if site is None:
        raise UsageError("V421", f"{id_!r} fits no site; `vedette sites` lists them")
    signed_day = day or day_asked(store, None)
    values = (("state", state), ("party", party), ("day", signed_day.isoformat()))
    return Decision(kind="assess", subject=site.site, by=by, reason=reason, values=values)


def _waiting(workspace: str | None, limit: int) -> int:
    """Claims that nobody has reviewed, those behind a dispute first, then the hedged."""
    from vedette.showing.plain import claim_cells

    with open_workspace(workspace) as store:
        disputed = {
            claim_id
            for event in store.events()
            if event.denials or any(toll.disputed for toll in event.tolls)
            for claim_id in event.claim_ids
        }
        waiting = [item for item in store.claims() if not item.review]

    def rank(item: Evidence) -> tuple[bool, bool]:
        return (item.claim.id not in disputed, item.claim.status != "hedged")

    def why(item: Evidence) -> str:
        if item.claim.id in disputed:
            return "disputed"
        return "hedged" if item.claim.status == "hedged" else "not reviewed"

    chosen = sorted(waiting, key=rank)[:limit]
    put_rows(
        None,
        ({**claim_cells(item), "why": why(item)} for item in chosen),
        title=lambda n: f"{some(n, 'claim')} of {len(waiting)} that wait for review",
        shown=("why", "claim", "per", "quote", "id"),
        columns=COLUMNS,
    )
    return 0
