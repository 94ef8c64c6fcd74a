"""`vedette events`: claims about the same happening, grouped."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, output_format

SHOWN = ("id", "when", "what", "event", "origins", "per")


@click.command("events")
@filters
@output_format("table", "jsonl", "csv")
@click.pass_obj
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List events: claims about the same happening, with the independent origins behind them.

    Forty papers with one agency's story are one origin. The filters are those of `claims`; an
    event is listed when one of its claims passes.

    \b
    Examples:
      vedette events --since 2031-05-01
      vedette events --type CONTROL --near Tartus --km 20
    """
    from vedette.showing.plain import event_cells, row_cells
    from vedette.showing.tables import EventRow, event_row

    with open_workspace(workspace) as store:
        evidence = {item.claim.id: item for item in store.claims()}
        found = list(store.events(filter_of(options)))
    put_rows(
        format_,
        (row_cells(event_row(event, evidence)) for event in found),
        title=lambda n: f"{n} events, read by machine; no person has reviewed them",
        shown=SHOWN,
        columns=tuple(field.name for field in fields(EventRow)),
        cells=(event_cells(event, evidence) for event in found),
    )
    return 0
