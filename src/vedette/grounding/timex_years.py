"""Rules for years, ranges of years, decades and centuries, guarded against bare numbers."""

from __future__ import annotations

import re

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import COUNTED, MOD, Setting, rule
from vedette.grounding.timex_values import Timex
from vedette.grounding.timex_words import MONTH, TENS_DECADES, YEAR, YEAR_IN_WORDS, year_of

_YEAR_REJECT_AFTER = re.compile(
    rf"(?:[ -](?:(?:new|U\.?S\.?|(?-i:[A-Z][a-z]+)|armed|other|heavily)[ ])?{COUNTED}|[-–—/]\d|[:°'’]\d|-[a-z])",
    re.IGNORECASE,
)


_YEAR_REJECT_BEFORE = re.compile(
    r"(?:[$£€#+/.,:\d-]|\b(?:resolutions?|no\.?|nos\.?|numbers?|numbered|about|nearly|over|than|least|most|"
    r"some|approximately|roughly|up to|almost|additional|another|unit|flight|route|highway|chapter|"
    r"title|page|room|box|model|channel|section|article|order|decree|law|case|operation|battalion|"
    r"brigade|an extra|minimum of|total of|estimated|only|further|of about|hundreds of|these|those)[ ])$",
    re.IGNORECASE,
)


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|during|of|before|after|between|to|through|throughout|around|"
    r"circa|late|early|mid|the|year|and|or|for|a|his|her|its|their|fiscal|for|pre|post|than in|"
    r"spring|summer|autumn|fall|winter|back in|next|\w+[’']s?)[ -]|[(\[–—])$",
    re.IGNORECASE,
)


_YEAR_AFTER = re.compile(
    r"\s*(?:[),;.\]]|$|['’]s\b)|[ ](?:war|conflict|uprising|revolution|coup|election|elections|crisis|"
    r"invasion|agreement|treaty|ceasefire|peace|and|to|when|after|but|until|as|by|with|[A-Z][\w-]+[ ]war)\b",
    re.IGNORECASE,
)


_DOM = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_SUCH_DAY = re.compile(rf"(?:\b{MONTH}\s{_DOM}|\b{_DOM}\s(?:of\s)?{MONTH}),?\s$", re.IGNORECASE)
_PREFIXED = re.compile(r"\b(?:pre|post)-$", re.IGNORECASE)
_DETERMINER = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his|[Hh]is|her|its|their|[A-Z]\w+[’']s)[ ](?:[a-z]+[ ])?$"
)
_SINGULAR = re.compile(
    r"[ ](?![a-z]*(?:ss|ps|ts|rs|ns|ds|es|ks|ls|ms|gs|ys)\b|people\b|men\b|women\b|children\b|troops\b)[a-z]{4,}\b"
)


def _names_a_thing(before: str, after: str) -> bool:
    """Whether a year says which one: "the 1978 resolution", "post-1959 politics".

    A count would take a plural.
    """
    if _PREFIXED.search(before):
        return True
    return bool(_DETERMINER.search(before) and _SINGULAR.match(after))


def _year(match: re.Match[str], at: Setting) -> Timex | None:
    start, end = match.span()
    before = at.text[max(0, start - 20) : start].replace("\n", " ")
    after = at.text[end : end + 24]
    year = int(match["year"])
    if match["mod"] or match["fiscal"]:
        timex = values.whole_year(year, "year")
        return values.part_of(timex, match["mod"].casefold()) if match["mod"] else timex
    if not at.given and _NO_SUCH_DAY.search(before):
        return None  # "February 31, 2024"
    if at.given and not re.search(r"[$£€.,]$", before):
        return values.whole_year(year, "year")
    if _names_a_thing(before, after):
        return values.whole_year(year, "year")
    if _YEAR_REJECT_BEFORE.search(before) or _YEAR_REJECT_AFTER.match(after):
        return None
    named = _YEAR_BEFORE.search(before)
    if not named and not (year >= 1900 and _YEAR_AFTER.match(after)):
        return None
    if year < 1800 and re.match(r" [a-z]{3,}s\b", after):
        return None
    if year < 1500 and not re.search(r"\b(?:in|since|year)[ ]$", before, re.IGNORECASE):
        return None
    return values.whole_year(year, "year")


def _year_in_words(match: re.Match[str], at: Setting) -> Timex | None:
    """ "nineteen ninety-six"; "two thousand four" and "twenty twenty-four" only as plain years."""
    before = at.text[max(0, match.start() - 10) : match.start()]
    after = at.text[match.end() : match.end() + 24]
    if _YEAR_REJECT_AFTER.match(after) or re.match(r"[ -](?:years?|old|thousand|million)\b", after):
        return None
    if not match["year"].casefold().startswith("nineteen") and not match["the"]:
        plain = re.search(r"\b(?:in|since|by|until|of)\s$", before, re.IGNORECASE)
        if not (plain and re.match(r"\s*(?:[,.;:)]|$)", after)):
            return None
    return values.whole_year(year_of(match["year"]), "year")


def _year_range(match: re.Match[str], at: Setting) -> Timex | None:
    one = int(match["year"])
    two = (
        int(match["year2"]) if len(match["year2"]) == 4 else one // 100 * 100 + int(match["year2"])
    )
    before = at.text[max(0, match.start() - 12) : match.start()]
    if len(match["year2"]) == 2 and match["mid"] == "-" and two <= one:
        return _iso_month(one, int(match["year2"]))
    dash = "and" not in match["mid"] and "to" not in match["mid"].split()
    if not one < two <= 2100 or one < 1500 or re.search(r"[$£€#\d.,:/-]$", before):
        return None
    if not dash and not re.search(r"\b(?:from|between)\s$", before, re.IGNORECASE):
        return None
    if re.match(rf"\s+{COUNTED}|[-/\d]", at.text[match.end() : match.end() + 14], re.IGNORECASE):
        return None
    return Timex("DATE", f"{one:04d}/{two:04d}", "range of years", f"{one:04d}", f"{two:04d}")


def _iso_month(year: int, number: int) -> Timex | None:
    """ "2024-11": a month, as it cannot be a range of years."""
    return values.month(year, number, "ISO month") if 1 <= number <= 12 else None


def _month_slash(match: re.Match[str], at: Setting) -> Timex | None:
    if re.search(r"[\d/.,-]$", at.text[max(0, match.start() - 1) : match.start()]):
        return None
    return values.month(int(match["year"]), int(match["m"]), "month and year")


def _decade(match: re.Match[str], _: Setting) -> Timex | None:
    words = match["decade"].casefold()
    if words in TENS_DECADES:
        decade = TENS_DECADES[words]
    else:
        digits = re.sub(r"\D", "", words)
        decade = int(digits) // 10 if len(digits) == 4 else 190 + int(digits) // 10
    return Timex("DATE", f"{decade:03d}", "decade", f"{decade:03d}0", f"{decade:03d}9")


def _century(match: re.Match[str], _: Setting) -> Timex | None:
    words = {"nineteenth": 19, "twentieth": 20, "eighteenth": 18}
    raw = match["nth"].casefold()
    number = words.get(raw) or int(re.sub(r"\D", "", raw) or 0)
    if not 1 <= number <= 22:
        return None
    first, last = (number - 1) * 100 + 1, number * 100
    return Timex("DATE", f"{number - 1:02d}", "century", f"{first:04d}", f"{last:04d}")


def _short_year(match: re.Match[str], _: Setting) -> Timex | None:
    return values.whole_year(1900 + int(match["yy"]), "year of a war, two digits")


YEAR_RULES = (
    rule(
        "short year",
        r"(?<=['’])(?P<yy>[1-9]\d)(?=[ ](?:(?:Mideast|Middle[ ]East|Arab[ -]Israeli)[ ])?war\b)",
        _short_year,
    ),
    rule(
        "year range",
        rf"(?P<year>{YEAR})(?P<mid>[-–—]|[ ](?:to|and|[-–—])[ ])(?P<year2>{YEAR}|\d\d(?![\d-]))",
        _year_range,
    ),
    rule(
        "year",
        rf"(?:(?:the[ ])?{MOD}|(?P<fiscal>(?:the[ ])?fiscal(?:[ ]year)?[ ]|the[ ]year[ ]))?(?P<year>{YEAR})\b",
        _year,
    ),
    rule("month slash", r"(?P<m>0?[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\d/-])", _month_slash),
    rule(
        "year in words",
        rf"(?P<the>the[ ]year[ ])?(?P<year>{YEAR_IN_WORDS})",
        _year_in_words,
    ),
    rule(
        "decade",
        r"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0['’]?s|(?<=['’])[1-9]0s|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b",
        _decade,
    ),
    rule(
        "century",
        r"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<nth>\d{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|eighteenth)[ -]century\b",
        _century,
    ),
)
