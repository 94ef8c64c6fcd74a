"""Terms: the days from one partial ISO date to another, as the tables of actors write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From `since` to `until`, both inclusive ISO dates, possibly partial; "" is not said."""

    since: str = ""
    until: str = ""

    @property
    def first(self) -> str:
        """The first day as a full date, "" for none."""
        return self.since + "-01-01"[len(self.since) - 4 :] if self.since else ""

    @property
    def last(self) -> str:
        """The last day, of a month the 31st so that strings compare; "9999" for none."""
        return self.until + "-12-31"[len(self.until) - 4 :] if self.until else "9999"

    def covers(self, day: str) -> bool:
        """Whether a full ISO day lies in the term; a day of "" always does."""
        return not day or self.first <= day <= self.last

    def overlaps(self, other: Term) -> bool:
        """Whether a day lies in both by more than the day on which one follows the other."""
        return self.first < other.last and other.first < self.last


def is_day(text: str) -> bool:
    """Whether a text is "" or a real date: year, year and month, or day."""
    if not text:
        return True
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True
