"""What holds or does not: a denial beside a statement, and two holders of one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from vedette.fusion.matching import compare_where, days_apart
from vedette.fusion.slots import coded_apart, relate, telling
from vedette.fusion.threads import Thread, exact_places, words_shared
from vedette.fusion.traits import Traits
from vedette.fusion.words import stem, words_of
from vedette.records.relations import Relation

LIKE = 0.3
"""Share of words in common from which a denial is of what another sentence states."""

STATED = frozenset({"fact", "hedged"})

SAME_TIME_DAYS = 2
"""Undated claims of who holds a place are of one time when their reports are this close."""


def compare_denials(one: Thread, two: Thread) -> Iterator[Relation]:
    """C11: one report denies what the other states, in like words."""
    for mine, others in ((one, two), (two, one)):
        denied = [item for item in mine.members if item.evidence.claim.status == "denied"]
        stated = [item for item in others.members if item.evidence.claim.status in STATED]
        for a, b in product(denied, stated):
            same_act = _stems(a) & _stems(b)
            if words_shared(a, b) >= (LIKE if same_act else 2 * LIKE) and _cue_is_new(a, b):
                words = (a.evidence.claim.trigger, b.evidence.claim.trigger)
                reason = f"{words[0].text!r} is denied, {words[1].text!r} is stated"
                yield relate(a, b, "denial", "contradicts", words, reason)


def compare_holders(ours: Sequence[Thread], theirs: Sequence[Thread]) -> Iterator[Relation]:
    """C12: two parties that hold one place at one time, or one that took it from the other."""
    for a, b in product(_holding(ours), _holding(theirs)):
        if days_apart(a, b) or not _one_time(a, b):
            continue
        places = product(exact_places(a), exact_places(b))
        if not any(compare_where(x, y) == "same" for x, y in places):
            continue
        known, other = telling(a), telling(b)
        if (
            not known
            or not other
            or not all(coded_apart(x, y) for (x, _), (y, _) in product(known, other))
        ):
            continue
        first, second = (a, b)
        kind = "contradicts"
        newest = _later_taking(a, b)
        if newest is not None:
            kind = "updates"
            first, second = (a, b) if newest is a else (b, a)
        words = (telling(first)[0][1].words, telling(second)[0][1].words)
        reason = f"{words[0].text!r} and {words[1].text!r} at one place"
        yield relate(first, second, "holder", kind, words, reason)  # type: ignore[arg-type]


def _holding(threads: Sequence[Thread]) -> list[Traits]:
    return [
        item
        for thread in threads
        if thread.family == "CONTROL"
        for item in thread.members
        if item.evidence.claim.status in STATED and item.mode in ("hold", "take")
    ]


def _one_time(a: Traits, b: Traits) -> bool:
    if a.dated and b.dated:
        return True
    if a.published is None or b.published is None:
        return False
    return abs(a.published - b.published) <= SAME_TIME_DAYS


def _later_taking(a: Traits, b: Traits) -> Traits | None:
    """The claim of a taking that was published after the other; None when neither is."""
    if a.published is None or b.published is None or a.published == b.published:
        return None
    later = a if a.published > b.published else b
    return later if later.mode == "take" else None


def _cue_is_new(denied: Traits, stated: Traits) -> bool:
    """Whether what makes the denial does not stand in the other sentence as well."""
    cues = {word for cue in denied.evidence.claim.cues for word in words_of(cue.text)}
    other = words_of(stated.evidence.claim.evidence.cut(stated.evidence.text))
    return bool(cues) and not cues & set(other)


def _stems(item: Traits) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(item.evidence.claim.trigger.text))
