"""Rules for days named from the publication day: yesterday, Friday, the 8th of this month."""

from __future__ import annotations

import re
from dataclasses import replace

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import (
    LEAD,
    TAIL,
    WHICH,
    Setting,
    infer_year,
    month_number,
    rule,
    weekday_number,
    with_time,
)
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import DAY, DOW, MONTH, ORDINALS, PARTS, YEAR, S


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
    return values.day(
        values.shift_days(at.published, shift),
        f"the day {match['which'].casefold()}",
        anchored=True,
    )


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


def _nth_weekday(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the first Monday of December"; "of every month" is repeated."""
    number = weekday_number(match["dow"])
    if match["set"]:
        return values.unresolved("SET", "P1M", "repeated")
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else infer_year(month, None, match, at)
    if year is None:
        return values.unresolved("DATE", f"XXXX-{month:02d}", NO_DATE)
    nth = ORDINALS.get(match["nth"].casefold())
    if nth is None:
        end = values.closing_day(f"{year:04d}-{month:02d}")
        day = values.shift_days(end, -((end.weekday() - number) % 7))
    else:
        start = values.opening_day(f"{year:04d}-{month:02d}")
        day = values.shift_days(start, (number - start.weekday()) % 7 + 7 * (nth - 1))
    return values.day(day, "weekday of a month by its count", anchored=not match["year"])


def _day_of_month(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the 8th of this month"."""
    if at.published is None:
        return values.unresolved("DATE", f"XXXX-XX-{int(match['dom']):02d}", NO_DATE)
    shift = {"this": 0, "last": -1, "next": 1}[match["which"].casefold()]
    named = values.shift_months(at.published.replace(day=1), shift)
    found = values.make_day(named.year, named.month, int(match["dom"]))
    return values.day(found, "day of a month named", anchored=True) if found else None


_STARTS = re.compile(
    r"\b(?:beginning|starting|effective|(?P<until>until|till))\s(?:on\s)?$", re.IGNORECASE
)
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
    if (match["which"] or "").casefold() == "this":
        return at.tense(match) != "back"
    starts = _STARTS.search(before)
    return bool(starts) and at.tense(match, after=bool(starts and starts["until"])) != "back"


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
    if re.search(r"\b(?:Mail\son|Bloody|Black|Palm|Good|Ash|Super|Holy|Easter|Cyber)\s$", before):
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


def _weekday_parts(match: re.Match[str], _: Setting) -> Timex | None:
    """ "on Friday nights": repeated."""
    number = weekday_number(match["dow"])
    part = PARTS[match["part"].casefold()]
    return values.unresolved("SET", f"XXXX-WXX-{number + 1}T{part}", "repeated part of a weekday")


WEEKDAY_RULES = (
    rule(
        "weekday short",
        r"(?<=\bon[ ])(?-i:(?P<dow>Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)(?P<plural>(?!))?(?P<which>(?!))?",
        _weekday,
    ),
    rule("named day", rf"{LEAD}(?P<name>today|yesterday|tomorrow|tonight)\b{TAIL}", _named_day),
    rule(
        "two days off",
        r"(?:the[ ])?day[ ](?P<which>before[ ]yesterday|after[ ]tomorrow)\b",
        _two_days_off,
    ),
    rule(
        "week of",
        rf"(?:the[ ])?week[ ]of[ ](?P<month>{MONTH}){S}(?P<dom>{DAY})(?:,?{S}(?P<year>{YEAR}))?",
        _week_of,
    ),
    rule(
        "day of month",
        r"(?:the[ ])?(?P<dom>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)[ ]of[ ](?P<which>this|last|next)[ ]month\b",
        _day_of_month,
    ),
    rule(
        "weekday",
        rf"{LEAD}(?:(?:the[ ])?{WHICH}[ ])?(?P<dow>{DOW[:-2]})(?P<plural>s(?!['’]))?\b{TAIL}",
        _weekday,
    ),
    rule(
        "nth weekday",
        rf"(?:the[ ])?(?P<nth>first|second|third|fourth|last)[ ](?P<dow>{DOW})[ ](?:of|in)[ ](?:(?P<set>every|each)[ ]month\b|(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?)",
        _nth_weekday,
    ),
    rule(
        "weekday parts",
        rf"(?P<dow>{DOW[:-2]})[ ](?P<part>morning|afternoon|evening|night)s\b",
        _weekday_parts,
    ),
)
