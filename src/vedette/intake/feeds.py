"""Asking a feed again: its new entries as reports, and how the feed does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from vedette.errors import ItemError
from vedette.intake.asked import Given, Limits
from vedette.intake.desk import Desk
from vedette.intake.fetching import Fetched, fetch
from vedette.records.reports import Failure, Taken
from vedette.records.watches import Feed

Fetch = Callable[[str, str, str], Fetched]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRun:
    """One run of a feed: the feed as it stands after it, its entries, and what failed."""

    feed: Feed
    found: tuple[Taken, ...] = ()
    failures: tuple[Failure, ...] = ()


def run_feed(feed: Feed, limits: Limits, *, now: datetime, asked: Fetch | None = None) -> FeedRun:
    """Fetch a feed, unless it says that nothing changed, and take its entries.

    A feed that cannot be fetched or read counts one failure more and keeps all else; nothing
    is raised. `new_at` is left to who knows which entries are new.

    Args:
        asked: fetches (address, etag, modified); stands in for the network in tests.
    """
    try:
        got = asked(feed.url, feed.etag, feed.modified) if asked else fetch(
            feed.url, limits, etag=feed.etag, modified=feed.modified
        )  # fmt: skip
        if got.unchanged:
            return FeedRun(feed=replace(feed, run_at=now, answered_at=now, failures=0, error=""))
        with Desk(Given(), limits, now=now, stdin=None, mapping=None) as desk:
            entries = tuple(desk.feed(got.content, url=got.address, declared=got.declared))
    except ItemError as error:
        said = f"[{error.code}] {error.message}"
        failed = replace(feed, run_at=now, failures=feed.failures + 1, error=said)
        failure = Failure(name=feed.url, code=error.code, message=error.message)
        return FeedRun(feed=failed, failures=(failure,))
    found = tuple(item for item in entries if isinstance(item, Taken))
    done = replace(
        feed, etag=got.etag, modified=got.modified, run_at=now, answered_at=now,
        entries=len(entries), failures=0, error="",
    )  # fmt: skip
    wrong = tuple(item for item in entries if isinstance(item, Failure))
    return FeedRun(feed=done, found=found, failures=wrong)
