"""Words by which movements bear on who is where: left, leaving, arrived, stalled; goods; carriers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from vedette.errors import DataError

MovementClass = Literal["left", "leaving", "arrived", "stalled", "cargo", "vessel"]


@cache
def movement_words() -> dict[MovementClass, frozenset[str]]:
    """The words of each class, lower case; some are of two words.

    Raises:
        DataError: a line names an unknown class, or no words (V420).
    """
    text = files("vedette.lexicon").joinpath("data/movement_words.tsv").read_text("utf-8")
    return read_movement_words(text)


def read_movement_words(text: str) -> dict[MovementClass, frozenset[str]]:
    """Read the table; as `movement_words`."""
    table: dict[MovementClass, set[str]] = {kind: set() for kind in get_args(MovementClass)}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _, words = line.partition("\t")
        found = {word.strip() for word in words.split(",")} - {""}
        if kind not in table or not found:
            raise DataError(
                "V420",
                f"movement_words.tsv, line {number}: class {kind!r} with {len(found)} words, "
                f"expected one of {', '.join(table)} and words with commas between; correct the table",
            )
        table[kind] |= found
    return {kind: frozenset(words) for kind, words in table.items()}
