"""Known actors and the words that tell an actor's sector, as typed tables."""

from __future__ import annotations

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
class KnownActor:
    """A named group or body: `country` is alpha-3 or IGO, NGO, MNC, INT. `text` as in the table."""

    country: str
    sector: str
    text: str


def _rows(name: str, columns: int) -> list[tuple[int, list[str]]]:
    text = files("vedette.lexicon").joinpath(f"data/{name}").read_text("utf-8")
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        sector = cells[-2] if len(cells) > 1 else ""
        if len(cells) != columns or sector not in SECTORS:
            raise DataError(
                "V313",
                f"{name}, line {number}: got {len(cells)} columns and sector {sector!r}, expected "
                f"{columns} columns and a PLOVER sector; correct the table",
            )
        found.append((number, cells))
    return found


@cache
def known_actors() -> dict[str, KnownActor]:
    """Folded name to the actor; the first row of the table wins.

    Raises:
        DataError: a row has another number of columns or an unknown sector (V313).
    """
    table: dict[str, KnownActor] = {}
    for _, (country, sector, names) in _rows("actors.tsv", 3):
        for name in names.split("|"):
            known = KnownActor(country=country, sector=sector, text=name)
            table.setdefault(fold(name), known)
    return table


@cache
def sector_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Sectors from the strongest to the weakest, each with single words and with phrases.

    Raises:
        DataError: a row has another number of columns or an unknown sector (V313).
    """
    found = []
    for _, (sector, words) in _rows("sectors.tsv", 2):
        folded = [fold(word) for word in words.split("|")]
        found.append(
            (
                sector,
                frozenset(word for word in folded if " " not in word),
                frozenset(word for word in folded if " " in word),
            )
        )
    return tuple(found)
