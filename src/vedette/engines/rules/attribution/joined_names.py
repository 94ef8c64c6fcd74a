"""Names with "and" inside: "the Coast and Steppe Monitor", "the Doctors and Nurses Union"."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.attribution.base_phrases import base_after, base_before
from vedette.engines.rules.attribution.source_kinds import names_outlet, noun_kind
from vedette.engines.rules.attribution.source_words import ARTICLES, is_name
from vedette.engines.rules.attribution.tagged_words import TaggedWord

_INSTITUTIONS = frozenset({"monitor", "organization", "media"})
_PEOPLE = frozenset({"anonymous", "official", "witness"})
_LONGEST_FIRST_HALF = 3


def name_begins(tokens: Sequence[TaggedWord], first: int, last: int, floor: int) -> int:
    """Where a name begins that ends at `last` and may hold an "and" before `first`.

    "the Coast and Steppe Monitor" is one name: the first half is no institution by itself and
    the second half has no article. "the army and the police" and "Reuters and AFP" are two.
    """
    if first - 2 < floor or tokens[first - 1].lower != "and" or not is_name(tokens[first]):
        return first
    outer = base_before(tokens, first - 1, floor)
    if outer is None:
        return first
    if not _one_name(tokens, outer, (first, last), article=_article_before(tokens, outer, floor)):
        return first
    return outer[0]


def name_ends(
    tokens: Sequence[TaggedWord], first: int, last: int, ceiling: int, *, article: bool
) -> int:
    """Where a name ends that begins at `first` and may hold an "and" after `last`."""
    if last + 2 >= ceiling or tokens[last + 1].lower != "and" or not is_name(tokens[last + 2]):
        return last
    inner = base_after(tokens, last + 2, ceiling)
    begin = last
    while begin > first and is_name(tokens[begin - 1]):
        begin -= 1
    if inner is None or not _one_name(
        tokens, (begin, last), inner, article=article and begin == first
    ):
        return last
    return inner[1]


def _article_before(tokens: Sequence[TaggedWord], base: tuple[int, int], floor: int) -> bool:
    return base[0] > floor and tokens[base[0] - 1].lower in ARTICLES


def _one_name(
    tokens: Sequence[TaggedWord], left: tuple[int, int], right: tuple[int, int], *, article: bool
) -> bool:
    halves = [tokens[left[0] : left[1] + 1], tokens[right[0] : right[1] + 1]]
    if not all(is_name(token) for half in halves for token in half):
        return False
    if len(halves[0]) > _LONGEST_FIRST_HALF or names_outlet(tuple(t.text for t in halves[1])):
        return False
    if names_outlet(tuple(t.text for t in halves[0])):
        return False
    head = noun_kind(tokens[left[1]].lower)
    if head is not None and head not in _PEOPLE:
        return False
    if left[0] > 1 and tokens[left[0] - 1].lower in {"of", "for"}:
        owner = tokens[left[0] - 2]
        return is_name(owner) and noun_kind(owner.lower) in _INSTITUTIONS
    return (
        article
        and noun_kind(tokens[right[1]].lower) in _INSTITUTIONS
        and (len(halves[1]) > 1 or head is None)
    )
