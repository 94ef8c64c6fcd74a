"""Who words stand for: country (or IGO NGO MNC INT) and PLOVER sector, from tables alone.

What the tables do not decide stays ""; nobody is looked up by a leader's name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from vedette.lexicon.actors import known_actors, sector_words
from vedette.lexicon.areas import area_of_adjective
from vedette.lexicon.countries import (
    country_of_demonym,
    country_of_name,
    country_of_seat,
)
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
_MOST_WORDS = 7
_SHORT = 4
_NOT_ITSELF = re.compile(
    r"\b(?:pro|anti|ex|non)-[\w.]+|\b[\w.]+-(?:backed|trained|made|supplied|funded|aligned|allied|"
    r"supported|born|held|controlled|occupied|based|bound|majority)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\b(?:of|from|in|with|at|for|who|that|which|near|on|by|against|to)\b")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|[^\w\s]")
_MOST_POST_WORDS = 5
_POST_WORDS = frozenset(
    ["foreign", "defense", "defence", "interior", "finance", "prime", "vice", "deputy", "affairs"]
)
_POSSESSIVE = re.compile(r"['’]s\b|['’]$")
_MANY = re.compile(
    r"\b(?:international|multinational|joint|western|foreign|european|african|arab|global)\b",
    re.IGNORECASE,
)
_LEFT_OUT = (("secretary general", "secretary"), ("general assembly", ""), ("general strike", ""))
# Sectors whose bare nouns ("rebels", "police") are taken to be of the country reported on.
_LOCAL = frozenset(
    "GOV MIL REB COP PRM JUD LEG OPP CVL MED REL EDU LAB AGR SOC PTY ELI SPY".split()
)
_SENTENCE_WEIGHT = 3.0


def code_actor(
    words: str,
    *,
    context_countries: tuple[str, ...] = (),
    event: EventType | None = None,
    introduced: Mapping[str, ActorCode] | None = None,
) -> ActorCode:
    """Code the words for an actor.

    Args:
        words: the actor as printed, or the name a pronoun stands for.
        context_countries: countries that the report speaks of, the likeliest first; a bare noun
            ("rebels", "the government") is taken to be of the first.
        event: the type of the claim; a country in a claim of force is coded MIL, else GOV.
        introduced: people whom the report introduces by country and post (`introductions`).

    Returns:
        Country and sector with the rule; "" for what the tables do not decide.

    Source:
        docs/method/places.md, rules A1 to A6; sectors of the PLOVER codebook.
    """
    first = context_countries[0] if context_countries else ""
    act = "force" if event in _FORCEFUL else "talk" if event in _TALK else ""
    code = _code(" ".join(words.split()), first, act)
    if introduced and not (code.country and code.sector):
        known = introduced.get(fold(words)) or introduced.get(fold(words).rsplit(" ", 1)[-1])
        if known is not None and (not code.sector or code.sector == known.sector):
            return known
    return code


def introductions(text: str) -> dict[str, ActorCode]:
    """People whom a report introduces with country and post: "Ruritanian President Ann Ivanova".

    Returns:
        Folded full name and last name to country and sector; a last name that two people of
        different codes share is left out.
    """
    found: dict[str, ActorCode] = {}
    doubtful: set[str] = set()
    words = _WORD.findall(text)
    for place in range(len(words)):
        country, length = _country_at(words, place)
        if not country:
            continue
        post, name = _post_and_name(words, place + length)
        sector = _strongest(fold(" ".join(post)))
        if not sector or len(name) < 2:
            continue
        code = ActorCode(country=country, sector=sector, rule="A6 introduced in the report")
        full = fold(" ".join(name))
        for key in {full, full.rsplit(" ", 1)[-1]}:
            if key in found and found[key] != code:
                doubtful.add(key)
            found.setdefault(key, code)
    return {key: code for key, code in found.items() if key not in doubtful}


def _country_at(words: list[str], place: int) -> tuple[str, int]:
    """The country whose adjective, or name with 's, begins at a word, and how many words it has."""
    if not words[place][0].isupper():
        return "", 0
    for length in (2, 1):
        shown = " ".join(words[place : place + length])
        key = fold(shown)
        country = country_of_demonym().get(key, "")
        if not country and shown.endswith(("'s", "’s")):
            country = country_of_name().get(fold(shown[:-2]), "")
        if country:
            return country, length
    return "", 0


def _post_and_name(words: list[str], place: int) -> tuple[list[str], list[str]]:
    """Words of a post, then the capitalised words that are none: "Foreign Minister", "A B"."""
    end = place
    while end < len(words) and end - place <= _MOST_POST_WORDS:
        word = words[end]
        if not word[0].isalpha() or (word[0].isupper() and not _is_post(word)):
            break
        end += 1
    last = end
    while last < len(words) and last - end < 4 and words[last][0].isalpha():
        if not (words[last][0].isupper() or words[last].startswith("al-")):
            break
        last += 1
    return words[place:end], words[end:last]


def _is_post(word: str) -> bool:
    key = fold(word)
    return bool(_strongest(key)) or key in place_words()["title"] or key in _POST_WORDS


def context_of(
    mentions: tuple[PlaceMention, ...], evidence: Span, item: Span | None = None
) -> tuple[str, ...]:
    """Countries of a report for `code_actor`, likeliest first: those of the sentence count 3 to 1.

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
        count[mention.place.country] += weight
    return tuple(sorted(count, key=lambda code: (-count[code], code)))


@lru_cache(maxsize=8192)
def _code(words: str, home: str, act: str) -> ActorCode:
    known = _known(words)
    if known is not None:
        return known
    plain = _NOT_ITSELF.sub(" ", words)
    key = fold(_POSSESSIVE.sub("", plain))
    for old, new in _LEFT_OUT:
        key = key.replace(old, new)
    country, whole, adjective = _country(key)
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


def _known(words: str) -> ActorCode | None:
    """The longest known name in the words; short names in capitals must be printed so."""
    parts = fold(words).split()
    table = known_actors()
    for length in range(min(len(parts), _MOST_WORDS), 0, -1):
        for start in range(len(parts) - length + 1):
            found = table.get(" ".join(parts[start : start + length]))
            if found is None:
                continue
            if len(found.text) <= _SHORT and found.text.isupper() and found.text not in words:
                continue
            return ActorCode(
                country=found.country,
                sector=found.sector,
                name=found.text,
                rule="A1 known actor",
            )
    return None


def _country(key: str) -> tuple[str, bool, bool]:
    """The first country word: its code, whether it is all there is, whether it is an adjective."""
    parts = key.split()
    names, demonyms, seats = country_of_name(), country_of_demonym(), country_of_seat()
    for start in range(len(parts)):
        for length in range(min(5, len(parts) - start), 0, -1):
            piece = " ".join(parts[start : start + length])
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
    return _strongest(head) or (_strongest(key) if head != key else "")


def _strongest(key: str) -> str:
    parts = frozenset(key.split())
    singular = parts | {part[:-1] for part in parts if part.endswith("s")}
    spaced = f" {key} "
    for sector, single, phrases in sector_words():
        if not single.isdisjoint(singular) or any(f" {phrase} " in spaced for phrase in phrases):
            return sector
    return ""


def _has_name(words: str) -> bool:
    """Whether a capitalised word that is no kind of actor stands in the words."""
    for part in words.split():
        bare = part.strip("'’\".,")
        key = fold(bare)
        if bare[:1].isupper() and key not in area_of_adjective() and not _strongest(key):
            return True
    return False
