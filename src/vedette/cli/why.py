"""`vedette why`: why something is believed, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import in_workspace, output_format
from vedette.cli.output import chosen, put_json
from vedette.cli.screen import put_text
from vedette.cli.sites import site_named
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event
    from vedette.store import Workspace

_INDENT = 13


@click.command("why")
@click.argument("id_", metavar="ID")
@output_format("table", "jsonl")
@in_workspace
def command(workspace: str | None, id_: str, format_: str | None) -> int:
    """Say why a claim, an event or a site is believed: rules, joins, grades, reviews.

    For a claim: what read it, by which rule, how its words were resolved, and the event in which
    it stands. For an event: why its claims were put together, and its grade with the reasons. For
    a site: the rule of its state and the claims for it.

    \b
    Examples:
      vedette why E-3f2a91c0
      vedette why Manbij
    """
    from vedette.showing.boards import site_json, site_text

    with open_workspace(workspace) as store:
        site = site_named(store, id_)
        if site is not None:
            ids = (*site.supports, *site.against, *site.expected)
            evidence = {claim_id: store.claim(claim_id) for claim_id in ids}
            if chosen(format_) == "jsonl":
                put_json(site_json(site))
            else:
                put_text(site_text(site, evidence), indent=_INDENT)
            return 0
        found = store.find(id_)
        row = _event(store, store.event(found.id)) if found.kind == "event" else None
        if found.kind == "claim":
            row = _claim(store, found.id)
        elif found.kind == "report":
            row = _report(store, found.id)
    _put(row or {}, format_)
    return 0


def _put(row: dict[str, object], format_: str | None) -> None:
    if chosen(format_) == "jsonl":
        put_json({name: value for name, value in row.items() if value not in ("", [], None)})
        return
    for name, value in row.items():
        for line in value if isinstance(value, list) else [value]:
            if line not in ("", None):
                put_text(f"  {name:<10} {line}", indent=_INDENT)


def _event(store: Workspace, event: Event) -> dict[str, object]:
    from vedette.fusion.deciding import standing
    from vedette.fusion.grades import grade_event, registry_of

    evidence = {claim_id: store.claim(claim_id) for claim_id in event.claim_ids}
    decisions = standing(store.decisions())
    grade = grade_event(event, evidence, registry=registry_of(decisions))
    ours = set(event.claim_ids)
    decided = [
        f"number {d.seq}: {d.kind} by {d.by}: {d.reason}"
        for d in decisions
        if ours & {*d.claims, *d.others}
    ]
    return {
        "id": event.id,
        "type": event.type,
        "grade": f"{grade.code} (credibility suggested by rule)",
        "because": list(grade.reasons),
        "joined": list(event.reasons) or ["one claim alone"],
        "origins": [f"{o.name} ({o.kind}): {', '.join(o.claim_ids)}" for o in event.origins],
        "decided": decided,
    }


def _claim(store: Workspace, claim_id: str) -> dict[str, object]:
    from vedette.showing.wording import say_chain, say_grounding, say_status, say_time

    item = store.claim(claim_id)
    claim = item.claim
    places = (*claim.locations, *claim.origins, *claim.destinations, *claim.routes)
    event = next(
        (e for e in store.events(Filter(report=claim.report_id)) if claim.id in e.claim_ids), None
    )
    reasons = [r for r in event.reasons if claim.id in r] if event else []
    return {
        "id": claim.id,
        "read by": f"{claim.engine}; rule {claim.rule}",
        "trigger": f"{claim.trigger.text} ({claim.type} {claim.mode})".replace(" )", ")"),
        "status": say_status(claim),
        "per": say_chain(claim.sources, item.outlet),
        "place": [f"{p.words.text}: {say_grounding(p)}; {p.rule}" for p in places],
        "party": [
            f"{a.words.text}: {a.country} {a.sector}; {a.rule}"
            for a in (*claim.actors, *claim.recipients)
        ],
        "time": f"{claim.time.words.text}: {say_time(claim.time)}; {claim.time.rule}"
        if claim.time
        else "",
        "review": item.review or "no person has reviewed it",
        "event": event.id if event else "in no event",
        "joined": reasons,
    }


def _report(store: Workspace, report_id: str) -> dict[str, object]:
    report = store.report(report_id).report
    claims = list(store.claims(Filter(report=report_id)))
    day = report.published.isoformat() if report.published else ""
    return {
        "id": report.id,
        "name": report.name,
        "published": f"{day} ({report.published_basis})" if day else "not known",
        "outlet": report.outlet or "not known",
        "url": report.url,
        "claims": [
            f"{i.claim.id} {i.claim.type}: {i.claim.engine}, {i.claim.rule}" for i in claims
        ],
    }
