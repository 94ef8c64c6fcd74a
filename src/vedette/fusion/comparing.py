"""What reports say of one happening, set side by side: contradiction, update, refinement, support.

First the reports of one story are found, then the threads of two such reports that speak of
one happening, and the sentences of theirs that are nearly the same. A contradiction in one
slot keeps no two from being compared, as long as the other slots speak for it.
docs/method/contradictions.md has the rules and what they reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from vedette.fusion.matching import Grade, compare_actors, compare_places, compare_times
from vedette.fusion.near_copies import compare_near_copies
from vedette.fusion.neighbours import CLOSE, neighbours
from vedette.fusion.slots import compare_threads, places_differ
from vedette.fusion.stances import compare_denials, compare_holders
from vedette.fusion.threads import Thread, exact_places, modes_apart, threads_of, words_shared
from vedette.fusion.tolls_compared import corrects
from vedette.fusion.traits import Traits, traits_of
from vedette.records.events import Evidence
from vedette.records.relations import Relation

ENOUGH, SOME = 0.5, 0.3
"""Share of words in common that makes two threads one happening by itself; with one field."""

LATER_DAYS = 3
"""Reports this far apart whose threads share no day need very many words in common."""

AKIN = 0.3
"""Cosine of two reports from which their leads are compared although the places differ."""

COPIED = 0.6
"""Cosine of two reports from which threads are compared although their days lie apart."""

MANY = 0.6
"""Share of words in common without which two threads at different places are two happenings."""

_Key = tuple[str, str, str, str, tuple[int, int], tuple[int, int], str, str]


def compare_reports(
    evidence: Iterable[Evidence], *, about: Collection[str] = ()
) -> tuple[Relation, ...]:
    """Compare what different reports say of the same happenings.

    Args:
        evidence: claims of the reports; order does not matter, one given twice counts once.
        about: ids of reports; when given, only relations with one of these.

    Returns:
        Relations, each once, in order of reports, slots and words.
    """
    by_report: dict[str, list[Evidence]] = defaultdict(list)
    unique = {item.claim.id: item for item in sorted(evidence, key=_named)}
    for item in unique.values():
        by_report[item.claim.report_id].append(item)
    threads = {key: threads_of(map(traits_of, items)) for key, items in by_report.items()}
    heads = [by_report[key][0] for key in sorted(by_report)]
    found: dict[_Key, Relation] = {}
    for one, two, share in neighbours(heads, about=about):
        for relation in _compared(threads[one], threads[two], share):
            found.setdefault(_key(relation), relation)
    return tuple(found[key] for key in sorted(found))


def _named(item: Evidence) -> tuple[str, str, str]:
    return (item.claim.id, item.published, item.report_name)


def _key(relation: Relation) -> _Key:
    a, b = relation.a_words.span, relation.b_words.span
    told = (relation.a_report, relation.b_report, relation.slot, relation.kind)
    return (*told, (a.start, a.end), (b.start, b.end), relation.a, relation.b)


def _compared(ours: Sequence[Thread], theirs: Sequence[Thread], share: float) -> Iterator[Relation]:
    for one, two in paired(ours, theirs, share=share):
        yield from compare_threads(one, two)
        yield from compare_denials(one, two)
    yield from compare_holders(ours, theirs)
    if share >= CLOSE and ours and theirs and not _one_office(ours[0], theirs[0]):
        yield from compare_near_copies(ours, theirs)


def paired(
    ours: Sequence[Thread], theirs: Sequence[Thread], *, share: float = 0.0
) -> Iterator[tuple[Thread, Thread]]:
    """Threads of two reports that speak of one happening, each at most once, the surest first.

    Args:
        ours: the threads of one report.
        theirs: those of the other.
        share: cosine of the two reports; from .3 their leads may tell one happening that they
            place differently, from .6 one report is a copy of the other and its day may differ.
    """
    scored = []
    for i, one in enumerate(ours):
        for j, two in enumerate(theirs):
            leads = _leads(ours, one) and _leads(theirs, two)
            weight = alike(one, two, akin=share >= AKIN and leads, copied=share >= COPIED)
            if weight > 0:
                scored.append((-weight - leads, i, j))
    mine: set[int] = set()
    others: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in mine and j not in others:
            mine.add(i)
            others.add(j)
            yield ours[i], theirs[j]


def _leads(threads: Sequence[Thread], thread: Thread) -> bool:
    """Whether a thread is the first of its family in its report."""
    return next(t for t in threads if t.family == thread.family) is thread


def alike(one: Thread, two: Thread, *, akin: bool = False, copied: bool = False) -> float:
    """How surely two threads speak of one happening, 0 when they do not.

    Of who, where and when at most one may differ, and two must agree, or one with some words
    in common, or many words; where the places differ very many, unless the two are `akin`.
    """
    if one.family != two.family or one.ahead != two.ahead:
        return 0.0
    words = 0.0
    grades: dict[str, set[str]] = {"who": set(), "where": set(), "when": set()}
    for a in one.members:
        for b in two.members:
            if modes_apart(a, b):
                continue
            when = compare_times(a, b).grade
            known = (a.dated and b.dated) or when == "different"
            grades["who"].add(compare_actors(a, b).grade)
            grades["where"].add(_where(a, b))
            grades["when"].add(when if known else "open")
            words = max(words, words_shared(a, b))
    same = sum("same" in found for found in grades.values())
    different = {key for key, g in grades.items() if "different" in g and "same" not in g}
    enough = same >= 2 or words >= ENOUGH or (same > 0 and words >= SOME)
    if _one_office(one, two) and (different or "same" not in grades["when"]):
        return 0.0  # who tells of both told them apart, and of each by like forms of words
    if "where" in different and words < MANY and not akin:
        enough = False  # the same force does the like elsewhere, on the same day too
    if "when" in different and _gap_days(one, two) > 1 and not copied:
        enough = False  # the same attack again, in the same words
    if "same" not in grades["when"] and words < MANY and _days_between(one, two) >= LATER_DAYS:
        enough = False
    if len(different) > 1 or not enough:
        return 0.0
    return same + words - len(different) - _other_modes(one, two) / 2


def _where(a: Traits, b: Traits) -> Grade:
    """As for joining, but a facility that did not resolve may lie in any town."""
    grade = compare_places(a, b).grade
    if grade != "different":
        return grade
    known = product(exact_places(a), exact_places(b))
    return "different" if all(places_differ(x, y) for x, y in known) else "open"


def _one_office(one: Thread, two: Thread) -> bool:
    """Whether one outlet prints both, and neither says that it corrects the other."""
    first, second = one.members[0], two.members[0]
    same = first.evidence.outlet == second.evidence.outlet != ""
    return same and not any(corrects(item) for item in (*one.members, *two.members))


def _gap_days(one: Thread, two: Thread) -> int:
    """Least number of days between two dated claims of the threads; 0 when none are dated."""
    return min(
        (
            max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)
            for a in one.members
            for b in two.members
            if a.dated and b.dated and a.days and b.days
        ),
        default=0,
    )


def _days_between(one: Thread, two: Thread) -> int:
    """Days between the publication of two reports; 0 when one is not known."""
    a, b = one.members[0].published, two.members[0].published
    return abs(a - b) if a is not None and b is not None else 0


def _other_modes(one: Thread, two: Thread) -> bool:
    ours = {item.mode for item in one.members} - {""}
    theirs = {item.mode for item in two.members} - {""}
    return bool(ours and theirs) and not ours & theirs
