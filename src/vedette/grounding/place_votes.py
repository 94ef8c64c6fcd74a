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
Mark = tuple[str, float, str, Cell | None]
"""What a place votes for: its country, with what weight, its region in it, its cell of ground."""


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
        marks = [mark_of(place) for place in places]
        self.count(marks, [1.0] * len(marks))

    def count(self, marks: Sequence[Mark], weights: Sequence[float]) -> None:
        """Count the candidates of one name by their likelihoods; negative weights take back."""
        countries, regions, cells = self._countries, self._regions, self._cells
        for (country, factor, region, cell), weight in zip(marks, weights, strict=True):
            if -_LEAST_WEIGHT < weight < _LEAST_WEIGHT:
                continue
            if country:
                countries[country] += weight * factor
                self._total += weight * factor
                if region:
                    regions[country, region] += weight
            if cell is not None:
                cells[cell] += weight

    def share(self, country: str) -> float:
        """The country's part of all votes for countries, 0 to 1."""
        if self._total <= 0 or country not in self._countries:
            return 0.0
        return min(1.0, max(0.0, self._countries[country]) / self._total)

    def leading(self) -> tuple[str, ...]:
        """Countries with a tenth of the votes or more, the first four."""
        ranked = sorted(self._countries.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(code for code, value in ranked[:4] if value >= 0.1 * self._total > 0)

    def near(self, mark: Mark) -> float:
        """Votes for the ground within a degree or so of a place."""
        if mark[3] is None:
            return 0.0
        row, column = mark[3]
        get = self._cells.get
        west, east = column - 1, column + 1
        found = 0.0
        for line in (row - 1, row, row + 1):
            found += get((line, west), 0.0) + get((line, column), 0.0) + get((line, east), 0.0)
        return found if found > 0.0 else 0.0

    def pulls(self, marks: Sequence[Mark]) -> list[float]:
        """Points for each place by what else the document names, 0 to 12."""
        countries, regions, total = self._countries, self._regions, self._total + _DOUBT
        pulled = []
        for mark in marks:
            points, (country, _, region, cell) = 0.0, mark
            if country:
                votes = countries.get(country, 0.0)
                if votes > 0.0:
                    points = _COUNTRY_POINTS * votes / total
                if region:
                    votes = regions.get((country, region), 0.0)
                    if votes > 0.0:
                        points += _REGION_POINTS * votes / (votes + 1.0)
            if cell is not None:
                votes = self.near(mark)
                points += _GROUND_POINTS * votes / (votes + 1.0)
            pulled.append(points)
        return pulled


def mark_of(place: Place) -> Mark:
    """What a place votes for; towns, areas and airfields also for their region."""
    feature, cell = place.feature, None
    if place.precision <= _FINE:
        lat = place.lat_deg
        cell = (math.floor(lat), math.floor(place.lon_deg * math.cos(math.radians(lat))))
    return (
        place.country,
        _NAMED_COUNTRY if feature == "country" else 1.0,
        place.region if feature in _IN_REGIONS else "",
        cell,
    )


def rough_km(left: Place, right: Place) -> float:
    """Distance on a flat map of the two latitudes' middle; good to 1 % below 500 km."""
    east = (left.lon_deg - right.lon_deg + 180) % 360 - 180
    middle = math.radians((left.lat_deg + right.lat_deg) / 2)
    return EARTH_KM_PER_DEG * math.hypot(left.lat_deg - right.lat_deg, east * math.cos(middle))
