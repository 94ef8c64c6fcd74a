"""Where the curated sites lie against the outlines of their countries: `python -m eval.sites`.

The build checks keys, neighbours and regions; this checks the country, for which it needs the
outlines that are built into the package. The exit code is 1 when a site lies too far off.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from build_tools.gazetteer_sites import site_rows

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.lexicon.countries import countries
from vedette.lexicon.outlines import Country, outlines
from vedette.lexicon.place_names import fold
from vedette.records.grounded import Place

COAST_KM = 15.0
ISLET_KM = 250.0
_KM_PER_DEG = 111.2
# Names of Natural Earth that are not those of countries.tsv, and lands that it draws apart from
# the country that a site's row gives (Crimea and the Golan with those who hold them).
_NAMED = {
    "CAF": ("Central African Rep.",), "COD": ("Dem. Rep. Congo",), "SSD": ("S. Sudan",),
    "ESH": ("W. Sahara",), "PSE": ("Palestine", "Israel"), "UKR": ("Ukraine", "Russia"),
    "SOM": ("Somalia", "Somaliland"), "CYP": ("Cyprus", "N. Cyprus", "Dhekelia", "Akrotiri"),
    "SYR": ("Syria", "Israel"), "USA": ("United States of America",), "CUB": ("Cuba", "USNB Guantanamo Bay"),
    "IND": ("India", "Siachen Glacier"),
}  # fmt: skip
_ISLETS = frozenset(["island", "sea", "strait", "field", "terminal", "line"])


@cache
def drawn(code: str) -> tuple[Country, ...]:
    """The outlines that stand for a country; empty where Natural Earth has none that is drawn."""
    shapes = outlines()
    names = {
        fold(name) for country in countries() if country.code == code for name in country.names
    }
    names |= set(map(fold, _NAMED.get(code, ())))
    found = shapes.countries if shapes is not None else ()
    return tuple(country for country in found if fold(country.name) in names)


def off_land_km(place: Place) -> float:
    """How far a place lies outside the outlines of its country, 0 inside; NaN without outlines."""
    shapes = outlines()
    found = drawn(place.country)
    if shapes is None or not found:
        return math.nan
    near = math.inf
    for country in found:
        for rings in country.polygons:
            line = [_flat(place, point) for point in shapes.points(rings[0])]
            if _holds(line):
                return 0.0
            near = min(near, *(_off(one, two) for one, two in pairwise(line)))
    return near


def allowed_km(place: Place) -> float:
    """How far off the outline a place may lie: its radius, the coast's coarseness, islets."""
    return place.radius_km + (ISLET_KM if place.feature in _ISLETS else COAST_KM)


def placed(gazetteer: IndexedGazetteer) -> Iterator[Place]:
    """The places of all rows of `sites.tsv` that are in the index."""
    for row in site_rows():
        key = "cu:" + fold(row.name).replace(" ", "-")
        yield from (place for place in gazetteer.candidates(row.name) if place.key == key)


def strays(places: Iterable[Place]) -> list[tuple[Place, float]]:
    """Places farther from their country than is allowed, with the distance in kilometres."""
    return [
        (place, off)
        for place in places
        if place.country and (off := off_land_km(place)) > allowed_km(place)
    ]


def _flat(place: Place, point: tuple[float, float]) -> tuple[float, float]:
    """Kilometres east and north of the place on a local flat map."""
    east = (point[0] - place.lon_deg + 180) % 360 - 180
    return (
        east * _KM_PER_DEG * math.cos(math.radians(place.lat_deg)),
        (point[1] - place.lat_deg) * _KM_PER_DEG,
    )


def _holds(line: list[tuple[float, float]]) -> bool:
    """Whether the closed line goes round the point 0, 0."""
    inside = False
    for (x0, y0), (x1, y1) in pairwise(line):
        if (y0 > 0) != (y1 > 0) and x0 + (x1 - x0) * -y0 / (y1 - y0) > 0:
            inside = not inside
    return inside


def _off(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Distance of the point 0, 0 from a leg."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    run = dx * dx + dy * dy
    share = -(start[0] * dx + start[1] * dy) / run if run else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(start[0] + share * dx, start[1] + share * dy)


def main() -> int:
    """Print how many sites there are of each source and kind, and those that lie too far off."""
    places = list(placed(open_gazetteer()))
    write = sys.stdout.write
    write(f"{len(places)} sites\n")
    for title, counted in (
        ("source", Counter(place.source.split(" ")[0] for place in places)),
        ("kind", Counter(place.feature for place in places)),
        ("country", Counter(place.country or "none" for place in places)),
    ):
        write(f"{title}: " + ", ".join(f"{k} {n}" for k, n in counted.most_common()) + "\n")
    missing = [place for place in places if place.country and not drawn(place.country)]
    write(f"without an outline: {', '.join(place.name for place in missing) or 'none'}\n")
    far = strays(places)
    for place, off in far:
        write(f"{place.name}: {off:.0f} km from {place.country}, allowed {allowed_km(place):.0f}\n")
    write(f"{len(far)} sites too far from their country\n")
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main())
