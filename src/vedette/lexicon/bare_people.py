"""How many people words without a number name: "soldiers", "his mother", "Ann Ivanova"."""

from __future__ import annotations

import re

from vedette.lexicon.nouns import noun_classes
from vedette.records.grounded import Amount

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_TAIL = frozenset(
    "of in from at who which that on near by for with under and to inside between as".split()
)
_SINGLE = frozenset("he him his himself she her herself himself i me".split())
_SEVERAL = frozenset("they them their themselves we us our it its".split())
_PLURALS = frozenset("men women children people persons police troops forces others folk youths elders".split())  # fmt: skip
_DEGREES = frozenset("more higher lower fewer less further total toll".split())
_JOINT = re.compile(r"\s*(?:,|\band\b|\bwith\b)\s*")


def bare_people(phrase: str) -> Amount:
    """The count that the grammar of a phrase without numbers gives.

    A singular noun or a name is one, each member of a list counts, and a bare plural is at least
    two. Pronouns for several ("they") stay open.
    """
    counts = [_one_or_more(part) for part in _JOINT.split(phrase) if part.strip()]
    if not counts or None in counts:
        return Amount(rule="N9 no number in the words")
    low = sum(count or 0 for count in counts)
    if any(count == 2 for count in counts):
        return Amount(low=low, rule="N6 bare plural, at least two")
    return Amount(low=low, high=low, rule="N2 a single one" if low == 1 else "N7 sum of kinds")


def _one_or_more(part: str) -> int | None:
    """One, two for "at least two", or None when the words do not say."""
    words = _WORD.findall(part)
    lower = [word.lower().replace("’", "'") for word in words]
    if len(words) == 1 and (lower[0] in _SINGLE or lower[0] in _SEVERAL):
        return 1 if lower[0] in _SINGLE else None
    stop = next((i for i, word in enumerate(lower) if i and word in _TAIL), len(words))
    if not words or lower[0] in _TAIL or len(lower[stop - 1]) < 3 or lower[stop - 1] in _DEGREES:
        return None
    head, shown = lower[stop - 1], words[:stop]
    if head in _PLURALS or head.endswith(("men", "women")):
        return 2
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is", "'s"))
    if not plural:
        return 1
    name = len(shown) > 1 and all(word[0].isupper() for word in shown)
    return 1 if name and head[:-1] not in noun_classes() else 2
