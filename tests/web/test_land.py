"""Land for the map: fine near the evidence, whole everywhere, and no name that takes a side."""

from __future__ import annotations

import msgspec
import pytest

from vedette.lexicon.outlines import outlines
from vedette.web.land import land

pytestmark = pytest.mark.skipif(outlines() is None, reason="outlines were not built in")


def features(kind: str) -> list[dict]:
    return [f for f in land(35, 34, 38, 37)["features"] if f["properties"]["kind"] == kind]


def test_rings_are_closed_and_inside_the_world() -> None:
    for feature in features("land"):
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                assert ring[0] == ring[-1]
                assert all(-90 <= lat <= 90 for _, lat in ring)


def test_coasts_are_finer_near_the_evidence() -> None:
    def points(box: tuple[int, int, int, int], where: tuple[int, int, int, int]) -> int:
        lines = next(f for f in land(*box)["features"] if f["properties"]["kind"] == "coast")
        return sum(
            where[0] <= x <= where[2] and where[1] <= y <= where[3]
            for line in lines["geometry"]["coordinates"]
            for x, y in line
        )

    coast = (35, 34, 37, 37)
    assert points((35, 34, 38, 37), coast) > 3 * points((-70, -40, -60, -30), coast)


def test_it_is_small_enough_to_load_at_once() -> None:
    assert len(msgspec.json.encode(land(35, 34, 38, 37))) < 2_000_000


def test_names_stand_where_the_country_is_seen_and_disputed_areas_have_none() -> None:
    names = {f["properties"]["name"]: f["geometry"]["coordinates"] for f in features("name")}
    lon, lat = names["Turkey"]
    assert 33 < lon < 40
    assert 36 < lat < 39
    assert not names.keys() & {"N. Cyprus", "Somaliland", "Siachen Glacier"}
