"""`vedette feeds`: take reports from feeds, and say how the feeds do."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from vedette.cli.alerting import run_alerts
from vedette.cli.grouping import group_claims
from vedette.cli.listing import open_workspace, put_rows
from vedette.cli.options import in_workspace, output_format, reads_with
from vedette.cli.output import Problems, say, some
from vedette.cli.progress import progress
from vedette.cli.reading import read_each
from vedette.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vedette.config import Engine
    from vedette.records.reports import Taken
    from vedette.records.watches import Feed
    from vedette.store import Workspace

COLUMNS = ("state", "url", "name", "entries", "run", "answered", "new", "failures", "error")


@click.group("feeds")
def command() -> None:
    """Take reports from RSS and Atom feeds. Nothing is fetched but by `feeds run`.

    \b
    Examples:
      vedette feeds add https://news.example/rss.xml
      vedette feeds run
    """


@command.command("add")
@click.argument("url")
@click.option("--name", default="", metavar="N", help="What to call it.")
@in_workspace
def add(workspace: str | None, /, url: str, name: str) -> int:
    """Remember a feed; nothing is fetched yet.

    \b
    Example:
      vedette feeds add https://news.example/rss.xml
    """
    from vedette.config import now, workspace_path
    from vedette.intake.addresses import check_address
    from vedette.records.watches import Feed
    from vedette.store import Workspace

    check_address(url)
    with Workspace.create_or_open(workspace_path(workspace)) as store:
        known = store.feeds.get(url)
        if known is not None:
            store.feeds.put(replace(known, name=name or known.name))
            say(f"{url} is known already")
            return 0
        store.feeds.put(Feed(url=url, name=name, added_at=now()))
    say(f"added {url}; `vedette feeds run` fetches it")
    return 0


@command.command("remove")
@click.argument("url")
@in_workspace
def remove(workspace: str | None, /, url: str) -> int:
    """Forget a feed; its reports stay."""
    from vedette.config import workspace_path
    from vedette.store import Workspace

    with Workspace.create_or_open(workspace_path(workspace)) as store:
        if not store.feeds.drop(url):
            raise UsageError("V510", f"no feed {url!r}; `vedette feeds health` lists them")
    say(f"removed {url}")
    return 0


@command.command("run")
@click.option(
    "--every", type=click.IntRange(min=1), metavar="MIN", help="Go on, every so many minutes."
)
@reads_with
@in_workspace
def run(workspace: str | None, /, every: int | None, engine: Engine) -> int:
    """Fetch all feeds, read the new entries into the workspace, then run the alerts.

    A server is asked for what is new since the last time. Exit code 3 when an alert fired.
    """
    from vedette.config import workspace_path
    from vedette.store import Workspace

    while True:
        problems = Problems()
        with Workspace.create_or_open(workspace_path(workspace)) as store:
            _run_all(store, problems, engine)
            fired = run_alerts(store)
        if every is None:
            return problems.exit_code or (3 if fired else 0)
        time.sleep(60 * every)


@command.command("health")
@output_format("table", "jsonl", "csv")
@in_workspace
def health(workspace: str | None, /, format_: str | None) -> int:
    """How each feed does: ok, empty, stale (nothing new for 7 days), dead (3 failures in a row).

    Exit code 3 when one is empty, stale or dead.
    """
    from vedette.config import now

    with open_workspace(workspace) as store:
        feeds = store.feeds.all()
    moment = now()
    rows = [_row(feed, feed.state(moment)) for feed in feeds]
    put_rows(
        format_, rows, title=lambda n: some(n, "feed"), columns=COLUMNS,
        shown=("state", "url", "entries", "answered", "new", "error"),
    )  # fmt: skip
    return 3 if any(row["state"] in {"empty", "stale", "dead"} for row in rows) else 0


def _row(feed: Feed, state: str) -> dict[str, str]:
    moments = {"run": feed.run_at, "answered": feed.answered_at, "new": feed.new_at}
    return {
        "state": state,
        "url": feed.url,
        "name": feed.name,
        "entries": str(feed.entries),
        "failures": str(feed.failures or ""),
        "error": feed.error,
        **{key: f"{at:%Y-%m-%d %H:%M}" if at is not None else "" for key, at in moments.items()},
    }


def _run_all(store: Workspace, problems: Problems, engine: Engine) -> None:
    from vedette.config import now
    from vedette.intake.asked import Limits
    from vedette.intake.feeds import run_feed

    feeds, added = store.feeds.all(), 0
    if not feeds:
        raise UsageError("V510", "there are no feeds; add one with `vedette feeds add URL`")
    with progress("asking feeds") as steps:
        for feed in feeds:
            at = now()
            done = run_feed(feed, Limits(), now=at)
            for failure in done.failures:
                problems.say(failure)
            fresh = [item for item in done.found if not store.holds(item.report.id)]
            count = _take(store, fresh, problems, engine)
            added += count
            store.feeds.put(replace(done.feed, new_at=at) if count else done.feed)
            steps.step()
        if store.ungrouped():
            steps.now("grouping claims into events; feeds")
            group_claims(store)
    say(f"{some(len(feeds), 'feed')}, {some(added, 'new report')}")


def _take(store: Workspace, items: Sequence[Taken], problems: Problems, engine: Engine) -> int:
    """Read entries and store them; how many went in."""
    from vedette.config import now
    from vedette.records.claims import Reading
    from vedette.records.reports import Failure

    batch = []
    reports = (item.report for item in items)
    found = read_each(reports, keep_all=False, engine=engine, processes=1)
    for item, done in zip(items, found, strict=True):
        if isinstance(done, Failure):
            problems.say(done)
            continue
        reading = Reading(report_id=done.document.report.id, claims=done.claims)
        batch.append((item, done.document, reading))
    return len(store.add_many(batch, added_at=now())) if batch else 0
