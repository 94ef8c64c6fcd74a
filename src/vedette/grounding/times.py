"""Time expressions of English news text, found and normalised by rules.

One scan over the words marks stretches that hold a word of time; the detail rules are tried
only there, the longest match winning. The rules stand in `timex_days`, `timex_periods`,
`timex_years` (named by themselves), `timex_relative`, `timex_counted` (reckoned from a day) and
`timex_lengths` (lengths, repeated times, clock, references).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.grounding.timex_counted import COUNTED_RULES
from vedette.grounding.timex_days import DAY_RULES
from vedette.grounding.timex_lengths import LENGTH_RULES
from vedette.grounding.timex_periods import PERIOD_RULES
from vedette.grounding.timex_relative import RELATIVE_RULES
from vedette.grounding.timex_rules import Rule, Setting
from vedette.grounding.timex_values import (
    NO_DATE,
    Timex,
    closing_day,
    opening_day,
    precision_of,
    shift_days,
    shift_months,
)
from vedette.grounding.timex_words import FILLERS, HEADS, WORD
from vedette.grounding.timex_years import YEAR_RULES
from vedette.records.grounded import TimeMention
from vedette.records.spans import Span, words_at

RULES: tuple[Rule, ...] = (
    *DAY_RULES,
    *PERIOD_RULES,
    *YEAR_RULES,
    *RELATIVE_RULES,
    *COUNTED_RULES,
    *LENGTH_RULES,
)

_GAP = re.compile(r"[\s,.:;/'’()\-–—+\[\]\"“]{0,6}")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])|\n")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    timex: Timex


def find_times(
    text: str, *, published: date | None, spans: tuple[Span, ...] | None = None
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text and say which days they cover.

    A bare weekday, or a date without its year, looks back from the publication day unless the
    verbs of its sentence look ahead. Without a publication day nothing is reckoned from it:
    the expression is returned with its TIMEX3 value as far as it goes, no interval, and the
    rule "no publication date". A clock time or "the same day" takes the day named before it in
    the same or the previous sentence, never the publication day.

    Args:
        text: the stored text of a report, or any text.
        published: day of publication in the outlet's own time zone; years 1 to 9999.
        spans: normalise exactly these stretches, which may hold prepositions ("since early
            December"), instead of looking for expressions; one mention each, in that order.

    Returns:
        Mentions in order of appearance, none overlapping (unless `spans` do).

    Source:
        docs/method/times.md.
    """
    found = _scan(text, published)
    if spans is not None:
        return tuple(_normalise(text, span, found, published) for span in spans)
    return tuple(
        _mention(text, Span(item.start, item.end), item.timex, published)
        for item in _join_ranges(text, found)
    )


def _mention(text: str, span: Span, timex: Timex, published: date | None) -> TimeMention:
    anchor = timex.anchor
    if timex.anchored and published is not None:
        anchor = published.isoformat()
    return TimeMention(
        words=words_at(text, span),
        type=timex.type,
        value=timex.value,
        first=timex.first,
        last=timex.last,
        precision=precision_of(timex.first, timex.last),
        anchor=anchor,
        rule=timex.rule,
    )


def _scan(text: str, published: date | None, within: Span | None = None) -> list[_Found]:
    """Expressions of the text, or those that lie wholly inside one stretch of it."""
    found: list[_Found] = []
    sentences = _Sentences(text)
    low, high = (within.start, within.end) if within else (0, len(text))
    for starts in _stretches(text, low, high):
        at = 0
        for start in starts:
            if start < at:
                continue
            named = _antecedent(found, sentences, start)
            setting = Setting(text, published, named, within is not None)
            best = _longest(text, start, high, setting)
            if best is not None:
                found.append(best)
                at = best.end
    return found


def _longest(text: str, start: int, high: int, setting: Setting) -> _Found | None:
    best: _Found | None = None
    for rule in RULES:
        match = rule.pattern.match(text, start, high)
        if match is None or match.end() == start or (best and match.end() <= best.end):
            continue
        timex = rule.resolve(match, setting)
        if timex is not None:
            best = _Found(start, match.end(), timex)
    return best


def _stretches(text: str, low: int, high: int) -> Iterator[list[int]]:
    """Starts of the words of each stretch of time vocabulary that holds a head word."""
    starts: list[int] = []
    end, has_head = -1, False
    for match in WORD.finditer(text, low, high):
        word = match.group()
        folded = word.lower()
        if folded in HEADS or (len(word) == 4 and word[0] in "12" and word.isdecimal()):
            head = True
        elif folded in FILLERS or (word.isdecimal() and len(word) <= 4):
            head = word.isdecimal() and text[match.end() : match.end() + 1] == ":"
        else:
            continue
        start = match.start()
        if starts and (start - end > 6 or not _GAP.fullmatch(text, end, start)):
            if has_head:
                yield starts
            starts, has_head = [], False
        starts.append(start)
        has_head = has_head or head
        end = match.end()
    if has_head:
        yield starts


class _Sentences:
    """Which sentence an offset stands in, asked with rising offsets."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        self._at = 0

    def number(self, offset: int) -> int:
        while self._at < len(self._ends) and self._ends[self._at] <= offset:
            self._at += 1
        while self._at and self._ends[self._at - 1] > offset:
            self._at -= 1
        return self._at


def _antecedent(found: list[_Found], sentences: _Sentences, start: int) -> date | None:
    here = sentences.number(start)
    for item in reversed(found[-4:]):
        if sentences.number(item.start) < here - 1:
            return None
        timex = item.timex
        if timex.first and timex.first == timex.last and len(timex.first) == 10:
            if timex.value == "PRESENT_REF":
                continue
            return date.fromisoformat(timex.first)
    return None


def _join_ranges(text: str, found: list[_Found]) -> list[_Found]:
    """ "from Monday to Friday", "between 3 May and 6 June": one expression."""
    joined: list[_Found] = []
    for item in found:
        if joined:
            before = joined[-1]
            link = _link(text, before, item)
            merged = _range(before.timex, item.timex) if link else None
            if merged is not None:
                joined[-1] = _Found(before.start, item.end, merged)
                continue
        joined.append(item)
    return joined


def _link(text: str, one: _Found, two: _Found) -> bool:
    if two.start - one.end > 9:
        return False
    between = text[one.end : two.start].strip().casefold()
    before = text[max(0, one.start - 9) : one.start].rstrip().casefold()
    if between in ("-", "–", "—"):
        return True
    if between in ("to", "through", "until", "till"):
        return before.endswith("from") or between == "through"
    return between == "and" and before.endswith("between")


def _range(one: Timex, two: Timex) -> Timex | None:
    if one.type not in ("DATE", "TIME") or two.type not in ("DATE", "TIME"):
        return None
    first, last, value = one.first, two.last, f"{one.value}/{two.value}"
    if not first or not last:
        return Timex("DATE", value, one.rule if not first else two.rule)
    if opening_day(first) > closing_day(last):
        if not (one.weekday or two.weekday):
            return None
        moved = opening_day(first) - timedelta(days=7)
        first, value = moved.isoformat(), f"{moved.isoformat()}/{two.value}"
        if opening_day(first) > closing_day(last):
            return None
    return Timex(
        "DATE", value, f"range: {one.rule}", first, last, one.anchored or two.anchored,
        one.anchor or two.anchor,
    )  # fmt: skip


_PREFIX = re.compile(r"\W*(?P<word>since|until|till|by|no later than|within)\b", re.IGNORECASE)


def _normalise(text: str, span: Span, found: list[_Found], published: date | None) -> TimeMention:
    """One mention for exactly the words of `span`."""
    inside = [item for item in found if item.start < span.end and span.start < item.end]
    if not inside or any(item.start < span.start or item.end > span.end for item in inside):
        inside = _scan(text, published, span) or [
            item for item in inside if item.timex.first and item.timex.anchor
        ]
    if not inside:
        return _mention(
            text, span, Timex("DATE", "", "no time expression in these words"), published
        )
    prefix = _PREFIX.match(text, span.start, span.end)
    return _mention(text, span, _with_prefix(_merge(inside), prefix, published), published)


def _merge(inside: list[_Found]) -> Timex:
    """The hull of several expressions of one span; the most exact one gives the value."""
    dated = [item.timex for item in inside if item.timex.first]
    if not dated:
        return inside[0].timex
    if len(dated) == 1:
        return dated[0]
    merged = dated[0]
    for timex in dated[1:]:
        merged = _range(merged, timex) or merged
    return merged


def _with_prefix(timex: Timex, prefix: re.Match[str] | None, published: date | None) -> Timex:
    """ "since X" runs from X to publication, "until X" and "by X" from publication to X."""
    if prefix is None or published is None:
        return timex
    word, today = prefix["word"].casefold(), published.isoformat()
    if word == "within" and timex.type == "DURATION" and not timex.first:
        return _within(timex, published)
    if not timex.first or timex.type in ("SET", "DURATION"):
        return timex
    opening, closing = opening_day(timex.first), closing_day(timex.last)
    if word == "since" and opening <= published:
        if timex.rule.startswith("mid part") and opening.day == 11:
            timex = replace(timex, first=opening.replace(day=15).isoformat())
        return replace(timex, last=today, rule=f"since: {timex.rule}", anchored=True)
    if word != "since" and closing >= published:
        return replace(timex, first=today, rule=f"{word}: {timex.rule}", anchored=True)
    return timex


_LENGTH = re.compile(r"PT?(?P<n>\d{1,4})(?P<unit>[DWMYH])$")


def _within(timex: Timex, published: date) -> Timex:
    match = _LENGTH.match(timex.value)
    if match is None:
        return timex
    count, unit = int(match["n"]), match["unit"]
    if unit == "H":
        last = shift_days(published, (count + 23) // 24)
    elif unit in "DW":
        last = shift_days(published, count * (7 if unit == "W" else 1))
    else:
        last = shift_months(published, count * (12 if unit == "Y" else 1))
    return replace(
        timex, first=published.isoformat(), last=last.isoformat(), anchored=True,
        rule="within: from publication",
    )  # fmt: skip


__all__ = ["NO_DATE", "find_times"]
