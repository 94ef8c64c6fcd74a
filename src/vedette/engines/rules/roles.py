"""Filling the roles of a claim: which role a thing may take, and which words stand for it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from vedette.engines.rules.antecedents import antecedent_in_sentence, name_from_before
from vedette.engines.rules.clauses import extended_np
from vedette.engines.rules.name_runs import name_run, part_of
from vedette.engines.rules.phrases import Chunk, Parsed
from vedette.engines.rules.things import Thing
from vedette.engines.rules.triggers import SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.records.documents import Role, TaggedArgument
from vedette.records.spans import Span

PERSONS = frozenset({"force", "person", "org", "country", "proper", "pronoun"})
WEAPONS = frozenset({"weapon", "aircraft", "vehicle", "ship"})
THINGS = frozenset({"weapon", "vehicle", "aircraft", "ship", "goods", "document"})
_PLACE_ROLES = frozenset({"location", "origin", "destination", "route"})
_OBJECTS = frozenset({"building", "place"})
_LONGEST = 9  # tokens of an actor or thing with its of-phrase; a longer one keeps its base phrase


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
            if role in _PLACE_ROLES:
                self._fill_place(role, member, thing)
            elif role:
                self._fill_one(role, member, thing, subject=subject)

    def _fill_place(self, role: str, chunk: int, thing: Thing) -> None:
        for member in named_places(self._view, chunk):
            there = thing if member == chunk else self._view.thing(member)
            self.put(role, place_span(self._view, member, there))

    def _fill_one(self, role: str, chunk: int, thing: Thing, *, subject: bool) -> None:
        parsed = self._view.parsed
        if thing.kinds == frozenset({"number"}) and thing.count:
            self.put("quantity", tokens_span(parsed, *thing.count))
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
                self.put("quantity", tokens_span(parsed, *thing.count))
            if role == "recipient" and is_anybody(parsed, thing, people=self._tolls):
                return
        if role == "equipment" and subject and self._crew(thing):
            thing = replace(thing, start=name_run(parsed, thing.start, thing.head))
        self.put(role, argument_span(parsed, parsed.chunks[chunk], thing, role), name)

    def _crew(self, thing: Thing) -> bool:
        """ "Russian jets": the words before the machine name who uses it."""
        parsed = self._view.parsed
        end = name_run(parsed, thing.start, thing.head)
        pair = " ".join(parsed.lemmas[thing.start : thing.head + 1])
        if end > thing.start and pair not in noun_classes():
            owner = part_of(self._view, thing.start, end)
            if not owner.kinds & {"weapon", "place"} or "country" in owner.kinds:
                self.put("actor", tokens_span(parsed, thing.start, end))
                return True
        return False


_NOBODY = frozenset({"a", "an", "the", "this", "that", "all", "some", "there", "what", "each"})


def is_anybody(parsed: Parsed, thing: Thing, *, people: bool = True) -> bool:
    """ "30 others", and with `people` also "12 people": a number of whom nothing is said."""
    lemma = parsed.lemmas[thing.head]
    if thing.end - thing.start != 1 or (lemma in ("people", "person") and not people):
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
        return "recipient" if not place and party else "location"
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
    if filler == "equipment":
        return filler if thing else ""
    if filler == "cargo":
        return "equipment" if thing else "recipient" if party else ""
    return filler


def argument_span(parsed: Parsed, chunk: Chunk, thing: Thing, role: str) -> Span:
    """The words that fill a role: the phrase without determiner and count, with its of-phrase."""
    if thing.start >= chunk.end:  # "hundreds of people": the thing is what is counted
        return thing.span(parsed)
    if thing.pronoun:
        return tokens_span(parsed, chunk.start, chunk.end)
    start, end = thing.start, max(extended_np(parsed, chunk).end, thing.end)
    if role in ("actor", "recipient"):
        start = after_title(parsed, start, end)
    if role in ("actor", "recipient", "equipment") and end - start > _LONGEST:
        end = thing.end
    while end > start + 1 and parsed.tokens[end - 1].text in _TRAILING:
        end -= 1
    return tokens_span(parsed, start, end)


def after_title(parsed: Parsed, start: int, end: int) -> int:
    """Where the name begins in "U.S. President Donald Trump"; `start` when no title leads it."""
    if parsed.tags[end - 1] != "NNP":
        return start
    for at in range(end - 2, start - 1, -1):
        if not parsed.tokens[at + 1].text[:1].isupper():
            break
        word = parsed.tokens[at].lower
        post = parsed.tokens[at].text.islower() and "person" in noun_classes().get(word, ())
        if (
            post
            or word in TITLES
            or (word == "state" and parsed.tokens[max(0, at - 2)].lower == "secretary")
        ):
            return at + 1
    return start


# What may stand before the name of a person.
TITLES = frozenset(
    "president vice-president minister premier secretary governor general gen. colonel col. major maj. "
    "captain capt. lieutenant lt. sgt. sergeant admiral adm. brigadier mayor king queen prince senator "
    "sen. chancellor ambassador envoy commander leader chief spokesman spokeswoman spokesperson director "
    "head judge representative rep. correspondent reporter journalist politician activist lawyer mr. mrs. "
    "ms. dr. mr mrs ms dr chairman chairwoman speaker emperor pope archbishop bishop militant cleric "
    "dissident official lawmaker congressman congresswoman deputy commissioner attorney candidate "
    "businessman rapper student singer blogger author actor soldier officer prosecutor".split()
)


_TRAILING = frozenset({",", ".", ";", ":", "'", "’", "'s", "’s"})


def apposed_name(view: SentenceView, chunk: int) -> int:
    """ "the commander of the front, Omar Haddad, was killed": the name stands for the person."""
    parsed = view.parsed
    if "person" not in view.thing(chunk).kinds or "proper" in view.thing(chunk).kinds:
        return chunk
    for other in range(chunk + 1, min(chunk + 4, len(parsed.chunks))):
        there = parsed.chunks[other]
        if parsed.tokens[there.start - 1].text == ",":
            name = all(parsed.tags[at] == "NNP" for at in range(there.start, there.end))
            closed = parsed.tokens[there.end : there.end + 1]
            known = "place" in view.thing(other).kinds
            if (
                name
                and there.end - there.start >= 2
                and not known
                and closed
                and (closed[0].text == "," or parsed.group_at[there.end] >= 0)
            ):
                return other
            return chunk
        if any(parsed.group_at[at] >= 0 for at in range(parsed.chunks[chunk].end, there.start)):
            return chunk
    return chunk


def tokens_span(parsed: Parsed, start: int, end: int) -> Span:
    """Where tokens [start, end) stand in the report; at least one token."""
    return Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def named_places(view: SentenceView, chunk: int) -> list[int]:
    """The places meant by a general one: "bases in A and B", "regions such as A and B".

    A general place ("base", "regions") gives way to the named ones that follow it, unless they
    are a country or the general one is named itself.
    """
    parsed = view.parsed
    here = parsed.chunks[chunk]
    thing = view.thing(chunk)
    listed = _listed_names(view, chunk)
    if listed:
        return listed
    if "proper" in thing.kinds or "place" not in thing.kinds or chunk + 1 >= len(parsed.chunks):
        return [chunk]
    if any(parsed.tokens[at].text[:1].isupper() for at in range(max(1, thing.start), thing.end)):
        return [chunk]
    there = parsed.chunks[chunk + 1]
    between = [token.lower for token in parsed.tokens[here.end : there.start]]
    if between not in (["in"], ["at"], ["such", "as"], ["including"], [",", "including"], ["like"]):
        return [chunk]
    named = view.thing(chunk + 1)
    if not {"place", "proper"} <= named.kinds and not (
        "place" in named.kinds and _has_name(parsed, named)
    ):
        return [chunk]
    return [chunk] if "country" in named.kinds else coordinated(view, chunk + 1)


def _listed_names(view: SentenceView, chunk: int) -> list[int]:
    """ "the towns of A and B": each name is a place."""
    parsed = view.parsed
    here = parsed.chunks[chunk]
    if parsed.tags[here.head] != "NNS" or chunk + 1 >= len(parsed.chunks):
        return []
    if parsed.chunks[chunk + 1].start != here.end + 1 or parsed.tokens[here.end].lower != "of":
        return []
    names = coordinated(view, chunk + 1)
    named = all(parsed.tokens[parsed.chunks[name].head].text[:1].isupper() for name in names)
    return names if named and len(names) > 1 else []


def _has_name(parsed: Parsed, thing: Thing) -> bool:
    """ "coastal city of Latakia": the of-phrase names it."""
    end = extended_np(parsed, Chunk(thing.start, thing.end, thing.head)).end
    return any(parsed.tokens[at].text[:1].isupper() for at in range(thing.start, end))


def place_span(view: SentenceView, chunk: int, thing: Thing) -> Span:
    """The words for a place; a general one takes its country in: "bases in Syria"."""
    parsed = view.parsed
    span = argument_span(parsed, parsed.chunks[chunk], thing, "location")
    if "proper" in thing.kinds or chunk + 1 >= len(parsed.chunks):
        return span
    there = parsed.chunks[chunk + 1]
    between = [token.lower for token in parsed.tokens[parsed.chunks[chunk].end : there.start]]
    if between == ["in"] and "country" in view.thing(chunk + 1).kinds:
        return Span(span.start, tokens_span(parsed, there.start, there.end).end)
    return span


def coordinated(view: SentenceView, chunk: int) -> list[int]:
    """The chunk and those joined to it by "and", "or" or commas in a list."""
    parsed = view.parsed
    members = [chunk]
    at = chunk
    while at + 1 < len(parsed.chunks):
        here, there = parsed.chunks[at], parsed.chunks[at + 1]
        end = extended_np(parsed, here).end
        between = [token.lower for token in parsed.tokens[end : there.start]]
        joined = between in (["and"], ["or"], ["&"], ["as", "well", "as"]) or (
            between in ([","], [",", "and"]) and _list_closes(parsed, at + 1)
        )
        if not joined or parsed.tags[there.head] in ("WDT", "WP", "PRP", "EX"):
            break
        if between == ["and"] and _opens_clause(parsed, there):
            break
        members.append(at + 1)
        at += 1
        whole = extended_np(parsed, there).end
        while at + 1 < len(parsed.chunks) and parsed.chunks[at + 1].start < whole:
            at += 1
    return members


def _opens_clause(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a chunk after "and" is the subject of a clause of its own."""
    if chunk.end >= len(parsed.tokens) or parsed.group_at[chunk.end] < 0:
        return False
    return parsed.groups[parsed.group_at[chunk.end]].finite


def _list_closes(parsed: Parsed, at: int) -> bool:
    """Whether a comma list that runs through chunk `at` ends in "and X"."""
    for step in range(at, min(at + 6, len(parsed.chunks) - 1)):
        start, end = parsed.chunks[step].end, parsed.chunks[step + 1].start
        between = [token.lower for token in parsed.tokens[start:end]]
        if between in (["and"], [",", "and"]):
            return True
        if between != [","]:
            return False
    return parsed.tokens[parsed.chunks[at].start - 1].lower == "and"
