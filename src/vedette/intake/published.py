"""Publication dates as printed by pages, feeds, mails and lines: read, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

_EARLIEST_YEAR = 1900
_AHEAD = timedelta(days=2)  # time zones, and reports dated to tomorrow's edition
_WITHOUT_DAY = re.compile(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?")
_ZONE_WORD = re.compile(r" ?(UTC|GMT)$")
_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T ])")


def read_iso(words: str) -> date | None:
    """The day of `YYYY-MM-DD`, `YYYYMMDD` or an ISO 8601 date and time; None if it is neither.

    The day is taken as printed, in the writer's own time zone, and is not moved to UTC.
    """
    words = words.strip()
    found = _ISO.match(words)
    if not found:
        return None
    try:
        if found.end() < len(words):
            datetime.fromisoformat(_ZONE_WORD.sub("+00:00", words))
        return date(*(int(part) for part in found.groups()))
    except ValueError:
        return None


def states_no_day(words: str) -> bool:
    """Whether the words are an ISO date that stops at the year or month ("2016-07")."""
    return _WITHOUT_DAY.fullmatch(words.strip()) is not None


def read_printed(words: str) -> date | None:
    """As `read_iso`, and also the dates of mail and RSS ("Sat, 14 Dec 2024 10:00:00 +0200")."""
    day = read_iso(words)
    if day is not None:
        return day
    try:
        return parsedate_to_datetime(words.strip()).date()
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def is_believable(day: date, *, now: datetime) -> bool:
    """Whether a day lies between 1900 and two days after `now`; others are slips or tricks."""
    return day.year >= _EARLIEST_YEAR and day <= (now + _AHEAD).date()
