"""Circles on the sphere: exact distance, and the boxes that an R*Tree can search."""

from __future__ import annotations

from math import asin, cos, degrees, inf, isfinite, pi, radians, sin, sqrt

from vedette.errors import UsageError

EARTH_RADIUS_KM = 6371.0088
"""Mean Earth radius R1 of the IUGG."""

Box = tuple[float, float, float, float]
"""South, north, west, east, in degrees; west <= east."""

_SLACK_DEG = 1e-6  # about 0.1 m: rounding must not put a point on the rim outside the box


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance of two points given in degrees, by the haversine formula."""
    south, north = radians(lat_a), radians(lat_b)
    half_lat, half_lon = (north - south) / 2, radians(lon_b - lon_a) / 2
    chord = sin(half_lat) ** 2 + cos(south) * cos(north) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))


def boxes_around(lat_deg: float, lon_deg: float, radius_km: float) -> tuple[Box, ...]:
    """Boxes that together hold every point within `radius_km`; two across the 180th meridian.

    Args:
        lat_deg: -90 to 90.
        lon_deg: -180 to 180.
        radius_km: 0 or more.
    """
    angle = radius_km / EARTH_RADIUS_KM
    reach = degrees(angle) + _SLACK_DEG
    south, north = max(-90.0, lat_deg - reach), min(90.0, lat_deg + reach)
    if south == -90.0 or north == 90.0 or angle >= pi / 2:
        return ((south, north, -180.0, 180.0),)
    width = degrees(asin(min(1.0, sin(angle) / cos(radians(lat_deg))))) + _SLACK_DEG
    west, east = lon_deg - width, lon_deg + width
    if west < -180.0:
        return ((south, north, -180.0, east), (south, north, west + 360.0, 180.0))
    if east > 180.0:
        return ((south, north, west, 180.0), (south, north, -180.0, east - 360.0))
    return ((south, north, west, east),)


def checked_circle(near: tuple[float, float, float]) -> tuple[float, float, float]:
    """The circle, if it lies on the Earth.

    Raises:
        UsageError: V410, a latitude, longitude or radius that cannot be.
    """
    lat_deg, lon_deg, radius_km = near
    for name, value, low, high in (
        ("latitude", lat_deg, -90.0, 90.0),
        ("longitude", lon_deg, -180.0, 180.0),
        ("radius in kilometres", radius_km, 0.0, inf),
    ):
        if not isfinite(value) or not low <= value <= high:
            raise UsageError("V410", f"{name} is {value}, expected {low:g} to {high:g}")
    return near
