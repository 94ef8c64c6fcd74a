"""Where the names on a map go, so that they do not cover one another."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from html import escape

_CHAR_PX = 6.6
_LINE_PX = 14.0

Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class Labels:
    """The room taken so far on a map of `width` by `height` pixels.

    A label that finds no free room is left out (its symbol still has a tooltip); nothing is
    moved away from its place.
    """

    width: float
    height: float
    taken: list[Rect] = field(default_factory=list)

    def block(self, x: float, y: float, radius: float) -> None:
        """Keep labels off a symbol."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, x: float, y: float, radius: float, text: str) -> str:
        """A name beside its symbol: right, left, above or below, the first that is free."""
        wide, gap = measure(text), radius + 4
        spots = (
            ("start", x + gap, y + 4, (x + gap, x + gap + wide), y),
            ("end", x - gap, y + 4, (x - gap - wide, x - gap), y),
            ("middle", x, y - gap - 2, (x - wide / 2, x + wide / 2), y - gap - 6),
            ("middle", x, y + gap + 10, (x - wide / 2, x + wide / 2), y + gap + 6),
        )
        for anchor, at_x, at_y, (left, right), middle in spots:
            rect = (left, middle - _LINE_PX / 2, right, middle + _LINE_PX / 2)
            if self._free(rect):
                self.taken.append(rect)
                return _text(at_x, at_y, anchor, "vm-name", text)
        return ""

    def centre(self, x: float, y: float, text: str, *, kind: str) -> str:
        """A name set around a point, or "" when there is no room."""
        half = measure(text) * 0.62
        rect = (x - half, y - _LINE_PX / 2, x + half, y + _LINE_PX / 2)
        if not self._free(rect):
            return ""
        self.taken.append(rect)
        return _text(x, y + 4, "middle", kind, text)

    def edge(self, x: float, y: float, text: str, anchor: str) -> str:
        """A label on the frame; "" where a name stands already."""
        wide = measure(text)
        left = x - wide / 2 if anchor == "middle" else x
        rect = (left, y - 9, left + wide, y + 2)
        if not self._free(rect):
            return ""
        self.taken.append(rect)
        return _text(x, y, anchor, "vm-degree", text)

    def _free(self, rect: Rect) -> bool:
        left, top, right, bottom = rect
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        return all(
            right <= other[0] or left >= other[2] or bottom <= other[1] or top >= other[3]
            for other in self.taken
        )


def measure(text: str) -> float:
    """About how wide a text is in pixels at 12 px; wide scripts count twice, marks nothing."""
    width = 0.0
    for char in text:
        if unicodedata.combining(char):
            continue
        width += _CHAR_PX * (2 if unicodedata.east_asian_width(char) in "WF" else 1)
    return width


def fold(text: str, width: float) -> list[str]:
    """Break a text at blanks into lines of about `width` pixels."""
    lines: list[str] = []
    for word in text.split():
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _text(x: float, y: float, anchor: str, kind: str, text: str) -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
    )
