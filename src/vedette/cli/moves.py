"""`vedette moves`: who moved from where to where, and where forces were seen."""

from __future__ import annotations

from typing import Any

import click

from vedette.cli.listing import events_known, open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some
from vedette.records.filters import Filter

SHOWN = ("when", "event", "what", "origins", "per", "id")


@click.command("moves")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List movements and sightings by day: who, with what, from where, to where, how surely.

    Each event stands once, with the independent origins behind it. With --actor the list is the
    track of that party.

    \b
    Examples:
      vedette moves --actor TUR
      vedette moves --near Manbij --km 30 --since 2031-04-10
    """
    from vedette.fusion.moves import moves_of
    from vedette.showing.boards import MOVE_COLUMNS, move_cells, move_screen
    from vedette.showing.tables import say_reviewed

    wanted = filter_of(options)
    with open_workspace(workspace) as store:
        evidence = {item.claim.id: item for item in store.claims(Filter(as_of=wanted.as_of))}
        found = moves_of(events_known(store, wanted), evidence)
    members = [evidence[c] for move in found for c in move.claim_ids if c in evidence]
    put_rows(
        format_,
        (move_cells(move) for move in found),
        title=lambda n: f"{some(n, 'movement')}, {say_reviewed(members)}",
        shown=SHOWN,
        columns=MOVE_COLUMNS,
        cells=(move_screen(move) for move in found),
    )
    return 0
