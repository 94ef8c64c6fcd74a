"""Adding one entry to the log of a workspace, and nothing else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from vedette.store.connections import open_writing, reported, transaction
from vedette.store.days import stamp_of

WAIT_MS = 3_000


def append_entry(path: Path, *, at: datetime, kind: str, subject: str, payload: str) -> int:
    """Append an entry; it is on the disk when this returns.

    Args:
        path: the workspace.
        at: the time of the entry, aware.
        kind: what was done, in a word or two.
        subject: id of the thing it was done to.
        payload: JSON.

    Returns:
        The number of the entry.

    Raises:
        WorkspaceError: V401 to V406, V408; nothing was written.
        UsageError: V413, `at` has no zone.
    """
    stamp = stamp_of(at, "the time of the entry")
    connection = open_writing(path, wait_ms=WAIT_MS)
    try:
        with reported(path), transaction(connection):
            connection.execute(
                "INSERT INTO log (at, kind, subject, payload) VALUES (?, ?, ?, ?)",
                (stamp, kind, subject, payload),
            )
            return int(connection.last_insert_rowid())
    finally:
        connection.close()
