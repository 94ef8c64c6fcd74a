"""Feeds asked again: new entries, what did not change, what failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from vedette.errors import NotReadable
from vedette.intake import Limits
from vedette.intake.feeds import run_feed
from vedette.intake.fetching import Fetched, fetch
from vedette.records.watches import DEAD_AFTER, STALE_AFTER, Feed

NOW = datetime(2031, 5, 14, 12, tzinfo=UTC)
URL = "https://news.example/rss.xml"
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Orontes Post</title>'
    b"<item><title>A</title><link>https://news.example/a</link>"
    b"<description>Troops left Homs on Friday, residents said.</description></item>"
    b"<item><title>B</title><link>https://news.example/b</link>"
    b"<description>Ships reached Tartus on Monday.</description></item></channel></rss>"
)


def answer(content: bytes, *, unchanged: bool = False) -> Fetched:
    return Fetched(
        address=URL, content=content, media_type="application/rss+xml", declared="",
        etag='"v2"', modified="Wed", unchanged=unchanged,
    )  # fmt: skip


def test_entries_become_reports_and_the_validators_are_kept() -> None:
    asked = []

    def ask(*given: str) -> Fetched:
        asked.append(given)
        return answer(RSS)

    done = run_feed(Feed(url=URL, added_at=NOW, etag='"v1"'), Limits(), now=NOW, asked=ask)
    assert asked == [(URL, '"v1"', "")]
    assert [item.report.outlet for item in done.found] == ["Orontes Post"] * 2
    assert (done.feed.etag, done.feed.modified, done.feed.entries) == ('"v2"', "Wed", 2)
    assert done.feed.state(NOW) == "ok"


def test_what_did_not_change_keeps_what_was_known() -> None:
    feed = Feed(url=URL, added_at=NOW, entries=2, etag='"v1"', failures=2, error="x")
    done = run_feed(feed, Limits(), now=NOW, asked=lambda *_: answer(b"", unchanged=True))
    assert done.found == ()
    assert (done.feed.entries, done.feed.etag, done.feed.failures) == (2, '"v1"', 0)


@pytest.mark.parametrize("content", [b"<html><p>no feed", b"", b"\x00\x01", RSS[:40]])
def test_a_failure_is_counted_and_nothing_is_raised(content: bytes) -> None:
    feed = Feed(url=URL, added_at=NOW, entries=2)
    for number in range(1, DEAD_AFTER + 1):
        feed = run_feed(feed, Limits(), now=NOW, asked=lambda *_: answer(content)).feed
        assert feed.failures == number
    assert feed.error.startswith("[V1")
    assert feed.state(NOW) == "dead"


def test_a_refusal_of_the_network_is_a_failure_too() -> None:
    def refuse(*_: str) -> Fetched:
        raise NotReadable("V172", "status 500")

    done = run_feed(Feed(url=URL, added_at=NOW), Limits(), now=NOW, asked=refuse)
    assert [failure.code for failure in done.failures] == ["V172"]


def test_states_of_a_feed() -> None:
    feed = Feed(url=URL, added_at=NOW)
    assert feed.state(NOW) == "never run"
    run = replace(feed, run_at=NOW, answered_at=NOW)
    assert run.state(NOW) == "empty"
    assert replace(run, entries=3).state(NOW) == "ok"
    assert replace(run, entries=3).state(NOW + STALE_AFTER + timedelta(seconds=1)) == "stale"


def test_a_server_is_asked_for_what_is_new_only() -> None:
    seen = []

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(dict(request.headers))
        return httpx.Response(304)

    got = fetch(
        URL, Limits(), etag='"v1"', modified="Wed\r\nX: y", transport=httpx.MockTransport(handle)
    )
    assert got.unchanged
    assert seen[0]["if-none-match"] == '"v1"'
    assert "if-modified-since" not in seen[0]
