"""`vedette against`: what speaks against a claim, an event or a site, both quotes side by side."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import in_workspace, output_format
from vedette.cli.output import chosen, console, printable, put_json, some
from vedette.cli.sites import site_named
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event, Evidence
    from vedette.records.relations import Relation
    from vedette.store import Workspace

# Claims of this many days around those asked about may speak against them.
WINDOW_DAYS = 8


@click.command("against")
@click.argument("id_", metavar="ID")
@output_format("table", "jsonl")
@in_workspace
def command(workspace: str | None, id_: str, format_: str | None) -> int:
    """Show what speaks against a claim, an event or a site, both quotes side by side.

    Contradictions in a slot (numbers, who, whom, where, when, holder, denial) come first, then
    later reports that update it. Nothing is averaged and nobody is said to be right.

    \b
    Examples:
      vedette against E-3f2a91c0
      vedette against Manbij --format jsonl
    """
    with open_workspace(workspace) as store:
        name, asked = _asked(store, id_)
        evidence = {item.claim.id: item for item in _around(store, asked)}
        found = _found(asked, evidence, _events_with(store, asked))
    if chosen(format_) == "jsonl":
        from vedette.showing.opposed import opposed_json

        for relation in found:
            put_json(opposed_json(relation, evidence))
        return 0
    from vedette.showing.opposed import opposed_text

    click.echo(f"{name}: {some(len(found), 'relation')} to what other reports say")
    for relation in found:
        click.echo("\n" + printable(opposed_text(relation, evidence, width=console().width)))
    return 0


def _asked(store: Workspace, id_: str) -> tuple[str, tuple[str, ...]]:
    """The name of what is asked about, and its claims."""
    site = site_named(store, id_)
    if site is not None:
        return f"{site.name} ({site.id})", (*site.supports, *site.against)
    found = store.find(id_)
    if found.kind == "event":
        return found.id, store.event(found.id).claim_ids
    if found.kind == "claim":
        return found.id, (found.id,)
    return found.id, tuple(item.claim.id for item in store.claims(Filter(report=found.id)))


def _events_with(store: Workspace, claim_ids: tuple[str, ...]) -> list[Event]:
    """The events in which claims stand, each once."""
    wanted = set(claim_ids)
    reports = dict.fromkeys(store.claim(claim_id).claim.report_id for claim_id in claim_ids)
    found = {
        event.id: event
        for report in reports
        for event in store.events(Filter(report=report))
        if wanted & set(event.claim_ids)
    }
    return list(found.values())


def _around(store: Workspace, claim_ids: tuple[str, ...]) -> list[Evidence]:
    """Claims of the days of those asked about and of a week around them; rejected ones not."""
    from vedette.fusion.deciding import is_rejected

    asked = [store.claim(claim_id) for claim_id in claim_ids]
    days = []
    for item in asked:
        time = item.claim.time
        for day in (item.published, time.first if time else "", time.last if time else ""):
            if len(day) == 10:
                days.append(date.fromisoformat(day))
    wanted = Filter()
    if days:
        margin = timedelta(days=WINDOW_DAYS)
        wanted = Filter(since=min(days) - margin, until=max(days) + margin)
    found = {item.claim.id: item for item in store.claims(wanted)}
    found |= {item.claim.id: item for item in asked}
    return [item for item in found.values() if not is_rejected(item)]


def _found(
    asked: tuple[str, ...], evidence: dict[str, Evidence], events: list[Event]
) -> tuple[Relation, ...]:
    from vedette.fusion.opposing import opposing

    return opposing(asked, evidence.values(), events=events)
