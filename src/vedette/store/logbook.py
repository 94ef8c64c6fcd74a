"""The log of changes, and how much there is: append-only, with what it takes to go back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vedette.store.days import moment_of
from vedette.store.rows import encode

if TYPE_CHECKING:
    import apsw

LOG_SQL = "SELECT seq, at, kind, subject, payload FROM log ORDER BY seq"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change that was made: when, what kind, to what; `payload` is JSON to undo it from."""

    seq: int
    at: datetime
    kind: str
    subject: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a workspace holds."""

    reports: int
    claims: int
    events: int


def log(connection: apsw.Connection, at: str, kind: str, subject: str, payload: object) -> None:
    """Append one entry; `payload` holds what stood before and what stands now."""
    connection.execute(
        "INSERT INTO log (at, kind, subject, payload) VALUES (?, ?, ?, ?)",
        (at, kind, subject, encode(payload)),
    )


def entry_of(row: apsw.SQLiteValues) -> LogEntry:
    """The entry of a row of `LOG_SQL`."""
    seq, at, kind, subject, payload = row
    return LogEntry(
        seq=int(str(seq)),
        at=moment_of(str(at)),
        kind=str(kind),
        subject=str(subject),
        payload=str(payload),
    )


def count(connection: apsw.Connection) -> Counts:
    """Count reports, claims and events at one moment."""
    rows = connection.execute(
        "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM claims), "
        "(SELECT count(*) FROM events)"
    ).fetchall()
    reports, claims, events = (int(str(value)) for value in rows[0])
    return Counts(reports=reports, claims=claims, events=events)


def count_ungrouped(connection: apsw.Connection) -> int:
    """How many claims stand in no event and should, or stand in one and count for nothing."""
    rows = connection.execute(
        "SELECT (SELECT count(*) FROM claims c "
        "WHERE NOT EXISTS (SELECT 1 FROM event_claims m WHERE m.claim_seq = c.seq) "
        "AND NOT EXISTS (SELECT 1 FROM rejected_claims r WHERE r.claim_id = c.id)) + "
        "(SELECT count(*) FROM rejected_claims r JOIN claims c ON c.id = r.claim_id "
        "WHERE EXISTS (SELECT 1 FROM event_claims m WHERE m.claim_seq = c.seq))"
    ).fetchall()
    return int(str(rows[0][0]))
