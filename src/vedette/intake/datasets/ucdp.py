"""Rows of UCDP GED's CSV files as claims."""

from __future__ import annotations

from datetime import date

from vedette.intake.datasets.rows import (
    Coded,
    RowText,
    WrongRow,
    actors,
    coded,
    place,
    sources,
    time,
)
from vedette.lexicon.countries import country_of_name
from vedette.lexicon.place_names import fold
from vedette.records.claims import Actor
from vedette.records.spans import Words

KEY = "type_of_violence"
COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_RADIUS_KM = {1: 5.0, 2: 25.0, 3: 40.0, 4: 100.0, 5: 150.0, 6: 500.0, 7: 1000.0}
_GOVERNMENT = "government of "


def read_row(cells: dict[str, str]) -> Coded:
    """One row as a report of UCDP: an attack by side A on side B.

    `source_original`, whom UCDP names as having said it, is the innermost source; the office that
    printed it the outer one. `best`, and `low` and `high` where they differ, are the toll.

    Raises:
        WrongRow: a cell that cannot be.
    """
    row = RowText(cells)
    violence = row.number("type_of_violence", 1, 3)
    if violence is None:
        raise WrongRow("type_of_violence is empty, expected 1, 2 or 3")
    first, last = row.day("date_start"), row.day("date_end")
    if last < first:
        raise WrongRow(f"date_end {last} lies before date_start {first}")
    where = int(row.number("where_prec", 1, 7) or 7)
    sector = "MIL" if violence == 1 else "REB"
    country = country_of_name().get(fold(row.get("country").split(" (")[0]), "")
    return coded(
        row, name=f"UCDP {row.get('id') or row.get('relid') or 'row'}", maker="UCDP",
        engine="import ucdp", kind="ASSAULT", mode="",
        trigger="dyad_name" if row.get("dyad_name") else "type_of_violence",
        evidence="source_headline", published=_day(row, "source_date"),
        actors=_side(row, "side_a", sector),
        recipients=_side(row, "side_b", "CVL" if violence == 3 else "REB"),
        locations=place(
            row, "where_coordinates", lat="latitude", lon="longitude", country=country,
            precision=where, radius_km=_RADIUS_KM[where], layer="ucdp", region=row.get("adm_1"),
        ),
        killed=_toll(row),
        time=time(row, "date_start", first, last, int(row.number("date_prec", 1, 5) or 5)),
        sources=sources(row, ("source_office", "media"), ("source_original", "organization")),
    )  # fmt: skip


def _side(row: RowText, column: str, sector: str) -> tuple[Actor, ...]:
    name = row.get(column)
    if name.lower().startswith(_GOVERNMENT):
        country = country_of_name().get(fold(name[len(_GOVERNMENT) :].split(" (")[0]), "")
        return actors(row, column, country=country, sector="MIL")
    return actors(row, column, sector="REB" if sector == "MIL" else sector)


def _toll(row: RowText) -> tuple[Words, ...]:
    best, low, high = (row.number(name, 0, 1e7) or 0 for name in ("best", "low", "high"))
    names = ["best"] if low == high else ["low", "best", "high"]
    found = [row.words(name) for name in names if {"best": best, "low": low, "high": high}[name]]
    return tuple(words for words in found if words is not None)


def _day(row: RowText, column: str) -> date | None:
    try:
        return row.day(column)
    except WrongRow:
        return None
