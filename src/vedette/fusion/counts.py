"""Number phrases to bounds: "at least 12", "dozens", "two", "15 to 20"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.fusion.words import NUMBERS, fold, words_of
from vedette.records.spans import Words

ROUND = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
"""Least number meant by a vague plural. Tens, dozens and hundreds as in ACLED's coding FAQ,
which takes the most conservative figure; scores and thousands by the same principle."""

SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
AT_LEAST = ("at least", "more than", "over", "no fewer than", "no less than", "upwards of")
AT_MOST = ("up to", "at most", "fewer than", "less than", "as many as", "no more than")


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
    """Read the bounds that a number phrase states.

    "a woman" is one; "at least" and vague plurals leave the upper bound open, "up to" the
    lower; two numbers ("12 to 15") are the bounds.

    Returns:
        The bounds, or None when the phrase holds no number.
    """
    words = words_of(phrase)
    numbers = _numbers(words)
    vague = [ROUND[word] for word in words if word in ROUND]
    text = fold(phrase)
    if not numbers:
        if vague:
            return Count(max(vague), None)
        return Count(1, 1) if words and words[0] in {"a", "an"} and len(words) > 1 else None
    low, high = min(numbers), max(numbers)
    if vague:
        return Count(low * max(vague), None)
    if any(words_before in text for words_before in AT_LEAST):
        return Count(low, None)
    if any(words_before in text for words_before in AT_MOST):
        return Count(0, high)
    return Count(low, high)


def largest_count(phrases: Iterable[Words]) -> Count | None:
    """The greatest number of several ("12 people", "a woman"), the rest being parts of it."""
    counts = [count for words in phrases if (count := read_count(words.text)) is not None]
    return max(counts, key=lambda count: (count.low, count.high or count.low), default=None)


def _numbers(words: tuple[str, ...]) -> list[int]:
    """Numbers in order; the words of one number ("two hundred and fifty") make one."""
    found: list[float] = []
    before = ""
    for word in words:
        if word == "and" and before in SCALES:
            continue
        value = _value(word)
        if word in SCALES:
            scaled = found.pop() if _value(before) is not None or before in SCALES else 1.0
            found.append(scaled * SCALES[word])
        elif value is not None and _continues(before, value):
            found[-1] += value
        elif value is not None:
            found.append(value)
        before = word
    return [int(number) for number in found]


def _value(word: str) -> float | None:
    if word in NUMBERS:
        return float(NUMBERS[word])
    return float(word) if word[:1].isdecimal() and word.count(".") <= 1 else None


def _continues(before: str, value: float) -> bool:
    if before in SCALES:
        return value < SCALES[before]
    return NUMBERS.get(before, 0) >= 20 and value < 10
