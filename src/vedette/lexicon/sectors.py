"""The words that tell an actor's sector, as a typed table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.place_names import fold

SECTORS = frozenset(
    [
        "GOV", "MIL", "REB", "COP", "PRM", "SPY", "JUD", "LEG", "PTY", "OPP", "UAF", "UNK", "CVL",
        "REF", "MED", "EDU", "JRN", "REL", "BUS", "AGR", "LAB", "CRM", "ELI", "PRE", "SOC", "IGO",
        "NGO",
    ]
)  # fmt: skip
"""PLOVER sectors, with IGO and NGO for bodies that are themselves the actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorWords:
    """Sectors from the strongest to the weakest, and the folded words that tell them.

    `words` gives the place in `order` of a single word, `phrases` by their first word the
    phrases with theirs.
    """

    order: tuple[str, ...]
    words: Mapping[str, int]
    phrases: Mapping[str, tuple[tuple[str, int], ...]]


@cache
def sector_words() -> SectorWords:
    """The table of words.

    Raises:
        DataError: a row has another number of columns or an unknown sector (V313).
    """
    order: list[str] = []
    words: dict[str, int] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    text = files("vedette.lexicon").joinpath("data/sectors.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 2 or cells[0] not in SECTORS:
            raise DataError(
                "V313",
                f"sectors.tsv, line {number}: got {len(cells)} columns and sector {cells[0]!r}, "
                "expected 2 columns and a PLOVER sector; correct the table",
            )
        for word in map(fold, cells[1].split("|")):
            first, *rest = word.split()
            if rest:
                phrases.setdefault(first, []).append((word, len(order)))
            else:
                words.setdefault(word, len(order))
        order.append(cells[0])
    return SectorWords(
        order=tuple(order),
        words=words,
        phrases={first: tuple(found) for first, found in phrases.items()},
    )
