"""Report -> Document: what is story, what is furniture, where sentences begin and end."""

from __future__ import annotations

from vedette.reading.furniture import find_furniture, lines_of
from vedette.reading.heads import find_byline, find_credits, find_dateline
from vedette.reading.sentences import split_sentences
from vedette.records.documents import Document, Furniture
from vedette.records.reports import Report
from vedette.records.spans import Span, Words, words_at

# Code points; the longest sentences of news agencies have about half of this.
LONGEST_SENTENCE = 1_200


def lay_out(report: Report, *, keep_all: bool = False) -> Document:
    """Lay a report out for reading.

    Args:
        report: the report; its text is not changed.
        keep_all: read page furniture too (it is still marked).

    Returns:
        The document. Sentences are in order, do not overlap, and leave out the dateline, the
        byline and, unless `keep_all`, the furniture.
    """
    text = report.text
    lines = lines_of(text)
    furniture = find_furniture(text, lines)
    byline = find_byline(text, lines)
    dateline = find_dateline(text, _possible_starts(text, lines, furniture))
    credit_lines = find_credits(text, lines)
    skipped = [] if keep_all else [item.span for item in furniture]
    skipped += [words.span for words in credit_lines if words.span in lines]
    if byline is not None:
        skipped.append(byline.span)
    if dateline is not None:
        skipped.append(dateline.span)
    paragraphs = tuple(part for line in lines for part in _without(line, skipped, text))
    return Document(
        report=report,
        sentences=tuple(
            piece
            for paragraph in paragraphs
            for part in split_sentences(paragraph.cut(text))
            for piece in _pieces(
                text, Span(part.start + paragraph.start, part.end + paragraph.start)
            )
        ),
        paragraphs=paragraphs,
        furniture=furniture,
        dateline=dateline,
        byline=byline,
        credits=_credits(credit_lines, dateline.agency if dateline else None, furniture, text),
        stamps=tuple(words_at(text, item.span) for item in furniture if item.kind == "timestamp"),
    )


def _possible_starts(
    text: str, lines: tuple[Span, ...], furniture: tuple[Furniture, ...]
) -> tuple[int, ...]:
    """A dateline opens a line near the top, or follows furniture or a headline inside one."""
    starts = [line.start for line in lines[:8]]
    for item in furniture[:8]:
        at = item.span.end
        while at < len(text) and text[at].isspace():
            at += 1
        starts.append(at)
    return tuple(dict.fromkeys(starts))


def _pieces(text: str, sentence: Span) -> list[Span]:
    """A sentence, or what it is cut into when it runs on beyond all measure.

    It is cut after the last comma or semicolon before the limit, else at the last blank, else
    at the limit.
    """
    pieces: list[Span] = []
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        limit = start + LONGEST_SENTENCE
        cut = max(text.rfind(mark, start + 1, limit) for mark in (", ", "; "))
        if cut <= start:
            cut = text.rfind(" ", start + 1, limit)
        end = cut + 1 if cut > start else limit
        pieces.append(_trimmed(text, start, end))
        start = end
    pieces.append(_trimmed(text, start, sentence.end))
    return [piece for piece in pieces if piece.start < piece.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _without(line: Span, skipped: list[Span], text: str) -> list[Span]:
    """What is left of a line when the skipped stretches are taken out, trimmed."""
    parts: list[Span] = []
    at = line.start
    for span in sorted(skipped):
        if span.end <= at or span.start >= line.end:
            continue
        parts.append(Span(at, max(at, span.start)))
        at = span.end
    parts.append(Span(at, max(at, line.end)))
    trimmed = [_trimmed(text, part.start, part.end) for part in parts]
    return [part for part in trimmed if part.start < part.end]


def _credits(
    lines: tuple[Words, ...], agency: Words | None, furniture: tuple[Furniture, ...], text: str
) -> tuple[Words, ...]:
    found = list(lines)
    if agency is not None:
        found.insert(0, agency)
    known = {words.span for words in found}
    found += [
        words_at(text, item.span)
        for item in furniture
        if item.kind == "wires line" and item.span not in known
    ]
    return tuple(found)
