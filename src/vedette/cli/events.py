"""`vedette events`: claims about the same happening, grouped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.listing import events_known, open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some
from vedette.records.filters import Filter

if TYPE_CHECKING:
    from vedette.records.events import Event, Evidence

SHOWN = ("when", "what", "event", "origins", "per", "id")


@click.command("events")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List events: claims about the same happening, with the independent origins behind them.

    Forty papers with one agency's story are one origin. The filters are those of `claims`; an
    event is listed when one of its claims passes.

    \b
    Examples:
      vedette events --since 2031-05-01
      vedette events --type CONTROL --near Tartus --km 20
    """
    from vedette.showing.plain import row_cells
    from vedette.showing.tables import EventRow, event_row, say_reviewed

    with open_workspace(workspace) as store:
        wanted = filter_of(options)
        evidence = {item.claim.id: item for item in store.claims(Filter(as_of=wanted.as_of))}
        found = events_known(store, wanted)
    members = [evidence[c] for event in found for c in event.claim_ids if c in evidence]
    put_rows(
        format_,
        (row_cells(event_row(event, evidence)) for event in found),
        title=lambda n: f"{some(n, 'event')}, {say_reviewed(members)}",
        shown=SHOWN,
        columns=tuple(field.name for field in fields(EventRow)),
        cells=(_cells(event, evidence) for event in found),
    )
    return 0


def _cells(event: Event, evidence: Mapping[str, Evidence]) -> dict[str, str]:
    from vedette.showing.plain import event_cells
    from vedette.showing.wording import say_days

    cells = event_cells(event, evidence)
    return cells | {
        "origins": cells["origins"].replace(", ", "\n"),
        "when": say_days(event.first, event.last) or "no day known",
        "what": "\n".join((event.type, *event.statuses)),
    }
