"""Threads: what one report says of one happening, gathered from its claims in text order.

"A bomber struck a wedding in Karsin on Monday. ... Thirty people were killed, a doctor said."
The second sentence names no place, no day and no party: it speaks of the happening before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from vedette.fusion.matching import (
    BLASTS,
    LEAST_WORDS,
    REGION_KM,
    Grade,
    compare_where,
    days_apart,
)
from vedette.fusion.traits import Traits, Where

HARMS = BLASTS | {"", "suicide-attack", "unconventional", "targeted"}
"""Modes of ASSAULT that one report may use of one happening, in its parts."""

ALIKE = 0.4
"""Share of words in common from which two sentences of one report tell of one happening."""


@dataclass(slots=True, eq=False)
class Thread:
    """Claims of one report about one happening, in text order; the first one is its lead."""

    family: str
    members: list[Traits] = field(default_factory=list)

    @property
    def ahead(self) -> bool:
        """Whether it tells of what has not happened."""
        return self.members[0].ahead

    def places(self) -> list[tuple[Traits, Where]]:
        """Every exact place that is named, with the claim that names it."""
        return [(item, where) for item in self.members for where in exact_places(item)]


def threads_of(report: Iterable[Traits]) -> tuple[Thread, ...]:
    """Gather the claims of one report into threads, in order of their leads.

    A claim goes with the thread that it does not contradict and with which it shares most of
    place, day and words. One that shares nothing goes with the first thread that it may go on
    with: it names no place or day of its own, or the thread named none so far. Else it begins
    a thread. A report tells its main happening first, and most bare tolls are of that one.
    """
    threads: list[Thread] = []
    for item in sorted(report, key=lambda t: (t.evidence.claim.trigger.span, t.id)):
        fitting = [thread for thread in threads if _agrees(item, thread)]
        thread = max(fitting, key=lambda t: _shared(item, t), default=None)
        if thread is not None and not _shared(item, thread):
            thread = next((t for t in fitting if _follows(item, t)), None)
        if thread is None:
            thread = Thread(item.family)
            threads.append(thread)
        thread.members.append(item)
    return tuple(threads)


def exact_places(item: Traits) -> list[Where]:
    """Places of a claim that are named, and narrow enough to say where."""
    return [
        where
        for where in (*item.at, *item.to)
        if where.named and (where.place is None or where.place.radius_km <= REGION_KM)
    ]


def words_shared(one: Traits, two: Traits) -> float:
    """Telling words in common as a share of those of the shorter sentence; 0 below four."""
    shared = len(one.content & two.content)
    return shared / min(len(one.content), len(two.content)) if shared >= LEAST_WORDS else 0.0


def modes_apart(one: Traits, two: Traits) -> bool:
    """Whether the kinds of act exclude each other, as a gas attack and an arrest do."""
    if one.mode == two.mode:
        return False
    if one.family == "ASSAULT":
        return not {one.mode, two.mode} <= HARMS
    return "" not in {one.mode, two.mode} and one.family == "movement"


def _agrees(item: Traits, thread: Thread) -> bool:
    if item.family != thread.family or item.ahead != thread.ahead:
        return False
    if any(days_apart(item, m) or modes_apart(item, m) for m in thread.members):
        return False
    return _place_grades(item, thread) != {"different"}


def _follows(item: Traits, thread: Thread) -> bool:
    """Whether a claim that shares nothing with a thread may go on with it."""
    exact = exact_places(item)
    if exact and any(exact_places(m) for m in thread.members):
        return "open" in _place_grades(item, thread)
    return not item.dated or not any(m.dated for m in thread.members)


def _place_grades(item: Traits, thread: Thread) -> set[Grade]:
    known = [where for _, where in thread.places()]
    return {_grade(a, b) for a in exact_places(item) for b in known}


def _grade(one: Where, two: Where) -> Grade:
    """Within one report a name that did not resolve may lie anywhere in a place that did."""
    grade = compare_where(one, two)
    if grade == "different" and (one.place is None) != (two.place is None):
        return "open"
    return grade


def _shared(item: Traits, thread: Thread) -> float:
    """How much of place, day and words a claim shares with a thread."""
    place = "same" in _place_grades(item, thread)
    day = item.dated and any(m.dated for m in thread.members)
    words = max(words_shared(item, m) for m in thread.members)
    return place + day + (words if words >= ALIKE else 0.0)
