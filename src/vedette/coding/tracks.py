"""The way of a movement: origin, route and destination of a claim in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vedette.records.claims import Track, TrackPoint
from vedette.records.documents import EventType
from vedette.records.grounded import PlaceMention

_MOVING: frozenset[EventType] = frozenset({"MOVE", "RETREAT", "MOBILIZE"})
_WIDEST_PRECISION = 5
_BEARING = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_HEADING = re.compile(
    r"(?:to(?:wards?)?\s+)?(?:the\s+)?((?:north|south)?-?(?:east|west)|north|south)(?:wards?|ern?)?",
    re.IGNORECASE,
)


def track_of(
    event: EventType,
    origins: tuple[PlaceMention, ...],
    routes: tuple[PlaceMention, ...],
    destinations: tuple[PlaceMention, ...],
) -> Track | None:
    """The track of a MOVE, RETREAT or MOBILIZE claim, as far as its words give one.

    Args:
        event: the claim's type.
        origins: where it began, as grounded; so `routes` and `destinations`.

    Returns:
        A track with its known stations in order; None for other types, and where neither two
        stations nor a station with a heading are known. Places wider than a part of a country
        are no stations. Only the first origin and the first destination are taken: a claim with
        several says no order among them.
    """
    if event not in _MOVING:
        return None
    start, end = _first(origins), _first(destinations)
    points = [*_points(start, "origin"), *_along(routes), *_points(end, "destination")]
    points = [p for n, p in enumerate(points) if n == 0 or _at(p) != _at(points[n - 1])]
    heading = next((h for m in destinations if (h := _heading(m)) is not None), None)
    if len(points) < 2 and not (points and heading is not None):
        return None
    return Track(points=tuple(points), heading_deg=None if end is not None else heading)


def _first(mentions: tuple[PlaceMention, ...]) -> PlaceMention | None:
    return next((m for m in mentions if _is_station(m)), None)


def _is_station(mention: PlaceMention) -> bool:
    return mention.place is not None and mention.place.precision <= _WIDEST_PRECISION


def _points(mention: PlaceMention | None, role: str) -> Iterable[TrackPoint]:
    if mention is None or mention.place is None:
        return ()
    place = mention.place
    point = TrackPoint(
        lon_deg=place.lon_deg,
        lat_deg=place.lat_deg,
        radius_km=place.radius_km,
        role="origin" if role == "origin" else "destination",
        name=place.name,
    )
    return (point,)


def _along(routes: tuple[PlaceMention, ...]) -> Iterable[TrackPoint]:
    """A road gives all its corners, any other place of the route its point."""
    for mention in routes:
        place = mention.place
        if place is None or not _is_station(mention):
            continue
        line = place.shape.lines[0] if place.shape and place.shape.type == "LineString" else None
        radius = 5.0 if line else place.radius_km
        for lon, lat in line or ((place.lon_deg, place.lat_deg),):
            yield TrackPoint(
                lon_deg=lon, lat_deg=lat, radius_km=radius, role="route", name=place.name
            )


def _heading(mention: PlaceMention) -> float | None:
    found = _HEADING.fullmatch(mention.words.text.strip())
    return _BEARING.get(found[1].lower().replace("-", "")) if found is not None else None


def _at(point: TrackPoint) -> tuple[float, float]:
    return point.lon_deg, point.lat_deg
