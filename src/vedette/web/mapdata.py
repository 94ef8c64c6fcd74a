"""What the map draws of a selection: one symbol for each place, and tracks."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from vedette.records.documents import Status
from vedette.showing.families import FAMILIES
from vedette.showing.map_points import MapPoint, MapTrack
from vedette.web.asked import Asked
from vedette.web.catalogue import SURETIES, Bools, Catalogue, Ints

_MOST_COARSE = 12
_STATUS: tuple[Status, ...] = ("fact", "hedged", "unknown")

Feature = dict[str, object]


@dataclass(frozen=True, slots=True)
class Coarse:
    """A country or a sea that events name and nothing nearer: it has no point to draw."""

    key: str
    name: str
    count: int


def place_counts(catalogue: Catalogue, mask: Bools) -> Ints:
    """How many events of the mask name each place."""
    return catalogue.spots.pairs.counts(mask)


def coarse_places(catalogue: Catalogue, mask: Bools) -> tuple[Coarse, ...]:
    """Countries and seas of the selection, those that most events name first."""
    spots, counts = catalogue.spots, place_counts(catalogue, mask)
    found = [
        Coarse(spots.keys[i], spots.names[i], int(counts[i]))
        for i in np.flatnonzero(counts)
        if spots.coarse[i]
    ]
    return tuple(sorted(found, key=lambda item: (-item.count, item.name)))[:_MOST_COARSE]


def map_json(catalogue: Catalogue, mask: Bools, asked: Asked) -> dict[str, object]:
    """Spots and tracks as one FeatureCollection, and the box that holds them.

    Nothing is moved to make room: a place is one symbol with the number of its events. `view` is
    west, south, east, north of most of the spots; null where there are none.
    """
    spots = catalogue.spots
    counts = place_counts(catalogue, mask)
    shown = [int(i) for i in np.flatnonzero(counts) if not spots.coarse[i]]
    families, sureties = _lead(catalogue, mask)
    features: list[Feature] = []
    features += _tracks(catalogue, mask)
    for i in sorted(shown, key=lambda i: int(counts[i])):
        about = {
            "kind": "spot",
            "key": spots.keys[i],
            "name": spots.names[i],
            "country": spots.countries[i],
            "count": int(counts[i]),
            "family": FAMILIES[families[i]].key,
            "surety": SURETIES[sureties[i]],
            "radius_km": float(spots.radius_km[i]),
            "chosen": spots.keys[i] == asked.place,
        }
        features.append(_feature(_point(catalogue, i), about))
    return {
        "type": "FeatureCollection",
        "features": features,
        "view": _view(catalogue, np.array(shown, dtype=np.int64), counts),
    }


def map_points(
    catalogue: Catalogue, mask: Bools, asked: Asked, *, path: str
) -> tuple[tuple[MapPoint, ...], tuple[MapTrack, ...]]:
    """The same for a map that is drawn on the server; each symbol leads to the events there."""
    spots = catalogue.spots
    points: list[MapPoint] = []
    for event, place in zip(spots.pairs.event, spots.pairs.value, strict=True):
        if mask[event]:
            points.append(_map_point(catalogue, int(event), int(place), asked, path))
    tracks = tuple(
        MapTrack(
            start=_map_point(catalogue, event, start, asked, path),
            end=_map_point(catalogue, event, end, asked, path),
        )
        for event, start, end in spots.tracks
        if mask[event]
    )
    return tuple(points), tracks


def _map_point(catalogue: Catalogue, event: int, place: int, asked: Asked, path: str) -> MapPoint:
    spots = catalogue.spots
    family = FAMILIES[catalogue.family[event]]
    return MapPoint(
        label=spots.names[place][:24],
        name=spots.names[place],
        lat_deg=float(spots.lat[place]),
        lon_deg=float(spots.lon[place]),
        radius_km=float(spots.radius_km[place]),
        family=family,
        status=_STATUS[catalogue.surety[event]],
        note=family.short,
        href=asked.at(spots.keys[place]).url(path),
    )


def _lead(catalogue: Catalogue, mask: Bools) -> tuple[Ints, Ints]:
    """For each place the family that most of its events have, and the surest of their sureties."""
    pairs = catalogue.spots.pairs
    here = mask[pairs.event]
    event, place = pairs.event[here], pairs.value[here]
    size = len(catalogue.spots.keys)
    tally = np.bincount(
        place * len(FAMILIES) + catalogue.family[event], minlength=size * len(FAMILIES)
    ).reshape(size, len(FAMILIES))
    surest = np.full(size, len(SURETIES) - 1, dtype=np.int64)
    np.minimum.at(surest, place, catalogue.surety[event])
    return tally.argmax(axis=1), surest


def _tracks(catalogue: Catalogue, mask: Bools) -> list[Feature]:
    spots = catalogue.spots
    tally: Counter[tuple[int, int, int]] = Counter()
    surest: dict[tuple[int, int, int], int] = {}
    for event, start, end in spots.tracks:
        if mask[event] and not (spots.coarse[start] or spots.coarse[end]):
            key = (start, end, int(catalogue.family[event]))
            tally[key] += 1
            surest[key] = min(surest.get(key, 9), int(catalogue.surety[event]))
    found = []
    for (start, end, family), count in sorted(tally.items()):
        about = {
            "kind": "track",
            "family": FAMILIES[family].key,
            "surety": SURETIES[surest[start, end, family]],
            "count": count,
            "from": spots.keys[start],
            "to": spots.keys[end],
            "name": f"{spots.names[start]} → {spots.names[end]}",
        }
        line = bow(
            (float(spots.lon[start]), float(spots.lat[start])),
            (float(spots.lon[end]), float(spots.lat[end])),
        )
        found.append(_feature({"type": "LineString", "coordinates": line}, about))
    return found


def bow(start: tuple[float, float], end: tuple[float, float]) -> list[list[float]]:
    """A bowed line between two points: the way is not known, and the two directions differ."""
    (x0, y0), (x1, y1) = start, end
    x1 = x0 + math.remainder(x1 - x0, 360)
    cx, cy = (x0 + x1) / 2 - (y1 - y0) * 0.14, (y0 + y1) / 2 + (x1 - x0) * 0.14
    line = []
    for step in range(25):
        t = step / 24
        x = (1 - t) ** 2 * x0 + 2 * t * (1 - t) * cx + t * t * x1
        y = (1 - t) ** 2 * y0 + 2 * t * (1 - t) * cy + t * t * y1
        line.append([round(x, 4), round(y, 4)])
    return line


def _view(catalogue: Catalogue, shown: Ints, counts: Ints) -> list[float] | None:
    """The box of the places, without the far ones that few events name."""
    if not len(shown):
        return None
    lat, lon = catalogue.spots.lat[shown], catalogue.spots.lon[shown]
    weight = counts[shown].astype(float)
    middle = (_weighted_median(lat, weight), _weighted_median(lon, weight))
    far = np.hypot(lat - middle[0], (lon - middle[1]) * math.cos(math.radians(middle[0])))
    near = far <= 8.0
    if weight[near].sum() < 0.6 * weight.sum():
        near = np.ones(len(shown), dtype=bool)
    return [
        round(float(value), 3)
        for value in (lon[near].min(), lat[near].min(), lon[near].max(), lat[near].max())
    ]


def _weighted_median(values: np.ndarray, weight: np.ndarray) -> float:
    order = np.argsort(values, kind="stable")
    reach = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(reach, reach[-1] / 2)])


def _point(catalogue: Catalogue, i: int) -> dict[str, object]:
    return {
        "type": "Point",
        "coordinates": [float(catalogue.spots.lon[i]), float(catalogue.spots.lat[i])],
    }


def _feature(shape: Mapping[str, object], about: Mapping[str, object]) -> Feature:
    return {"type": "Feature", "geometry": shape, "properties": about}
