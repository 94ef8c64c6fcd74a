"""Outlines of land and countries for the maps (Natural Earth, built into the package)."""

from __future__ import annotations

import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

import msgspec

from vedette.errors import DataError

_MAGIC = b"VOUT1\n"
_FINGERPRINT = 17

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Arc:
    """A line shared by the countries on its sides, in degrees; `box` is west, south, east, north.

    Longitudes go on beyond 180 where the line crosses that meridian.
    """

    lons: tuple[float, ...]
    lats: tuple[float, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: numbers of arcs in order; `~n` is arc n backwards."""

    arcs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """A country as Natural Earth draws it; a polygon's first ring is its outer one."""

    name: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """All arcs and the countries made of them."""

    arcs: tuple[Arc, ...]
    countries: tuple[Country, ...]

    def points(self, ring: Ring) -> list[tuple[float, float]]:
        """The ring as (longitude, latitude) in degrees, closed; longitudes do not jump.

        A ring around a pole is closed by way of that pole.
        """
        line: list[tuple[float, float]] = []
        for number in ring.arcs:
            arc = self.arcs[~number if number < 0 else number]
            part = list(zip(arc.lons, arc.lats, strict=True))
            if number < 0:
                part.reverse()
            turn = 360 * round((line[-1][0] - part[0][0]) / 360) if line else 0
            part = [(lon + turn, lat) for lon, lat in part] if turn else part
            line += part[1:] if line else part
        if abs(line[-1][0] - line[0][0]) > 180:
            pole = -90.0 if line[0][1] < 0 else 90.0
            line += [(line[-1][0], pole), (line[0][0], pole), line[0]]
        return line

    def shared(self) -> frozenset[int]:
        """Numbers of the arcs that lie between two countries: land borders, not coasts."""
        seen: set[int] = set()
        twice: set[int] = set()
        for country in self.countries:
            own = {
                ~number if number < 0 else number
                for rings in country.polygons
                for ring in rings
                for number in ring.arcs
            }
            twice |= seen & own
            seen |= own
        return frozenset(twice)


class _Head(msgspec.Struct, frozen=True):
    step: float
    lengths: list[int]
    countries: list[tuple[str, list[list[list[int]]]]]


@cache
def outlines() -> Outlines | None:
    """The outlines that were built into the package; None when they were not.

    Points are on a grid of 0.01 degrees (about 1 km), lines simplified to 0.012 degrees.

    Raises:
        DataError: V611, the file is damaged.

    Source:
        Natural Earth 4.1 (public domain) from world-atlas 2.0.2 (ISC); build_tools/outlines.py.
    """
    source = files("vedette.lexicon").joinpath("data/outlines.bin")
    if not source.is_file():
        return None
    return decode_outlines(source.read_bytes())


def decode_outlines(content: bytes) -> Outlines:
    """Decode the file that `build_tools/outlines.py` writes.

    Raises:
        DataError: V611, the bytes are not such a file.
    """
    if not content.startswith(_MAGIC):
        raise _damaged("the first line is not VOUT1")
    try:
        body = zlib.decompress(content[len(_MAGIC) + _FINGERPRINT :])
        size = int.from_bytes(body[:4], "little")
        head = msgspec.json.decode(body[4 : 4 + size], type=_Head)
        values = array("h", body[4 + size :])
    except (ValueError, zlib.error, msgspec.DecodeError) as error:
        raise _damaged(str(error)) from error
    if len(values) != 2 * sum(head.lengths):
        raise _damaged(f"{len(values)} numbers for {sum(head.lengths)} points")
    if sys.byteorder == "big":
        values.byteswap()
    return Outlines(_arcs(values, head.lengths, head.step), _countries(head))


def _damaged(reason: str) -> DataError:
    return DataError(
        "V611", f"outlines.bin: {reason}; expected the file that the build writes; install again"
    )


def _arcs(values: array[int], lengths: list[int], step: float) -> tuple[Arc, ...]:
    half = len(values) // 2
    arcs: list[Arc] = []
    at = 0
    for length in lengths:
        lons = _unwrap(_degrees(values[at : at + length], step))
        lats = _degrees(values[half + at : half + at + length], step)
        arcs.append(Arc(lons, lats, (min(lons), min(lats), max(lons), max(lats))))
        at += length
    return tuple(arcs)


def _degrees(differences: array[int], step: float) -> tuple[float, ...]:
    per_degree = round(1 / step)
    return tuple(
        ((value + 32768) % 65536 - 32768) / per_degree for value in accumulate(differences)
    )


def _unwrap(lons: tuple[float, ...]) -> tuple[float, ...]:
    if max(lons) - min(lons) <= 180:
        return lons
    steps = (after - before for before, after in pairwise(lons))
    return tuple(accumulate((step - 360 * round(step / 360) for step in steps), initial=lons[0]))


def _countries(head: _Head) -> tuple[Country, ...]:
    return tuple(
        Country(name, tuple(tuple(Ring(tuple(ring)) for ring in rings) for rings in shape))
        for name, shape in head.countries
    )
