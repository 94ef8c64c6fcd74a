"""Writes a layer of the gazetteer as the two files that `engines/gazetteer.py` maps into memory.

`places.bin` holds the rows, packed one after the other, and their strings; `names.marisa` maps
folded names to rows. The build hook and `vedette gazetteer add` both write with this. The same
rows give the same bytes. Needs the standard library and marisa-trie only.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vedette.lexicon import place_names

MAGIC = b"VDTGAZ01"
FORMAT = 3
PACKED = struct.Struct("<3f8IB")
"""Latitude, longitude, radius; GeoNames id, inhabitants; offsets of name, key, region, country,
feature and layer in the strings; precision."""

MAIN_NAME = 1 << 31
"""Set in a value of the names where the name is the main one of its row."""

ARTICLE_FREE, SKELETON, FIELD, DISTRICT = "\x01", "\x02", "\x03", "\x04"
"""What the keys of the names begin with that are no whole folded name."""


@dataclass(slots=True)
class Row:
    """A place as built: `aliases` are other names, `cores` bare names of airfields and districts.

    `region` is the name of the first-level region; of a town being built, first its code.
    """

    key: str
    name: str
    lat: float
    lon: float
    country: str
    feature: str
    radius_km: float
    precision: int
    layer: str
    geonameid: int = 0
    population: int = 0
    region: str = ""
    aliases: list[str] = field(default_factory=list)
    cores: list[str] = field(default_factory=list)


def write_layer(
    rows: Sequence[Row],
    folder: Path,
    *,
    fingerprint: str,
    sources: dict[str, str],
    romanised: Collection[str],
    all_main: Callable[[Row], bool],
    label: str = "",
) -> list[Path]:
    """Write the two files of a layer into a folder that exists.

    Args:
        rows: in any order; they are stored by inhabitants, the most first, then by key.
        folder: where the files go; those of the same name are replaced.
        fingerprint: what the content depends on, in hexadecimal.
        sources: name and version of each source.
        romanised: alpha-3 codes of the countries whose towns get consonant keys.
        all_main: whether every name of a row is as good as its first one.
        label: what every place says of its layer before its own `layer`; "" for nothing.

    Returns:
        `places.bin` and `names.marisa`.
    """
    ordered = sorted(rows, key=lambda row: (-row.population, row.key))
    places, names = folder / "places.bin", folder / "names.marisa"
    _write_places(ordered, places, {"fingerprint": fingerprint, "sources": sources, "label": label})
    _write_names(ordered, names, romanised, all_main)
    return [places, names]


def _write_places(rows: Sequence[Row], path: Path, facts: dict[str, Any]) -> None:
    texts: dict[str, int] = {"": 0}
    blob = bytearray(b"\0")

    def text(value: str) -> int:
        if value not in texts:
            texts[value] = len(blob)
            blob.extend(value.encode("utf-8") + b"\0")
        return texts[value]

    packed = bytearray()
    for row in rows:
        key = 0 if row.key == f"gn:{row.geonameid}" else text(row.key)
        packed += PACKED.pack(
            row.lat, row.lon, row.radius_km, row.geonameid, row.population, text(row.name), key,
            text(row.region), text(row.country), text(row.feature), text(row.layer), row.precision,
        )  # fmt: skip
    header = facts | {
        "format": FORMAT,
        "rows": len(rows),
        "countries": {row.country: i for i, row in enumerate(rows) if row.feature == "country"},
    }
    head = json.dumps(header, sort_keys=True).encode()
    with path.open("wb") as file:
        file.write(MAGIC + struct.pack("<Q", len(head)) + head)
        file.write(packed)
        file.write(blob)


def _write_names(
    rows: Sequence[Row], path: Path, romanised: Collection[str], all_main: Callable[[Row], bool]
) -> None:
    import marisa_trie

    entries = (
        (key, (value,))
        for index, row in enumerate(rows)
        for key, value in _entries(index, row, romanised, all_main=all_main(row))
    )
    trie = marisa_trie.RecordTrie("<I", entries, order=marisa_trie.LABEL_ORDER)
    trie.save(str(path))


def _entries(
    index: int, row: Row, romanised: Collection[str], *, all_main: bool
) -> list[tuple[str, int]]:
    """The keys that lead to a row, each with its value, in order."""
    entries: set[tuple[str, int]] = set()
    main = place_names.fold(row.name)
    keys = {main, *map(place_names.fold, row.aliases)}
    keys.discard("")
    for key in keys:
        entries.add((key, index | (MAIN_NAME if key == main or all_main else 0)))
        bare = place_names.without_articles(key)
        if bare != key:
            entries.add((f"{ARTICLE_FREE}{bare}", index))
        if row.country in romanised and row.feature in {"town", "region"}:
            bones = place_names.skeleton(key)
            if bones:
                entries.add((f"{SKELETON}{row.country}{bones}", index))
    for core in filter(None, row.cores):
        entries.add((f"{DISTRICT if row.feature == 'district' else FIELD}{core}", index))
    return sorted(entries)
