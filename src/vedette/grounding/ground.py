"""Document and tags -> what their words stand for: places, days, actors, equipment, numbers."""

from __future__ import annotations

from vedette.grounding.actor_mentions import find_actors
from vedette.grounding.anchor import anchor_day
from vedette.grounding.equipment import ground_equipment, whole_words
from vedette.grounding.place_spans import resolve_span
from vedette.grounding.place_unknown import on_roads
from vedette.grounding.places import find_places
from vedette.grounding.quantities import COUNTED_ROLES, ground_quantity
from vedette.grounding.times import find_times
from vedette.lexicon.actors import Registry
from vedette.lexicon.equipment import EquipmentTree
from vedette.ports import Gazetteer
from vedette.records.documents import Document, EventType, Role, TaggedClaim, Tagging
from vedette.records.grounded import (
    CountedWords,
    EquipmentWords,
    Grounded,
    PlaceMention,
    TimeMention,
)
from vedette.records.spans import Span

_PLACE_ROLES = frozenset({"location", "origin", "destination", "route"})


def ground(
    document: Document,
    tagging: Tagging,
    gazetteer: Gazetteer,
    *,
    equipment: EquipmentTree | None = None,
    registry: Registry | None = None,
) -> Grounded:
    """Ground the words that the claims of a document need.

    Args:
        document: the report, laid out; its places are all looked at, since each helps to decide
            the others.
        tagging: the claims, whose words for places, times, actors, equipment and numbers are
            grounded.
        gazetteer: where the places come from.
        equipment: the kinds of equipment; None for the shipped ones.
        registry: the actors known by name; those that are shipped when left out.

    Returns:
        A mention for each such stretch of words; what does not resolve says so.
    """
    if not tagging.claims:
        return Grounded()
    text = document.report.text
    known = find_places(text, None, gazetteer, sentences=document.sentences)
    return Grounded(
        places=_places(text, tagging, known, gazetteer),
        times=_times(document, tagging),
        actors=find_actors(document, tagging, known, registry=registry),
        equipment=_equipment(text, tagging, equipment),
        counted=_counted(text, tagging),
    )


def _places(
    text: str, tagging: Tagging, known: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    spans = _spans(tagging, _PLACE_ROLES)
    found = [resolve_span(text, span, mentions=known, gazetteer=gazetteer) for span in spans]
    return on_roads(text, found)


def _times(document: Document, tagging: Tagging) -> tuple[TimeMention, ...]:
    spans = tuple(dict.fromkeys(claim.time for claim in tagging.claims if claim.time is not None))
    if not spans:
        return ()
    return find_times(document.report.text, published=anchor_day(document), spans=spans)


def _equipment(
    text: str, tagging: Tagging, tree: EquipmentTree | None
) -> tuple[tuple[EventType, EquipmentWords], ...]:
    asked = dict.fromkeys(
        (claim.type, argument.span)
        for claim in tagging.claims
        for argument in claim.arguments
        if argument.role == "equipment"
    )
    return tuple(
        (
            kind,
            EquipmentWords(
                span=span,
                text=span.cut(text),
                items=ground_equipment(whole_words(text, span), event=kind, tree=tree),
            ),
        )
        for kind, span in asked
    )


def _counted(text: str, tagging: Tagging) -> tuple[tuple[Role, CountedWords], ...]:
    return tuple(
        (role, CountedWords(span=span, text=words, amount=ground_quantity(words, role)))
        for role in COUNTED_ROLES
        for span in _spans(tagging, frozenset({role}))
        for words in (span.cut(text),)
    )


def _spans(tagging: Tagging, roles: frozenset[str]) -> tuple[Span, ...]:
    def of(claim: TaggedClaim) -> list[Span]:
        return [argument.span for argument in claim.arguments if argument.role in roles]

    return tuple(dict.fromkeys(span for claim in tagging.claims for span in of(claim)))
