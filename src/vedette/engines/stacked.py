"""Several layers of the gazetteer as one: what a later layer says of a place wins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from vedette.engines.gazetteer import IndexedGazetteer
from vedette.fusion.matching import distance_km
from vedette.lexicon.place_names import fold
from vedette.records.grounded import Place

_SAME_KM = 25.0
_AREAS = frozenset({"country", "region", "district", "continent"})


class StackedGazetteer:
    """Implements `ports.Gazetteer` over the built-in layer and those that a user added.

    A place of a later layer stands in for those of earlier ones that have its GeoNames id, or
    its name within 25 km and are of its grain (an area, or something in it). All others stay
    candidates. Names of added layers count as main names.
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

    def _candidates(self, name: str) -> tuple[Place, ...]:
        return self._merged(lambda layer: layer.candidates(name))

    def _airfields(self, name: str) -> tuple[Place, ...]:
        return self._merged(lambda layer: layer.airfields(name))

    def _districts(self, name: str) -> tuple[Place, ...]:
        return self._merged(lambda layer: layer.districts(name))

    def _spelled_like(self, name: str, country: str) -> tuple[Place, ...]:
        found = [place for layer in self._layers for place in layer.spelled_like(name, country)]
        return tuple(dict.fromkeys(found))

    def _main_named(self, name: str) -> frozenset[str]:
        keys = frozenset(self._layers[0].main_named(name))
        for layer in self._layers[1:]:
            keys |= {place.key for place in layer.candidates(name)}
        return keys

    def _longest(self, words: tuple[str, ...]) -> int:
        return max(layer.longest(words) for layer in self._layers)

    def _merged(self, ask: Callable[[IndexedGazetteer], tuple[Place, ...]]) -> tuple[Place, ...]:
        found: list[Place] = []
        for layer in self._layers:
            added = ask(layer)
            found = [old for old in found if not any(_same(old, new) for new in added)]
            found += added
        return tuple(sorted(found, key=lambda place: (-place.population, place.key)))


def _same(old: Place, new: Place) -> bool:
    if old.geonameid is not None and old.geonameid == new.geonameid:
        return True
    if (old.feature in _AREAS) != (new.feature in _AREAS):
        return False
    alike = fold(old.name) == fold(new.name)
    return alike and distance_km(old, new) <= max(_SAME_KM, min(old.radius_km, new.radius_km))
