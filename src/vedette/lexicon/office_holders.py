"""Holders of offices: whom a name stands for when the report does not say it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.actors import SECTORS
from vedette.lexicon.countries import country_names
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words

_COLUMNS = 6
_LEAST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person with an office: country (alpha-3, IGO, INT, NGO), PLOVER sector, years of the office.

    `since` and `until` are 0 where they are not over or not known. All of it is general
    knowledge, unverified.
    """

    name: str
    names: tuple[str, ...]
    country: str
    sector: str
    office: str
    since: int
    until: int


@cache
def holders() -> tuple[Holder, ...]:
    """All rows of the table, in its order.

    Raises:
        DataError: V340, a line has not six columns, an unknown country or sector, a year that
            cannot be, or a name that another line has.
    """
    text = files("vedette.lexicon").joinpath("data/office_holders.tsv").read_text("utf-8")
    return read_holders(text, "office_holders.tsv")


def read_holders(text: str, name: str) -> tuple[Holder, ...]:
    """Rows of a table of this form.

    Raises:
        DataError: V340, see `holders`; names the line.
    """
    found: list[Holder] = []
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            holder = _holder(line.split("\t"))
        except ValueError as error:
            raise DataError("V340", f"{name}, line {number}: {error}; correct the table") from error
        taken = {fold(part) for part in holder.names} & seen
        if taken:
            raise DataError(
                "V340", f"{name}, line {number}: {min(taken)!r} is on another line; keep one"
            )
        seen |= {fold(part) for part in holder.names}
        found.append(holder)
    return tuple(found)


def _holder(cells: list[str]) -> Holder:
    if len(cells) != _COLUMNS:
        raise ValueError(f"got {len(cells)} columns, expected {_COLUMNS}")
    names, country, sector, office, since, until = cells
    if country not in country_names() and country not in {"IGO", "INT", "NGO"}:
        raise ValueError(f"country is {country!r}, expected alpha-3, IGO, INT or NGO")
    if sector not in SECTORS:
        raise ValueError(f"sector is {sector!r}, expected a PLOVER sector")
    years = [int(year) if year else 0 for year in (since, until)]
    if years[1] and not 1900 <= years[0] <= years[1] <= 2100:
        raise ValueError(f"years are {since!r} to {until!r}, expected one after the other")
    parts = tuple(names.split("|"))
    return Holder(
        name=parts[0], names=parts, country=country, sector=sector, office=office,
        since=years[0], until=years[1],
    )  # fmt: skip


@cache
def holder_of() -> dict[str, Holder]:
    """From folded full names and other spellings to their holders."""
    return {fold(name): holder for holder in holders() for name in holder.names}


@cache
def holder_of_last_name() -> dict[str, Holder]:
    """From folded last names that only one row has, and that are no plain words, to holders."""
    words = place_words()
    plain = words["common"] | words["given"] | words["title"] | words["never"]
    last = {h: {fold(n).rsplit(" ", 1)[-1] for n in h.names if " " in n} for h in holders()}
    count = Counter(name for names in last.values() for name in names)
    return {
        name: holder
        for holder, names in last.items()
        for name in names
        if count[name] == 1 and len(name) >= _LEAST_LETTERS and name not in plain
    }
