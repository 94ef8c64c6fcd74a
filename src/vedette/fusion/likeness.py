"""How alike the texts of reports are: mean of three TF-IDF cosines, words and names twice."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vedette.fusion.words import SMALL, fold, is_number, stem

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = frozenset(".!?:\"“”'`")

RARITY = 1.5
"""Power of the inverse document frequency in a weight; the count of a word has 0.5."""


@dataclass(frozen=True, slots=True)
class _View:
    """Sparse unit vectors: for each text its terms and weights; for each term its texts."""

    terms: list[NDArray[np.int64]]
    weights: list[NDArray[np.float32]]
    texts: list[NDArray[np.int64]]
    shares: list[NDArray[np.float32]]


class Likeness:
    """Likeness of any two of some texts, from 0 to 1; computed when asked for."""

    def __init__(self, views: Sequence[_View], days: NDArray[np.float64]) -> None:
        self._views = views
        self._days = days

    def __len__(self) -> int:
        return len(self._days)

    def to(self, row: int) -> NDArray[np.float32]:
        """Likeness of one text to all."""
        total = np.zeros(len(self), np.float32)
        for view in self._views:
            for term, weight in zip(view.terms[row].tolist(), view.weights[row], strict=True):
                total[view.texts[term]] += weight * view.shares[term]
        apart = np.abs(self._days - self._days[row])
        return (total / len(self._views) * _closeness(apart)).astype(np.float32)

    def among(self, rows: Sequence[int]) -> NDArray[np.float32]:
        """Likeness of some texts among each other, a square matrix."""
        return np.stack([self.to(row)[list(rows)] for row in rows])


def _closeness(apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 for reports within three days of each other or without a day, then falling."""
    return np.where(apart > 3, 1.0 / (1.0 + (apart - 3) / 30), 1.0)


def likeness_of(texts: Sequence[str], days: Sequence[date | None]) -> Likeness:
    """Prepare the likeness of texts.

    Args:
        texts: the texts, in an order that depends on nothing but themselves: sums are made in
            this order.
        days: for each text its day of publication, None where not known.
    """
    counted = list(map(_terms, texts))
    views = tuple(_view(counts) for counts in zip(*counted, strict=True))
    when = np.array([day.toordinal() if day else np.nan for day in days], np.float64)
    return Likeness(views, when)


def _terms(text: str) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Stems; names and numbers; and the same without words that open a sentence."""
    words: Counter[str] = Counter()
    names: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        printed = found.group()
        word = fold(printed).removesuffix("'s").replace(",", "")
        if not word:
            continue
        if word[0].isdigit():
            words[word] += 1
            names[word] += 1
            inside[word] += 1
            continue
        if len(word) < 2 or word in SMALL:
            continue
        words[stem(word)] += 1
        if printed[0].isupper() or is_number(word):
            names[word] += 1
        if printed[0].isupper() and not _opens(text, found.start()):
            inside[word] += 1
    return words, names, inside


def _opens(text: str, start: int) -> bool:
    """Whether a word begins a sentence, line or quotation."""
    before = text[max(0, start - 4) : start]
    bare = before.rstrip()
    return not bare or "\n" in before[len(bare) :] or bare[-1] in _ENDS


def _view(counted: Iterable[Counter[str]]) -> _View:
    rows = list(counted)
    held: Counter[str] = Counter()
    for counts in rows:
        held.update(counts.keys())
    number = {term: n for n, term in enumerate(sorted(held))}
    rarity = {term: 1 + np.log((1 + len(rows)) / (1 + n)) for term, n in held.items()}
    view = _View([], [], [], [])
    postings: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for row, counts in enumerate(rows):
        terms = sorted(counts)
        raw = np.array([counts[t] ** 0.5 * rarity[t] ** RARITY for t in terms], np.float64)
        unit = raw / (np.linalg.norm(raw) or 1.0)
        view.terms.append(np.array([number[t] for t in terms], np.int64))
        view.weights.append(unit.astype(np.float32))
        for term, weight in zip(terms, unit, strict=True):
            postings[number[term]].append((row, weight))
    for place in range(len(number)):
        view.texts.append(np.array([row for row, _ in postings[place]], np.int64))
        view.shares.append(np.array([weight for _, weight in postings[place]], np.float32))
    return view
