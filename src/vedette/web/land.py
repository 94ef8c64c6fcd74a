"""Land, coasts and borders as GeoJSON for the map in the browser; fine near the evidence, coarse elsewhere."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache

from vedette.lexicon.outlines import Arc, Country, Outlines, outlines
from vedette.showing.map_frame import clip_ring

_COARSE_DEG = 0.25
_MARGIN_DEG = 4.0
_SMALLEST_NAMED_DEG2 = 0.02
_SMALLEST_FAR_DEG = 0.4
_SEEN_DEG = 1.0
_SMALLEST_SEEN_DEG2 = 0.3

_UNNAMED = frozenset(
    {
        "N. Cyprus",
        "Cyprus U.N. Buffer Zone",
        "Somaliland",
        "Siachen Glacier",
        "Baikonur",
        "Akrotiri",
        "Dhekelia",
    }
)
"""Areas that Natural Earth draws apart and ISO 3166 does not name: drawn, but not labelled."""

Line = list[list[float]]
Feature = dict[str, object]


@lru_cache(maxsize=4)
def land(west: int, south: int, east: int, north: int) -> dict[str, object]:
    """Countries, coasts and borders of the whole world; fine in a box of whole degrees.

    Each feature has `kind`: "land", "coast", "border" or "name" (a point with `name` and `size`,
    the size of the country's largest part in square degrees).

    Returns:
        A FeatureCollection; without features where the outlines were not built in.
    """
    known = outlines()
    features: list[Feature] = []
    if known is not None:
        box = (
            west - _MARGIN_DEG,
            south - _MARGIN_DEG,
            east + _MARGIN_DEG,
            north + _MARGIN_DEG,
        )
        arcs = [[] if _is_far_islet(arc, box) else _thinned(arc, box) for arc in known.arcs]
        seen = (west - _SEEN_DEG, south - _SEEN_DEG, east + _SEEN_DEG, north + _SEEN_DEG)
        features = [*_lines(known, arcs), *_countries(known, arcs, seen)]
    return {"type": "FeatureCollection", "features": features}


def _is_far_islet(arc: Arc, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = arc.box
    near = east >= box[0] and west <= box[2] and north >= box[1] and south <= box[3]
    closed = arc.lons[0] == arc.lons[-1] and arc.lats[0] == arc.lats[-1]
    return closed and not near and max(east - west, north - south) < _SMALLEST_FAR_DEG


def _thinned(arc: Arc, box: tuple[float, float, float, float]) -> Line:
    """The points of an arc; outside the box those nearer than a step to the last are left out."""
    points = [[round(x, 3), round(y, 3)] for x, y in zip(arc.lons, arc.lats, strict=True)]
    west, south, east, north = arc.box
    near = east >= box[0] and west <= box[2] and north >= box[1] and south <= box[3]
    if len(points) < 3:
        return points
    kept = [points[0]]
    for point in points[1:-1]:
        fine = near and box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
        if fine or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _COARSE_DEG:
            kept.append(point)
    return [*kept, points[-1]]


def _lines(known: Outlines, arcs: Sequence[Line]) -> list[Feature]:
    shared = known.shared()
    coast = [line for i, line in enumerate(arcs) if line and i not in shared and not _at_seam(line)]
    border = [arcs[i] for i in sorted(shared) if not _at_seam(arcs[i])]
    return [
        _feature("coast", {"type": "MultiLineString", "coordinates": coast}),
        _feature("border", {"type": "MultiLineString", "coordinates": border}),
    ]


def _at_seam(line: Line) -> bool:
    """Whether a line runs along the 180th meridian, which is no coast."""
    return all(abs(math.remainder(lon, 360)) > 179.98 for lon, _ in line)


def _countries(
    known: Outlines, arcs: Sequence[Line], seen: tuple[float, float, float, float]
) -> list[Feature]:
    found: list[Feature] = []
    for country in known.countries:
        polygons = [[_ring(ring.arcs, arcs) for ring in polygon] for polygon in country.polygons]
        polygons = [[ring for ring in rings if len(ring) > 3] for rings in polygons]
        polygons = [rings for rings in polygons if rings]
        if polygons:
            shape = {"type": "MultiPolygon", "coordinates": polygons}
            found += [_feature("land", shape), *_name(country, polygons, seen)]
    return found


def _ring(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    line: Line = []
    for number in numbers:
        part = arcs[~number if number < 0 else number]
        if not part:
            continue
        part = part[::-1] if number < 0 else part
        turn = 360 * round((line[-1][0] - part[0][0]) / 360) if line else 0
        moved = [[lon + turn, lat] for lon, lat in part] if turn else part
        line = line + moved[1:] if line else list(moved)
    if line and abs(line[-1][0] - line[0][0]) > 180:
        pole = -85.0 if line[0][1] < 0 else 85.0
        line += [[line[-1][0], pole], [line[0][0], pole], line[0]]
    return line


def _name(
    country: Country,
    polygons: Sequence[Sequence[Line]],
    seen: tuple[float, float, float, float],
) -> list[Feature]:
    """The name in the middle of what is seen of the country at first, else of its largest part."""
    outer = max((rings[0] for rings in polygons), key=_size)
    size = _size(outer)
    if size < _SMALLEST_NAMED_DEG2 or country.name in _UNNAMED:
        return []
    parts = [clip_ring([(x, y) for x, y in rings[0]], seen) for rings in polygons]
    part = max(([list(point) for point in part] for part in parts), key=_size)
    lon, lat = _middle(part if _size(part) > _SMALLEST_SEEN_DEG2 else outer)
    point = {"type": "Point", "coordinates": [round(lon, 2), round(lat, 2)]}
    return [_feature("name", point, name=country.name, size=round(size, 1))]


def _middle(ring: Line) -> tuple[float, float]:
    doubled = sum(_cross(ring, i) for i in range(len(ring))) or 1.0
    lon, lat = (
        sum((ring[i - 1][axis] + ring[i][axis]) * _cross(ring, i) for i in range(len(ring)))
        / (3 * doubled)
        for axis in (0, 1)
    )
    return lon, lat


def _size(ring: Line) -> float:
    return abs(sum(_cross(ring, i) for i in range(len(ring)))) / 2


def _cross(ring: Line, i: int) -> float:
    (x0, y0), (x1, y1) = ring[i - 1], ring[i]
    return x0 * y1 - x1 * y0


def _feature(kind: str, shape: Mapping[str, object], **more: object) -> Feature:
    return {"type": "Feature", "geometry": shape, "properties": {"kind": kind, **more}}
