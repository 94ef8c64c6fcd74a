"""Spans: half-open ranges of Unicode code points in the stored text of a report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of code points; `0 <= start <= end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The words that this span covers in `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a report together with where they stand: `text == span.cut(report.text)`."""

    span: Span
    text: str


def words_at(text: str, span: Span) -> Words:
    """Cut the words of `span` out of the report's stored `text`."""
    return Words(span=span, text=text[span.start : span.end])
