"""`vedette origins`: the independent first observers behind an event, a claim or a report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import in_workspace, output_format
from vedette.cli.output import some
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event
    from vedette.store import Workspace

COLUMNS = ("event", "name", "kind", "denies", "via", "claims", "quote")


@click.command("origins")
@click.argument("id_", metavar="ID")
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, id_: str, format_: str | None) -> int:
    """Show the independent origins behind an event, a claim or a report, and who prints them.

    Each origin stands once with the claims that go back to it, through copies, credits and
    citations, and the outlets in which they were printed.

    \b
    Examples:
      vedette origins E-3f2a91c0
      vedette origins R-93a97e3f --format csv
    """
    with open_workspace(workspace) as store:
        found = store.find(id_)
        if found.kind == "event":
            events = [store.event(found.id)]
        else:
            events = list(_around(store, found.id))
        rows = [row for event in events for row in _rows(store, event, found.id)]
    put_rows(
        format_,
        rows,
        title=lambda n: f"{found.id}: {some(n, 'origin')}",
        shown=("per", "kind", "denies", "outlet", "claims", "quote"),
        columns=COLUMNS,
        cells=(_cells(row) for row in rows),
    )
    return 0


def _cells(row: dict[str, str]) -> dict[str, str]:
    claims = str(len(row["claims"].split()))
    return row | {"per": row["name"], "outlet": row["via"], "claims": claims}


def _around(store: Workspace, id_: str) -> Iterable[Event]:
    """Events with this claim, or with claims of this report."""
    if id_.startswith("R-"):
        return store.events(Filter(report=id_))
    report = store.claim(id_).claim.report_id
    return (event for event in store.events(Filter(report=report)) if id_ in event.claim_ids)


def _rows(store: Workspace, event: Event, asked: str) -> Iterable[dict[str, str]]:
    for origin in event.origins:
        if asked.startswith("C-") and asked not in origin.claim_ids:
            continue
        first = min(
            (store.claim(claim_id) for claim_id in origin.claim_ids),
            key=lambda item: (item.published or "9", item.claim.id),
        )
        yield {
            "event": event.id,
            "name": origin.name,
            "kind": str(origin.kind),
            "denies": "yes" if origin.denies else "",
            "via": "; ".join(origin.via),
            "claims": " ".join(origin.claim_ids),
            "quote": " ".join(first.claim.evidence.cut(first.text).split()),
        }
