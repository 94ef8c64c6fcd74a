"""What `reports`, `claims` and `events` share: open the workspace, print rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from vedette.cli.output import CsvSink, chosen, put_json
from vedette.cli.screen import put_table

if TYPE_CHECKING:
    from vedette.records.events import Event
    from vedette.records.filters import Filter
    from vedette.store import Workspace


def open_workspace(given: str | None) -> Workspace:
    """The workspace, for reading.

    Raises:
        WorkspaceError: there is none, or it cannot be read.
    """
    from vedette.config import workspace_path
    from vedette.store import Workspace

    return Workspace.open_reader(workspace_path(given))


def events_known(store: Workspace, wanted: Filter) -> list[Event]:
    """Events with a claim that passes; with --as-of they are grouped as they were known then."""
    if wanted.as_of is None:
        return list(store.events(wanted))
    from dataclasses import replace

    from vedette.pipeline import fuse
    from vedette.records.filters import Filter as Whole

    then = tuple(store.claims(Whole(as_of=wanted.as_of)))
    passing = {item.claim.id for item in store.claims(replace(wanted, limit=None))}
    made = fuse(then, decisions=store.decisions(known_at=wanted.as_of)).upsert
    found = [event for event in made if passing & set(event.claim_ids)]
    found.sort(key=lambda event: (event.first or "9", event.id))
    return found[: wanted.limit]


def put_rows(
    format_: str | None,
    rows: Iterable[Mapping[str, str]],
    *,
    title: Callable[[int], str],
    shown: Sequence[str],
    columns: Sequence[str],
    lines: Iterable[object] | None = None,
    cells: Iterable[Mapping[str, str]] | None = None,
) -> None:
    """Print rows as a table of `shown` columns, CSV of all, or JSON Lines.

    `lines` stand for the rows in JSON Lines, `cells` in the table, where they are given.
    """
    form = chosen(format_)
    if form == "jsonl":
        for line in rows if lines is None else lines:
            put_json({k: v for k, v in line.items() if v} if isinstance(line, Mapping) else line)
        return
    if form == "csv":
        sink = CsvSink(columns)
        for row in rows:
            sink.put(row)
        return
    listed = list(rows if cells is None else cells)
    put_table(title(len(listed)), shown, listed)
