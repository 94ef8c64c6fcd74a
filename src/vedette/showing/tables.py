"""Rows of claims and events for terminal tables and CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Words
from vedette.showing.wording import (
    flat,
    join_and,
    name_actor,
    place_words,
    say_chain,
    say_days,
    say_time,
    texts,
)

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim in flat text cells; "" is "not said". Coordinates are of the first place that
    resolved among location, origin and destination, in degrees.
    """

    id: str
    when: str
    first: str
    last: str
    type: str
    mode: str
    status: str
    who: str
    did: str
    whom: str
    where: str
    origin: str
    destination: str
    route: str
    equipment: str
    quantity: str
    killed: str
    injured: str
    captured: str
    displaced: str
    per: str
    cues: str
    lat: str
    lon: str
    place: str
    radius_km: str
    place_source: str
    report: str
    outlet: str
    published: str
    start: str
    end: str
    quote: str
    engine: str
    reviewed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in flat text cells; `origins` counts independent origins, not outlets."""

    id: str
    when: str
    first: str
    last: str
    type: str
    who: str
    where: str
    status: str
    claims: str
    origins: str
    per: str
    outlets: str
    quote: str
    reviewed: str


def claim_row(evidence: Evidence) -> ClaimRow:
    """Flatten one claim. `quote` is the evidence cut out of the report's text, on one line."""
    claim = evidence.claim
    place = first_place(claim)
    time = claim.time
    return ClaimRow(
        id=claim.id,
        when=say_time(time),
        first=time.first if time else "",
        last=time.last if time else "",
        type=claim.type,
        mode=claim.mode,
        status=claim.status,
        who="; ".join(map(name_actor, claim.actors)),
        did=flat(claim.trigger.text),
        whom="; ".join(map(name_actor, claim.recipients)),
        where=_places(claim.locations),
        origin=_places(claim.origins),
        destination=_places(claim.destinations),
        route=_places(claim.routes),
        equipment=_words(claim.equipment),
        quantity=_words(claim.quantity),
        killed=_words(claim.killed),
        injured=_words(claim.injured),
        captured=_words(claim.captured),
        displaced=_words(claim.displaced),
        per=" > ".join(flat(source.words.text) for source in claim.sources),
        cues=_words(claim.cues),
        lat=f"{place.lat_deg:.5f}" if place else "",
        lon=f"{place.lon_deg:.5f}" if place else "",
        place=place.name if place else "",
        radius_km=f"{place.radius_km:g}" if place else "",
        place_source=place.source if place else "",
        report=evidence.report_name,
        outlet=evidence.outlet,
        published=evidence.published,
        start=str(claim.evidence.start),
        end=str(claim.evidence.end),
        quote=flat(claim.evidence.cut(evidence.text)),
        engine=claim.engine,
        reviewed=evidence.review or "no",
    )


def event_row(event: Event, evidence: Mapping[str, Evidence]) -> EventRow:
    """Flatten one event; the quote is that of its first claim.

    Args:
        event: the event.
        evidence: claim id to its evidence, for at least one claim of the event.
    """
    known = [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
    chains = dict.fromkeys(say_chain(item.claim.sources, item.outlet) for item in known)
    outlets = dict.fromkeys(item.outlet or item.report_name for item in known)
    lead = known[0] if known else None
    return EventRow(
        id=event.id,
        when=say_days(event.first, event.last),
        first=event.first,
        last=event.last,
        type=event.type,
        who=join_and(event.actors),
        where=join_and(event.places),
        status=", ".join(event.statuses),
        claims=str(len(event.claim_ids)),
        origins=str(len(event.origins)),
        per="; ".join(chains),
        outlets="; ".join(outlets),
        quote=flat(lead.claim.evidence.cut(lead.text)) if lead else "",
        reviewed=count_reviewed(known) or "no",
    )


def count_reviewed(evidence: Sequence[Evidence]) -> str:
    """How many of some claims persons have reviewed: "2 of 5", "" for none."""
    done = sum(item.is_reviewed for item in evidence)
    return f"{done} of {len(evidence)}" if done else ""


def say_reviewed(evidence: Sequence[Evidence]) -> str:
    """The same as a sentence of a title: "read by machine; no person has reviewed them"."""
    counted = count_reviewed(evidence)
    told = f"persons have reviewed {counted}" if counted else "no person has reviewed"
    them = "" if counted else " it" if len(evidence) == 1 else " them"
    return f"read by machine; {told}{them}"


def first_place(claim: Claim) -> Place | None:
    """The first place that resolved among location, origin, destination and route."""
    mentions = (*claim.locations, *claim.origins, *claim.destinations, *claim.routes)
    return next((item.place for item in mentions if item.place is not None), None)


def csv_rows(rows: Iterable[ClaimRow] | Iterable[EventRow]) -> tuple[tuple[str, ...], ...]:
    """Header and guarded cells of rows of one kind; () when there are none.

    A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line
    end, and is not a plain number) gets a leading apostrophe.
    """
    table: list[tuple[str, ...]] = []
    for row in rows:
        names = tuple(field.name for field in fields(row))
        if not table:
            table.append(names)
        table.append(tuple(guard_cell(getattr(row, name)) for name in names))
    return tuple(table)


def csv_text(rows: Iterable[ClaimRow] | Iterable[EventRow]) -> str:
    """The rows as CSV (RFC 4180, line feeds), header first; "" when there are none."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(csv_rows(rows))
    return out.getvalue()


def guard_cell(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run as a formula."""
    risky = cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    return f"'{cell}" if risky and not _NUMBER.fullmatch(cell) else cell


def _places(places: tuple[PlaceMention, ...]) -> str:
    return "; ".join(place_words(places))


def _words(words: tuple[Words, ...]) -> str:
    return "; ".join(texts(words))
