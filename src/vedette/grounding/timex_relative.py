"""Rules for days and periods named from the publication day: yesterday, Friday, last month."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.timex_counted import trailing
from vedette.grounding.timex_rules import (
    LEAD,
    TAIL,
    Setting,
    infer_year,
    month_number,
    rule,
    weekday_number,
    with_time,
)
from vedette.grounding.timex_values import NO_DATE, Timex, unit_code
from vedette.grounding.timex_words import DAY, DOW, MONTH, PART, PARTS, YEAR, S


def _named_day(match: re.Match[str], at: Setting) -> Timex | None:
    word = match["name"].casefold()
    before = at.text[max(0, match.start() - 16) : match.start()]
    if not at.given and match["name"][0].isupper() and re.search(r"[a-zA-Z]*[A-Z][\w]*\s$", before):
        return None  # the name of a newspaper
    if at.published is None:
        ref = {"yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}.get(word, "PRESENT_REF")
        return values.unresolved("DATE", ref, NO_DATE)
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    timex = values.day(values.shift_days(at.published, shift), word, anchored=True)
    return values.at_time(timex, "NI") if word == "tonight" else with_time(timex, match)


_STEPS = {"before yesterday": -2, "after tomorrow": 2}


def _two_days_off(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    shift = _STEPS[" ".join(match["which"].casefold().split())]
    if at.published is None:
        return values.unresolved("DATE", "PAST_REF" if shift < 0 else "FUTURE_REF", NO_DATE)
    return values.day(values.shift_days(at.published, shift), f"the day {match['which'].casefold()}", anchored=True)


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


def _week_of(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the week of March 6": the week, Monday to Sunday, of that day."""
    number, dom = month_number(match["month"]), int(re.sub(r"\D", "", match["dom"]))
    year = int(match["year"]) if match["year"] else infer_year(number, dom, match, at)
    if year is None:
        return values.unresolved("DATE", f"XXXX-{number:02d}-{dom:02d}", NO_DATE)
    found = values.make_day(year, number, dom)
    if found is None:
        return None
    return replace(values.week(found, "week of a day"), anchored=not match["year"])


def _day_of_month(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the 8th of this month"."""
    if at.published is None:
        return values.unresolved("DATE", f"XXXX-XX-{int(match['dom']):02d}", NO_DATE)
    shift = {"this": 0, "last": -1, "next": 1}[match["which"].casefold()]
    named = values.shift_months(at.published.replace(day=1), shift)
    found = values.make_day(named.year, named.month, int(match["dom"]))
    return values.day(found, "day of a month named", anchored=True) if found else None


_STARTS = re.compile(r"\b(?:beginning|starting|effective|until|till)\s(?:on\s)?$", re.IGNORECASE)
_TERM = re.compile(
    r"\b(?:has|have|gives?|given|gave|extend\w*|postpone\w*|delay\w*|adjourn\w*|deadline|valid|"
    r"suspend\w*|deferred)\b[^.;]{0,70}\b(?:until|till)\s(?:on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"['’]s?\s(?:\w+\s)?(?:ruling|decision|attacks?|air\s?strikes?|strikes?|declaration|announcement|"
    r"bomb(?:ing|ings|ardment)?|blasts?|explosions?|raids?|killings?|shootings?|assault|shelling|"
    r"crash|statement|remarks|comments|incident|clashes|violence|massacre|capture|deaths?|ambush|"
    r"withdrawal|coup|riots?|disaster|earthquake)\b"
    r"|\s(?:was|were|had\sbeen|has\sbeen)\s(?:cancel|called\soff|postponed|scrapped)"
)


def _looks_ahead(match: re.Match[str], at: Setting) -> bool:
    """Whether a weekday lies ahead, by the verbs or by the words right beside it."""
    before = at.text[max(0, match.start() - 110) : match.start()]
    if _DONE.match(at.text, match.end(), match.end() + 50):
        return False
    if at.ahead(match) or _TERM.search(before):
        return True
    return bool(_STARTS.search(before)) and at.tense(match, after=False) != "back"


def _weekday(match: re.Match[str], at: Setting) -> Timex | None:
    number = weekday_number(match["dow"])
    if match["plural"] and re.search(
        r"\bon\s$", at.text[max(0, match.start() - 4) : match.start()], re.IGNORECASE
    ):
        return values.unresolved("SET", f"XXXX-WXX-{number + 1}", "repeated weekday")
    if re.match(
        r"\s+(?:Times|Telegraph|Mirror|Post|Herald|Mail|Express|Star|Night Live)\b",
        at.text[match.end() : match.end() + 12],
    ):
        return None
    before = at.text[max(0, match.start() - 12) : match.start()]
    if re.search(r"\b(?:Bloody|Black|Palm|Good|Ash|Super|Holy|Easter|Cyber)\s$", before):
        return None
    if at.published is None:
        return with_time(values.unresolved("DATE", f"XXXX-WXX-{number + 1}", NO_DATE), match)
    which = (match["which"] or "").casefold()
    back = (at.published.weekday() - number) % 7
    if which.startswith(("next", "this coming", "coming")):
        shift, name = (-back) % 7 or 7, "next such day"
    elif which.startswith(("last", "previous", "past", "this past")):
        shift, name = -(back or 7), "latest such day before publication"
    elif _looks_ahead(match, at):
        shift, name = (-back) % 7, "weekday, future: first on or after publication"
    else:
        shift, name = -back, "weekday, past: latest on or before publication"
    timex = values.day(values.shift_days(at.published, shift), name, anchored=True)
    return with_time(replace(timex, weekday=not which), match)


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
        return trailing(1, unit_code(unit), at.published, back=True)
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


_WHICH = (
    r"(?P<which>this[ ]coming|this[ ]past|last|this|next|past|previous|coming|upcoming|current)"
)

RELATIVE_RULES = (
    rule(
        "weekday short",
        r"(?<=\bon[ ])(?-i:(?P<dow>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)(?P<plural>(?!))?(?P<which>(?!))?",
        _weekday,
    ),
    rule("named day", rf"{LEAD}(?P<name>today|yesterday|tomorrow|tonight)\b{TAIL}", _named_day),
    rule("two days off", r"(?:the[ ])?day[ ](?P<which>before[ ]yesterday|after[ ]tomorrow)\b", _two_days_off),
    rule("within period", r"(?P<mod>later|earlier)[ ](?:on[ ])?in[ ]the[ ](?P<unit>day|week|month|year)\b(?![ ]of\b)", _within_period),
    rule("week of", rf"(?:the[ ])?week[ ]of[ ](?P<month>{MONTH}){S}(?P<dom>{DAY})(?:,?{S}(?P<year>{YEAR}))?", _week_of),
    rule("before last", r"(?:the[ ])?(?P<unit>week|month|quarter|year)[ ]before[ ]last\b(?![ ](?:week|month|year|night)\b)", _before_last),
    rule("day of month", r"(?:the[ ])?(?P<dom>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)[ ]of[ ](?P<which>this|last|next)[ ]month\b", _day_of_month),
    rule(
        "weekday",
        rf"{LEAD}(?:(?:the[ ])?{_WHICH}[ ])?(?P<dow>{DOW[:-2]})(?P<plural>s(?!['’]))?\b{TAIL}",
        _weekday,
    ),
    rule(
        "period",
        rf"(?:the[ ])?(?:(?P<mod>early|late|mid|earlier|later|sometime|middle)[ -](?:of[ ]|in[ ])?(?:the[ ])?)?{_WHICH}[ ](?P<unit>week(?:end)?|month|year|quarter|decade|century|{PART})\b",
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
