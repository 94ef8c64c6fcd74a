"""Cutting a very long document into sections, so that reading time grows with its length only."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.records.documents import Document
from vedette.records.shifting import shifted
from vedette.records.spans import Span

# Code points of a section. News reports are far shorter, so they are one section; what a reader
# of the first page of a book needs to know is not on its last.
SECTION = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of a document as a document of its own; `start` is its offset in the whole."""

    start: int
    document: Document


def sections_of(document: Document) -> tuple[Section, ...]:
    """Cut a document between sentences into sections of about `SECTION` code points.

    A report of ordinary length is one section: the document itself. A section keeps the report's
    metadata and the words of its dateline and stamps; its spans count from its own start.
    """
    if len(document.report.text) <= SECTION:
        return (Section(start=0, document=document),)
    groups: list[list[Span]] = []
    for sentence in document.sentences:
        if not groups or sentence.end - groups[-1][0].start > SECTION:
            groups.append([])
        groups[-1].append(sentence)
    return tuple(_section(document, tuple(group)) for group in groups)


def _section(document: Document, sentences: tuple[Span, ...]) -> Section:
    start, end = sentences[0].start, sentences[-1].end
    whole = Span(start, end)
    paragraphs = tuple(
        Span(max(start, paragraph.start), min(end, paragraph.end))
        for paragraph in document.paragraphs
        if paragraph.overlaps(whole)
    )
    text = document.report.text[start:end]
    return Section(
        start=start,
        document=replace(
            document,
            report=replace(document.report, text=text),
            sentences=shifted(sentences, -start),
            paragraphs=shifted(paragraphs, -start),
            furniture=(),
        ),
    )
