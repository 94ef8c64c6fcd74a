"""What reports say of one happening, set side by side: contradiction, update, refinement, support.

First the reports of one story are found, then the threads of two such reports that speak of
one happening, and the sentences of theirs that are nearly the same. A contradiction in one
slot keeps no two from being compared, as long as the other slots speak for it.
docs/method/contradictions.md has the rules and what they reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from vedette.fusion.matching import compare_actors, compare_places, compare_times
from vedette.fusion.near_copies import compare_near_copies
from vedette.fusion.neighbours import neighbours
from vedette.fusion.slots import compare_threads
from vedette.fusion.stances import compare_denials, compare_holders
from vedette.fusion.threads import Thread, modes_apart, threads_of, words_shared
from vedette.fusion.traits import traits_of
from vedette.records.events import Evidence
from vedette.records.relations import Relation

ENOUGH, SOME = 0.5, 0.3
"""Share of words in common that makes two threads one happening by itself; with one field."""

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
    for one, two in neighbours(heads, about=about):
        for relation in _compared(threads[one], threads[two]):
            found.setdefault(_key(relation), relation)
    return tuple(found[key] for key in sorted(found))


def _named(item: Evidence) -> tuple[str, str, str]:
    return (item.claim.id, item.published, item.report_name)


def _key(relation: Relation) -> _Key:
    a, b = relation.a_words.span, relation.b_words.span
    told = (relation.a_report, relation.b_report, relation.slot, relation.kind)
    return (*told, (a.start, a.end), (b.start, b.end), relation.a, relation.b)


def _compared(ours: Sequence[Thread], theirs: Sequence[Thread]) -> Iterator[Relation]:
    for one, two in paired(ours, theirs):
        yield from compare_threads(one, two)
        yield from compare_denials(one, two)
    yield from compare_holders(ours, theirs)
    yield from compare_near_copies(ours, theirs)


def paired(ours: Sequence[Thread], theirs: Sequence[Thread]) -> Iterator[tuple[Thread, Thread]]:
    """Threads of two reports that speak of one happening, each at most once, the surest first."""
    scored = []
    for i, one in enumerate(ours):
        for j, two in enumerate(theirs):
            weight = alike(one, two)
            if weight > 0:
                leads = _leads(ours, one) and _leads(theirs, two)
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


def alike(one: Thread, two: Thread) -> float:
    """How surely two threads speak of one happening, 0 when they do not.

    Of who, where and when at most one may differ, and two must agree, or one with some words
    in common, or many words.
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
            grades["where"].add(compare_places(a, b).grade)
            grades["when"].add(when if known else "open")
            words = max(words, words_shared(a, b))
    same = sum("same" in found for found in grades.values())
    different = sum("different" in found and "same" not in found for found in grades.values())
    enough = same >= 2 or words >= ENOUGH or (same > 0 and words >= SOME)
    if different > 1 or not enough:
        return 0.0
    return same + words - different - _other_modes(one, two) / 2


def _other_modes(one: Thread, two: Thread) -> bool:
    ours = {item.mode for item in one.members} - {""}
    theirs = {item.mode for item in two.members} - {""}
    return bool(ours and theirs) and not ours & theirs
