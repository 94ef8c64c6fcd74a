"""`vedette show`: one report, claim, event or site, with the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import in_workspace, output_format
from vedette.cli.output import chosen, put_json, some
from vedette.cli.screen import put_text
from vedette.cli.sites import site_named
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event, Evidence
    from vedette.records.reports import Report
    from vedette.records.states import SiteState
    from vedette.store import Workspace

# Where the words of a field begin in the text of a claim.
_INDENT = 13


@click.command("show")
@click.argument("id_", metavar="ID")
@output_format("table", "jsonl")
@in_workspace
def command(workspace: str | None, id_: str, format_: str | None) -> int:
    """Show one report, claim, event or site with the words that prove it.

    ID may be shortened as long as it stays the only one; tables show the first ten characters.
    For a site it is its id (S-...) or its name.

    \b
    Examples:
      vedette show E-3f2a91c0
      vedette show R-93a97e3f --format jsonl
      vedette show Manbij
    """
    with open_workspace(workspace) as store:
        site = site_named(store, id_)
        if site is not None:
            _show_site(store, site, format_)
            return 0
        found = store.find(id_)
        if found.kind == "report":
            document = store.report(found.id)
            claims = list(store.claims(Filter(report=found.id)))
            claims.sort(key=lambda item: (item.claim.trigger.span, item.claim.type))
            _show_report(document.report, claims, format_)
        elif found.kind == "claim":
            _show_claims([store.claim(found.id)], format_, apart="")
        else:
            _show_event(store, store.event(found.id), format_)
    return 0


def _show_site(store: Workspace, site: SiteState, format_: str | None) -> None:
    from vedette.showing.boards import site_json, site_text

    ids = dict.fromkeys((*site.supports, *site.against, *site.expected))
    evidence = {claim_id: store.claim(claim_id) for claim_id in ids}
    if chosen(format_) == "jsonl":
        put_json(site_json(site))
    else:
        put_text(site_text(site, evidence), indent=_INDENT)


def _show_report(report: Report, claims: list[Evidence], format_: str | None) -> None:
    if chosen(format_) == "jsonl":
        from vedette.showing.claim_lines import report_json

        put_json(report_json(report.name, [item.claim for item in claims]))
        return
    from vedette.showing.tables import say_reviewed

    day = report.published.isoformat() if report.published else "publication date not known"
    put_text(f"{report.id}  {report.title}".rstrip(), indent=_INDENT)
    put_text(f"{report.outlet or 'outlet not said'}, {day}, {report.name}\n", indent=2)
    put_text(report.text.rstrip())
    put_text(f"\n{some(len(claims), 'claim')}, {say_reviewed(claims)}")
    _show_claims(claims, format_)


def _show_claims(claims: list[Evidence], format_: str | None, *, apart: str = "\n") -> None:
    from vedette.showing.claim_lines import claim_json
    from vedette.showing.plain import claim_text

    for item in claims:
        if chosen(format_) == "jsonl":
            put_json({"id": item.claim.id, "report": item.report_name} | claim_json(item.claim))
        else:
            put_text(apart + claim_text(item), indent=_INDENT)


def _show_event(store: Workspace, event: Event, format_: str | None) -> None:
    evidence = [store.claim(claim_id) for claim_id in event.claim_ids]
    if chosen(format_) == "jsonl":
        from vedette.showing.plain import event_json

        put_json(event_json(event, evidence))
        return
    from vedette.showing.plain import event_text

    put_text(event_text(event), indent=_INDENT)
    _show_claims(evidence, format_)
