"""Copies between whole reports: which stretches of one stand in another, word for word.

Found by containment of 5-word shingles, never by likeness of whole documents: a third of an
article, or an article inside a paper's own text, has little in common with the whole. The
stretches are aligned, so that it can be shown what was taken. Measured in
docs/method/stories.md.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from vedette.fusion.joined import Groups
from vedette.fusion.lineage import credits_outlet
from vedette.fusion.shingles import WIDTH, Numbers, Shingled, near_copies, shingled
from vedette.records.spans import Span

PHRASE = 7
"""Words of each shared stretch that do not count: so many in a row are a turn of phrase."""

LEAST_WORDS = 11
"""Words in shared stretches, beyond the phrase of each, from which something was copied."""

MOSTLY = 0.5
"""Share of the shorter text that must stand in the other where it has fewer words than that."""

LONG = 40
"""Words of a stretch, in a row, that are a copy whoever else has them."""

WHOLE = 0.6
"""Share of the shorter text's words from which it is a copy, not a partial one."""

BOILERPLATE = 5
"""A shingle in so many texts that are no copies of each other is a maker's set phrase."""

CROWD = 150
"""Of a shingle in more texts than this, each is compared with the first only."""

FAMILY = 30
"""Near copies of one text up to which all pairs are told; of more, each with the first only."""

NEAR = 0.8
"""Resemblance in shingles of near copies."""


Runs = tuple[tuple[int, int], ...]
"""Half-open ranges of positions of words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReport:
    """A report as printed; `published` is an ISO day, "" when not known."""

    name: str
    text: str
    published: str = ""
    outlet: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCopy:
    """The report number `later` repeats words of the report number `earlier`.

    `spans` are the stretches of the later text, `earlier_spans` those of the earlier, as many
    words in all but not always one for one. `containment` is the share of the shorter text's
    words that stand in them, 0 to 1.
    """

    later: int
    earlier: int
    kind: Literal["copy", "partial_copy"]
    spans: tuple[Span, ...]
    earlier_spans: tuple[Span, ...]
    containment: float


def find_report_copies(reports: Sequence[PrintedReport]) -> tuple[ReportCopy, ...]:
    """Find which reports repeat words of which.

    The later report is the copy: by day of publication; on one day the one that credits the
    other's outlet, else the shorter, else by name. The outcome is the same for any order.

    Args:
        reports: the reports; two of one name and text are one and not compared.

    Returns:
        Pairs by position, the later first; of a very common text each copy with the first only.
    """
    order = sorted(range(len(reports)), key=lambda n: _precedence(reports[n]))
    texts = [shingled(reports[n].text) for n in order]
    families: dict[int, list[int]] = defaultdict(list)
    for place, first in enumerate(near_copies((t.distinct for t in texts), least=NEAR)):
        families[first].append(place)
    found: list[ReportCopy] = []
    for pair in _aligned_pairs(texts, families):
        earlier, later = order[pair.one], order[pair.two]
        spans, earlier_spans = pair.spans(texts)
        if _is_same(reports[earlier], reports[later]):
            continue
        if _credits_other(reports[earlier], reports[later]):
            earlier, later, spans, earlier_spans = later, earlier, earlier_spans, spans
        found.append(
            ReportCopy(
                later=later,
                earlier=earlier,
                kind="copy" if pair.share >= WHOLE else "partial_copy",
                spans=spans,
                earlier_spans=earlier_spans,
                containment=round(pair.share, 3),
            )
        )
    return tuple(sorted(found, key=lambda copy: (copy.later, copy.earlier)))


def _is_same(one: PrintedReport, two: PrintedReport) -> bool:
    return (one.name, one.text) == (two.name, two.text)


def _precedence(report: PrintedReport) -> tuple[str, int, str, str]:
    return (report.published or "9999", -len(report.text), report.name, report.text)


def _credits_other(earlier: PrintedReport, later: PrintedReport) -> bool:
    """On one day, the report that credits the other's outlet came after it."""
    return earlier.published == later.published and credits_outlet(earlier.credits, later.outlet)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two aligned texts: runs of shared words in both, and their share of the shorter."""

    one: int
    two: int
    runs: tuple[Runs, Runs]
    share: float

    @property
    def strong(self) -> bool:
        words = min(sum(end - start for start, end in run) for run in self.runs)
        whole = self.share >= WHOLE and words >= 2 * LONG
        return whole or min(map(_longest, self.runs)) >= LONG

    @property
    def copied(self) -> bool:
        beyond = min(sum(max(0, end - start - PHRASE) for start, end in r) for r in self.runs)
        return beyond >= LEAST_WORDS or (self.share >= MOSTLY and beyond > 0)

    def spans(self, texts: list[Shingled]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The stretches of the later text, and those of the earlier."""
        return _spans(texts[self.two], self.runs[1]), _spans(texts[self.one], self.runs[0])


def _aligned_pairs(texts: list[Shingled], families: dict[int, list[int]]) -> Iterator[_Pair]:
    """Pairs in which something was copied, the earlier text first."""
    for members in families.values():
        near = combinations(members, 2) if len(members) <= FAMILY else _star(members)
        yield from (_align(texts, one, two) for one, two in near)
    firsts = sorted(families)
    distinct = [texts[first].distinct for first in firsts]
    pairs = [_align(texts, firsts[one], firsts[two]) for one, two in _sharing(distinct)]
    pairs = [pair for pair in pairs if pair.copied]
    set_phrases = _set_phrases(firsts, distinct, [pair for pair in pairs if pair.strong])
    for seen in pairs:
        pair = seen
        if not seen.strong:
            pair = _align(texts, seen.one, seen.two, without=set_phrases)
            if not pair.copied:
                continue
        mine, other = families[pair.one], families[pair.two]
        yield pair
        if 1 < len(mine) * len(other) <= FAMILY:
            rest = ((min(a, b), max(a, b)) for a in mine for b in other)
            aligned = (_align(texts, a, b) for a, b in rest if (a, b) != (pair.one, pair.two))
            yield from (each for each in aligned if each.copied)


def _star(members: list[int]) -> Iterator[tuple[int, int]]:
    return ((members[0], other) for other in members[1:])


def _sharing(distinct: list[Numbers]) -> list[tuple[int, int]]:
    """Pairs of texts with enough shingles in common to be looked at."""
    holders, starts, lengths = _holders(distinct)
    codes: list[NDArray[np.int64]] = []
    for size in np.unique(lengths[lengths > 1]).tolist():
        rows = holders[starts[lengths == size][:, None] + np.arange(size)]
        if size <= CROWD:
            one, two = np.triu_indices(size, 1)
            codes.append((rows[:, one] * len(distinct) + rows[:, two]).ravel())
        else:
            codes.append((rows[:, :1] * len(distinct) + rows[:, 1:]).ravel())
    if not codes:
        return []
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    likely = pairs[shared >= PHRASE + 2 - WIDTH]
    return [divmod(int(code), len(distinct)) for code in likely]


def _holders(
    distinct: list[Numbers],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Texts sorted by shingle, and where each shingle's begin and how many they are."""
    if not distinct:
        return (np.zeros(0, np.int64),) * 3
    sizes = [len(shingles) for shingles in distinct]
    holders = np.repeat(np.arange(len(distinct), dtype=np.int64), sizes)
    shingles = np.concatenate(distinct)
    order = np.argsort(shingles, kind="stable")
    shingles = shingles[order]
    starts = np.flatnonzero(np.r_[True, shingles[1:] != shingles[:-1]][: len(shingles)])
    return holders[order], starts, np.diff(np.r_[starts, len(shingles)])


def _set_phrases(firsts: list[int], distinct: list[Numbers], strong: list[_Pair]) -> Numbers:
    """Shingles that stand in many texts which are no copies of each other."""
    groups = Groups(len(firsts))
    place = {first: row for row, first in enumerate(firsts)}
    for pair in strong:
        groups.join(place[pair.one], place[pair.two])
    if not distinct:
        return np.zeros(0, np.uint64)
    sizes = [len(shingles) for shingles in distinct]
    group = np.repeat([groups.of(row) for row in range(len(firsts))], sizes)
    shingles = np.concatenate(distinct)
    order = np.lexsort((group, shingles))
    shingles, group = shingles[order], group[order]
    new = np.r_[True, (shingles[1:] != shingles[:-1]) | (group[1:] != group[:-1])]
    each, counts = np.unique(shingles[new[: len(shingles)]], return_counts=True)
    return each[counts >= BOILERPLATE]


def _align(texts: list[Shingled], one: int, two: int, without: Numbers | None = None) -> _Pair:
    """The stretches of both texts that stand in the other, and their share of the shorter."""
    both = np.intersect1d(texts[one].distinct, texts[two].distinct, assume_unique=True)
    if without is not None:
        both = np.setdiff1d(both, without, assume_unique=True)
    marks = [_covered(texts[number].hashes, both) for number in (one, two)]
    shorter = max(1, min(map(len, marks)))
    share = min(1.0, min(int(mark.sum()) for mark in marks) / shorter)
    return _Pair(one, two, (_runs(marks[0]), _runs(marks[1])), share)


def _covered(hashes: Numbers, both: Numbers) -> NDArray[np.bool_]:
    """Which words of a text stand in a shared shingle."""
    held = np.flatnonzero(np.isin(hashes, both))
    covered = np.zeros(len(hashes) + WIDTH - 1, bool)
    for place in range(WIDTH):
        covered[held + place] = True
    return covered


def _runs(covered: NDArray[np.bool_]) -> Runs:
    """Where covered words run, as half-open ranges of their positions."""
    edges = np.flatnonzero(np.diff(np.r_[False, covered, False].astype(np.int8)))
    return tuple((int(start), int(end)) for start, end in edges.reshape(-1, 2))


def _longest(runs: Runs) -> int:
    return max((end - start for start, end in runs), default=0)


def _spans(text: Shingled, runs: Runs) -> tuple[Span, ...]:
    words = text.word_spans()
    return tuple(Span(words[start][0], words[min(end, len(words)) - 1][1]) for start, end in runs)
