"""`vedette stories`: which reports tell of the same happening; no workspace."""

from __future__ import annotations

from datetime import date

import click

from vedette.cli.options import inputs, output_format
from vedette.cli.output import Problems, some
from vedette.cli.report_rows import all_taken, put_rows


@click.command("stories")
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
    """Sort reports into stories; no workspace is touched.

    A story is named by its reports, so that the same reports have the same name in any order.

    \b
    Example:
      vedette stories reports.jsonl --format jsonl
    """
    from vedette.fusion.story_clusters import StoryText, find_stories

    problems = Problems()
    reports = [
        taken.report
        for taken in all_taken(
            items, problems, published=published, outlet=outlet, title=title, mapping=mapping
        )
    ]
    stories = find_stories(
        [StoryText(name=r.name, text=r.text, title=r.title, published=r.published) for r in reports]
    )
    told = f"{some(len(reports), 'report')}, stories: {len(set(stories)):,}"
    rows = [
        {"doc": report.name, "story": story} for report, story in zip(reports, stories, strict=True)
    ]
    put_rows(told, ("doc", "story"), rows, rows, format_)
    return problems.exit_code
