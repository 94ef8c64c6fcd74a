"""Land, borders and country names of a map view, as SVG paths."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vedette.lexicon.outlines import Arc, Outlines, Ring
from vedette.showing.map_frame import Frame, LonLat, clip_ring, turns

_MIN_STEP_PX = 0.5
_MIN_LABEL_PX2 = 5000.0
_SEAM_DEG = 179.985


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """Path data of the land in view, of coasts and of land borders, and names with their spots."""

    fill: str
    coast: str
    border: str
    names: tuple[tuple[float, float, str], ...]


def draw_land(outlines: Outlines, frame: Frame) -> Land:
    """Clip all countries to the view; names go to the middle of what is seen of a country."""
    fills: list[str] = []
    names: list[tuple[float, float, float, str]] = []
    for country in outlines.countries:
        parts = [
            (number == 0, part)
            for polygon in country.polygons
            for number, ring in enumerate(polygon)
            for part in _rings_in_view(outlines, ring, frame)
        ]
        fills += [_path(part, closed=True) for _, part in parts]
        outer = [part for is_outer, part in parts if is_outer]
        spot = _name_spot(max(outer, key=_area, default=[]))
        if spot:
            names.append((*spot, country.name))
    shared = outlines.shared()
    coast = (arc for number, arc in enumerate(outlines.arcs) if number not in shared)
    border = (arc for number, arc in enumerate(outlines.arcs) if number in shared)
    names.sort(key=lambda name: (-name[0], name[3]))
    return Land(
        fill="".join(fills),
        coast=_lines(coast, frame),
        border=_lines(border, frame),
        names=tuple((x, y, name) for _, x, y, name in names),
    )


def _rings_in_view(outlines: Outlines, ring: Ring, frame: Frame) -> Iterable[list[LonLat]]:
    boxes = [outlines.arcs[~n if n < 0 else n].box for n in ring.arcs]
    _, bottom, _, top = frame.box
    if max(box[3] for box in boxes) < bottom or min(box[1] for box in boxes) > top > -60:
        return
    whole = outlines.points(ring)
    west, east = min(lon for lon, _ in whole), max(lon for lon, _ in whole)
    for turn in turns(west, east, frame):
        points = [(lon + turn, lat) for lon, lat in whole]
        part = [(frame.x(lon), frame.y(lat)) for lon, lat in clip_ring(points, frame.box)]
        if len(part) > 2:
            yield part


def _lines(arcs: Iterable[Arc], frame: Frame) -> str:
    pieces: list[str] = []
    left, bottom, right, top = frame.box
    for arc in arcs:
        if arc.box[3] < bottom or arc.box[1] > top:
            continue
        for turn in turns(arc.box[0], arc.box[2], frame):
            run: list[LonLat] = []
            for here, after in zip(
                zip(arc.lons, arc.lats, strict=True),
                zip(arc.lons[1:], arc.lats[1:], strict=True),
                strict=False,
            ):
                a, b = (here[0] + turn, here[1]), (after[0] + turn, after[1])
                seam = _at_seam(here[0]) and _at_seam(after[0])
                outside = (
                    max(a[0], b[0]) < left
                    or min(a[0], b[0]) > right
                    or max(a[1], b[1]) < bottom
                    or min(a[1], b[1]) > top
                )
                if seam or outside:
                    pieces.append(_path(run, closed=False))
                    run = []
                    continue
                if not run:
                    run.append((frame.x(a[0]), frame.y(a[1])))
                run.append((frame.x(b[0]), frame.y(b[1])))
            pieces.append(_path(run, closed=False))
    return "".join(pieces)


def _at_seam(lon: float) -> bool:
    return abs(math.remainder(lon, 360)) > _SEAM_DEG


def _path(points: Sequence[LonLat], *, closed: bool) -> str:
    if len(points) < 2:
        return ""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _MIN_STEP_PX:
            kept.append(point)
    kept.append(points[-1])
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + ("Z" if closed else "")


def _area(ring: Sequence[LonLat]) -> float:
    return abs(sum(_cross(ring, i) for i in range(len(ring)))) / 2


def _cross(ring: Sequence[LonLat], i: int) -> float:
    (x0, y0), (x1, y1) = ring[i - 1], ring[i]
    return x0 * y1 - x1 * y0


def _name_spot(ring: Sequence[LonLat]) -> tuple[float, float, float] | None:
    """Area and centroid of a ring in pixels; None when it is small or hollow at the centroid."""
    area = sum(_cross(ring, i) for i in range(len(ring))) / 2
    if abs(area) < _MIN_LABEL_PX2:
        return None
    x = sum((ring[i - 1][0] + ring[i][0]) * _cross(ring, i) for i in range(len(ring))) / (6 * area)
    y = sum((ring[i - 1][1] + ring[i][1]) * _cross(ring, i) for i in range(len(ring))) / (6 * area)
    return (abs(area), x, y) if _contains(ring, x, y) else None


def _contains(ring: Sequence[LonLat], x: float, y: float) -> bool:
    inside = False
    for i, (x1, y1) in enumerate(ring):
        x0, y0 = ring[i - 1]
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            inside = not inside
    return inside
