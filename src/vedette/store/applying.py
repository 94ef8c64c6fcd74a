"""Writing what fusion decided: events come, change and go in one transaction, all logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vedette.errors import WorkspaceError
from vedette.records.events import Changes, Event
from vedette.store.aliases import take_dropped, write_aliases
from vedette.store.days import NEVER_AFTER, NEVER_BEFORE, interval_of
from vedette.store.logbook import log
from vedette.store.rows import encode, event_of

if TYPE_CHECKING:
    import apsw


def write_changes(connection: apsw.Connection, changes: Changes, at: str) -> int:
    """Apply a change set inside the caller's transaction; what is already so is passed over.

    Returns:
        How many events were written, changed or taken away.

    Raises:
        WorkspaceError: V414, an event names a claim that the workspace does not hold.
    """
    removed = _remove(connection, changes.remove, keep={event.id for event in changes.upsert})
    dropped = take_dropped(connection)
    before, after = [], []
    for event in sorted(changes.upsert, key=lambda event: event.id):
        stored = _stored(connection, event.id)
        if stored is not None and event_of(stored) == event:
            continue
        if stored is not None:
            before.append(stored)
            connection.execute("DELETE FROM events WHERE id = ?", (event.id,))
        _write_event(connection, event)
        after.append(event.id)
    if removed or after:
        log(connection, at, "apply changes", "", {"before": removed + before, "after": after})
    write_aliases(connection, [event_of(record) for record in (*removed, *dropped)], at)
    return len(removed) + len(after)


def _stored(connection: apsw.Connection, event_id: str) -> str | None:
    row = connection.execute("SELECT record FROM events WHERE id = ?", (event_id,)).fetchone()
    return None if row is None else str(row[0])


def _remove(connection: apsw.Connection, ids: tuple[str, ...], *, keep: set[str]) -> list[str]:
    removed = []
    for event_id in sorted(set(ids) - keep):
        stored = _stored(connection, event_id)
        if stored is not None:
            removed.append(stored)
            connection.execute("DELETE FROM events WHERE id = ?", (event_id,))
    return removed


def _write_event(connection: apsw.Connection, event: Event) -> None:
    members = []
    for claim_id in sorted(set(event.claim_ids)):
        row = connection.execute(
            "SELECT seq, from_day, to_day FROM claims WHERE id = ?", (claim_id,)
        ).fetchone()
        if row is None:
            raise WorkspaceError(
                "V414",
                f"event {event.id} names claim {claim_id}, which the workspace does not hold: its "
                "report was read anew since; nothing was written, fuse again from the evidence",
            )
        members.append(row)
    days = interval_of(event.first, event.last)
    if days is None:  # none of its claims is dated: it is ordered by the days of their reports
        days = (
            min((row[1] for row in members), default=NEVER_AFTER),
            max((row[2] for row in members), default=NEVER_BEFORE),
        )
    connection.execute(
        "INSERT INTO events (id, type, first, last, from_day, to_day, record) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (event.id, event.type, event.first, event.last, *days, encode(event)),
    )
    seq = connection.last_insert_rowid()
    connection.executemany(
        "INSERT INTO event_claims (event_seq, claim_seq) VALUES (?, ?)",
        [(seq, row[0]) for row in members],
    )
