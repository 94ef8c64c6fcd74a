"""Layers of a user's own: built whole or not at all, in their order; what a later one says wins."""

from __future__ import annotations

import json
import os
import pickle
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines import layer_install
from vedette.engines.gazetteer import open_gazetteer
from vedette.engines.layer_install import (
    check_name,
    gathered,
    install,
    name_from,
    remove,
    version_of,
)
from vedette.engines.layer_places import Wrong, made
from vedette.engines.layer_writer import Row
from vedette.engines.layers import Layer, installed, open_layers
from vedette.engines.stacked import StackedGazetteer
from vedette.errors import DataError, UsageError
from vedette.grounding.places import find_places

WORDS = [
    "Homs", "al", "Bab", "the", "Tartus", "Ain", "Issa", "Paris", "San", "Deir", "ez-Zor", "New", "York",
    "Hmeimim", "air", "base", "Damascus", "DeKalb", "Shayrat", "Tall", "Rifat", "Texas", "Idlib", "Kyiv",
]  # fmt: skip
AT = datetime(2031, 5, 14, 12, tzinfo=UTC)


def place(name: str, lat: float, lon: float, layer: str = "mine", **more: str) -> Row:
    row = made({"name:name": name, "lat": str(lat), "lon": str(lon), **more}, layer, line=2)
    assert isinstance(row, Row), row
    return row


SHINSHAR = place("Shinshar", 34.61, 36.74, country="SYR", feature="village")


def put(folder: Path, *rows: Row, name: str = "mine", at: datetime = AT) -> Layer:
    return install(rows, folder, name=name, file="a.csv", at=at)


def stack(folder: Path) -> StackedGazetteer:
    return StackedGazetteer([open_gazetteer(), *open_layers(folder)])


def gather(rows: list[Row | Wrong], **more: object) -> tuple[tuple[Row, ...], int, list[int]]:
    wrong: list[int] = []
    kept, again = gathered(rows, file="a.csv", report=lambda w: wrong.append(w.line), **more)
    return kept, again, wrong


def test_wrong_lines_are_reported_and_the_rest_is_kept_once() -> None:
    bad = Wrong(line=3, message="has no name")
    assert gather([SHINSHAR, bad, SHINSHAR]) == ((SHINSHAR,), 1, [3])


@pytest.mark.parametrize(
    ("rows", "more", "code"),
    [
        ([SHINSHAR, Wrong(line=3, message="x")], {"strict": True}, "V373"),
        ([SHINSHAR], {"most": 0}, "V372"),
        ([Wrong(line=3, message="x")], {}, "V371"),
        ([], {}, "V371"),
    ],
)
def test_files_that_are_refused(
    rows: list[Row | Wrong], more: dict[str, object], code: str
) -> None:
    with pytest.raises(DataError, match=f"{code}.*nothing was added"):
        gather(rows, **more)


def test_a_layer_is_put_in_place_and_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "layers"
    layer = put(folder, SHINSHAR)
    assert installed(folder) == (
        Layer(
            name="mine", version=layer.version, added_at="2031-05-14T12:00:00+00:00",
            file="a.csv", rows=1, folder="mine.1",
        ),
    )  # fmt: skip
    assert [path.name for path in folder.iterdir()] == ["mine.1"]
    remove(folder, "mine")
    assert list(folder.iterdir()) == []
    with pytest.raises(UsageError, match=r"V374.*none"):
        remove(folder, "mine")


def test_a_layer_of_the_same_name_is_replaced_and_goes_on_top(tmp_path: Path) -> None:
    put(tmp_path, SHINSHAR)
    put(tmp_path, SHINSHAR, name="other")
    put(tmp_path, SHINSHAR, place("Zorbal", 34, 36))
    assert [(layer.name, layer.rows) for layer in installed(tmp_path)] == [
        ("other", 1),
        ("mine", 2),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine.3", "other.2"]


def test_the_version_is_that_of_the_places_alone(tmp_path: Path) -> None:
    later = datetime(2032, 1, 1, tzinfo=UTC)
    zorbal = place("Zorbal", 34, 36)
    first = put(tmp_path, SHINSHAR, zorbal)
    again = put(tmp_path, zorbal, SHINSHAR, name="again", at=later)
    assert first.version == again.version
    assert version_of([place("Zorbal", 34, 36, layer="x")]) == version_of([zorbal])
    assert version_of([place("Zorbal", 34, 36, source="a survey")]) != version_of([zorbal])


def test_the_same_places_give_the_same_bytes(tmp_path: Path) -> None:
    zorbal = place("Zorbal", 34, 36, others="Zurbal|Zerbal")
    put(tmp_path / "a", SHINSHAR, zorbal)
    put(tmp_path / "b", zorbal, SHINSHAR)
    for name in ("places.bin", "names.marisa", "layer.json"):
        one, two = (tmp_path / side / "mine.1" / name for side in "ab")
        assert one.read_bytes() == two.read_bytes()


def test_work_that_is_not_done_is_no_layer(tmp_path: Path) -> None:
    put(tmp_path, SHINSHAR)
    for name in (".part-x", ".gone-mine.2", "mine", "mine.0", "mine.-1", "Mine.2", "notes.txt"):
        shutil.copytree(tmp_path / "mine.1", tmp_path / name)
    assert [layer.folder for layer in installed(tmp_path)] == ["mine.1"]
    os.utime(tmp_path / ".part-x", (0, 0))
    put(tmp_path, SHINSHAR)
    assert not (tmp_path / ".part-x").exists()
    assert (tmp_path / ".gone-mine.2").exists()  # perhaps of a run that goes on


@pytest.mark.parametrize("step", ["write_layer", "_put"])
def test_what_goes_wrong_on_the_way_leaves_the_old_layer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = put(tmp_path, SHINSHAR)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(layer_install, step, full)
    with pytest.raises(OSError, match="No space"):
        put(tmp_path, place("Zorbal", 34, 36))
    assert installed(tmp_path)[0].version == before.version
    assert [path.name for path in tmp_path.iterdir()] == ["mine.1"]


def test_two_that_add_at_once_both_end_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, SHINSHAR)
    monkeypatch.setattr(layer_install, "next_number", lambda _: 1)  # as seen before the other
    put(tmp_path, place("Zorbal", 34, 36))
    assert [layer.folder for layer in installed(tmp_path)] == ["mine.2"]


def test_a_folder_that_cannot_hold_layers_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DataError, match=r"V377.*VEDETTE_GAZETTEER"):
        put(tmp_path / "file", SHINSHAR)
    assert installed(tmp_path / "file") == ()


@pytest.mark.parametrize("card", ["{}", "", "[1]", '{"name": 5}', "\ud800"])
def test_a_damaged_card_is_told_and_the_layer_can_be_removed(tmp_path: Path, card: str) -> None:
    put(tmp_path, SHINSHAR)
    (tmp_path / "mine.1" / "layer.json").write_bytes(card.encode("utf-8", "surrogatepass"))
    with pytest.raises(DataError, match=r"V369.*gazetteer remove mine"):
        installed(tmp_path)
    remove(tmp_path, "mine")
    assert installed(tmp_path) == ()


@pytest.mark.parametrize("name", ["places.bin", "names.marisa"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "other", "gone"])
def test_a_damaged_index_is_told(tmp_path: Path, name: str, damage: str) -> None:
    put(tmp_path, *(place(f"Zorbal {number}", 34, 36) for number in range(50)))
    path = tmp_path / "mine.1" / name
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {"cut": whole[: len(whole) // 2], "emptied": b"", "other": b"x" * 99}[damage]
        )
    with pytest.raises(DataError, match=r"V30[12]"):
        open_layers(tmp_path)


def test_names_of_layers() -> None:
    assert name_from(Path("/a/Villages of 2031.csv.zip")) == "villages-of-2031"
    assert name_from(Path("...")) == "layer"
    assert name_from(Path("السويداء.csv")) == "layer"
    for bad in ("", "../x", "A", "a" * 41, "a.b", "built-in", "-a"):
        with pytest.raises(UsageError, match="V370"):
            check_name(bad)


def test_what_a_later_layer_says_wins_and_the_rest_stays(tmp_path: Path) -> None:
    tadmur = place("Tadmur", 34.5, 38.2, country="SYR", feature="town")
    layer = put(tmp_path, SHINSHAR, tadmur)
    built_in, stacked = open_gazetteer(), stack(tmp_path)
    label = f"mine 2031-05-14 {layer.version}, user"
    assert built_in.candidates("Shinshar") == ()
    assert [found.layer for found in stacked.candidates("Shinshar")] == [label]
    assert [found.source for found in stacked.candidates("Shinshar")] == ["user"]
    assert {found.layer for found in stacked.candidates("Tadmur")} == {label}
    assert stacked.candidates("Homs") == built_in.candidates("Homs")
    assert stacked.country("SYR") == built_in.country("SYR")
    assert stacked.longest(("Shinshar", "and")) == 1
    assert label.partition(",")[0] in stacked.version
    (mention,) = find_places("Shells fell on Shinshar.", None, stacked)
    assert mention.place is not None
    assert mention.place.name == "Shinshar"
    again = pickle.loads(pickle.dumps(stacked))
    assert again.candidates("Shinshar") == stacked.candidates("Shinshar")


def test_a_corrected_point_is_that_of_the_place_under_all_its_names(tmp_path: Path) -> None:
    put(tmp_path, place("Damascus", 33.49, 36.29))
    stacked = stack(tmp_path)
    for name in ("Damascus", "Dimashq", "Damaskus"):
        (town,) = [
            p for p in stacked.candidates(name) if p.country == "SYR" and p.feature == "town"
        ]
        assert (town.lat_deg, town.lon_deg) == (33.49, 36.29), name
        assert town.population > 1_000_000
        assert (town.geonameid, town.layer[:4]) == (170654, "mine")


def test_a_site_does_not_hide_the_town_of_its_name(tmp_path: Path) -> None:
    put(tmp_path, place("Tartus", 34.91, 35.86, feature="port", country="SY"))
    found = {p.feature for p in stack(tmp_path).candidates("Tartus") if p.country == "SYR"}
    assert found >= {"port", "town", "region"}


def test_a_namesake_far_away_stays_a_candidate(tmp_path: Path) -> None:
    put(tmp_path, place("Homs", 51.0, 10.0, country="DEU"))
    found = stack(tmp_path).candidates("Homs")
    assert {"DEU", "SYR"} <= {place.country for place in found}
    assert found[-1].country == "DEU"


def test_the_last_of_several_layers_wins(tmp_path: Path) -> None:
    put(tmp_path, place("Zorbal", 34.1, 36.1, country="SYR", population="700"), name="one")
    put(tmp_path, place("Zorbal", 34.2, 36.2), name="two")
    (found,) = stack(tmp_path).candidates("zorbal")
    assert (found.lat_deg, found.country, found.population) == (34.2, "SYR", 700)
    assert found.layer.startswith("two ")


def test_airfields_and_districts_of_a_layer_are_asked_for_by_their_bare_names(
    tmp_path: Path,
) -> None:
    put(
        tmp_path,
        place("Zorbal Air Base", 34, 36, feature="air base"),
        place("Zerbil District", 35, 36, feature="district"),
    )
    stacked = stack(tmp_path)
    assert [p.name for p in stacked.airfields("Zorbal")] == ["Zorbal Air Base"]
    assert [p.name for p in stacked.districts("Zerbil")] == ["Zerbil District"]


def test_spellings_of_all_layers_are_ranked_together(tmp_path: Path) -> None:
    put(tmp_path, place("Ain Issaa", 36.4, 38.9, country="SYR", feature="town"))
    stacked = stack(tmp_path)
    assert [p.name for p in stacked.spelled_like("Ain Issa", "SYR")] == ["Ain Issaa", "‘Ayn ‘Īsá"]


def test_how_a_name_leads_to_a_place_is_told(tmp_path: Path) -> None:
    put(tmp_path, place("Al-Zorbal", 34, 36, others="Zurbul"))
    stacked = stack(tmp_path)
    for name, how in (
        ("al zorbal", "name"),
        ("Zurbul", "other name"),
        ("Zorbal", "article left out"),
    ):
        assert list(stacked.ways(name).values()) == [how], name


def test_no_layers_cost_nothing(tmp_path: Path) -> None:
    assert installed(tmp_path / "none") == ()
    assert open_layers(tmp_path) == ()


def test_near_spellings_are_offered() -> None:
    gazetteer = open_gazetteer()
    assert "Tartus" in gazetteer.near_spellings("Tartuss")
    assert "Damascus" in gazetteer.near_spellings("Damscus")
    assert gazetteer.near_spellings("x") == ()


def test_cards_are_json_that_people_can_read(tmp_path: Path) -> None:
    put(tmp_path, SHINSHAR)
    card = json.loads((tmp_path / "mine.1" / "layer.json").read_text("utf-8"))
    assert (card["name"], card["rows"], card["file"]) == ("mine", 1, "a.csv")


@pytest.fixture(scope="module")
def unrelated(tmp_path_factory: pytest.TempPathFactory) -> StackedGazetteer:
    folder = tmp_path_factory.mktemp("layers")
    put(folder, place("Zorbalia", -40.0, -120.0))
    return stack(folder)


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_a_layer_changes_nothing_of_what_it_does_not_name(
    unrelated: StackedGazetteer, words: list[str]
) -> None:
    built_in, stacked = open_gazetteer(), unrelated
    name = " ".join(words)
    assert stacked.candidates(name) == built_in.candidates(name)
    assert stacked.airfields(name) == built_in.airfields(name)
    assert stacked.districts(name) == built_in.districts(name)
    assert stacked.spelled_like(name, "SYR") == built_in.spelled_like(name, "SYR")
    assert stacked.main_named(name) == built_in.main_named(name)
    assert stacked.longest(tuple(words)) == built_in.longest(tuple(words))
