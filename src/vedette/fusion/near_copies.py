"""Sentences of two reports that are nearly the same, and the slots in which they are not.

A copy in which somebody changed who, where or when is no confirmation: what it says is kept
and set against what it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from vedette.fusion.matching import days_apart
from vedette.fusion.slots import (
    coded_apart,
    place_said,
    places_differ,
    relate,
    two_sided,
)
from vedette.fusion.threads import Thread, exact_places, words_shared
from vedette.fusion.traits import Traits, Who
from vedette.fusion.words import content_of, words_of
from vedette.records.claims import Actor
from vedette.records.relations import Relation, Slot

NEAR = 0.5
"""Share of the shorter sentence's telling words from which two sentences are near copies."""


def compare_near_copies(ours: Sequence[Thread], theirs: Sequence[Thread]) -> Iterator[Relation]:
    """Relations between the claims of near copies, where the words themselves were changed.

    A value counts as changed only when its words do not stand in the other sentence at all:
    that one reader takes more of a sentence than the other is no contradiction.
    """
    for a, b in _aligned(_claims(ours), _claims(theirs)):
        if a.content != b.content:
            yield from _parties(a, b)
            yield from _acts(a, b)
            yield from _places(a, b)
            yield from _days(a, b)


def _claims(threads: Sequence[Thread]) -> list[Traits]:
    return [item for thread in threads for item in thread.members]


def _aligned(ours: Sequence[Traits], theirs: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    """Claims of near copies, each at most once, those with the most words in common first."""
    scored = []
    for (i, a), (j, b) in product(enumerate(ours), enumerate(theirs)):
        if a.family == b.family and a.ahead == b.ahead:
            share = words_shared(a, b)
            if share >= NEAR:
                trigger = _trigger(a) == _trigger(b)
                scored.append((-share - trigger, i, j))
    mine: set[int] = set()
    others: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in mine and j not in others:
            mine.add(i)
            others.add(j)
            yield ours[i], theirs[j]


def _trigger(item: Traits) -> tuple[str, ...]:
    return words_of(item.evidence.claim.trigger.text)


def _absent(text: str, item: Traits) -> bool:
    """Whether none of the telling words of a value stand in the sentence of the other claim."""
    words = content_of(text) or frozenset(words_of(text))
    return bool(words) and not words & (item.content | frozenset(_sentence(item)))


def _sentence(item: Traits) -> tuple[str, ...]:
    return words_of(item.evidence.claim.evidence.cut(item.evidence.text))


def _parties(a: Traits, b: Traits) -> Iterator[Relation]:
    claim, other = a.evidence.claim, b.evidence.claim
    held: Slot = "holder" if a.family == "CONTROL" else "actor"
    sides: list[tuple[Slot, tuple[Actor, ...], tuple[Actor, ...], tuple[Who, ...], tuple[Who, ...]]]
    sides = [(held, claim.actors, other.actors, a.actors, b.actors)]
    sides.append(("recipient", claim.recipients, other.recipients, a.recipients, b.recipients))
    for slot, ours, theirs, who, whom in sides:
        if slot == "actor" and (two_sided(a) or two_sided(b)):
            continue
        if any(not coded_apart(x, y) for x, y in product(who, whom)):
            continue
        changed = _changed(a, b, ours, theirs)
        if changed:
            words = (changed[0].words, changed[1].words)
            reason = f"near copies with {words[0].text!r} and {words[1].text!r}"
            yield relate(a, b, slot, "contradicts", words, reason)


def _changed(
    a: Traits, b: Traits, ours: tuple[Actor, ...], theirs: tuple[Actor, ...]
) -> tuple[Actor, Actor] | None:
    mine = [actor for actor in ours if _absent(actor.words.text, b)]
    others = [actor for actor in theirs if _absent(actor.words.text, a)]
    return (mine[0], others[0]) if mine and others else None


def _acts(a: Traits, b: Traits) -> Iterator[Relation]:
    """Another kind of act, by words that the other sentence does not have."""
    one, two = a.evidence.claim.trigger, b.evidence.claim.trigger
    if a.mode and b.mode and a.mode != b.mode and _absent(one.text, b) and _absent(two.text, a):
        reason = f"near copies with {one.text!r} ({a.mode}) and {two.text!r} ({b.mode})"
        yield relate(a, b, "event_type", "contradicts", (one, two), reason)


def _places(a: Traits, b: Traits) -> Iterator[Relation]:
    ours = [where for where in exact_places(a) if _absent(where.text, b)]
    theirs = [where for where in exact_places(b) if _absent(where.text, a)]
    if not ours or not theirs:
        return
    known = product(exact_places(a), exact_places(b))
    if all(places_differ(x, y) or not (x.words & y.words) for x, y in known):
        words = (place_said(a, ours[0]), place_said(b, theirs[0]))
        reason = f"near copies with {words[0].text!r} and {words[1].text!r}"
        yield relate(a, b, "place", "contradicts", words, reason)


def _days(a: Traits, b: Traits) -> Iterator[Relation]:
    one, two = a.evidence.claim.time, b.evidence.claim.time
    if one is None or two is None:
        return
    if words_of(one.words.text) == words_of(two.words.text):
        return  # the same words, reckoned from the days of two reports: a reprint
    changed = _absent(one.words.text, b) and _absent(two.words.text, a)
    if days_apart(a, b) or (changed and not (one.first and two.first)):
        reason = f"near copies with {one.words.text!r} and {two.words.text!r}"
        yield relate(a, b, "time", "contradicts", (one.words, two.words), reason)
