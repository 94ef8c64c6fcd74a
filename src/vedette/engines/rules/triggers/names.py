"""Proper names: whether one is known as a place, a country, or the people of a country."""

from __future__ import annotations

from vedette.lexicon.actors import names_of_parties
from vedette.lexicon.countries import country_of_demonym
from vedette.lexicon.place_names import fold
from vedette.ports import Gazetteer

_ORGANISATION = frozenset(
    "army ministry forces front group party council union organization organisation agency network "
    "observatory post times news command corps brigade brigades movement state government committee "
    "court coalition league association nations defence defense militia police guard guards faction "
    "university hospital company corporation tv radio press watch".split()
)
_PLACE_WORDS = frozenset(
    "city town village province governorate district region airbase airport base port camp strait "
    "sea gulf river dam bridge crossing valley mountain mount highway island islands street square "
    "heights desert peninsula coast suburb suburbs countryside county state oblast lake hills bay "
    "airfield neighborhood neighbourhood area zone border strip bank prison mosque church square".split()
)


# First words of place names of the Arab world, Israel, Türkiye, Iran and elsewhere.
_PLACE_OPENERS = frozenset(
    "mount lake tel tell tal tall wadi khan deir dayr jabal jebel camp fort port kafr kfar kafar umm "
    "ain ayn beit bait bayt bab ras khirbet khirbat marj qalaat bir qasr qasir jisr maarat ras givat "
    "kibbutz moshav nahr shaykh sheikh hay souq".split()
)


_LOST = frozenset({"country", "org", "force"})


class NameBook:
    """Kinds of proper names, asked of the gazetteer and remembered while the process lives."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[str, frozenset[str]] = {}

    def kinds(self, name: str) -> frozenset[str]:
        """`place` and/or `country` when the gazetteer knows the name, `org` by its last word."""
        found = self._known.get(name)
        if found is None:
            if len(self._known) > 50_000:
                self._known.clear()
            found = self._known[name] = self._look_up(name)
        return found

    def _look_up(self, name: str) -> frozenset[str]:
        key = fold(name)
        if key in names_of_parties():
            return frozenset({"org", "force"})
        if key in country_of_demonym():
            return frozenset({"country"})
        words = name.split()
        last = words[-1].lower().strip("()’'")
        if last in _ORGANISATION:
            return frozenset({"org"})
        if last in _PLACE_WORDS or fold(words[0]) in _PLACE_OPENERS:
            return frozenset({"place"})
        candidates = self._gazetteer.candidates(name)
        if not candidates:
            if name.endswith("s") and len(name) > 4 and name[-2] not in "s'’":
                return self.kinds(name[:-1]) & _LOST  # "Syrias": the apostrophe was lost
            return frozenset()
        if any(place.precision >= 6 for place in candidates[:1]):
            return frozenset({"country", "place"})
        return frozenset({"place"})
