"""Roads as lines between towns: "the M5 highway", and the stretch between two of its towns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.place_names import fold
from vedette.ports import Gazetteer
from vedette.records.grounded import Place


@dataclass(frozen=True, slots=True)
class Stop:
    """A town on a road, by its name and id in GeoNames."""

    name: str
    geonameid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """A road by the towns on it, in order; `country` is "" where it crosses a border.

    Which towns it passes is general knowledge; where they lie is GeoNames'.
    """

    name: str
    others: tuple[str, ...]
    country: str
    stops: tuple[Stop, ...]

    @property
    def key(self) -> str:
        """The gazetteer's key of the whole road, where it has a name of its own ("rd:m5-highway")."""
        return "rd:" + fold(self.name).replace(" ", "-")


@cache
def roads() -> tuple[Road, ...]:
    """All rows of `roads.tsv`, in its order.

    Raises:
        DataError: V364, a line has not four columns or a town without an id.
    """
    text = files("vedette.lexicon").joinpath("data/roads.tsv").read_text("utf-8")
    return tuple(
        _road(number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line and not line.startswith("#")
    )


def road_of(key: str) -> Road | None:
    """The road of a gazetteer's key."""
    return next((road for road in roads() if road.key == key), None)


def stretch_between(one: int, two: int) -> tuple[Stop, ...]:
    """The towns from one to the other along a listed road, both included.

    Args:
        one: GeoNames id of the town that the way begins at.
        two: of the town that it ends at.

    Returns:
        At least two towns in the order asked for, of the road with the most towns between them;
        empty where no listed road passes both.
    """
    best: tuple[Stop, ...] = ()
    for road in roads():
        ids = [stop.geonameid for stop in road.stops]
        if one == two or one not in ids or two not in ids:
            continue
        first, last = ids.index(one), ids.index(two)
        part = road.stops[min(first, last) : max(first, last) + 1]
        if len(part) > len(best):
            best = part if first < last else part[::-1]
    return best


def places_at(stops: tuple[Stop, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The towns as places of the gazetteer, in order: the points of the line.

    A town that the gazetteer does not have is left out.
    """
    found = (
        next((p for p in gazetteer.candidates(stop.name) if p.geonameid == stop.geonameid), None)
        for stop in stops
    )
    return tuple(place for place in found if place is not None)


def _road(number: int, cells: list[str]) -> Road:
    stops = [stop.rpartition("=") for stop in cells[3].split("|")] if len(cells) == 4 else []
    if len(stops) < 2 or not all(name and key.isdigit() for name, _, key in stops):
        raise DataError(
            "V364",
            f"roads.tsv, line {number}: got {cells}, expected name, other names, country and two "
            "or more towns as name=GeoNames id, joined by |; correct the table",
        )
    return Road(
        name=cells[0], others=tuple(filter(None, cells[1].split("|"))), country=cells[2],
        stops=tuple(Stop(name, int(key)) for name, _, key in stops),
    )  # fmt: skip
