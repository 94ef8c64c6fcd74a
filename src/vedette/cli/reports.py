"""`vedette reports`: the reports of the workspace."""

from __future__ import annotations

from typing import Any

import click

from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import some

COLUMNS = ("id", "published", "outlet", "title", "name", "url", "language", "published_basis")
SHOWN = ("published", "outlet", "title", "name", "id")


@click.command("reports")
@filters
@output_format("table", "jsonl", "csv")
@in_workspace
def command(workspace: str | None, /, format_: str | None, **options: Any) -> int:
    """List the reports of the workspace; filters on claims keep reports with such a claim.

    \b
    Example:
      vedette reports --since 2031-05-01 --actor RUS
    """
    with open_workspace(workspace) as store:
        rows = [
            {
                "id": report.id,
                "published": report.published.isoformat() if report.published else "",
                "outlet": report.outlet,
                "title": report.title,
                "name": report.name,
                "url": report.url,
                "language": report.language,
                "published_basis": report.published_basis,
            }
            for report in store.reports(filter_of(options))
        ]
    cells = ({**row, "published": row["published"] or "not known"} for row in rows)
    put_rows(
        format_,
        rows,
        title=lambda n: some(n, "report"),
        shown=SHOWN,
        columns=COLUMNS,
        cells=cells,
    )
    return 0
