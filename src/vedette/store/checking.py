"""Looking through a whole workspace for damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

_INDEXES = ("claim_words", "report_words")


def damage(connection: apsw.Connection) -> tuple[str, ...]:
    """What is wrong in the file: pages, references, full-text indexes, boxes; empty if nothing.

    Reads everything, so its time grows with the file. Call it inside a transaction that writes:
    the check of a full-text index against its content is a command to that index.
    """
    import apsw

    wrong = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    wrong += [f"no parent: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    wrong += [str(row[0]) for row in connection.execute("SELECT rtreecheck('place_boxes')")]
    boxes = connection.execute(
        "SELECT count(*) FROM claim_places p LEFT JOIN place_boxes b ON b.seq = p.seq "
        "WHERE (p.lat_deg IS NULL) <> (b.seq IS NULL)"
    ).fetchall()
    if boxes != [(0,)]:
        wrong.append(f"{boxes[0][0]} places without their box")
    for index in _INDEXES:
        try:
            connection.execute(
                f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            )
        except apsw.CorruptError as error:
            wrong.append(f"full-text index {index}: {error}")
    return tuple(line for line in wrong if line != "ok")
