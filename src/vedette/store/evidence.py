"""Claims together with what of their reports fusion and showing need."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from vedette.fusion.deciding import Reviews
from vedette.records.events import Evidence
from vedette.store.deciding import decisions_in
from vedette.store.rows import claim_of, names_of

if TYPE_CHECKING:
    import apsw

_REPORTS_AT_HAND = 4096


def evidence_maker(
    connection: apsw.Connection, *, known_at: str = ""
) -> Callable[[apsw.SQLiteValues], Evidence]:
    """Make evidence of rows of `EVIDENCE_COLUMNS` that come from the same connection.

    Claims come as persons left them: corrected, and marked with the verdict; decisions that
    were made after `known_at` (a stored stamp, "" for now) count for nothing.

    The text of a report is read once for its claims and shared by them, as long as it is among
    the last 4,096 reports met.
    """

    reviews = Reviews(decisions_in(connection, known_at))

    @lru_cache(maxsize=_REPORTS_AT_HAND)
    def report(seq: int) -> tuple[str, str, str, str, tuple[str, ...], tuple[str, ...]]:
        row = connection.execute(
            "SELECT name, outlet, published, text, credits, lineage FROM reports WHERE seq = ?",
            (seq,),
        ).fetchall()[0]
        name, outlet, published, text, credits_, lineage = (str(value) for value in row)
        return name, outlet, published, text, names_of(credits_), names_of(lineage)

    def evidence_of(row: apsw.SQLiteValues) -> Evidence:
        name, outlet, published, text, credits_, lineage = report(int(str(row[1])))
        machine = Evidence(
            claim=claim_of(str(row[0])),
            report_name=name,
            outlet=outlet,
            published=published,
            text=text,
            credits=credits_,
            lineage=lineage,
            added_at=str(row[2]),
        )
        return reviews.reviewed(machine)

    return evidence_of
