from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from vedette.showing.geojson import claims_geojson, events_geojson
from vedette.showing.geometry import cut_line
from vedette.showing.tables import claim_row, csv_rows, csv_text, event_row, guard_cell


def test_a_claim_row_says_who_did_what_where_and_per_whom(evidence, claims) -> None:
    row = claim_row(evidence[claims[0].id])
    assert (row.who, row.did, row.origin, row.destination) == (
        "Northern Brigade", "withdrew", "Homs", "Latakia",
    )  # fmt: skip
    assert (row.when, row.first, row.per) == ("13 Dec 2024", "2024-12-13", "Orontes Monitor")
    assert (row.lat, row.lon, row.place) == ("34.73080", "36.70940", "Homs")
    assert row.quote.startswith("A column of 40 trucks")
    assert row.reviewed == "no"


def test_what_is_not_located_or_dated_stays_empty(evidence, claims) -> None:
    row = claim_row(evidence[claims[1].id])
    assert (row.when, row.first, row.last, row.lat, row.lon) == ("", "", "", "", "")
    assert row.where == "Tell Saroun airfield"


def test_an_event_row_counts_origins_and_names_outlets(evidence, events) -> None:
    row = event_row(events[0], evidence)
    assert (row.claims, row.origins, row.outlets) == ("2", "2", "Example Courier; Example Post")
    assert "according to Orontes Monitor, via Example Courier" in row.per


def test_csv_reads_back_to_the_same_cells(evidence) -> None:
    rows = [claim_row(item) for item in evidence.values()]
    table = list(csv.reader(io.StringIO(csv_text(rows))))
    assert [tuple(line) for line in table] == list(csv_rows(rows))
    assert table[0][0] == "id"
    assert len(table) == len(rows) + 1


def test_a_formula_is_guarded_and_a_negative_number_is_not() -> None:
    assert guard_cell("=1+1") == "'=1+1"
    assert guard_cell("@cmd") == "'@cmd"
    assert guard_cell("-2+3+cmd|' /C calc'!A0") == "'-2+3+cmd|' /C calc'!A0"
    assert guard_cell(" =1") == "' =1"
    assert guard_cell("-33.51020") == "-33.51020"


@given(st.text())
def test_no_cell_begins_like_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = guard_cell(text)
    if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        float(cell)


def test_a_movement_is_a_line_with_longitude_first(evidence, claims) -> None:
    feature = claims_geojson([evidence[claims[0].id]])["features"][0]
    assert feature["geometry"] == {
        "type": "LineString",
        "coordinates": [[36.7094, 34.7308], [35.7901, 35.5317]],
    }
    assert feature["properties"]["radius_km"] == 5.0
    assert feature["properties"]["sources"] == ["Orontes Monitor"]
    assert feature["properties"]["reviewed"] is False


def test_a_claim_that_is_nowhere_keeps_a_feature_with_null_geometry(evidence, claims) -> None:
    collection = claims_geojson(evidence.values())
    assert len(collection["features"]) == len(evidence)
    feature = claims_geojson([evidence[claims[1].id]])["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["located"] is False
    assert feature["properties"]["locations"] == ["Tell Saroun airfield"]


def test_an_event_feature_holds_the_quotes_of_all_its_claims(evidence, events) -> None:
    feature = events_geojson(events, evidence)["features"][0]
    assert feature["geometry"]["type"] == "LineString"
    assert len(feature["properties"]["quotes"]) == 2
    assert feature["properties"]["origin_count"] == 2


def test_a_line_over_the_180th_meridian_is_cut_in_two() -> None:
    assert cut_line([[170.0, 10.0], [-170.0, 20.0]]) == [
        [[170.0, 10.0], [180.0, 15.0]],
        [[-180.0, 15.0], [-170.0, 20.0]],
    ]
    assert cut_line([[-170.0, 10.0], [170.0, 20.0]])[0][1] == [-180.0, 15.0]
    assert len(cut_line([[-100.0, 0.0], [60.0, 0.0]])) == 1
