"""Shingles: five words in a row as one number, for finding repeated words fast.

A changed figure breaks the five words around it, and is so never hidden in what was copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from vedette.fusion.words import fold

Numbers = NDArray[np.uint64]

WIDTH = 5
"""Words in a shingle."""

PERMUTATIONS = 48
BAND = 4
"""A signature has so many minima; so many in a row are one band. With 12 bands of 4, texts that
share nine tenths of their shingles meet in some band with a chance over .9999."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_FACTORS = np.array([0x9E3779B97F4A7C15 * (2 * n + 1) % 2**64 for n in range(WIDTH)], np.uint64)
_SHIFT = np.uint64(29)


def _drawn(kind: bytes, count: int) -> Numbers:
    """Constants that look random and are the same everywhere."""
    return np.array(
        [
            int.from_bytes(blake2b(kind + bytes([n]), digest_size=8).digest(), "big")
            for n in range(count)
        ],
        np.uint64,
    )


_MULTIPLIERS = _drawn(b"multiplier", PERMUTATIONS) | np.uint64(1)
_ADDENDS = _drawn(b"addend", PERMUTATIONS)


@dataclass(frozen=True, slots=True)
class Shingled:
    """A text as shingles: a number for each word that begins five, and these, each once."""

    text: str
    hashes: Numbers
    distinct: Numbers

    def word_spans(self) -> list[tuple[int, int]]:
        """Offsets of the words in the text."""
        return [match.span() for match in _WORD.finditer(self.text)]


def shingled(text: str) -> Shingled:
    """Cut a text into shingles; a text of fewer than five words is one shingle."""
    hashes = _mixed(np.array(list(map(_number_of, _WORD.findall(text))), np.uint64))
    return Shingled(text=text, hashes=hashes, distinct=np.unique(hashes))


def signature(distinct: Numbers) -> Numbers:
    """MinHash signature: `PERMUTATIONS` minima; texts that share words share minima."""
    if not len(distinct):
        return np.zeros(PERMUTATIONS, np.uint64)
    mixed = distinct[:, None] * _MULTIPLIERS + _ADDENDS
    minima: Numbers = (mixed ^ (mixed >> _SHIFT)).min(axis=0)
    return minima


def bands(minima: Numbers) -> tuple[tuple[int, bytes], ...]:
    """Keys under which texts that share most of their shingles meet."""
    return tuple(
        (start, minima[start : start + BAND].tobytes()) for start in range(0, len(minima), BAND)
    )


def resemblance(one: Numbers, two: Numbers) -> float:
    """Share of the shingles of two texts that both have, from 0 to 1."""
    both = len(np.intersect1d(one, two, assume_unique=True))
    return both / (len(one) + len(two) - both) if both else 0.0


def near_copies(texts: Iterable[Numbers], *, least: float) -> list[int]:
    """For each text the number of the first one that it nearly repeats, or its own.

    A text is compared with at most one other for each band, so that ten thousand copies of one
    text cost ten thousand comparisons. The outcome depends on the order of the texts.

    Args:
        texts: the distinct shingles of each.
        least: resemblance at which a text is a near copy.
    """
    first_in: dict[tuple[int, bytes], int] = {}
    kept: dict[int, Numbers] = {}
    firsts: list[int] = []
    for number, distinct in enumerate(texts):
        first = number
        if len(distinct):
            keys = bands(signature(distinct))
            for candidate in dict.fromkeys(first_in[key] for key in keys if key in first_in):
                if resemblance(kept[candidate], distinct) >= least:
                    first = candidate
                    break
            else:
                kept[number] = distinct
                for key in keys:
                    first_in.setdefault(key, number)
        firsts.append(first)
    return firsts


@lru_cache(maxsize=1 << 16)
def _number_of(word: str) -> int:
    bare = fold(word).removesuffix("'s")
    return int.from_bytes(blake2b(bare.encode(), digest_size=8).digest(), "big")


def _mixed(words: Numbers) -> Numbers:
    """One number for each five words; for fewer than five one number for all of them."""
    count = max(len(words) - WIDTH + 1, min(len(words), 1))
    total = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        part = words[place : place + count]
        if len(part) < count:
            break
        total += (part ^ (part >> _SHIFT)) * factor
    return total ^ (total >> _SHIFT)
