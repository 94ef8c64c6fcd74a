"""The shortest full form of a source phrase: titles and descriptions cut off."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.attribution.source_kinds import (
    is_demonym,
    names_outlet,
    noun_kind,
    source_kind,
)
from vedette.engines.rules.attribution.source_words import ARTICLES, HONORIFICS, OPENERS, is_name
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import SourceKind

_OUTLET_NOUNS = frozenset(
    {"news", "press", "agency", "newspaper", "daily", "channel", "television", "network", "radio"}
)
_RANKS = frozenset({"special", "deputy", "foreign", "prime", "former", "chief", "state", "high"})
_INSTITUTIONS = frozenset({"monitor", "media"})
_TITLE_KINDS = frozenset({"official", "anonymous", "witness", "media"})


def shortest_name(
    tokens: Sequence[TaggedWord], first: int, last: int
) -> tuple[int, int, SourceKind | None]:
    """Cut titles and descriptions off a phrase, and tell its kind.

    "observatory director Sami Naser" gives the name, "official news agency SANA" the outlet,
    "Sami Naser spokesman for the council" the name.

    Returns:
        First and last token of the cut phrase, and its kind (None when unknown).
    """
    while first < last and tokens[first].lower.endswith("-based"):
        first += 1
    words = [token.text for token in tokens[first : last + 1]]
    for size in range(min(5, len(words)), 0, -1):
        if names_outlet(tuple(words[-size:])):
            return last - size + 1, last, "media"
    agency = _outlet_with_noun(tokens, first, last)
    if agency is not None:
        return agency, last, "media"
    placed = _name_with_place(tokens, first, last)
    if placed is not None:
        return placed
    name = _name_after_title(tokens, first, last) or _name_before_title(tokens, first, last)
    if name is not None:
        kind = source_kind(tuple(token.text for token in tokens[name[0] : name[1] + 1]))
        return name[0], name[1], kind if kind in _INSTITUTIONS and name[0] < name[1] else "person"
    run = last
    while run > first and is_name(tokens[run]) and tokens[run].tag != "POS":
        run -= 1
    if run < last and not is_name(tokens[run]) and tokens[run].text[:1].islower():
        linked = tokens[run].lower in OPENERS | ARTICLES or tokens[run].tag in {"POS", "JJ"}
        linked = linked or (run + 1 == last and noun_kind(tokens[last].lower) == "media")
        if not linked and run > first - 1 and tokens[run].tag in {"NN", "NNS"}:
            return run + 1, last, source_kind(tuple(words[run + 1 - first :]))
    return first, last, source_kind(tuple(words))


def _outlet_with_noun(tokens: Sequence[TaggedWord], first: int, last: int) -> int | None:
    """Where the outlet begins in "state SANA news agency"."""
    noun = last
    while noun > first and tokens[noun].text.islower() and tokens[noun].lower in _OUTLET_NOUNS:
        noun -= 1
    if noun == last:
        return None
    for size in range(min(4, noun - first + 1), 0, -1):
        if names_outlet(tuple(token.text for token in tokens[noun - size + 1 : noun + 1])):
            return noun - size + 1
    return None


def _name_with_place(
    tokens: Sequence[TaggedWord], first: int, last: int
) -> tuple[int, int, SourceKind] | None:
    """ "Sami Naser of the harbour board": the name alone, when it is a person's."""
    link = next((k for k in range(first + 1, last) if tokens[k].lower in OPENERS), 0)
    if link == 0:
        return None
    a, b, kind = shortest_name(tokens, first, link - 1)
    if kind != "person" or b - a < 1:
        return None
    return a, b, kind


def _name_after_title(
    tokens: Sequence[TaggedWord], first: int, last: int
) -> tuple[int, int] | None:
    title = -1
    for i in range(first, last):
        low = tokens[i].lower.rstrip(".")
        if (
            low in HONORIFICS
            or low == ""
            or (noun_kind(low) in _TITLE_KINDS and tokens[i].tag[:2] != "VB")
        ):
            title = i
        elif tokens[i].lower in OPENERS and not any(
            is_name(token) for token in tokens[first:i] if noun_kind(token.lower) is None
        ):
            continue
    if 0 <= title <= last - 4 and tokens[title + 1].lower in {"of", "for", "to", "in"}:
        begin = title + 2 + (tokens[title + 2].lower in ARTICLES)
        known = [k for k in range(begin, last) if noun_kind(tokens[k].lower) is not None]
        begin = max(known) + 1 if known else last - 1
        place = tokens[begin : last + 1]
        long = known or last - title >= 4
        named = long and 2 <= len(place) <= 4 and all(is_name(t) for t in place)
        if named and source_kind(tuple(t.text for t in place)) == "person":
            return begin, last
    rest = tokens[title + 1 : last + 1]
    if title < 0 or not rest or len(rest) > 5 or not all(is_name(token) for token in rest):
        return None
    if any(noun_kind(token.lower) in {"organization", "monitor", "document"} for token in rest):
        return None
    if any(token.lower in OPENERS for token in tokens[title + 1 : last + 1]):
        return None
    return title + 1, last


def _name_before_title(
    tokens: Sequence[TaggedWord], first: int, last: int
) -> tuple[int, int] | None:
    i = first
    while i <= last and is_name(tokens[i]) and noun_kind(tokens[i].lower) is None:
        i += 1
    if not 2 <= i - first <= 4 or i > last:
        return None
    if any(is_demonym(t.lower) or t.text.isupper() for t in tokens[first:i]):
        return None
    if any(token.lower in _RANKS for token in tokens[first:i]):
        return None
    rest = [token.lower for token in tokens[i : last + 1]]
    if not any(word in {"of", "for", "at", "in"} for word in rest):
        return None
    head = next(k for k, word in enumerate(rest) if word in {"of", "for", "at", "in"})
    if head and noun_kind(rest[head - 1]) == "official":
        return first, i - 1
    return None
