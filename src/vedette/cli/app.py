"""The command group: commands are imported when they are called, so that start-up stays quick."""

from __future__ import annotations

import importlib
from typing import Any, cast

import click

from vedette import __version__
from vedette.cli.streams import reader_watched

COMMANDS = {
    "read": "Read reports and print their claims; no workspace.",
    "places": "Print only the place names of reports, with coordinates.",
    "times": "Print only the time expressions of reports, normalised.",
    "add": "Read reports into the workspace.",
    "feeds": "Take reports from feeds; say how the feeds do.",
    "alert": "Standing questions about what comes in.",
    "reports": "List the reports of the workspace.",
    "claims": "List claims: who did what to whom, where, when, according to whom.",
    "events": "List events: claims about the same happening, with their origins.",
    "sites": "List sites: who holds them since when, and who says otherwise.",
    "moves": "List movements and sightings: who, from where, to where, when.",
    "deliveries": "List deliveries: expected, under way, arrived, stalled, overdue.",
    "show": "Show one report, claim, event or site with the words that prove it.",
    "why": "Say why a claim, event or site is believed: rules, joins, reviews.",
    "against": "Show what speaks against a claim, event or site, side by side.",
    "origins": "Show the independent origins behind an event, a claim or a report.",
    "compare": "Compare what reports say of the same happenings, slot by slot; no workspace.",
    "stories": "Sort reports into stories; no workspace.",
    "lineage": "Say who copied, credits and cites whom; no workspace.",
    "link": "Join given mentions of the same event; no workspace.",
    "brief": "Write a brief in which every sentence is cited.",
    "diff": "List what changed since a day: new, grown, corrected, contradicted, stalled.",
    "review": "Accept, reject or correct a claim; sign an assessment of a site.",
    "merge": "Decide that two events are one.",
    "split": "Decide that claims of an event are another.",
    "undo": "Take back a decision, by its number in the log.",
    "log": "List what was done and decided, with the numbers for undo.",
    "gazetteer": "Look up places; add layers of your own.",
    "model": "Print the card of the engine model: data, licence, figures.",
    "import": "Import rows of acled, ucdp or gdelt, to compare with.",
    "export": "Export claims or events for other programs.",
    "serve": "Open the workspace as a web app on this machine.",
}

_MODULES = {"import": "importing"}
"""Modules that cannot bear the name of their command."""


class _Lazy(click.Group):
    """A group whose commands live in modules of their own name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"vedette.cli.{_MODULES.get(cmd_name, cmd_name)}")
        return cast("click.Command", module.command)

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        with reader_watched():  # --help and --version are answered here
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        with reader_watched():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="vedette %(version)s")
@click.option(
    "-w",
    "--workspace",
    metavar="FILE",
    help="The workspace, one file. Default: $VEDETTE_WORKSPACE, else ./situation.vedette.",
)
@click.pass_context
def vedette(ctx: click.Context, workspace: str | None) -> None:
    """Read news reports about a conflict and keep an evidence base that can be checked.

    Every claim comes with the exact words that prove it, according to whom, how surely, when
    and where. Nothing leaves this machine; an address is fetched only when you give one.

    \b
    Try:
      vedette read report.txt --published 2031-05-14
      vedette read report.txt --html report.html
      vedette add reports/ && vedette events && vedette brief -o brief.html

    Data goes to stdout (a table on a terminal, JSON Lines in a pipe), talk to stderr.
    Exit codes: 0 ok, 1 error, 2 usage, 3 a check failed or an alert fired.
    """
    ctx.obj = workspace
