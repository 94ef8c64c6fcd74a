from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.lexicon.outlines import Arc, Country, Outlines, Ring
from vedette.showing.families import CONTROL, HARM, MOVEMENT, SUPPLY, family_of
from vedette.showing.map_frame import clip_ring, distance_km, frame_points
from vedette.showing.map_labels import Labels
from vedette.showing.map_points import MapPoint, MapTrack, map_points, points_of_claims
from vedette.showing.map_svg import map_svg


def point(
    label: str, lat: float, lon: float, *, radius: float = 5.0, status: str = "fact"
) -> MapPoint:
    return MapPoint(
        label=label, lat_deg=lat, lon_deg=lon, radius_km=radius, family=MOVEMENT, status=status,
        note=f"note on {label}", href=f"#{label}",
    )  # fmt: skip


def box_of(west: float, south: float, east: float, north: float) -> Outlines:
    lons, lats = (west, west, east, east, west), (south, north, north, south, south)
    return Outlines(
        (Arc(lons, lats, (west, south, east, north)),), (Country("Boxland", ((Ring((0,)),),)),)
    )


HOMS, LATAKIA = point("Homs", 34.73, 36.71), point("Latakia", 35.53, 35.79)
places = st.builds(
    point, st.just("P"), st.floats(-89, 89), st.floats(-180, 180), radius=st.floats(0, 140)
)


def test_the_map_is_well_formed_and_says_what_its_lines_are_worth() -> None:
    svg = map_svg(
        [HOMS, LATAKIA], [MapTrack(start=HOMS, end=LATAKIA)], outlines=box_of(34, 33, 40, 37)
    )
    ET.fromstring(svg)
    assert "Map lines are not claims; borders as in Natural Earth." in svg
    assert 'class="vm-track vm-fact" marker-end="url(#vm-arrow)"' in svg
    assert "Movements: Homs to Latakia." in svg
    assert ">BOXLAND<" in svg


def test_without_outlines_only_the_graticule_is_drawn_and_the_map_says_so() -> None:
    svg = map_svg([HOMS], outlines=None)
    assert "No coasts or borders" in svg
    assert "vm-land" not in svg
    assert "vm-grid" in svg


def test_points_at_one_place_become_one_symbol_with_their_number() -> None:
    svg = map_svg([HOMS, HOMS, HOMS, LATAKIA], outlines=None)
    assert svg.count('class="vm-name"') == 2
    assert re.findall(r'class="vm-count"[^>]*>(\d+)<', svg) == ["3"]


def test_the_radius_is_drawn_to_scale() -> None:
    svg = map_svg([point("A", 0, 0, radius=50), point("B", 0, 2, radius=100)], outlines=None)
    small, large = sorted(float(rx) for rx in re.findall(r'class="vm-area[^>]* rx="([\d.]+)"', svg))
    assert large == pytest.approx(2 * small, rel=0.01)


def test_hedged_is_hatched_and_denied_is_hollow() -> None:
    assert "vm-hatched" in map_svg([point("A", 0, 0, status="hedged")], outlines=None)
    denied = map_svg([point("A", 0, 0, status="denied")], outlines=None)
    assert "vm-symbol vm-movement vm-open" in denied
    assert "vm-hatched" not in denied


def test_a_country_gets_no_symbol_beside_better_known_places() -> None:
    svg = map_svg([HOMS, point("Boxland", 35, 38, radius=400)], outlines=None)
    assert "Named only as a whole, so no symbol: Boxland." in svg
    assert svg.count('class="vm-name"') == 1


def test_far_places_are_named_and_do_not_shrink_the_view() -> None:
    svg = map_svg([HOMS, LATAKIA, HOMS, point("Lima", -12, -77)], outlines=None)
    assert "Outside this view: Lima." in svg


def test_a_track_over_the_180th_meridian_takes_the_short_way() -> None:
    tokyo, honolulu = point("Tokyo", 35.7, 139.7), point("Honolulu", 21.3, -157.8)
    svg = map_svg([tokyo, honolulu], [MapTrack(start=tokyo, end=honolulu)], outlines=None)
    (path,) = re.findall(r'class="vm-track[^>]* d="M([^"]+)"><title>', svg)
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    assert 0 < numbers[0] < numbers[4] < 640


def test_a_name_from_a_report_cannot_become_markup() -> None:
    svg = map_svg([point("<script>&", 1, 1)], outlines=None)
    ET.fromstring(svg)
    assert "<script" not in svg


def test_no_points_at_all_still_make_a_map_that_says_so() -> None:
    svg = map_svg([], outlines=box_of(-10, -10, 10, 10))
    ET.fromstring(svg)
    assert "No place in these claims was found in the gazetteer." in svg


@given(st.lists(places, max_size=6), st.booleans())
def test_any_set_of_places_makes_a_well_formed_map(chosen: list[MapPoint], tracked: bool) -> None:
    tracks = [MapTrack(start=a, end=b) for a, b in pairwise(chosen) if tracked]
    svg = map_svg(chosen, tracks, outlines=box_of(-180, -60, 180, 80))
    ET.fromstring(svg)
    assert "nan" not in svg
    assert "inf" not in svg


@given(st.lists(places, min_size=1, max_size=8))
def test_a_frame_shows_most_of_its_points(chosen: list[MapPoint]) -> None:
    frame = frame_points([(p.lon_deg, p.lat_deg) for p in chosen], width=640, height=470)
    west, south, east, north = frame.box
    inside = [
        p for p in chosen
        if west <= frame.near(p.lon_deg) <= east and south <= p.lat_deg <= north
    ]  # fmt: skip
    assert len(inside) >= 0.6 * len(chosen)
    assert east - west <= 360.001


def test_one_degree_of_latitude_is_111_km() -> None:
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.195, abs=0.01)
    assert distance_km((179, 0), (-179, 0)) == pytest.approx(222.39, abs=0.01)


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=3, max_size=8))
def test_a_clipped_ring_lies_in_its_box(ring: list[tuple[float, float]]) -> None:
    for lon, lat in clip_ring(ring, (-10, -5, 10, 5)):
        assert -10.000001 <= lon <= 10.000001
        assert -5.000001 <= lat <= 5.000001


def test_labels_do_not_cover_one_another() -> None:
    labels = Labels(width=100, height=40)
    placed = [labels.place(50, 20, 5, "Homs") for _ in range(9)]
    assert placed[0]
    assert placed[-1] == ""
    assert len(labels.taken) == sum(map(bool, placed))
    for i, a in enumerate(labels.taken):
        for b in labels.taken[i + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_claims_give_points_where_they_resolved_and_tracks(evidence, claims) -> None:
    points, tracks = map_points(evidence.values(), {claims[0].id: "#e"})
    assert [(track.start.label, track.end.label) for track in tracks] == [("Homs", "Latakia")]
    assert {point.label for point in points} == {
        "Homs", "Latakia", "Damascus", "Tartus", "Al-Qamishli",
    }  # fmt: skip
    assert points[0].href == "#e"
    assert points[0].note == "Northern Brigade: withdrawal (fact)"


def test_goods_that_move_are_a_supply(main, claims) -> None:
    assert family_of(claims[0]) is MOVEMENT
    assert family_of(claims[2]) is HARM
    assert family_of(claims[4]) is CONTROL
    wheat = replace(main.words("trucks"), text="wheat shipment")
    assert family_of(replace(claims[0], type="MOVE", equipment=(wheat,))) is SUPPLY


def test_a_place_is_labelled_as_printed_and_the_gazetteers_name_is_one_hover_away(main) -> None:
    spelt = replace(main.place("Homs", ("Ḩimş", 34.7, 36.7, 5.0, 1)))
    described = replace(spelt, words=replace(spelt.words, text="the old quarter near Homs"))
    claim = main.claim("MOVE", "withdrew", "fact", "withdrew", locations=(spelt,))
    (point,), _ = points_of_claims([(claim, "")])
    assert (point.label, point.name) == ("Homs", "Ḩimş")
    assert "<title>Homs = Ḩimş (1 claim, within 5 km)" in map_svg([point], outlines=None)
    (point,), _ = points_of_claims([(replace(claim, locations=(described,)), "")])
    assert point.label == "Ḩimş"
