"""Build step: country outlines for the maps, from Natural Earth by way of npm's world-atlas.

Fetches one pinned tarball, checks its integrity hash, decodes the TopoJSON in it, simplifies the
arcs and writes `outlines.bin`, which `vedette.lexicon.outlines` reads. Without a network the
build goes on; the maps then draw a graticule only and say so.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from build_tools import npm

MEMBER = "package/countries-10m.json"
FILE_NAME = "outlines.bin"
MAGIC = b"VOUT1\n"
STEP_DEG = 0.01
TOLERANCE_DEG = 0.012
MIN_ISLAND_DEG = 0.04

Point = tuple[int, int]


def build(target_dir: Path) -> None:
    """Write `outlines.bin` into `target_dir`, unless the one there is of this recipe.

    A failure to fetch is told on stderr and is no error: the package works without the file.
    The registry is npm's, or that of the environment variable `npm_config_registry`.

    Args:
        target_dir: the folder of the package's data; it is made when missing.
    """
    target = target_dir / FILE_NAME
    if target.exists() and _fingerprint_of(target) == fingerprint():
        return
    try:
        topology = json.loads(npm.members(npm.WORLD_ATLAS, MEMBER)[0])
    except npm.FAILURES as error:
        message = f"outlines: {error}; expected {npm.WORLD_ATLAS}; maps are built without coasts"
        print(message, file=sys.stderr)  # noqa: T201
        return
    target_dir.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(".part")
    part.write_bytes(encode(topology))
    part.replace(target)


def fingerprint() -> str:
    """What the file depends on, as 16 hexadecimal digits: source, settings and format."""
    recipe = f"{MAGIC!r} {npm.WORLD_ATLAS.integrity} {MEMBER} {STEP_DEG} {TOLERANCE_DEG} {MIN_ISLAND_DEG}"
    return hashlib.sha256(recipe.encode()).hexdigest()[:16]


def encode(topology: dict[str, Any]) -> bytes:
    """Turn a TopoJSON of countries into the compact file.

    `MAGIC`, fingerprint, line feed, then zlib of: length of the head (4 bytes, little-endian), the
    head as JSON {"step", "lengths", "countries": [[name, [[ring, ...], ...]], ...]}, and the
    arcs' differences as 16-bit integers (modulo 2^16) in units of `step` degrees, all longitudes
    first; each arc begins at 0.
    """
    arcs = [_simplify(_decode_arc(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = [
        (geometry["properties"]["name"], _polygons(geometry))
        for geometry in topology["objects"]["countries"]["geometries"]
    ]
    countries = [(name, _large_enough(polygons, arcs)) for name, polygons in countries]
    used = sorted(
        {_index(arc) for _, shape in countries for rings in shape for r in rings for arc in r}
    )
    renamed = {old: new for new, old in enumerate(used)}
    head = {
        "step": STEP_DEG,
        "lengths": [len(arcs[old]) for old in used],
        "countries": [
            [name, [[[_rename(arc, renamed) for arc in ring] for ring in rings] for rings in shape]]
            for name, shape in countries
        ],
    }
    head_bytes = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
    body = b"".join(_differences([arcs[old] for old in used], axis) for axis in (0, 1))
    packed = zlib.compress(len(head_bytes).to_bytes(4, "little") + head_bytes + body, 9)
    return MAGIC + fingerprint().encode() + b"\n" + packed


def _fingerprint_of(target: Path) -> str:
    with target.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            return ""
        return stream.read(16).decode("ascii", "replace")


def _decode_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy, *_ in arc:
        x, y = x + dx, y + dy
        lon, lat = x * scale_x + shift_x, y * scale_y + shift_y
        points.append((round(lon / STEP_DEG), round(lat / STEP_DEG)))
    return points


def _simplify(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's line simplification; the ends of an arc stay."""
    limit = (TOLERANCE_DEG / STEP_DEG) ** 2
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    if points[0] == points[-1] and len(points) > 3:
        far = max(range(len(points)), key=lambda i: _square(points[i], points[0]))
        keep[far] = True
        stack = [(0, far), (far, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        worst, at = limit, -1
        for i in range(first + 1, last):
            off = _square_off(points[i], points[first], points[last])
            if off > worst:
                worst, at = off, i
        if at >= 0:
            keep[at] = True
            stack += [(first, at), (at, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _square(a: Point, b: Point) -> float:
    return float((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)


def _square_off(point: Point, start: Point, end: Point) -> float:
    run = _square(start, end)
    if run == 0:
        return _square(point, start)
    dx, dy = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / run
    share = min(1.0, max(0.0, share))
    x, y = start[0] + share * dx, start[1] + share * dy
    return (point[0] - x) ** 2 + (point[1] - y) ** 2


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        polygons: list[list[list[int]]] = geometry["arcs"]
        return polygons
    raise ValueError(f"geometry is {geometry['type']!r}, expected Polygon or MultiPolygon")


def _large_enough(
    polygons: list[list[list[int]]], arcs: Sequence[list[Point]]
) -> list[list[list[int]]]:
    """Leave out islets, but never the largest polygon of a country."""
    sizes = [
        _extent([point for arc in rings[0] for point in arcs[_index(arc)]]) for rings in polygons
    ]
    limit = min(MIN_ISLAND_DEG / STEP_DEG, max(sizes))
    return [rings for rings, size in zip(polygons, sizes, strict=True) if size >= limit]


def _extent(points: list[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return float(max(max(xs) - min(xs), max(ys) - min(ys)))


def _index(arc: int) -> int:
    return ~arc if arc < 0 else arc


def _rename(arc: int, renamed: dict[int, int]) -> int:
    return ~renamed[~arc] if arc < 0 else renamed[arc]


def _differences(arcs: list[list[Point]], axis: int) -> bytes:
    values = array("h")
    for arc in arcs:
        before = 0
        for point in arc:
            values.append((point[axis] - before + 32768) % 65536 - 32768)
            before = point[axis]
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
