"""`vedette add`: read reports into the workspace."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from vedette.cli.alerting import run_alerts
from vedette.cli.grouping import group_claims
from vedette.cli.options import in_workspace, inputs, reads_with
from vedette.cli.output import Problems, say, some
from vedette.cli.progress import progress
from vedette.cli.reading import read_each
from vedette.cli.taking import taken_from
from vedette.records.claims import Reading
from vedette.records.reports import Failure, Report, Taken

if TYPE_CHECKING:
    from vedette.config import Engine
    from vedette.pipeline import ReadReport
    from vedette.store import Workspace

# Reports stored in one transaction: what is acknowledged is on the disk, lot by lot.
LOT = 20


@click.command("add")
@inputs
@click.option("--keep-all", is_flag=True, help="Read page furniture (teasers, share lines) too.")
@reads_with
@click.option("--processes", type=click.IntRange(min=0), default=0, help="0: one per core.")
@in_workspace
def command(
    workspace: str | None,
    items: tuple[str, ...],
    published: date | None,
    outlet: str,
    title: str,
    mapping: str | None,
    keep_all: bool,
    engine: Engine,
    processes: int,
) -> int:
    """Read reports into the workspace, and group their claims into events.

    Adding the same report again changes nothing; with a date or title that was not known
    before, it is read anew. Killed at any moment, the workspace keeps what was acknowledged.
    Then the alerts run; exit code 3 when one fired.

    \b
    Examples:
      vedette add reports/
      vedette add dispatch.txt --published 2031-05-14 --outlet "Orontes Courier"
    """
    from vedette.config import now, workspace_path
    from vedette.store import Workspace

    problems = Problems()
    counted: Counter[str] = Counter()
    path = workspace_path(workspace)
    with Workspace.create_or_open(path) as store, progress("adding reports") as steps:
        taken = taken_from(
            items, problems, published=published, outlet=outlet, title=title, mapping=mapping
        )
        lot: list[tuple[Taken, ReadReport]] = []
        for pair in _read(taken, problems, keep_all, engine, processes):
            lot.append(pair)
            steps.step()
            if len(lot) >= LOT:
                counted.update(_store(store, lot))
                lot = []
        counted.update(_store(store, lot))
        if store.ungrouped():
            steps.now("grouping claims into events; reports")
            group_claims(store)
        fired = run_alerts(store)
        totals = store.counts()
    parts = [
        f"{counted[kind]} {kind}" for kind in ("added", "updated", "unchanged") if counted[kind]
    ]
    if problems.count:
        parts.append(f"{problems.count} failed")
    say(
        f"{path}: {', '.join(parts) or 'nothing to add'}; now {some(totals.reports, 'report')}, "
        f"{some(totals.claims, 'claim')}, {some(totals.events, 'event')} ({now():%Y-%m-%d %H:%M} UTC)"
    )
    return problems.exit_code or (3 if fired else 0)


def _read(
    taken: Iterator[Taken], problems: Problems, keep_all: bool, engine: Engine, processes: int
) -> Iterator[tuple[Taken, ReadReport]]:
    """Read reports, each kept with the capture it came from while it waits for its reading."""
    from collections import deque

    waiting: deque[Taken] = deque()

    def reports() -> Iterator[Report]:
        for found in taken:
            waiting.append(found)
            yield found.report

    for done in read_each(reports(), keep_all=keep_all, engine=engine, processes=processes):
        origin = waiting.popleft()
        if isinstance(done, Failure):
            problems.say(done)
        else:
            yield origin, done


def _store(store: Workspace, lot: list[tuple[Taken, ReadReport]]) -> list[str]:
    from vedette.config import now

    if not lot:
        return []
    batch = [
        (origin, done.document, Reading(report_id=done.document.report.id, claims=done.claims))
        for origin, done in lot
    ]
    return list(store.add_many(batch, added_at=now()))
