"""Base noun phrases around a point of a sentence: what a source phrase is built from."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.attribution.source_words import (
    ARTICLES,
    HONORIFICS,
    OBJECTS,
    OPENERS,
    PRONOUNS,
    SELF,
    is_day,
    is_pronoun,
)
from vedette.engines.rules.attribution.tagged_words import TaggedWord

_INSIDE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "POS", "FW", "HYPH", "AFX", "PRP$"}
)
_NEVER_INSIDE = frozenset({"more", "less", "fewer", "amid", "amidst", "despite", "following"})
_NEVER_NAMES = frozenset({"CC", "RB", "WRB", "IN", "EX", "MD"})
_PARTICIPLES = frozenset(
    {
        "monitoring",
        "united",
        "armed",
        "ruling",
        "leading",
        "outgoing",
        "acting",
        "warring",
        "allied",
    }
)


def _inside(tokens: Sequence[TaggedWord], i: int) -> bool:
    token = tokens[i]
    if token.lower == "reports":
        return True
    if token.lower in _NEVER_INSIDE:
        return False
    if token.text.isupper() and len(token.text) > 1:
        return token.text.isalnum() or len(token.text) > 2
    if is_day(token) or token.lower in ARTICLES | PRONOUNS | SELF:
        return False
    if token.tag in _INSIDE:
        return token.text[:1].isalnum() or token.tag == "POS" or token.text in {"-", "–"}
    if token.lower in _PARTICIPLES or ("-" in token.text and len(token.text) > 3):
        return True
    if token.tag in _NEVER_NAMES:
        return False
    if token.tag == "VBZ" and i + 1 < len(tokens) and tokens[i + 1].tag == "VBP":
        return True  # "separatists claim": a plural that was taken for a verb
    return token.text[:1].isupper() and token.text.isalpha() and token.lower not in OPENERS


def _title_stop(tokens: Sequence[TaggedWord], i: int, floor: int) -> bool:
    """Whether a token is the stop of an abbreviated title ("Spc. Naser")."""
    return tokens[i].text == "." and i > floor and tokens[i - 1].lower in HONORIFICS


def _day_number(tokens: Sequence[TaggedWord], i: int) -> bool:
    """Whether a number belongs to the month before it ("April 15")."""
    return tokens[i].tag == "CD" and i > 0 and is_day(tokens[i - 1])


def base_before(tokens: Sequence[TaggedWord], stop: int, floor: int) -> tuple[int, int] | None:
    """Tokens [first, last] of the base noun phrase that ends right before `stop`."""
    last = stop - 1
    if last < floor:
        return None
    if is_pronoun(tokens[last]):
        return last, last
    first = last
    while first >= floor and (_inside(tokens, first) or _title_stop(tokens, first, floor)):
        first -= 1
    first += 1
    if first > last:
        return None
    while first < last and (tokens[first].tag == "POS" or _day_number(tokens, first)):
        first += 1
    return first, last


def base_after(tokens: Sequence[TaggedWord], start: int, ceiling: int) -> tuple[int, int] | None:
    """Tokens [first, last] of the base noun phrase that begins at `start`, article left out."""
    first = start
    if first < ceiling and (is_pronoun(tokens[first]) or tokens[first].lower in OBJECTS):
        return first, first
    while first < ceiling and tokens[first].lower in ARTICLES:
        first += 1
    last = first
    if first + 1 < ceiling and first > start and tokens[first].tag in {"VBN", "VBD", "VBG"}:
        last += _inside(tokens, first + 1)
    while last < ceiling and (_inside(tokens, last) or _title_stop(tokens, last, first)):
        last += 1
    if last == first:
        return None
    return first, last - 1
