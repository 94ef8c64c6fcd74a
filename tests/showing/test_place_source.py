"""Where a point is from is shown wherever the place is: JSON, CSV, GeoJSON, map, evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vedette.records.claims import Claim
from vedette.showing.claim_lines import claim_json, toponym_json
from vedette.showing.geojson import claims_geojson
from vedette.showing.map_points import points_of_claims
from vedette.showing.tables import claim_row
from vedette.showing.wording import say_grounding, say_precision

_LAYER = "curated 2026-11-27, unverified"


def with_layer(claim: Claim, layer: str) -> Claim:
    places = tuple(
        replace(m, place=replace(m.place, layer=layer)) if m.place is not None else m
        for m in claim.origins
    )
    return replace(claim, origins=places)


@pytest.fixture
def doubtful(claims: tuple[Claim, ...]) -> Claim:
    return with_layer(claims[0], _LAYER)


def test_the_source_is_what_follows_the_layers_name(doubtful: Claim) -> None:
    place = doubtful.origins[0].place
    assert place is not None
    assert place.source == "unverified"
    assert replace(place, layer="geonames").source == "geonames"
    assert replace(place, layer="curated 2026-11-27, sea-ports SYTTS").source == "sea-ports SYTTS"


def test_json_names_the_source(doubtful: Claim) -> None:
    assert claim_json(doubtful)["origin"][0]["source"] == "unverified"
    assert toponym_json(doubtful.origins[0])["source"] == "unverified"


def test_the_evidence_says_unverified_and_else_nothing(doubtful: Claim) -> None:
    mention = doubtful.origins[0]
    assert say_grounding(mention).endswith("km, unverified")
    assert mention.place is not None
    assert "verified" not in say_precision(replace(mention.place, layer="geonames"))


def test_the_map_says_unverified(doubtful: Claim, claims: tuple[Claim, ...]) -> None:
    def notes(claim: Claim) -> str:
        points, tracks = points_of_claims([(claim, "")])
        return " ".join([p.note for p in points] + [t.start.note for t in tracks])

    assert "place unverified" in notes(doubtful)
    assert "unverified" not in notes(claims[0])


def test_csv_and_geojson_name_the_source(evidence, claims, doubtful: Claim) -> None:
    item = replace(evidence[claims[0].id], claim=doubtful)
    assert claim_row(item).place_source == "unverified"
    (feature,) = claims_geojson([item])["features"]
    assert "unverified" in feature["properties"]["place_sources"]
