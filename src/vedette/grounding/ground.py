"""Document and tags -> what their words stand for: places, days, actors, equipment, numbers."""

from __future__ import annotations

from vedette.grounding.actor_introductions import introductions
from vedette.grounding.actors import code_actor, context_of, countries_of_places
from vedette.grounding.anchor import anchor_day
from vedette.grounding.equipment import ground_equipment, whole_words
from vedette.grounding.place_spans import resolve_span
from vedette.grounding.place_unknown import on_roads
from vedette.grounding.places import find_places
from vedette.grounding.quantities import COUNTED_ROLES, ground_quantity
from vedette.grounding.times import find_times
from vedette.lexicon.equipment import EquipmentTree
from vedette.ports import Gazetteer
from vedette.records.documents import Document, EventType, Role, TaggedClaim, Tagging
from vedette.records.grounded import (
    ActorMention,
    CountedWords,
    EquipmentWords,
    Grounded,
    PlaceMention,
    TimeMention,
)
from vedette.records.spans import Span, words_at

_PLACE_ROLES = frozenset({"location", "origin", "destination", "route"})
_ACTOR_ROLES = frozenset({"actor", "recipient"})


def ground(
    document: Document,
    tagging: Tagging,
    gazetteer: Gazetteer,
    *,
    equipment: EquipmentTree | None = None,
) -> Grounded:
    """Ground the words that the claims of a document need.

    Args:
        document: the report, laid out; its places are all looked at, since each helps to decide
            the others.
        tagging: the claims, whose words for places, times, actors, equipment and numbers are
            grounded.
        gazetteer: where the places come from.
        equipment: the kinds of equipment; None for the shipped ones.

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
        actors=_actors(document, tagging, known),
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


def _actors(
    document: Document, tagging: Tagging, known: tuple[PlaceMention, ...]
) -> tuple[ActorMention, ...]:
    text = document.report.text
    items = _items(document)
    introduced, places = introductions(text), countries_of_places(known)
    found: dict[tuple[Span, str, str], ActorMention] = {}
    for claim in tagging.claims:
        item = next((item for item in items if item.covers(claim.evidence)), None)
        own = tuple(a.span for a in claim.arguments if a.role in _PLACE_ROLES)
        countries = context_of(known, claim.evidence, item, own)
        for argument in claim.arguments:
            key = (argument.span, argument.name, claim.type)
            if argument.role not in _ACTOR_ROLES or key in found:
                continue
            words = words_at(text, argument.span)
            found[key] = ActorMention(
                words=words,
                name=argument.name,
                type=claim.type,
                code=code_actor(
                    argument.name or words.text,
                    context_countries=countries,
                    event=claim.type,
                    introduced=introduced,
                    places=places,
                ),
            )
    return tuple(found.values())


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


def _items(document: Document) -> tuple[Span, ...]:
    """The items of a digest, each a story of its own that ends in its source in brackets; or ()."""
    text = document.report.text
    closed = [span for span in document.paragraphs if span.cut(text).rstrip(" .\n").endswith(")")]
    several = len(closed) > 1 and 2 * len(closed) > len(document.paragraphs)
    return document.paragraphs if several else ()


def _spans(tagging: Tagging, roles: frozenset[str]) -> tuple[Span, ...]:
    def of(claim: TaggedClaim) -> list[Span]:
        return [argument.span for argument in claim.arguments if argument.role in roles]

    return tuple(dict.fromkeys(span for claim in tagging.claims for span in of(claim)))
