"""What stands on and under a map: symbols, legend and notes."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from vedette.showing.families import FAMILIES, Family
from vedette.showing.map_labels import measure
from vedette.showing.map_points import MapPoint, MapTrack

LINE_PX = 15.0
_NAMED_OUTSIDE = 6
_DESCRIBED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """All points at one coordinate, drawn as one symbol at its true place."""

    x: float
    y: float
    points: tuple[MapPoint, ...]

    @property
    def title(self) -> str:
        """The printed name, and the gazetteer's where it is another."""
        first = self.points[0]
        return (
            f"{first.label} = {first.name}" if first.name not in ("", first.label) else first.label
        )

    @property
    def family(self) -> Family:
        """The family of most of its points."""
        counts = Counter(point.family for point in self.points)
        return max(FAMILIES, key=lambda family: counts[family])

    @property
    def surety(self) -> str:
        """ "fact" when one claim states it, else "hedged" when one hedges it, else "open"."""
        statuses = {point.status for point in self.points}
        if "fact" in statuses:
            return "fact"
        return "hedged" if "hedged" in statuses else "open"

    @property
    def size(self) -> float:
        """Half the symbol's width in pixels."""
        return 6.0 + 1.6 * math.log2(len(self.points) + 1)


def draw_shape(family: Family, x: float, y: float, r: float, kind: str) -> str:
    """The symbol of a family around (x, y); `kind` is its class, "" for a bare shape."""
    name = f' class="{kind}"' if kind else ""
    if family.shape in ("circle", "ring"):
        hole = f'<circle class="vm-hole" cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.4:.1f}"/>'
        ring = hole if family.shape == "ring" and kind else ""
        return f'<circle{name} cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.92:.1f}"/>{ring}'
    corners = {
        "triangle": [(0, -1.15), (1.05, 0.8), (-1.05, 0.8)],
        "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
        "hexagon": [(0.5, -0.9), (1.05, 0), (0.5, 0.9), (-0.5, 0.9), (-1.05, 0), (-0.5, -0.9)],
        "cross": [
            (-0.4, -1.05), (0.4, -1.05), (0.4, -0.4), (1.05, -0.4), (1.05, 0.4), (0.4, 0.4),
            (0.4, 1.05), (-0.4, 1.05), (-0.4, 0.4), (-1.05, 0.4), (-1.05, -0.4), (-0.4, -0.4),
        ],
    }[family.shape]  # fmt: skip
    path = " ".join(f"{x + dx * r:.1f},{y + dy * r:.1f}" for dx, dy in corners)
    return f'<polygon{name} points="{path}"/>'


def distinct_tracks(tracks: Sequence[MapTrack]) -> list[MapTrack]:
    """One track for each pair of ends."""
    found: dict[tuple[float, ...], MapTrack] = {}
    for track in tracks:
        ends = (track.start.lon_deg, track.start.lat_deg, track.end.lon_deg, track.end.lat_deg)
        found.setdefault(ends, track)
    return list(found.values())


def draw_legend(
    spots: Sequence[Spot], tracks: Sequence[MapTrack], top: float, width: float
) -> tuple[str, float]:
    """The legend as rows from `top` on, and where its last row stands."""
    used = {point.family for spot in spots for point in spot.points}
    parts: list[str] = []
    x, y = 8.0, top
    for family in (family for family in FAMILIES if family in used):
        room = 30 + measure(family.short)
        if x + room > width:
            x, y = 8.0, y + LINE_PX + 2
        symbol = draw_shape(family, x, y - 4, 5, "vm-shape")
        parts.append(
            f'<g class="vm-symbol vm-{family.key} vm-fact">{symbol}</g>'
            f'<text x="{x + 10:.0f}" y="{y:.0f}">{escape(family.short)}</text>'
        )
        x += room
    if tracks:
        if x + 90 > width:
            x, y = 8.0, y + LINE_PX + 2
        parts.append(
            f'<path class="vm-track vm-fact" marker-end="url(#vm-arrow)" '
            f'd="M{x:.0f} {y - 4:.0f}h20"/><text x="{x + 27:.0f}" y="{y:.0f}">from – to</text>'
        )
    return f'<g class="vm-legend">{"".join(parts)}</g>', y


def say_notes(
    coarse: Sequence[MapPoint], outside: Sequence[MapPoint], *, has_land: bool, empty: bool
) -> list[str]:
    """The lines under the map: how to read it, and what is not on it."""
    notes = [
        "Solid: stated. Hatched: hedged. Hollow: denied, planned, on condition or not known. Ring: where it may lie."
    ]
    if coarse:
        notes.append(f"Named only as a whole, so no symbol: {_named(coarse)}.")
    if outside:
        notes.append(f"Outside this view: {_named(outside)}.")
    if empty:
        notes.append("No place in these claims was found in the gazetteer.")
    if has_land:
        notes.append("Map lines are not claims; borders as in Natural Earth.")
    else:
        notes.append("No coasts or borders: the outlines were not built into this installation.")
    return notes


def _named(points: Sequence[MapPoint]) -> str:
    counts = Counter(point.label for point in points)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    names = [f"{label} ({count})" if count > 1 else label for label, count in ranked]
    more = len(names) - _NAMED_OUTSIDE
    return ", ".join(names[:_NAMED_OUTSIDE]) + (f" and {more} more" if more > 0 else "")


def describe(spots: Sequence[Spot], tracks: Sequence[MapTrack], notes: Sequence[str]) -> str:
    """The map in words, for screen readers."""
    places = "; ".join(
        f"{spot.points[0].label}: {', '.join(dict.fromkeys(point.note for point in spot.points))}"
        for spot in spots[:_DESCRIBED]
    )
    ways = "; ".join(f"{t.start.label} to {t.end.label}" for t in distinct_tracks(tracks))
    return f"{places}. {f'Movements: {ways}. ' if ways else ''}{' '.join(notes)}"
