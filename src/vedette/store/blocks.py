"""Blocks of evidence that may speak of the same event, for fusion to decide on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vedette.records.events import Evidence
from vedette.store.evidence import evidence_maker
from vedette.store.rows import EVIDENCE_COLUMNS

if TYPE_CHECKING:
    import apsw

BLOCKS_SQL = (
    f"SELECT {', '.join(EVIDENCE_COLUMNS)}, c.type, c.from_day, c.to_day FROM claims c "  # noqa: S608
    "ORDER BY c.from_day, c.published_day, c.id"
)


@dataclass(slots=True)
class _Block:
    """A block that may still grow, and the last day that it reaches."""

    reach: int
    members: list[Evidence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """Evidence with what decides on its block."""

    evidence: Evidence
    type: str
    from_day: int
    to_day: int


def placed_maker(connection: apsw.Connection) -> Callable[[apsw.SQLiteValues], Placed]:
    """Make placed evidence of rows of `BLOCKS_SQL` that come from the same connection."""
    evidence_of = evidence_maker(connection)
    return lambda row: Placed(
        evidence_of(row[:-3]), str(row[-3]), int(str(row[-2])), int(str(row[-1]))
    )


def blocks_of(
    rows: Iterable[Placed], *, near_days: int, families: Mapping[str, str]
) -> Iterator[tuple[Evidence, ...]]:
    """Cut evidence in order of days, per family of types, where more than `near_days` lie between.

    Only blocks that may still grow are in memory. Claims with no day at all, not even of
    publication, come last and are a block of their own.
    """
    growing: dict[str, _Block] = {}
    for placed in rows:
        family = families.get(placed.type, placed.type)
        block = growing.get(family)
        if block is not None and placed.from_day > block.reach + near_days:
            yield tuple(block.members)
            block = None
        if block is None:
            block = growing[family] = _Block(placed.from_day)
        block.reach = max(block.reach, placed.to_day)
        block.members.append(placed.evidence)
    for _, block in sorted(growing.items()):
        yield tuple(block.members)
