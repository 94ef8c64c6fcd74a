"""Points moved from a place by a distance and a direction."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from vedette.grounding.place_votes import EARTH_KM_PER_DEG
from vedette.records.grounded import Place

_COUNT = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
DISTANCE = re.compile(
    r"(?P<count>\d+(?:[.,]\d+)?|" + "|".join(_COUNT) + r")(?:\s|-)*(?P<unit>km|kilomet(?:re|er)s?|"
    r"miles?|mi)\b\.?(?:\s+(?:to\s+the\s+)?(?P<way>(?:north|south)?-?(?:east|west)|north|south))?"
    r"\s*(?:of|from|outside|away)?\b",
    re.IGNORECASE,
)
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
    angle, north_km = math.radians(_BEARING[way]), EARTH_KM_PER_DEG
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
