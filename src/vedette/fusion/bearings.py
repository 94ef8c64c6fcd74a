"""What bears on who holds a site: claims of control, presence, withdrawal, arrival and fighting.

Rules S1 to S9 of docs/method/state.md. A claim says nothing about a site unless it names it:
a country or a wide region is no site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vedette.fusion.sides import STATE, party_of
from vedette.fusion.slots import ARMED, two_sided
from vedette.fusion.traits import AHEAD, Traits, Where, traits_of
from vedette.fusion.words import fold, name_words, words_of
from vedette.lexicon.movement_words import MovementClass, movement_words
from vedette.lexicon.place_words import place_words
from vedette.records.claims import Claim
from vedette.records.events import Evidence
from vedette.records.states import Bearing, BearingKind, Party

_TAIL = re.compile(r"(?:\s+(?:in|of|at|near|the|and))+$", re.IGNORECASE)

SITE_KM = 50.0
"""A place wider than this is a region, which many hold in parts, and no site."""


def bearings_of(evidence: Iterable[Evidence]) -> tuple[Bearing, ...]:
    """Every way in which claims bear on sites, in order of days and claims.

    Claims of what is announced, asked or only questioned bear on nothing; see `expected_at`.
    """
    unique = {item.claim.id: item for item in evidence}
    found = [bearing for item in unique.values() for bearing in _bearings(traits_of(item))]
    return tuple(sorted(found, key=lambda b: (b.site, b.day, b.claim_id, b.kind, b.party.name)))


def expected_at(evidence: Iterable[Evidence]) -> dict[str, tuple[str, ...]]:
    """Site to the ids of claims that announce, ask or wonder about a change there."""
    found: dict[str, set[str]] = {}
    for item in evidence:
        traits = traits_of(item)
        bears = traits.family in ("CONTROL", "movement", "PRESENCE")
        if bears and (traits.ahead or item.claim.status == "unknown"):
            for where in (*traits.at, *traits.to):
                if (key := site_key(where)) and is_site(where):
                    found.setdefault(key, set()).add(item.claim.id)
    return {site: tuple(sorted(ids)) for site, ids in sorted(found.items())}


def site_key(where: Where) -> str:
    """What makes two printed places one site: the entry, else the folded words of the name."""
    if where.place is not None:
        return where.place.key
    return "name:" + " ".join(sorted(_name(where)))


def is_site(where: Where) -> bool:
    """Whether a place is narrow enough to be held, and has a name of its own."""
    if where.place is not None:
        return where.place.radius_km <= SITE_KM
    return where.named and bool(_name(where))


def movement_class(item: Traits, *kinds: MovementClass) -> MovementClass | None:
    """The first class of which the trigger of a claim is; None when it is of none."""
    trigger = fold(item.evidence.claim.trigger.text)
    words = {trigger, *words_of(trigger)}
    return next((kind for kind in kinds if words & movement_words()[kind]), None)


def _name(where: Where) -> frozenset[str]:
    classes = place_words()
    plain = classes["town"] | classes["region"] | classes["way"] | classes["land"]
    own = {fold(word) for word in where.text.split() if word[:1].isupper()}
    kept = frozenset(words_of(where.text)) - {"the", "of", "in", "at", "near"}
    return (
        kept
        if own - plain - classes["camp"] - classes["airfield"] - classes["port"]
        else frozenset()
    )


def _bearings(item: Traits) -> Iterator[Bearing]:
    status = item.evidence.claim.status
    if status in AHEAD or status == "unknown":
        return
    if item.family == "CONTROL":
        yield from _control(item)
    elif item.family == "movement":
        yield from _movement(item)
    elif item.family == "PRESENCE" and status != "denied":
        yield from _made(item, "present", item.at, item.evidence.claim.actors)
    elif item.family == "ASSAULT" and status != "denied" and two_sided(item):
        yield from _made(item, "fights", item.at, item.evidence.claim.actors)


def _control(item: Traits) -> Iterator[Bearing]:
    """S1, S2: who takes, holds, contests or loses; whose hold is denied."""
    claim = item.evidence.claim
    kinds: dict[str, BearingKind] = {
        "take": "takes", "hold": "holds", "contest": "contests", "lose": "loses",
    }  # fmt: skip
    kind = kinds.get(claim.mode)
    if kind is None:
        return
    if claim.status == "denied":
        kind = "not held" if kind in ("takes", "holds") else "holds"
    yield from _made(item, kind, item.at, claim.actors)
    if kind == "takes":
        yield from _made(item, "loses", item.at, claim.recipients)


def _movement(item: Traits) -> Iterator[Bearing]:
    """S3 to S6: leaving, having left, part of it having left, not having left, having come."""
    claim = item.evidence.claim
    if claim.mode in ("release", "disarm", "ceasefire", "access", "resign"):
        return
    departs = movement_class(item, "leaving", "left")
    origins = item.at if claim.type == "RETREAT" or claim.origins else ()
    if origins and departs:
        if claim.status == "denied":
            yield from _made(item, "not left", origins, claim.actors)
        else:
            kind: BearingKind = "leaving" if departs == "leaving" else "left"
            yield from _made(item, "part left" if _part(claim) else kind, origins, claim.actors)
    if claim.status != "denied" and movement_class(item, "arrived"):
        yield from _made(item, "present", item.to or (() if origins else item.at), claim.actors)


def _part(claim: Claim) -> bool:
    """S4: whether ships, aircraft or vehicles leave, which says nothing of who stays behind."""
    words = {word for item in claim.equipment for word in words_of(item.text)}
    words |= {word for actor in claim.actors for word in words_of(actor.words.text)}
    return bool(words & movement_words()["vessel"])


def _can_hold(party: Party) -> bool:
    """Whether a party is one that holds places: a state, those who bear arms, or not coded."""
    if party.sector:
        return party.sector in ARMED | STATE
    return bool(party.country or name_words(party.name))


def _made(
    item: Traits, kind: BearingKind, places: Iterable[Where], actors: Iterable[object]
) -> Iterator[Bearing]:
    evidence = item.evidence
    day = item.days[1] if item.days else item.published
    if day is None:
        return
    parties = [party_of(actor) for actor in actors]  # type: ignore[arg-type]
    parties = [party for party in parties if _can_hold(party)]
    if not parties and kind in ("fights", "contests"):
        parties = [Party(name="")]
    source = evidence.claim.sources[-1] if evidence.claim.sources else None
    origin = (
        (source.name or source.words.text) if source else evidence.outlet or evidence.report_name
    )
    for where in places:
        if not is_site(where):
            continue
        for party in parties:
            yield Bearing(
                site=site_key(where),
                site_name=where.place.name if where.place else _TAIL.sub("", where.text),
                place=where.place,
                kind=kind,
                party=party,
                day=day,
                dated=item.days is not None,
                hedged=evidence.claim.status == "hedged",
                known_at=evidence.added_at,
                origin=origin,
                claim_id=item.id,
            )
