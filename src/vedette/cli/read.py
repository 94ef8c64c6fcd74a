"""`vedette read`: the claims of reports, with no workspace."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.files import check_target, write_text
from vedette.cli.options import inputs, output_format, reads_with
from vedette.cli.output import CsvSink, Problems, chosen, put_json, say, some
from vedette.cli.progress import progress
from vedette.cli.reading import read_each
from vedette.cli.screen import put_table
from vedette.cli.taking import taken_from
from vedette.records.events import Evidence
from vedette.records.reports import Failure

if TYPE_CHECKING:
    from vedette.config import Engine
    from vedette.pipeline import ReadReport

COLUMNS = ("when", "what", "claim", "per", "quote")


@click.command("read")
@inputs
@output_format("table", "jsonl", "csv")
@click.option("--html", "page", metavar="FILE", help="Write the report with its claims marked.")
@click.option("--keep-all", is_flag=True, help="Read page furniture (teasers, share lines) too.")
@reads_with
@click.option("--processes", type=click.IntRange(min=0), default=0, help="0: one per core.")
def command(
    items: tuple[str, ...],
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    format_: str | None,
    page: str | None,
    keep_all: bool,
    engine: Engine,
    processes: int,
) -> int:
    """Read reports and print their claims; no workspace is touched.

    INPUT is a file, a folder, a URL or - for standard input: .txt .html .pdf .jsonl .csv .xlsx
    .eml, feeds (.xml .rss .atom) and web archives (.warc .warc.gz).

    \b
    Examples:
      vedette read report.txt --published 2031-05-14
      vedette read reports/ --format jsonl > claims.jsonl
      vedette read page.html --html marked.html
      cat report.txt | vedette read - --published 2031-05-14

    In JSON Lines there is one line per report, in input order; spans count code points of the
    text. An input that fails is named on stderr, the rest goes on, and the exit code is 1.
    """
    if page:
        check_target(Path(page), items)
    problems = Problems()
    form = chosen(format_)
    sink = CsvSink(claim_columns()) if form == "csv" else None
    pages: list[ReadReport] = []
    hidden = form == "table" and sys.stdout.isatty()
    with progress("reading reports", hidden=hidden) as steps:
        for done in read_all(
            items, problems, published, outlet, title, mapping, keep_all, engine, processes
        ):
            steps.step()
            show(done, form, sink)
            if page:
                pages.append(done)
    if page:
        write_pages(Path(page), pages)
    return problems.exit_code


def read_all(
    items: tuple[str, ...],
    problems: Problems,
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    keep_all: bool,
    engine: Engine,
    processes: int,
) -> Iterator[ReadReport]:
    """Take and read the inputs; what fails is said and counted."""
    taken = taken_from(
        items, problems, published=published, outlet=outlet, title=title, mapping=mapping
    )
    reports = (found.report for found in taken)
    for done in read_each(reports, keep_all=keep_all, engine=engine, processes=processes):
        if isinstance(done, Failure):
            problems.say(done)
        else:
            yield done


def claim_columns() -> tuple[str, ...]:
    """Columns of claims as CSV."""
    from dataclasses import fields

    from vedette.showing.tables import ClaimRow

    return tuple(field.name for field in fields(ClaimRow))


def show(done: ReadReport, form: str, sink: CsvSink | None) -> None:
    """Print the claims of one report."""
    report = done.document.report
    if form == "jsonl":
        from vedette.showing.claim_lines import report_json

        put_json(report_json(report.name, done.claims))
        return
    found = evidence_of(done)
    if sink is not None:
        from vedette.showing.plain import row_cells
        from vedette.showing.tables import claim_row

        for evidence in found:
            sink.put(row_cells(claim_row(evidence)))
        return
    day = f", published {report.published}" if report.published else ", no publication date"
    put_table(f"{report.name}{day}: {some(len(found), 'claim')}", COLUMNS, map(claim_cells, found))


def claim_cells(evidence: Evidence) -> dict[str, str]:
    """The cells of a claim in a table: what is not said or did not resolve says so."""
    from vedette.showing import plain
    from vedette.showing.wording import say_time

    cells = plain.claim_cells(evidence)
    return cells | {"when": say_time(evidence.claim.time) or "no day said"}


def evidence_of(done: ReadReport) -> list[Evidence]:
    """The claims of one report with what rows need of it."""
    report = done.document.report
    return [
        Evidence(
            claim=claim,
            report_name=report.name,
            outlet=report.outlet,
            published=report.published.isoformat() if report.published else "",
            text=report.text,
            credits=tuple(words.text for words in done.document.credits),
        )
        for claim in done.claims
    ]


def write_pages(path: Path, pages: list[ReadReport]) -> None:
    """Write one page to the file, or several beside it as NAME-1.html, NAME-2.html ..."""
    from vedette.lexicon.outlines import outlines
    from vedette.showing.report_page import report_page

    for number, done in enumerate(pages, 1):
        target = path if len(pages) == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        text = report_page(done.document.report, done.document, done.claims, outlines=outlines())
        write_text(target, text)
        say(f"wrote {target}")
