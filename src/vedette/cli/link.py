"""`vedette link`: which given mentions of events are of the same event; no workspace."""

from __future__ import annotations

from datetime import date

import click

from vedette.cli.options import inputs, output_format
from vedette.cli.output import Problems, some
from vedette.cli.report_rows import all_taken, put_rows

COLUMNS = ("doc", "start", "end", "text", "event")


@click.command("link")
@inputs
@output_format("table", "jsonl", "csv")
def command(
    items: tuple[str, ...],
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    format_: str | None,
) -> int:
    """Say which given mentions of events, in one or several reports, are of the same event.

    Lines of JSON Lines say where the mentions are: "mentions": [{"start": 10, "end": 18}]. Mentions
    are joined inside a story only (`vedette stories`).

    \b
    Example:
      vedette link mentions.jsonl --format jsonl
    """
    from vedette.fusion.linking import link_mentions
    from vedette.fusion.mention_facts import LinkedText

    problems = Problems()
    texts = [
        LinkedText(taken.report.name, taken.report.text, taken.mentions)
        for taken in all_taken(
            items, problems, published=published, outlet=outlet, title=title, mapping=mapping
        )
    ]
    rows: list[dict[str, str]] = []
    lines: list[object] = []
    found = link_mentions(texts)
    for text, events in zip(texts, found, strict=True):
        mentions = []
        for span, event in zip(text.mentions, events, strict=True):
            mentions.append({"start": span.start, "end": span.end, "event": event})
            cells = {"doc": text.name, "start": str(span.start), "end": str(span.end)}
            rows.append(cells | {"text": span.cut(text.text), "event": event})
        lines.append({"doc": text.name, "mentions": mentions})
    distinct = {event for events in found for event in events}
    told = f"{some(len(rows), 'mention')}, {some(len(distinct), 'event')}"
    put_rows(told, COLUMNS, rows, lines, format_)
    return problems.exit_code
