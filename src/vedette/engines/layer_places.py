"""One place of a user's file: which columns say what, what is checked, what is filled in."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from vedette.engines.layer_writer import Row
from vedette.lexicon.countries import countries, country_of_name
from vedette.lexicon.place_names import field_name, fold

LONGEST_NAME = 200
MOST_OTHER_NAMES = 60
_LONGEST_WORDS = 100
_MOST_ID = 2**32 - 1

NAMES = ("name", "name_en", "asciiname", "title", "place", "placename", "place_name", "toponym", "label", "site")  # fmt: skip
"""Headings of the name, the surest first."""

_SURE_NAMES = frozenset({"name", "name_en", "asciiname"})

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": NAMES,
    "lat": ("lat", "latitude", "y", "lat_deg", "lat_dd", "latitude_deg", "point_y", "y_coord", "ycoord"),
    "lon": ("lon", "lng", "long", "longitude", "x", "lon_deg", "lon_dd", "longitude_deg", "point_x", "x_coord", "xcoord"),
    "country": ("country", "country_code", "countrycode", "country_name", "iso", "iso2", "iso3", "iso_a3", "adm0", "adm0_en", "admin0name_en"),
    "feature": ("feature", "type", "kind", "category", "feature_code", "class", "feature_class", "place"),
    "others": ("altnames", "alternatenames", "alternate_names", "aliases", "alias", "alt_names", "alt_name", "other_names"),
    "population": ("population", "pop"),
    "radius": ("radius_km", "radius", "accuracy_km"),
    "source": ("source", "provenance", "origin"),
    "region": ("region", "admin1", "admin1_name", "admin1name", "adm1", "adm1_en", "adm1_name", "admin1name_en", "province", "governorate", "oblast", "state"),
    "geonameid": ("geonameid", "geonames_id", "geoname_id"),
    "id": ("id",),
}  # fmt: skip
"""Our fields, and the headings that columns of users bear, lower case, words joined by "_"."""

# Kinds of places in the words of users and in the codes of GeoNames.
_FEATURES = {
    "town": "town", "city": "town", "village": "town", "settlement": "town", "hamlet": "town",
    "populated place": "town", "locality": "town", "airfield": "airfield", "airport": "airfield",
    "airbase": "airfield", "air base": "airfield", "base": "base", "military base": "base",
    "naval base": "naval base", "port": "port", "harbour": "port", "harbor": "port",
    "region": "region", "province": "region", "governorate": "region", "oblast": "region",
    "state": "region", "admin1": "region", "adm1": "region", "district": "district",
    "county": "district", "admin2": "district", "adm2": "district", "subdistrict": "district",
    "admin3": "district", "adm3": "district", "mountain": "mountain", "hill": "mountain",
    "river": "river", "lake": "lake", "sea": "sea", "island": "island", "strait": "strait",
    "dam": "dam", "bridge": "bridge", "camp": "camp", "checkpoint": "crossing",
    "crossing": "crossing", "border crossing": "crossing", "refinery": "refinery",
    "prison": "prison", "mine": "mine", "road": "road", "zone": "zone", "line": "line",
}  # fmt: skip
# Class and the beginning of the code, the first that fits; "" is left out: countries have a layer.
_GEONAMES = (
    ("A", "ADM1", "region"), ("A", "ADM", "district"), ("A", "PCL", ""), ("A", "", "zone"),
    ("P", "", "town"), ("S", "AIR", "airfield"), ("S", "MILB", "base"), ("L", "MILB", "base"),
    ("L", "NVB", "naval base"), ("S", "NVB", "naval base"), ("S", "DAM", "dam"), ("S", "BDG", "bridge"),
    ("S", "PSTB", "crossing"), ("S", "PRN", "prison"), ("S", "OILR", "refinery"), ("S", "MN", "mine"),
    ("L", "PRT", "port"), ("S", "PRT", "port"), ("H", "HBR", "port"), ("T", "ISL", "island"),
    ("T", "MT", "mountain"), ("T", "HLL", "mountain"), ("T", "PK", "mountain"), ("H", "STM", "river"),
    ("H", "LK", "lake"), ("H", "SEA", "sea"), ("H", "STRT", "strait"), ("L", "", "zone"),
)  # fmt: skip
# Kinds that the last words of a name tell: "Tishrin Dam".
_IN_NAMES = frozenset(
    {"airfield", "base", "naval base", "port", "dam", "bridge", "camp", "crossing", "refinery", "prison",
     "island", "river", "lake", "mountain", "strait", "district", "region"}
)  # fmt: skip
_CLASSES = frozenset("APSLHTRUV")
_COUNTRIES = frozenset({"country", "admin0", "adm0"})
_AREA_WORDS = frozenset("district county subdistrict sub raion rayon nahiya qada of".split())
_CODE = re.compile(r"[A-Z]{3,5}[0-9]?H?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_UNSEEN = str.maketrans("", "", "\u200b\u200e\u200f\ufeff")
_SPLIT = re.compile(r"[;|]")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+")
_TRAILING = re.compile(r"\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A line that cannot be used: its number (1 is the first line), and what is wrong with it."""

    line: int
    message: str


def heading(words: str) -> str:
    """A heading as `HEADINGS` has it: "Alternate names" is "alternate_names"."""
    return re.sub(r"[\W_]+", "_", words.strip().lower()).strip("_")


def geonames_feature(class_: str, code: str) -> str:
    """The kind of a place by its GeoNames class and code; "" for a country, which is left out."""
    fits = (kind for of, start, kind in _GEONAMES if of == class_ and code.startswith(start))
    return next(fits, "site")


def made(found: Mapping[str, str], layer: str, *, line: int) -> Row | Wrong:
    """The place that the cells of one line describe.

    Args:
        found: fields of `HEADINGS` to what stands there.
        layer: name of the layer, the beginning of the key of a place without a GeoNames id.
        line: where it stands, for a line that cannot be used.
    """
    try:
        return _row(found, layer)
    except ValueError as error:
        return Wrong(line=line, message=str(error))


def _row(found: Mapping[str, str], layer: str) -> Row:
    said = found.get
    name, named = _main_name(found)
    lat, lon = _degrees(found)
    feature = _kind(name, _feature(said("feature", "")))
    population = _people(said("population", ""))
    radius = _number("radius_km", said("radius", ""), 0, 20_000)
    if radius is None:
        radius = _usual_radius(feature, population)
    source = _words(said("source", "")).replace(",", " ").replace("  ", " ") or "user"
    geonameid = _geonameid(
        said("geonameid", "") or (said("id", "") if source == "GeoNames" else "")
    )
    others = [part.strip() for part in _SPLIT.split(said("others", ""))]
    aliases = list(
        dict.fromkeys(_visible(o) for o in [*named, *others] if _is_name(o) and o != name)
    )
    return Row(
        key=f"gn:{geonameid}" if geonameid else f"{layer}:{fold(name)}:{lat:.4f},{lon:.4f}",
        name=name, lat=lat, lon=lon, country=_country(said("country", "").strip()),
        feature=feature, radius_km=radius, precision=_precision(feature, radius),
        layer=intern(source), geonameid=geonameid, population=population,
        region=intern(_words(said("region", ""))), aliases=aliases[:MOST_OTHER_NAMES],
        cores=_cores(feature, (name, *aliases)),
    )  # fmt: skip


def _main_name(found: Mapping[str, str]) -> tuple[str, list[str]]:
    """The name, and what the other columns that surely hold names have."""
    given = [(key, value) for key in NAMES if (value := found.get(f"name:{key}", "").strip())]
    if not given:
        raise ValueError("has no name")
    sure = [value for key, value in given if key in _SURE_NAMES]
    usable = sure or [given[0][1]]  # "place" may hold the kind: "village"
    first = next((value for value in usable if _is_latin(value)), usable[0])
    return _name(first), sure


def _name(value: str) -> str:
    name = _visible(value)
    if _CONTROL.search(name):
        raise ValueError(f"has control characters in its name {name[:40]!r}")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"has a name of {len(name):,} characters, limit {LONGEST_NAME}")
    if not fold(name):
        raise ValueError(f"has a name without letters or digits, {name[:40]!r}")
    return name


def _visible(value: str) -> str:
    """A name on one line, without marks that nobody sees."""
    if value.isascii() and value.isprintable() and "  " not in value:
        return value.strip()
    return re.sub(r"[ \t\r\n\u00a0\u202f]+", " ", value.translate(_UNSEEN)).strip()


def _is_latin(value: str) -> bool:
    if value.isascii():
        return value.upper() != value.lower()
    return any("a" <= char <= "z" for char in fold(value))


def _is_name(value: str) -> bool:
    """Whether it may be another name; those in scripts that English papers do not print are none."""
    if value.isascii() and value.isprintable():
        return len(value) <= LONGEST_NAME and _is_latin(value)
    return len(value) <= LONGEST_NAME and not _CONTROL.search(_visible(value)) and _is_latin(value)


@lru_cache(maxsize=4096)
def _words(value: str) -> str:
    """A short text of a cell, on one line."""
    return " ".join(_CONTROL.sub(" ", value).split())[:_LONGEST_WORDS]


def _degrees(found: Mapping[str, str]) -> tuple[float, float]:
    shown = found.get("lat", "").strip(), found.get("lon", "").strip()
    try:
        lat, lon = _number("lat", shown[0], -90, 90), _number("lon", shown[1], -180, 180)
    except ValueError as error:
        if _may_be_swapped(*shown):
            raise ValueError(f"{error}; are latitude and longitude the wrong way around?") from None
        raise
    if lat is None or lon is None:
        raise ValueError("has no latitude or longitude")
    if lat == 0 and lon == 0:
        raise ValueError("lies at 0,0, where there is only sea: its coordinates are missing")
    return lat, lon


def _may_be_swapped(lat: str, lon: str) -> bool:
    try:
        return 90 < abs(float(lat)) <= 180 and abs(float(lon)) <= 90
    except ValueError:
        return False


def _number(field: str, words: str, low: float, high: float) -> float | None:
    shown = words.strip()
    if not shown:
        return None
    try:
        value = float(
            shown.replace(",", ".") if shown.count(",") == 1 and "." not in shown else shown
        )
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise ValueError(f"{field} is {shown[:40]!r}, expected a number from {low:g} to {high:g}")
    return value + 0.0  # no -0.0


def _people(words: str) -> int:
    shown = words.strip()
    if _GROUPED.fullmatch(shown):
        shown = re.sub(r"\D", "", shown)
    return int(_number("population", shown, 0, 2e9) or 0)


def _geonameid(words: str) -> int:
    shown = words.strip()
    if not (shown.isascii() and shown.isdecimal() and len(shown) <= 10):
        return 0
    return number if (number := int(shown)) <= _MOST_ID else 0


@lru_cache(maxsize=4096)
def _feature(words: str) -> str:
    shown = words.strip()
    if shown in _CLASSES:
        return geonames_feature(shown, "")
    kind: str | None = None
    if _CODE.fullmatch(shown):
        codes = (kind for _, start, kind in _GEONAMES if start and shown.startswith(start))
        kind = next(codes, "town" if shown.startswith("PPL") else None)
    key = heading(shown).replace("_", " ")
    if kind == "" or key in _COUNTRIES:
        raise ValueError(
            "is a country, of which there is a layer already; expected what lies in one"
        )
    return kind or _FEATURES.get(key) or _FEATURES.get(key.removesuffix("s")) or "site"


def _kind(name: str, said: str) -> str:
    """The kind that the file says; where it says none, or only "base", what the name ends in."""
    if said not in {"site", "base"}:
        return said
    words = fold(name).split()
    ends = (" ".join(words[-count:]) for count in (2, 1) if len(words) > count)
    kind = next((found for end in ends if (found := _FEATURES.get(end)) in _IN_NAMES), said)
    return kind if said == "site" or kind in {"airfield", "naval base"} else said


@lru_cache(maxsize=4096)
def _country(shown: str) -> str:
    if not shown:
        return ""
    for country in countries():
        if shown.upper() in (country.code, country.code2):
            return country.code
    table = country_of_name()
    for name in (shown, _TRAILING.sub("", shown), shown.partition(",")[0]):
        code = table.get(fold(name), "")
        if code and not (name != shown and fold(name) in {"korea", "congo"}):
            return code
    raise ValueError(
        f"country is {shown[:40]!r}, expected an ISO 3166-1 code or an English name, or nothing"
    )


def _cores(feature: str, names: tuple[str, ...]) -> list[str]:
    """Bare names by which an airfield or a district is asked for."""
    if feature == "district":
        folded = [fold(name) for name in names]
        bare = (" ".join(w for w in key.split() if w not in _AREA_WORDS) for key in folded)
        return list(dict.fromkeys([*folded, *filter(None, bare)]))
    if feature == "airfield":
        return [field_name(fold(name)) for name in names]
    return []


def _usual_radius(feature: str, population: int) -> float:
    """Kilometres, where the user gives none; the towns' rule is that of the build."""
    if feature == "town":
        return round(min(25.0, max(1.0, 0.012 * math.sqrt(population))), 1)
    return {"airfield": 1.5, "region": 100.0, "district": 30.0, "zone": 20.0, "sea": 300.0,
            "river": 50.0, "road": 50.0, "line": 50.0}.get(feature, 2.0)  # fmt: skip


def _precision(feature: str, radius: float) -> int:
    """UCDP's where_prec."""
    if feature in {"region", "district"}:
        return 4 if feature == "region" else 3
    return 1 if radius <= 5 else 2 if radius <= 25 else 5
