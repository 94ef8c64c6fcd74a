"""Blocks of evidence that may speak of the same event, for fusion to decide on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vedette.records.events import Evidence
from vedette.store.days import NEVER_AFTER
from vedette.store.rows import EVIDENCE_COLUMNS, evidence_of

if TYPE_CHECKING:
    import apsw

BLOCKS_SQL = (
    f"SELECT c.type, c.from_day, c.to_day, {', '.join(EVIDENCE_COLUMNS)} "  # noqa: S608
    "FROM claims c JOIN reports r ON r.seq = c.report_seq "
    "ORDER BY c.type, c.from_day, c.published_day, c.id"
)


def blocks_of(
    rows: Iterable[apsw.SQLiteValues], *, near_days: int
) -> Iterator[tuple[Evidence, ...]]:
    """Cut rows of `BLOCKS_SQL` where the type changes or more than `near_days` lie between.

    Two claims of one type whose days overlap, or lie up to `near_days` apart, are always in
    the same block. Claims with no day at all, not even of publication, are a block of their own.
    """
    block: list[Evidence] = []
    type_, reach = "", 0
    for row in rows:
        name, from_day, to_day = str(row[0]), int(str(row[1])), int(str(row[2]))
        dated = from_day != NEVER_AFTER
        if block and (name != type_ or (dated and from_day > reach + near_days)
                      or (not dated and reach != NEVER_AFTER)):  # fmt: skip
            yield tuple(block)
            block = []
        if not block:
            reach = 0
        type_, reach = name, max(reach, to_day if dated else NEVER_AFTER)
        block.append(evidence_of(row[3:]))
    if block:
        yield tuple(block)
