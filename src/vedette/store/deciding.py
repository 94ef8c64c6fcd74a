"""Decisions of persons in the log: written once, never changed, taken back by another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import msgspec

from vedette.errors import UsageError
from vedette.fusion.deciding import Reviews, standing
from vedette.records.decisions import REFUSALS, Decision, DecisionKind
from vedette.store.logbook import log
from vedette.store.rows import claim_of

if TYPE_CHECKING:
    import apsw

_decoder = msgspec.json.Decoder(Decision)
_SQL = (
    f"SELECT seq, at, payload FROM log WHERE kind IN ({', '.join('?' * len(get_args(DecisionKind)))}) "  # noqa: S608
    "ORDER BY seq"
)


def decisions_in(connection: apsw.Connection, known_at: str = "") -> tuple[Decision, ...]:
    """All decisions in their order, those undone and their undoings included.

    Args:
        connection: the workspace.
        known_at: a stored stamp; later decisions are left out. "" for all.
    """
    rows = connection.execute(_SQL, get_args(DecisionKind)).fetchall()
    return tuple(
        replace(_decoder.decode(str(payload)), seq=int(str(seq)), at=str(at))
        for seq, at, payload in rows
        if not known_at or str(at) <= known_at
    )


def write_decision(connection: apsw.Connection, decision: Decision, at: str) -> int:
    """Log a decision inside the caller's transaction.

    Returns:
        Its number in the log.

    Raises:
        UsageError: V422, what is to be undone is no decision that stands.
    """
    if decision.kind == "undo":
        _check_undo(decisions_in(connection), decision.undoes)
    log(connection, at, decision.kind, decision.subject, replace(decision, seq=0, at=""))
    seq = connection.last_insert_rowid()
    _write_rejected(connection)
    return seq


def _check_undo(known: tuple[Decision, ...], number: int) -> None:
    undone = {d.seq for d in standing(known)}
    undoings = {d.seq for d in known if d.kind == "undo" and _stands(known, d)}
    if number in undone | undoings:
        return
    was = next((d for d in known if d.seq == number), None)
    state = "was undone already" if was is not None else "is no decision"
    listed = ", ".join(str(seq) for seq in sorted(undone)[-8:]) or "none"
    raise UsageError(
        "V422",
        f"number {number} {state}; expected one of the decisions that stand ({listed}); "
        "`vedette log` lists them",
    )


def _stands(known: tuple[Decision, ...], undoing: Decision) -> bool:
    """Whether an undoing was not itself undone."""
    later = [d for d in known if d.seq > undoing.seq and d.kind == "undo"]
    return not any(d.undoes == undoing.seq and _stands(known, d) for d in later)


def _write_rejected(connection: apsw.Connection) -> None:
    """Ids of the claims that stand rejected, for SQL to pass over."""
    decisions = [d for d in standing(decisions_in(connection)) if d.kind in REFUSALS]
    reviews = Reviews(decisions_in(connection))
    connection.execute("DELETE FROM rejected_claims")
    ids = {claim for decision in decisions for claim in decision.claims}
    for report_id, start, end in {place for d in decisions for place in d.places}:
        rows = connection.execute(
            "SELECT c.id, c.record FROM claims c JOIN reports r ON r.seq = c.report_seq "
            "WHERE r.id = ? AND c.trigger_start = ? AND c.trigger_end = ?",
            (report_id, start, end),
        ).fetchall()
        for claim_id, record in rows:
            verdict = reviews.of(claim_of(str(record)))
            if verdict is not None and verdict.kind in REFUSALS:
                ids.add(str(claim_id))
    still = [claim for claim in sorted(ids) if _verdict(connection, reviews, claim) in REFUSALS]
    connection.executemany(
        "INSERT OR IGNORE INTO rejected_claims (claim_id) VALUES (?)", [(c,) for c in still]
    )


def _verdict(connection: apsw.Connection, reviews: Reviews, claim_id: str) -> str:
    rows = connection.execute("SELECT record FROM claims WHERE id = ?", (claim_id,)).fetchall()
    if not rows:
        return "reject"
    decision = reviews.of(claim_of(str(rows[0][0])))
    return decision.kind if decision is not None else ""
