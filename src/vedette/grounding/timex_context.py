"""What a text has named before: the expressions found so far and the sentences they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from sys import maxsize

from vedette.grounding.timex_values import Timex

_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z])|\n")
_DAYS_LOOKED_AT = 4
_PERIODS_LOOKED_AT = 24


@dataclass(frozen=True, slots=True)
class Found:
    """An expression at [start, end) and what it stands for."""

    start: int
    end: int
    timex: Timex


class Sentences:
    """Which sentence an offset stands in, asked with rising offsets."""

    def __init__(self, text: str) -> None:
        self._ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        self._at = 0

    def number(self, offset: int) -> int:
        """Number of the sentence that `offset` stands in, from 0."""
        while self._at < len(self._ends) and self._ends[self._at] <= offset:
            self._at += 1
        while self._at and self._ends[self._at - 1] > offset:
            self._at -= 1
        return self._at

    def opening(self, offset: int) -> int:
        """Where the sentence that `offset` stands in begins."""
        number = self.number(offset)
        return self._ends[number - 1] if number else 0

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the sentence that `offset` stands in begins and ends (beyond any text if last)."""
        number = self.number(offset)
        closing = self._ends[number] if number < len(self._ends) else maxsize
        return (self._ends[number - 1] if number else 0), closing


@dataclass(frozen=True, slots=True)
class Context:
    """The expressions found so far in a text, in order; the scan adds to `found`."""

    text: str
    found: list[Found]
    sentences: Sentences

    def day_before(self, start: int) -> date | None:
        """The last single day named before an offset, in the same or the previous sentence."""
        here = self.sentences.number(start)
        for item in reversed(self.found[-_DAYS_LOOKED_AT:]):
            if self.sentences.number(item.start) < here - 1:
                return None
            timex = item.timex
            if timex.first and timex.first == timex.last and len(timex.first) == 10:
                if timex.value == "PRESENT_REF":
                    continue
                return date.fromisoformat(timex.first)
        return None

    def last_named(
        self, start: int, accept: Callable[[Timex], bool], *, sentences: int
    ) -> Timex | None:
        """The last expression before an offset, at most so many sentences back, that is accepted."""
        here = self.sentences.number(start)
        for item in reversed(self.found[-_PERIODS_LOOKED_AT:]):
            if self.sentences.number(item.start) < here - sentences:
                return None
            if accept(item.timex):
                return item.timex
        return None

    def reported_on(self, start: int) -> date | None:
        """The day on which what stands at an offset was reported, if its sentence says so.

        "The Post reported on Tuesday that the base was left a month ago": that Tuesday.
        """
        opening = self.sentences.opening(start)
        for item in reversed(self.found[-_DAYS_LOOKED_AT:]):
            if item.start < opening:
                return None
            timex = item.timex
            if len(timex.first) != 10 or timex.first != timex.last:
                continue
            before = self.text[max(opening, item.start - 60) : item.start]
            between = self.text[item.end : start]
            if SAID_ON.search(before) or _SAID_AFTER.match(between):
                return date.fromisoformat(timex.first)
        return None


_REPORTING = (
    r"(?:report(?:ed|s)?|said|says|wrote|writes|told|announced|revealed|disclosed|claimed|stated|"
    r"confirmed|acknowledged|noted|published)"
)
SAID_ON = re.compile(rf"\b{_REPORTING}\s(?:[\w ]{{0,30}}\s)?$", re.IGNORECASE)
_SAID_AFTER = re.compile(
    rf",?\s[^.;]{{0,60}}\b{_REPORTING}\s(?:[\w ]{{0,30}}\s)?that\b", re.IGNORECASE
)
