"""Digests: lines of news that name their outlets in brackets at the end."""

from __future__ import annotations

import re

from vedette.engines.rules.attribution.scopes import Attribution
from vedette.engines.rules.attribution.source_kinds import names_outlet, source_kind
from vedette.records.documents import SourceKind, TaggedSource
from vedette.records.spans import Span

BRACKETS = "source brackets"

_BRACKETS = re.compile(r"(?:,?\s*[(\[][^()\[\]\n]{2,70}[)\]])+[\s.]*$")
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,70})[)\]]")
_VIA = re.compile(r"\s+via\s+|\s+through\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*[,;]\s*")
_NOT_OUTLET = re.compile(
    r"(?i:source|photo|image|pictured?|file|updated?|read|see|video|credit|reporting|editing|"
    r"local time|live|more)\b|[a-z\W]|\d{4}$|\d+$"
)
_FEWEST_LINES = 2


def bracket_sources(text: str, paragraphs: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Attribute each line of a digest to the outlets in the brackets at its end.

    "(AP via The Hindu)" gives the conveyor first. Outlets side by side are all listed, in
    printed order. A report is a digest when two lines or more end in such brackets; in another
    text only brackets with outlets of our table count, and not in its last line, where they
    credit the text.
    """
    lines = [(line, _outlets(text, line)) for line in paragraphs]
    marked = [(line, outlets) for line, outlets in lines if outlets]
    digest = len(marked) >= _FEWEST_LINES
    found: list[Attribution] = []
    for line, outlets in marked:
        known = all(names_outlet(tuple(o.cut(text).split())) for o in outlets)
        if not digest and not (known and line == paragraphs[0] and len(paragraphs) == 1):
            continue
        found.append(
            Attribution(
                scope=Span(line.start, min(o.start for o in outlets)),
                sources=tuple(TaggedSource(span=s, kind=_kind(s.cut(text))) for s in outlets),
                rule=BRACKETS,
            )
        )
    return tuple(found)


def _kind(name: str) -> SourceKind:
    """Media, but for a monitor that is named in the place of an outlet."""
    words = tuple(name.split())
    monitor = not names_outlet(words) and source_kind(words) == "monitor"
    return "monitor" if monitor else "media"


def _outlets(text: str, line: Span) -> tuple[Span, ...]:
    tail = _BRACKETS.search(text, line.start, line.end)
    if tail is None:
        return ()
    found: list[Span] = []
    for bracket in _BRACKET.finditer(text, tail.start(), tail.end()):
        start, end = bracket.span(1)
        if _NOT_OUTLET.match(text[start:end].strip()):
            continue
        found.extend(_parts(text, start, end))
    return tuple(found)


def _parts(text: str, start: int, end: int) -> list[Span]:
    parts: list[Span] = []
    for piece in _pieces(text, start, end, _SPLIT):
        chain = _pieces(text, piece.start, piece.end, _VIA)
        parts.extend(reversed(chain))
    return parts


def _pieces(text: str, start: int, end: int, cut: re.Pattern[str]) -> list[Span]:
    pieces: list[Span] = []
    at = start
    for match in cut.finditer(text, start, end):
        pieces.append(Span(at, match.start()))
        at = match.end()
    pieces.append(Span(at, end))
    return [piece for piece in pieces if piece.cut(text).strip()]
