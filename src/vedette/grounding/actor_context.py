"""What a report says around an actor: the countries it speaks of, its day, the people it introduces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from vedette.lexicon.actors import Registry, actor_registry
from vedette.records.grounded import ActorCode, PlaceMention
from vedette.records.spans import Span

_SENTENCE_WEIGHT = 3.0
_PLACED, _MEANT = 1.5, 0.5  # a place within a country; a people or seat that is named


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSetting:
    """What a report says around an actor.

    `countries` are those it speaks of, the likeliest first, and `share` is the share of the
    first, 0 to 1. `place` is the country of a place named in the actor's own words, "" for
    none. `day` is the full ISO day of the report, "" when not known. `people` are people and
    short names that the report introduces (`grounding.actor_cast`), `registry` is who is known
    by name; the one that is shipped when left out.
    """

    countries: tuple[str, ...] = ()
    share: float = 0.0
    place: str = ""
    day: str = ""
    people: Mapping[str, ActorCode] = field(default_factory=dict)
    registry: Registry = field(default_factory=actor_registry)


def weigh_countries(
    mentions: tuple[PlaceMention, ...], evidence: Span, item: Span | None = None
) -> tuple[tuple[str, ...], float]:
    """Countries of a report, likeliest first, and the share of the first; those of the sentence count 3 to 1.

    Of a digest only the `item` around the sentence counts: its other items are other stories.
    """
    count: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.place is None or not mention.place.country:
            continue
        if item is not None and not item.covers(mention.words.span):
            continue
        near = evidence.overlaps(mention.words.span)
        placed = _PLACED if mention.kind == "place" and mention.place.feature != "country" else 1.0
        placed = placed if mention.kind == "place" else _MEANT
        count[mention.place.country] += placed * (_SENTENCE_WEIGHT if near else 1.0)
    ordered = tuple(sorted(count, key=lambda code: (-count[code], code)))
    return ordered, count[ordered[0]] / sum(count.values()) if ordered else 0.0


def place_within(text: str, mentions: tuple[PlaceMention, ...], span: Span) -> str:
    """The country of the first place named within a span: "Houston police"; "" for none."""
    for mention in mentions:
        inside = mention.words.span
        if mention.kind == "demonym" or mention.place is None or not span.covers(inside):
            continue
        if mention.place.country and text[inside.end : inside.end + 1] != "-":
            return mention.place.country
    return ""
