"""`vedette brief`: what the evidence says, every sentence cited."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from vedette.cli.listing import open_workspace
from vedette.cli.options import Day, in_workspace
from vedette.cli.output import console, printable, say
from vedette.errors import UsageError
from vedette.records.filters import Filter


@click.command("brief")
@click.option("--since", type=Day(), metavar="D", help="Events from that day on.")
@click.option("--until", type=Day(), metavar="D", help="Events up to that day.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="FILE.md or FILE.html; else plain text on a terminal, Markdown in a pipe.",
)
@click.option("--title", default="", metavar="T", help="Title of the brief.")
@in_workspace
def command(
    workspace: str | None, since: date | None, until: date | None, output: str | None, title: str
) -> int:
    """Write a brief: what happened, by kind and day, every sentence cited.

    Each sentence says according to whom, how surely, and from how many independent origins,
    and leads to the quoted words. A grade such as F3 is reliability and credibility on the
    Admiralty scale: F until a person grades the source, 1 to 6 as a rule suggests. Denials, open questions and plans stand apart from what is
    stated as fact. The HTML page holds a map and a timeline and needs nothing else.

    \b
    Examples:
      vedette brief
      vedette brief --since 2031-05-01 -o brief.html
    """
    from vedette.fusion.deciding import standing
    from vedette.fusion.grades import grade_event, registry_of
    from vedette.showing.brief import lay_out_brief
    from vedette.showing.brief_html import brief_html
    from vedette.showing.brief_markdown import brief_markdown

    wanted = Filter(since=since, until=until)
    with open_workspace(workspace) as store:
        evidence = {item.claim.id: item for item in store.claims()}
        registry = registry_of(standing(store.decisions()))
        events = list(store.events(wanted))
        laid_out = lay_out_brief(
            events,
            evidence,
            reports=list(store.reports()),
            title=title,
            since=since.isoformat() if since else "",
            until=until.isoformat() if until else "",
            grades={e.id: grade_event(e, evidence, registry=registry).code for e in events},
        )
    if output is None:
        if sys.stdout.isatty():
            from vedette.showing.brief_text import brief_text

            click.echo(printable(brief_text(laid_out, width=console().width)), nl=False)
        else:
            click.echo(brief_markdown(laid_out), nl=False)
        return 0
    from vedette.cli.files import write_text
    from vedette.lexicon.outlines import outlines

    path = Path(output)
    if path.suffix.lower() in (".html", ".htm"):
        write_text(path, brief_html(laid_out, outlines()))
    elif path.suffix.lower() in (".md", ".markdown"):
        write_text(path, brief_markdown(laid_out))
    else:
        raise UsageError("V504", f"cannot tell the format of {output!r}; expected .md or .html")
    say(f"wrote {path}")
    return 0
