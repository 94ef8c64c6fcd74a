"""Tracks of movements."""

from __future__ import annotations

import pytest

from vedette.coding.tracks import track_of
from vedette.records.grounded import Place, PlaceMention, Shape
from vedette.records.spans import Span, Words
from vedette.showing.geometry import track_geometry


def mention(name: str, lat: float, lon: float, *, precision: int = 1, line=None) -> PlaceMention:
    shape = Shape(type="LineString", lines=(line,)) if line else None
    place = Place(
        key=name, name=name, lat_deg=lat, lon_deg=lon, country="SYR", feature="town",
        radius_km=3.0, precision=precision, layer="test", shape=shape,
    )  # fmt: skip
    words = Words(span=Span(0, len(name)), text=name)
    return PlaceMention(words=words, kind="place", grounding="resolved", place=place)


def words_only(text: str) -> PlaceMention:
    words = Words(span=Span(0, len(text)), text=text)
    return PlaceMention(words=words, kind="place", grounding="unresolved")


A, B, C = mention("A", 33.0, 36.0), mention("B", 35.0, 36.0), mention("C", 34.0, 36.5)


def test_a_track_runs_through_origin_route_and_destination() -> None:
    track = track_of("MOVE", (A,), (C,), (B,))
    assert [(p.role, p.name) for p in track.points] == [
        ("origin", "A"), ("route", "C"), ("destination", "B"),
    ]  # fmt: skip
    row = track_geometry(track)
    assert row["type"] == "LineString"
    assert row["coordinates"] == [[36.0, 33.0], [36.5, 34.0], [36.0, 35.0]]
    assert row["uncertainty_km"] == [3.0, 3.0, 3.0]


def test_a_road_gives_its_corners() -> None:
    road = mention("A to B", 34.0, 36.0, precision=5, line=((36.0, 33.0), (36.0, 35.0)))
    assert len(track_of("RETREAT", (), (road,), ()).points) == 2


@pytest.mark.parametrize(
    ("words", "degrees"),
    [("north", 0.0), ("towards the south-east", 135.0), ("westward", 270.0), ("to the east", 90.0)],
)
def test_a_heading_stands_in_for_a_destination_that_is_not_known(
    words: str, degrees: float
) -> None:
    track = track_of("MOVE", (A,), (), (words_only(words),))
    assert (len(track.points), track.heading_deg) == (1, degrees)
    assert track_geometry(track)["type"] == "Point"


def test_no_track_where_the_words_give_none() -> None:
    country = mention("Syria", 35.0, 38.0, precision=6)
    assert track_of("CONTROL", (A,), (), (B,)) is None
    assert track_of("MOVE", (A,), (), ()) is None
    assert track_of("MOVE", (A,), (), (A,)) is None
    assert track_of("MOVE", (A,), (), (country,)) is None
    assert track_of("MOVE", (), (), (words_only("north"),)) is None
    assert track_of("MOVE", (A,), (), (words_only("their homes"),)) is None
