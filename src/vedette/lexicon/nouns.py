"""What kind of thing a common noun names: force, person, place, weapon, goods ..."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError

NounClass = Literal[
    "force", "person", "org", "place", "post", "building", "weapon", "vehicle", "aircraft", "ship", "goods",
    "document", "imagery", "event", "disaster",
]  # fmt: skip


@cache
def noun_classes() -> dict[str, frozenset[NounClass]]:
    """Lower-case singular noun (words of a compound joined by a blank) to its classes.

    Raises:
        DataError: a line of the table names an unknown class.
    """
    table: dict[str, set[NounClass]] = {}
    source = files("vedette.lexicon").joinpath("data/nouns.tsv").read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _, nouns = line.partition("\t")
        if kind not in get_args(NounClass):
            raise DataError(
                "V601",
                f"nouns.tsv, line {number}: class is {kind!r}, expected one of "
                f"{', '.join(get_args(NounClass))}; correct the table",
            )
        for noun in nouns.split():
            table.setdefault(noun.replace("_", " "), set()).add(cast(NounClass, kind))
    return {noun: frozenset(kinds) for noun, kinds in table.items()}
