"""Ids of events that no longer stand: growth, merge and split leave a trace to what they became."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from vedette.fusion.deciding import aliases_of
from vedette.records.events import Event
from vedette.store.rows import event_of

if TYPE_CHECKING:
    import apsw

_STANDING_WITH = (
    "SELECT DISTINCT e.record FROM events e JOIN event_claims m ON m.event_seq = e.seq "
    "JOIN claims c ON c.seq = m.claim_seq WHERE c.id = ?"
)


def keep_dropped(connection: apsw.Connection, records: Iterable[str]) -> None:
    """Remember events that go with the old claims of a report, until it is fused anew."""
    connection.executemany(
        "INSERT OR REPLACE INTO dropped_events (id, record) VALUES (?, ?)",
        [(event_of(record).id, record) for record in records],
    )


def take_dropped(connection: apsw.Connection) -> list[str]:
    """Records of the events that were remembered; they are forgotten with this."""
    rows = connection.execute("SELECT record FROM dropped_events ORDER BY id").fetchall()
    connection.execute("DELETE FROM dropped_events")
    return [str(row[0]) for row in rows]


def write_aliases(connection: apsw.Connection, gone: Sequence[Event], at: str) -> None:
    """Write where each event that is gone went on; an id that stands again is no alias."""
    now: dict[str, Event] = {}
    for event in gone:
        for claim_id in event.claim_ids:
            for (record,) in connection.execute(_STANDING_WITH, (claim_id,)).fetchall():
                found = event_of(str(record))
                now[found.id] = found
    for alias in aliases_of(gone, now):
        connection.execute(
            "INSERT OR REPLACE INTO event_aliases (old, new, why, at) VALUES (?, ?, ?, ?)",
            (alias.old, alias.new, alias.why, at),
        )
    connection.execute("DELETE FROM event_aliases WHERE old IN (SELECT id FROM events)")


def renamed(connection: apsw.Connection, prefix: str) -> tuple[str, ...]:
    """Ids of the standing events to which old ids with this beginning lead, through all changes."""
    start = "E-" + prefix[2:] if prefix[1:2] == "-" else "E-" + prefix
    if not prefix or (prefix[1:2] == "-" and prefix[0] != "e"):
        return ()
    rows = connection.execute(
        "SELECT new FROM event_aliases WHERE old >= ? AND old < ?", (start, start + "\U0010ffff")
    ).fetchall()
    ends = {_followed(connection, str(row[0])) for row in rows}
    return tuple(sorted(end for end in ends if end))


def _followed(connection: apsw.Connection, event_id: str) -> str:
    seen: set[str] = set()
    while event_id not in seen:
        seen.add(event_id)
        if connection.execute("SELECT 1 FROM events WHERE id = ?", (event_id,)).fetchall():
            return event_id
        rows = connection.execute(
            "SELECT new FROM event_aliases WHERE old = ?", (event_id,)
        ).fetchall()
        if not rows:
            return ""
        event_id = str(rows[0][0])
    return ""
