"""Lines and rings on the flat map of longitude and latitude: cut, measured, halved."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from vedette.lexicon.country_shapes import Line, Position, area_of


def clipped(ring: Line, cuts: Sequence[tuple[Position, Position]]) -> Line:
    """The part of a ring on the wanted side of each cut (Sutherland and Hodgman's way).

    A cut is a position that it runs through and the direction of the side that is kept, in
    degrees of the equator east and north.
    """
    line = list(ring[:-1] if ring and ring[0] == ring[-1] else ring)
    for through, way in cuts:
        narrow = math.cos(math.radians(through[1]))
        sides = [
            way[0] * (lon - through[0]) * narrow + way[1] * (lat - through[1]) for lon, lat in line
        ]
        line = _kept(line, sides)
    return tuple(line)


def _kept(line: list[Position], sides: list[float]) -> list[Position]:
    kept: list[Position] = []
    for place, (point, side) in enumerate(zip(line, sides, strict=True)):
        before, was = line[place - 1], sides[place - 1]
        if (side >= 0) != (was >= 0):
            share = was / (was - side)
            kept.append(
                (
                    before[0] + share * (point[0] - before[0]),
                    before[1] + share * (point[1] - before[1]),
                )
            )
        if side >= 0:
            kept.append(point)
    return kept


def middle_of(parts: Sequence[Line]) -> Position:
    """The middle of the largest part by area."""
    ring = max(parts, key=lambda part: abs(area_of(part)))
    total = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x1 * y2 - x2 * y1
        total += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not total:
        return ring[0]
    return x / (3 * total), y / (3 * total)


def box_of(parts: Sequence[Line]) -> tuple[float, float, float, float]:
    """West, south, east and north of some lines, in degrees."""
    lons = [lon for part in parts for lon, _ in part]
    lats = [lat for part in parts for _, lat in part]
    return min(lons), min(lats), max(lons), max(lats)


def length(line: Line) -> float:
    """Length in degrees of latitude."""
    return sum(_step(a, b) for a, b in pairwise(line))


def _step(one: Position, two: Position) -> float:
    narrow = math.cos(math.radians((one[1] + two[1]) / 2))
    return math.hypot((two[0] - one[0]) * narrow, two[1] - one[1])


def half_way(line: Line) -> Position:
    """The position half the way along."""
    left = length(line) / 2
    for one, two in pairwise(line):
        step = _step(one, two)
        if step >= left:
            share = left / step if step else 0.0
            return one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])
        left -= step
    return line[-1]
