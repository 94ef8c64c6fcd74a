"""The scan for time expressions: where time words stand, and which rule reads most of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from vedette.grounding.timex_compared import COMPARED_RULES
from vedette.grounding.timex_context import Context, Found, Sentences
from vedette.grounding.timex_counted import COUNTED_RULES
from vedette.grounding.timex_days import DAY_RULES
from vedette.grounding.timex_lengths import LENGTH_RULES
from vedette.grounding.timex_periods import PERIOD_RULES
from vedette.grounding.timex_relative import RELATIVE_RULES
from vedette.grounding.timex_rules import Rule, Setting
from vedette.grounding.timex_weekdays import WEEKDAY_RULES
from vedette.grounding.timex_words import FILLERS, HEADS, WORD
from vedette.grounding.timex_years import YEAR_RULES
from vedette.records.spans import Span

RULES: tuple[Rule, ...] = (
    *DAY_RULES,
    *PERIOD_RULES,
    *YEAR_RULES,
    *WEEKDAY_RULES,
    *RELATIVE_RULES,
    *COUNTED_RULES,
    *COMPARED_RULES,
    *LENGTH_RULES,
)


_GAP = re.compile(r"[\s,.:;/'’()\-–—+\[\]\"“]{0,6}")


@lru_cache(maxsize=4)
def scan_all(text: str, published: date | None) -> tuple[Found, ...]:
    """Expressions of the text; kept for a moment, as reading and grounding both ask."""
    return tuple(scan(text, published))


def scan(
    text: str,
    published: date | None,
    within: Span | None = None,
    earlier: Sequence[Found] = (),
) -> list[Found]:
    """Expressions of the text, or those that lie wholly inside one stretch of it.

    Args:
        text: the whole text.
        published: day of publication, if known.
        within: the stretch, known to hold a time expression.
        earlier: what stands before the stretch, for words that look back at it.
    """
    found: list[Found] = []
    context = Context(text, list(earlier), Sentences(text))
    low, high = (within.start, within.end) if within else (0, len(text))
    for starts in _stretches(text, low, high):
        at = 0
        for start in starts:
            if start < at:
                continue
            setting = Setting(text, published, context, start, within is not None)
            best = _longest(text, start, high, setting)
            if best is not None:
                found.append(best)
                context.found.append(best)
                at = best.end
    return found


def _longest(text: str, start: int, high: int, setting: Setting) -> Found | None:
    best: Found | None = None
    for rule in RULES:
        match = rule.pattern.match(text, start, high)
        if match is None or match.end() == start or (best and match.end() <= best.end):
            continue
        timex = rule.resolve(match, setting)
        if timex is not None:
            best = Found(start, match.end(), timex)
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
            head = word.isdecimal() and (
                text[match.end() : match.end() + 1] == ":"
                or text[max(0, match.start() - 1)] in "'’"
            )
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
