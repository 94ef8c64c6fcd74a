"""The main job in a few commands: read dispatches, group them, see who contradicts whom, write a brief.

    python examples/demo.py

Everything is done with the command line that a user has; each command is shown before it runs.
The dispatches are invented (examples/dispatches/README.md). Results lie in demo-out/.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent
OUT = ROOT / "demo-out"
DISPATCHES = Path("examples") / "dispatches"
VEDETTE = Path(sys.executable).with_name("vedette")

TEXTS = (
    ("foreign-ministry.txt", "Syrian Foreign Ministry", "2031-04-13"),
    ("monitor-bulletin.txt", "Coast and Steppe Monitor", "2031-04-16"),
)
"""Text files carry no outlet and no date: file, outlet, day of publication."""


CLOCK = datetime(2031, 4, 20, 6, tzinfo=UTC)
"""The demo's present: the dispatches are of April 2031, and no report is of tomorrow."""


def run(*words: str | Path, shown: bool = True) -> str:
    """Show a command, run it in the demo's workspace, and stop the demo if it fails.

    Returns:
        What it printed, when that is not to be shown.
    """
    line = shlex.join(map(str, words))
    click.secho(f"\n$ vedette {line}", bold=True)
    ours = {
        "VEDETTE_WORKSPACE": str(OUT / "demo.vedette"),
        "SOURCE_DATE_EPOCH": str(int(CLOCK.timestamp())),
    }
    done = subprocess.run(  # noqa: S603 - our own command with words from this file
        [VEDETTE, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **ours},
        stdout=None if shown else subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        click.echo(f"the demo stops: exit code {done.returncode}", err=True)
        sys.exit(done.returncode)
    return done.stdout or ""


def list_events(lines: str) -> None:
    """Print events with the number of origins behind each, the best supported first."""
    events = [json.loads(line) for line in lines.splitlines()]
    told = [event for event in events if int(event["claims"]) > 1]
    told.sort(key=lambda e: (-int(e["origins"]), -int(e["claims"]), e.get("first", ""), e["id"]))
    click.echo("origins  claims  event")
    for event in told:
        parts = (event.get(key, "") for key in ("when", "type", "who", "where", "status"))
        said = ", ".join(part for part in parts if part)
        click.echo(f"{event['origins']:>7}  {event['claims']:>6}  {said}")
        click.secho(f"{'':17}“{event['quote']}”", dim=True)
    click.echo(f"{'':17}and {len(events) - len(told)} events that one claim tells of")


def event_with(words: str) -> str:
    """The id of the event with the most claims in which all these words stand."""
    lines = run("events", "--text", words, "--format", "jsonl", shown=False).splitlines()
    return str(max((json.loads(line) for line in lines), key=lambda e: int(e["claims"]))["id"])


def list_changes(lines: str) -> None:
    """Print what changed but for what is new, a line for each."""
    changes = [json.loads(line) for line in lines.splitlines()]
    for change in changes:
        if change["change"] != "new":
            told = change.get("told") or change.get("sentence", "")
            click.echo(f"{change['change']:<14} {told}")
            click.secho(f"{'':<14} “{change['quote']}”", dim=True)
    click.echo(f"{'':<14} and {sum(c['change'] == 'new' for c in changes)} new events")


def show_disputes() -> None:
    """A copy counted once, two letters that contradict, a corrected toll, who holds what."""
    withdrawal = event_with("Turkish troops Manbij")
    run("origins", withdrawal, "--format", "table")
    run("against", event_with("shelled Arima"), "--format", "table")
    run("against", event_with("fuel depot killed"), "--format", "table")
    run("why", withdrawal, "--format", "table")
    run("sites", "--format", "table")
    run("deliveries", "--format", "table")
    list_changes(run("diff", "--since", "2031-04-14", "--format", "jsonl", shown=False))


def main(argv: Sequence[str]) -> None:
    """Add the dispatches, print the brief, list the events, write both pages."""
    if argv:
        click.echo(__doc__)
        sys.exit(2)
    OUT.mkdir(exist_ok=True)
    for left in OUT.glob("demo.vedette*"):
        left.unlink()
    pages = sorted((ROOT / DISPATCHES).glob("*.html"))
    lines = sorted((ROOT / DISPATCHES).glob("*.jsonl"))
    run("add", *(DISPATCHES / path.name for path in (*lines, *pages)))
    for name, outlet, day in TEXTS:
        run("add", DISPATCHES / name, "--outlet", outlet, "--published", day)
    run("brief")
    list_events(run("events", "--format", "jsonl", shown=False))
    show_disputes()
    run("brief", "-o", Path("demo-out") / "brief.html")
    report = DISPATCHES / "barada-courier-withdrawal.html"
    run("read", report, "--html", Path("demo-out") / "report.html", shown=False)
    click.secho("\nWritten:", bold=True)
    click.echo(f"  {OUT / 'brief.html'}   the brief: every sentence cited, with a map")
    click.echo(f"  {OUT / 'report.html'}  one report with its claims marked")
    click.echo(f"  {OUT / 'demo.vedette'}  the workspace: try `vedette -w` with it")


if __name__ == "__main__":
    main(sys.argv[1:])
