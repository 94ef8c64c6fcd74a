"""Edge: files, feeds, archives, addresses -> captures and reports. Decides nothing about claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import BinaryIO

from vedette.intake.asked import ColumnMapping, Given, Limits
from vedette.records.reports import Failure, Taken

__all__ = ["ColumnMapping", "Given", "Limits", "take"]


def take(
    inputs: Sequence[str],
    given: Given,
    limits: Limits,
    *,
    now: datetime,
    stdin: BinaryIO | None = None,
    mapping: ColumnMapping | None = None,
) -> Iterator[Taken | Failure]:
    """Read inputs into reports, in the order given; a wrong item becomes a `Failure`.

    Folders are read recursively, sorted by name, hidden files left out. The order, names and
    texts depend on the inputs alone. Nothing is held but the item in work.

    Args:
        inputs: paths of files and folders, http(s) addresses, or "-" for standard input.
        given: what the user states about all of them.
        limits: bounds on size and time.
        now: time of reading, aware and UTC; kept in captures and used to tell absurd dates.
        stdin: bytes for "-"; without it "-" fails as not readable.
        mapping: columns of .csv and .xlsx tables; without it, columns named like the fields.

    Yields:
        One `Taken` for each report, one `Failure` for each item that cannot be used.

    Raises:
        ValueError: `now` has no time zone.
    """
    from vedette.intake.desk import Desk

    with Desk(given, limits, now=now, stdin=stdin, mapping=mapping) as desk:
        for item in inputs:
            yield from desk.take(item)
