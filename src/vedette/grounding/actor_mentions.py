"""The actors of a report's claims, coded in the setting of the report."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from vedette.grounding.actor_cast import cast_of
from vedette.grounding.actor_context import ActorSetting, place_within, weigh_countries
from vedette.grounding.actor_reference import PERSON_PRONOUNS, SPEAKERS, Said, refer_back
from vedette.grounding.actors import code_actor
from vedette.grounding.anchor import anchor_day
from vedette.lexicon.actors import Registry, actor_registry, name_key
from vedette.lexicon.countries import country_of_demonym
from vedette.lexicon.place_names import fold
from vedette.records.documents import Document, TaggedArgument, TaggedClaim, Tagging
from vedette.records.grounded import ActorCode, ActorMention, PlaceMention
from vedette.records.spans import Span, words_at

_NAME = re.compile(r"\b[^\W\d_a-z][\w'’]+(?:-\w+)*")
_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")
_LONGEST = 20
_ACTOR_ROLES = frozenset({"actor", "recipient"})


def find_actors(
    document: Document,
    tagging: Tagging,
    places: tuple[PlaceMention, ...],
    *,
    registry: Registry | None = None,
) -> tuple[ActorMention, ...]:
    """Code the actors and recipients of the claims of a document.

    Args:
        document: the report, laid out.
        tagging: its claims.
        places: all the places of the report (`find_places`).
        registry: who is known by name; the registry that is shipped when left out.

    Returns:
        A mention for each pair of words and claim's type and role, in order of the claims.
    """
    desk = _Desk(document, places, registry or actor_registry())
    found: dict[tuple[Span, str, str, str], ActorMention] = {}
    for claim in sorted(tagging.claims, key=lambda claim: (claim.trigger, claim.type)):
        for argument in claim.arguments:
            key = (argument.span, argument.name, claim.type, argument.role)
            if argument.role in _ACTOR_ROLES and key not in found:
                found[key] = ActorMention(
                    words=words_at(document.report.text, argument.span),
                    name=argument.name,
                    type=claim.type,
                    role=argument.role,
                    code=desk.code(claim, argument),
                )
    return tuple(found.values())


class _Desk:
    """Codes the actors of one report, and remembers who was spoken of."""

    def __init__(
        self, document: Document, places: tuple[PlaceMention, ...], registry: Registry
    ) -> None:
        self._document = document
        self._text = document.report.text
        self._places = places
        self._items = items_of(document)
        day = anchor_day(document)
        whole = Span(0, len(self._text))
        countries, share = weigh_countries(places, whole)
        self._setting = ActorSetting(
            countries=countries,
            share=share,
            day=day.isoformat() if day is not None else "",
            registry=registry,
        )
        people = cast_of(self._text, self._setting, places)
        self._setting = replace(self._setting, people=people)
        self._said: list[Said] = []
        self._starts = [sentence.start for sentence in document.sentences]
        self._named: tuple[Said, ...] | None = None
        self._weighed: dict[Span, tuple[tuple[str, ...], float]] = {}

    def code(self, claim: TaggedClaim, argument: TaggedArgument) -> ActorCode:
        span = argument.span
        words = argument.name or _with_adjective(self._text, span)
        sentence = bisect_right(self._starts, span.start) - 1
        code = None
        if not argument.name:
            said = (
                (*self._said, *self._people_named())
                if fold(words) in PERSON_PRONOUNS
                else self._said
            )
            code = self._speaker(words, claim)
            code = code or refer_back(words, span, self._text, sentence, said)
        if code is None:
            countries, share = self._countries(claim.evidence)
            place = "" if argument.name else place_within(self._text, self._places, span)
            setting = replace(self._setting, countries=countries, share=share, place=place)
            code = code_actor(words, event=claim.type, role=argument.role, setting=setting)
        if code.country:
            found = Said(span=span, sentence=sentence, words=words, role=argument.role, code=code)
            self._said.append(found)
        return code

    def _speaker(self, words: str, claim: TaggedClaim) -> ActorCode | None:
        """ "We" in a claim that somebody tells: who tells it."""
        named = words == "US" or fold(words) not in SPEAKERS or "." in words
        if named or not claim.sources:
            return None
        source = claim.sources[-1]
        countries, share = self._countries(claim.evidence)
        setting = replace(self._setting, countries=countries, share=share)
        code = code_actor(source.name or source.span.cut(self._text), setting=setting)
        if not code.country or not code.sector:
            return None
        return replace(code, inferred=True, rule=f"A10 speaks: {source.span.cut(self._text)}")

    def _people_named(self) -> tuple[Said, ...]:
        """People whom the report introduces, wherever their last names stand."""
        if self._named is None:
            found = []
            for match in _NAME.finditer(self._text):
                code = self._setting.people.get(name_key(match[0]))
                if code is not None and code.name:
                    sentence = bisect_right(self._starts, match.start()) - 1
                    span = Span(*match.span())
                    found.append(Said(span=span, sentence=sentence, words=match[0], code=code))
            self._named = tuple(found)
        return self._named

    def _countries(self, evidence: Span) -> tuple[tuple[str, ...], float]:
        known = self._weighed.get(evidence)
        if known is None:
            item = next((item for item in self._items if item.covers(evidence)), None)
            known = self._weighed[evidence] = weigh_countries(self._places, evidence, item)
        return known


def _with_adjective(text: str, span: Span) -> str:
    """The words, with the adjective of a country right before them: "Kenyan" of "soldiers"."""
    words = span.cut(text)
    match = _BEFORE.search(text, max(0, span.start - _LONGEST), span.start)
    if match is None or not words[:1].islower() or fold(match[1]) not in country_of_demonym():
        return words
    return f"{match[1]} {words}"


def items_of(document: Document) -> tuple[Span, ...]:
    """The items of a digest, each a story of its own that ends in its source in brackets; or ()."""
    text = document.report.text
    closed = [span for span in document.paragraphs if span.cut(text).rstrip(" .\n").endswith(")")]
    several = len(closed) > 1 and 2 * len(closed) > len(document.paragraphs)
    return document.paragraphs if several else ()
