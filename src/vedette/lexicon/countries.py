"""Countries: codes, names, demonyms and seats of government."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.areas import area_of_adjective
from vedette.lexicon.place_names import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory; `code` is ISO 3166-1 alpha-3 (XKX for Kosovo).

    `seats` are words that stand for its government: the capital and the like.
    """

    code: str
    code2: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries of the table, in its order.

    Raises:
        DataError: a line has not six columns or no three-letter code (V312).
    """
    found = []
    text = files("vedette.lexicon").joinpath("data/countries.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 6 or len(cells[0]) != 3:
            raise DataError(
                "V312",
                f"countries.tsv, line {number}: got {len(cells)} columns and code {cells[0]!r}, "
                "expected alpha-3, alpha-2, name, other names, demonyms, seats; correct the table",
            )
        found.append(
            Country(
                code=cells[0],
                code2=cells[1],
                name=cells[2],
                names=(cells[2], *filter(None, cells[3].split("|"))),
                demonyms=tuple(filter(None, cells[4].split("|"))),
                seats=tuple(filter(None, cells[5].split("|"))),
            )
        )
    return tuple(found)


@cache
def country_of_demonym() -> dict[str, str]:
    """Folded demonym, singular and plural ("syrian", "syrians"), to the country's code."""
    table: dict[str, str] = {}
    for country in countries():
        for demonym in country.demonyms:
            key = fold(demonym)
            if key in area_of_adjective():
                continue
            table.setdefault(key, country.code)
            if not key.endswith(("ese", "sh", "ch", "ss", "men", "us")):
                table.setdefault(key + "s", country.code)
    return table


@cache
def country_of_name() -> dict[str, str]:
    """Folded name of a country to its code; of two with a name the first in the table."""
    table: dict[str, str] = {}
    for country in countries():
        for name in country.names:
            table.setdefault(fold(name).removeprefix("the "), country.code)
            table.setdefault(fold(name), country.code)
    table["congo"] = "COD"
    return table


@cache
def country_of_seat() -> dict[str, str]:
    """Folded capital or other seat of government to the country's code."""
    table: dict[str, str] = {}
    for country in countries():
        for seat in country.seats:
            table.setdefault(fold(seat).removeprefix("the "), country.code)
    return table


@cache
def numeric_codes() -> dict[str, int]:
    """From ISO 3166-1 alpha-3 codes to the numeric ones (760 for SYR); Kosovo has none."""
    text = files("vedette.lexicon").joinpath("data/iso_numeric.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: int(number) for code, number in rows}


@cache
def country_names() -> dict[str, str]:
    """From ISO 3166-1 alpha-3 codes to the usual English name."""
    return {country.code: country.name for country in countries()}
