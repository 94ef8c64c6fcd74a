"""What a rule for time expressions is, and what several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vedette.grounding import timex_values as values
from vedette.grounding.tense import Tense, tense_at
from vedette.grounding.timex_context import Context
from vedette.grounding.timex_values import Timex
from vedette.grounding.timex_words import CLOCK, MONTHS, PART, PARTS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides its own words.

    `published` is the day of publication if known; `context` what was named before `start`;
    `given` that the caller knows the words to be a time expression.
    """

    text: str
    published: date | None
    context: Context
    start: int = 0
    given: bool = False

    @property
    def antecedent(self) -> date | None:
        """The last day named in the same or the previous sentence."""
        return self.context.day_before(self.start)

    def ahead(self, match: re.Match[str]) -> bool:
        """Whether the sentence sets these words in the future."""
        return self.tense(match) == "ahead"

    def tense(self, match: re.Match[str], *, after: bool = True) -> Tense:
        """Which way the sentence sets these words, see `tense_at`."""
        return tense_at(self.text, match.start(), match.end(), after=after)


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
    rf"|(?:the[ ])?(?:(?:early|late|small|first|predawn)[ ]|mid[ -]?)?(?P<lead>hours|eve|{PART})(?:[ ](?:of|on))?[ ](?:the[ ])?"
    rf"|(?:early|late|earlier|later|mid)[ ](?:on[ ]|in[ ]the[ ]|{PART}[ ])?)?"
)


TAIL = rf"(?P<tail>[ ](?:early[ ]|late[ ])?(?P<part>{PART})|,?[ ]at[ ](?:about[ ]|around[ ])?(?P<after>{CLOCK}))?"


WHICH = r"(?P<which>this[ ]coming|this[ ]past|last|this|next|past|previous|coming|upcoming|current)"


COUNTED = (
    r"(?:people|persons?|soldiers|troops|men|women|children|civilians|fighters|militants|rebels|"
    r"refugees|migrants|families|homes|houses|buildings|vehicles|tanks|cars|trucks|drones|rockets|"
    r"missiles|shells|aircraft|members|employees|workers|jobs|students|prisoners|detainees|police|"
    r"officers|personnel|protesters|demonstrators|residents|villagers|victims|casualties|dead|"
    r"deaths|others|more|additional|km|kms|kilomet\w+|met(?:er|re)s?|miles?|"
    r"feet|tons?|tonnes?|kg|acres|hectares|dollars|euros|pounds|rupees|percent|per|sq|times|"
    r"votes|seats|points|copies|pages|units|barrels|shares|bodies|cases|hours|hrs|hp|mm|cm|gmt|utc|"
    r"local|million|billion|thousand|gallons|liters|litres|rounds|mortars|pieces|sites|villages|"
    r"days|weeks|months|years|minutes|million|strong|mph)\b"
)


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
    if "in the" in low:
        half = "a" if "morning" in low else "p"
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{match['m'] or '00'}" + (f":{match['s']}" if match["s"] else "")


def with_time(timex: Timex, match: re.Match[str]) -> Timex:
    """Add the clock or part of day that stands around the day's words."""
    groups = match.groupdict()
    if (groups.get("lead") or "").casefold() == "eve" and len(timex.first) == 10:
        eve = values.shift_days(date.fromisoformat(timex.first), -1).isoformat()
        return replace(timex, value=eve, first=eve, last=eve, rule=f"eve of: {timex.rule}")
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
    r"\b(?:by|until|till|through|no later than|effective|payable|due|of record|extended to|expires?|takes? effect|"
    r"(?P<opens>as of|beginning|starting|from))\s(?:on\s)?(?:the\s)?$|\b(?:set|sets|setting|fixed)\s(?:the\s)?$",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    r"\s(?:[a-z]+\s)?(?:deadline|date|hearing|vote|elections?|ballot|referendum|summit|meeting|"
    r"conference|session|talks|trial|expiry|handover)\b"
)


_FAR, _SOON = timedelta(days=300), timedelta(days=200)


def infer_year(number: int, dom: int | None, match: re.Match[str], at: Setting) -> int | None:
    """Year of a day or month printed without one, from publication, weekday and tense.

    A printed weekday picks the nearest year in which it is right, unless that lies over 200
    days on and no verb looks ahead. Else, looking back: the
    latest such day (month) on or before publication; looking ahead: the first on or after it;
    after "by", "until" and the like, before "deadline", "hearing" and the like, and where no
    verb decides and the latest one lies more than 300 days back, or the coming one more than
    300 days on: the nearest. None without a publication date.
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
        best = min(right, key=lambda year: abs((dated[year] - published).days), default=None)
        if best is not None and (dated[best] < published + _SOON or at.ahead(match)):
            return best
    year, tense = published.year, at.tense(match)
    if tense != "ahead" and _is_appointed(match, at, tense):
        return nearest
    key = (number, dom or (published.day if number == published.month else 1))
    now = (published.month, published.day)
    year += key < now if tense == "ahead" else -(key > now)
    far_back = not tense and year in dated and dated[year] < published - _FAR
    if far_back or (tense == "ahead" and year in dated and dated[year] > published + _FAR):
        return nearest
    return year if year in dated else nearest


def _is_appointed(match: re.Match[str], at: Setting, tense: Tense) -> bool:
    """Whether the words around a date say that it is a term set, which may lie ahead."""
    found = _DEADLINE.search(at.text[max(0, match.start() - 20) : match.start()])
    if found:
        return not found["opens"] or tense != "back"
    return bool(_APPOINTED.match(at.text, match.end(), match.end() + 30))
