"""Rules for expressions that name a day by its date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import (
    COUNTED,
    LEAD,
    TAIL,
    Setting,
    infer_year,
    month_number,
    rule,
    with_time,
)
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import DAY, DOW_ANY, MONTH, PART, YEAR, S

_NAMED_FOR = re.compile(
    r"\s(?:Street|Road|Square|Bridge|Avenue|Movement|Brigades?|Coalition|Alliance|Organi[sz]ation|Tower)\b"
)


def _day(match: re.Match[str], at: Setting) -> Timex | None:
    number = month_number(match["month"])
    dom = int(re.match(r"\d+", match["day"]).group())  # type: ignore[union-attr]
    if match["year"]:
        found = values.make_day(int(match["year"]), number, dom)
        return with_time(values.day(found, "full date"), match) if found else None
    if values.make_day(2000, number, dom) is None:
        return None
    if not at.given and _NAMED_FOR.match(at.text, match.end(), match.end() + 20):
        return None
    counted = re.match(rf"\s+{COUNTED}", at.text[match.end() : match.end() + 16], re.IGNORECASE)
    if counted and not match["dow"]:
        return None
    year = infer_year(number, dom, match, at)
    if year is None:
        return with_time(values.unresolved("DATE", f"XXXX-{number:02d}-{dom:02d}", NO_DATE), match)
    found = values.make_day(year, number, dom)
    if found is None:
        return None
    return with_time(values.day(found, "day and month, year by tense", anchored=True), match)


def _day_range(match: re.Match[str], at: Setting) -> Timex | None:
    """ "December 1-5, 2024", "between 3 and 5 May", "July 30 to August 2, 2010"."""
    groups = match.groupdict()
    second = month_number(groups["month2"] or groups["month"])
    first = month_number(groups["month"] or groups["month2"])
    dom1, dom2 = (int(re.match(r"\d+", groups[name]).group()) for name in ("day", "day2"))  # type: ignore[union-attr]
    stated = groups["year2"] or groups.get("year")
    if groups.get("year"):
        year1: int | None = int(groups["year"])
    elif stated:
        year1 = int(stated) - (first > second)
    else:
        year1 = infer_year(first, dom1, match, at)
    if year1 is None:
        return values.unresolved(
            "DATE", f"XXXX-{first:02d}-{dom1:02d}/XXXX-{second:02d}-{dom2:02d}", NO_DATE
        )
    year2 = int(groups["year2"]) if groups["year2"] else year1 + (first > second)
    start, end = values.make_day(year1, first, dom1), values.make_day(year2, second, dom2)
    if start is None or end is None or end < start:
        return None
    if groups.get("lead"):
        name = "night between two days"
        return Timex("TIME", f"{start}TNI", name, start.isoformat(), end.isoformat(), not stated)
    name = "range of days" if stated else "range of days, year by tense"
    return Timex("DATE", f"{start}/{end}", name, start.isoformat(), end.isoformat(), not stated)


def _iso(match: re.Match[str], _: Setting) -> Timex | None:
    found = values.make_day(int(match["year"]), int(match["m"]), int(match["d"]))
    if found is None:
        return None
    timex = values.day(found, "ISO date")
    return values.at_time(timex, match["clock"]) if match["clock"] else timex


def _numeric(match: re.Match[str], _: Setting) -> Timex | None:
    a, b = int(match["a"]), int(match["b"])
    if a > 12 or a == b or match["sep"] == ".":
        found = values.make_day(int(match["year"]), b, a)
    elif b > 12:
        found = values.make_day(int(match["year"]), a, b)
    else:
        return values.unresolved("DATE", f"{match['year']}-XX-XX", "ambiguous day and month")
    return values.day(found, "numeric date") if found else None


def _holiday(match: re.Match[str], at: Setting) -> Timex | None:
    number, dom = (
        (1, 1)
        if "day" in match["which"].casefold() and "year" in match["name"].casefold()
        else (12, 25)
    )
    if "eve" in match["which"].casefold():
        number, dom = (12, 31) if "year" in match["name"].casefold() else (12, 24)
    year = int(match["year"]) if match["year"] else infer_year(number, dom, match, at)
    if year is None:
        return values.unresolved("DATE", f"XXXX-{number:02d}-{dom:02d}", NO_DATE)
    found = values.make_day(year, number, dom)
    return (
        replace(values.day(found, "fixed holiday"), anchored=not match["year"]) if found else None
    )


def _thanksgiving(match: re.Match[str], at: Setting) -> Timex | None:
    """The United States' day: the fourth Thursday of November."""
    if match["year"]:
        year = int(match["year"])
    elif at.published is None:
        return values.unresolved("DATE", "XXXX-11", NO_DATE)
    else:
        year = min(max(at.published.year, 2), 9998)
        passed = _fourth_thursday(year) <= at.published
        year += passed if at.ahead(match) else -(not passed)
    return replace(
        values.day(_fourth_thursday(year), "Thanksgiving of the United States"),
        anchored=not match["year"],
    )


def _fourth_thursday(year: int) -> date:
    first = date(year, 11, 1)
    return first.replace(day=22 + (3 - first.weekday()) % 7)


def _moving(_: re.Match[str], __: Setting) -> Timex | None:
    return values.unresolved("DATE", "XXXX", "date of another calendar, not computed")


_MDY = rf"(?P<month>{MONTH}){S}(?:the[ ])?(?P<day>{DAY})(?:,?{S}(?P<year>{YEAR}))?"


_DMY = rf"(?:the[ ])?(?P<day>{DAY}){S}(?:of[ ])?(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?"


_TO = rf"(?:[ ]?[-–—][ ]?|[ ](?:to|through|until|and|or)[ ]|(?:,[ ]{DAY}){{1,5}},?[ ](?:and|or)[ ])"
_NIGHT = r"(?:(?:the[ ])?(?P<lead>night)[ ](?:of|from|between|on)[ ](?:the[ ])?)?"

_OTHER_MONTHS = (
    r"Ramadan|Muharram|Safar|Rajab|Sha['’‘]?aban|Sha['’‘]?ban|Shawwal"
    r"|Rabi['’‘]?[ ](?:al-|ul-)(?:[Aa]wwal|[Aa]khir|[Tt]hani)"
    r"|Jumad[ai]['’‘]?[ ](?:al-|ul-)(?:[Aa]wwal|[Uu]la|[Aa]khirah?|[Tt]hani)"
    r"|(?:Dh|Z)u(?:['’‘]?[ ]al-|l[ -]?)(?:Hijjah?|Qa['’‘]?dah?)"
)

DAY_RULES = (
    rule(
        "iso",
        rf"(?P<year>{YEAR})(?P<sep>[-/])(?P<m>[01]\d)(?P=sep)(?P<d>[0-3]\d)(?!\d)(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?",
        _iso,
    ),
    rule(
        "numeric",
        r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)",
        _numeric,
    ),
    rule(
        "day range m",
        rf"{_NIGHT}(?P<month>{MONTH}){S}(?P<day>{DAY}){_TO}(?P<day2>{DAY})(?P<month2>(?!))?(?:,?{S}(?P<year2>{YEAR}))?(?P<year>(?!))?",
        _day_range,
    ),
    rule(
        "day range d",
        rf"{_NIGHT}(?P<month>(?!))?(?P<day>{DAY}){_TO}(?P<day2>{DAY}){S}(?:of[ ])?(?P<month2>{MONTH})(?:,?{S}(?P<year2>{YEAR}))?",
        _day_range,
    ),
    rule(
        "months range m",
        rf"{_NIGHT}{_MDY}{_TO}(?P<month2>{MONTH}){S}(?P<day2>{DAY})(?:,?{S}(?P<year2>{YEAR}))?",
        _day_range,
    ),
    rule(
        "months range d",
        rf"{_NIGHT}{_DMY}{_TO}(?P<day2>{DAY}){S}(?P<month2>{MONTH})(?:,?{S}(?P<year2>{YEAR}))?",
        _day_range,
    ),
    rule(
        "mdy",
        rf"{LEAD}(?:(?:this|next|last)[ ](?:coming[ ])?)?(?:(?P<dow>{DOW_ANY})(?:{S}{PART})?,?{S})?{_MDY}{TAIL}",
        _day,
    ),
    rule("dmy", rf"{LEAD}(?:(?P<dow>{DOW_ANY})(?:{S}{PART})?,?{S})?{_DMY}{TAIL}", _day),
    rule(
        "holiday",
        rf"(?P<name>New[ ]Year|Christmas)(?:['’]?s)?[ ](?P<which>Day|Eve)\b(?:,?[ ](?P<year>{YEAR}))?",
        _holiday,
    ),
    rule(
        "thanksgiving",
        rf"(?:(?:last|this|next)[ ])?(?-i:Thanksgiving)\b(?:[ ]Day\b)?(?:,?[ ](?P<year>{YEAR}))?",
        _thanksgiving,
    ),
    rule(
        "other calendar",
        rf"(?:the[ ])?(?:(?:first|last|holy)[ ](?:day|week|month|night)[ ]of[ ])?(?:{DAY}[ ](?:of[ ])?)?(?-i:{_OTHER_MONTHS}|Ashura|Arbaeen|Easter|Nowruz|Passover|Hanukkah|Yom[ ]Kippur(?![ ][Ww]ar)|Rosh[ ]Hashanah|Eid(?:[ ]al-(?:Fitr|Adha))?)\b(?:[ ](?:Day|Sunday|Monday)\b)?(?:,?[ ]1[34]\d\d(?![\d,])(?:[ ](?:AH|H)\b)?)?",
        _moving,
    ),
)
