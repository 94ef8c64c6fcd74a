"""Rules for lengths, repeated times, clock times and vague references."""

from __future__ import annotations

import re
from dataclasses import replace

from vedette.grounding import timex_values as values
from vedette.grounding.timex_rules import Setting, clock_value, rule
from vedette.grounding.timex_values import NO_DATE, Timex, duration_value, unit_code
from vedette.grounding.timex_words import (
    APPROX,
    CLOCK,
    DOW,
    MONTH_FULL,
    MONTHS,
    NUM,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    UNIT,
    VAGUE,
    WEEKDAYS,
    S,
    number_of,
)

_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|after|over|during|of|last|lasted|lasting|took|takes|take|take|than|spent|by|nearly|about|"
    r"almost|every|per|more|another|many)\s(?:the\s)?$",
    re.IGNORECASE,
)


_NIGHT_NOUN = re.compile(
    r"[ -]?(?:club|shift|raid|vision|flight|market|attack|operation|sky|time|train|bus|watch)\w*"
)


def _duration(match: re.Match[str], at: Setting) -> Timex | None:
    groups = match.groupdict()
    code = unit_code(groups["unit"])
    words = groups.get("num")
    count = number_of(words) if words else None
    before = at.text[max(0, match.start() - 12) : match.start()]
    singular_article = (words or "").casefold() in ("a", "an")
    if code == "TH" and re.match(r"(?:0\d|1\d|2[0-3])[0-5]\d\s", match.group()):
        return None  # "0300 hours"
    if code == "TS" and singular_article:
        return None
    if code == "Y" and re.match(r"-(?:earlier|ago)\b", at.text[match.end() : match.end() + 9]):
        return None
    if code == "Q" and re.match(r"(?:1[89]|20)\d\d$", (words or "").strip()):
        return None  # "the 1988 quarter"
    if at.text.startswith(" War", match.end()) and groups["unit"][0].isupper():
        return None  # "the Six-Day War"
    if groups["unit"] == "night" and _NIGHT_NOUN.match(at.text, match.end()):
        return None
    if code == "Q" and (singular_article or at.text.startswith(" of", match.end())):
        return None
    if singular_article and re.search(
        r"(?:times|once|twice|%|percent|\d)\s$", before, re.IGNORECASE
    ):
        return values.unresolved("SET", duration_value(1, code), "rate")
    if groups.get("more"):
        return values.unresolved("DURATION", duration_value(None, code), "length between two")
    if groups.get("half2"):
        count = (count or 0) + 0.5
    if groups.get("half"):
        count = 0.5 if count is None or words is None or singular_article else count + 0.5
    return values.unresolved("DURATION", duration_value(count, code), "length")


def _one_more(match: re.Match[str], _: Setting) -> Timex | None:
    return values.unresolved("DURATION", duration_value(1, unit_code(match["unit"])), "length")


def _bare_unit(match: re.Match[str], at: Setting) -> Timex | None:
    before = at.text[max(0, match.start() - 12) : match.start()]
    if not _LENGTH_BEFORE.search(before):
        return None
    return values.unresolved(
        "DURATION", duration_value(None, unit_code(match["unit"])), "vague length"
    )


def _long(match: re.Match[str], _: Setting) -> Timex | None:
    count = None if match["many"] else 1
    return values.unresolved("DURATION", duration_value(count, unit_code(match["unit"])), "length")


_LASTING = (
    r"(?:wars?|conflict|truce|cease-?fire|siege|blockade|insurgency|dispute|embargo|campaign|offensive|"
    r"uprising|stand-?off|crisis|battle|slump|strike|ban|rebellion|revolt|protests?|occupation|curfew|"
    r"agreement|deal|hostilities|feud|drought|famine|sanctions|regime|rule|fighting|bloodshed|talks)"
)


def _age(match: re.Match[str], _: Setting) -> Timex | None:
    """ "the 13-year-old war", "a week-old truce": how long a thing, not a person, has lasted."""
    count = number_of(match["num"]) if match["num"] else None
    singular = "s-" not in match.group()
    code = unit_code(match["unit"])
    value = duration_value(count if count else 1 if singular else None, code)
    return values.unresolved("DURATION", value, "length, age of a thing")


def _set(match: re.Match[str], _: Setting) -> Timex | None:
    word = match["unit"].casefold()
    count = int(number_of(match["num"]) or 1) if match["num"] else (2 if match["other"] else 1)
    if word.removesuffix("s") in WEEKDAYS:
        value = f"XXXX-WXX-{WEEKDAYS[word.removesuffix('s')] + 1}"
    elif word in MONTHS:
        value = f"XXXX-{MONTHS[word]:02d}"
    elif word in PARTS:
        value = f"XXXX-XX-XXT{PARTS[word]}"
    elif word in SEASONS:
        value = f"XXXX-{SEASONS[word]}"
    elif word == "weekend":
        value = "XXXX-WXX-WE"
    else:
        code = unit_code(word.removesuffix("s") if word != "centuries" else "centurie")
        value = f"P{count}Q" if code == "Q" else duration_value(count, code)
    return values.unresolved("SET", value, "repeated")


_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip


def _adverb(match: re.Match[str], at: Setting) -> Timex | None:
    if match.group()[0].isupper() and re.match(r"\s[A-Z]", at.text[match.end() : match.end() + 2]):
        return None  # the name of a newspaper
    return values.unresolved("SET", _ADVERBS[match.group().casefold()], "repeated")


def _present(match: re.Match[str], at: Setting) -> Timex | None:
    if match.group().casefold() == "current" and re.match(
        r"\s+(?:account|assets|liabilities|of|in)\b", at.text[match.end() : match.end() + 14]
    ):
        return None
    if at.published is None:
        return values.unresolved("DATE", "PRESENT_REF", NO_DATE)
    iso = at.published.isoformat()
    return Timex("DATE", "PRESENT_REF", "present: publication day", iso, iso, True)


def _past(_: re.Match[str], __: Setting) -> Timex | None:
    return values.unresolved("DATE", "PAST_REF", "vague reference to the past")


def _future(match: re.Match[str], __: Setting) -> Timex | None:
    if "Future" in match.group():
        return None
    return values.unresolved("DATE", "FUTURE_REF", "vague reference to the future")


def _clock(match: re.Match[str], at: Setting) -> Timex | None:
    before = at.text[max(0, match.start() - 3) : match.start()]
    words = match["clock"]
    if re.search(r"[\d:.,/$£€-]$", before) or re.match(
        r"[%/-]\d?", at.text[match.end() : match.end() + 2]
    ):
        return None
    return _on_antecedent(clock_value(words), at)


def _part_alone(match: re.Match[str], at: Setting) -> Timex | None:
    if match["part"].casefold() == "night" and _NIGHT_NOUN.match(at.text, match.end()):
        return None
    return _on_antecedent(PARTS[match["part"].casefold()], at)


def _on_antecedent(clock: str, at: Setting) -> Timex:
    """A time of day belongs to the day named before it, never to the publication day."""
    if at.antecedent is None:
        return values.unresolved("TIME", f"XXXX-XX-XXT{clock}", "time of a day that is not named")
    timex = values.at_time(values.day(at.antecedent, "time on the day named before"), clock)
    return replace(timex, anchor=at.antecedent.isoformat())


LENGTH_RULES = (
    rule("set", rf"(?:every|each)[ ](?:(?P<other>other)[ ]|(?P<num>{NUM})[ ])?(?P<unit>{UNIT}s?|{DOW}|{MONTH_FULL}|{PART}|{SEASON}|weekend)\b", _set),
    rule("adverb", r"(?:hourly|daily|nightly|weekly|monthly|yearly|annually)\b", _adverb),
    rule("duration", rf"{APPROX}?(?:the[ ](?!\w+-))?(?P<num>{NUM})(?P<more>(?:[ ](?:to|or)[ ]|[-–—]){NUM})?(?P<half>[ -]and[ -]a[ -]half)?(?:{S}|-)(?:more[ ]|full[ ]|consecutive[ ]|straight[ ]|additional[ ])?(?P<unit>{UNIT})s?\b(?!-olds?\b)(?![ ]old\b)(?:[ ](?:or[ ]so|or[ ](?:two|more)|and[ ]a[ ](?P<half2>half))\b)?", _duration),
    rule("half a unit", rf"{APPROX}?(?P<half>half)[ -](?:an?[ -])?(?P<unit>{UNIT})\b", _duration),
    rule("one more", r"(?P<num>another|an[ ](?:additional|extra))[ ](?P<unit>hour|day|night|week|fortnight|month|year|decade)\b(?![- ](?:of|old|long)\b)(?!['’])", _one_more),
    rule("vague length", rf"(?:the[ ])?(?P<vague>{VAGUE})(?:[ ]{VAGUE})?(?:{S}(?P<many>)|-)(?P<unit>(?!second|night){UNIT})(?(many)s|s?)\b", _duration),
    rule("bare units", r"(?P<unit>hour|day|week|month|year|decade|minute|centurie)s\b(?!['’])", _bare_unit),
    rule("age", rf"(?:(?P<num>{NUM})[- ])?(?P<unit>hour|day|week|month|year|decade)s?-old\b(?=[ ](?:\w+[ ])?{_LASTING}\b)", _age),
    rule("unit long", r"(?P<unit>hour|day|week|month|year|decade|centurie)(?P<many>s)?-?long\b", _long),
    rule("recent", r"(?:more[ ]|most[ ])?(?:recently|recent(?:[ ](?:days|weeks|months|years|hours|quarters|decades)(?:[ ]and[ ](?:weeks|months|years))?|[ ]times)?)\b", _past),
    rule("past few", r"(?:the[ ])?(?:last|past)[ ](?:(?:few|several|couple[ ]of|many)[ ])?(?:hours|days|weeks|months|years|quarters|decades)\b", _past),
    rule("past", r"(?:(?<=in[ ])the[ ]past\b|lately\b)", _past),
    rule("future", r"(?:(?:the[ ](?:near[ ]|immediate[ ]|foreseeable[ ])?|(?<=in[ ])|(?<=near[ ]))future\b(?![ ][a-z]+(?:s|ing)\b)|(?<!as[ ])soon(?![ ](?:after|as))|shortly(?![ ](?:after|before))|(?:the[ ])?(?:(?:coming|next)(?:[ ](?:few|several))?|future)[ ](?:hours|days|weeks|months|quarters|years|decades))\b", _future),
    rule("present", r"(?:right[ ]now|now|currently|current|nowadays|at[ ]present|these[ ]days|presently|at[ ]the[ ]moment)\b", _present),
    rule("clock", rf"(?:(?:about|around|approximately|shortly[ ](?:before|after))[ ])?(?P<clock>{CLOCK})", _clock),
    rule("part", r"(?:(?<=at[ ])(?:the[ ])?(?P<part>dawn|daybreak|sunrise|dusk|sunset|night)\b)", _part_alone),
    rule("part the", rf"(?:the[ ])?(?:early[ ]|late[ ])?(?<=the[ ])(?P<part>{PART})", _part_alone),
    rule("part mid", r"mid-?[ ]?(?P<part>morning|afternoon)\b", _part_alone),
)  # fmt: skip
