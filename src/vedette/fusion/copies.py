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

from vedette.fusion.lineage import credits_outlet
from vedette.fusion.shingles import WIDTH, Numbers, Shingled, near_copies, shingled
from vedette.records.spans import Span

PHRASE = 7
"""Words of each shared stretch that do not count: so many in a row are a turn of phrase."""

LEAST_WORDS = 11
"""Words in shared stretches, beyond the phrase of each, from which something was copied."""

MOSTLY = 0.5
"""Share of the shorter text that must stand in the other where it has fewer words than that."""

WHOLE = 0.6
"""Share of the shorter text's words from which it is a copy, not a partial one."""

CROWD = 60
"""A shingle in more texts than this is boilerplate and makes no candidates."""

FAMILY = 30
"""Near copies of one text up to which all pairs are told; of more, each is paired with the first."""

NEAR = 0.8
"""Resemblance in shingles of near copies."""


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
    for one, two in _pairs(texts, families):
        earlier, later = order[one], order[two]
        if (reports[earlier].name, reports[earlier].text) == (
            reports[later].name,
            reports[later].text,
        ):
            continue
        turned = _credits_other(reports[earlier], reports[later])
        pair = (texts[two], texts[one]) if turned else (texts[one], texts[two])
        copy = _aligned(*pair)
        if copy is None:
            continue
        here, there, share = copy
        found.append(
            ReportCopy(
                later=earlier if turned else later,
                earlier=later if turned else earlier,
                kind="copy" if share >= WHOLE else "partial_copy",
                spans=there,
                earlier_spans=here,
                containment=round(share, 3),
            )
        )
    return tuple(sorted(found, key=lambda copy: (copy.later, copy.earlier)))


def _precedence(report: PrintedReport) -> tuple[str, int, str, str]:
    return (report.published or "9999", -len(report.text), report.name, report.text)


def _credits_other(earlier: PrintedReport, later: PrintedReport) -> bool:
    """On one day, the report that credits the other's outlet came after it."""
    return earlier.published == later.published and credits_outlet(earlier.credits, later.outlet)


def _pairs(texts: list[Shingled], families: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of texts worth aligning, the earlier first."""
    for members in families.values():
        if len(members) <= FAMILY:
            yield from combinations(members, 2)
        else:
            yield from ((members[0], other) for other in members[1:])
    firsts = sorted(families)
    for one, two in _sharing([texts[first].distinct for first in firsts]):
        mine, other = families[firsts[one]], families[firsts[two]]
        if len(mine) * len(other) > FAMILY:
            mine, other = mine[:1], other[:1]
        for a in mine:
            for b in other:
                yield min(a, b), max(a, b)


def _sharing(distinct: list[Numbers]) -> list[tuple[int, int]]:
    """Pairs of texts with enough shingles in common, those of boilerplate left out."""
    if not distinct:
        return []
    sizes = np.array([len(shingles) for shingles in distinct], np.int64)
    holders = np.repeat(np.arange(len(distinct), dtype=np.int64), sizes)
    shingles = np.concatenate(distinct)
    order = np.argsort(shingles, kind="stable")
    shingles, holders = shingles[order], holders[order]
    starts = np.flatnonzero(np.r_[True, shingles[1:] != shingles[:-1]])
    lengths = np.diff(np.r_[starts, len(shingles)])
    codes: list[NDArray[np.int64]] = []
    for size in range(2, CROWD + 1):
        at = starts[lengths == size]
        if not len(at):
            continue
        rows = holders[at[:, None] + np.arange(size)]
        one, two = np.triu_indices(size, 1)
        codes.append((rows[:, one] * len(distinct) + rows[:, two]).ravel())
    if not codes:
        return []
    pairs, shared = np.unique(np.concatenate(codes), return_counts=True)
    likely = pairs[shared >= PHRASE + 1 - WIDTH + 1]
    return [divmod(int(code), len(distinct)) for code in likely]


def _aligned(
    earlier: Shingled, later: Shingled
) -> tuple[tuple[Span, ...], tuple[Span, ...], float] | None:
    """The stretches of both texts that stand in the other, and their share of the shorter."""
    both = np.intersect1d(earlier.distinct, later.distinct, assume_unique=True)
    marks = [_covered(text.hashes, both) for text in (earlier, later)]
    stretches = [_runs(mark) for mark in marks]
    share = min(int(mark.sum()) for mark in marks) / min(map(len, marks))
    beyond = [sum(max(0, end - start - PHRASE) for start, end in runs) for runs in stretches]
    if min(beyond) < LEAST_WORDS and not (share >= MOSTLY and min(beyond) > 0):
        return None
    here, there = (
        _spans(*pair) for pair in zip((earlier, later), stretches, strict=True)
    )
    return here, there, min(1.0, share)


def _covered(hashes: Numbers, both: Numbers) -> NDArray[np.bool_]:
    """Which words of a text stand in a shared shingle."""
    held = np.flatnonzero(np.isin(hashes, both))
    covered = np.zeros(len(hashes) + WIDTH - 1, bool)
    for place in range(WIDTH):
        covered[held + place] = True
    return covered


def _runs(covered: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where covered words run, as half-open ranges of their positions."""
    edges = np.flatnonzero(np.diff(np.r_[False, covered, False].astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]


def _spans(text: Shingled, runs: list[tuple[int, int]]) -> tuple[Span, ...]:
    words = text.word_spans()
    return tuple(Span(words[start][0], words[min(end, len(words)) - 1][1]) for start, end in runs)
