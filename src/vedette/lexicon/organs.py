"""Organs that every state has, so that "Kenyan police" needs no row in the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.actors import name_key, rows_of
from vedette.lexicon.countries import countries
from vedette.lexicon.sectors import SECTORS

_COLUMNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """A kind of organ: `key` ends the id ("KEN.police"), `pattern` holds {} for the adjective."""

    key: str
    sector: str
    pattern: str

    def id_in(self, country: str) -> str:
        """The id of this organ of a country."""
        return f"{country}.{self.key}"

    def name_in(self, country: str) -> str:
        """What it is called there: "Kenyan police"; "" for a code that is no country."""
        adjective = adjectives().get(country, "")
        return self.pattern.format(adjective) if adjective else ""


@cache
def organs() -> Mapping[str, Organ]:
    """Folded words to the organ they name.

    Raises:
        DataError: a line has another number of columns, an unknown sector or no {} (V344).
    """
    found: dict[str, Organ] = {}
    text = files("vedette.lexicon").joinpath("data/organs.tsv").read_text("utf-8")
    for number, cells in rows_of(text):
        if len(cells) != _COLUMNS or cells[1] not in SECTORS or "{}" not in cells[3]:
            raise DataError(
                "V344",
                f"organs.tsv, line {number}: got {cells!r}, expected a key, a PLOVER sector, words "
                "and a name with {}; correct the table",
            )
        organ = Organ(key=cells[0], sector=cells[1], pattern=cells[3])
        for word in cells[2].split("|"):
            found.setdefault(name_key(word), organ)
    return found


@cache
def adjectives() -> Mapping[str, str]:
    """Country to its adjective ("Kenyan"), or its name where the table has none."""
    return {
        country.code: country.demonyms[0] if country.demonyms else country.name
        for country in countries()
    }


@cache
def country_names() -> Mapping[str, str]:
    """Country to its name."""
    return {country.code: country.name for country in countries()}
