"""Which words are places, which place is meant, and what is left unresolved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.grounding.place_spans import resolve_span
from vedette.grounding.places import find_places, toponyms
from vedette.records.grounded import PlaceMention
from vedette.records.spans import Span


@pytest.fixture(scope="module")
def gazetteer() -> IndexedGazetteer:
    return open_gazetteer()


def named(text: str, gazetteer: IndexedGazetteer) -> dict[str, PlaceMention]:
    return {m.words.text: m for m in find_places(text, None, gazetteer)}


def argument(text: str, words: str, gazetteer: IndexedGazetteer) -> PlaceMention:
    start = text.index(words)
    mentions = find_places(text, None, gazetteer)
    span = Span(start, start + len(words))
    return resolve_span(text, span, mentions=mentions, gazetteer=gazetteer)


@pytest.mark.parametrize(
    ("text", "words", "country", "feature"),
    [
        ("Shells fell on Idlib province overnight.", "Idlib", "SYR", "region"),
        ("Shells fell on the city of Idlib overnight.", "Idlib", "SYR", "town"),
        ("A jet landed at Shayrat airbase in Syria.", "Shayrat airbase", "SYR", "airfield"),
        ("Tankers waited in the Strait of Hormuz.", "Strait of Hormuz", "", "strait"),
        ("HOMS, Syria - Buses left the town.", "HOMS", "SYR", "town"),
        ("Troops from Mali reached Gao.", "Mali", "MLI", "country"),
        ("The US and the UK signed.", "UK", "GBR", "country"),
    ],
)
def test_the_kind_asked_for_decides_between_places_of_a_name(
    gazetteer: IndexedGazetteer, text: str, words: str, country: str, feature: str
) -> None:
    place = named(text, gazetteer)[words].place
    assert place is not None
    assert (place.country, place.feature) == (country, feature)


def test_a_containing_place_after_a_comma_decides(gazetteer: IndexedGazetteer) -> None:
    found = named("The team met in Paris, Texas, and in Mobile, Alabama.", gazetteer)
    for words in ("Paris", "Mobile"):
        place = found[words].place
        assert place is not None
        assert place.country == "USA"
        assert found[words].rule.startswith("P4")


def test_the_countries_of_the_report_decide_between_namesakes(gazetteer: IndexedGazetteer) -> None:
    british = named("The British army trained near London. It left London on Monday.", gazetteer)
    syrian = named("Syrian rebels and Syrian soldiers fought in Tripoli and Lebanon.", gazetteer)
    london, tripoli = british["London"].place, syrian["Tripoli"].place
    assert london is not None
    assert london.country == "GBR"
    assert tripoli is not None
    assert tripoli.country in {"LBN", "LBY"}


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith spoke first.",
        "The Washington Post wrote about it.",
        "Paris Saint-Germain won again.",
        "The Syrian Observatory counted them.",
        "Colonel Milan Aleppo commanded the unit.",
        "In March the man from the agency came of age.",
        "Reading the letter took time. Nice weather helped.",
        "IDF and SDF officers met; NATO watched.",
    ],
)
def test_persons_organisations_and_plain_words_are_no_places(
    gazetteer: IndexedGazetteer, text: str
) -> None:
    assert named(text, gazetteer) == {}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Moscow rejected the offer.", "Moscow", "metonym"),
        ("Damascus said it would answer.", "Damascus", "metonym"),
        ("The trucks drove to Moscow.", "Moscow", "place"),
        ("Turkish shells fell on the hill.", "Turkish", "demonym"),
    ],
)
def test_capitals_that_speak_are_metonyms_and_adjectives_demonyms(
    gazetteer: IndexedGazetteer, text: str, words: str, kind: str
) -> None:
    assert named(text, gazetteer)[words].kind == kind


def test_a_country_stays_a_country(gazetteer: IndexedGazetteer) -> None:
    place = named("Aid arrived in Sudan.", gazetteer)["Sudan"].place
    assert place is not None
    assert place.precision == 6
    assert place.name == "Sudan"


def test_a_river_that_is_not_listed_is_not_taken_for_the_state_of_its_name(
    gazetteer: IndexedGazetteer,
) -> None:
    mention = named("The boats crossed the Missouri River at dawn.", gazetteer)["Missouri"]
    assert (mention.grounding, mention.place) == ("not_in_gazetteer", None)


def test_a_small_place_is_not_taken_from_another_country_than_the_one_said(
    gazetteer: IndexedGazetteer,
) -> None:
    text = "Strikes were reported near Arman, Syria."
    arman = Span(text.index("Arman"), text.index("Arman") + 5)
    (mention,) = find_places(text, (arman,), gazetteer)
    assert (mention.grounding, mention.place) == ("not_in_gazetteer", None)
    assert "Syria" in mention.rule


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Turkish artillery shelled the village of Arima.", None),
        ("Troops in Trinidad and Tobago left the village of Arima for Syria.", "TTO"),
        ("Troops left the village of Arima.", "TTO"),
    ],
)
def test_a_small_town_alone_in_its_country_is_a_stray_where_another_is_spoken_of(
    gazetteer: IndexedGazetteer, text: str, country: str | None
) -> None:
    found = [m.place.country for m in find_places(text, None, gazetteer) if m.words.text == "Arima"]
    assert found == ([country] if country else [])
    start = text.index("Arima")
    (given,) = find_places(text, (Span(start, start + 5),), gazetteer)
    assert given.place is not None


def test_an_article_is_no_part_of_a_name_unless_the_name_has_it(
    gazetteer: IndexedGazetteer,
) -> None:
    found = named("The Aleppo court sent them to The Hague.", gazetteer)
    assert set(found) == {"Aleppo", "The Hague"}


def test_given_spans_are_answered_one_for_one(gazetteer: IndexedGazetteer) -> None:
    text = "From Homs to Qwxzvtown and Syria."
    spans = tuple(
        Span(text.index(w), text.index(w) + len(w)) for w in ("Homs", "Qwxzvtown", "Syria")
    )
    mentions = toponyms(text, gazetteer, spans=spans)
    assert [m.words.span for m in mentions] == list(spans)
    assert [m.grounding for m in mentions] == ["resolved", "not_in_gazetteer", "resolved"]


@pytest.mark.parametrize(
    ("words", "name", "precision", "rule"),
    [
        ("Syrian port of Tartus", "Ţarţūs", 1, "S1"),
        ("coastal city of Latakia", "Latakia", 1, "S1"),
        ("southern Syria", "southern Syria", 5, "S7"),
        ("Damascus-Homs highway", "Damascus to Homs", 5, "S5"),
        ("15 kilometers east of Palmyra", "Tadmur", 2, "S2"),
        ("south of Aleppo", "Aleppo", 2, "S3"),
        ("outskirts of Hama", "Ḩamāh", 2, "S4"),
        ("Damascus suburb of Daraya", "Dārayyā", 1, "S1"),
        ("village of Ain Issa in rural Raqqa", "‘Ayn ‘Īsá", 1, "S1"),
        ("Syrian territory", "Syria", 6, "S1"),
        ("Syrian capital", "Damascus", 1, "S1"),
    ],
)
def test_place_arguments_get_the_best_honest_point(
    gazetteer: IndexedGazetteer, words: str, name: str, precision: int, rule: str
) -> None:
    mention = argument(f"Units of the Syrian army moved, in Syria: {words}.", words, gazetteer)
    assert mention.place is not None
    assert (mention.place.name, mention.place.precision) == (name, precision)
    assert mention.rule.startswith(rule)
    assert mention.words.text == words


@pytest.mark.parametrize(
    ("words", "grounding"),
    [
        ("Qwxzvt district, Khost province", "not_in_gazetteer"),
        ("town on the border with Peru", "unresolved"),
        ("their homes", "unresolved"),
        ("Syrian tank", "unresolved"),
        ("Salem hospital", "not_in_gazetteer"),
    ],
)
def test_what_cannot_be_placed_says_so_and_has_no_place(
    gazetteer: IndexedGazetteer, words: str, grounding: str
) -> None:
    mention = argument(f"The Syrian report names: {words}.", words, gazetteer)
    assert (mention.grounding, mention.place) == (grounding, None)
    assert mention.rule


def test_an_unknown_thing_in_a_known_town_is_there_but_not_exactly(
    gazetteer: IndexedGazetteer,
) -> None:
    mention = argument("A blast hit Qwxzv Barracks in Peshawar.", "Qwxzv Barracks in Peshawar", gazetteer)  # fmt: skip
    assert mention.place is not None
    assert (mention.place.name, mention.place.precision) == ("Peshawar", 2)
    assert mention.rule.startswith("S8")


@pytest.mark.parametrize(
    ("way", "north", "east"), [("north", 1, 0), ("south", -1, 0), ("east", 0, 1), ("west", 0, -1)]
)
def test_a_distance_and_direction_move_the_point_that_way(
    gazetteer: IndexedGazetteer, way: str, north: int, east: int
) -> None:
    base = argument("Fighting in Homs, Syria.", "Homs", gazetteer).place
    words = f"20 km {way} of Homs"
    moved = argument(f"Fighting {words}, Syria.", words, gazetteer).place
    assert base is not None
    assert moved is not None
    assert moved.lat_deg - base.lat_deg == pytest.approx(north * 20 / 111.2, abs=0.002)
    assert (moved.lon_deg - base.lon_deg > 0.05) == (east == 1)
    assert (moved.lon_deg - base.lon_deg < -0.05) == (east == -1)
    assert moved.radius_km >= 0.4 * 20


WORDS = st.sampled_from(
    "Homs Syria Paris Mr. Jordan said in of the near , . al-Bab 5 km east US-led Russian "
    "Washington Post province river IS ‘Ayn – \n".split(" ")
)


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_mentions_cut_out_their_own_words_in_order(text: str) -> None:
    gazetteer = open_shared()
    mentions = find_places(text, None, gazetteer)
    spans = [m.words.span for m in mentions]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for mention in mentions:
        assert mention.words.text == mention.words.span.cut(text)
        assert (mention.place is not None) == (mention.grounding == "resolved")
    whole = resolve_span(text, Span(0, len(text)), mentions=mentions, gazetteer=gazetteer)
    assert whole.grounding != "resolved" or whole.place is not None
    assert whole.grounding != "unresolved" or whole.place is None


_SHARED: list[IndexedGazetteer] = []


def open_shared() -> IndexedGazetteer:
    if not _SHARED:
        _SHARED.append(open_gazetteer())
    return _SHARED[0]
