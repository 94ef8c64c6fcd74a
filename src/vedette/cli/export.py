"""`vedette export`: claims and events for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.files import check_target, write_bytes
from vedette.cli.listing import open_workspace
from vedette.cli.options import filter_of, filters, in_workspace
from vedette.cli.output import say, some
from vedette.config import workspace_path
from vedette.errors import UsageError

if TYPE_CHECKING:
    from vedette.showing.exchange.formats import Format
    from vedette.showing.exchange.parcel import Exported

FORMATS = ("jsonl", "csv", "geojson", "xlsx", "parquet", "kml", "plover", "acled", "timemap")


@click.command("export")
@click.argument("kind", type=click.Choice(FORMATS), metavar="FORMAT")
@filters
@click.option("-o", "--output", metavar="FILE", help="Default: standard output.")
@click.option(
    "--publish-safe",
    is_flag=True,
    help="Round points to a tenth of a degree and cover the names of private persons.",
)
@click.option(
    "--loss",
    is_flag=True,
    help="Say what the format cannot carry; with -o, write the full claims beside it.",
)
@in_workspace
def command(
    workspace: str | None, /, kind: Format, output: str | None, *, publish_safe: bool, loss: bool,
    **options: Any,
) -> int:  # fmt: skip
    """Export claims or events; the filters are those of `claims` and `events`.

    \b
    Claims:  jsonl (as `read` prints them), csv, geojson, parquet, plover
    Events:  acled (its 31 columns), kml, timemap; xlsx has both, a sheet each

    What a format cannot carry is counted with --loss. plover and acled are codings by rule
    of what a machine read: no person has reviewed them.

    \b
    Examples:
      vedette export geojson --since 2031-05-01 -o claims.geojson
      vedette export acled --loss -o events.csv
    """
    from vedette.showing.exchange.formats import BINARY, export
    from vedette.showing.exchange.parcel import tellings
    from vedette.showing.exchange.publish_safe import publish_safe as made_safe

    if output is not None:
        check_target(Path(output), [workspace_path(workspace)])
    elif kind in BINARY and sys.stdout.isatty():
        raise UsageError("V507", f"{kind} is no text; write it to a file with -o FILE")
    wanted = filter_of(options)
    with open_workspace(workspace) as store:
        evidence = tuple(store.claims(wanted))
        events = tuple(store.events(wanted))
        known = {item.claim.id: item for item in store.claims()}
    if publish_safe:
        evidence, _ = made_safe(evidence, ())
        everything, events = made_safe(known.values(), events)
        known = {item.claim.id: item for item in everything}
    done = export(kind, tellings(events, known), evidence)
    if output is None:
        click.echo(done.content, nl=False)
    else:
        write_bytes(Path(output), done.content)
        say(f"wrote {output}: {some(done.rows, done.noun)}")
    if loss:
        _say_losses(kind, done)
        if output is not None and kind != "jsonl":
            beside = Path(f"{output}.claims.jsonl")
            full = export("jsonl", (), tuple(known.values()) if kind in _OF_EVENTS else evidence)
            write_bytes(beside, full.content)
            say(f"wrote {beside}: {some(full.rows, 'claim')} with every field and its words")
    return 0


_OF_EVENTS = frozenset({"acled", "kml", "timemap", "xlsx"})


def _say_losses(kind: str, done: Exported) -> None:
    if not done.losses:
        say(f"{kind} carries everything")
    for loss in done.losses:
        say(f"not carried by {kind}: {loss.what}: {loss.count} ({loss.went})")
