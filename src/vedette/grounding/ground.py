"""Document and tags -> what their words stand for: places, days, actors."""

from __future__ import annotations

from vedette.grounding.actor_mentions import find_actors
from vedette.grounding.anchor import anchor_day
from vedette.grounding.place_spans import resolve_span
from vedette.grounding.places import find_places
from vedette.grounding.times import find_times
from vedette.lexicon.actors import Registry
from vedette.ports import Gazetteer
from vedette.records.documents import Document, TaggedClaim, Tagging
from vedette.records.grounded import Grounded, PlaceMention, TimeMention
from vedette.records.spans import Span

_PLACE_ROLES = frozenset({"location", "origin", "destination", "route"})


def ground(
    document: Document,
    tagging: Tagging,
    gazetteer: Gazetteer,
    *,
    registry: Registry | None = None,
) -> Grounded:
    """Ground the words that the claims of a document need.

    Args:
        document: the report, laid out; its places are all looked at, since each helps to decide
            the others.
        tagging: the claims, whose words for places, times and actors are grounded.
        gazetteer: where the places come from.
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
    )


def _places(
    text: str, tagging: Tagging, known: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    spans = _spans(tagging, _PLACE_ROLES)
    return tuple(resolve_span(text, span, mentions=known, gazetteer=gazetteer) for span in spans)


def _times(document: Document, tagging: Tagging) -> tuple[TimeMention, ...]:
    spans = tuple(dict.fromkeys(claim.time for claim in tagging.claims if claim.time is not None))
    if not spans:
        return ()
    return find_times(document.report.text, published=anchor_day(document), spans=spans)


def _spans(tagging: Tagging, roles: frozenset[str]) -> tuple[Span, ...]:
    def of(claim: TaggedClaim) -> list[Span]:
        return [argument.span for argument in claim.arguments if argument.role in roles]

    return tuple(dict.fromkeys(span for claim in tagging.claims for span in of(claim)))
