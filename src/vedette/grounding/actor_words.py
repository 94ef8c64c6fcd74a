"""What the words for an actor say by themselves: a country word, a word for a sector."""

from __future__ import annotations

import re
from functools import lru_cache

from vedette.lexicon.areas import area_of_adjective
from vedette.lexicon.countries import country_of_demonym, country_of_name, country_of_seat
from vedette.lexicon.organs import organs
from vedette.lexicon.place_names import fold
from vedette.lexicon.sectors import sector_words

OWN_HEAD = frozenset("CVL JRN MED REF EDU REL BUS LAB AGR".split())
"""Sectors of heads beside a name: "relatives of a Hezbollah commander" are CVL."""
_NOT_ITSELF = re.compile(
    r"\b(?:pro-(?!(?:government|regime|assad|federal)\b)|anti-|ex-|non-)[\w.]+|\b[\w.]+(?: [A-Z][\w.]+)?-(?:backed|trained|made|supplied|funded|"
    r"aligned|allied|supported|born|held|controlled|occupied|based|bound|majority|linked|affiliated|"
    r"inspired|sponsored|flagged|owned|registered|armed)\b",
    re.IGNORECASE,
)
_BACKED_ONLY = re.compile(r"-(?:born|based|flagged|owned|registered)$", re.IGNORECASE)
_TAIL = re.compile(r"\b(?:of|from|in|with|at|for|who|that|which|near|on|by|against|to)\b")
# Persons who are of the sector of the body that follows: "a spokeswoman for the army".
_SPEAKING = re.compile(
    r"\b(?:spokes\w+|members?|representatives?|heads?|chiefs?|leaders?|officials?|delegation) $"
)
_POSSESSIVE = re.compile(r"['’]s\b|['’]$")
_LEFT_OUT = (("secretary general", "secretary"), ("general assembly", ""), ("general strike", ""))
_OFFICERS = re.compile(r"\b(military|army|naval|navy|air force) officers?\b")


def without_backers(words: str) -> str:
    """The words without "Turkish-backed", "pro-Iranian": those are not the actor."""
    kept = _NOT_ITSELF.sub(" ", words)
    return kept if kept.strip() else words


def based_in(words: str) -> str:
    """The country of "London-based", "Guyanese-flagged", "Chinese-owned"; "" for none."""
    for match in _NOT_ITSELF.finditer(words):
        if _BACKED_ONLY.search(match[0]):
            word = fold(_BACKED_ONLY.sub("", match[0]))
            for table in (country_of_demonym(), country_of_name(), country_of_seat()):
                if word in table:
                    return table[word]
    return ""


@lru_cache(maxsize=8192)
def plain_key(words: str) -> str:
    """The folded words without possessives and phrases that hold misleading words."""
    key = fold(_POSSESSIVE.sub("", words))
    for old, new in _LEFT_OUT:
        key = key.replace(old, new)
    return _OFFICERS.sub(r"\1", key)


@lru_cache(maxsize=8192)
def country_word(key: str) -> tuple[str, bool, bool]:
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
            if piece[:-1] in names and piece.endswith("s"):  # the apostrophe was lost
                return names[piece[:-1]], whole, False
            if whole and piece in seats:
                return seats[piece], True, False
    return "", False, False


@lru_cache(maxsize=8192)
def sector_of(key: str) -> str:
    """By the strongest word before the first preposition, then by any word; "" for none."""
    key = key.replace("united states", "").replace("united arab emirates", "")
    for length in (4, 3):
        organ = organs().get(" ".join(key.split()[-length:]))
        if organ is not None and " of " in key:
            return organ.sector  # "ministry of defence"
    tail = _TAIL.search(key)
    head = key[: tail.start()] if tail is not None and tail.start() else key
    if head == key:
        return strongest(key)
    found = strongest(head)
    if not found or (found == "GOV" and _SPEAKING.search(head)):
        return strongest(key[len(head) :]) or found or strongest(key)
    return found


def head_of(key: str) -> str:
    """The part of a key before the first preposition."""
    tail = _TAIL.search(key)
    return key[: tail.start()].strip() if tail is not None and tail.start() else key


@lru_cache(maxsize=65536)
def strongest(key: str) -> str:
    """The sector of the strongest word or phrase in a key."""
    table = sector_words()
    best = len(table.order)
    spaced = f" {key} "
    for part in key.split():
        best = min(best, table.words.get(part, best))
        if part.endswith("s"):
            best = min(best, table.words.get(part[:-1], best))
        for phrase, rank in table.phrases.get(part, ()):
            if rank < best and f" {phrase} " in spaced:
                best = rank
    return table.order[best] if best < len(table.order) else ""


def has_name(words: str) -> bool:
    """Whether a capitalised word that is no kind of actor stands in the words."""
    for part in words.split():
        bare = part.strip("'’\".,")
        key = fold(bare)
        if bare[:1].isupper() and key not in area_of_adjective() and not strongest(key):
            return True
    return False


def ends_in_people(key: str) -> bool:
    """Whether the last word is one for a people: "young Kenyans", "17-year-old Kenyan"."""
    return bool(key) and key.split()[-1] in country_of_demonym()


def is_people(key: str) -> bool:
    """Whether a key is the plural of an adjective of a country: "syrians"."""
    return key.endswith("s") and key[:-1] in country_of_demonym()
