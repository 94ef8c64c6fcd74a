"""Movements and sightings of forces: each event once, so that a track is the list of one party."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vedette.fusion.bearings import movement_class
from vedette.fusion.traits import traits_of
from vedette.fusion.words import words_of
from vedette.lexicon.movement_words import movement_words
from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.records.grounded import PlaceMention
from vedette.records.states import Move

MOVING = frozenset({"MOVE", "RETREAT", "MOBILIZE"})


def moves_of(events: Iterable[Event], evidence: Mapping[str, Evidence]) -> tuple[Move, ...]:
    """The movements that events tell of, and where armed parties or their arms are seen.

    Args:
        events: events; those of other types are passed over.
        evidence: claim id to evidence; claims that are missing are left out.

    Returns:
        Moves by first day (undated last) and event.
    """
    found = []
    for event in events:
        members = [evidence[c] for c in event.claim_ids if c in evidence]
        if members and (event.type in MOVING or _sighting(event, members)):
            found.append(_move(event, members))
    return tuple(sorted(found, key=lambda move: (move.first or "9", move.event_id)))


def _sighting(event: Event, members: Sequence[Evidence]) -> bool:
    if event.type != "PRESENCE":
        return False
    claims = [member.claim for member in members]
    armed = any(actor.sector in ("MIL", "REB", "UAF", "PRM") for c in claims for actor in c.actors)
    words = {word for c in claims for item in c.equipment for word in words_of(item.text)}
    return armed or bool(words & movement_words()["vessel"])


def _move(event: Event, members: Sequence[Evidence]) -> Move:
    claims = [member.claim for member in members]
    published = sorted(member.published for member in members if member.published)
    return Move(
        kind=_kind(event, members),
        who=event.actors[0] if event.actors else "",
        what="; ".join(dict.fromkeys(w.text for c in claims for w in c.equipment)),
        origin=_places(c.origins or _from(event, c) for c in claims),
        route=_places(c.routes for c in claims),
        destination=_places(c.destinations or _to(event, c) for c in claims),
        first=event.first or (published[0] if published else ""),
        last=event.last or (published[-1] if published else ""),
        status=" ".join(event.statuses),
        origins=tuple(origin.name for origin in event.origins),
        claim_ids=event.claim_ids,
        event_id=event.id,
    )


def _kind(event: Event, members: Sequence[Evidence]) -> str:
    if event.type == "PRESENCE":
        return "seen"
    classes = {movement_class(traits_of(item), "left", "leaving", "arrived") for item in members}
    return next((kind for kind in ("left", "arrived", "leaving") if kind in classes), "moves")


def _from(event: Event, claim: Claim) -> tuple[PlaceMention, ...]:
    return claim.locations if event.type == "RETREAT" else ()


def _to(event: Event, claim: Claim) -> tuple[PlaceMention, ...]:
    return claim.locations if event.type in ("PRESENCE", "MOBILIZE") else ()


def _places(mentions: Iterable[Sequence[PlaceMention]]) -> str:
    names = (m.place.name if m.place else m.words.text for several in mentions for m in several)
    return "; ".join(dict.fromkeys(names))
