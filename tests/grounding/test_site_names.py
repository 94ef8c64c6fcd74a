"""Bases, crossings, dams and the like by the names that reports use; common words stay words."""

from __future__ import annotations

import pytest

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.grounding.places import toponyms
from vedette.records.grounded import PlaceMention


@pytest.fixture(scope="module")
def gazetteer() -> IndexedGazetteer:
    return open_gazetteer()


def named(text: str, gazetteer: IndexedGazetteer) -> list[PlaceMention]:
    return [m for m in toponyms(text, gazetteer, spans=None) if m.place is not None]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hmeimim", "Hmeimim Air Base"),
        ("Khmeimim air base", "Hmeimim Air Base"),
        ("Tartus naval base", "Tartus naval facility"),
        ("Shayrat airbase", "Shayrat Air Base"),
        ("T-4 air base", "Tiyas Air Base"),
        ("Tiyas", "Tiyas Air Base"),
        ("al-Tanf garrison", "Al-Tanf garrison"),
        ("Kuweires air base", "Kuweires Air Base"),
        ("Mezzeh military airport", "Mezzeh Air Base"),
        ("Qamishli airport", "Qamishli Airport"),
        ("Bab al-Hawa border crossing", "Bab al-Hawa crossing"),
        ("Saky air base", "Saky Air Base"),
        ("Engels-2", "Engels Air Base"),
        ("Dyagilevo airfield", "Dyagilevo Air Base"),
        ("Hostomel airport", "Hostomel Airport"),
        ("Zaporizhzhia nuclear power plant", "Zaporizhzhia Nuclear Power Plant"),
        ("Kakhovka hydroelectric dam", "Kakhovka Dam"),
        ("Kerch bridge", "Kerch Bridge"),
        ("Bab al-Mandab", "Bab el-Mandeb"),
        ("Rafah crossing", "Rafah crossing"),
        ("Philadelphi corridor", "Philadelphi Corridor"),
        ("Line of Control", "Line of Control"),
        ("Jenin refugee camp", "Jenin camp"),
        ("Hodeidah port", "Port of Hodeidah"),
        ("M5 highway", "M5 highway"),
        ("Tower 22", "Tower 22"),
        ("Scarborough Shoal", "Scarborough Shoal"),
        ("Second Thomas Shoal", "Second Thomas Shoal"),
        ("Hamid Karzai International Airport", "Kabul Airport"),
        ("King Khalid Air Base", "King Khalid Air Base"),
        ("Ras Lanuf oil terminal", "Ras Lanuf terminal"),
        ("Fordow enrichment plant", "Fordow nuclear facility"),
    ],
)
def test_a_site_is_found_by_its_name_in_reports(
    gazetteer: IndexedGazetteer, words: str, name: str
) -> None:
    mentions = named(f"Two drones were seen near the {words} on Friday, officials said.", gazetteer)
    assert [m.place.name for m in mentions if m.place is not None] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The police sent a SWAT team and used an M4 rifle.",
        "They took the Blue Line to work on Monday.",
        "The J-10 and F-16 jets flew past, and the S-400 stayed silent.",
        "The power plant and the border crossing were closed.",
    ],
)
def test_plain_words_and_weapons_are_no_sites(gazetteer: IndexedGazetteer, text: str) -> None:
    assert named(text, gazetteer) == []


def test_a_numbered_road_does_not_swallow_the_town_after_it(gazetteer: IndexedGazetteer) -> None:
    (only,) = named("The A429 Cirencester junction in Britain will close.", gazetteer)[:1]
    assert only.words.text == "Cirencester"


def test_an_unverified_point_says_so(gazetteer: IndexedGazetteer) -> None:
    (tanf,) = named("Soldiers stayed at al-Tanf on Friday.", gazetteer)
    (saky,) = named("Smoke rose over the Saky air base on Friday.", gazetteer)
    assert tanf.place is not None
    assert saky.place is not None
    assert (tanf.place.source, tanf.place.unverified) == ("unverified", True)
    assert (saky.place.source, saky.place.unverified) == ("airportsdata UKFI", False)
