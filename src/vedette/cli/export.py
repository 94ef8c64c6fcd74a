"""`vedette export`: claims for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from vedette.cli.files import check_target, write_text
from vedette.cli.listing import open_workspace
from vedette.cli.options import filter_of, filters, in_workspace
from vedette.cli.output import say, some
from vedette.config import workspace_path

if TYPE_CHECKING:
    from vedette.records.events import Evidence


@click.command("export")
@click.argument("kind", type=click.Choice(("jsonl", "csv", "geojson")), metavar="FORMAT")
@filters
@click.option("-o", "--output", metavar="FILE", help="Default: standard output.")
@in_workspace
def command(workspace: str | None, /, kind: str, output: str | None, **options: Any) -> int:
    """Export claims as jsonl, csv or geojson; the filters are those of `claims`.

    jsonl has one line per report in the format of `read`; csv one row per claim, safe to open
    in a spreadsheet; geojson one feature per claim, with a null geometry where no place
    resolved, so that nothing is lost on the map without a word.

    \b
    Example:
      vedette export geojson --since 2031-05-01 -o claims.geojson
    """
    if output is not None:
        check_target(Path(output), [workspace_path(workspace)])
    with open_workspace(workspace) as store:
        found = list(store.claims(filter_of(options)))
    if kind == "csv":
        from vedette.showing.tables import claim_row, csv_text

        text = csv_text([claim_row(item) for item in found])
    elif kind == "geojson":
        from vedette.showing.geojson import claims_geojson

        text = msgspec.json.encode(claims_geojson(found)).decode("utf-8") + "\n"
    else:
        from vedette.showing.claim_lines import report_json

        by_report: dict[str, list[Evidence]] = {}
        for item in found:
            by_report.setdefault(item.claim.report_id, []).append(item)
        for items in by_report.values():
            items.sort(key=lambda item: (item.claim.trigger.span, item.claim.type))
        text = "".join(
            msgspec.json.encode(
                report_json(items[0].report_name, [item.claim for item in items])
            ).decode("utf-8")
            + "\n"
            for items in by_report.values()
        )
    if output is None:
        click.echo(text, nl=False)
        return 0
    write_text(Path(output), text)
    say(f"wrote {output}: {some(len(found), 'claim')}")
    return 0
