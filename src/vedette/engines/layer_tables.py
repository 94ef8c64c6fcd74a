"""Places of a user's own from tables: CSV with any usual headings, GeoNames dumps, GeoJSON."""

from __future__ import annotations

import csv
import json
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

from vedette.engines.layer_writer import Row
from vedette.errors import DataError
from vedette.lexicon.countries import countries, country_of_name
from vedette.lexicon.place_names import fold

MOST_BYTES_JSON = 200_000_000
MOST_RATIO = 200
MOST_UNPACKED = 4_000_000_000
_LONGEST_NAME = 200
_LONGEST_LINE = 1_000_000
_MOST_OTHER_NAMES = 60

_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("name", "asciiname", "title", "place", "placename", "toponym", "label", "site"),
    "lat": ("lat", "latitude", "y", "lat_deg", "ycoord"),
    "lon": ("lon", "lng", "long", "longitude", "x", "lon_deg", "xcoord"),
    "country": ("country", "country_code", "countrycode", "iso", "iso2", "iso3", "iso_a3", "adm0"),
    "feature": ("feature", "type", "kind", "category", "class", "feature_class"),
    "others": ("altnames", "alternatenames", "aliases", "alias", "alt_names", "other_names"),
    "population": ("population", "pop"),
    "radius": ("radius_km", "radius", "accuracy_km"),
    "source": ("source", "provenance", "origin"),
    "region": ("region", "admin1", "province", "adm1", "governorate"),
    "id": ("id", "geonameid", "pcode", "code"),
}
_FEATURES = {
    "town": "town", "city": "town", "village": "town", "settlement": "town", "hamlet": "town",
    "populated place": "town", "p": "town", "airfield": "airfield", "airport": "airfield",
    "airbase": "airfield", "air base": "airfield", "base": "base", "military base": "base",
    "naval base": "naval base", "port": "port", "harbour": "port", "region": "region",
    "province": "region", "governorate": "region", "admin1": "region", "adm1": "region",
    "district": "district", "county": "district", "admin2": "district", "adm2": "district",
    "mountain": "mountain", "river": "river", "lake": "lake", "sea": "sea", "island": "island",
    "strait": "strait", "dam": "dam", "bridge": "bridge", "camp": "camp", "crossing": "crossing",
    "road": "road", "zone": "zone", "line": "line",
}  # fmt: skip
# GeoNames: class and the beginning of the code, the first that fits.
_GEONAMES = (
    ("A", "ADM1", "region"), ("A", "ADM2", "district"), ("A", "", ""), ("P", "", "town"),
    ("S", "AIR", "airfield"), ("S", "MILB", "base"), ("L", "MILB", "base"), ("L", "NVB", "naval base"),
    ("S", "DAM", "dam"), ("S", "BDG", "bridge"), ("L", "PRT", "port"), ("S", "PRT", "port"),
    ("T", "ISL", "island"), ("T", "MT", "mountain"), ("H", "STM", "river"), ("H", "LK", "lake"),
    ("H", "SEA", "sea"), ("H", "STRT", "strait"), ("L", "", "zone"), ("", "", "site"),
)  # fmt: skip
_GEONAMES_COLUMNS = 19
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPLIT = re.compile(r"[;|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A line that cannot be used: its number (1 is the first line), and what is wrong with it."""

    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerName:
    """What the rows of a layer are called: its name and the day it was added."""

    name: str
    day: str

    def label(self, source: str) -> str:
        """The `layer` of a row: "villages 2031-05-14, survey of 2029"; the source comes last."""
        return f"{self.name} {self.day}, {source.replace(',', ' ').strip() or 'user'}"


def read_rows(path: Path, layer: LayerName, *, classes: str = "") -> Iterator[Row | Wrong]:
    """Places in a file, one at a time, with the lines that cannot be used in between.

    Args:
        path: .csv, .tsv or .txt with a header; a GeoNames dump (19 columns with tabs, no
            header), also in a .zip; .json or .geojson.
        layer: written into every row.
        classes: GeoNames feature classes to keep ("AP"); "" for all.

    Raises:
        DataError: V366 no such table; V367 no such archive; V368 no GeoJSON; V365 not readable.
    """
    if path.suffix.lower() in {".json", ".geojson"}:
        yield from _geojson(path, layer)
        return
    with _opened(path) as stream:
        try:
            yield from _table(stream, layer, classes.upper())
        except UnicodeDecodeError as error:
            raise DataError(
                "V366", f"{path}: no UTF-8 at byte {error.start}; expected a text table; save it so"
            ) from error


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                member = _member(path, archive)
                with archive.open(member) as raw:
                    yield TextIOWrapper(raw, encoding="utf-8-sig", newline="")
            return
        with path.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise DataError(
            "V367", f"{path}: no archive that can be read ({error}); expected a .zip; unpack it"
        ) from error
    except OSError as error:
        raise DataError(
            "V365", f"{path}: cannot be read ({error.strerror or error}); give a file"
        ) from error


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The table in an archive: the largest .txt, .csv or .tsv that is no readme."""
    tables = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith((".txt", ".csv", ".tsv"))
        and "readme" not in info.filename.lower()
    ]
    if not tables:
        raise DataError("V367", f"{path}: no .txt, .csv or .tsv in it; expected a table")
    member = max(tables, key=lambda info: info.file_size)
    if member.flag_bits & 1:
        raise DataError("V367", f"{path}: {member.filename!r} is encrypted; unpack it first")
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > MOST_UNPACKED or ratio > MOST_RATIO:
        raise DataError(
            "V367",
            f"{path}: {member.filename!r} would unpack to {member.file_size:,} bytes, {ratio:.0f} "
            f"times its size; limits {MOST_UNPACKED:,} and {MOST_RATIO}; unpack it yourself",
        )
    return member


def _table(stream: IO[str], layer: LayerName, classes: str) -> Iterator[Row | Wrong]:
    head = stream.readline(_LONGEST_LINE)
    cells = head.rstrip("\r\n").split("\t")
    if len(cells) == _GEONAMES_COLUMNS and cells[0].isdigit():
        yield from _geonames(_lines(head, stream), layer, classes)
        return
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(_LONGEST_LINE)
    header = next(csv.reader([head], delimiter=delimiter), [])
    columns = _columns(header)
    reader = csv.reader(stream, delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Wrong(line=reader.line_num + 1, message=f"cannot be read ({error})")
            continue
        if any(cell.strip() for cell in row):
            found = {field: row[at] for field, at in columns.items() if at < len(row)}
            yield _made(found, layer, line=reader.line_num + 1)


def _lines(head: str, stream: IO[str]) -> Iterator[str]:
    yield head
    while line := stream.readline(_LONGEST_LINE):
        yield line


def _columns(header: list[str]) -> dict[str, int]:
    """From our fields to the columns that bear one of their headings.

    Raises:
        DataError: V366, a heading for name, latitude or longitude is missing.
    """
    named = {
        re.sub(r"[\W_]+", "_", cell.strip().lower()).strip("_"): i for i, cell in enumerate(header)
    }
    found = {}
    for field, headings in _HEADINGS.items():
        at = next((named[heading] for heading in headings if heading in named), None)
        if at is not None:
            found[field] = at
    missing = [field for field in ("name", "lat", "lon") if field not in found]
    if missing:
        expected = "; ".join(f"{field}: {', '.join(_HEADINGS[field])}" for field in missing)
        raise DataError(
            "V366",
            f"its first line has {[cell[:20] for cell in header[:12]]}; expected headings for "
            f"{' and '.join(missing)} ({expected}); add a header",
        )
    return found


def _geonames(lines: Iterator[str], layer: LayerName, classes: str) -> Iterator[Row | Wrong]:
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            yield Wrong(line=number, message=f"has {len(cells)} columns, expected 19")
            continue
        kind, code = cells[6], cells[7]
        feature = next(f for c, start, f in _GEONAMES if c in (kind, "") and code.startswith(start))
        if not feature or (classes and kind not in classes):
            continue
        found = {
            "id": cells[0], "name": cells[1], "others": cells[3].replace(",", ";"), "lat": cells[4],
            "lon": cells[5], "country": cells[8], "population": cells[14], "feature": feature,
            "source": "GeoNames",
        }  # fmt: skip
        yield _made(found, layer, line=number)


def _geojson(path: Path, layer: LayerName) -> Iterator[Row | Wrong]:
    try:
        if path.stat().st_size > MOST_BYTES_JSON:
            raise DataError(
                "V368", f"{path}: over {MOST_BYTES_JSON:,} bytes, the limit; save it as .csv"
            )
        body = json.loads(path.read_bytes())
    except OSError as error:
        raise DataError(
            "V365", f"{path}: cannot be read ({error.strerror}); give a file"
        ) from error
    except (ValueError, RecursionError) as error:
        raise DataError("V368", f"{path}: no JSON ({error}); expected GeoJSON") from error
    features = body.get("features") if isinstance(body, dict) else None
    if not isinstance(features, list):
        raise DataError("V368", f"{path}: no FeatureCollection; expected GeoJSON with features")
    for number, feature in enumerate(features, 1):
        yield _feature(feature, layer, number)


def _feature(feature: Any, layer: LayerName, number: int) -> Row | Wrong:
    try:
        properties = feature["properties"] or {}
        positions = list(_positions(feature["geometry"]["coordinates"]))
        lons = [float(position[0]) for position in positions]
        lats = [float(position[1]) for position in positions]
    except (TypeError, KeyError, IndexError, ValueError, RecursionError):
        return Wrong(line=number, message="is no feature with a geometry and properties")
    if not positions:
        return Wrong(line=number, message="has a geometry without positions")
    names = {re.sub(r"[\W_]+", "_", str(key).lower()): value for key, value in properties.items()}
    found = {
        field: str(value)
        for field, headings in _HEADINGS.items()
        if (value := next((names[h] for h in headings if names.get(h) is not None), None))
        is not None
    }
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    if len(positions) > 1 and "radius" not in found:
        wide = (max(lons) - min(lons)) * math.cos(math.radians(lat))
        found["radius"] = f"{111.2 * math.hypot(wide, max(lats) - min(lats)) / 2:.1f}"
    return _made(found | {"lat": str(lat), "lon": str(lon)}, layer, line=number)


def _positions(value: Any) -> Iterator[list[float]]:
    if value and isinstance(value[0], int | float):
        yield value
        return
    for part in value:
        yield from _positions(part)


def _made(found: Mapping[str, str], layer: LayerName, *, line: int) -> Row | Wrong:
    try:
        return _row({key: " ".join(value.split(" ")) for key, value in found.items()}, layer)
    except ValueError as error:
        return Wrong(line=line, message=str(error))


def _row(found: Mapping[str, str], layer: LayerName) -> Row:
    name = _name(found.get("name", ""))
    lat, lon = _number(found, "lat", -90, 90), _number(found, "lon", -180, 180)
    if lat is None or lon is None:
        raise ValueError("has no latitude or longitude")
    country = _country(found.get("country", "").strip())
    feature = _FEATURES.get(found.get("feature", "").strip().lower(), "site")
    population = int(_number(found, "population", 0, 2e9) or 0)
    radius = _number(found, "radius", 0, 20_000)
    if radius is None:
        radius = _usual_radius(feature, population)
    others = [part.strip() for part in _SPLIT.split(found.get("others", ""))]
    number = found.get("id", "").strip()
    geonameid = int(number) if found.get("source") == "GeoNames" and number.isdigit() else 0
    key = f"gn:{geonameid}" if geonameid else f"{layer.name}:{fold(name)}:{lat:.4f},{lon:.4f}"
    return Row(
        key=key, name=name, lat=lat, lon=lon, country=country, feature=feature, radius_km=radius,
        precision=_precision(feature, radius), layer=layer.label(found.get("source", "")),
        geonameid=geonameid, population=population, region=found.get("region", "").strip()[:100],
        aliases=[o for o in others if _is_name(o)][:_MOST_OTHER_NAMES],
        cores=[fold(name)] if feature == "district" else [],
    )  # fmt: skip


def _name(value: str) -> str:
    name = value.strip()
    if not name:
        raise ValueError("has no name")
    if _CONTROL.search(name):
        raise ValueError(f"has control characters in its name {name[:40]!r}")
    if len(name) > _LONGEST_NAME:
        raise ValueError(f"has a name of {len(name)} characters, limit {_LONGEST_NAME}")
    if not fold(name):
        raise ValueError(f"has a name without letters or digits, {name[:40]!r}")
    return name


def _is_name(value: str) -> bool:
    """Names in other scripts than English papers print are left out."""
    latin = any("a" <= char <= "z" for char in fold(value))
    return latin and len(value) <= _LONGEST_NAME and not _CONTROL.search(value)


def _number(found: Mapping[str, str], field: str, low: float, high: float) -> float | None:
    shown = found.get(field, "").strip()
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
    return value


def _country(shown: str) -> str:
    if not shown:
        return ""
    for country in countries():
        if shown.upper() in (country.code, country.code2):
            return country.code
    code = country_of_name().get(fold(shown), "")
    if not code:
        raise ValueError(
            f"country is {shown[:40]!r}, expected an ISO 3166-1 code or an English name"
        )
    return code


def _usual_radius(feature: str, population: int) -> float:
    if feature == "town":
        return min(25.0, max(1.0, math.sqrt(population / 1000)))
    return {"airfield": 1.5, "region": 100.0, "district": 30.0, "zone": 20.0}.get(feature, 2.0)


def _precision(feature: str, radius: float) -> int:
    if feature in {"region", "district"}:
        return 4 if feature == "region" else 3
    return 1 if radius <= 5 else 2 if radius <= 25 else 5
