"""The head of a dispatch: dateline, byline, and the agencies credited for the text."""

from __future__ import annotations

import re

from vedette.records.documents import Dateline
from vedette.records.spans import Span, Words, words_at

_DASH = r"(?:\s*(?:-{1,2}|–|—)\s+|\s*(?:–|—)\s*)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
_CITY = r"(?:[A-Z][A-Z'’.-]+|[A-Z]{2,})(?:[ /-][A-Z][A-Z'’.-]*){0,3}"
_REGION = r"(?:,\s*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2}){0,2}"
_AGENCY = r"\((?P<agency>[A-Z][^()\d]{1,40})\)"
_DAY_IN = rf"\((?P<bracket_day>{_DATE})\)"
_DATELINE = re.compile(
    rf"(?P<place>{_CITY}{_REGION})"
    rf"(?:,?\s*(?P<day>{_DATE}))?"
    rf"(?:\s*(?:{_DAY_IN}|{_AGENCY}))?"
    rf"(?:,?\s*(?P<day2>{_DATE}))?"
    rf"(?P<dash>{_DASH}|\s*[:;]\s+)?"
)
_AGENCY_ONLY = re.compile(rf"{_AGENCY}{_DASH}")
_MIXED = re.compile(
    rf"(?P<place>[A-Z][\w'’.-]+(?:[ -][A-Z][\w'’.-]+){{0,2}}{_REGION})"
    rf"(?:,\s*(?P<day>{_DATE}))?\s*(?:{_AGENCY}|/(?P<slash>[A-Z][\w ]{{1,25}})/)(?P<dash>{_DASH}|\s*:\s+)"
)
_BYLINE = re.compile(
    r"(?:by|BY|By)\s+(?:[A-Z][\w.'’-]+(?:\s+(?:al-|el-|de|van|von|bin|and|[A-Z])[\w.'’-]*){1,8})"
    r"(?:\s*[|,/]\s*[A-Z][\w .]{1,40})?(?:\s+in\s+[A-Z][\w -]{1,30})?\.?"
)
_CREDIT_LINE = re.compile(
    r"[\[(]?\s*(?:\(?(?:Additional )?(?:reporting|editing|writing|compiled)\s+by\s.{1,160}"
    r"|(?:with|from)\s+(?:wires?|agencies|(?:inputs?|reports?|reporting|files?)\s+(?:from\s+)?.{1,60}|AFP|AP|Reuters|[A-Z]{2,6})"
    r"|sources?:\s*.{2,60}|[—–-]{1,2}\s*[A-Z][\w .]{1,30})\s*[\])]?\.?",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    r"[.!?\"”]\s+\((?:Source:\s*)?(?P<name>[A-Z][^()]{1,50})\)\s*(?:Twitter|Facebook)?\s*$"
)


def find_dateline(text: str, starts: tuple[int, ...]) -> Dateline | None:
    """Find the dateline of a dispatch: `DAMASCUS (Agency), Dec 13 -`.

    A dateline has a place in capitals, or a place in mixed case with an agency in brackets or
    slashes, and ends in a dash or colon; a place in capitals with agency or day in brackets
    also counts without the dash.

    Args:
        text: the stored text.
        starts: offsets where it may stand: starts of lines, and ends of leading furniture.

    Returns:
        The first dateline found, or None.
    """
    for start in starts:
        for rule in (_DATELINE, _MIXED):
            match = rule.match(text, start)
            if match and _is_dateline(match):
                return _dateline(text, match)
        match = _AGENCY_ONLY.match(text, start)
        if match:
            return Dateline(
                span=Span(match.start(), match.end()),
                agency=words_at(text, Span(*match.span("agency"))),
            )
    return None


def _is_dateline(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    named = parts.get("agency") or parts.get("slash")
    dated = parts.get("day") or parts.get("bracket_day") or parts.get("day2")
    if parts["dash"] is None:
        opens = re.match(r"\s*[\"“A-Z0-9]", match.string[match.end() :][:3])
        return bool(opens and (named or parts.get("bracket_day")))
    if parts["dash"].strip() in (":", ";"):
        return bool(named)
    return len(parts["place"]) >= 3 or bool(named or dated)


def _dateline(text: str, match: re.Match[str]) -> Dateline:
    def part(*names: str) -> Words | None:
        for name in names:
            if match.groupdict().get(name):
                return words_at(text, Span(*match.span(name)))
        return None

    return Dateline(
        span=Span(match.start(), match.end()),
        place=part("place"),
        agency=part("agency", "slash"),
        day=part("day", "bracket_day", "day2"),
    )


def find_byline(text: str, lines: tuple[Span, ...]) -> Words | None:
    """The line that names the writer ("By Jane Roe in Tyre"), among the first six lines."""
    for line in lines[:6]:
        if line.end - line.start <= 120 and _BYLINE.fullmatch(line.cut(text)):
            return words_at(text, line)
    return None


def find_credits(text: str, lines: tuple[Span, ...]) -> tuple[Words, ...]:
    """Words that credit an agency or other desks for the text, at its end or on their own line."""
    found: list[Words] = []
    for index, line in enumerate(lines):
        near_end = index >= len(lines) - 4
        if near_end and line.end - line.start <= 200 and _CREDIT_LINE.fullmatch(line.cut(text)):
            found.append(words_at(text, line))
    tail = _CREDIT_TAIL.search(text, max(0, len(text) - 120))
    if tail and len(lines) <= 4 and not found:
        found.append(words_at(text, Span(*tail.span("name"))))
    return tuple(found)
