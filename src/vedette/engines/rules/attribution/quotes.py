"""Direct quotations: where words stand between quotation marks."""

from __future__ import annotations

import re

from vedette.records.spans import Span

# A name, a nickname or a scare quote is shorter; a clause is not.
_SHORTEST_WORDS = 4
_LONGEST_MARK = 3
_MARKS = re.compile(r"“|”|(?<![^\s(\[{—–-])[\"'‘]{1,3}(?=\S)|[\"]{1,3}|''")
_WORD = re.compile(r"\w+")
_OPENING, _CLOSING, _EITHER = 1, -1, 0


def quotations(text: str, paragraphs: tuple[Span, ...]) -> tuple[Span, ...]:
    """Find the direct quotations of a text, marks left out.

    Curly and straight double marks are paired inside a paragraph. A quotation that opens
    a paragraph and is not closed in it runs to the paragraph's end (the custom of long
    quotations, where the next paragraph opens with a mark again); one that is left open
    elsewhere is a slip and not read. Single marks are not
    read: they are apostrophes more often than quotations.

    Returns:
        The quotations of four words or more, in order; none overlap.
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        found.extend(_in_paragraph(text, paragraph))
    return tuple(
        span for span in found if len(_WORD.findall(text, span.start, span.end)) >= _SHORTEST_WORDS
    )


def _in_paragraph(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    opened: int | None = None
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if ("'" in mark and mark != "''") or "‘" in mark:
            continue
        side = _side(text, match.start(), match.end(), mark)
        if opened is None:
            if side != _CLOSING:
                opened = match.end()
        elif side == _OPENING and mark == "“":
            found.append(Span(opened, match.start()))
            opened = match.end()
        else:
            found.append(Span(opened, match.start()))
            opened = None
    if opened is not None and opened - paragraph.start <= _LONGEST_MARK:
        found.append(Span(opened, paragraph.end))
    return found


def _side(text: str, start: int, end: int, mark: str) -> int:
    if mark == "“":
        return _OPENING
    if mark == "”":
        return _CLOSING
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isspace() and not after.isspace():
        return _OPENING
    if not before.isspace() and after.isspace():
        return _CLOSING
    return _EITHER
