"""Taking reports in: new ones, the same again, and the same with other metadata or reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from vedette.records.claims import Reading
from vedette.records.documents import Document
from vedette.records.reports import Capture, Report
from vedette.store.aliases import keep_dropped
from vedette.store.captures import write_capture
from vedette.store.logbook import log
from vedette.store.rows import (
    REPORT_COLUMNS,
    ClaimRow,
    Value,
    claim_of,
    claim_rows,
    document_of,
    report_values,
)
from vedette.store.taking_back import take_back

if TYPE_CHECKING:
    import apsw

Outcome = Literal["added", "unchanged", "updated"]

_COLUMNS = (
    "name", "title", "text", "outlet", "outlet_folded", "url", "language", "published",
    "published_day", "published_basis", "authors", "capture_sha256", "layout", "credits", "lineage",
)  # fmt: skip
_INSERT_REPORT = (
    f"INSERT INTO reports ({', '.join(_COLUMNS)}, id, added_at, updated_at) "  # noqa: S608
    f"VALUES ({', '.join('?' * len(_COLUMNS))}, ?, ?, ?)"
)
_UPDATE_REPORT = (
    f"UPDATE reports SET {', '.join(name + ' = ?' for name in _COLUMNS)}, updated_at = ? "  # noqa: S608
    "WHERE seq = ?"
)
_SELECT_REPORT = f"SELECT {', '.join(REPORT_COLUMNS)} FROM reports WHERE seq = ?"  # noqa: S608
_INSERT_CLAIM = (
    "INSERT INTO claims (id, report_seq, added_at, type, mode, status, trigger_start, trigger_end, "
    "evidence_start, evidence_end, words, first, last, from_day, to_day, published_day, source, "
    "sources_folded, engine, record) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PARTY = (
    "INSERT INTO claim_actors (claim_seq, role, words, name, country, sector, folded) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_PLACE = (
    "INSERT INTO claim_places (claim_seq, role, words, grounding, name, key, country, lat_deg, "
    "lon_deg, radius_km, precision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One report made ready to be written: all that takes time is done before the lock."""

    capture: Capture
    document: Document
    reading: Reading
    values: dict[str, Value]
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it stands in the file; goes into the log when it is replaced."""

    id: str
    record: str
    engine: str
    added_at: str


def prepare(capture: Capture, document: Document, reading: Reading) -> Arrival:
    """Encode one report with its claims.

    Raises:
        NotReadable: V415, a text that cannot be stored.
    """
    document = replace(document, report=replace(document.report, capture_sha256=capture.sha256))
    return Arrival(
        capture=capture,
        document=document,
        reading=reading,
        values=report_values(document, capture.sha256),
        claims=claim_rows(reading, document.report),
    )


def write(connection: apsw.Connection, arrival: Arrival, at: str) -> Outcome:
    """Write one report inside the caller's transaction.

    A report that is there already is left alone if it says nothing new; see `Workspace.add_report`.
    """
    report = arrival.document.report
    found = connection.execute("SELECT seq FROM reports WHERE id = ?", (report.id,)).fetchone()
    if found is None:
        write_capture(connection, arrival.capture)
        values = tuple(arrival.values[name] for name in _COLUMNS)
        connection.execute(_INSERT_REPORT, (*values, report.id, at, at))
        seq = connection.last_insert_rowid()
        for row in arrival.claims:
            _write_claim(connection, row, seq, at)
        claim_ids = [row.id for row in arrival.claims]
        log(connection, at, "add report", report.id, {"claims": claim_ids})
        take_back(connection, report, seq, at)
        return "added"
    return _write_again(connection, arrival, int(found[0]), at)


def _write_again(connection: apsw.Connection, arrival: Arrival, seq: int, at: str) -> Outcome:
    stored = document_of(connection.execute(_SELECT_REPORT, (seq,)).fetchall()[0])
    claims = [
        StoredClaim(*values)
        for values in connection.execute(
            "SELECT id, record, engine, added_at FROM claims WHERE report_seq = ? ORDER BY id",
            (seq,),
        )
    ]
    merged = _merge(stored.report, arrival.document.report)
    if merged == stored.report and _says_nothing_new(arrival, stored, claims):
        return "unchanged"
    before = {
        "document": replace(stored, report=replace(stored.report, text="")),
        "claims": claims,
        "events": _drop_events(connection, seq),
    }
    log(connection, at, "update report", merged.id, before)
    again = prepare(arrival.capture, replace(arrival.document, report=merged), arrival.reading)
    if merged.capture_sha256 == stored.report.capture_sha256:
        again.values["capture_sha256"] = merged.capture_sha256
    else:
        write_capture(connection, arrival.capture)
    connection.execute(_UPDATE_REPORT, (*(again.values[name] for name in _COLUMNS), at, seq))
    connection.execute("DELETE FROM claims WHERE report_seq = ?", (seq,))
    kept = {claim.id: claim for claim in claims}
    for new in again.claims:
        old = kept.get(new.id)
        same = old is not None and claim_of(old.record) == claim_of(new.record)
        _write_claim(connection, new, seq, old.added_at if old is not None and same else at)
    return "updated"


def _merge(stored: Report, new: Report) -> Report:
    """What is known of the report now: a field that the new one leaves empty stays as it was.

    A date that a user gave is not replaced by one that a page or feed has.
    """
    keeps_date = new.published is None or (
        stored.published_basis == "given" and new.published_basis != "given"
    )
    merged = replace(
        stored,
        title=new.title or stored.title,
        language=new.language or stored.language,
        published=stored.published if keeps_date else new.published,
        published_basis=stored.published_basis if keeps_date else new.published_basis,
        authors=new.authors or stored.authors,
    )
    return merged if merged == stored else replace(merged, capture_sha256=new.capture_sha256)


def _says_nothing_new(arrival: Arrival, stored: Document, claims: list[StoredClaim]) -> bool:
    new = replace(
        arrival.document.report,
        name=stored.report.name,
        capture_sha256=stored.report.capture_sha256,
    )
    if new != stored.report:  # it knew less, say no date, and its reading is the poorer for it
        return {claim.engine for claim in claims} == {
            claim.engine for claim in arrival.reading.claims
        }
    same_layout = replace(arrival.document, report=new) == stored
    return same_layout and {claim_of(claim.record) for claim in claims} == {
        claim_of(row.record) for row in arrival.claims
    }


def _drop_events(connection: apsw.Connection, report_seq: int) -> list[str]:
    """Take away the events that stand on claims of the report; the caller fuses anew."""
    rows = connection.execute(
        "SELECT e.seq, e.record FROM events e WHERE e.seq IN (SELECT ec.event_seq "
        "FROM event_claims ec JOIN claims c ON c.seq = ec.claim_seq WHERE c.report_seq = ?) "
        "ORDER BY e.id",
        (report_seq,),
    ).fetchall()
    keep_dropped(connection, [str(record) for _, record in rows])
    connection.executemany("DELETE FROM events WHERE seq = ?", [(seq,) for seq, _ in rows])
    return [str(record) for _, record in rows]


def _write_claim(connection: apsw.Connection, row: ClaimRow, report_seq: int, at: str) -> None:
    connection.execute(_INSERT_CLAIM, (row.id, report_seq, at, *row.values))
    seq = connection.last_insert_rowid()
    for party in row.parties:
        connection.execute(_INSERT_PARTY, (seq, *party))
    for place in row.places:
        connection.execute(_INSERT_PLACE, (seq, *place.values))
        if place.box is not None:
            connection.execute(
                "INSERT INTO place_boxes (seq, south, north, west, east) VALUES (?, ?, ?, ?, ?)",
                (connection.last_insert_rowid(), *place.box),
            )
