"""Rules for periods named from the publication day: last month, this week, overnight."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.timex_counted import trailing
from vedette.grounding.timex_rules import WHICH, Setting, rule
from vedette.grounding.timex_values import NO_DATE, Timex, unit_code
from vedette.grounding.timex_words import PART, PARTS


def _before_last(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the week before last", "the year before last"."""
    if at.published is None:
        return values.unresolved("DATE", "PAST_REF", NO_DATE)
    unit = match["unit"].casefold()
    return _whole(unit, -2, at.published).named(f"{unit} before last")


def _within_period(match: re.Match[str], at: Setting) -> Timex | None:
    """ "later in the day" takes the day named before; "earlier in the year" that of publication."""
    unit, mod = match["unit"].casefold(), match["mod"].casefold()
    if unit == "day":
        if at.antecedent is None:
            return values.unresolved("DATE", "XXXX-XX-XX", "no day named before")
        timex = values.day(at.antecedent, "by the day named before")
        return replace(timex, anchor=at.antecedent.isoformat())
    length = {"year": 4, "month": 7}.get(unit, 99)
    named = at.context.last_named(
        at.start,
        lambda timex: len(timex.first) >= length and timex.first[:length] == timex.last[:length],
        sentences=1,
    )
    if named is not None:
        year, number = int(named.first[:4]), named.first[5:7]
        name = f"{unit} named before"
        if unit == "month":
            return values.month(year, int(number), name)
        return values.whole_year(year, name)
    if at.published is None:
        return values.unresolved("DATE", "PRESENT_REF", NO_DATE)
    return _current(unit, mod, at.published, ahead=mod == "later")


_BACK, _ON = ("last", "past", "previous"), ("next", "coming", "upcoming")


def _this_period(match: re.Match[str], at: Setting) -> Timex | None:
    which, unit = match["which"].casefold(), match["unit"].casefold()
    if which.startswith("this "):
        which = which.split(" ")[-1]
    shift = -1 if which in _BACK else 1 if which in _ON else 0
    if at.published is None:
        ref = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[shift]
        return values.unresolved("DATE", ref, NO_DATE)
    mod = (match["mod"] or "").casefold()
    if unit == "weekend":
        return _weekend(shift, match, at)
    if unit in PARTS:
        return _part_of_day(shift, unit, at.published)
    if which == "past":
        return replace(trailing(1, unit_code(unit), at.published, back=True), type="DURATION")
    if shift:
        timex = _whole(unit, shift, at.published)
        if mod in ("early", "late", "mid", "middle"):
            return values.part_of(timex, mod)
        return timex.named(f"{mod} {timex.rule}".strip())
    ahead = mod == "later" or (mod != "earlier" and at.ahead(match))
    return _current(unit, mod, at.published, ahead=ahead)


def _whole(unit: str, shift: int, published: date) -> Timex:
    name = f"{'last' if shift < 0 else 'next'} {unit}"
    if unit == "week":
        return values.week(values.shift_days(published, 7 * shift), name)
    if unit == "month":
        moved = values.shift_months(published, shift)
        return values.month(moved.year, moved.month, name, anchored=True)
    if unit == "quarter":
        moved = values.shift_months(published, 3 * shift)
        return values.quarter((moved.month + 2) // 3, moved.year, name, anchored=True)
    if unit == "decade":
        decade = published.year // 10 + shift
        return Timex("DATE", f"{decade:03d}", name, f"{decade:03d}0", f"{decade:03d}9", True)
    if unit == "century":
        century = published.year // 100 + shift
        return Timex("DATE", f"{century:02d}", name, f"{century:02d}00", f"{century:02d}99", True)
    return values.whole_year(published.year + shift, name, anchored=True)


def _current(unit: str, mod: str, published: date, *, ahead: bool) -> Timex:
    """This week, month, year: from its start to publication, or on to its end if ahead."""
    whole = {
        "week": values.week(published, "this week"),
        "month": values.month(published.year, published.month, "this month"),
        "quarter": values.quarter((published.month + 2) // 3, published.year, "this quarter"),
    }.get(unit) or _whole(unit, 0, published)
    name = f"{mod} this {unit}".strip()
    if mod in ("early", "late", "mid") and unit in ("month", "year"):
        return replace(values.part_of(whole, mod), anchored=True)
    opening, closing = values.opening_day(whole.first), values.closing_day(whole.last)
    if mod == "earlier":
        before = values.shift_days(published, -1) if unit == "week" else published
        return values.days(whole.value, opening, max(opening, before), name)
    if mod == "later":
        return values.days(
            whole.value, min(values.shift_days(published, 1), closing), closing, name
        )
    if unit == "week" and not ahead:
        return values.days(whole.value, opening, published, name)
    return replace(whole, rule=name, anchored=True)


def _weekend(shift: int, match: re.Match[str], at: Setting) -> Timex:
    assert at.published is not None  # the caller has checked
    saturday = values.monday_of(at.published) + timedelta(days=5)
    if shift > 0 or (shift == 0 and at.ahead(match)):
        name = "coming weekend"
    elif saturday > at.published or (shift < 0 and at.published.weekday() >= 5):
        saturday, name = values.shift_days(saturday, -7), "latest weekend"
    else:
        name = "latest weekend"
    return values.days(
        f"{values.week_value(saturday)}-WE", saturday, values.shift_days(saturday, 1), name
    )


def _part_of_day(shift: int, unit: str, published: date) -> Timex:
    """ "last night" is the night before publication, "this morning" its own morning."""
    shift = -1 if shift < 0 else 0
    at = values.shift_days(published, shift)
    return values.at_time(
        values.day(at, "part of a day by publication", anchored=True), PARTS[unit]
    )


def _bare_weekend(match: re.Match[str], at: Setting) -> Timex | None:
    if at.published is None:
        return values.unresolved("DATE", "XXXX-WXX-WE", NO_DATE)
    return _weekend(0, match, at)


def _overnight(_: re.Match[str], at: Setting) -> Timex | None:
    if at.published is None:
        return values.unresolved("TIME", "XXXX-XX-XXTNI", NO_DATE)
    before = values.shift_days(at.published, -1)
    return replace(
        values.days(f"{before}TNI", before, at.published, "night before publication"), type="TIME"
    )


def _end_of(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the end of the month", "the beginning of this year", "the week of"."""
    if at.published is None:
        return values.unresolved("DATE", "XXXX", NO_DATE)
    unit, which = match["unit"].casefold(), (match["which"] or "").casefold()
    shift = (
        -1
        if which.startswith(("last", "previous"))
        else 1
        if which.startswith(("next", "coming"))
        else 0
    )
    whole = (
        _whole(unit, shift, at.published)
        if shift or unit == "year"
        else {
            "week": values.week(at.published, ""),
            "month": values.month(at.published.year, at.published.month, ""),
        }.get(unit, _whole("year", shift, at.published))
    )
    late = match["side"].casefold() == "end"
    opening, closing = values.opening_day(whole.first), values.closing_day(whole.last)
    if shift and unit in ("month", "year"):
        return values.part_of(whole, "late" if late else "early")
    edge = closing if late else opening
    return replace(
        values.days(whole.value, edge, edge, f"{match['side'].casefold()} of the {unit}"),
        anchored=True,
    )


RELATIVE_RULES = (
    rule(
        "within period",
        r"(?P<mod>later|earlier)[ ](?:on[ ])?in[ ]the[ ](?P<unit>day|week|month|year)\b(?![ ]of\b)",
        _within_period,
    ),
    rule(
        "before last",
        r"(?:the[ ])?(?P<unit>week|month|quarter|year)[ ]before[ ]last\b(?![ ](?:week|month|year|night)\b)",
        _before_last,
    ),
    rule(
        "period",
        rf"(?:the[ ])?(?:(?P<mod>early|late|mid|earlier|later|sometime|middle)[ -](?:of[ ]|in[ ])?(?:the[ ])?)?{WHICH}[ ](?P<unit>week(?:end)?|month|year|quarter|decade|century|{PART})\b",
        _this_period,
    ),
    rule("weekend", r"the[ ]weekend\b(?![ ]of\b)", _bare_weekend),
    rule("overnight", r"overnight\b|during[ ]the[ ]night\b", _overnight),
    rule(
        "edge",
        r"(?:the[ ])?(?P<side>end|beginning|start)[ ]of[ ](?:(?P<which>this|last|next|the|the[ ]current|previous|coming)[ ])(?P<unit>week|month|year)\b",
        _end_of,
    ),
)
