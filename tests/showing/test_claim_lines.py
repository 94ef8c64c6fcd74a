from __future__ import annotations

from dataclasses import replace

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from vedette.records.grounded import (
    Amount,
    CountedWords,
    EquipmentItem,
    EquipmentWords,
    Place,
    PlaceMention,
)
from vedette.records.spans import Span, Words
from vedette.showing.claim_lines import claim_json, report_json, timex_json, toponym_json


def test_a_claim_is_written_with_its_keys_in_order_and_offsets(main, claims) -> None:
    row = claim_json(claims[0])
    assert list(row) == [
        "type", "mode", "status", "trigger", "actor", "origin", "destination", "equipment",
        "quantity", "time", "source", "evidence",
    ]  # fmt: skip
    start = main.report.text.index("withdrew")
    assert row["trigger"] == {"start": start, "end": start + 8, "text": "withdrew"}
    assert row["time"]["from"] == row["time"]["to"] == "2024-12-13"
    assert row["source"][0]["kind"] == "monitor"
    assert row["actor"][0] | {"start": 0, "end": 0} == {
        "start": 0, "end": 0, "text": "Northern Brigade", "country": "SYR", "sector": "REB",
    }  # fmt: skip


def test_a_source_says_who_it_stands_for(claims) -> None:
    (source,) = claims[0].sources
    assert "name" not in claim_json(claims[0])["source"][0]
    named = replace(claims[0], sources=(replace(source, name="Varn Monitor"),))
    assert claim_json(named)["source"][0]["name"] == "Varn Monitor"


def test_a_resolved_place_has_coordinates_and_another_says_it_has_none(claims) -> None:
    origin = claim_json(claims[0])["origin"][0]
    assert (origin["name"], origin["lat"], origin["lon"]) == ("Homs", 34.7308, 36.7094)
    assert (origin["country"], origin["precision"]) == ("SYR", 1)
    assert "grounding" not in origin
    unknown = claim_json(claims[1])["location"][0]
    assert unknown["grounding"] == "not_in_gazetteer"
    assert not {"lat", "lon", "name", "country", "precision"} & set(unknown)


def test_nothing_is_null_and_nothing_is_empty(claims) -> None:
    def leaves(value):
        if isinstance(value, dict):
            for item in value.values():
                yield from leaves(item)
        elif isinstance(value, list):
            assert value
            for item in value:
                yield from leaves(item)
        else:
            yield value

    for claim in claims:
        assert all(leaf is not None and leaf != "" for leaf in leaves(claim_json(claim)))


def test_a_report_without_claims_still_has_its_line() -> None:
    assert report_json("a.txt", ()) == {"doc": "a.txt", "claims": []}


def test_an_unresolved_time_has_neither_from_nor_to(main) -> None:
    row = timex_json(main.time("Dec 14"))
    assert (row["type"], row["value"]) == ("DATE", "PAST_REF")
    assert "from" not in row
    assert "to" not in row


def test_an_unresolved_time_of_a_claim_keeps_its_words_only(main, claims) -> None:
    row = claim_json(replace(claims[0], time=main.time("Dec 14")))["time"]
    assert set(row) == {"start", "end", "text"}


def test_a_toponym_carries_its_geonameid_only_where_it_has_one(main, claims) -> None:
    mention = claims[0].origins[0]
    assert "geonameid" not in toponym_json(mention)
    known = replace(mention, place=replace(mention.place, geonameid=169577))
    assert toponym_json(known)["geonameid"] == 169577
    assert toponym_json(known)["kind"] == "place"


@given(lat=st.floats(-90, 90), lon=st.floats(-180, 180), radius=st.floats(0, 3000))
def test_zero_degrees_are_not_taken_for_nothing(lat: float, lon: float, radius: float) -> None:
    place = Place(
        key="k", name="n", lat_deg=lat, lon_deg=lon, country="", feature="SEA",
        radius_km=radius, precision=7, layer="test",
    )  # fmt: skip
    words = Words(span=Span(0, 1), text="n")
    row = toponym_json(PlaceMention(words=words, kind="place", grounding="resolved", place=place))
    assert msgspec.json.decode(msgspec.json.encode(row))["lat"] == lat
    assert row["lon"] == lon
    assert "country" not in row


def test_what_is_inferred_names_its_rule(claims) -> None:
    (actor,) = claims[0].actors
    coded = replace(claims[0], actors=(replace(actor, rule="A1 known actor"),))
    assert claim_json(coded)["actor"][0]["rule"] == "A1 known actor"
    uncoded = replace(actor, country="", sector="", rule="nothing in the tables")
    assert "rule" not in claim_json(replace(claims[0], actors=(uncoded,)))["actor"][0]
    time = claims[0].time
    assert time is not None
    assert claim_json(claims[0])["time"].get("rule", "") == time.rule


def test_known_equipment_carries_its_kind_and_path(claims) -> None:
    span = Span(0, 3)
    item = EquipmentItem(
        id="t-72", name="T-72", path=("vehicle", "tank", "T-72"), amount=Amount(low=2, high=2)
    )
    other = EquipmentItem(id="truck", name="truck", path=("vehicle", "truck"))
    known = EquipmentWords(span=span, text="abc", items=(item, other))
    (row,) = claim_json(replace(claims[0], equipment=(known,)))["equipment"]
    assert row == {
        "start": 0, "end": 3, "text": "abc", "id": "t-72", "name": "T-72",
        "path": ["vehicle", "tank", "T-72"], "low": 2, "high": 2,
        "also": [{"id": "truck", "name": "truck", "path": ["vehicle", "truck"]}],
    }  # fmt: skip
    unknown = EquipmentWords(span=span, text="abc")
    (row,) = claim_json(replace(claims[0], equipment=(unknown,)))["equipment"]
    assert set(row) == {"start", "end", "text"}


def test_a_number_carries_its_bounds_where_it_was_read(claims) -> None:
    def killed(amount: Amount | None) -> object:
        words = CountedWords(span=Span(0, 3), text="abc", amount=amount)
        row = claim_json(replace(claims[0], killed=(words,)))["killed"][0]
        return {key: value for key, value in row.items() if key not in {"start", "end", "text"}}

    about = Amount(low=18, high=22, approx=True, rule="N5 about")
    assert killed(about) == {"low": 18, "high": 22, "approx": True, "rule": "N5 about"}
    assert killed(Amount(low=24, rule="N6")) == {"low": 24, "rule": "N6"}
    assert killed(Amount(low=0, high=0)) == {"low": 0, "high": 0}
    assert killed(Amount(low=2.5, high=2.5, unit="t")) == {"low": 2.5, "high": 2.5, "unit": "t"}
    assert killed(Amount(rule="N9 no number in the words")) == {}
    assert killed(None) == {}
