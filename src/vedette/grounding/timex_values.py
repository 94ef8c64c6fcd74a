"""Values of time expressions: TIMEX3 value, days covered and precision, from calendar facts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.grounding.timex_words import SEASON_MONTHS, UNITS
from vedette.records.grounded import TimexType

NO_DATE = "no publication date"
_DAYS_BY_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4))


@dataclass(frozen=True, slots=True)
class Timex:
    """What an expression stands for, before its words are attached.

    `first` and `last` are as in `TimeMention`; `anchored` says that they were reckoned from
    the publication day, `anchor` holds another day they were reckoned from.
    """

    type: TimexType
    value: str
    rule: str
    first: str = ""
    last: str = ""
    anchored: bool = False
    anchor: str = ""
    weekday: bool = False

    def named(self, rule: str) -> Timex:
        """The same with another rule name."""
        return replace(self, rule=rule)


def opening_day(iso: str) -> date:
    """First day of a possibly partial ISO date ("1967" is 1967-01-01)."""
    parts = [int(part) for part in iso.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def closing_day(iso: str) -> date:
    """Last day of a possibly partial ISO date ("1967" is 1967-12-31)."""
    parts = [int(part) for part in iso.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


def precision_of(first: str, last: str) -> int:
    """UCDP's date_prec of an interval: 1 a day, 2 up to six days, 3 a week, 4 up to a month, 5.

    Returns:
        0 when the interval is empty.
    """
    if not first or not last:
        return 0
    days = (closing_day(last) - opening_day(first)).days + 1
    return next((grade for limit, grade in _DAYS_BY_PRECISION if days <= limit), 5)


def day(at: date, rule: str, *, anchored: bool = False) -> Timex:
    """One calendar day."""
    iso = at.isoformat()
    return Timex("DATE", iso, rule, iso, iso, anchored)


def days(value: str, first: date, last: date, rule: str) -> Timex:
    """Days reckoned from the publication day, under a given TIMEX3 value."""
    if last < first:
        last = first
    return Timex("DATE", value, rule, first.isoformat(), last.isoformat(), True)


def month(year: int, number: int, rule: str, *, anchored: bool = False) -> Timex:
    """One calendar month."""
    iso = f"{year:04d}-{number:02d}"
    return Timex("DATE", iso, rule, iso, iso, anchored)


def whole_year(year: int, rule: str, *, anchored: bool = False) -> Timex:
    """One calendar year; empty when outside 1 to 9999."""
    if not 1 <= year <= 9999:
        return unresolved("DATE", "XXXX", f"{rule}, out of range")
    iso = f"{year:04d}"
    return Timex("DATE", iso, rule, iso, iso, anchored)


def unresolved(kind: TimexType, value: str, rule: str) -> Timex:
    """Words without an interval."""
    return Timex(kind, value, rule)


def week_value(at: date) -> str:
    """TIMEX3 value of the ISO week of a day."""
    year, week, _ = at.isocalendar()
    return f"{year:04d}-W{week:02d}"


def monday_of(at: date) -> date:
    """Monday of the week of a day."""
    return at - timedelta(days=at.weekday())


def week(at: date, rule: str) -> Timex:
    """The week, Monday to Sunday, of a day."""
    monday = monday_of(at)
    return days(week_value(at), monday, monday + timedelta(days=6), rule)


def shift_months(at: date, count: int) -> date:
    """The same day `count` months later (earlier if negative), or the last of that month.

    Clamped to years 1 to 9999.
    """
    index = min(max(at.year * 12 + at.month - 1 + count, 12), 9999 * 12 + 11)
    year, number = divmod(index, 12)
    return date(year, number + 1, min(at.day, monthrange(year, number + 1)[1]))


def shift_days(at: date, count: int) -> date:
    """The day `count` days later; clamped to years 1 to 9999."""
    ordinal = min(max(at.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def season(code: str, year: int, rule: str, *, anchored: bool = False) -> Timex:
    """Meteorological season of the northern hemisphere; winter runs into the next year."""
    first, last = SEASON_MONTHS[code]
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    if not 1 <= year <= 9998:
        return unresolved("DATE", f"XXXX-{code}", f"{rule}, out of range")
    return Timex(
        "DATE",
        f"{year:04d}-{code}",
        rule,
        f"{year:04d}-{first:02d}",
        f"{end_year:04d}-{end_month:02d}",
        anchored,
    )


def quarter(number: int, year: int, rule: str, *, anchored: bool = False) -> Timex:
    """Calendar quarter."""
    return Timex(
        "DATE",
        f"{year:04d}-Q{number}",
        rule,
        f"{year:04d}-{number * 3 - 2:02d}",
        f"{year:04d}-{number * 3:02d}",
        anchored,
    )


def part_of(timex: Timex, mod: str) -> Timex:
    """Narrow a month, year or week to its early, middle or late part.

    Months: days 1-10, 11-20, 21 to the end. Years: January to April, June and July, October to
    December. Other intervals stay whole. The TIMEX3 value stays that of the whole.
    """
    mod = {
        "mid": "mid",
        "middle": "mid",
        "early": "early",
        "beginning": "early",
        "start": "early",
    }.get(mod, "late")
    rule = f"{mod} part of: {timex.rule}"
    if timex.first != timex.last or not timex.first:
        return replace(timex, rule=rule) if timex.first else timex
    iso = timex.first
    if len(iso) == 7:
        end = closing_day(iso).day
        low, high = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}[mod]
        return replace(timex, first=f"{iso}-{low:02d}", last=f"{iso}-{high:02d}", rule=rule)
    if len(iso) == 4:
        low, high = {"early": (1, 4), "mid": (6, 7), "late": (10, 12)}[mod]
        return replace(timex, first=f"{iso}-{low:02d}", last=f"{iso}-{high:02d}", rule=rule)
    return replace(timex, rule=rule)


def at_time(timex: Timex, clock: str) -> Timex:
    """A time of a day: the day's interval, its value with the clock or part of day."""
    if len(timex.value) == 10 or timex.value.startswith("XXXX"):
        return replace(timex, type="TIME", value=f"{timex.value}T{clock}")
    return timex


def make_day(year: int, number: int, dom: int) -> date | None:
    """The day, or None if there is no such day in the calendar."""
    if 1 <= year <= 9999 and 1 <= number <= 12 and 1 <= dom <= monthrange(year, number)[1]:
        return date(year, number, dom)
    return None


_SCALED = {"F": (2, "W"), "E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M")}


def unit_code(unit: str) -> str:
    """TIMEX3 letter of a unit's name, "T" before it for parts of a day."""
    low = unit.casefold()
    return UNITS["centurie"] if low.startswith("centur") else UNITS[low]


def duration_value(count: float | None, code: str) -> str:
    """TIMEX3 duration: `P2Y`, `PT3H`, `PXD` for a vague count, `P2Y6M` for two and a half years."""
    if count is None:
        return f"PTX{code[1]}" if code.startswith("T") else f"PX{code}"
    scale, code = _SCALED.get(code, (1, code))
    count *= scale
    whole, half = int(count), count != int(count)
    if code.startswith("T"):
        rest = {"TH": "30M", "TM": "30S"}.get(code, "") if half else ""
        return f"PT{whole}{code[1]}{rest}" if whole or not rest else f"PT{rest}"
    rest = {"Y": "6M", "M": "15D", "D": "T12H"}.get(code, "") if half else ""
    return f"P{whole}{code}{rest}" if whole or not rest else f"P{rest}"
