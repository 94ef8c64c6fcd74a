"""What a name may stand for, before anything is weighed."""

from __future__ import annotations

import re

from vedette.lexicon.areas import short_areas
from vedette.lexicon.countries import country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import Feature, feature_of, place_words, region_codes
from vedette.ports import Gazetteer
from vedette.records.grounded import Place

_BASE_NAMES: dict[Feature, tuple[str, ...]] = {
    "camp": ("base", "naval base", "military base", "camp"),
}


def offers(name: str, asked: Feature, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Places that bear `name`, those of the kind asked for first where there are any."""
    found = gazetteer.candidates(name)
    if asked == "airfield":
        fields = gazetteer.airfields(name)
        for town in found:
            if not fields and town.feature == "town":
                fields = gazetteer.airfields(town.name)
        if fields:
            return fields
    if asked in _BASE_NAMES:
        bases = [p for tail in _BASE_NAMES[asked] for p in gazetteer.candidates(f"{name} {tail}")]
        bases = [place for place in bases if place.feature != "town"]
        if bases:
            return tuple(dict.fromkeys(bases))
    bare = without_kind(name)
    if not found and bare != name:
        found = gazetteer.candidates(bare)
    if asked == "region" or not found:
        found = (*found, *(p for p in gazetteer.districts(bare) if p not in found))
    return found


_PEOPLE = (
    ("ians", ("", "ia", "y", "e")), ("ian", ("", "ia", "y", "e")), ("ans", ("", "a", "o")),
    ("an", ("", "a", "o")), ("ns", ("",)), ("n", ("",)), ("ites", ("",)), ("ite", ("",)),
    ("ers", ("",)), ("er", ("",)), ("is", ("", "a")), ("i", ("", "a")),
)  # fmt: skip
_LEAST_STEM = 4
_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.?")


def region_of_people(word: str, gazetteer: Gazetteer) -> Place | None:
    """The first-level region whose people the word may name: "Ohioans", "Minnesotan"."""
    key = fold(word)
    if " " in key:
        return None
    for ending, tails in _PEOPLE:
        if not key.endswith(ending) or len(key) - len(ending) < _LEAST_STEM:
            continue
        for tail in tails:
            stem = key.removesuffix(ending) + tail
            for place in gazetteer.candidates(stem):
                if place.feature == "region" and fold(place.name) == stem:
                    return place
    return None


def without_kind(name: str) -> str:
    """ "Idlib province", "city of Homs", "northern Aleppo" without the words that only narrow."""
    features, ways = feature_of(), place_words()["way"]
    words = name.split()
    while len(words) > 1 and (words[-1].lower() in features or words[-1].lower() in ways):
        words.pop()
    while len(words) > 1 and (
        words[0].lower() in ways
        or words[0].lower() in features
        or words[0].lower() in {"the", "of"}
    ):
        words.pop(0)
    return " ".join(words)


def short_form(text: str) -> str:
    """The listed short form that the text is: "Ga.", "GA", "KY.", "S. C."; "" for none."""
    codes = region_codes()
    if text in codes:
        return text
    close = text.replace(" ", "")
    if _INITIALS.fullmatch(close) and " " not in codes.get(close.replace(".", ""), ("",))[0]:
        return ""
    plain = close.replace(".", "")
    if "." in text or text.isupper():
        for form in (close, plain.upper(), plain.capitalize()):
            if form in codes:
                return form
    return ""


def is_abbreviation(text: str) -> bool:
    """Three capitals or fewer that stand for no country or region."""
    letters = text.replace(".", "")
    if len(letters) > 3 or not letters.isupper() or short_form(text):
        return False
    return (
        fold(text) not in country_of_name()
        and letters not in region_codes()
        and letters not in short_areas()
    )
