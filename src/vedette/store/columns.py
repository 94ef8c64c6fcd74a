"""The events of a workspace column by column, for a program that keeps them at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.store.days import NEVER_AFTER
from vedette.store.evidence import evidence_maker
from vedette.store.rows import EVIDENCE_COLUMNS, claim_of, event_of, names_of
from vedette.store.words import full_text_query

if TYPE_CHECKING:
    import apsw

_EVENTS = "SELECT seq, from_day, to_day, record FROM events ORDER BY from_day, id"
_MEMBERS = (
    "SELECT m.event_seq, c.seq, c.id, c.status, r.outlet, r.name, c.first "
    "FROM event_claims m JOIN claims c ON c.seq = m.claim_seq JOIN reports r ON r.seq = c.report_seq"
)
_PLACES = (
    "SELECT m.event_seq, p.claim_seq, p.role, p.key, p.name, p.country, p.lat_deg, p.lon_deg, "
    "p.radius_km, p.precision, p.words, p.grounding "
    "FROM claim_places p JOIN event_claims m ON m.claim_seq = p.claim_seq"
)
_MOVES = (
    "SELECT m.event_seq, c.record FROM claims c JOIN event_claims m ON m.claim_seq = c.seq "
    "WHERE c.type = 'MOVE' AND c.record LIKE '%\"equipment\":[{%'"
)
_REPORTS = (
    "SELECT r.id, r.name, r.title, r.outlet, r.url, r.published, r.language, r.credits, r.added_at, "
    "length(r.text), "
    "(SELECT count(*) FROM claims c WHERE c.report_seq = r.seq), "
    "(SELECT count(DISTINCT m.event_seq) FROM claims c JOIN event_claims m ON m.claim_seq = c.seq "
    "WHERE c.report_seq = r.seq) FROM reports r"
)
_NEWEST = " ORDER BY r.published_day DESC, r.id DESC LIMIT ? OFFSET ?"
_OUTLETS = (
    "SELECT r.outlet, count(*), sum((SELECT count(*) FROM claims c WHERE c.report_seq = r.seq)), "
    "min(nullif(r.published, '')), max(nullif(r.published, '')) FROM reports r "
    "GROUP BY r.outlet ORDER BY count(*) DESC, r.outlet LIMIT 60"
)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in a list; `length` is in characters, `added_at` as the store writes times."""

    id: str
    name: str
    title: str
    outlet: str
    url: str
    published: str
    language: str
    credits: tuple[str, ...]
    added_at: str
    length: int
    claims: int
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """An outlet: how many reports and claims are of it, and the first and last day it published."""

    outlet: str
    reports: int
    claims: int
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """All events with the columns of their claims; the rows are plain tuples, as SQL gives them.

    `events` are (seq, first day, last day, event) in order of days, where days are ordinals as
    `vedette.store.days` has them. `members` are (event seq, claim seq, claim id, status, outlet,
    report name, first day or ""). `places` are (event seq, claim seq, role, key, name, country,
    latitude and longitude in degrees, radius in km, precision, words, grounding); a place that did
    not resolve has None for its numbers. `moves` are (event seq, claim) of movements with equipment.
    """

    events: tuple[tuple[int, int, int, Event], ...]
    members: tuple[tuple[Any, ...], ...]
    places: tuple[tuple[Any, ...], ...]
    moves: tuple[tuple[int, Claim], ...]


def read_columns(connection: apsw.Connection) -> Columns:
    """Read all events at one moment; the caller has begun the transaction."""
    return Columns(
        events=tuple(
            (int(str(seq)), int(str(first)), int(str(last)), event_of(str(record)))
            for seq, first, last, record in connection.execute(_EVENTS)
        ),
        members=tuple(connection.execute(_MEMBERS)),
        places=tuple(connection.execute(_PLACES)),
        moves=tuple(
            (int(str(seq)), claim_of(str(record))) for seq, record in connection.execute(_MOVES)
        ),
    )


def events_with_words(connection: apsw.Connection, text: str) -> frozenset[int]:
    """Seqs of the events of which a claim's evidence has the words, as `Filter.text` reads them."""
    rows = connection.execute(
        "SELECT DISTINCT m.event_seq FROM event_claims m WHERE m.claim_seq IN "
        "(SELECT rowid FROM claim_words WHERE claim_words MATCH ?)",
        (full_text_query(text),),
    )
    return frozenset(int(str(row[0])) for row in rows)


def report_lines(
    connection: apsw.Connection, *, text: str, outlet: str, limit: int, offset: int
) -> tuple[int, tuple[ReportLine, ...]]:
    """Reports, the latest published first, undated ones last; and how many there are in all.

    Args:
        connection: the workspace.
        text: words that title or text must hold, as in `Filter.text`; "" for all.
        outlet: the outlet's whole name; "" for all.
        limit: the most lines.
        offset: how many to pass over.
    """
    conditions: list[str] = []
    values: list[str] = []
    if text.strip():
        conditions.append("r.seq IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)")
        values.append(full_text_query(text))
    if outlet:
        conditions.append("r.outlet = ?")
        values.append(outlet)
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    found: list[ReportLine] = []
    total = 0
    for dated in ("r.published_day < ?", "r.published_day = ?"):  # each in order of an index
        both = f"{where} AND {dated}" if where else f" WHERE {dated}"
        bound = (*values, NEVER_AFTER)
        count = connection.execute(f"SELECT count(*) FROM reports r{both}", bound).fetchall()  # noqa: S608
        room, skipped = limit - len(found), max(0, offset - total)
        total += int(str(count[0][0]))
        if room > 0 and total > offset:
            rows = connection.execute(_REPORTS + both + _NEWEST, (*bound, room, skipped))
            found += [_report_line(row) for row in rows]
    return total, tuple(found)


def outlet_lines(connection: apsw.Connection) -> tuple[OutletLine, ...]:
    """The outlets with the most reports; up to 60."""
    return tuple(
        OutletLine(
            outlet=str(outlet),
            reports=int(str(reports)),
            claims=int(str(claims or 0)),
            first=str(first or ""),
            last=str(last or ""),
        )
        for outlet, reports, claims, first, last in connection.execute(_OUTLETS)
    )


def _report_line(row: apsw.SQLiteValues) -> ReportLine:
    id_, name, title, outlet, url, published, language, credited, added, length, claims, events = (
        row
    )
    return ReportLine(
        id=str(id_),
        name=str(name),
        title=str(title),
        outlet=str(outlet),
        url=str(url),
        published=str(published),
        language=str(language),
        credits=names_of(str(credited)),
        added_at=str(added),
        length=int(str(length)),
        claims=int(str(claims)),
        events=int(str(events)),
    )


def evidence_of(connection: apsw.Connection, claim_ids: Iterable[str]) -> dict[str, Evidence]:
    """Evidence of claims by their whole ids; ids that are not there are left out."""
    make = evidence_maker(connection)
    wanted: Sequence[str] = sorted(set(claim_ids))
    found: dict[str, Evidence] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        rows = connection.execute(
            f"SELECT {', '.join(EVIDENCE_COLUMNS)} FROM claims c "  # noqa: S608
            f"WHERE c.id IN ({', '.join('?' * len(some))})",
            some,
        )
        for row in rows:
            evidence = make(row)
            found[evidence.claim.id] = evidence
    return found
