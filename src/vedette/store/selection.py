"""Filters as SQL: every value is a parameter, no text of a user is ever part of a statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from vedette.errors import UsageError
from vedette.records.documents import EventType, Status
from vedette.records.filters import Filter
from vedette.store.circles import boxes_around, checked_circle
from vedette.store.days import NEVER_AFTER, stamp_of
from vedette.store.rows import EVIDENCE_COLUMNS, REPORT_COLUMNS, Value
from vedette.store.words import fold, full_text_query, storable

POINT_PRECISION = 5
"""UCDP where_prec up to which a place has a point to speak of; 6 is a country, 7 the high seas."""


@dataclass(slots=True)
class Statement:
    """A statement being put together: conditions, and the values they need in order."""

    head: str
    tail: str
    conditions: list[str] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)

    def need(self, condition: str, *values: Value) -> None:
        """Add a condition of our own making with the values of its placeholders."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The whole statement."""
        where = " WHERE " + " AND ".join(self.conditions) if self.conditions else ""
        return self.head + where + self.tail


def select_claims(wanted: Filter) -> Statement:
    """Evidence rows of the claims that `wanted` describes, by first day, publication and id.

    Raises:
        UsageError: V410 or V413, a filter that cannot be meant.
    """
    statement = Statement(
        f"SELECT {', '.join(EVIDENCE_COLUMNS)} FROM claims c JOIN reports r ON r.seq = c.report_seq",  # noqa: S608
        " ORDER BY c.from_day, c.published_day, c.id",
    )
    _need_claim(statement, wanted)
    return _limited(statement, wanted)


def select_events(wanted: Filter) -> Statement:
    """Records of the events with at least one claim that `wanted` describes, by day and id."""
    statement = Statement("SELECT e.record FROM events e", " ORDER BY e.from_day, e.id")
    members = Statement(
        "e.seq IN (SELECT m.event_seq FROM event_claims m JOIN claims c ON c.seq = m.claim_seq "
        "JOIN reports r ON r.seq = c.report_seq",
        ")",
    )
    _need_claim(members, wanted)
    if members.conditions:
        statement.need(members.sql, *members.values)
    return _limited(statement, wanted)


def select_reports(wanted: Filter) -> Statement:
    """Rows of the reports that `wanted` describes, by day of publication and id."""
    columns = ", ".join(f"r.{name}" for name in REPORT_COLUMNS)
    statement = Statement(f"SELECT {columns} FROM reports r", " ORDER BY r.published_day, r.id")  # noqa: S608
    _check(wanted)
    if wanted.since is not None:
        statement.need("r.published_day BETWEEN ? AND ?", wanted.since.toordinal(), NEVER_AFTER - 1)
    if wanted.until is not None:
        statement.need("r.published_day <= ?", wanted.until.toordinal())
    if wanted.as_of is not None:
        statement.need("r.added_at <= ?", stamp_of(wanted.as_of, "as_of"))
    if wanted.added_after is not None:
        statement.need("r.added_at > ?", stamp_of(wanted.added_after, "added_after"))
    if wanted.text.strip():
        statement.need(
            "r.seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)",
            full_text_query(wanted.text),
        )
    _need_report(statement, wanted)
    of_claims = Statement(
        "r.seq IN (SELECT c.report_seq FROM claims c JOIN reports r ON r.seq = c.report_seq", ")"
    )
    _need_content(of_claims, wanted)
    if of_claims.conditions:
        if wanted.as_of is not None:
            of_claims.need("c.added_at <= ?", stamp_of(wanted.as_of, "as_of"))
        statement.need(of_claims.sql, *of_claims.values)
    return _limited(statement, wanted)


def _need_claim(statement: Statement, wanted: Filter) -> None:
    _check(wanted)
    if wanted.since is not None:
        statement.need("c.to_day >= ?", wanted.since.toordinal())
    if wanted.until is not None:
        statement.need("c.from_day <= ?", wanted.until.toordinal())
    if wanted.as_of is not None:
        statement.need("c.added_at <= ?", stamp_of(wanted.as_of, "as_of"))
    if wanted.added_after is not None:
        statement.need("c.added_at > ?", stamp_of(wanted.added_after, "added_after"))
    if wanted.text.strip():
        statement.need(
            "c.seq IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)",
            full_text_query(wanted.text),
        )
    _need_report(statement, wanted)
    _need_content(statement, wanted)


def _need_report(statement: Statement, wanted: Filter) -> None:
    if wanted.outlet.strip():
        statement.need("instr(r.outlet_folded, ?) > 0", fold(wanted.outlet))
    if wanted.report:
        statement.need("r.id = ?", storable(wanted.report))


def _need_content(statement: Statement, wanted: Filter) -> None:
    """Conditions on what a claim says; they need `c` and `r`."""
    types = _types(wanted)
    if types:
        statement.need(f"c.type IN ({', '.join('?' * len(types))})", *types)
    if wanted.status:
        statement.need("c.status = ?", wanted.status)
    if wanted.actor.strip():
        statement.need(
            "EXISTS (SELECT 1 FROM claim_actors a WHERE a.claim_seq = c.seq "
            "AND (a.country = ? OR instr(a.folded, ?) > 0))",
            storable(wanted.actor).strip().upper(),
            fold(wanted.actor),
        )
    if wanted.per.strip():
        statement.need(
            "(instr(c.sources_folded, ?) > 0 OR (c.source = '' AND instr(r.outlet_folded, ?) > 0))",
            fold(wanted.per),
            fold(wanted.per),
        )
    if wanted.near is not None:
        _need_near(statement, wanted.near)


def _need_near(statement: Statement, near: tuple[float, float, float]) -> None:
    lat_deg, lon_deg, radius_km = checked_circle(near)
    boxes = boxes_around(lat_deg, lon_deg, radius_km)
    overlaps = " OR ".join(
        ["(b.north >= ? AND b.south <= ? AND b.east >= ? AND b.west <= ?)"] * len(boxes)
    )
    statement.need(
        "c.seq IN (SELECT p.claim_seq FROM place_boxes b JOIN claim_places p ON p.seq = b.seq "  # noqa: S608
        f"WHERE ({overlaps}) AND p.precision <= ? "
        "AND distance_km(p.lat_deg, p.lon_deg, ?, ?) <= ?)",
        *(value for box in boxes for value in box),
        POINT_PRECISION,
        lat_deg,
        lon_deg,
        radius_km,
    )


def _check(wanted: Filter) -> None:
    if wanted.since is not None and wanted.until is not None and wanted.since > wanted.until:
        raise UsageError(
            "V410", f"since {wanted.since} is after until {wanted.until}; turn the two around"
        )
    for name, values, known in (
        ("type", _types(wanted), get_args(EventType)),
        ("status", (wanted.status,) if wanted.status else (), get_args(Status)),
    ):
        for value in values:
            if value not in known:
                raise UsageError(
                    "V410", f"{name} is {storable(value)!r}, expected one of {', '.join(known)}"
                )


def _types(wanted: Filter) -> tuple[str, ...]:
    return tuple(part.strip() for part in wanted.type.split(",") if part.strip())


def _limited(statement: Statement, wanted: Filter) -> Statement:
    if wanted.limit is not None:
        if wanted.limit < 0:
            raise UsageError("V410", f"limit is {wanted.limit}, expected 0 or more")
        statement.tail += " LIMIT ?"
        statement.values.append(wanted.limit)
    return statement
