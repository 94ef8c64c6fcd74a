"""Rules for periods named by one named before: "the quarter", "a year earlier", "that year".

Reports of figures name a period once ("third-quarter profit", "killed in October") and then
compare: "the year-ago quarter" and, after "compared with", "a year earlier" are that period of
the year before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import Setting, infer_year, month_number, rule
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import DAY, MONTH, YEAR, S

_QUARTER_REACH = 6
_QUARTER = re.compile(r"\d{4}-Q[1-4X]$")
_YEAR_BEFORE = "a year before the period named before"
_PERIOD = re.compile(r"\d{4}(?:-(?:\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?$")
_YEAR_AGO = r"(?:year-(?:earlier|ago)|prior-year|previous-year)"

_COMPARES = re.compile(
    r"\b(?:from|than|compared|comparing|versus|against|over|up|down|rose|fell|dropped|gained?|"
    r"increased?|declined?|earned|posted|reported|higher|lower|above|below|loss|profit|income|net)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|against)\s(?:[^.;]{0,60}\s)?$", re.IGNORECASE
)


def quarter_before(at: Setting) -> Timex | None:
    """The last quarter named in the sentences before and not itself by comparison, if any."""

    def is_named(timex: Timex) -> bool:
        return bool(timex.first and timex.rule != _YEAR_BEFORE and _QUARTER.match(timex.value))

    return at.context.last_named(at.start, is_named, sentences=_QUARTER_REACH)


def period_before(at: Setting) -> Timex | None:
    """The last month, season, quarter, half or year named in the same sentence, if any."""

    def is_named(timex: Timex) -> bool:
        return bool(timex.first and timex.rule != _YEAR_BEFORE and _PERIOD.match(timex.value))

    return at.context.last_named(at.start, is_named, sentences=0)


def year_shifted(timex: Timex, years: int, rule_name: str) -> Timex:
    """The same period so many years on; empty outside 1 to 9998."""

    def moved(iso: str) -> str:
        if len(iso) == 10:
            return values.shift_months(date.fromisoformat(iso), 12 * years).isoformat()
        return f"{int(iso[:4]) + years:04d}{iso[4:]}"

    if not 1 < int(timex.first[:4]) + years < 9998 or int(timex.last[:4]) + years > 9998:
        return values.unresolved("DATE", "XXXX", f"{rule_name}, out of range")
    return replace(
        timex,
        value=moved(timex.value),
        first=moved(timex.first),
        last=moved(timex.last),
        rule=rule_name,
    )


def compared(match: re.Match[str], at: Setting) -> Timex | None:
    """What "a year earlier" or "a year ago" stands for where figures are compared, else None."""
    opening = at.context.sentences.opening(match.start())
    before = at.text[max(opening, match.start() - 200) : match.start()]
    quarter = quarter_before(at)
    if quarter is not None:
        after = at.text[match.end() : match.end() + 90]
        figures = any(char.isdigit() for char in before + after)
        if _COMPARES.search(before) or (figures and not before.strip()):
            return year_shifted(quarter, -1, _YEAR_BEFORE)
    if not _AGAINST.search(before):
        return None
    period = period_before(at)
    if period is not None:
        return year_shifted(period, -1, _YEAR_BEFORE)
    if at.published is None or at.antecedent is not None:
        return None
    return values.whole_year(at.published.year - 1, "year before, compared with now", anchored=True)


def _compared_period(_: re.Match[str], at: Setting) -> Timex | None:
    """ "the year-ago quarter", "year-earlier profit", "the year-earlier third quarter"."""
    quarter = quarter_before(at) or period_before(at)
    if quarter is None:
        if at.published is None:
            return values.unresolved("DATE", "XXXX", NO_DATE)
        return values.whole_year(
            at.published.year - 1, "year before, compared with now", anchored=True
        )
    return year_shifted(quarter, -1, _YEAR_BEFORE)


def _same_period(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the quarter", "the latest period", "the 1988 quarter": the quarter named before."""
    ended = _period_ended(match, at)
    if ended is not None:
        return ended
    if match["unit"] == "period" and not (match["which"] or match["year"] or match["ago"]):
        return None
    quarter = quarter_before(at)
    if quarter is None:
        return (
            values.unresolved("DATE", "XXXX-QX", "no quarter named before")
            if (match["which"] and match["unit"] != "period")
            else None
        )
    name = "the quarter named before"
    if match["ago"]:
        return year_shifted(quarter, -1, _YEAR_BEFORE)
    if match["year"]:
        return year_shifted(quarter, int(match["year"]) - int(quarter.first[:4]), name)
    return replace(quarter, rule=name)


_ENDED = re.compile(
    rf"{S}(?P<how>ended|ending|that{S}ended){S}(?:on{S})?(?:(?P<month>{MONTH}){S}(?P<day>{DAY})(?:,?{S}(?P<year>{YEAR}))?"
    rf"|(?P<day2>{DAY}){S}(?P<month2>{MONTH})(?:,?{S}(?P<year2>{YEAR}))?)",
    re.IGNORECASE,
)
_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}


def _period_ended(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the quarter ended Sept. 30": the three months up to that day."""
    ended = _ENDED.match(at.text, match.end(), match.end() + 40)
    unit = match["unit"].casefold()
    if ended is None or unit not in _MONTHS_OF:
        return None
    number = month_number(ended["month"] or ended["month2"])
    dom = int(re.sub(r"\D", "", ended["day"] or ended["day2"]))
    stated = ended["year"] or ended["year2"]
    year = int(stated) if stated else infer_year(number, dom, ended, at)
    last = values.make_day(year, number, dom) if year is not None else None
    if last is None:
        return None
    first = values.shift_days(values.shift_months(last, -_MONTHS_OF[unit]), 1)
    closes = number % 3 == 0 and dom >= 25
    value = {"year": "P1Y", "month": f"{last:%Y-%m}"}.get(
        unit, f"{last.year:04d}-Q{number // 3}" if closes else f"{last.year:04d}-QX"
    )
    timex = values.days(value, first, last, f"{unit} up to the day it ended")
    return replace(timex, type="DURATION" if unit == "year" else "DATE", anchored=not stated)


def _this_year(match: re.Match[str], at: Setting) -> Timex | None:
    """ "for the year", "the rest of the year", "the full year": the year of publication."""
    ended = _period_ended(match, at)
    if ended is not None:
        return ended
    before = at.text[max(0, match.start() - 12) : match.start()]
    if not match["which"] and not _OF_THE.search(before):
        return None
    if _GOES_ON.match(at.text, match.end(), match.end() + 24):
        return None
    if at.published is None:
        return values.unresolved("DATE", "XXXX", NO_DATE)
    return values.whole_year(at.published.year, "the year of publication", anchored=True)


_OF_THE = re.compile(
    r"\b(?:for|of|in|during|throughout|by|so far|through|over|on)\s$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"[ -](?:of|that|which|when|after|before|earlier|later|ago|since|to|he|she|it|they|we|end(?:ed|ing)?|"
    r"award|book|\d|in\s(?:which|review))",
    re.IGNORECASE,
)


def _year_end(match: re.Match[str], at: Setting) -> Timex | None:
    if at.published is None:
        return values.unresolved("DATE", "XXXX-12-31", NO_DATE)
    before = at.text[max(0, match.start() - 14) : match.start()]
    year = at.published.year
    if match["which"] or re.search(r"\b(?:since|from)\s(?:the\s)?$", before, re.IGNORECASE):
        year -= (match["which"] or "last").casefold() == "last"
    found = values.make_day(year, 12, 31)
    return values.day(found, "end of the year", anchored=True) if found else None


COMPARED_RULES = (
    rule("period compared", rf"(?:the[ ])?(?:comparable[ ]|corresponding[ ]|same[ ])?{_YEAR_AGO}(?:[ ](?:fiscal[ ])?(?:(?:first|second|third|fourth)[ -])?(?:quarter|period|month|half)\b)?", _compared_period),
    rule("same period", rf"(?:(?:the|that|its)[ ])?(?:(?P<which>latest|current|full|most[ ]recent|comparable|corresponding|same)[ ]|(?P<year>{YEAR})[ ])?(?:fiscal[ ])?(?P<unit>(?<=\s)quarter|period)\b(?![ -](?:of|century|finals?|mile|master|back|to)\b)(?P<ago>[ ](?:a[ ]year[ ](?:ago|earlier)|(?:of[ ]|in[ ])?last[ ]year)\b)?", _same_period),
    rule("the year", r"(?:the|its)[ ](?:(?P<which>full|fiscal|whole|entire|calendar|full[ ]fiscal|current[ ]fiscal|current)[ ]|(?:rest|remainder)[ ]of[ ]the[ ])?(?P<unit>year)\b(?!['’]s[ ]end\b)", _this_year),
    rule("period ended", rf"(?:the|its|a)[ ](?:fiscal[ ])?(?:(?:first|second|third|fourth)[ -])?(?P<unit>quarter|year|month)(?={_ENDED.pattern.replace('?P<', '?P<x')})", _period_ended),
    rule("year-end", r"(?:the[ ])?(?:(?P<which>last|this)[ ])?(?:calendar[ ])?(?:year[ -]end\b|year['’]s[ ]end\b)", _year_end),
)  # fmt: skip
