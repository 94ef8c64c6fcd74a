"""Several layers of the gazetteer as one: what a later layer says of a place wins."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from vedette.engines.gazetteer import LONGEST_NAME, IndexedGazetteer
from vedette.lexicon.place_names import fold, likeness, without_articles
from vedette.records.grounded import Place

_SAME_KM = 25.0
_EARTH_KM = 6371.0088
_ANY = "site"  # the kind of a place of which the user's file does not say it
_AREAS = frozenset({"country", "region", "district", "continent"})


class StackedGazetteer:
    """Implements `ports.Gazetteer` over the built-in layer and those that a user added.

    A place of a later layer stands in for those of earlier ones that have its GeoNames id, or
    its name within 25 km and are of its grain (an area, a town, a site; one whose kind is not
    said may be a town or a site), under all names of theirs. What it does not say (country,
    region, kind, inhabitants) is taken over. All others stay candidates. Names of added layers
    count as main names.
    """

    def __init__(self, layers: Sequence[IndexedGazetteer]) -> None:
        self._layers = tuple(layers)
        self.candidates = lru_cache(maxsize=8192)(self._candidates)
        self.main_named = lru_cache(maxsize=8192)(self._main_named)
        self.longest = lru_cache(maxsize=16384)(self._longest)
        self.airfields = lru_cache(maxsize=1024)(self._airfields)
        self.districts = lru_cache(maxsize=1024)(self._districts)
        self.spelled_like = lru_cache(maxsize=4096)(self._spelled_like)

    def __reduce__(self) -> tuple[type[StackedGazetteer], tuple[tuple[IndexedGazetteer, ...]]]:
        return StackedGazetteer, (self._layers,)

    @property
    def version(self) -> str:
        """The versions of all layers, the built-in one first."""
        return "; ".join(layer.version for layer in self._layers)

    @property
    def size(self) -> int:
        """How many places all layers hold."""
        return sum(layer.size for layer in self._layers)

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-3 code, by the last layer that has it."""
        for layer in reversed(self._layers):
            found = layer.country(code)
            if found is not None:
                return found
        return None

    def near_spellings(self, name: str, most: int = 5) -> tuple[str, ...]:
        """Names spelled much like one that nothing bears, of the last layer first."""
        found = [near for layer in reversed(self._layers) for near in layer.near_spellings(name)]
        return tuple(dict.fromkeys(found))[:most]

    def ways(self, name: str) -> dict[str, str]:
        """Keys of the candidates to how `name` leads there."""
        found: dict[str, str] = {}
        for layer in self._layers:
            found |= layer.ways(name)
        return found

    def _candidates(self, name: str) -> tuple[Place, ...]:
        return _by_size(self._merged(lambda layer: layer.candidates(name)))

    def _airfields(self, name: str) -> tuple[Place, ...]:
        return _by_size(self._merged(lambda layer: layer.airfields(name)))

    def _districts(self, name: str) -> tuple[Place, ...]:
        return _by_size(self._merged(lambda layer: layer.districts(name)))

    def _spelled_like(self, name: str, country: str) -> tuple[Place, ...]:
        key = without_articles(fold(name))
        found = self._merged(lambda layer: layer.spelled_like(name, country))
        alike = {place.key: likeness(key, without_articles(fold(place.name))) for place in found}
        return tuple(sorted(found, key=lambda p: (-alike[p.key], -p.population, p.key)))

    def _main_named(self, name: str) -> frozenset[str]:
        keys = frozenset(self._layers[0].main_named(name))
        for layer in self._layers[1:]:
            keys |= {place.key for place in layer.candidates(name)}
        return keys

    def _longest(self, words: tuple[str, ...]) -> int:
        for length in range(min(len(words), LONGEST_NAME), 0, -1):
            key = fold(" ".join(words[:length]))
            bare = without_articles(key)
            if any(layer.knows(key, bare) for layer in self._layers):
                return length
        return 0

    def _merged(self, ask: Callable[[IndexedGazetteer], tuple[Place, ...]]) -> list[Place]:
        found: list[Place] = list(ask(self._layers[0]))
        for layer in self._layers[1:]:
            added = {place.key: place for place in ask(layer)}
            kept = []
            for old in found:
                near = (*added.values(), *layer.candidates(old.name))
                new = next((place for place in near if _same(old, place)), None)
                if new is None:
                    kept.append(old)
                else:
                    added[new.key] = _completed(added.get(new.key, new), old)
            found = [*kept, *added.values()]
        return found


def _by_size(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (-place.population, place.key)))


def _same(old: Place, new: Place) -> bool:
    """Whether `new` is said to be the place `old`: by its id, or by name, nearness and kind."""
    if old.geonameid is not None and old.geonameid == new.geonameid:
        return True
    kinds = _grain(old), _grain(new)
    if kinds[0] != kinds[1] and not (new.feature == _ANY and kinds[0] != "area"):
        return False
    if without_articles(fold(old.name)) != without_articles(fold(new.name)):
        return False
    return _km(old, new) <= max(_SAME_KM, min(old.radius_km, new.radius_km))


def _grain(place: Place) -> str:
    return "area" if place.feature in _AREAS else "town" if place.feature == "town" else "site"


def _completed(new: Place, old: Place) -> Place:
    """The new place, with what only the old one says: its people, country, region, kind."""
    return replace(
        new,
        country=new.country or old.country,
        region=new.region or old.region,
        population=new.population or old.population,
        feature=old.feature if new.feature == _ANY else new.feature,
        geonameid=new.geonameid or old.geonameid,
    )


def _km(left: Place, right: Place) -> float:
    """Great-circle distance."""
    a, b, c, d = map(math.radians, (left.lat_deg, left.lon_deg, right.lat_deg, right.lon_deg))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
