"""Points derived from places: moved by a distance and direction, or midway between two."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from vedette.grounding.place_votes import rough_km
from vedette.records.grounded import Place, PlaceMention

_COUNT = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
DISTANCE = re.compile(
    r"(?P<count>\d+(?:[.,]\d+)?|" + "|".join(_COUNT) + r")(?:\s|-)*(?P<unit>km|kilomet(?:re|er)s?|"
    r"miles?|mi)\b\.?(?:\s+(?:to\s+the\s+)?(?P<way>(?:north|south)?-?(?:east|west)|north|south))?"
    r"\s*(?:of|from|outside|away)?\b",
    re.IGNORECASE,
)
_ROAD = re.compile(r"\b(?:highway|road|motorway|route|railway|axis|corridor)\b", re.IGNORECASE)
_BEARING = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_MILE_KM = 1.609344


def moved_from(place: Place, distance: re.Match[str]) -> tuple[Place, str]:
    """The point a distance off, with the rule; without a direction the place, that much wider."""
    count = distance["count"].lower()
    number = float(_COUNT.get(count, 0) or count.replace(",", "."))
    off_km = number * (_MILE_KM if distance["unit"].lower().startswith("mi") else 1.0)
    way = (distance["way"] or "").lower().replace("-", "")
    if way not in _BEARING or place.precision > 2:
        wide = replace(
            place,
            radius_km=round(place.radius_km + off_km, 1),
            precision=max(place.precision, 2 if off_km <= 25 else 5),
        )
        return wide, "S2 a distance from the place; no direction"
    angle, north_km = math.radians(_BEARING[way]), 111.2
    lat = place.lat_deg + off_km * math.cos(angle) / north_km
    narrow = max(0.1, math.cos(math.radians(place.lat_deg)))
    lon = place.lon_deg + off_km * math.sin(angle) / (north_km * narrow)
    point = replace(
        place,
        key=f"{place.key}+{off_km:.0f}km-{way}",
        lat_deg=round(max(-90.0, min(90.0, lat)), 4),
        lon_deg=round((lon + 180) % 360 - 180, 4),
        radius_km=round(0.4 * off_km + place.radius_km, 1),
        precision=2 if off_km <= 50 else 5,
        geonameid=None,
        population=0,
    )
    return point, "S2 a distance and direction from the place"


def midway_on_road(words: str, named: tuple[PlaceMention, ...]) -> Place | None:
    """The middle of a road or stretch between two places, half its length as radius."""
    between = re.search(r"\bbetween\b", words, re.IGNORECASE) is not None
    places = [m.place for m in named if m.place is not None and m.place.precision <= 2]
    if not (_ROAD.search(words) or between) or len(places) < 2:
        return None
    one, two = places[0], places[1]
    half_km = rough_km(one, two) / 2
    east = (two.lon_deg - one.lon_deg + 180) % 360 - 180
    return replace(
        one,
        key=f"{one.key}..{two.key}",
        name=f"{one.name} to {two.name}",
        lat_deg=round((one.lat_deg + two.lat_deg) / 2, 4),
        lon_deg=round((one.lon_deg + east / 2 + 180) % 360 - 180, 4),
        country=one.country if one.country == two.country else "",
        feature="road",
        radius_km=round(max(1.0, half_km), 1),
        precision=2 if half_km <= 25 else 5,
        geonameid=None,
        population=0,
        region=one.region if one.region == two.region else "",
    )
