"""Neighbouring expressions that are one: ranges, nights between two days, days of a week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.timex_context import Found
from vedette.grounding.timex_values import Timex, closing_day, opening_day

_APART = 14


def joined(text: str, found: list[Found], published: date | None) -> list[Found]:
    """The expressions of a text, those that are one made one.

    "from Monday to Friday" and "between 3 May and 6 June" are ranges; "overnight on Friday" and
    "the night of Friday to Saturday" are nights; "Friday last week" and "a week ago on Friday"
    are days.

    Args:
        text: the whole text.
        found: expressions in order, none overlapping.
        published: day of publication, if known.
    """
    result: list[Found] = []
    for item in found:
        one = _as_one(text, result[-1], item, published) if result else None
        if one is None:
            result.append(item)
        else:
            result[-1] = Found(result[-1].start, item.end, one)
    return result


def range_of(one: Timex, two: Timex) -> Timex | None:
    """From the first day of one to the last of two; None when that is no range.

    A weekday may be moved a week back to come first ("from Friday to Sunday").
    """
    if one.type not in ("DATE", "TIME") or two.type not in ("DATE", "TIME"):
        return None
    if one.value.startswith("XXXX-XX-XXT") and two.type == "TIME" and _single(two):
        at = f"{two.first}{one.value[10:]}"  # "between 10 a.m. and noon on Friday"
        return replace(two, value=f"{at}/{two.value}", rule=f"range: {two.rule}")
    opens, closes = (
        timex.first if timex.value == "PRESENT_REF" and timex.first else timex.value
        for timex in (one, two)
    )
    first, last, value = one.first, two.last, f"{opens}/{closes}"
    if not first or not last:
        return Timex("DATE", value, one.rule if not first else two.rule)
    if opening_day(first) > closing_day(last):
        if not (one.weekday or two.weekday):
            return None
        moved = values.shift_days(opening_day(first), -7)
        first, value = moved.isoformat(), f"{moved.isoformat()}/{two.value}"
        if opening_day(first) > closing_day(last):
            return None
    return Timex(
        "DATE", value, f"range: {one.rule}", first, last, one.anchored or two.anchored,
        one.anchor or two.anchor,
    )  # fmt: skip


def _as_one(text: str, one: Found, two: Found, published: date | None) -> Timex | None:
    if two.start - one.end > _APART:
        return None
    between = " ".join(text[one.end : two.start].split()).casefold()
    beside = _days_beside(one.timex, between, two.timex) or _night(
        one.timex, between, two.timex, published
    )
    if beside is not None:
        return beside
    if published is not None:
        day = _day_of_week(one.timex, between, two.timex, published)
        if day is not None:
            return day
    before = text[max(0, one.start - 9) : one.start].rstrip().casefold()
    return range_of(one.timex, two.timex) if _is_range(before, between) else None


_DAYS = re.compile(r"P(\d{1,3})([DW])$")


def _days_beside(one: Timex, between: str, two: Timex) -> Timex | None:
    """ "two days after Friday", "the day before Dec. 8": that many days from the day named."""
    length = _DAYS.match(one.value)
    if one.type != "DURATION" or length is None or between not in ("after", "before"):
        return None
    if one.first or len(two.first) != 10 or two.first != two.last:
        return None
    count = int(length[1]) * (7 if length[2] == "W" else 1)
    day = values.shift_days(opening_day(two.first), count if between == "after" else -count)
    named = values.day(day, "counted from the day named with it", anchored=two.anchored)
    return replace(named, anchor=two.anchor)


def _is_range(before: str, between: str) -> bool:
    if between in ("-", "–", "—", "through"):
        return True
    if between in ("to", "until", "till"):
        return before.endswith("from")
    return between == "and" and before.endswith("between")


def _night(one: Timex, between: str, two: Timex, published: date | None) -> Timex | None:
    """ "overnight on Friday", "overnight into Saturday", "Friday overnight", "the night of 7 to 8"."""
    if _is_night(two) and _single(one) and between in ("", ",") and "publication" in two.rule:
        return _night_from(opening_day(one.first), one, published)
    if not _is_night(one):
        return None
    start = _single(one)
    if start is not None and "publication" not in one.rule:
        end = _single(two)
        follows = end is not None and (end - start).days == 1 and two.type == "DATE"
        if follows and between in ("to", "into", "and", "through", "-", "–"):
            return _night_of_days(start, start + timedelta(days=1), one, two)
        return None
    if two.type != "DATE" or not two.first or len(two.first) != 10:
        return None
    first, last = opening_day(two.first), closing_day(two.last)
    if (last - first).days == 1 and between in ("of", "from", "between", "on", ""):
        return _night_of_days(first, last, two, two)
    if first != last:
        return None
    if between in ("into", "to", "through to", "and into", "leading to", "before"):
        return _night_of_days(values.shift_days(first, -1), first, two, two)
    if between in ("", "on", "of", "from", "between", "late", "late on", "starting"):
        return _night_from(first, two, published)
    return None


def _is_night(timex: Timex) -> bool:
    return timex.type == "TIME" and timex.value.endswith("TNI")


def _single(timex: Timex) -> date | None:
    """The day that an expression stands for; of a night, that on which it begins."""
    if len(timex.first) != 10 or (timex.first != timex.last and not _is_night(timex)):
        return None
    return opening_day(timex.first)


def _night_from(day: date, named: Timex, published: date | None) -> Timex:
    """The night that begins on a day, or, on the day of publication, that ended on it."""
    if day == published:
        return _night_of_days(values.shift_days(day, -1), day, named, named)
    return _night_of_days(day, values.shift_days(day, 1), named, named)


def _night_of_days(first: date, last: date, one: Timex, two: Timex) -> Timex:
    return Timex(
        "TIME", f"{first}TNI", "night between two days", first.isoformat(), last.isoformat(),
        one.anchored or two.anchored, one.anchor or two.anchor,
    )  # fmt: skip


_WEEK = re.compile(r"\d{4}-W\d\d$")


def _day_of_week(one: Timex, between: str, two: Timex, published: date) -> Timex | None:
    """ "Friday last week", "last week on Friday", "a week ago on Friday"."""
    if one.weekday and _WEEK.match(two.value) and between in ("", "of", "in", ","):
        named, week = one, two
    elif two.weekday and _WEEK.match(one.value) and between in ("", "on", "late on", ","):
        named, week = two, one
    else:
        return None
    if not named.first or not week.first:
        return None
    number = opening_day(named.first).weekday()
    monday = values.monday_of(opening_day(week.first))
    day = values.shift_days(monday, number)
    rule = "weekday of a week named"
    if week.rule.startswith("counted back"):
        weeks = (values.monday_of(published) - monday).days // 7
        day = values.shift_days(published, -((published.weekday() - number) % 7) - 7 * weeks)
        rule = "weekday counted back by weeks"
    iso = day.isoformat()
    return replace(
        named, value=iso + named.value[10:], first=iso, last=iso, rule=rule, weekday=False
    )
