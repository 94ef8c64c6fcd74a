"""The main job in a few commands: read dispatches, group them, write a cited brief.

    python examples/demo.py

Everything is done with the command line that a user has; each command is shown before it runs.
The dispatches are invented (examples/dispatches/README.md). Results lie in demo-out/.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
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


def run(*words: str | Path) -> None:
    """Show a command, run it in the demo's workspace, and stop the demo if it fails."""
    click.secho(f"\n$ vedette {' '.join(map(str, words))}", bold=True)
    workspace = str(OUT / "demo.vedette")
    done = subprocess.run(  # noqa: S603 - our own command with words from this file
        [VEDETTE, *map(str, words)],
        cwd=ROOT,
        env={**os.environ, "VEDETTE_WORKSPACE": workspace},
        check=False,
    )
    if done.returncode:
        click.echo(f"the demo stops: exit code {done.returncode}", err=True)
        sys.exit(done.returncode)


def main(argv: Sequence[str]) -> None:
    """Add the dispatches, list the events, print the brief, write both pages."""
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
    run("events", "--format", "table")
    run("brief")
    run("brief", "-o", Path("demo-out") / "brief.html")
    report = DISPATCHES / "barada-courier-withdrawal.html"
    run("read", report, "--html", Path("demo-out") / "report.html", "--format", "table")
    click.secho("\nWritten:", bold=True)
    click.echo(f"  {OUT / 'brief.html'}   the brief: every sentence cited, with a map")
    click.echo(f"  {OUT / 'report.html'}  one report with its claims marked")
    click.echo(f"  {OUT / 'demo.vedette'}  the workspace: try `vedette -w` with it")


if __name__ == "__main__":
    main(sys.argv[1:])
