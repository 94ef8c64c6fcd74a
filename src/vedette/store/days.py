"""Days as integers, so that intervals can be compared by an index."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from vedette.errors import UsageError
from vedette.records.claims import Claim

NEVER_BEFORE = 0
"""Last day of what has no day: no window that begins on a real day reaches it."""

NEVER_AFTER = date.max.toordinal() + 1
"""First day of what has no day: after every window, and last in every order."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def day_bounds(text: str) -> tuple[int, int] | None:
    """First and last day (proleptic Gregorian ordinals) of an ISO date, month or year.

    Args:
        text: `"2024-12-13"`, `"2024-12"` (the whole month) or `"2024"` (the whole year).

    Returns:
        None where `text` is empty or is no such date, as with years outside 1 to 9999.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if match[2] is None:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if match[3] is None:
            first = date(year, month, 1)
            return first.toordinal(), first.replace(day=monthrange(year, month)[1]).toordinal()
        whole = date(year, month, day).toordinal()
    except ValueError:
        return None
    return whole, whole


def interval_of(first: str, last: str) -> tuple[int, int] | None:
    """Ordinals of an inclusive interval; a side that is not given is taken from the other."""
    begin, end = day_bounds(first or last), day_bounds(last or first)
    if begin is None or end is None:
        return None
    return begin[0], max(begin[0], end[1])


def event_days(claim: Claim, published: date | None) -> tuple[int, int]:
    """Days by which a claim is found: its own, else those of its report, else none."""
    if claim.time is not None:
        resolved = interval_of(claim.time.first, claim.time.last)
        if resolved is not None:
            return resolved
    if published is not None:
        return published.toordinal(), published.toordinal()
    return NEVER_AFTER, NEVER_BEFORE


def stamp_of(moment: datetime, what: str) -> str:
    """Fixed-width UTC text of an aware time, so that text order is the order of time.

    Raises:
        UsageError: V413, `moment` has no time zone.
    """
    if moment.utcoffset() is None:
        raise UsageError(
            "V413",
            f"{what} is {moment.isoformat()}, a time without a zone; expected an aware time, "
            "give the offset (2024-12-14T09:00+00:00)",
        )
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment_of(stamp: str) -> datetime:
    """The aware UTC time that `stamp_of` wrote."""
    return datetime.fromisoformat(stamp)
