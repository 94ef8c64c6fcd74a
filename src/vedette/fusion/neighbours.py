"""Reports worth setting side by side: of the same days, and alike in the words they use."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import log, sqrt

from vedette.fusion.traits import ordinal
from vedette.fusion.words import SMALL, stem, words_of
from vedette.records.events import Evidence

ALIKE = 0.2
"""Least cosine of the weighted words of two reports of one story. Measured on the 13 groups of
the development set: 0.20 to 0.93 inside a story, below 0.24 between reports of other groups."""

CLOSE = 0.4
"""Cosine from which one report is mostly made of the other: a copy, a rewrite, an altered copy.
Reports of which one has no day need it; so does a sentence whose place or day was changed, since
forms of words ("detained several suspected insurgents in ...") fill the releases of one office."""

APART_DAYS = 7
"""Reports published further apart are not set side by side."""

MOST = 40
"""A report is set side by side with at most so many others, the most alike first."""

COMMON = 300
"""Of a word in more reports than this, only those published nearest are looked at."""


def neighbours(
    reports: Sequence[Evidence], *, about: Collection[str] = ()
) -> tuple[tuple[str, str, float], ...]:
    """Pairs of ids of reports that may tell one story with their cosine, each once and in order.

    Of a story with many reports, each meets the 40 that are most like it.

    Args:
        reports: one claim of each report, for its text and its day of publication.
        about: ids of reports; when given, one of each pair is among them.
    """
    heard = _heard(reports, about)
    weights = _weights({item.claim.report_id: item.text for item in heard})
    published = {item.claim.report_id: _day(item) for item in heard}
    order = sorted(weights, key=lambda key: (published[key] or 0, key))
    holders: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(order):
        for word in weights[key]:
            holders[word].append(at)
    pairs: set[tuple[str, str, float]] = set()
    for at, one in enumerate(order):
        if about and one not in about:
            continue
        sums: dict[str, float] = defaultdict(float)
        for word, weight in weights[one].items():
            for other in _around(holders[word], at):
                sums[order[other]] += weight * weights[order[other]][word]
        near = [
            two
            for two in sorted(sums, key=lambda key: (-sums[key], key))
            if two != one and sums[two] >= _needed(published[one], published[two])
        ]
        pairs.update((min(one, two), max(one, two), round(sums[two], 9)) for two in near[:MOST])
    return tuple(sorted({(one, two): (one, two, share) for one, two, share in pairs}.values()))


def _heard(reports: Sequence[Evidence], about: Collection[str]) -> list[Evidence]:
    """Of one text that is printed by more than `MOST`, the first to print it speak for all."""
    by_text: dict[str, list[Evidence]] = defaultdict(list)
    for item in reports:
        by_text[item.text].append(item)
    heard = []
    for items in by_text.values():
        items.sort(key=lambda item: (item.published or "9", item.claim.report_id))
        heard += [item for n, item in enumerate(items) if n < MOST or item.claim.report_id in about]
    return heard


def _around(holders: Sequence[int], at: int) -> Sequence[int]:
    """Those that hold a word; of very many only those published about the same time."""
    if len(holders) <= COMMON:
        return holders
    middle = bisect_left(holders, at)
    start = max(0, min(middle - COMMON // 2, len(holders) - COMMON))
    return holders[start : start + COMMON]


def _weights(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Word weights of each report (logarithm of count, times rarity), of length one."""
    counts = {key: _counted(text) for key, text in texts.items()}
    held = Counter(word for words in counts.values() for word in words)
    found = {}
    for key, words in counts.items():
        raw = {
            word: (1 + log(n)) * log(1 + len(counts) / held[word])
            for word, n in sorted(words.items())
        }
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        found[key] = {word: weight / length for word, weight in raw.items()}
    return found


def _counted(text: str) -> Counter[str]:
    return Counter(stem(word) for word in words_of(text) if len(word) > 2 and word not in SMALL)


def _day(item: Evidence) -> int | None:
    return ordinal(item.published, last=False)


def _needed(one: int | None, two: int | None) -> float:
    """Least cosine for two reports by their days; above 1 when they are too far apart."""
    if one is None or two is None:
        return CLOSE
    return ALIKE if abs(one - two) <= APART_DAYS else 2.0
