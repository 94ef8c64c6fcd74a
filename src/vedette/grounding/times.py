"""Time expressions of English news text, found and normalised by rules.

One scan over the words (`timex_scan`) marks stretches that hold a word of time; the detail
rules are tried only there, the longest match winning. The rules stand in `timex_days`,
`timex_periods`, `timex_years` (named by themselves), `timex_relative`, `timex_counted` (reckoned
from a day) and `timex_lengths` (lengths, repeated times, clock, references).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vedette.grounding.timex_context import Found, Sentences
from vedette.grounding.timex_counted import trailing
from vedette.grounding.timex_events import event_times
from vedette.grounding.timex_join import joined, range_of
from vedette.grounding.timex_scan import scan, scan_all
from vedette.grounding.timex_values import (
    Timex,
    closing_day,
    opening_day,
    precision_of,
)
from vedette.records.grounded import TimeMention
from vedette.records.spans import Span, words_at

_FIRST_YEAR, _LAST_YEAR = 1000, 8999


def find_times(
    text: str, *, published: date | None, spans: tuple[Span, ...] | None = None
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text and say which days they cover.

    A bare weekday, or a date without its year, looks back from the publication day unless the
    verbs of its sentence look ahead. Without a publication day nothing is reckoned from it:
    the expression is returned with its TIMEX3 value as far as it goes, no interval, and the
    rule "no publication date". A clock time or "the same day" takes the day named before it in
    the same or the previous sentence, never the publication day. A bare length has no
    interval, save in a given span after a present perfect ("has been closed for two weeks") or
    "within".

    Args:
        text: the stored text of a report, or any text.
        published: day of publication in the outlet's own time zone; one outside the years 1000
            to 8999 counts as not known.
        spans: normalise exactly these stretches, which may hold prepositions ("since early
            December"), instead of looking for expressions; one mention each, in that order.

    Returns:
        Mentions in order of appearance, none overlapping (unless `spans` do).

    Source:
        docs/method/times.md.
    """
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    found = list(scan_all(text, published))
    if spans is not None:
        return tuple(_normalise(text, span, found, published) for span in spans)
    events = event_times(text, found, published, 0, len(text))
    return tuple(
        _mention(text, Span(item.start, item.end), item.timex, published)
        for item in _in_order(joined(text, found, published), events)
    )


def _in_order(found: list[Found], events: Iterable[Found]) -> list[Found]:
    """Both together by their place; an event's words are left out where they hold a time."""
    starts = [item.start for item in found]
    free = []
    for event in events:
        behind = bisect_left(starts, event.end)
        if not behind or found[behind - 1].end <= event.start:
            free.append(event)
    return sorted((*found, *free), key=lambda item: item.start) if free else found


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


_SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)


_PERFECT = re.compile(r"\b(?:has|have|['’]ve)\s(?:[^.!?;:\n]{0,90}\s)?(?:for|in)\s$", re.IGNORECASE)
_REACH = 110
_PREFIX = re.compile(r"\W*(?P<word>since|until|till|by|no later than|within)\b", re.IGNORECASE)


def _normalise(text: str, span: Span, found: list[Found], published: date | None) -> TimeMention:
    """One mention for exactly the words of `span`."""
    inside = [item for item in found if item.start < span.end and span.start < item.end]
    if not inside or any(item.start < span.start or item.end > span.end for item in inside):
        before = [item for item in found if item.end <= span.start]
        inside = scan(text, published, span, before) or [
            item for item in inside if item.timex.first and item.timex.anchor
        ]
    if not inside and _SINCE_THEN.search(text, span.start, span.end):
        inside = _named_before(text, span, found)
        if inside:
            timex = inside[0].timex
            start = replace(timex, type="DATE", rule=f"since then: {timex.rule}")
            return _mention(text, span, _since(start, published), published)
    if not inside:
        inside = list(event_times(text, found, published, span.start, span.end))
        if inside:
            return _mention(text, span, inside[0].timex, published)
        return _mention(
            text, span, Timex("DATE", "", "no time expression in these words"), published
        )
    inside = joined(text, inside, published)
    opens = _PREFIX.match(text, span.start, span.end)
    timex = _with_prefix(_merge(inside), opens, published)
    before_it = text[max(0, inside[0].start - _REACH) : inside[0].start]
    if published is not None and timex.type == "DURATION" and _PERFECT.search(before_it):
        timex = timex if timex.first else _laid_out(timex, published, back=True)
    return _mention(text, span, timex, published)


def _named_before(text: str, span: Span, found: list[Found]) -> list[Found]:
    """The last expression with an interval in the same or the previous sentence, if any."""
    sentences = Sentences(text)
    here = sentences.number(span.start)
    earlier = [item for item in found if item.end <= span.start and item.timex.first]
    return [item for item in earlier[-1:] if sentences.number(item.start) >= here - 1]


def _since(timex: Timex, published: date | None) -> Timex:
    if published is None or opening_day(timex.first) > published:
        return timex
    return replace(timex, last=published.isoformat(), anchored=True)


def _merge(inside: list[Found]) -> Timex:
    """The hull of several expressions of one span; the most exact one gives the value."""
    dated = [item.timex for item in inside if item.timex.first]
    if not dated:
        return inside[0].timex
    if len(dated) == 1:
        return dated[0]
    merged = dated[0]
    for timex in dated[1:]:
        merged = range_of(merged, timex) or merged
    return merged


def _with_prefix(timex: Timex, prefix: re.Match[str] | None, published: date | None) -> Timex:
    """ "since X" runs from X to publication, "until X" and "by X" from publication to X."""
    if prefix is None or published is None:
        return timex
    word, today = prefix["word"].casefold(), published.isoformat()
    if word == "within" and timex.type == "DURATION" and not timex.first:
        return _laid_out(timex, published, back=False)
    if not timex.first or timex.type in ("SET", "DURATION"):
        return timex
    opening, closing = opening_day(timex.first), closing_day(timex.last)
    if word == "since":
        if timex.rule.startswith("mid part") and opening.day == 11:
            timex = replace(timex, first=opening.replace(day=15).isoformat())
        return _since(replace(timex, rule=f"since: {timex.rule}"), published)
    if word != "since" and closing >= published:
        return replace(timex, first=today, rule=f"{word}: {timex.rule}", anchored=True)
    return timex


_LENGTH = re.compile(r"P(?P<time>T?)(?P<n>\d{1,4})(?P<unit>[DWMYH])$")


def _laid_out(timex: Timex, published: date, *, back: bool) -> Timex:
    """A length laid out from publication: "within two weeks" on, "(has been) for a week" back.

    Years back are not counted to the month: "for three years" starts somewhere in the year.
    """
    match = _LENGTH.match(timex.value)
    if match is None:
        return timex
    count, code = int(match["n"]), match["time"] + match["unit"]
    span = trailing(count, code, published, back=back)
    if back and code == "Y":
        started = f"{max(published.year - count, 1):04d}"
        span = replace(span, first=started, last=published.isoformat())
    rule = "length up to publication, present perfect" if back else "within: from publication"
    return replace(timex, first=span.first, last=span.last, anchored=True, rule=rule)
