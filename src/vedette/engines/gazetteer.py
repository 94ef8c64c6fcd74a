"""One layer of the gazetteer behind its port: an index, mapped into memory.

`places.bin` holds packed rows and a block of strings, `names.marisa` folded names with the rows
that bear them (`layer_writer.py` writes both). Nothing is loaded at start; a row becomes a
`Place` when it is asked for.
"""

from __future__ import annotations

import json
import mmap
import struct
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

import marisa_trie

from vedette.engines.layer_writer import (
    ARTICLE_FREE,
    DISTRICT,
    FIELD,
    FORMAT,
    MAGIC,
    MAIN_NAME,
    PACKED,
    SKELETON,
)
from vedette.errors import DataError
from vedette.lexicon.place_names import field_name, fold, likeness, skeleton, without_articles
from vedette.records.grounded import Place

_MOST_CANDIDATES = 60
LONGEST_NAME = 7
"""Words of the longest name that is looked for."""
_LEAST_LIKENESS = 0.65
_LEAST_NEAR = 0.72
_LEAST_SHOWN = 0.5
_MOST_LOOKED_AT = 60_000


class IndexedGazetteer:
    """Implements `ports.Gazetteer` over the built index; read-only, safe to share after a fork."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mapped, self._rows_start, header = _map_places(folder / "places.bin")
        self._size = int(header["rows"])
        self._text_start = self._rows_start + PACKED.size * self._size
        self._trie = _map_names(folder / "names.marisa")
        self._countries: dict[str, int] = header["countries"]
        self._version = "gazetteer " + " ".join(
            f"{name} {version}" for name, version in sorted(header["sources"].items())
        )
        self._fingerprint = str(header["fingerprint"])
        self._label = str(header.get("label", ""))
        self.candidates = lru_cache(maxsize=8192)(self._candidates)
        self.main_named = lru_cache(maxsize=8192)(self._main_named)
        self.longest = lru_cache(maxsize=16384)(self._longest)
        self.airfields = lru_cache(maxsize=1024)(self._airfields)
        self.districts = lru_cache(maxsize=1024)(self._districts)
        self.spelled_like = lru_cache(maxsize=4096)(self._spelled_like)
        self._place = lru_cache(maxsize=16384)(self._read_place)
        self._rows = lru_cache(maxsize=8192)(self._find_rows)
        self._common = lru_cache(maxsize=8192)(self._string)
        self._layer = lru_cache(maxsize=8192)(self._read_layer)

    def __reduce__(self) -> tuple[Any, tuple[Path]]:
        return IndexedGazetteer, (self._folder,)

    @property
    def version(self) -> str:
        """The sources with their versions, and the first digits of the index's fingerprint."""
        return f"{self._version} index {self._fingerprint[:8]}"

    @property
    def size(self) -> int:
        """How many places the index holds."""
        return self._size

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        row = self._countries.get(code)
        return None if row is None else self._place(row)

    def _candidates(self, name: str) -> tuple[Place, ...]:
        """All places of that name (case, accents, articles folded), most populous first.

        The exact name goes first; only when nothing bears it, the name without articles is
        tried. Of more than 60 the most populous are given.
        """
        return self._places(self._rows(name))

    def _main_named(self, name: str) -> frozenset[str]:
        """Keys of the candidates for which `name` is the main name and not a variant."""
        return frozenset(
            self._place(row & ~MAIN_NAME).key
            for row in self._rows(name)[:_MOST_CANDIDATES]
            if row & MAIN_NAME
        )

    def _longest(self, words: tuple[str, ...]) -> int:
        """How many of the leading `words` form the longest known name; 0 for none."""
        for length in range(min(len(words), LONGEST_NAME), 0, -1):
            key = fold(" ".join(words[:length]))
            if self.knows(key, without_articles(key)):
                return length
        return 0

    def knows(self, key: str, bare: str) -> bool:
        """Whether a folded name, or its form without articles, leads to a place."""
        if len(key) < 2:
            return False
        return (
            key in self._trie
            or f"{ARTICLE_FREE}{bare}" in self._trie
            or (bare != key and bare in self._trie)
        )

    def _airfields(self, name: str) -> tuple[Place, ...]:
        """Airfields and air bases of that bare name, or of that town."""
        key = fold(name)
        rows: list[int] = [v for (v,) in self._trie.get(f"{FIELD}{field_name(key) or key}", ())]
        return self._places(rows)

    def _districts(self, name: str) -> tuple[Place, ...]:
        """Second-level areas of that bare name, largest first."""
        return self._places([v for (v,) in self._trie.get(f"{DISTRICT}{fold(name)}", ())])

    def _spelled_like(self, name: str, country: str) -> tuple[Place, ...]:
        """Places of one country whose name has the same consonants, most alike first.

        For romanised names that nothing bears exactly. Likeness (1 - edit distance / length)
        is at least 0.65.
        """
        key = without_articles(fold(name))
        bones = skeleton(key)
        if len(key) < 4 or not bones:
            return ()
        places = self._places([v for (v,) in self._trie.get(f"{SKELETON}{country}{bones}", ())])
        ranked = [
            (max(likeness(key, without_articles(fold(place.name))), 0.0), place) for place in places
        ]
        kept = [pair for pair in ranked if pair[0] >= _LEAST_LIKENESS]
        kept.sort(key=lambda pair: (-pair[0], -pair[1].population, pair[1].key))
        return tuple(place for _, place in kept)

    def _find_rows(self, name: str) -> list[int]:
        key = fold(name)
        found = self._trie.get(key, ())
        if not found:
            bare = without_articles(key)
            found = self._trie.get(f"{ARTICLE_FREE}{bare}", ()) or (
                self._trie.get(bare, ()) if bare != key else ()
            )
        return sorted((value for (value,) in found), key=lambda value: value & ~MAIN_NAME)

    def _places(self, rows: list[int]) -> tuple[Place, ...]:
        plain = sorted({row & ~MAIN_NAME for row in rows})
        return tuple(self._place(row) for row in plain[:_MOST_CANDIDATES])

    def ways(self, name: str) -> dict[str, str]:
        """Keys of the candidates to how `name` leads there: "name", "other name", "article left out"."""
        main = self.main_named(name)
        exact = fold(name) in self._trie
        return {
            place.key: "article left out"
            if not exact
            else "name"
            if place.key in main
            and fold(name) in (fold(place.name), without_articles(fold(place.name)))
            else "other name"
            for place in self.candidates(name)
        }

    def near_spellings(self, name: str, most: int = 5) -> tuple[str, ...]:
        """Names that begin alike and are spelled much like one that nothing bears."""
        key = fold(name)
        if len(key) < 3:
            return ()
        from difflib import get_close_matches

        near: list[str] = []
        for begins in dict.fromkeys((key[:3], key[:2], key[:1])):
            known = {
                k for k in islice(self._trie.iterkeys(begins), _MOST_LOOKED_AT) if k[0] > "\x1f"
            }
            alike = (k for k in known if abs(len(k) - len(key)) <= 2)
            near += get_close_matches(key, alike, n=most, cutoff=_LEAST_NEAR)
            if near:
                break
        bearers = (places[0].name for found in near if (places := self._places(self._rows(found))))
        alike = (name for name in bearers if likeness(key, fold(name)) >= _LEAST_SHOWN)
        return tuple(dict.fromkeys(alike))

    def region_names(self) -> dict[str, str]:
        """Names of the first-level regions by alpha-2 code of the country and code of GeoNames ("SY-11")."""
        found = {}
        for row in range(self._size):
            offset = PACKED.unpack_from(self._mapped, self._rows_start + PACKED.size * row)[6]
            key = self._string(offset)
            if key.startswith("rg:"):
                found[key[3:]] = self._place(row).name
        return found

    def _read_place(self, row: int) -> Place:
        (
            lat, lon, radius, geonameid, population, name, key, region, country, feature, layer,
            precision,
        ) = PACKED.unpack_from(self._mapped, self._rows_start + PACKED.size * row)  # fmt: skip
        common = self._common
        return Place(
            key=self._string(key) or f"gn:{geonameid}",
            name=self._string(name),
            lat_deg=round(lat, 5),
            lon_deg=round(lon, 5),
            country=common(country),
            feature=common(feature),
            radius_km=round(radius, 1),
            precision=precision,
            layer=self._layer(layer),
            geonameid=geonameid or None,
            population=population,
            region=common(region),
        )

    def _read_layer(self, offset: int) -> str:
        source = self._string(offset)
        return f"{self._label}, {source}" if self._label else source

    def _string(self, offset: int) -> str:
        if not offset:
            return ""
        start = self._text_start + offset
        return self._mapped[start : self._mapped.find(b"\0", start)].decode("utf-8")


def open_gazetteer(folder: Path | None = None) -> IndexedGazetteer:
    """Open the index that was built at install, or the one in `folder`.

    Raises:
        DataError: the index is missing or of another format (V301, V302).
    """
    here = folder or Path(str(files("vedette.engines").joinpath("data")))
    for name in ("places.bin", "names.marisa"):
        if not (here / name).is_file():
            raise DataError(
                "V301",
                f"no {name} in {here}; expected the gazetteer that is built when vedette is "
                "installed; install vedette again (pip install --force-reinstall --no-deps)",
            )
    return IndexedGazetteer(here)


def _map_places(path: Path) -> tuple[mmap.mmap, int, dict[str, Any]]:
    """The file, where its rows begin, and its header."""
    with path.open("rb") as file:
        if not path.stat().st_size:
            raise _unusable(path, "is empty")
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    length = struct.unpack_from("<Q", mapped, 8)[0] if len(mapped) >= 16 else 0
    whole = mapped[:8] == MAGIC and 0 < length < len(mapped)
    try:
        header = json.loads(mapped[16 : 16 + length]) if whole else {}
    except ValueError:
        header = {}
    if header.get("format") != FORMAT:
        raise _unusable(path, f"is of format {header.get('format', 'unknown')}")
    strings = 16 + length + PACKED.size * int(header["rows"])
    if strings >= len(mapped) or mapped[-1] != 0:
        raise _unusable(path, "is cut off")
    return mapped, 16 + length, header


def _map_names(path: Path) -> Any:
    try:
        return marisa_trie.RecordTrie("<I").mmap(str(path))
    except (RuntimeError, OSError) as error:
        raise _unusable(path, f"is damaged ({' '.join(str(error).split())[:60]})") from error


def _unusable(path: Path, what: str) -> DataError:
    return DataError(
        "V302",
        f"{path} {what}, expected a gazetteer index of format {FORMAT}; install vedette again, "
        "or add the layer again",
    )
