"""`vedette show`: one report, claim or event, with the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import output_format
from vedette.cli.output import chosen, printable, put_json
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event, Evidence
    from vedette.store import Workspace


@click.command("show")
@click.argument("id_", metavar="ID")
@output_format("table", "jsonl")
@click.pass_obj
def command(workspace: str | None, id_: str, format_: str | None) -> int:
    """Show one report, claim or event with the words that prove it.

    ID may be shortened as long as it stays the only one: `vedette show E-3f2a`.
    """
    with open_workspace(workspace) as store:
        found = store.find(id_)
        if found.kind == "report":
            document = store.report(found.id)
            claims = list(store.claims(Filter(report=found.id)))
            _show_report(document.report.name, document.report.text, claims, format_)
        elif found.kind == "claim":
            _show_claims([store.claim(found.id)], format_)
        else:
            _show_event(store, store.event(found.id), format_)
    return 0


def _show_report(name: str, text: str, claims: list[Evidence], format_: str | None) -> None:
    if chosen(format_) == "jsonl":
        from vedette.showing.claim_lines import report_json

        put_json(report_json(name, [item.claim for item in claims]))
        return
    click.echo(printable(text))
    click.echo(f"\n{len(claims)} claims, read by machine; no person has reviewed them")
    _show_claims(claims, format_)


def _show_claims(claims: list[Evidence], format_: str | None) -> None:
    from vedette.showing.claim_lines import claim_json
    from vedette.showing.plain import claim_text

    for item in claims:
        if chosen(format_) == "jsonl":
            put_json({"id": item.claim.id, "report": item.report_name} | claim_json(item.claim))
        else:
            click.echo(printable(claim_text(item)))


def _show_event(store: Workspace, event: Event, format_: str | None) -> None:
    evidence = [store.claim(claim_id) for claim_id in event.claim_ids]
    if chosen(format_) == "jsonl":
        from vedette.showing.plain import event_json

        put_json(event_json(event, evidence))
        return
    from vedette.showing.plain import event_text

    click.echo(printable(event_text(event)))
    _show_claims(evidence, format_)
