"""The view of a map: which part of the world it shows, and how degrees become pixels."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

KM_PER_DEG = 111.195
_MIN_SPAN_DEG = 1.6
_MARGIN = 0.16
_NEAR_KM = 800.0
_MOST_CANDIDATES = 48  # for the middle of many points: every nth of them is enough
_NEAR_SHARE = 0.6

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An equirectangular view that is true to scale at its middle latitude.

    `lon_deg`/`lat_deg` is the centre, `scale` pixels per degree of latitude, `stretch` the
    cosine of the middle latitude; x runs right, y down, from the frame's upper left corner.
    """

    lon_deg: float
    lat_deg: float
    scale: float
    stretch: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Pixels from the left edge; `lon` is not wrapped (see `near`)."""
        return self.width / 2 + (lon - self.lon_deg) * self.scale * self.stretch

    def y(self, lat: float) -> float:
        """Pixels from the upper edge."""
        return self.height / 2 - (lat - self.lat_deg) * self.scale

    def near(self, lon: float) -> float:
        """The longitude plus or minus whole turns, within 180 degrees of the centre."""
        return self.lon_deg + math.remainder(lon - self.lon_deg, 360)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in degrees; west and east may lie beyond 180."""
        half_lon = self.width / 2 / self.scale / self.stretch
        half_lat = self.height / 2 / self.scale
        west, east = self.lon_deg - half_lon, self.lon_deg + half_lon
        return west, self.lat_deg - half_lat, east, self.lat_deg + half_lat

    def radii(self, km: float, lat: float) -> tuple[float, float]:
        """Half axes in pixels of a circle of `km` around a point at `lat`."""
        ry = km / KM_PER_DEG * self.scale
        return ry * self.stretch / max(0.02, math.cos(math.radians(lat))), ry


def distance_km(a: LonLat, b: LonLat) -> float:
    """Great-circle distance of two (longitude, latitude) points on the mean sphere."""
    lat_a, lat_b = math.radians(a[1]), math.radians(b[1])
    lon = math.radians(b[0] - a[0]) / 2
    part = (
        math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(lon) ** 2
    )
    return 2 * KM_PER_DEG * math.degrees(math.asin(min(1.0, math.sqrt(part))))


def frame_points(points: Sequence[LonLat], *, width: float, height: float) -> Frame:
    """Choose the view for points: where most of them are, never narrower than 1.6 degrees.

    If three fifths of the points lie within 800 km of their middle one, the view is theirs and
    the others fall outside; else all are inside. Points are never moved. At most the whole
    world is shown; the frame is then smaller than asked for.
    """
    chosen = _cluster(points) or [(0.0, 0.0)]
    middle = _middle_lon([lon for lon, _ in chosen])
    lons = [middle + math.remainder(lon - middle, 360) for lon, _ in chosen]
    lats = [lat for _, lat in chosen]
    lon = (min(lons) + max(lons)) / 2
    lat = min(70.0, max(-70.0, (min(lats) + max(lats)) / 2))
    stretch = math.cos(math.radians(lat))
    span_lat = max(_MIN_SPAN_DEG, 2 * max(abs(item - lat) for item in lats)) * (1 + 2 * _MARGIN)
    span_lon = max(_MIN_SPAN_DEG, max(lons) - min(lons)) * (1 + 2 * _MARGIN)
    scale = min(width / min(span_lon, 360) / stretch, height / min(span_lat, 180))
    width, height = min(width, 360 * scale * stretch), min(height, 180 * scale)
    half = height / 2 / scale
    lat = min(90 - half, max(half - 90, lat))
    return Frame(lon_deg=lon, lat_deg=lat, scale=scale, stretch=stretch, width=width, height=height)


def clip_ring(ring: Sequence[LonLat], box: tuple[float, float, float, float]) -> list[LonLat]:
    """Cut a closed ring with a box (Sutherland and Hodgman); [] when nothing is inside."""
    points = list(ring)
    for axis, limit, above in (
        (0, box[0], True),
        (1, box[1], True),
        (0, box[2], False),
        (1, box[3], False),
    ):
        cut: list[LonLat] = []
        for i, here in enumerate(points):
            before = points[i - 1]
            inside, was = _inside(here, axis, limit, above), _inside(before, axis, limit, above)
            if inside != was:
                cut.append(_cross(before, here, axis, limit))
            if inside:
                cut.append(here)
        points = cut
    return points


def turns(west: float, east: float, frame: Frame) -> Iterator[float]:
    """The whole turns in degrees by which something from `west` to `east` meets the view."""
    left, _, right, _ = frame.box
    first = math.ceil((left - east) / 360)
    for turn in range(first, math.floor((right - west) / 360) + 1):
        yield 360.0 * turn


def _cluster(points: Sequence[LonLat]) -> list[LonLat]:
    if not points:
        return []

    tally = Counter(points)
    spots = sorted(tally)
    candidates = spots[:: max(1, len(spots) // _MOST_CANDIDATES)]

    def cost(point: LonLat) -> float:
        return sum(
            count * min(distance_km(point, other), 4 * _NEAR_KM) for other, count in tally.items()
        )

    middle = min(candidates, key=cost)
    near = [point for point in points if distance_km(point, middle) <= _NEAR_KM]
    return near if len(near) >= _NEAR_SHARE * len(points) else list(points)


def _middle_lon(lons: list[float]) -> float:
    """The longitude opposite the widest gap: the points lie within 180 degrees around it."""
    around = sorted({lon % 360 for lon in lons})
    gaps = [
        ((around[(i + 1) % len(around)] - lon) % 360 or 360.0, lon) for i, lon in enumerate(around)
    ]
    width, start = max(gaps)
    return math.remainder(start + width / 2 + 180, 360)


def _inside(point: LonLat, axis: int, limit: float, above: bool) -> bool:
    return point[axis] >= limit if above else point[axis] <= limit


def _cross(a: LonLat, b: LonLat, axis: int, limit: float) -> LonLat:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)
