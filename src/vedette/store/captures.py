"""Captures: the bytes as fetched, stored once, with every address they were found at."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from vedette.errors import UsageError, WorkspaceError
from vedette.records.reports import Capture
from vedette.store.days import moment_of, stamp_of
from vedette.store.words import storable

if TYPE_CHECKING:
    import apsw

_LEVEL = 6


def write_capture(connection: apsw.Connection, capture: Capture) -> None:
    """Store the bytes unless they are there, and the address unless it is known for them."""
    found = connection.execute("SELECT 1 FROM captures WHERE sha256 = ?", (capture.sha256,))
    if not found.fetchall():
        connection.execute(
            "INSERT INTO captures (sha256, size, content) VALUES (?, ?, ?)",
            (capture.sha256, len(capture.content), zlib.compress(capture.content, _LEVEL)),
        )
    connection.execute(
        "INSERT INTO retrievals (sha256, address, media_type, encoding, retrieved_at) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (sha256, address) DO NOTHING",
        (
            capture.sha256,
            storable(capture.address),
            capture.media_type,
            capture.encoding,
            stamp_of(capture.retrieved_at, "the time of retrieval"),
        ),
    )


def read_captures(connection: apsw.Connection, digest: str) -> tuple[Capture, ...]:
    """The bytes with this SHA-256, once for every address, first found first.

    Raises:
        UsageError: V411, there are none.
        WorkspaceError: V403, the bytes do not have that SHA-256: they are not as stored.
    """
    rows = connection.execute(
        "SELECT c.content, r.address, r.media_type, r.encoding, r.retrieved_at FROM captures c "
        "JOIN retrievals r ON r.sha256 = c.sha256 WHERE c.sha256 = ? ORDER BY r.seq",
        (storable(digest).strip().lower(),),
    ).fetchall()
    if not rows:
        raise UsageError(
            "V411",
            f"no capture of this workspace has the SHA-256 {storable(digest)!r}; expected the 64 "
            "hexadecimal digits that a report names",
        )
    packed = rows[0][0]
    try:
        content = zlib.decompress(packed) if isinstance(packed, bytes) else b""
    except zlib.error:
        content = b""
    if sha256(content).hexdigest() != digest.strip().lower():
        raise WorkspaceError(
            "V403",
            f"the bytes kept as {digest} are not those that were fetched; go back to a copy of the "
            "workspace, or fetch the report anew",
        )
    return tuple(
        Capture(
            address=str(address),
            content=content,
            sha256=digest.strip().lower(),
            media_type=str(media_type),
            encoding=str(encoding),
            retrieved_at=moment_of(str(stamp)),
        )
        for _, address, media_type, encoding, stamp in rows
    )
