"""Places of a user's own from GeoJSON: points, and shapes by the middle of their box."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from vedette.engines.layer_files import LONGEST_LINE, Lines, LongLine
from vedette.engines.layer_places import HEADINGS, NAMES, Wrong, heading, made
from vedette.engines.layer_writer import Row
from vedette.errors import DataError

COLLECTIONS = frozenset({".json", ".geojson"})
SEQUENCES = frozenset({".geojsonl", ".geojsons", ".ndjson", ".jsonl"})
MOST_BYTES = 500_000_000
_KM_PER_DEG = 111.2


class _Geometry(msgspec.Struct):
    coordinates: Any = None
    geometries: list[Any] = []


class _Feature(msgspec.Struct):
    geometry: _Geometry | None = None
    properties: dict[str, Any] | None = None


class _Collection(msgspec.Struct):
    type: str = ""
    features: list[msgspec.Raw] | None = None


def read_collection(path: Path, layer: str) -> Iterator[Row | Wrong]:
    """The features of a file, one decoded at a time; their numbers stand for those of lines.

    Raises:
        DataError: V365 not readable; V368 over 500 MB, no JSON, or neither a FeatureCollection
            nor a Feature.
    """
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise DataError(
                "V368",
                f"{path}: {size:,} bytes, limit {MOST_BYTES:,} for what is read at once; save it "
                "as .csv, or as .geojsonl with a feature on each line",
            )
        body = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise DataError(
            "V365", f"{path}: cannot be read ({error.strerror}), expected a file"
        ) from error
    try:
        whole = msgspec.json.decode(body, type=_Collection)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(
            "V368", f"{path}: no GeoJSON ({error}), expected a FeatureCollection"
        ) from error
    features = [msgspec.Raw(body)] if whole.type == "Feature" else whole.features
    if features is None:
        raise DataError(
            "V368",
            f"{path}: of type {whole.type[:40]!r} and without features, expected a "
            "FeatureCollection; save it so",
        )
    for number, feature in enumerate(features, 1):
        yield _place(bytes(feature), layer, number)


def read_sequence(lines: Lines, layer: str) -> Iterator[Row | Wrong]:
    """The features of a file with one on each line (also with the record mark of RFC 8142)."""
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except LongLine:
            yield Wrong(line=lines.number, message=f"is longer than {LONGEST_LINE:,} characters")
            continue
        body = line.strip("\x1e \t\r\n").encode("utf-8", "surrogateescape")
        if body:
            yield _place(body, layer, lines.number)


def _place(body: bytes, layer: str, number: int) -> Row | Wrong:
    try:
        feature = msgspec.json.decode(body, type=_Feature)
        positions = _positions(feature.geometry)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError) as error:
        return Wrong(line=number, message=f"is no feature ({error}), expected one of GeoJSON")
    if not positions:
        return Wrong(line=number, message="has no geometry with positions")
    said = {heading(key): value for key, value in (feature.properties or {}).items()}
    found = {
        field: _text(value)
        for field, headings in HEADINGS.items()
        if (value := next((said[h] for h in headings if said.get(h) is not None), None)) is not None
    }
    found |= {f"name:{n}": _text(said[n]) for n in NAMES if said.get(n) is not None}
    return made(_located(found, positions), layer, line=number)


def _located(found: dict[str, str], positions: list[tuple[float, float]]) -> dict[str, str]:
    """With the middle of the box, and half its diagonal as radius where none is given."""
    if len(positions) == 1:
        return found | {"lat": repr(positions[0][1]), "lon": repr(positions[0][0])}
    lons, lats = [lon for lon, _ in positions], [lat for _, lat in positions]
    if max(lons) - min(lons) > 180 and max(map(abs, lons)) <= 180:  # across the 180th meridian
        lons = [lon + 360 if lon < 0 else lon for lon in lons]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    wide = (max(lons) - min(lons)) * math.cos(math.radians(lat))
    km = _KM_PER_DEG * math.hypot(wide, max(lats) - min(lats)) / 2
    radius = found.get("radius", "") or f"{max(km, 0.1):.1f}"
    lon = lon - 360 if 180 < lon <= 540 else lon
    return found | {"lat": repr(lat), "lon": repr(lon), "radius": radius}


def _text(value: object) -> str:
    """A property as a cell; lists of names are divided as in a table, other objects say nothing."""
    if isinstance(value, list):
        return ";".join(part for part in value if isinstance(part, str))
    return str(value) if isinstance(value, str | int | float) and value is not True else ""


def _positions(geometry: _Geometry | None) -> list[tuple[float, float]]:
    """Longitude and latitude of all positions of a geometry.

    Raises:
        TypeError: something else stands there.
    """
    found: list[tuple[float, float]] = []
    if geometry is None:
        return found
    waiting = [geometry.coordinates]
    waiting += [part.get("coordinates") for part in geometry.geometries if isinstance(part, dict)]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, list):
            if value is not None:
                raise TypeError("coordinates are no list of numbers")
        elif len(value) >= 2 and all(type(part) in (int, float) for part in value):
            found.append((float(value[0]), float(value[1])))
        else:
            waiting.extend(value)
    return found
