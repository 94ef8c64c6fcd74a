"""Rules for expressions that name a day, month, year, season, quarter or decade by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.tense import Tense, tense_at
from vedette.grounding.timex_values import NO_DATE, Timex
from vedette.grounding.timex_words import (
    CLOCK,
    DAY,
    DOW_ANY,
    MONTH,
    MONTHS,
    ORDINALS,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    TENS_DECADES,
    WEEKDAYS,
    YEAR,
    S,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides its own words.

    `published` is the day of publication if known; `antecedent` the last day named in the same
    or the previous sentence.
    """

    text: str
    published: date | None
    antecedent: date | None = None

    def ahead(self, match: re.Match[str]) -> bool:
        """Whether the sentence sets these words in the future."""
        return self.tense(match) == "ahead"

    def tense(self, match: re.Match[str]) -> Tense:
        """Which way the sentence sets these words, see `tense_at`."""
        return tense_at(self.text, match.start(), match.end())


Resolver = Callable[[re.Match[str], Setting], Timex | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern anchored at its first word, and what its match stands for (None: nothing)."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolver = field(repr=False)


def rule(name: str, pattern: str, resolve: Resolver) -> Rule:
    """Compile a rule; case is ignored but where the pattern says otherwise."""
    return Rule(name, re.compile(pattern, re.IGNORECASE), resolve)


MOD = r"(?:(?P<mod>(?:early|late|mid|middle)(?=[ -])|(?:beginning|start|end|middle)(?=[ ]of))(?:-|[ ](?:of[ ](?:the[ ])?|in[ ]|on[ ])?))"
LEAD = (
    rf"(?:(?:(?:about|around|shortly[ ](?:before|after)|just[ ](?:before|after))[ ])?(?P<clock>{CLOCK}),?(?:[ ]on)?[ ]"
    rf"|(?:the[ ])?(?:(?:early|late|small|first|predawn)[ ])?(?P<lead>hours|eve|{PART})(?:[ ](?:of|on))?[ ](?:the[ ])?"
    rf"|(?:early|late|earlier|later|mid)[ ](?:on[ ]|in[ ]the[ ]|{PART}[ ])?)?"
)
TAIL = rf"(?P<tail>[ ](?:early[ ]|late[ ])?(?P<part>{PART})|,?[ ]at[ ](?:about[ ]|around[ ])?(?P<after>{CLOCK}))?"
_CLOCK_PARTS = re.compile(
    r"(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?::(?P<s>\d\d))?\s?(?P<half>[ap]\.?m)?", re.IGNORECASE
)


def clock_value(words: str) -> str:
    """TIMEX3 clock part of "9:30 p.m.", "1600 GMT", "noon": "21:30", "16:00", "12:00"."""
    low = words.casefold()
    for name, value in (("noon", "12:00"), ("midday", "12:00"), ("midnight", "24:00")):
        if low.startswith(name):
            return value
    if re.match(r"\d{4}(?!\d)", low):
        return f"{low[:2]}:{low[2:4]}"
    match = _CLOCK_PARTS.match(low)
    if match is None:
        return "XX"
    hour = int(match["h"])
    half = (match["half"] or "")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def with_time(timex: Timex, match: re.Match[str]) -> Timex:
    """Add the clock or part of day that stands around the day's words."""
    groups = match.groupdict()
    clock = groups.get("clock") or groups.get("after")
    if clock:
        return values.at_time(timex, clock_value(clock))
    part = groups.get("part") or groups.get("lead")
    if part and part.casefold() in PARTS:
        return values.at_time(timex, PARTS[part.casefold()])
    return timex


def month_number(words: str) -> int:
    """Number of a month's name or abbreviation."""
    return MONTHS[words.casefold().rstrip(".")]


def weekday_number(words: str) -> int:
    """Number of a weekday's name or abbreviation, Monday 0."""
    return WEEKDAYS[words.casefold().rstrip(".")]


_DEADLINE = re.compile(
    r"\b(?:by|until|till|no later than|effective|payable|due|extended to|expires?|takes? effect|as of|beginning|"
    r"starting|from)\s(?:on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_FAR_BACK = timedelta(days=300)


def infer_year(number: int, dom: int | None, match: re.Match[str], at: Setting) -> int | None:
    """Year of a day or month printed without one, from publication, weekday and tense.

    A printed weekday picks the nearest year in which it is right. Else, looking back: the
    latest such day (month) on or before publication; looking ahead: the first on or after it;
    after "by", "until" and the like, and where no verb decides and the latest one lies more
    than 300 days back: the nearest. None without a publication date.
    """
    if at.published is None:
        return None
    published = at.published
    near = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    dated = {
        year: found
        for year in near
        if (found := values.make_day(year, number, dom or 15)) is not None
    }
    if not dated:
        leap = [
            y
            for y in range(published.year - 8, published.year)
            if values.make_day(y, number, dom or 15)
        ]
        return leap[-1] if leap else None
    nearest = min(dated, key=lambda year: abs((dated[year] - published).days))
    weekday = match.groupdict().get("dow")
    if weekday and dom:
        right = [y for y, found in dated.items() if found.weekday() == weekday_number(weekday)]
        if right:
            return min(right, key=lambda year: abs((dated[year] - published).days))
    if _DEADLINE.search(at.text[max(0, match.start() - 20) : match.start()]):
        return nearest
    year, tense = published.year, at.tense(match)
    key = (number, dom or (published.day if number == published.month else 1))
    now = (published.month, published.day)
    year += key < now if tense == "ahead" else -(key > now)
    if not tense and year in dated and dated[year] < published - _FAR_BACK:
        return nearest
    return year if year in dated else nearest


def _day(match: re.Match[str], at: Setting) -> Timex | None:
    number = month_number(match["month"])
    dom = int(re.match(r"\d+", match["day"]).group())  # type: ignore[union-attr]
    if match["year"]:
        found = values.make_day(int(match["year"]), number, dom)
        return with_time(values.day(found, "full date"), match) if found else None
    if values.make_day(2000, number, dom) is None:
        return None
    counted = re.match(rf"\s+{_COUNTED}", at.text[match.end() : match.end() + 16], re.IGNORECASE)
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
    year2 = int(stated) if stated else infer_year(second, dom2, match, at)
    if year2 is None:
        return values.unresolved(
            "DATE", f"XXXX-{first:02d}-{dom1:02d}/XXXX-{second:02d}-{dom2:02d}", NO_DATE
        )
    year1 = int(groups["year"]) if groups.get("year") else year2 - (first > second)
    start, end = values.make_day(year1, first, dom1), values.make_day(year2, second, dom2)
    if start is None or end is None or end < start:
        return None
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
    if a > 12 or a == b:
        found = values.make_day(int(match["year"]), b, a)
    elif b > 12:
        found = values.make_day(int(match["year"]), a, b)
    else:
        return values.unresolved("DATE", f"{match['year']}-XX-XX", "ambiguous day and month")
    return values.day(found, "numeric date") if found else None


def _month_year(match: re.Match[str], _: Setting) -> Timex | None:
    timex = values.month(int(match["year"]), month_number(match["month"]), "month and year")
    return values.part_of(timex, match["mod"].casefold()) if match["mod"] else timex


def _months_year(match: re.Match[str], _: Setting) -> Timex | None:
    """ "between January and May, 2012"."""
    year, one, two = int(match["year"]), month_number(match["month"]), month_number(match["month2"])
    if one >= two:
        return None
    low, high = f"{year:04d}-{one:02d}", f"{year:04d}-{two:02d}"
    return Timex("DATE", f"{low}/{high}", "range of months", low, high)


_NAME_AFTER = re.compile(r"(?-i:[ ][A-Z][a-z]+|['’]s\b)")
_NAME_BEFORE = re.compile(
    r"(?:\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?|Miss|Minister|PM|Secretary|Brian|Fredric|Peter|Rollo)\s|[\"“])$"
)
_MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|through|during|last|this|next|and|or|for|between|early|late|"
    r"mid|before|after|around|every|each|late in|a|the)[ -]$",
    re.IGNORECASE,
)


def _bare_month(match: re.Match[str], at: Setting) -> Timex | None:
    word = match["month"]
    number = month_number(word)
    which = (match["which"] or "").casefold()
    if word.casefold() in ("may", "march") and not which and not match["mod"]:
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


_COUNTED = (
    r"(?:people|persons?|soldiers|troops|men|women|children|civilians|fighters|militants|rebels|"
    r"refugees|migrants|families|homes|houses|buildings|vehicles|tanks|cars|trucks|drones|rockets|"
    r"missiles|shells|aircraft|members|employees|workers|jobs|students|prisoners|detainees|police|"
    r"officers|personnel|protesters|demonstrators|residents|villagers|victims|casualties|dead|"
    r"deaths|killed|wounded|injured|others|more|additional|km|kms|kilomet\w+|met(?:er|re)s?|miles?|"
    r"feet|tons?|tonnes?|kg|acres|hectares|dollars|euros|pounds|rupees|percent|per|sq|square|times|"
    r"votes|seats|points|copies|pages|units|barrels|shares|bodies|cases|hours|hrs|hp|mm|cm|gmt|utc|"
    r"local|million|billion|thousand|gallons|liters|litres|rounds|mortars|pieces|sites|villages|"
    r"days|weeks|months|years|minutes|million|strong|mph)\b"
)
_YEAR_REJECT_AFTER = re.compile(
    rf"(?:[ -](?:(?:new|U\.?S\.?|[A-Z][a-z]+|armed|other|heavily)[ ])?{_COUNTED}|[-–—/]\d|[:°'’]\d|-[a-z])",
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


def _year(match: re.Match[str], at: Setting) -> Timex | None:
    start, end = match.span()
    before = at.text[max(0, start - 20) : start].replace("\n", " ")
    after = at.text[end : end + 24]
    year = int(match["year"])
    if match["mod"] or match["fiscal"]:
        timex = values.whole_year(year, "year")
        return values.part_of(timex, match["mod"].casefold()) if match["mod"] else timex
    if _YEAR_REJECT_BEFORE.search(before) or _YEAR_REJECT_AFTER.match(after):
        return None
    named = _YEAR_BEFORE.search(before)
    if not named and not (1900 <= year and _YEAR_AFTER.match(after)):
        return None
    if year < 1500 and not re.search(r"\b(?:in|since|year)[ ]$", before, re.IGNORECASE):
        return None
    return values.whole_year(year, "year")


def _year_range(match: re.Match[str], at: Setting) -> Timex | None:
    one = int(match["year"])
    two = (
        int(match["year2"]) if len(match["year2"]) == 4 else one // 100 * 100 + int(match["year2"])
    )
    before = at.text[max(0, match.start() - 12) : match.start()]
    dash = "and" not in match["mid"] and "to" not in match["mid"].split()
    if not one < two <= 2100 or one < 1500 or re.search(r"[$£€#\d.,:/-]$", before):
        return None
    if not dash and not re.search(r"\b(?:from|between)\s$", before, re.IGNORECASE):
        return None
    if re.match(rf"\s+{_COUNTED}|[-/\d]", at.text[match.end() : match.end() + 14], re.IGNORECASE):
        return None
    return Timex("DATE", f"{one:04d}/{two:04d}", "range of years", f"{one:04d}", f"{two:04d}")


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


def _season(match: re.Match[str], at: Setting) -> Timex | None:
    code = SEASONS[match["season"].casefold()]
    which = (match["which"] or "").casefold()
    if match["year"]:
        return values.season(code, int(match["year"]), "season and year")
    before = at.text[max(0, match.start() - 8) : match.start()].casefold()
    if not which and not re.search(r"\b(?:in|since|until|by|during|over)\s(?:the\s)?$", before):
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


def _moving(_: re.Match[str], __: Setting) -> Timex | None:
    return values.unresolved("DATE", "XXXX", "date of another calendar, not computed")


_DASH = r"[ ]?(?:[-–—]|to|through|until|and)[ ]?"
_MDY = rf"(?P<month>{MONTH}){S}(?P<day>{DAY})(?:,?{S}(?P<year>{YEAR}))?"
_DMY = rf"(?:the[ ])?(?P<day>{DAY}){S}(?:of[ ])?(?P<month>{MONTH})(?:,?{S}(?P<year>{YEAR}))?"
_TO = r"(?:[ ]?[-–—][ ]?|[ ](?:to|through|until|and)[ ])"

DATE_RULES = (
    rule("iso", rf"(?P<year>{YEAR})-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?!\d)(?:T(?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?", _iso),
    rule("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)", _numeric),
    rule("day range m", rf"(?P<month>{MONTH}){S}(?P<day>{DAY}){_TO}(?P<day2>{DAY})(?P<month2>(?!))?(?:,?{S}(?P<year2>{YEAR}))?(?P<year>(?!))?", _day_range),
    rule("day range d", rf"(?P<month>(?!))?(?P<day>{DAY}){_TO}(?P<day2>{DAY}){S}(?:of[ ])?(?P<month2>{MONTH})(?:,?{S}(?P<year2>{YEAR}))?", _day_range),
    rule("months range m", rf"{_MDY}{_TO}(?P<month2>{MONTH}){S}(?P<day2>{DAY})(?:,?{S}(?P<year2>{YEAR}))?", _day_range),
    rule("months range d", rf"{_DMY}{_TO}(?P<day2>{DAY}){S}(?P<month2>{MONTH})(?:,?{S}(?P<year2>{YEAR}))?", _day_range),
    rule("mdy", rf"{LEAD}(?:(?:this|next|last)[ ](?:coming[ ])?)?(?:(?P<dow>{DOW_ANY})(?:{S}{PART})?,?{S})?{_MDY}{TAIL}", _day),
    rule("dmy", rf"{LEAD}(?:(?P<dow>{DOW_ANY})(?:{S}{PART})?,?{S})?{_DMY}{TAIL}", _day),
    rule("months year", rf"(?P<month>{MONTH})(?:[ ](?:and|to|through)[ ]|[-–—])(?P<month2>{MONTH}),?{S}(?P<year>{YEAR})", _months_year),
    rule("month year", rf"(?:(?:the[ ])?{MOD})?(?P<month>{MONTH}),?{S}(?:of[ ])?(?P<year>{YEAR})", _month_year),
    rule("month", rf"(?:the[ ])?{MOD}?(?P<which>(?:this[ ]past|this[ ]coming|last|this|next|past|previous|coming)[ ])?(?P<month>{MONTH})(?!\.?{S}{DAY}(?![ ]{_COUNTED}))(?P<of>,?[ ](?:of[ ])?(?:this|last|next)[ ]year)?", _bare_month),
    rule("year range", rf"(?P<year>{YEAR})(?P<mid>[-–—]|[ ](?:to|and|[-–—])[ ])(?P<year2>{YEAR}|\d\d(?![\d-]))", _year_range),
    rule("year", rf"(?:(?:the[ ])?{MOD}|(?P<fiscal>(?:the[ ])?fiscal(?:[ ]year)?[ ]))?(?P<year>{YEAR})\b", _year),
    rule("decade", r"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<decade>(?:1[5-9]|20)\d0['’]?s|['’][1-9]0s|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b", _decade),
    rule("century", r"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<nth>\d{1,2}(?:st|nd|rd|th)|nineteenth|twentieth|eighteenth)[ -]century\b", _century),
    rule("season", rf"(?:the[ ])?(?:(?:early|late|mid)[ -])?(?P<which>(?:this[ ]past|this[ ]coming|last|this|next|past|previous|coming)[ ])?(?P<season>{SEASON})(?:[ ,](?:of[ ])?(?P<year>{YEAR}))?", _season),
    rule("quarter", rf"(?:the[ ](?!(?:fiscal[ ])?\w{{3,6}}-quarter))?(?:(?P<year0>{YEAR})[ ])?(?P<which0>(?:this|last|next)[ ]year['’]s[ ])?(?:fiscal[ -])?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|q[1-4](?=\b))(?(nth)(?:(?<=q\d)|[ -]quarter\b))(?:[ ](?:of[ ])?(?:(?P<year>{YEAR})|(?P<which>(?:this|last|next)[ ]year)))?", _quarter),
    rule("holiday", rf"(?P<name>New[ ]Year|Christmas)(?:['’]?s)?[ ](?P<which>Day|Eve)\b(?:,?[ ](?P<year>{YEAR}))?", _holiday),
    rule("other calendar", r"(?:the[ ])?(?:(?:first|last|holy)[ ](?:day|week|month|night)[ ]of[ ])?(?-i:Ramadan|Muharram|Safar|Rajab|Shawwal|Ashura|Easter|Thanksgiving|Eid(?:[ ]al-(?:Fitr|Adha))?)\b(?:[ ](?:Day|Sunday|Monday))?", _moving),
)  # fmt: skip
