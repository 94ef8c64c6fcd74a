"""Parts of areas, borders, coasts, groups of places, and words that point back."""

from __future__ import annotations

import math

import pytest

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.grounding.place_shapes import part_of, several
from vedette.grounding.place_spans import resolve_span
from vedette.grounding.places import find_places
from vedette.lexicon.country_shapes import border_between, coast_of, neighbours_of
from vedette.lexicon.outlines import outlines
from vedette.records.grounded import PlaceMention
from vedette.records.spans import Span

needs_outlines = pytest.mark.skipif(
    outlines() is None, reason="built without the outlines of countries"
)


@pytest.fixture(scope="module")
def gazetteer() -> IndexedGazetteer:
    return open_gazetteer()


def argument(marked: str, gazetteer: IndexedGazetteer) -> PlaceMention:
    """The mention of the words in square brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    mentions = find_places(text, None, gazetteer)
    return resolve_span(text, Span(start, end), mentions=mentions, gazetteer=gazetteer)


@needs_outlines
@pytest.mark.parametrize(
    ("way", "north", "east"),
    [("north", 1, 0), ("south", -1, 0), ("east", 0, 1), ("west", 0, -1), ("north-east", 1, 1)],
)
@pytest.mark.parametrize("code", ["SYR", "MLI", "UKR", "COD"])
def test_a_part_of_a_country_lies_on_its_side_of_the_middle(
    gazetteer: IndexedGazetteer, code: str, way: str, north: int, east: int
) -> None:
    country = gazetteer.country(code)
    part = part_of(country, way)
    assert part.precision == 5
    assert part.radius_km > 50
    assert part.shape.type == "Polygon"
    ring = part.shape.lines[0]
    assert ring[0] == ring[-1]
    assert len(ring) <= 80
    assert north == 0 or north * (part.lat_deg - country.lat_deg) > 0
    assert east == 0 or east * (part.lon_deg - country.lon_deg) > 0


def test_a_part_of_a_province_is_cut_from_its_circle(gazetteer: IndexedGazetteer) -> None:
    mention = argument("Fighting broke out in [eastern Aleppo province] in Syria.", gazetteer)
    whole = argument("Fighting broke out in [Aleppo province] in Syria.", gazetteer)
    assert mention.place.name == "eastern Aleppo"
    assert mention.place.lon_deg > whole.place.lon_deg
    assert min(lon for lon, _ in mention.place.shape.lines[0]) >= whole.place.lon_deg - 0.01
    assert mention.place.precision == whole.place.precision == 4


def test_a_word_that_is_no_direction_makes_no_part(gazetteer: IndexedGazetteer) -> None:
    assert part_of(gazetteer.country("SYR"), "upper") is None


@needs_outlines
@pytest.mark.parametrize(
    "marked",
    [
        "Troops massed on [the border between Syria and Turkey].",
        "Troops massed on [the Syrian-Turkish border].",
        "In Syria, troops massed on [the Turkish border].",
    ],
)
def test_a_border_is_the_line_that_two_countries_share(
    gazetteer: IndexedGazetteer, marked: str
) -> None:
    place = argument(marked, gazetteer).place
    assert place.shape.type == "LineString"
    assert place.precision == 5
    lons = [lon for lon, _ in place.shape.lines[0]]
    lats = [lat for _, lat in place.shape.lines[0]]
    assert 35.5 < min(lons) < 36.5 < 42 < max(lons) < 42.6
    assert 35.7 < min(lats) < max(lats) < 37.4


def test_a_border_with_nobody_said_is_not_drawn(gazetteer: IndexedGazetteer) -> None:
    mention = argument("Troops massed on [the Syrian border].", gazetteer)
    assert (mention.grounding, mention.place) == ("unresolved", None)


@needs_outlines
def test_a_coast_is_a_line_and_a_named_part_of_it_is_not_made_up(
    gazetteer: IndexedGazetteer,
) -> None:
    assert argument("A boat sank off [the coast of Yemen].", gazetteer).place.feature == "coast"
    part = argument("Ships left [Russia's Baltic coast].", gazetteer)
    assert part.place.shape is None


@needs_outlines
def test_borders_and_coasts_of_the_outlines() -> None:
    assert neighbours_of("SYR") == {"TUR", "IRQ", "JOR", "ISR", "LBN"}
    assert border_between("SYR", "EGY") == border_between("SYR", "SYR") == ()
    assert coast_of("MLI") == ()
    assert border_between("SYR", "TUR") == border_between("TUR", "SYR")


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("They left [bases in Ain Issa and Deir ez-Zor], Syria.", 2),
        ("The army retook [Homs, Hama and Aleppo] in Syria.", 3),
        ("It spread to [Syria and Iraq].", 2),
    ],
)
def test_places_named_together_are_all_kept(
    gazetteer: IndexedGazetteer, marked: str, names: int
) -> None:
    mention = argument(marked, gazetteer)
    assert mention.rule.startswith("S11")
    assert mention.place.shape.type == "MultiPoint"
    assert len(mention.place.shape.lines[0]) == names == len(mention.place.name.split("; "))


def test_a_town_and_the_area_that_holds_it_are_one_place(gazetteer: IndexedGazetteer) -> None:
    mention = argument("Shells fell on [Homs, Syria].", gazetteer)
    assert (mention.place.name, mention.place.shape) == ("Homs", None)


def test_the_circle_of_several_places_holds_all_of_them(gazetteer: IndexedGazetteer) -> None:
    fiji = next(p for p in gazetteer.candidates("Suva") if p.country == "FJI")
    samoa = next(p for p in gazetteer.candidates("Apia") if p.country == "WSM")
    both = several([fiji, samoa])
    assert abs(both.lon_deg) > 170  # between them, not on the other side of the Earth
    assert 500 < both.radius_km < 700
    assert math.isclose(both.lat_deg, (fiji.lat_deg + samoa.lat_deg) / 2, abs_tol=1e-3)


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        (
            "Planes landed at Hmeimim air base in Syria. Cargo stood at [the base].",
            "Hmeimim Air Base",
        ),
        ("Syria's army took Palmyra, Syria. People [there] fled.", None),
        ("The army of Syria took Tadmur. It left [the town] on Friday.", "Tadmur"),
        ("The army of Syria took Homs and Hama. It left [the town] on Friday.", None),
        ("The army of Syria took Homs. It has [a base].", None),
        ("Shells hit Tadmur in Syria. They fell near [a town].", None),
    ],
)
def test_words_point_back_only_where_one_place_can_be_meant(
    gazetteer: IndexedGazetteer, marked: str, name: str | None
) -> None:
    mention = argument(marked, gazetteer)
    assert (mention.place.name if mention.place else None) == name
    assert name is None or mention.rule.startswith("S12")


@pytest.mark.parametrize(
    ("marked", "name", "rule"),
    [
        ("Troops left [bases] in Tadmur and Homs in Syria.", "Tadmur; Homs", "S13"),
        ("Troops in Syria left [camps] near Homs.", "Homs", "S13"),
        ("Troops left [bases] in Homs and Zorbalia in Syria.", "Homs", "S13"),
        ("Troops left [bases] in Zorbalia in Idlib province, Syria.", "Zorbalia", "S9"),
        ("Troops in Syria left [tents] near Homs.", None, ""),
        ("Rain fell in Mali. Troops had stood in [northern regions].", "northern Mali", "S14"),
        ("Rain fell in Mali. Troops had stood in [the north-east].", "northeastern Mali", "S14"),
        ("Rain fell in Mali. Troops had stood in the [south].", "southern Mali", "S14"),
        ("Rain fell in Mali and Niger. Troops had stood in [northern regions].", None, ""),
        ("Rain fell in Mali. Troops had stood in [wet regions].", None, ""),
        ("Troops stood in the [area of separation] in Syria.", "Golan buffer zone", "P"),
        ("Troops stood in the [area of separation] in Mali.", None, ""),
    ],
)
def test_words_point_on_to_what_is_named_after_them_or_to_a_part_of_the_country(
    gazetteer: IndexedGazetteer, marked: str, name: str | None, rule: str
) -> None:
    mention = argument(marked, gazetteer)
    assert (mention.place.name if mention.place else None) == name
    assert name is None or mention.rule.startswith(rule)


def test_a_bare_noun_takes_the_name_beside_it(gazetteer: IndexedGazetteer) -> None:
    mention = argument("Shells hit Tadmur [town] in Syria.", gazetteer)
    assert (mention.place.name, mention.rule[:2]) == ("Tadmur", "S0")


@pytest.mark.parametrize(
    ("marked", "area"),
    [
        ("Shells hit [Khirbat Zorbal village] in Homs province, Syria.", "Homs"),
        ("Shells hit [Khirbat Zorbal], in the Homs countryside, in Syria.", "Homs"),
        ("Shells hit [the village of Zorbalia in northern Idlib province], Syria.", "Idlib"),
    ],
)
def test_what_no_layer_knows_is_put_in_the_area_that_is_said(
    gazetteer: IndexedGazetteer, marked: str, area: str
) -> None:
    mention = argument(marked, gazetteer)
    assert mention.grounding == "not_in_gazetteer"
    assert mention.rule.endswith(f"said to be in {area}")
    assert mention.place.name.startswith(("Khirbat Zorbal", "Zorbalia"))
    assert mention.place.feature == "unknown"
    assert mention.place.precision == 4
    assert mention.place.radius_km >= 20


def test_a_road_runs_through_the_towns_on_it(gazetteer: IndexedGazetteer) -> None:
    stretch = argument("Trucks stood on [the Damascus-Homs highway] in Syria.", gazetteer).place
    whole = argument("Trucks stood on [the M5 highway] in Syria.", gazetteer).place
    assert stretch.shape.type == whole.shape.type == "LineString"
    assert len(stretch.shape.lines[0]) >= 2
    assert len(whole.shape.lines[0]) > len(stretch.shape.lines[0])
    far = argument("Trucks stood on [the road between Homs and Tadmur] in Syria.", gazetteer).place
    assert len(far.shape.lines[0]) >= 2
