"""Areas that are no country: continents, parts of them, unions, historical regions; their adjectives."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.place_names import fold

_COLUMNS = 8


@cache
def area_of_adjective() -> dict[str, str]:
    """Folded adjective of an area, or the word for its people, to the area's name."""
    return {
        fold(adjective): cells[0]
        for cells in _rows()
        for adjective in filter(None, cells[2].split("|"))
    }


@cache
def short_areas() -> frozenset[str]:
    """Names of areas in capitals ("EU"), without dots."""
    names = (name.replace(".", "") for cells in _rows() for name in cells[1].split("|"))
    return frozenset(name for name in names if name.isupper())


@cache
def _rows() -> tuple[list[str], ...]:
    """The lines of the table, cut at the tabs.

    Raises:
        DataError: a line of `areas.tsv` has not eight columns (V318).
    """
    rows = []
    text = files("vedette.lexicon").joinpath("data/areas.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise DataError(
                "V318",
                f"areas.tsv, line {number}: got {len(cells)} columns, expected {_COLUMNS} (name, "
                "other names, adjectives, latitude, longitude, country, radius, source); correct "
                "the table",
            )
        rows.append(cells)
    return tuple(rows)
