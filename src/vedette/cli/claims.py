"""`vedette claims`: claims of the workspace."""

from __future__ import annotations

from typing import Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some
from vedette.cli.read import claim_cells, claim_columns

SHOWN = ("when", "what", "claim", "per", "quote", "id")


@click.command("claims")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List claims: who did what to whom, where, when, according to whom.

    All filters must hold together. --actor takes part of a name or a country code (RUS);
    --per the words for a source; --near a place of the gazetteer or LAT,LON.

    \b
    Examples:
      vedette claims --type MOVE,RETREAT --since 2031-05-01
      vedette claims --per Observatory --status hedged
      vedette claims --near Homs --km 30 --format csv
    """
    from vedette.showing.claim_lines import claim_json
    from vedette.showing.plain import row_cells
    from vedette.showing.tables import claim_row, say_reviewed

    with open_workspace(workspace) as store:
        found = list(store.claims(filter_of(options)))
    put_rows(
        format_,
        (row_cells(claim_row(evidence)) for evidence in found),
        title=lambda n: f"{some(n, 'claim')}, {say_reviewed(found)}",
        shown=SHOWN,
        columns=claim_columns(),
        cells=map(claim_cells, found),
        lines=(
            {
                "id": evidence.claim.id,
                "report": evidence.report_name,
                "outlet": evidence.outlet,
                "published": evidence.published,
                "quote": evidence.claim.evidence.cut(evidence.text),
                **({"review": evidence.review} if evidence.review else {}),
            }
            | claim_json(evidence.claim)
            for evidence in found
        ),
    )
    return 0
