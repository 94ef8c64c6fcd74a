"""The words that tell an actor's sector, as a typed table."""

from __future__ import annotations

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


@cache
def sector_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Sectors from the strongest to the weakest, each with single words and with phrases.

    Raises:
        DataError: a row has another number of columns or an unknown sector (V313).
    """
    found = []
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
        folded = [fold(word) for word in cells[1].split("|")]
        found.append(
            (
                cells[0],
                frozenset(word for word in folded if " " not in word),
                frozenset(word for word in folded if " " in word),
            )
        )
    return tuple(found)
