"""The brief as plain text for a terminal: the same sentences, with no markup in them."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import fill

from vedette.showing.brief import Brief, Quote, Section
from vedette.showing.brief_items import Item, sentence_text
from vedette.showing.brief_markdown import (
    group_unresolved,
    quote_parts,
    say_counts,
    say_origins,
    say_read_as,
)
from vedette.showing.wording import flat, say_day


def brief_text(brief: Brief, *, width: int = 80) -> str:
    """Write a brief as plain text.

    Args:
        brief: the brief, laid out.
        width: columns of the terminal; lines are broken to fit, at least 40.

    Returns:
        Text that ends in a line break. [n] stands for quote n at its end.
    """
    page = _Page(max(40, width))
    page.title(f"{brief.title}: {brief.period}")
    page.line(f"{brief.readers} {say_counts(brief)}.")
    if brief.glance:
        page.head("Told by more than one origin")
        for item in brief.glance:
            page.line(f"{item.days or 'no day said'}  {sentence_text(item)}, {say_origins(item)}")
    for section in brief.sections:
        _section(page, section, brief)
    if brief.unresolved:
        page.head("Not resolved")
        for title, entries in group_unresolved(brief).items():
            words = "; ".join(f"“{flat(e.words)}” {_cites(e.claim_ids, brief)}" for e in entries)
            page.line(f"{title}: {words}")
    page.head("Reports read")
    for report in brief.reports:
        day = say_day(report.published) or "day not given"
        outlet = report.outlet or "outlet not known"
        page.line(f"{day}  {outlet}, {report.title or report.name}: {report.claims} claims")
    if brief.quotes:
        page.head("Quotes")
        for quote in brief.quotes:
            _quote(page, quote)
    return page.text


class _Page:
    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[str] = []

    @property
    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def title(self, words: str) -> None:
        self._lines += [words, "=" * min(len(words), self._width), ""]

    def head(self, words: str) -> None:
        self._lines += ["", words.upper(), ""]

    def line(self, words: str, indent: int = 0) -> None:
        lead = " " * indent
        self._lines.append(
            fill(flat(words), self._width, initial_indent=lead, subsequent_indent=lead + "  ")
        )


def _section(page: _Page, section: Section, brief: Brief) -> None:
    page.head(section.title)
    page.line(section.note)
    for group in section.groups:
        page.line("")
        page.line(group.family.title)
        for item in group.items:
            _item(page, item, brief)
    if section.differing:
        page.line("")
        page.line("Figures that differ")
        for item in section.differing:
            page.line(f"{sentence_text(item)}: {_figures(item, brief)}", indent=2)


def _item(page: _Page, item: Item, brief: Brief) -> None:
    page.line(f"{item.days or 'no day said'}  {sentence_text(item)}", indent=2)
    notes = [f"{flat(v.said)} {_cites(v.claim_ids, brief)}" for v in item.voices]
    notes += filter(None, [say_origins(item)])
    if item.figures:
        notes.append(f"figures differ: {_figures(item, brief)}")
    if item.also:
        also = ", ".join(anchor.rsplit("-", 1)[1] for anchor in item.also)
        notes.append(f"the same event is also told as {also}")
    page.line("; ".join(notes), indent=6)


def _figures(item: Item, brief: Brief) -> str:
    return "; ".join(
        f"{f.slot} “{flat(f.words)}” {_cites(f.claim_ids, brief)}" for f in item.figures
    )


def _quote(page: _Page, quote: Quote) -> None:
    source = quote.source
    about = [
        source.outlet or "outlet not known",
        say_day(source.published[:10]) or "no date given",
        source.report_name,
        f"characters {quote.span.start}-{quote.span.end}",
        say_read_as(quote.claims),
    ]
    words = "".join(text for text, _ in quote_parts(quote))
    page.line(f"[{quote.number}] “{flat(words)}”")
    page.line("; ".join(about), indent=4)


def _cites(claim_ids: Iterable[str], brief: Brief) -> str:
    return "".join(f"[{number}]" for number in brief.cites(claim_ids))
