"""Shapes of countries: their land, the borders between two of them, their coasts."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from vedette.lexicon.countries import country_of_name
from vedette.lexicon.outlines import Outlines, outlines
from vedette.lexicon.place_names import fold

Position = tuple[float, float]
Line = tuple[Position, ...]

_SHORT_NAMES = {
    "W. Sahara": "ESH", "Dem. Rep. Congo": "COD", "Central African Rep.": "CAF", "Eq. Guinea": "GNQ",
    "Dominican Rep.": "DOM", "Bosnia and Herz.": "BIH", "Solomon Is.": "SLB", "S. Sudan": "SSD",
    "Marshall Is.": "MHL", "Falkland Is.": "FLK", "Antigua and Barb.": "ATG", "Macedonia": "MKD",
    "St. Vin. and Gren.": "VCT", "eSwatini": "SWZ", "Somaliland": "SOM", "N. Cyprus": "CYP",
}  # fmt: skip
"""Names that Natural Earth shortens; its two parts of Somalia and of Cyprus are one state's land."""

_MAIN_PART = 0.1
_MOST_POINTS = 80
_FIRST_TOLERANCE_DEG = 0.02


@cache
def land_of(code: str) -> tuple[Line, ...]:
    """Outer rings of a country's main land, (longitude, latitude) in degrees, closed.

    Parts smaller than a tenth of the largest are left out. () where the outlines are not built
    in or do not know the ISO 3166-1 alpha-3 code.

    Source:
        Natural Earth by way of `lexicon.outlines`.
    """
    drawn = outlines()
    if drawn is None:
        return ()
    rings = [
        tuple(drawn.points(polygon[0]))
        for number in _entries().get(code, ())
        for polygon in drawn.countries[number].polygons
    ]
    sizes = [abs(area_of(ring)) for ring in rings]
    least = _MAIN_PART * max(sizes, default=0.0)
    return tuple(ring for ring, size in zip(rings, sizes, strict=True) if size >= least)


@cache
def border_between(one: str, other: str) -> tuple[Line, ...]:
    """The land border of two countries as lines of at most 80 points together; () for none."""
    drawn = outlines()
    if drawn is None or one == other:
        return ()
    shared = _arcs(one) & _arcs(other)
    return plainer(_joined(_line(drawn, number) for number in sorted(shared)))


@cache
def neighbours_of(code: str) -> frozenset[str]:
    """Codes of the countries that share a land border with one."""
    own = _arcs(code)
    return frozenset(other for other in _entries() if other != code and own & _arcs(other))


@cache
def coast_of(code: str) -> tuple[Line, ...]:
    """The coast of a country's main land, as lines of at most 80 points together."""
    drawn = outlines()
    if drawn is None:
        return ()
    sea = _arcs(code, main=True) - drawn.shared()
    return plainer(_joined(_line(drawn, number) for number in sorted(sea)))


def area_of(ring: Line) -> float:
    """Area of a ring in square degrees of the equator; negative when it runs clockwise."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        narrow = math.cos(math.radians((y1 + y2) / 2))
        total += (x1 * y2 - x2 * y1) * narrow
    return total / 2


@cache
def _entries() -> dict[str, tuple[int, ...]]:
    """From a country's code to the numbers of its entries in the outlines."""
    found: dict[str, list[int]] = defaultdict(list)
    drawn = outlines()
    for number, country in enumerate(drawn.countries if drawn is not None else ()):
        code = _SHORT_NAMES.get(country.name) or country_of_name().get(fold(country.name), "")
        if code:
            found[code].append(number)
    return {code: tuple(numbers) for code, numbers in found.items()}


@cache
def _arcs(code: str, *, main: bool = False) -> frozenset[int]:
    drawn = outlines()
    if drawn is None:
        return frozenset()
    polygons = [p for n in _entries().get(code, ()) for p in drawn.countries[n].polygons]
    if main:
        sizes = [abs(area_of(tuple(drawn.points(polygon[0])))) for polygon in polygons]
        least = _MAIN_PART * max(sizes, default=0.0)
        polygons = [p for p, size in zip(polygons, sizes, strict=True) if size >= least]
    return frozenset(
        ~number if number < 0 else number
        for polygon in polygons
        for ring in polygon
        for number in ring.arcs
    )


def _line(drawn: Outlines, number: int) -> Line:
    arc = drawn.arcs[number]
    return tuple(zip(arc.lons, arc.lats, strict=True))


def _joined(parts: Iterable[Line]) -> list[Line]:
    """Lines that meet end to end, made one."""
    whole: list[Line] = []
    for part in parts:
        line, rest = part, []
        for other in whole:
            if other[-1] == line[0]:
                line = other + line[1:]
            elif other[0] == line[-1]:
                line = line + other[1:]
            elif other[0] == line[0]:
                line = line[::-1] + other[1:]
            elif other[-1] == line[-1]:
                line = other + line[::-1][1:]
            else:
                rest.append(other)
        whole = [*rest, line]
    return sorted(whole, key=lambda line: (-len(line), line[0]))


def plainer(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with fewer points, until all together have no more than 80."""
    tolerance = _FIRST_TOLERANCE_DEG
    while sum(map(len, lines)) > _MOST_POINTS and tolerance < 4:
        lines = [simplified(line, tolerance) for line in lines]
        if len(lines) > _MOST_POINTS // 4:
            lines = lines[: _MOST_POINTS // 4]
        tolerance *= 2
    return tuple(lines)


def simplified(line: Line, tolerance: float) -> Line:
    """A line without the points that lie within `tolerance` degrees of its simpler course."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        worst, at = tolerance, -1
        for place in range(first + 1, last):
            off = _off(line[place], line[first], line[last])
            if off > worst:
                worst, at = off, place
        if at >= 0:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return tuple(line[place] for place in sorted(keep))


def _off(point: Position, start: Position, end: Position) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    run = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / run if run else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
