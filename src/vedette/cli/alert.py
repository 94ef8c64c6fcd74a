"""`vedette alert`: standing questions about what comes in."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from vedette.cli.alerting import run_alerts
from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import filter_of, filters, in_workspace, output_format
from vedette.cli.output import say, some
from vedette.errors import UsageError

if TYPE_CHECKING:
    from vedette.records.watches import Alert

COLUMNS = ("name", "filter", "to", "seen", "fired")


@click.group("alert")
def command() -> None:
    """Standing questions: which new claims pass a filter.

    Alerts run after `add` and `feeds run`.

    \b
    Example:
      vedette alert add tartus --near Tartus --km 30
    """


@command.command("add")
@click.argument("name")
@filters
@click.option("--to", "file", default="", metavar="FILE", help="Add lines of JSON to a file.")
@click.option(
    "--command", "program", default="", metavar="CMD",
    help="Start a program with the lines on its standard input (no shell).",
)  # fmt: skip
@in_workspace
def add(workspace: str | None, /, name: str, file: str, program: str, **options: Any) -> int:
    """Add an alert, or replace the one of that name; it looks at what comes in from now on.

    The filters are those of `claims`. Each line holds the claim, its quote and according to
    whom. With neither --to nor --command the lines are printed.

    \b
    Examples:
      vedette alert add tartus --near Tartus --km 30 --type RETREAT,MOVE
      vedette alert add strikes --type ASSAULT --to strikes.jsonl
    """
    from vedette.config import now, workspace_path
    from vedette.records.watches import Alert
    from vedette.store import Workspace

    if file and program:
        raise UsageError("V511", "give --to or --command, not both")
    try:
        words = tuple(shlex.split(program))
    except ValueError as error:
        raise UsageError("V511", f"--command {program!r}: {error}; close its quotes") from None
    moment = now()
    alert = Alert(
        name=name, wanted=filter_of(options), to=str(Path(file).resolve()) if file else "",
        command=words, added_at=moment, seen_until=moment,
    )  # fmt: skip
    with Workspace.create_or_open(workspace_path(workspace)) as store:
        store.alerts.put(alert)
    say(f"added alert {name}: {_filter_words(alert) or 'every new claim'}")
    return 0


@command.command("run")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@in_workspace
def run(workspace: str | None, /, names: tuple[str, ...]) -> int:
    """Run alerts now: all, or those named. Exit code 3 when one fired."""
    from vedette.config import workspace_path
    from vedette.store import Workspace

    with Workspace.create_or_open(workspace_path(workspace)) as store:
        known = {alert.name for alert in store.alerts.all()}
        missing = [name for name in names if name not in known]
        if missing:
            raise UsageError("V512", f"no alert {missing[0]!r}; `vedette alert list` lists them")
        return 3 if run_alerts(store, names) else 0


@command.command("list")
@output_format("table", "jsonl", "csv")
@in_workspace
def list_(workspace: str | None, /, format_: str | None) -> int:
    """List the alerts."""
    with open_workspace(workspace) as store:
        rows = [_row(alert) for alert in store.alerts.all()]
    put_rows(format_, rows, title=lambda n: some(n, "alert"), columns=COLUMNS, shown=COLUMNS)
    return 0


@command.command("remove")
@click.argument("name")
@in_workspace
def remove(workspace: str | None, /, name: str) -> int:
    """Remove an alert."""
    from vedette.config import workspace_path
    from vedette.store import Workspace

    with Workspace.create_or_open(workspace_path(workspace)) as store:
        if not store.alerts.drop(name):
            raise UsageError("V512", f"no alert {name!r}; `vedette alert list` lists them")
    say(f"removed alert {name}")
    return 0


def _row(alert: Alert) -> dict[str, str]:
    return {
        "name": alert.name,
        "filter": _filter_words(alert),
        "to": alert.to or shlex.join(alert.command) or "printed",
        "seen": f"{alert.seen_until:%Y-%m-%d %H:%M}",
        "fired": str(alert.fired),
    }


def _filter_words(alert: Alert) -> str:
    """The parts of the filter that are set: "type=MOVE near=34.9,35.9,25"."""
    parts = []
    for key, value in msgspec.to_builtins(alert.wanted).items():
        if value in (None, ""):
            continue
        shown = ",".join(f"{v:g}" for v in value) if isinstance(value, list | tuple) else value
        parts.append(f"{key}={shown}")
    return " ".join(parts)
