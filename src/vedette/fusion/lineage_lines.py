"""Lineage of reports as lines: what each took from which other, whom it credits, whom it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vedette.fusion.copies import PrintedReport, find_report_copies
from vedette.fusion.named_origins import named_origins
from vedette.records.claims import Source
from vedette.records.documents import Document
from vedette.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedReport:
    """A report laid out, and who its claims are according to."""

    document: Document
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageLine:
    """One step of lineage, away from the report.

    `to` is the name of a report for copies, else of an origin. `spans` are in the report
    `from_`: the words that were taken, or that name the origin. For copies `to_spans` are the same
    words in the other report and `containment` is their share of the shorter one, 0 to 1.
    """

    from_: str
    to: str
    kind: Literal["copy", "partial_copy", "credit", "cites"]
    spans: tuple[Span, ...]
    to_spans: tuple[Span, ...] = ()
    containment: float | None = None


def lineage_lines(reports: Sequence[SourcedReport]) -> tuple[LineageLine, ...]:
    """The lineage of reports among each other and to the origins that they name.

    Args:
        reports: the reports, in any order; one that is given twice (name and text) counts once.

    Returns:
        For each report, in the order given, its copies and then the origins that it names. Near
        copies of one text beyond a few dozen are each paired with the first only.
    """
    once = {(r.document.report.name, r.document.report.text): r for r in reversed(reports)}
    kept = list(reversed(once.values()))
    printed = [_printed(report.document) for report in kept]
    lines: list[list[LineageLine]] = [[] for _ in kept]
    for copy in find_report_copies(printed):
        lines[copy.later].append(
            LineageLine(
                from_=printed[copy.later].name,
                to=printed[copy.earlier].name,
                kind=copy.kind,
                spans=copy.spans,
                to_spans=copy.earlier_spans,
                containment=copy.containment,
            )
        )
    for report, own in zip(kept, lines, strict=True):
        own.sort(key=lambda line: (line.to, line.spans))
        own += [
            LineageLine(
                from_=report.document.report.name,
                to=origin.name,
                kind=origin.kind,
                spans=origin.spans,
            )
            for origin in named_origins(report.document, report.sources)
        ]
    return tuple(line for own in lines for line in own)


def _printed(document: Document) -> PrintedReport:
    report = document.report
    dateline = document.dateline
    agency = (dateline.agency.text,) if dateline and dateline.agency else ()
    return PrintedReport(
        name=report.name,
        text=report.text,
        published=report.published.isoformat() if report.published else "",
        outlet=report.outlet,
        credits=(*agency, *(words.text for words in document.credits)),
    )
