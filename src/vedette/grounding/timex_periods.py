"""Rules for expressions that name a month, season, quarter or part of a year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import COUNTED, MOD, Setting, infer_year, month_number, rule
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import (
    DAY,
    MONTH,
    NUM,
    ORDINALS,
    SEASON,
    SEASONS,
    YEAR,
    YEAR_IN_WORDS,
    S,
    number_of,
    year_of,
)

_NO_SUCH_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?$")


def _month_year(match: re.Match[str], at: Setting) -> Timex | None:
    if _NO_SUCH_DAY.search(at.text[max(0, match.start() - 8) : match.start()]):
        return None  # "31 February 2024"
    timex = values.month(year_of(match["year"]), month_number(match["month"]), "month and year")
    return values.part_of(timex, match["mod"].casefold()) if match["mod"] else timex


def _months_year(match: re.Match[str], _: Setting) -> Timex | None:
    """ "between January and May, 2012"."""
    year, one, two = int(match["year"]), month_number(match["month"]), month_number(match["month2"])
    if one >= two:
        return None
    low, high = f"{year:04d}-{one:02d}", f"{year:04d}-{two:02d}"
    return Timex("DATE", f"{low}/{high}", "range of months", low, high)


_NAME_BEFORE = re.compile(
    r"(?:\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Miss|Minister|PM|Secretary|Brian|Fredric|Peter|Rollo)\s|[\"“])$"
)


_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|last|this|next|and|or|for|between|early|late|"
    r"mid|before|after|around|every|each|late in|a|the)[ -]$",
    re.IGNORECASE,
)


_BLACK = re.compile(r"\b(?:Black|Red)\s$")
_MARCH_ON = re.compile(r"\s(?:on|to|for|through|against|towards?)\b")
_SURNAME = re.compile(r"\s[A-Z][a-z]+\b")


def _is_a_name(match: re.Match[str], at: Setting) -> bool:
    """ "Jan Kavan", "April Glaspie", "Black September", "the March on the capital"."""
    word = match["month"]
    before = at.text[max(0, match.start() - 12) : match.start()]
    after = at.text[match.end() : match.end() + 16]
    if _BLACK.search(before) or (
        word == "March" and re.search(r"\b(?:[Tt]he|[Aa])\s$", before) and _MARCH_ON.match(after)
    ):
        return True
    if match["mod"] or not _SURNAME.match(after):
        return False
    short = len(word) == 3 and word not in ("May", "MAY")
    given = word in ("April", "June", "August", "May")
    return short or (given and not _MONTH_BEFORE.search(before))


def _bare_month(match: re.Match[str], at: Setting) -> Timex | None:
    word = match["month"]
    number = month_number(word)
    if _NO_SUCH_DAY.search(at.text[max(0, match.start() - 8) : match.start()]):
        return None
    if not at.given and not match["which"] and _is_a_name(match, at):
        return None
    which = (match["which"] or "").casefold()
    if at.given:
        pass
    elif word.casefold() in ("may", "march") and not which and not match["mod"]:
        before = at.text[max(0, match.start() - 12) : match.start()]
        if not _MONTH_BEFORE.search(before) or _NAME_BEFORE.search(before):
            return None
        if re.match(r"\s+(?:God|Day|First)\b", at.text[match.end() : match.end() + 8]):
            return None
    elif re.match(r"[a-z]{3,4}\.?$", word, re.IGNORECASE) and word.casefold().rstrip(".") not in (
        "june", "july",
    ) and word.casefold() != "may":  # fmt: skip
        before = at.text[max(0, match.start() - 12) : match.start()]
        if not _MONTH_BEFORE.search(before) and not which:
            return None
    if at.published is None:
        return values.unresolved("DATE", f"XXXX-{number:02d}", NO_DATE)
    year = at.published.year
    name = "month, year by tense"
    if which.startswith(("last", "past", "previous")):
        year -= number >= at.published.month
        name = "last month of that name"
    elif which.startswith(("next", "coming")):
        year += number <= at.published.month
        name = "next month of that name"
    elif which.startswith("this"):
        name = "month of that name this year"
    else:
        year = infer_year(number, None, match, at) or year
    tail = (match["of"] or "").casefold()
    if tail:
        year = at.published.year + {"this": 0, "last": -1, "next": 1}[tail.split()[-2]]
        name = "month of a year named by the publication year"
    timex = values.month(year, number, name, anchored=True)
    return values.part_of(timex, match["mod"].casefold()) if match["mod"] else timex


def _season(match: re.Match[str], at: Setting) -> Timex | None:
    code = SEASONS[match["season"].casefold()]
    which = (match["which"] or "").casefold()
    if match["year"]:
        return values.season(code, year_of(match["year"]), "season and year")
    if match["rel"] and at.published:
        year = at.published.year + {"last": -1, "this": 0, "next": 1}[match["rel"].casefold()]
        return values.season(
            code, year, "season of a year named by the publication year", anchored=True
        )
    before = at.text[max(0, match.start() - 8) : match.start()].casefold()
    if not which and not re.search(
        r"\b(?:in|into|since|until|by|during|over|throughout|through|of|before|after|for)\s(?:the\s)?$",
        before,
    ):
        return None
    if (
        match["season"].casefold() == "fall"
        and not which
        and not before.rstrip().endswith(("in", "since"))
    ):
        return None
    if re.match(r"\s+of\b", at.text[match.end() : match.end() + 5]):
        return None
    if at.published is None:
        return values.unresolved("DATE", f"XXXX-{code}", NO_DATE)
    year = at.published.year
    started = values.opening_day(values.season(code, year, "").first) <= at.published
    if which.startswith(("last", "past", "previous", "this past")):
        over = values.closing_day(values.season(code, year, "").last) < at.published
        year -= 0 if over else 1
    elif which.startswith(("next", "coming")):
        year += 1 if started else 0
    elif not which.startswith("this") and not started and not at.ahead(match):
        year -= 1
    return values.season(code, year, "season by tense", anchored=True)


def _share_of_year(match: re.Match[str], _: Setting) -> Timex | None:
    """ "the first half of 2016", "the first six months of 2016"."""
    year, late = int(match["year"]), match["side"].casefold() in ("second", "last", "latter")
    count = 6 if match["half"] else int(number_of(match["num"]) or 0)
    if match["unit"] and match["unit"].casefold() == "quarters":
        count *= 3
    if not 1 <= count <= 12:
        return None
    low, high = (13 - count, 12) if late else (1, count)
    value = (
        f"{year:04d}-H{2 if late else 1}"
        if count == 6
        else f"{year:04d}-{low:02d}/{year:04d}-{high:02d}"
    )
    return Timex("DATE", value, "part of a year", f"{year:04d}-{low:02d}", f"{year:04d}-{high:02d}")


def _half(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the second half of December" (from the 16th), "the first half of last year"."""
    late = match["side"].casefold() != "first"
    if match["rel"]:
        if at.published is None:
            return values.unresolved("DATE", f"XXXX-H{2 if late else 1}", NO_DATE)
        year = at.published.year + {"last": -1, "this": 0, "next": 1}[match["rel"].casefold()]
        low, high = ("07", "12") if late else ("01", "06")
        value, name = f"{year:04d}-H{2 if late else 1}", "part of a year"
        return Timex("DATE", value, name, f"{year:04d}-{low}", f"{year:04d}-{high}", True)
    number = month_number(match["month"])
    stated = match["year"]
    year_or_none = int(stated) if stated else infer_year(number, None, match, at)
    if year_or_none is None:
        return values.unresolved("DATE", f"XXXX-{number:02d}", NO_DATE)
    iso = f"{year_or_none:04d}-{number:02d}"
    days = (16, values.closing_day(iso).day) if late else (1, 15)
    first, last = (f"{iso}-{day:02d}" for day in days)
    return Timex("DATE", iso, "half of a month", first, last, not stated)


def _quarter(match: re.Match[str], at: Setting) -> Timex | None:
    word = match["nth"].casefold()
    number = ORDINALS.get(word) or (int(word[1]) if word[0] == "q" else 0)
    if not number:
        return None
    if match["year"] or match["year0"]:
        return values.quarter(number, int(match["year"] or match["year0"]), "quarter and year")
    if at.published is None:
        return values.unresolved("DATE", f"XXXX-Q{number}", NO_DATE)
    which = (match["which"] or match["which0"] or "").casefold().split("'")[0].split("’")[0].split()
    year = at.published.year
    if which:
        year += {"last": -1, "next": 1, "this": 0}.get(which[0], 0)
    else:
        started = date(year, number * 3 - 2, 1) <= at.published
        year -= not started and not at.ahead(match)
    return values.quarter(number, year, "quarter by tense", anchored=True)


def _week_of_month(match: re.Match[str], at: Setting) -> Timex | None:
    """ "the first week of December": days 1 to 7; "last": the last seven days."""
    number = month_number(match["month"])
    year = int(match["year"]) if match["year"] else infer_year(number, None, match, at)
    if year is None:
        return values.unresolved("DATE", f"XXXX-{number:02d}", NO_DATE)
    iso = f"{year:04d}-{number:02d}"
    nth = ORDINALS.get(match["nth"].casefold(), 0)
    first = nth * 7 - 6 if nth else values.closing_day(iso).day - 6
    timex = values.month(year, number, "week of a month", anchored=not match["year"])
    return replace(timex, first=f"{iso}-{first:02d}", last=f"{iso}-{first + 6:02d}")


PERIOD_RULES = (
    rule(
        "week of month",
        rf"(?:the[ ])?(?P<nth>first|second|third|fourth|last)[ ]week[ ](?:of|in)[ ](?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?",
        _week_of_month,
    ),
    rule(
        "months year",
        rf"(?P<month>{MONTH})(?:[ ](?:and|to|through)[ ]|[-–—])(?P<month2>{MONTH}),?{S}(?P<year>{YEAR})",
        _months_year,
    ),
    rule(
        "month year",
        rf"(?:(?:the[ ])?{MOD})?(?P<month>{MONTH}),?{S}(?:of[ ])?(?P<year>{YEAR}|{YEAR_IN_WORDS})",
        _month_year,
    ),
    rule(
        "month",
        rf"(?:(?:the[ ])?{MOD})?(?P<which>(?:this[ ]past|this[ ]coming|last|this|next|past|previous|coming)[ ])?(?P<month>{MONTH})(?!\.?{S}{DAY}(?![ ]{COUNTED}))(?P<of>,?[ ](?:of[ ])?(?:this|last|next)[ ]year)?",
        _bare_month,
    ),
    rule(
        "season",
        rf"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<which>(?:this[ ]past|this[ ]coming|last|this|next|past|previous|coming)[ ])?(?P<season>{SEASON})(?:[ ,](?:of[ ])?(?:(?P<year>{YEAR}|{YEAR_IN_WORDS})|(?P<rel>last|this|next)[ ]year))?",
        _season,
    ),
    rule(
        "quarter",
        rf"(?:the[ ](?!(?:fiscal[ ])?\w{{3,6}}-quarter))?(?:(?P<year0>{YEAR})[ ])?(?P<which0>(?:this|last|next)[ ]year['’]s[ ])?(?:fiscal[ -])?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|q[1-4](?=\b))(?(nth)(?:(?<=q\d)|[ -]quarter\b))(?:[ ](?:of[ ])?(?:(?P<year>{YEAR})|(?P<which>(?:this|last|next)[ ]year)))?",
        _quarter,
    ),
    rule(
        "half",
        rf"(?:the[ ])?(?P<side>first|second|latter)[ ]half[ ]of[ ](?:(?P<rel>last|this|next)[ ]year\b|(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?)",
        _half,
    ),
    rule(
        "share of year",
        rf"(?:the[ ])?(?P<side>first|second|last|latter)[ ](?:(?P<half>half)|(?P<num>{NUM})[ ](?P<unit>months|quarters))[ ]of[ ](?P<year>{YEAR})",
        _share_of_year,
    ),
)
