"""What a workspace watches: feeds that it takes reports from, and alerts on what comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from vedette.records.filters import Filter

FeedState = Literal["never run", "ok", "empty", "stale", "dead"]

DEAD_AFTER = 3
"""Failures in a row after which a feed is called dead."""

STALE_AFTER = timedelta(days=7)
"""Time without a new entry after which a feed is called stale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed and how its runs went. Moments are aware, in UTC; None is "not yet".

    `etag` and `modified` are what the server gave for asking again only if something changed.
    `entries` counts those of the last full answer, `failures` the failed runs in a row.
    """

    url: str
    name: str = ""
    added_at: datetime
    etag: str = ""
    modified: str = ""
    run_at: datetime | None = None
    answered_at: datetime | None = None
    new_at: datetime | None = None
    entries: int = 0
    failures: int = 0
    error: str = ""

    def state(self, now: datetime) -> FeedState:
        """How the feed does at a moment."""
        if self.run_at is None:
            return "never run"
        if self.failures >= DEAD_AFTER:
            return "dead"
        if self.answered_at is not None and not self.entries:
            return "empty"
        if now - (self.new_at or self.added_at) > STALE_AFTER:
            return "stale"
        return "ok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """A standing question: which new claims pass the filter, and where to say so.

    `to` is a file that lines are added to, `command` a program that gets them on its standard
    input; with neither they are printed. `seen_until` is the moment up to which claims were
    looked at.
    """

    name: str
    wanted: Filter
    to: str = ""
    command: tuple[str, ...] = ()
    added_at: datetime
    seen_until: datetime
    fired: int = 0
