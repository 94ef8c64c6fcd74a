"""Rules for spans and days counted from publication, or from a day named before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vedette.grounding import timex_values as values
from vedette.grounding.timex_compared import compared
from vedette.grounding.timex_rules import Setting, rule
from vedette.grounding.timex_values import NO_DATE, Timex, duration_value, unit_code
from vedette.grounding.timex_words import (
    APPROX,
    DAY,
    DOW_ANY,
    MONTH,
    NUM,
    PART,
    PARTS,
    UNIT,
    VAGUE,
    S,
    number_of,
)

_NO_ANTECEDENT = "no day named before"


def _ago(match: re.Match[str], at: Setting) -> Timex | None:
    """ "three days ago", "about a month ago" (that calendar month), "years ago" (no interval)."""
    count = number_of(match["num"]) if match["num"] else None
    if count == 1 and match["unit"].casefold() == "year":
        against = compared(match, at)
        if against is not None:
            return against
    if at.published is None or count is None or count > 9999:
        reason = NO_DATE if at.published is None else "vague count"
        return values.unresolved("DATE", "PAST_REF", reason)
    code = unit_code(match["unit"])
    start = at.context.reported_on(match.start())
    name = "counted back from " + ("the day of the report" if start else "publication")
    if match["half"] and code == "Y":
        count, code = count * 12 + 6, "M"
    timex = _back(int(count), code, start or at.published, name)
    if _LESS.match(match.group()) and len(timex.first) == 10:
        timex = replace(timex, last=max(timex.last, (start or at.published).isoformat()))
    if start is not None:
        return replace(timex, anchored=False, anchor=start.isoformat())
    return timex


_LESS = re.compile(r"(?:less than|under)\b", re.IGNORECASE)


def _back(count: int, unit: str, start: date, name: str) -> Timex:
    """The day, calendar week, month, year or decade that lies `count` units before a day."""
    if unit == "D":
        return values.day(values.shift_days(start, -count), name, anchored=True)
    if unit in "WF":
        return values.week(values.shift_days(start, -count * (14 if unit == "F" else 7)), name)
    if unit in "MQ":
        moved = values.shift_months(start, -count * (3 if unit == "Q" else 1))
        return values.month(moved.year, moved.month, name, anchored=True)
    if unit in "YEC":
        return values.whole_year(
            start.year - count * {"Y": 1, "E": 10, "C": 100}[unit], name, anchored=True
        )
    hours = count if unit == "TH" else 0
    first = values.shift_days(start, -((hours + 23) // 24 or 1))
    value = (first if hours >= 24 else start).isoformat()
    return values.days(value, first, max(first, values.shift_days(start, -(hours // 24))), name)


def _from_antecedent(match: re.Match[str], at: Setting) -> Timex | None:
    """ "two days earlier", "the day before", "the same day", "the next morning", "that night"."""
    groups = match.groupdict()
    unit = (groups.get("unit") or groups.get("unit2") or groups.get("unit3") or "day").casefold()
    direction = (groups.get("dir") or groups.get("dir2") or groups.get("dir3") or "").casefold()
    back = direction in ("earlier", "before", "prior", "previous", "previously")
    num, vague = groups.get("num"), groups.get("vague")
    count = number_of(num or "one")
    code = "D" if unit in PARTS else unit_code(unit)
    if back and code == "Y" and count == 1 and num:
        against = compared(match, at)
        if against is not None:
            return against
    if at.antecedent is None and code in "MY" and not vague and count is not None:
        period = _from_period(at, _shift(direction, count, back=back), code)
        if period is not None:
            return period
    if at.antecedent is None or vague or count is None or count > 9999:
        reason = "vague count" if vague else _NO_ANTECEDENT
        if num and not vague:
            return values.unresolved("DURATION", duration_value(count, code), reason)
        return values.unresolved("DATE", "PAST_REF" if back else "XXXX-XX-XX", reason)
    timex = _moved(at.antecedent, _shift(direction, count, back=back), code)
    if timex is None:
        return values.unresolved("DATE", "XXXX-XX-XX", "time of day counted from another")
    if unit in PARTS:
        timex = values.at_time(timex, PARTS[unit])
    return replace(timex, anchored=False, anchor=at.antecedent.isoformat())


def _shift(direction: str, count: float, *, back: bool) -> int:
    return 0 if direction in ("same", "that") else -int(count) if back else int(count)


def _from_period(at: Setting, shift: int, code: str) -> Timex | None:
    """ "that year", "the following month" after "June 1998", "a year later" after "2011"."""
    length = 7 if code == "M" else 4

    def is_named(timex: Timex) -> bool:
        same = timex.first[:length] == timex.last[:length] and len(timex.first) >= length
        return same and timex.value != "PRESENT_REF" and abs(shift) <= 999

    named = at.context.last_named(at.start, is_named, sentences=1)
    if named is None:
        return None
    day = values.opening_day(named.first[:length])
    timex = _moved(day, shift, code)
    if timex is None or not timex.first:
        return None
    return replace(timex, rule="by the month or year named before", anchored=False)


def _moved(anchor: date, shift: int, code: str) -> Timex | None:
    name = "by the day named before"
    if code == "D":
        return values.day(values.shift_days(anchor, shift), name)
    if code in "WF":
        return values.week(values.shift_days(anchor, shift * (14 if code == "F" else 7)), name)
    if code in "MQ":
        moved = values.shift_months(anchor, shift * (3 if code == "Q" else 1))
        return values.month(moved.year, moved.month, name)
    if code in "YEC":
        return values.whole_year(anchor.year + shift * {"Y": 1, "E": 10, "C": 100}[code], name)
    return None


def _trailing_count(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the past three days", "the next two weeks"."""
    which, code = match["which"].casefold(), unit_code(match["unit"])
    count = number_of(match["num"]) if match["num"] else None
    value = duration_value(count, code)
    if count is None or count > 9999:
        return values.unresolved("DURATION", value, "vague count")
    if at.published is None:
        return values.unresolved("DURATION", value, NO_DATE)
    if which in ("first", "final", "full", "following"):
        return values.unresolved("DURATION", value, "length without a start")
    back = which in ("last", "past", "previous", "latest")
    timex = trailing(int(count), code, at.published, back=back)
    return replace(timex, type="DURATION", value=value)


def trailing(count: int, code: str, published: date, *, back: bool) -> Timex:
    """The span of `count` units that ends (or, not `back`, starts) on the publication day.

    Spans of years run from month to month, shorter ones from day to day.
    """
    sign = -1 if back else 1
    if code.startswith("T"):
        hours = count if code == "TH" else 1
        other = values.shift_days(published, sign * ((hours + 23) // 24))
    elif code in "DWF":
        other = values.shift_days(published, sign * count * {"D": 1, "W": 7, "F": 14}[code])
    else:
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[code]
        other = values.shift_months(published, sign * count * months)
    name = "span up to publication" if back else "span from publication"
    first, last = min(other, published), max(other, published)
    timex = values.days(duration_value(count, code), first, last, name)
    if code in "YEC":
        return replace(timex, first=timex.first[:7], last=timex.last[:7])
    return timex


def _from_now(match: re.Match[str], at: Setting) -> Timex | None:
    """ "they will leave in three days": that day, week, month or year; else a length."""
    count, code = number_of(match["num"]), unit_code(match["unit"])
    before = at.text[max(0, match.start() - 4) : match.start()]
    if at.published is None or count is None or count > 999 or code.startswith("T"):
        return None
    if not re.search(r"\bin\s$", before, re.IGNORECASE) or not at.ahead(match):
        return None
    return _back(-int(count), code, at.published, "counted on from publication")


def _day_beside(_: re.Match[str], __: Setting) -> Timex | None:
    return values.unresolved("DURATION", "P1D", "length")


COUNTED_RULES = (
    rule(
        "day beside",
        rf"the[ ]day(?=[ ](?:before|after)[ ](?:(?:last|next)[ ])?(?:{DOW_ANY}|{MONTH}[ ]\d|{DAY}[ ]{MONTH}))",
        _day_beside,
    ),
    rule(
        "ago",
        rf"{APPROX}?(?:(?P<num>{NUM})|(?P<vague>{VAGUE})(?:[ ]{VAGUE})?)?(?P<half>[ -]and[ -]a[ -]half)?[ -]?(?P<unit>{UNIT})s?(?:[ ]or[ ](?:so|more|two))?{S}ago\b",
        _ago,
    ),
    rule(
        "from now",
        rf"(?:about[ ]|around[ ])?(?P<num>{NUM})[ ](?P<unit>{UNIT})s?(?:['’][ ]?time\b)?(?![\w-])(?![ ](?:of|ago|or|and|to|that|which|when|where)\b)",
        _from_now,
    ),
    rule(
        "counted from",
        rf"{APPROX}?(?:(?P<num>{NUM})|(?P<vague>{VAGUE}))[ ](?P<unit>{UNIT})s?[ ](?P<dir>earlier|prior|later|afterwards?|previously|(?:before|after)(?=\s*(?:[.,;:!?)”]|$)))(?!\w)",
        _from_antecedent,
    ),
    rule(
        "day before",
        rf"(?:the[ ])?(?:(?P<unit>day|week|month|year|{PART})[ ](?P<dir>before|after|earlier)\b(?![ ](?:{DOW_ANY}|{MONTH}|last|next|\d|the|a|an|this|that|his|her|its|their|[a-z]+ing|yesterday|tomorrow)\b)|(?:(?:later|early|late|earlier)[ ](?:on[ ])?)?(?:(?P<dir2>same|next|following|previous|that)[ ](?P<unit2>day|{PART})|(?P<dir3>same|following|that)[ ](?P<unit3>week|month|year))\b)",
        _from_antecedent,
    ),
    rule(
        "trailing",
        rf"(?:the[ ])?(?P<which>past|last|next|coming|previous|latest|first|following|final|full)[ ](?:(?P<num>{NUM})|(?P<vague>{VAGUE}))[ -](?:consecutive[ ]|full[ ])?(?P<unit>{UNIT})s?\b(?:[ ]or[ ]so\b)?",
        _trailing_count,
    ),
)
