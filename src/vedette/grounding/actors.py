"""Who words stand for: country (or IGO NGO MNC INT) and PLOVER sector, from tables alone.

What the tables do not decide stays ""; nobody is looked up by a leader's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from vedette.grounding.actor_tables import known_actor, strongest_sector
from vedette.lexicon.areas import area_of_adjective
from vedette.lexicon.countries import (
    country_of_demonym,
    country_of_name,
    country_of_seat,
)
from vedette.lexicon.office_holders import Holder, holder_of, holder_of_last_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words
from vedette.records.documents import EventType
from vedette.records.grounded import ActorCode, PlaceMention
from vedette.records.spans import Span

_FORCEFUL: frozenset[EventType | None] = frozenset({"ASSAULT", "MOBILIZE", "CONTROL", "RETREAT"})
_TALK: frozenset[EventType | None] = frozenset(
    {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "SANCTION",
    }
)  # fmt: skip
_NOT_ITSELF = re.compile(
    r"\b(?:pro|anti|ex|non)-[\w.]+|\b[\w.]+-(?:backed|trained|made|supplied|funded|aligned|allied|"
    r"supported|born|held|controlled|occupied|based|bound|majority)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\b(?:of|from|in|with|at|for|who|that|which|near|on|by|against|to)\b")
_POSSESSIVE = re.compile(r"(?<![Pp]eople)['’]s\b|['’]$")
_MANY = re.compile(
    r"\b(?:international|multinational|joint|western|foreign|european|african|arab|global)\b",
    re.IGNORECASE,
)
_LEFT_OUT = (("secretary general", "secretary"), ("general assembly", ""), ("general strike", ""))
# Sectors whose bare nouns ("rebels", "police") are taken to be of the country reported on.
_LOCAL = frozenset(
    "GOV MIL REB COP PRM JUD LEG OPP CVL MED REL EDU LAB AGR SOC PTY ELI SPY CRM JRN".split()
)
_SENTENCE_WEIGHT = 3.0
_OWN_WEIGHT = 4.0
_ABBREVIATION = 3


def code_actor(
    words: str,
    *,
    context_countries: tuple[str, ...] = (),
    event: EventType | None = None,
    introduced: Mapping[str, ActorCode] | None = None,
    places: Mapping[str, str] | None = None,
) -> ActorCode:
    """Code the words for an actor.

    Args:
        words: the actor as printed, or the name a pronoun stands for.
        context_countries: countries that the report speaks of, the likeliest first; a bare noun
            ("rebels", "the government") is taken to be of the first.
        event: the type of the claim; a country in a claim of force is coded MIL, else GOV.
        introduced: people whom the report introduces by country and post (`introductions`).
        places: folded names of places that the report names, with their countries.

    Returns:
        Country and sector with the rule; "" for what neither tables nor report decide.

    Source:
        docs/method/actors.md, rules A1 to A9; sectors of the PLOVER codebook.
    """
    first = context_countries[0] if context_countries else ""
    act = "force" if event in _FORCEFUL else "talk" if event in _TALK else ""
    plain = " ".join(words.split())
    code = _code(plain, first, act)
    if code.country and code.sector:
        return code
    known = _introduced(plain, introduced or {})
    if known is not None and (not code.sector or code.sector == known.sector):
        return known
    holder = _holder(plain, context_countries)
    if holder is not None and not code.country:
        return _of_holder(holder, plain, code)
    if not code.country and places:
        country = _country_of_place(plain, places)
        if country:
            sector = code.sector or ("GOV" if fold(plain) in places else "")
            return ActorCode(country=country, sector=sector, rule="A8 the country of a place in it")
    kind = fold(_POSSESSIVE.sub("", plain)).rsplit(" ", 1)[-1]
    if first and code.sector in _LOCAL and code.rule.startswith("A4") and strongest_sector(kind):
        rule = "A9 a kind with a name, country of the report"
        return ActorCode(country=first, sector=code.sector, rule=rule)
    return code


def _introduced(words: str, introduced: Mapping[str, ActorCode]) -> ActorCode | None:
    key = fold(_POSSESSIVE.sub("", words))
    return introduced.get(key) or introduced.get(key.rsplit(" ", 1)[-1])


def _holder(words: str, countries: tuple[str, ...]) -> Holder | None:
    """The holder of an office whose name stands in the words: in full, or the last name alone
    where the report speaks of the country.
    """
    parts = fold(_POSSESSIVE.sub("", words)).split()
    full, last = holder_of(), holder_of_last_name()
    for length in range(min(4, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            found = full.get(" ".join(parts[start : start + length]))
            if found is not None:
                return found
    shown = [fold(word) for word in re.findall(r"[A-Z][\w'’-]*", words)]
    for part in shown:
        for form in (part, part.removesuffix("s")):
            found = last.get(form)
            if found is not None and (
                found.country in countries
                or (len(found.country) == 3 and found.country in {"IGO", "INT"})
            ):
                return found
    return None


def _of_holder(holder: Holder, words: str, code: ActorCode) -> ActorCode:
    """The person, or what is called after him: "Assad's forces", "the Trump administration"."""
    own = fold(words) in {fold(name) for name in holder.names} or not code.sector
    return ActorCode(
        country=holder.country,
        sector=holder.sector if own else code.sector,
        name=holder.name if own else "",
        rule=f"A7 {holder.office}" + ("" if own else ", whose it is"),
    )


def _country_of_place(words: str, places: Mapping[str, str]) -> str:
    parts = fold(_POSSESSIVE.sub("", words.replace("-", " "))).split()
    for length in range(min(4, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            country = places.get(" ".join(parts[start : start + length]))
            if country:
                return country
    return ""


def context_of(
    mentions: tuple[PlaceMention, ...], evidence: Span, item: Span | None = None,
    own: tuple[Span, ...] = (),
) -> tuple[str, ...]:  # fmt: skip
    """Countries of a report for `code_actor`, likeliest first.

    Those of the sentence count three times, those of the claim's `own` places four times more.
    Of a digest only the `item` around the sentence counts: its other items are other stories.
    """
    count: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.place is None or not mention.place.country:
            continue
        if item is not None and not item.covers(mention.words.span):
            continue
        near = evidence.overlaps(mention.words.span)
        placed = 1.0 if mention.kind == "place" else 0.5
        weight = placed * (_SENTENCE_WEIGHT if near else 1.0)
        if any(span.overlaps(mention.words.span) for span in own):
            weight += _OWN_WEIGHT
        count[mention.place.country] += weight
    return tuple(sorted(count, key=lambda code: (-count[code], code)))


def countries_of_places(mentions: tuple[PlaceMention, ...]) -> dict[str, str]:
    """Folded names of the places of a report to their countries; not those used for peoples."""
    return {
        fold(mention.words.text): mention.place.country
        for mention in mentions
        if mention.place is not None and mention.place.country and mention.kind != "demonym"
    }


@lru_cache(maxsize=8192)
def _code(words: str, home: str, act: str) -> ActorCode:
    known = known_actor(words)
    if known is not None:
        return known
    plain = _NOT_ITSELF.sub(" ", words)
    key = fold(_POSSESSIVE.sub("", plain))
    for old, new in _LEFT_OUT:
        key = key.replace(old, new)
    country, whole, adjective = "", False, False
    if not _is_person(plain):
        country, whole, adjective = _country(key, _in_capitals(plain))
    sector = "" if whole else _sector(_without_states(key))
    if country and not sector:
        return _of_country(words, country, whole, adjective, act)
    if sector == "OPP" and act == "force":
        sector = "REB"
    if sector == "GOV" and act == "force" and key.split()[-1] == "regime":
        sector = "MIL"
    if country:
        return ActorCode(country=country, sector=sector, rule="A2 country word and sector word")
    if not sector:
        return ActorCode(rule="nothing in the tables")
    if _MANY.search(plain) and sector in {"MIL", "GOV", "UNK", "CVL", "JRN"}:
        return ActorCode(country="INT", sector=sector, rule="A5 of many countries")
    if sector == "UAF":
        return ActorCode(country="UNK", sector=sector, rule="A5 unidentified")
    if _has_name(plain):
        return ActorCode(sector=sector, rule="A4 title or kind; the country is not said")
    local = home if sector in _LOCAL else ""
    rule = "A5 bare noun, country of the report" if local else "A5 bare noun"
    return ActorCode(country=local, sector=sector, rule=rule)


def _in_capitals(words: str) -> frozenset[str]:
    """Folded words that are printed in capitals: "US" is a country, "us" and "car" are not."""
    return frozenset(fold(word) for word in re.split(r"[\s-]", words) if word.isupper())


def _is_person(words: str) -> bool:
    """Whether the words are a given name and a last name, whatever country the last is called."""
    parts = words.split()
    named = len(parts) > 1 and all(part[0].isupper() for part in parts)
    return named and fold(parts[0]) in place_words()["given"] and not _sector(fold(words))


def _country(key: str, capitals: frozenset[str]) -> tuple[str, bool, bool]:
    """The first country word: its code, whether it is all there is, whether it is an adjective."""
    parts = key.split()
    names, demonyms, seats = country_of_name(), country_of_demonym(), country_of_seat()
    for start in range(len(parts)):
        for length in range(min(5, len(parts) - start), 0, -1):
            piece = " ".join(parts[start : start + length])
            if len(piece) <= _ABBREVIATION and piece not in capitals:
                continue
            if start and parts[start - 1] == "new":
                continue
            whole = length == len(parts) or (length == len(parts) - 1 and parts[0] == "the")
            if piece in demonyms and not (piece in names and whole):
                return demonyms[piece], whole, True
            if piece in names:
                return names[piece], whole, False
            if piece[:-1] in names and piece.endswith("s") and length < len(parts):
                return names[piece[:-1]], whole, False
            if whole and piece in seats:
                return seats[piece], True, False
    return "", False, False


def _without_states(key: str) -> str:
    """Names of states hold words for sectors ("United States", "Emirates")."""
    return key.replace("united states", "").replace("united arab emirates", "")


def _of_country(words: str, country: str, whole: bool, adjective: bool, act: str) -> ActorCode:
    if not whole:
        return ActorCode(country=country, rule="A2 country word; the sector is not said")
    key = fold(words)
    if adjective and key.endswith("s") and key[:-1] in country_of_demonym():
        return ActorCode(country=country, sector="CVL", rule="A3 a people")
    sector = "MIL" if act == "force" or (adjective and act != "talk") else "GOV"
    return ActorCode(country=country, sector=sector, rule=f"A3 country, {sector} by its act")


def _sector(key: str) -> str:
    """By the strongest word before the first preposition, then by any word."""
    tail = _TAIL.search(key)
    head = key[: tail.start()] if tail is not None and tail.start() else key
    return strongest_sector(head) or (strongest_sector(key) if head != key else "")


def _has_name(words: str) -> bool:
    """Whether a capitalised word that is no kind of actor stands in the words."""
    for part in words.split():
        bare = part.strip("'’\".,")
        key = fold(bare)
        if bare[:1].isupper() and key not in area_of_adjective() and not strongest_sector(key):
            return True
    return False
