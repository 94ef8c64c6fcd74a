"""Where a document plays: votes of its names for countries, for first-level regions, for the ground."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from vedette.records.grounded import Place

# Points of a place's score, set by judgement and a few trials (docs/method/places.md, rule P5).
_COUNTRY_POINTS = 5.0
_REGION_POINTS = 4.0
_GROUND_POINTS = 3.0
_NAMED_COUNTRY = 1.5
_DOUBT = 0.5
_IN_REGIONS = frozenset({"town", "district", "region", "airfield"})
_FINE = 3
_LEAST_WEIGHT = 0.001

EARTH_KM_PER_DEG = 111.2
"""Length of a degree of latitude."""

Cell = tuple[int, int]


class Votes:
    """Weights that add up while names are settled; a pull is the sum of three saturating shares.

    The ground is counted in cells of one degree of latitude and about as far across; a place is
    pulled by its own cell and the eight around it.
    """

    __slots__ = ("_cells", "_countries", "_regions", "_total")

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._countries: defaultdict[str, float] = defaultdict(float)
        self._regions: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._cells: defaultdict[Cell, float] = defaultdict(float)
        self._total = 0.0
        for place in places:
            self.add(place, 1.0)

    def add(self, place: Place, weight: float, cell: Cell | None = None) -> None:
        """Count a place; a negative weight takes it back. `cell` is `cell_of(place)`, if known."""
        country = place.country
        if country:
            value = weight * _NAMED_COUNTRY if place.feature == "country" else weight
            self._countries[country] += value
            self._total += value
            if place.region and place.feature in _IN_REGIONS:
                self._regions[(country, place.region)] += weight
        if place.precision <= _FINE:
            self._cells[cell or cell_of(place)] += weight

    def add_all(
        self, places: Sequence[Place], weights: Sequence[float], sign: float, cells: Sequence[Cell]
    ) -> None:
        """Count the candidates of one name by their likelihoods."""
        for place, weight, cell in zip(places, weights, cells, strict=True):
            if weight > _LEAST_WEIGHT:
                self.add(place, sign * weight, cell)

    def share(self, country: str) -> float:
        """The country's part of all votes for countries, 0 to 1."""
        if self._total <= 0 or country not in self._countries:
            return 0.0
        return max(0.0, self._countries[country]) / self._total

    def leading(self) -> tuple[str, ...]:
        """Countries with at least a tenth of the votes, most first; at most four."""
        ranked = sorted(self._countries.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(code for code, value in ranked[:4] if value >= 0.1 * self._total > 0)

    def near(self, place: Place, cell: Cell | None = None) -> float:
        """Votes for the ground within a degree or so of the place."""
        row, column = cell or cell_of(place)
        get = self._cells.get
        west, east = column - 1, column + 1
        found = 0.0
        for line in (row - 1, row, row + 1):
            found += get((line, west), 0.0) + get((line, column), 0.0) + get((line, east), 0.0)
        return found if found > 0.0 else 0.0

    def pull(self, place: Place, cell: Cell | None = None) -> float:
        """Points for a place by what else the document names, 0 to 12."""
        points, country = 0.0, place.country
        if country:
            votes = self._countries.get(country, 0.0)
            if votes > 0.0:
                points = _COUNTRY_POINTS * votes / (self._total + _DOUBT)
            if place.region and place.feature in _IN_REGIONS:
                votes = self._regions.get((country, place.region), 0.0)
                if votes > 0.0:
                    points += _REGION_POINTS * votes / (votes + 1.0)
        if place.precision <= _FINE and self._cells:
            votes = self.near(place, cell)
            points += _GROUND_POINTS * votes / (votes + 1.0)
        return points


def cell_of(place: Place) -> Cell:
    """The degree of latitude, and the degree of longitude as wide as at the equator."""
    lat = place.lat_deg
    return math.floor(lat), math.floor(place.lon_deg * math.cos(math.radians(lat)))


def rough_km(left: Place, right: Place) -> float:
    """Distance on a flat map of the two latitudes' middle; good to 1 % below 500 km."""
    east = (left.lon_deg - right.lon_deg + 180) % 360 - 180
    middle = math.radians((left.lat_deg + right.lat_deg) / 2)
    return EARTH_KM_PER_DEG * math.hypot(left.lat_deg - right.lat_deg, east * math.cos(middle))
