"""The vocabulary of English time expressions: words, numbers, and pattern fragments."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100, "dozen": 12, "couple": 2,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
    "centurie": "C",
}  # fmt: skip
PARTS = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "night": "NI", "daytime": "DT",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
TENS_DECADES = {
    "twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196,
    "seventies": 197, "eighties": 198, "nineties": 199,
}  # fmt: skip

# Pattern fragments. All are bounded: no fragment repeats without a limit.
S = r"(?=\s)[^\S\n]{0,3}\n?[^\S\n]{0,3}"
MONTH_FULL = (
    r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
)
MONTH = (
    rf"(?:{MONTH_FULL}|(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC)\b\.?)"
)
DOW = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
DOW_ANY = rf"(?:{DOW}|(?-i:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?\b"
YEAR = r"(?:1[0-9]\d\d|20\d\d|2100)(?![\d%])(?![.,]\d)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
YEAR_IN_WORDS = (
    rf"(?:(?:eighteen|nineteen|twenty)[ -](?:hundred|oh[ -](?:{_ONES})|{_TEENS}"
    rf"|(?:{_TENS})(?:[ -](?:{_ONES}))?)"
    rf"|two[ ]thousand(?:[ ](?:and[ ])?(?:{_TEENS}|{_ONES}|twenty(?:[ -](?:{_ONES}))?))?)\b"
)
NUM = (
    r"(?:\d{1,4}(?:[ -]1/2)?|a\b|an\b|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|(?:a[ ]|one[ ])?(?:hundred|dozen)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|(?:a[ ])?couple(?:[ ]of)?)\b)"
)
VAGUE = r"(?:several|many|some|a[ ]few|few|the[ ]few|numerous)\b"
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ies))"
PART = r"(?:morning|afternoon|evening|night|dawn|daybreak|sunrise|dusk|sunset)\b"
SEASON = r"(?:spring|summer|fall|autumn|winter)\b"
APPROX = (
    r"(?:(?:about|around|some|nearly|almost|roughly|approximately|more[ ]than|less[ ]than|over"
    r"|at[ ]least|just|only|up[ ]to|under|well[ ]over|as[ ]long[ ]as|barely)"
    rf"{S})"
)
ZONE = r"(?:local[ ]time|(?:UTC|GMT|EST|EDT|CST|CDT|PST|PDT|CET|CEST|BST|EET|EEST|MSK|IST|ET)\b(?:[ ]?[+-]\d{1,2}(?::?\d\d)?)?|Z\b)"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?(?::\d\d)?[ ]?(?:a\.m\.|p\.m\.|am\b|pm\b)"
    r"|\d{1,2}[ ]o[’']clock(?:[ ]in[ ]the[ ](?:morning|afternoon|evening))?"
    r"|(?<![\d.,:-])(?:1[0-2]|[1-9])(?::[0-5]\d)?[ ]in[ ]the[ ](?:morning|afternoon|evening)\b"
    r"|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:[ ]?hrs\b)?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d[ ]?(?=hours\b|hrs\b|{ZONE})(?:hours\b|hrs\b)?"
    rf"|noon\b|midday\b|midnight\b)(?:[ ]?(?:\({ZONE}\)|{ZONE}))?(?:[ ]\(\d\d:?\d\d[ ]?(?:GMT|UTC)\))?"
)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


HEADS = (
    frozenset((*MONTHS, *WEEKDAYS, *PARTS, *SEASONS, *TENS_DECADES))
    | frozenset(f"{name}s" for name in WEEKDAYS if name.endswith("day"))
    | _words(
        "seconds minutes hours days nights weeks fortnights months quarters years decades centuries "
        "minute hour day week fortnight month quarter period year decade century weekend weekends mornings "
        "evenings afternoons midmorning midafternoon today yesterday tomorrow tonight overnight now currently current "
        "recently lately soon past future daily weekly monthly yearly annually nightly hourly noon "
        "midday midnight nowadays present utc gmt ramadan eid muharram safar rajab shawwal ashura arbaeen nowruz passover hanukkah yom kippur rosh hashanah "
        "shaban sha aban ban rabi jumada jumadi dhu zu dhul zul "
        "christmas easter thanksgiving am pm m o recent time fiscal ago hrs presently shortly nineteen eighteen thousand daylong weeklong monthlong yearlong"
    )
)
FILLERS = frozenset((*NUMBERS, *ORDINALS)) | _words(
    "the of on at in to and last this next past previous following coming early earlier late later "
    "mid middle beginning start end about around some nearly almost roughly approximately more than "
    "less over least just only up under well barely long as several many few numerous same that "
    "each every other before after prior local p a half st nd rd th est edt cst cdt pst pdt cet "
    "cest bst eet eest msk ist et z t eve new s al fitr adha consecutive straight full latest or "
    "so until through till between from by since for these right near foreseeable immediate "
    "upcoming during latter comparable corresponding hundred oh most another additional extra predawn small half end ended its year's calendar entire whole"
)
WORD = re.compile(r"[A-Za-z]+|\d+")


def year_of(words: str) -> int:
    """The year that digits or words stand for ("1996", "nineteen ninety-six").

    The words are a match of `YEAR` or `YEAR_IN_WORDS`.
    """
    if words.isdecimal():
        return int(words)
    low = re.split(r"[ \-\s]+", words.casefold())
    rest = sum(NUMBERS.get(word, 0) for word in low[1:] if word not in ("hundred", "thousand"))
    return 2000 + rest if low[1] == "thousand" else NUMBERS[low[0]] * 100 + rest


def number_of(words: str) -> float | None:
    """The number that words stand for ("12", "twenty-four", "a couple of", "2 1/2").

    Returns:
        The number, or None for a vague one ("several").
    """
    low = words.casefold().strip()
    half = 0.0
    if low.endswith("1/2"):
        half, low = 0.5, low[:-3].rstrip(" -")
    if low.isdecimal():
        return int(low) + half
    values = [NUMBERS[word] for word in re.split(r"[ \-\s]+", low) if word in NUMBERS]
    if not values:
        return None
    if 100 in values or 12 in values or low.startswith(("a couple", "couple")):
        return max(values)
    return sum(values)
