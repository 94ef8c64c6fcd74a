"""Filling the roles of a claim: which role a thing may take, and which words stand for it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from vedette.engines.rules.arguments.antecedents import antecedent_in_sentence, name_from_before
from vedette.engines.rules.arguments.name_runs import owner_end, part_of
from vedette.engines.rules.arguments.places import (
    coordinated,
    is_part,
    named_places,
    place_span,
    run_of_places,
)
from vedette.engines.rules.arguments.words import (
    apposed_name,
    argument_span,
    count_span,
    tokens_span,
)
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.engines.rules.triggers.things import Thing
from vedette.lexicon.nouns import noun_classes
from vedette.records.documents import Role, TaggedArgument
from vedette.records.spans import Span

PERSONS = frozenset({"force", "person", "org", "country", "proper", "pronoun"})
WEAPONS = frozenset({"weapon", "aircraft", "vehicle", "ship"})
THINGS = frozenset({"weapon", "vehicle", "aircraft", "ship", "goods", "document"})
_PLACE_ROLES = frozenset({"location", "origin", "destination", "route"})
_OBJECTS = frozenset({"building", "place"})


class Roles:
    """Collects the arguments of one claim; the first filler of a stretch wins."""

    def __init__(self, view: SentenceView, *, tolls: bool = False) -> None:
        """Begin without arguments; with `tolls`, numbers of people are told by tolls.py alone."""
        self._view = view
        self._tolls = tolls
        self.arguments: list[TaggedArgument] = []

    @property
    def filled(self) -> frozenset[str]:
        """The roles that have a filler."""
        return frozenset(argument.role for argument in self.arguments)

    def put(self, role: str, span: Span, name: str = "") -> None:
        """Fill `role` with `span` unless the words already fill one."""
        if any(argument.span.overlaps(span) for argument in self.arguments):
            return
        self.arguments.append(TaggedArgument(role=cast(Role, role), span=span, name=name))

    def fill(self, filler: str, chunk: int, *, subject: bool = False) -> None:
        """Let a noun chunk (and those coordinated with it) fill what its frame says."""
        for member in coordinated(self._view, chunk):
            thing = self._view.thing(member)
            role = role_for(filler, thing, subject=subject)
            if filler in ("holdable", "target") and is_part(self._view, member):
                here = self._view.parsed.chunks[member]
                whole = replace(thing, start=here.head, end=here.end)
                words = argument_span(self._view.parsed, here, whole, "location")
                self.put("location", words)
            elif filler == "holdable" and _is_it(self._view, member):
                continue  # "seized it": a place that only the text around names
            elif role in _PLACE_ROLES:
                self._fill_place(role, member, thing)
            elif role:
                self._fill_one(role, member, thing, subject=subject)

    def _fill_place(self, role: str, chunk: int, thing: Thing) -> None:
        for member in named_places(self._view, chunk):
            there = thing if member == chunk else self._view.thing(member)
            several = run_of_places(self._view, there)
            for start, end in several:
                self.put(role, tokens_span(self._view.parsed, start, end))
            if not several:
                self.put(role, place_span(self._view, member, there))

    def _fill_one(self, role: str, chunk: int, thing: Thing, *, subject: bool) -> None:
        parsed = self._view.parsed
        if thing.kinds == frozenset({"number"}) and thing.count:
            self.put("quantity", count_span(parsed, *thing.count))
            return
        name = ""
        if thing.pronoun:
            word = parsed.tokens[parsed.chunks[chunk].head].lower
            if word in _NOBODY or word.endswith(("self", "selves")):
                return
            other = antecedent_in_sentence(self._view, chunk)
            if other >= 0 and parsed.tags[parsed.chunks[chunk].head] in ("WP", "WDT"):
                chunk, thing = other, self._view.thing(other)
            elif other >= 0:
                name = self._view.thing(other).span(parsed).cut(parsed.text)
            else:
                name = name_from_before(self._view, word)
        if role in ("actor", "recipient"):
            chunk = apposed_name(self._view, chunk)
            thing = self._view.thing(chunk)
        if thing.count and role in ("equipment", "actor", "recipient"):
            if parsed.tokens[thing.count[0]].lower not in _ALL:
                self.put("quantity", count_span(parsed, *thing.count))
            if role == "recipient" and is_anybody(parsed, thing, people=self._tolls):
                return
        if role == "equipment" and subject:
            if self._crew(thing):
                thing = replace(thing, start=owner_end(parsed, thing.start, thing.head))
            self._owner_after(max(parsed.chunks[chunk].end, thing.end))
        self.put(role, argument_span(parsed, parsed.chunks[chunk], thing, role), name)

    def _owner_after(self, end: int) -> None:
        """ "jets from the coalition", "trucks belonging to the army": who uses them."""
        parsed = self._view.parsed
        words = [token.lower for token in parsed.tokens[end : end + 2]]
        at = end + 2 if words == ["belonging", "to"] else end + 1 if words[:1] == ["from"] else 0
        other = parsed.chunk_at[at] if 0 < at < len(parsed.tokens) else -1
        if other >= 0:
            owner = self._view.thing(other)
            if owner.kinds & {"force", "org", "country"} and not owner.pronoun:
                self.put("actor", argument_span(parsed, parsed.chunks[other], owner, "actor"))

    def _crew(self, thing: Thing) -> bool:
        """ "Russian jets": the words before the machine name who uses it."""
        parsed = self._view.parsed
        end = owner_end(parsed, thing.start, thing.head)
        pair = " ".join(parsed.lemmas[thing.start : thing.head + 1])
        if end > thing.start and pair not in noun_classes():
            owner = part_of(self._view, thing.start, end)
            if not owner.kinds & {"weapon", "place"} or "country" in owner.kinds:
                self.put("actor", tokens_span(parsed, thing.start, end))
                return True
        return False


_NOBODY = frozenset({"a", "an", "the", "this", "that", "all", "some", "there", "what", "each"})


def _is_it(view: SentenceView, chunk: int) -> bool:
    return view.parsed.tokens[view.parsed.chunks[chunk].head].lower == "it"


def is_anybody(parsed: Parsed, thing: Thing, *, people: bool = True) -> bool:
    """ "30 others", and with `people` also "12 people": a number of whom nothing is said."""
    lemma = parsed.lemmas[thing.head]
    first = thing.start
    while first < thing.end - 1 and parsed.tokens[first].lower in ("other", "more", "additional"):
        first += 1
    if thing.end - first != 1 or (lemma in ("people", "person") and not people):
        return False
    return lemma in _ANYBODY


_ALL = frozenset({"all", "both", "some", "most", "few"})
_ANYBODY = frozenset({"people", "person", "other", "individual", "dead", "wounded", "injured"})


def role_for(filler: str, thing: Thing, *, subject: bool) -> str:
    """The role that `filler` of frames.tsv means for a thing of that kind; "" for none."""
    kinds = thing.kinds
    if "time" in kinds or filler == "-":
        return ""
    place = "place" in kinds and not kinds & {"force", "org", "weapon"}
    country = "country" in kinds
    if filler in _PLACE_ROLES:
        return filler if _is_where(filler, thing, place) else ""
    if filler in ("actor", "recipient"):
        return _party(filler, kinds, place and not country, subject)
    return _by_kind(filler, kinds, place, country)


def _is_where(filler: str, thing: Thing, place: bool) -> bool:
    if thing.kinds & {"event", "document"} or thing.pronoun:
        return False
    return filler != "location" or place or "proper" in thing.kinds


def _party(filler: str, kinds: frozenset[str], place: bool, subject: bool) -> str:
    if filler == "actor":
        if not kinds & PERSONS:
            return "actor" if subject and place else ""
        return "" if place and not subject else "actor"
    if kinds & PERSONS:
        return "recipient"
    if kinds & (WEAPONS | {"goods"}):
        return "equipment"
    return "" if kinds & {"event", "document"} or not kinds & _OBJECTS else "recipient"


def _by_kind(filler: str, kinds: frozenset[str], place: bool, country: bool) -> str:
    thing, party = bool(kinds & THINGS), bool(kinds & PERSONS)
    if filler == "target":
        if not kinds & (PERSONS | THINGS | {"place", "building"}):
            return ""
        return "recipient" if "building" in kinds or not place or country else "location"
    if filler == "holdable":
        if "pronoun" in kinds:
            return "recipient"
        return "recipient" if not place and kinds & {"force", "person"} else "location"
    if filler == "moved":
        if thing and not kinds & {"force", "person"}:
            return "equipment"
        return "actor" if party or kinds == {"number"} else ""
    if filler == "used":
        if kinds & WEAPONS and not kinds & {"force", "person", "org"}:
            return "equipment"
        return "actor" if party and "event" not in kinds else ""
    if filler == "given":
        return "equipment" if thing else "destination" if place and not country else "recipient"
    if filler == "seen":
        return "equipment" if thing else "" if place and not country else "actor"
    if filler == "holder":
        return "location" if place and not country else "actor" if party else ""
    if filler == "equipment":
        return filler if thing else ""
    if filler == "cargo":
        return "equipment" if thing else "recipient" if party else ""
    return filler
