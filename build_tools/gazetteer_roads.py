"""Roads of the curated layer: towns on the way, checked, and those with a name of their own as places."""

from __future__ import annotations

from itertools import pairwise

from build_tools.gazetteer_sites import INHABITANTS, SiteError, Towns, town_of, version_of
from build_tools.gazetteer_sources import distance_km, folding, table_rows
from vedette.engines.layer_writer import Row

_LONGEST_LEG_KM = 450.0


def roads(towns: Towns) -> list[Row]:
    """Roads of `roads.tsv` as places: the middle of the line, and half its extent as radius.

    A road that is only called by its ends ("Kabul-Kandahar highway") is checked and makes no row:
    what such words stand for is found by its ends.

    Raises:
        SiteError: a row has the wrong form (V360), names a town that is not in GeoNames (V361),
            or has a leg longer than 450 km (V362).
    """
    version, fold = version_of("roads.tsv"), folding()
    built = []
    for number, cells in enumerate(table_rows("roads.tsv"), 1):
        if len(cells) != 4:
            raise SiteError(
                "V360", f"roads.tsv, row {number}: got {len(cells)} columns, expected 4"
            )
        name, others, country, stops = cells
        where = f"roads.tsv, {name}"
        line = [town_of(where, stop.rpartition("=")[2], towns) for stop in stops.split("|")]
        for one, two in pairwise(line):
            leg = distance_km(one.lat, one.lon, two.lat, two.lon)
            if leg > _LONGEST_LEG_KM:
                raise SiteError(
                    "V362",
                    f"{where}: {one.name} and {two.name} are {leg:.0f} km apart, expected "
                    f"{_LONGEST_LEG_KM:.0f} or less; name a town between them",
                )
        lat = (min(stop.lat for stop in line) + max(stop.lat for stop in line)) / 2
        lon = (min(stop.lon for stop in line) + max(stop.lon for stop in line)) / 2
        radius = max(distance_km(lat, lon, stop.lat, stop.lon) for stop in line)
        if all(called_by_ends(each) for each in (name, *others.split("|"))):
            continue
        built.append(
            Row(
                key="rd:" + fold.fold(name).replace(" ", "-"), name=name, lat=round(lat, 3),
                lon=round(lon, 3), country=country, feature="road", precision=5,
                radius_km=round(radius, 0), population=INHABITANTS,
                layer=f"curated {version}, unverified",
                aliases=[other for other in others.split("|") if not called_by_ends(other)],
            )
        )  # fmt: skip
    return built


def called_by_ends(name: str) -> bool:
    """Whether a road's name is that of two towns: "Kabul-Kandahar highway"."""
    return "-" in name.removeprefix("Salah al-") or not name
