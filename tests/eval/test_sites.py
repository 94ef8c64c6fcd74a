"""Curated sites against the outlines of their countries; the check can fail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eval.sites import allowed_km, off_land_km, placed, strays

from vedette.engines.gazetteer import open_gazetteer
from vedette.lexicon.outlines import outlines
from vedette.lexicon.place_words import place_words
from vedette.records.grounded import Place

pytestmark = pytest.mark.skipif(outlines() is None, reason="built without outlines")


@pytest.fixture(scope="module")
def places() -> list[Place]:
    return list(placed(open_gazetteer()))


def test_no_site_lies_outside_its_country(places: list[Place]) -> None:
    assert len(places) >= 300
    assert strays(places) == []


def test_a_site_moved_into_another_country_is_found(places: list[Place]) -> None:
    shayrat = next(place for place in places if place.name == "Shayrat Air Base")
    assert off_land_km(shayrat) == 0.0
    moved = replace(shayrat, lat_deg=33.0, lon_deg=43.0)
    ((found, off),) = strays([shayrat, moved])
    assert found is moved
    assert off > allowed_km(moved)
    assert 100 < off < 250


def test_an_unverified_point_is_wide_and_no_point_is_exact(places: list[Place]) -> None:
    for place in places:
        if place.unverified:
            assert place.radius_km >= 10, place.name
            assert place.precision >= 2, place.name


def test_no_name_of_one_word_is_a_plain_word_or_a_given_name(places: list[Place]) -> None:
    words = place_words()
    plain = set().union(*(words[kind] for kind in ("common", "given", "title", "body", "never")))
    from build_tools.gazetteer_sites import site_rows

    taken = {name for row in site_rows() for name in row.names if name.lower() in plain}
    assert taken == set()
