"""Words that decide whether a capitalised name is a place, and of what kind."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError

PlaceWordClass = Literal[
    "common", "given", "title", "body", "press", "institution", "before", "region", "town", "airfield", "port", "camp",
    "water", "relief", "tail", "way", "speak", "spoken_to", "never", "people", "land",
]  # fmt: skip

Feature = Literal["region", "town", "airfield", "port", "camp", "water", "relief", ""]
_FEATURES: tuple[PlaceWordClass, ...] = (
    "region", "town", "airfield", "port", "camp", "water", "relief",
)  # fmt: skip


@cache
def place_words() -> dict[PlaceWordClass, frozenset[str]]:
    """The words of each class, lower case.

    Raises:
        DataError: a line names an unknown class (V311).
    """
    table: dict[PlaceWordClass, set[str]] = {kind: set() for kind in get_args(PlaceWordClass)}
    text = files("vedette.lexicon").joinpath("data/place_words.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _, words = line.partition("\t")
        if kind not in table:
            raise DataError(
                "V311",
                f"place_words.tsv, line {number}: class is {kind!r}, expected one of "
                f"{', '.join(table)}; correct the table",
            )
        table[kind].update(w.replace("_", " ") for w in words.split())
    return {kind: frozenset(words) for kind, words in table.items()}


@cache
def feature_of() -> dict[str, Feature]:
    """From a noun for a kind of place to that kind; words of two parts joined by a blank."""
    words = place_words()
    return {word: cast(Feature, kind) for kind in _FEATURES for word in sorted(words[kind])}


@cache
def inner_words() -> frozenset[str]:
    """Lower-case words that may stand inside or at the end of a name that is known as a whole."""
    return frozenset(feature_of()) | place_words()["tail"]


@cache
def region_codes() -> dict[str, tuple[str, str]]:
    """Short forms of regions ("Ga.", "GA") to the region's name and its country's code."""
    table: dict[str, tuple[str, str]] = {}
    text = files("vedette.lexicon").joinpath("data/region_codes.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            short, name, country = line.split("\t")
            for form in short.split("|"):
                table[form] = (name, country)
                table[form.rstrip(".")] = (name, country)
    return table
