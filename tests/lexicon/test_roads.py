"""Roads: every town is in the gazetteer, and a stretch runs the way that is asked for."""

from __future__ import annotations

import pytest

from vedette.engines.gazetteer import open_gazetteer
from vedette.errors import DataError
from vedette.lexicon import roads as module
from vedette.lexicon.roads import Stop, places_at, road_of, roads, stretch_between

_DAMASCUS, _HOMS, _ALEPPO, _KABUL = 170654, 169577, 170063, 1138958


def test_all_towns_of_all_roads_are_places_of_the_gazetteer() -> None:
    gazetteer = open_gazetteer()
    for road in roads():
        assert len(places_at(road.stops, gazetteer)) == len(road.stops), road.name


def test_a_stretch_runs_in_the_order_asked_for() -> None:
    there, back = stretch_between(_DAMASCUS, _ALEPPO), stretch_between(_ALEPPO, _DAMASCUS)
    assert there == back[::-1]
    assert there[0].geonameid == _DAMASCUS
    assert _HOMS in {stop.geonameid for stop in there}


def test_towns_on_no_common_road_have_no_stretch() -> None:
    assert stretch_between(_DAMASCUS, _KABUL) == ()
    assert stretch_between(_DAMASCUS, _DAMASCUS) == ()


def test_a_road_is_found_by_the_key_of_its_place() -> None:
    place = open_gazetteer().candidates("M5 highway")[0]
    road = road_of(place.key)
    assert road is not None
    assert road.name == "M5 highway"
    assert road_of("rd:nowhere") is None


def test_a_town_that_the_gazetteer_lacks_is_left_out() -> None:
    assert places_at((Stop("Qwxzvt", 1),), open_gazetteer()) == ()


@pytest.mark.parametrize(
    "cells",
    [["X9", "", "XYZ"], ["X9", "", "XYZ", "Alton=1"], ["X9", "", "XYZ", "Alton=1|Bella"]],
)
def test_a_line_of_another_form_is_refused(cells: list[str]) -> None:
    with pytest.raises(DataError, match=r"V364.*line 7"):
        module._road(7, cells)
