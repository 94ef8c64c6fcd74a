"""Rules for expressions reckoned from the publication day, or from a day named before."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.timex_dates import LEAD, TAIL, Setting, rule, weekday_number, with_time
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import (
    APPROX,
    DOW,
    NUM,
    PART,
    PARTS,
    UNIT,
    UNITS,
    VAGUE,
    S,
    number_of,
)

_NO_ANTECEDENT = "no day named before"


def _named_day(match: re.Match[str], at: Setting) -> Timex | None:
    word = match["name"].casefold()
    if at.published is None:
        ref = {"yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}.get(word, "PRESENT_REF")
        return values.unresolved("DATE", ref, NO_DATE)
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    timex = values.day(values.shift_days(at.published, shift), word, anchored=True)
    return values.at_time(timex, "NI") if word == "tonight" else with_time(timex, match)


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
    if at.published is None:
        return with_time(values.unresolved("DATE", f"XXXX-WXX-{number + 1}", NO_DATE), match)
    which = (match["which"] or "").casefold()
    back = (at.published.weekday() - number) % 7
    if which.startswith(("next", "this coming", "coming", "following")):
        shift, name = (-back) % 7 or 7, "next such day"
    elif which.startswith(("last", "previous", "past", "this past")):
        shift, name = -(back or 7), "latest such day before publication"
    elif at.ahead(match):
        shift, name = (-back) % 7, "weekday, future: first on or after publication"
    else:
        shift, name = -back, "weekday, past: latest on or before publication"
    timex = values.day(values.shift_days(at.published, shift), name, anchored=True)
    return with_time(replace(timex, weekday=not which), match)


def _this_period(match: re.Match[str], at: Setting) -> Timex | None:
    which, unit = match["which"].casefold(), match["unit"].casefold()
    shift = (
        -1
        if which.startswith(("last", "past", "previous"))
        else 1
        if which.startswith(("next", "coming", "upcoming", "following"))
        else 0
    )
    if at.published is None:
        ref = ("PRESENT_REF", "FUTURE_REF", "PAST_REF")[shift]
        return values.unresolved("DATE", ref, NO_DATE)
    mod = (match["mod"] or "").casefold().split(" ")[0]
    if which == "past":
        return _trailing(1, unit, at.published, back=True)
    if unit == "weekend":
        return _weekend(shift, match, at)
    if unit in PARTS:
        return _part_of_day(shift, unit, at.published)
    if shift:
        timex = _whole(unit, shift, at.published)
        return (
            values.part_of(timex, mod)
            if mod in ("early", "late", "mid")
            else _late_week(timex, mod)
        )
    return _current(
        unit, mod, at.published, ahead=mod == "later" or (mod != "earlier" and at.ahead(match))
    )


def _late_week(timex: Timex, mod: str) -> Timex:
    return timex.named(f"{mod} in: {timex.rule}") if mod else timex


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


def _ago(match: re.Match[str], at: Setting) -> Timex | None:
    unit = (
        UNITS[
            match["unit"].casefold().removesuffix("y")
            + ("ie" if match["unit"].casefold() == "century" else "")
        ]
        if match["unit"].casefold().startswith("centur")
        else UNITS[match["unit"].casefold()]
    )
    count = number_of(match["num"] or "") if match["num"] else None
    if at.published is None or count is None or count > 9999:
        return values.unresolved(
            "DATE", "PAST_REF", NO_DATE if at.published is None else "vague count"
        )
    return _back(int(count), unit, at.published, "counted back from publication")


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
    return values.days(
        start.isoformat(), first, max(first, values.shift_days(start, -(hours // 24))), name
    )


def _from_antecedent(match: re.Match[str], at: Setting) -> Timex | None:
    """ "two days earlier", "the day before", "the same day", "the next morning", "that night"."""
    groups = match.groupdict()
    unit = (groups.get("unit") or groups.get("unit2") or "day").casefold()
    direction = (groups.get("dir") or groups.get("dir2") or "same").casefold()
    back = direction in ("earlier", "before", "prior", "previous", "previously")
    vague = groups.get("vague")
    count = number_of(groups.get("num") or "one")
    if at.antecedent is None or vague or count is None or count > 9999:
        reason = "vague count" if vague else _NO_ANTECEDENT
        if groups.get("num") and not vague:
            return values.unresolved("DURATION", _length(int(count or 1), unit), reason)
        return values.unresolved("DATE", "PAST_REF" if back else "XXXX-XX-XX", reason)
    shift = 0 if direction in ("same", "that") else (-1 if back else 1) * int(count)
    anchor = at.antecedent
    code = UNITS.get(unit, "D")
    if unit in PARTS or code == "D":
        timex = values.day(values.shift_days(anchor, shift), "by the day named before")
        timex = values.at_time(timex, PARTS[unit]) if unit in PARTS else timex
    elif code in ("W", "M", "Y"):
        if code == "W":
            timex = values.week(values.shift_days(anchor, 7 * shift), "by the day named before")
        elif code == "M":
            moved = values.shift_months(anchor, shift)
            timex = values.month(moved.year, moved.month, "by the day named before")
        else:
            timex = values.whole_year(anchor.year + shift, "by the day named before")
    else:
        return values.unresolved("DATE", "XXXX-XX-XX", "time of day counted from another")
    return replace(timex, anchored=False, anchor=anchor.isoformat())


def _length(count: int, unit: str) -> str:
    code = UNITS.get(unit, "D")
    scale, code = {"F": (2, "W"), "Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y")}.get(
        code, (1, code)
    )
    return f"PT{count}{code[1]}" if code.startswith("T") else f"P{count * scale}{code}"


def _trailing_count(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the past three days", "the next two weeks"."""
    unit, which = match["unit"].casefold(), match["which"].casefold()
    unit = "century" if unit.startswith("centur") else unit
    count = number_of(match["num"]) if match["num"] else None
    if count is None:
        code = UNITS.get("centurie" if unit == "century" else unit, "D")
        return values.unresolved(
            "DURATION", f"PTX{code[1]}" if code[0] == "T" else f"PX{code}", "vague count"
        )
    value = _length(int(count), unit)
    if at.published is None or count > 9999 or which.startswith(("first", "final", "full")):
        return values.unresolved(
            "DURATION", value, NO_DATE if at.published is None else "length without a start"
        )
    back = which.startswith(("last", "past", "previous", "latest"))
    return replace(
        _trailing(int(count), unit, at.published, back=back), type="DURATION", value=value
    )


def _trailing(count: int, unit: str, published: date, *, back: bool) -> Timex:
    sign = -1 if back else 1
    code = UNITS.get("centurie" if unit == "century" else unit, "D")
    if code.startswith("T"):
        hours = count if code == "TH" else 1
        other = values.shift_days(published, sign * ((hours + 23) // 24))
    elif code in "DWF":
        other = values.shift_days(published, sign * count * {"D": 1, "W": 7, "F": 14}[code])
    else:
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[code]
        other = values.shift_months(published, sign * count * months)
    first, last = min(other, published), max(other, published)
    timex = values.days(
        _length(count, unit),
        first,
        last,
        "span up to publication" if back else "span from publication",
    )
    if code in ("Y", "E", "C"):
        timex = replace(timex, first=timex.first[:7], last=timex.last[:7])
    return timex if count == 1 and back and code == "Y" else timex


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


_WHICH = r"(?P<which>this[ ]coming|this[ ]past|last|this|next|past|previous|coming|upcoming|following|current)"

RELATIVE_RULES = (
    rule("named day", rf"{LEAD}(?P<name>today|yesterday|tomorrow|tonight)\b{TAIL}", _named_day),
    rule("weekday", rf"{LEAD}(?:(?:the[ ])?{_WHICH}[ ])?(?P<dow>{DOW[:-2]})(?P<plural>s(?!['’]))?\b{TAIL}", _weekday),
    rule("period", rf"(?:the[ ])?(?:(?P<mod>early|late|mid|earlier|later|sometime|middle)[ -](?:of[ ]|in[ ])?(?:the[ ])?)?{_WHICH}[ ](?P<unit>week(?:end)?|month|year|quarter|decade|century|{PART})\b", _this_period),
    rule("weekend", r"the[ ]weekend\b", _bare_weekend),
    rule("overnight", r"overnight\b|during[ ]the[ ]night\b", _overnight),
    rule("ago", rf"{APPROX}?(?:(?P<num>{NUM})|(?P<vague>{VAGUE})(?:[ ]{VAGUE})?)?[ -]?(?P<unit>{UNIT}?)s?(?:[ ]or[ ](?:so|more|two))?{S}ago\b", _ago),
    rule("counted from", rf"{APPROX}?(?:(?P<num>{NUM})|(?P<vague>{VAGUE}))[ ](?P<unit>{UNIT})s?[ ](?P<dir>earlier|before|prior|later|after|afterwards?|previously)\b(?![ ](?:the|a|an|this|that|his|her|its|their|[a-z]+ing)\b)", _from_antecedent),
    rule("day before", rf"(?:the[ ])?(?:(?P<unit>day|week|month|year|{PART})[ ](?P<dir>before|after|earlier)\b(?![ ](?:the|a|an|this|that|his|her|its|their|[a-z]+ing|yesterday|tomorrow)\b)|(?:(?:later|early|late|earlier)[ ](?:on[ ])?)?(?P<dir2>same|next|following|previous|that)[ ](?P<unit2>day|{PART})\b)", _from_antecedent),
    rule("trailing", rf"(?:the[ ])?(?P<which>past|last|next|coming|previous|latest|first|following|final|full)[ ](?:(?P<num>{NUM})|(?P<vague>{VAGUE}))[ -](?:consecutive[ ]|full[ ])?(?P<unit>{UNIT})s?\b(?:[ ]or[ ]so\b)?", _trailing_count),
    rule("edge", r"(?:the[ ])?(?P<side>end|beginning|start)[ ]of[ ](?:(?P<which>this|last|next|the|the[ ]current|previous|coming)[ ])(?P<unit>week|month|year)\b", _end_of),
)  # fmt: skip
