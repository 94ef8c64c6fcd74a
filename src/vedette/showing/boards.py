"""Sites, movements and deliveries as flat cells, JSON and text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from vedette.records.events import Evidence
from vedette.records.states import Delivery, Move, SiteState
from vedette.showing.claim_lines import JsonObject
from vedette.showing.wording import flat, say_chain, say_days

SITE_COLUMNS = (
    "id", "site", "state", "by", "since", "last", "for", "against", "expected", "disputed",
    "assessed", "signed_by", "lat", "lon", "country", "rule",
)  # fmt: skip
MOVE_COLUMNS = (
    "id", "first", "last", "kind", "who", "what", "origin", "route", "destination", "status",
    "origins", "per", "claims",
)  # fmt: skip
DELIVERY_COLUMNS = (
    "goods", "carrier", "origin", "destination", "state", "due", "last", "for", "against", "rule",
)  # fmt: skip


def site_cells(found: SiteState) -> dict[str, str]:
    """A site as text by column; claims are counted here and named in JSON."""
    place, signed = found.place, found.assessed
    return {
        "id": found.id,
        "site": found.name,
        "state": found.state,
        "by": "; ".join(found.parties),
        "since": found.since,
        "last": found.last,
        "for": str(len(found.supports)),
        "against": str(len(found.against)),
        "expected": str(len(found.expected)),
        "disputed": "yes" if found.disputed else "no",
        "assessed": f"{signed.state} {signed.party}".strip() if signed else "",
        "signed_by": f"{signed.by}, {signed.day}" if signed else "",
        "lat": f"{place.lat_deg:.5f}" if place else "",
        "lon": f"{place.lon_deg:.5f}" if place else "",
        "country": place.country if place else "",
        "rule": found.rule,
    }


def site_json(found: SiteState) -> JsonObject:
    """A site with the ids of the claims for and against; empty fields are left out."""
    signed = found.assessed
    row: JsonObject = {
        **site_cells(found),
        "by": list(found.parties),
        "for": list(found.supports),
        "against": list(found.against),
        "expected": list(found.expected),
        "disputed": found.disputed,
        "assessed": {k: v for k, v in asdict(signed).items() if v} if signed else None,
    }
    if found.place is not None:
        row |= {"lat": found.place.lat_deg, "lon": found.place.lon_deg}
    return {name: value for name, value in row.items() if value not in ("", [], None)}


def site_text(found: SiteState, evidence: Mapping[str, Evidence]) -> str:
    """A site for a terminal: its state, what is signed, and the quotes for, against and announced."""
    said = {"held": " by ", "vacated": ", last by ", "vacating": ", by ", "contested": ": "}
    parties = ", ".join(found.parties)
    by = said.get(found.state, " by ") + parties if parties else ""
    lines = [
        f"{found.id}  {found.name}",
        f"  claimed    {found.state}{by}"
        + (f", since {found.since}" if found.since else "")
        + (", disputed" if found.disputed else ""),
        f"  because    {found.rule}",
        f"  last word  {found.last or 'nothing that counts'}",
    ]
    if found.assessed:
        signed = found.assessed
        lines.append(
            f"  assessed   {signed.state} {signed.party}".rstrip()
            + f", signed by {signed.by or 'a person'} for {signed.day}: {signed.reason}"
        )
    else:
        lines.append("  assessed   no person has signed an assessment")
    for label, ids in (
        ("for", found.supports), ("against", found.against), ("announced", found.expected),
    ):  # fmt: skip
        lines += [f"  {label:<10} {quote_line(evidence[c])}" for c in ids if c in evidence]
    return "\n".join(lines)


def quote_line(evidence: Evidence) -> str:
    """A claim in one line: day of report, according to whom, the words, and its id."""
    claim = evidence.claim
    chain = say_chain(claim.sources, evidence.outlet) or evidence.report_name
    day = evidence.published or "no date"
    return f"{day}, {chain}: “{flat(claim.evidence.cut(evidence.text))}” [{claim.id}]"


def move_cells(move: Move) -> dict[str, str]:
    """A movement as text by column."""
    return {
        "id": move.event_id,
        "first": move.first,
        "last": move.last,
        "kind": move.kind,
        "who": move.who,
        "what": move.what,
        "origin": move.origin,
        "route": move.route,
        "destination": move.destination,
        "status": move.status,
        "origins": str(len(move.origins)),
        "per": "; ".join(move.origins),
        "claims": str(len(move.claim_ids)),
    }


def move_screen(move: Move) -> dict[str, str]:
    """A movement in the few cells that fit a terminal."""
    cells = move_cells(move)
    who = " with ".join(part for part in (move.who, move.what) if part) or "not said"
    return cells | {
        "when": say_days(move.first, move.last) or "no day",
        "event": f"{who}: {move.kind}"
        + (f" from {move.origin}" if move.origin else "")
        + (f" to {move.destination}" if move.destination else "")
        + (f" along {move.route}" if move.route else ""),
        "what": move.status.replace(" ", "\n"),
    }


def delivery_cells(found: Delivery) -> dict[str, str]:
    """A delivery as text by column; claims are counted here and named in JSON."""
    cells = {name: str(value) for name, value in asdict(found).items() if isinstance(value, str)}
    return {column: cells.get(column, "") for column in DELIVERY_COLUMNS} | {
        "for": str(len(found.supports)),
        "against": str(len(found.against)),
    }


def delivery_json(found: Delivery) -> JsonObject:
    """A delivery with the ids of its claims; empty fields are left out."""
    row: JsonObject = {
        **delivery_cells(found), "for": list(found.supports), "against": list(found.against),
    }  # fmt: skip
    return {name: value for name, value in row.items() if value not in ("", [])}
