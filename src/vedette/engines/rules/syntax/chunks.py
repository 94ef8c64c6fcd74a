"""Base noun phrases: determiner, adjectives, numbers, possessives and the head noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vedette.engines.rules.syntax.tag_repairs import NOUNS
from vedette.engines.rules.syntax.tokens import Token


class Chunk(NamedTuple):
    """A base noun phrase: tokens [start, end) with its head word at `head`."""

    start: int
    end: int
    head: int


PRONOUNS = frozenset({"PRP", "EX", "WP", "WDT"})
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_CORES = NOUNS | _OPENERS | {"CD", "$"}
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "$", "VBN", "VBG", "AFX", "SYM", "HYPH"})
_QUANTITIES = (
    ("as", "many", "as"), ("as", "few", "as"), ("at", "least"), ("at", "most"), ("more", "than"),
    ("less", "than"), ("fewer", "than"), ("up", "to"), ("well", "over"), ("about",), ("around",),
    ("nearly",), ("over",), ("almost",), ("roughly",), ("approximately",), ("only",), ("just",),
)  # fmt: skip
_NUMBERS = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "dozen", "hundred", "half", "several", "tens"}
)
DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday",
     "today", "tomorrow"}
)  # fmt: skip
_PARTICLES = frozenset({"down", "out", "up", "off", "away", "back", "over", "in", "on"})
_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
)


def noun_chunks(
    tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[int]
) -> tuple[Chunk, ...]:
    """Find the base noun phrases of one sentence, left to right; they do not overlap.

    Args:
        tokens: the sentence.
        tags: their tags.
        taken: for each token, a number >= 0 if it belongs to a verb group.
    """
    chunks: list[Chunk] = []
    at, size = 0, len(tokens)
    while at < size:
        end = at
        if taken[at] < 0:
            end = at + 1 if tags[at] in PRONOUNS else _end(tokens, tags, taken, at)
        if end > at:
            chunks.append(Chunk(at, end, _head(tags, at, end)))
        at = max(end, at + 1)
    return tuple(chunks)


def _quantity(tokens: Sequence[Token], tags: Sequence[str], at: int) -> int:
    """Number of tokens of "at least", "more than" and the like before a number at `at`."""
    for words in _QUANTITIES:
        stop = at + len(words)
        if stop < len(tokens) and tokens[at].lower == words[0]:
            article = tokens[stop].lower in ("a", "an") and stop + 1 < len(tokens)
            number = stop + 1 if article else stop
            is_number = tags[number] in ("CD", "$") or tokens[number].lower in _NUMBERS
            if is_number and all(tokens[at + i].lower == word for i, word in enumerate(words)):
                return len(words)
    return 0


def _end(tokens: Sequence[Token], tags: Sequence[str], taken: Sequence[int], start: int) -> int:
    """Index after the noun phrase that begins at `start`; `start` itself if none does."""
    at, size = start, len(tokens)
    if _stands_for_noun(tokens, tags, at):
        return at + 1
    if tags[at] in _OPENERS:
        at += 1
        if at < size and tags[at] in _OPENERS:
            at += 1  # all the, all these
    if at < size:
        at += _quantity(tokens, tags, at)
    noun = False
    while at < size and taken[at] < 0:
        tag, word = tags[at], tokens[at].lower
        if noun and (_counts_on(tokens, tags, at) or _names_on(tokens, at)):
            break
        if word in _DIRECTIONS and tokens[at + 1 : at + 2] and tokens[at + 1].lower == "of":
            if at == start + 1 and tags[start] == "DT":
                return start  # "the north of"
            break
        if tag in NOUNS:
            if noun and word in DAYS:
                break
            noun = True
        elif tag == "POS" and noun:
            noun = False
        elif tag in _MODIFIERS:
            if noun and tag != "CD" and not _noun_ahead(tags, at):
                break
        elif (
            tag in ("RB", "RBR", "RBS")
            and not noun
            and not (at == start and word in _PARTICLES)
            and tags[at + 1 : at + 2]
            and tags[at + 1] in ("JJ", "VBN", "CD")
        ):
            pass
        elif word == "%" or (word == "percent" and at > start):
            noun = True
        else:
            break
        at += 1
    while at - 1 > start and tags[at - 1] in ("RB", "POS", "HYPH"):
        at -= 1
    at = _long_name(tokens, at)
    return at if any(tag in _CORES for tag in tags[start:at]) else start


def _counts_on(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """ "told Barada Radio four farmers were killed": a number after a name opens another phrase."""
    if tags[at - 1] not in ("NNP", "NNPS") or not tokens[at].text.islower():
        return False
    counted = at + 1 < len(tags) and (
        tags[at + 1] in ("NNS", "JJ") or tokens[at + 1].lower in _NUMBERS
    )
    return (tags[at] == "CD" and counted) or _quantity(tokens, tags, at) > 1


def _names_on(tokens: Sequence[Token], at: int) -> bool:
    """ "on Monday Orontes Radio reported": after "on" the day is a phrase of its own."""
    if at < 2 or tokens[at - 1].lower not in DAYS or tokens[at - 2].lower != "on":
        return False
    return tokens[at].text[:1].isupper()


def _stands_for_noun(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """ "Syrian and Russian warplanes": the first adjective of a people is a party of its own."""
    if tags[at] != "JJ" or not tokens[at].text[:1].isupper() or at + 2 >= len(tokens):
        return False
    after = at + 2 if tags[at + 1] in ("CC", ",") else 0
    if after and tokens[after].lower == "and":
        after += 1
    if not after or after + 1 >= len(tokens):
        return False
    following = tokens[after].text[:1].isupper() or tags[after] in ("JJ", "NN")
    return (
        following
        and tags[after] in ("JJ", "NNP", "NN")
        and tags[after + 1] in (*NOUNS, "JJ", "CC", ",")
    )


def _long_name(tokens: Sequence[Token], end: int) -> int:
    """End of "Islamic State of Iraq and the Levant" whose first two words end at `end`."""
    words = [token.lower for token in tokens[max(0, end - 2) : end + 5]]
    if words[:2] != ["islamic", "state"] or words[2:3] not in (["of"], ["in"]):
        return end
    if words[3:5] != ["iraq", "and"]:
        return end
    return end + (4 if words[5:6] != ["the"] else 5)


def _noun_ahead(tags: Sequence[str], at: int) -> bool:
    after = at + 1
    while after < len(tags) and after - at < 4 and tags[after] in ("JJ", "VBN", "VBG"):
        after += 1
    return after < len(tags) and tags[after] in NOUNS


def _head(tags: Sequence[str], start: int, end: int) -> int:
    for at in range(end - 1, start - 1, -1):
        if tags[at] in NOUNS:
            return at
    return end - 1
