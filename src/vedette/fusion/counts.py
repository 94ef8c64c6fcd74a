"""Counts of victims and things as fusion compares them; `lexicon/amounts.py` reads the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.lexicon.amounts import read_amount
from vedette.records.spans import Words


@dataclass(frozen=True, slots=True)
class Count:
    """Inclusive bounds; `high` is None when the phrase leaves it open."""

    low: int
    high: int | None

    def disjoint(self, other: Count) -> bool:
        """Whether no number satisfies both."""
        return (self.high is not None and self.high < other.low) or (
            other.high is not None and other.high < self.low
        )


def read_count(phrase: str) -> Count | None:
    """Read the bounds that a number phrase states, under the one convention of `read_amount`.

    Returns:
        The bounds, or None when the phrase holds no number or one that is no count (money,
        weights, distances, lengths of time, shares, families).
    """
    amount = read_amount(phrase)
    if amount.low is None or amount.unit:
        return None
    return Count(int(amount.low), None if amount.high is None else int(amount.high))


def largest_count(phrases: Iterable[Words]) -> Count | None:
    """The greatest number of several ("12 people", "a woman"), the rest being parts of it."""
    counts = [count for words in phrases if (count := read_count(words.text)) is not None]
    return max(counts, key=lambda count: (count.low, count.high or count.low), default=None)
