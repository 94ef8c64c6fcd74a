"""What outlets take back of their own reports, found as reports come in, in either order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from vedette.fusion.deciding import VERDICTS
from vedette.fusion.editions import (
    NEAR_DAYS,
    Notice,
    copies_of_taken_back,
    notice_of,
    speaks_of,
    taken_back,
)
from vedette.records.decisions import Decision
from vedette.records.events import Evidence
from vedette.records.reports import Report
from vedette.store.deciding import decisions_in, write_decision
from vedette.store.evidence import evidence_maker
from vedette.store.rows import EVIDENCE_COLUMNS, REPORT_COLUMNS, document_of, encode
from vedette.store.words import fold

if TYPE_CHECKING:
    import apsw

_decoder = msgspec.json.Decoder(Notice)
_REPORTS = f"SELECT {', '.join('r.' + name for name in REPORT_COLUMNS)} FROM reports r "  # noqa: S608
_CLAIMS = (
    f"SELECT {', '.join(EVIDENCE_COLUMNS)} FROM claims c JOIN reports r ON r.seq = c.report_seq "  # noqa: S608
)
_NOTICES = (
    f"SELECT n.record, {', '.join('r.' + name for name in REPORT_COLUMNS)} FROM notices n "  # noqa: S608
    "JOIN reports r ON r.seq = n.report_seq WHERE n.outlet_folded = ?"
)


def take_back(connection: apsw.Connection, report: Report, seq: int, at: str) -> None:
    """Log what this report takes back, or what of it was taken back before it came.

    To be called inside the transaction in which a report was written, with its claims.

    Args:
        connection: the workspace.
        report: the new report.
        seq: its row.
        at: the moment of taking in, as stored.
    """
    notice = notice_of(report)
    if notice is not None:
        connection.execute(
            "INSERT OR REPLACE INTO notices (report_seq, outlet_folded, record) VALUES (?, ?, ?)",
            (seq, fold(report.outlet), encode(notice)),
        )
        for other in _near(connection, report):
            if speaks_of(notice, report, other):
                _withdraw(connection, notice, report, other, at)
    for other_notice, bearer in _notices(connection, report):
        if speaks_of(other_notice, bearer, report) and (
            notice is None or notice.kind != other_notice.kind
        ):
            _withdraw(connection, other_notice, bearer, report, at)
    _follow_copies(connection, report, at)


def _near(connection: apsw.Connection, report: Report) -> list[Report]:
    """Reports of the same address, and of the same outlet and the weeks around."""
    found = []
    if report.url:
        found += connection.execute(_REPORTS + "WHERE r.url = ?", (report.url,)).fetchall()
    if report.published is not None and report.outlet:
        day = report.published.toordinal()
        found += connection.execute(
            _REPORTS + "WHERE r.outlet_folded = ? AND r.published_day BETWEEN ? AND ?",
            (fold(report.outlet), day - NEAR_DAYS, day + NEAR_DAYS),
        ).fetchall()
    reports = {item.id: item for item in (document_of(row).report for row in found)}
    return [reports[key] for key in sorted(reports)]


def _notices(connection: apsw.Connection, report: Report) -> list[tuple[Notice, Report]]:
    rows = connection.execute(_NOTICES, (fold(report.outlet),)).fetchall()
    return [(_decoder.decode(str(row[0])), document_of(row[1:]).report) for row in rows]


def _withdraw(
    connection: apsw.Connection, notice: Notice, bearer: Report, other: Report, at: str
) -> None:
    gone = taken_back(notice, _claims_of(connection, bearer.id), _claims_of(connection, other.id))
    _log(connection, gone, bearer, f"{notice.kind}: {notice.words[:300]}", at)
    whole = [item for item in gone if item.claim.report_id == other.id]
    copies = copies_of_taken_back(whole, _after(connection, whole))
    _log(connection, copies, bearer, f"copy of what was taken back, {notice.kind}", at)


def _follow_copies(connection: apsw.Connection, report: Report, at: str) -> None:
    """A copy that comes in after the original was taken back falls with it."""
    own = _claims_of(connection, report.id)
    if not own or not (own[0].credits or own[0].lineage):
        return
    ids = sorted(
        {
            claim
            for decision in decisions_in(connection)
            if decision.kind == "withdraw" and decision.value("report") != report.id
            for claim in decision.claims
        }
    )
    if not ids:
        return
    evidence_of = evidence_maker(connection)
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(_CLAIMS + f"WHERE c.id IN ({marks}) ORDER BY c.id", ids).fetchall()
    gone = [item for item in map(evidence_of, rows) if item.review.startswith(VERDICTS["withdraw"])]
    for item in gone:
        copies = copies_of_taken_back([item], own)
        by = item.review.removeprefix(f"{VERDICTS['withdraw']} by ")
        fresh = [copy for copy in copies if not copy.review]
        _write(connection, fresh, by, "copy of what was taken back", at)
        own = [mine for mine in own if mine not in fresh]


def _after(connection: apsw.Connection, gone: list[Evidence]) -> list[Evidence]:
    """Claims of other outlets in reports that credit anybody, published from that day on."""
    if not gone:
        return []
    evidence_of = evidence_maker(connection)
    rows = connection.execute(
        _CLAIMS
        + "WHERE r.published >= ? AND r.published <> '' AND (r.credits <> '[]' OR r.lineage <> '[]') "
        "AND r.id <> ? ORDER BY c.id",
        (gone[0].published, gone[0].claim.report_id),
    ).fetchall()
    return [item for item in map(evidence_of, rows) if not item.review]


def _claims_of(connection: apsw.Connection, report_id: str) -> list[Evidence]:
    evidence_of = evidence_maker(connection)
    rows = connection.execute(_CLAIMS + "WHERE r.id = ? ORDER BY c.id", (report_id,)).fetchall()
    return [evidence_of(row) for row in rows]


def _log(
    connection: apsw.Connection, gone: tuple[Evidence, ...], bearer: Report, why: str, at: str
) -> None:
    fresh = [item for item in gone if not item.review.startswith(VERDICTS["withdraw"])]
    _write(connection, fresh, bearer.outlet or bearer.name, why, at)


def _write(connection: apsw.Connection, gone: list[Evidence], by: str, why: str, at: str) -> None:
    for report_id in sorted({item.claim.report_id for item in gone}):
        claims = [item.claim for item in gone if item.claim.report_id == report_id]
        decision = Decision(
            kind="withdraw",
            subject=report_id,
            by=by,
            reason=why,
            claims=tuple(claim.id for claim in claims),
            places=tuple((report_id, c.trigger.span.start, c.trigger.span.end) for c in claims),
            values=(("report", report_id),),
        )
        write_decision(connection, decision, at)
