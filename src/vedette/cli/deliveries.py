"""`vedette deliveries`: goods that are expected, under way, arrived, stalled or overdue."""

from __future__ import annotations

from typing import Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some

SHOWN = ("state", "goods", "destination", "due", "last", "rule")


@click.command("deliveries")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List deliveries: goods expected, under way, arrived, stalled, or overdue without a word.

    A delivery is what the claims that pass the filters say of one kind of goods to one country,
    as of the day of --until (else today). Nothing is taken to have come because its day passed.

    \b
    Examples:
      vedette deliveries
      vedette deliveries --text wheat --format jsonl
    """
    from vedette.cli.sites import day_asked
    from vedette.fusion.deciding import is_rejected
    from vedette.fusion.deliveries import deliveries_of
    from vedette.showing.boards import DELIVERY_COLUMNS, delivery_cells, delivery_json

    wanted = filter_of(options)
    with open_workspace(workspace) as store:
        counted = (item for item in store.claims(wanted) if not is_rejected(item))
        found = deliveries_of(counted, valid_at=day_asked(store, wanted.until))
    put_rows(
        format_,
        (delivery_cells(item) for item in found),
        title=lambda n: (
            f"{some(n, 'delivery').replace('deliverys', 'deliveries')}, read by machine"
        ),
        shown=SHOWN,
        columns=DELIVERY_COLUMNS,
        lines=(delivery_json(item) for item in found),
    )
    return 0
