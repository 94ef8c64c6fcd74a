"""Lines, boxes and groups of points that words give: parts of areas, borders, coasts, roads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from vedette.grounding.place_lines import box_of, clipped, half_way, length, middle_of
from vedette.grounding.place_votes import EARTH_KM_PER_DEG, rough_km
from vedette.lexicon.country_shapes import (
    Line,
    Position,
    border_between,
    coast_of,
    land_of,
    plainer,
)
from vedette.records.grounded import Place, Shape

_FUZZY = 5
"""UCDP's where_prec of a line or of a part of a country."""

_CORNERS = 24
_WEDGE = math.radians(22.5)
_SIDES = {"north": (0, 1), "south": (0, -1), "east": (1, 0), "west": (-1, 0)}


def part_of(area: Place, way: str) -> Place | None:
    """The part of an area that a direction names: "southern Syria" is what lies south of its point.

    A half of the main land, cut through the area's own point at a right angle to the direction, or
    for "north-east" and its like a wedge of 135 degrees; "central" what lies within half the way to the box around it. The point is the middle of that
    part, the radius reaches all of it. Without an outline (a province) the area's circle is cut.

    Args:
        area: a place of precision 3 or more.
        way: "north", "southwest", "central"...; blanks and hyphens are ignored.

    Returns:
        The part with its outline as shape; None for a word that is no direction.
    """
    sides = _sides(way)
    if sides is None:
        return None
    rings = land_of(area.country) if area.feature == "country" else ()
    rings = rings or (_circle(area),)
    middle = (area.lon_deg, area.lat_deg)
    if sides == (0, 0):
        west, south, east, north = box_of(rings)
        wide, tall = (east - west) / 4, (north - south) / 4
        cuts: tuple[tuple[Position, Position], ...] = (
            ((middle[0] - wide, middle[1]), (1, 0)), ((middle[0] + wide, middle[1]), (-1, 0)),
            ((middle[0], middle[1] - tall), (0, 1)), ((middle[0], middle[1] + tall), (0, -1)),
        )  # fmt: skip
    elif 0 in sides:
        cuts = ((middle, sides),)
    else:  # a wedge: "north-east" is within 67.5 degrees of it
        cuts = tuple((middle, _turned_by(sides, angle)) for angle in (-_WEDGE, _WEDGE))
    inside = [part for part in (clipped(ring, cuts) for ring in rings) if len(part) > 2]
    if not inside:
        return None
    return _made_part(area, way, middle_of(inside), inside)


def border_of(one: Place, other: Place) -> Place | None:
    """The land border of two countries, as a line; None where they share none that is known.

    Source:
        Natural Earth's lines, which are those that are held, not those that are claimed.
    """
    lines = border_between(one.country, other.country)
    name = f"border of {one.name} and {other.name}"
    return (
        _along(replace(one, name=name, country="", region=""), lines, "border") if lines else None
    )


def coast_line(country: Place) -> Place | None:
    """The coast of a country's main land, as a line; None where it has none."""
    lines = coast_of(country.country)
    named = replace(country, name=f"coast of {country.name}")
    return _along(named, lines, "coast") if lines else None


def road_through(places: Sequence[Place], name: str = "") -> Place:
    """The way through places in their order: a line, its middle, half its length as radius."""
    line = tuple((place.lon_deg, place.lat_deg) for place in places)
    one, last = places[0], places[-1]
    named = replace(
        one,
        name=name or f"{one.name} to {last.name}",
        country=one.country if all(p.country == one.country for p in places) else "",
        region=one.region if all(p.region == one.region for p in places) else "",
    )
    keyed = _along(named, (line,), "road")
    half_km = sum(rough_km(a, b) for a, b in pairwise(places)) / 2
    return replace(
        keyed,
        key="..".join(place.key for place in places),
        radius_km=round(max(1.0, half_km), 1),
        precision=2 if half_km <= 25 else _FUZZY,
    )


def several(places: Sequence[Place]) -> Place:
    """Places named together ("bases in A and B"): their points, and the circle around them."""
    points = tuple((place.lon_deg, place.lat_deg) for place in places)
    lat = sum(place.lat_deg for place in places) / len(places)
    lon = _middle_lon(points)
    middle = replace(places[0], lat_deg=round(lat, 4), lon_deg=round(lon, 4))
    reach = max(rough_km(middle, place) + place.radius_km for place in places)
    return replace(
        middle,
        key="+".join(place.key for place in places),
        name="; ".join(place.name for place in places),
        country=middle.country if all(p.country == middle.country for p in places) else "",
        region=middle.region if all(p.region == middle.region for p in places) else "",
        feature="several",
        radius_km=round(reach, 1),
        precision=max(2 if reach <= 25 else _FUZZY, *(place.precision for place in places)),
        geonameid=None,
        population=0,
        shape=Shape(type="MultiPoint", lines=(points,)),
    )


def _sides(way: str) -> tuple[int, int] | None:
    word = way.lower().replace("-", "").replace(" ", "")
    if word in {"central", "middle"}:
        return (0, 0)
    east = north = 0
    for side, (x, y) in _SIDES.items():
        if side in word:
            east, north = east + x, north + y
    return (east, north) if east or north else None


def _turned_by(way: tuple[int, int], angle: float) -> Position:
    east, north = way
    return (
        east * math.cos(angle) - north * math.sin(angle),
        east * math.sin(angle) + north * math.cos(angle),
    )


def _circle(area: Place) -> Line:
    """The circle around an area as a ring of 24 corners."""
    tall = max(area.radius_km, 5.0) / EARTH_KM_PER_DEG
    wide = tall / max(0.1, math.cos(math.radians(area.lat_deg)))
    turns = [math.tau * number / _CORNERS for number in range(_CORNERS)]
    ring = [
        (area.lon_deg + wide * math.cos(turn), area.lat_deg + tall * math.sin(turn))
        for turn in turns
    ]
    return tuple((lon, max(-90.0, min(90.0, lat))) for lon, lat in ring)


def _made_part(area: Place, way: str, middle: Position, parts: Sequence[Line]) -> Place:
    word = "".join(way.lower().replace("-", "").split())
    adjective = f"{word}ern" if word not in {"central", "middle"} else "central"
    point = replace(area, lat_deg=round(middle[1], 4), lon_deg=_turned(round(middle[0], 4)))
    largest = max(parts, key=len)
    ring = plainer([(*largest, largest[0])])[0]
    return replace(
        point,
        key=f"{area.key}/{word}",
        name=f"{adjective} {area.name}",
        radius_km=round(_reach(point, parts), 1),
        precision=_FUZZY if area.feature == "country" else area.precision,
        geonameid=None,
        population=0,
        shape=Shape(type="Polygon", lines=(_rounded(ring),)),
    )


def _along(named: Place, lines: Sequence[Line], feature: str) -> Place:
    """A line as a place: the point half the way along the longest line."""
    longest = max(lines, key=length)
    middle = half_way(longest)
    point = replace(named, lat_deg=round(middle[1], 4), lon_deg=_turned(round(middle[0], 4)))
    return replace(
        point,
        key=f"{feature}:{named.name}",
        feature=feature,
        radius_km=round(_reach(point, lines), 1),
        precision=_FUZZY,
        geonameid=None,
        population=0,
        shape=Shape(
            type="LineString" if len(lines) == 1 else "MultiLineString",
            lines=tuple(_rounded(line) for line in lines),
        ),
    )


def _reach(middle: Place, parts: Sequence[Line]) -> float:
    """Kilometres from a point to the farthest position of some lines."""
    return max(
        rough_km(middle, replace(middle, lat_deg=lat, lon_deg=lon))
        for part in parts
        for lon, lat in part
    )


def _middle_lon(points: Sequence[Position]) -> float:
    first = points[0][0]
    steps = [(lon - first + 180) % 360 - 180 for lon, _ in points]
    return _turned(first + sum(steps) / len(steps))


def _turned(lon: float) -> float:
    return round((lon + 180) % 360 - 180, 4)


def _rounded(line: Sequence[Position]) -> Line:
    return tuple((_turned(lon), round(lat, 4)) for lon, lat in line)
