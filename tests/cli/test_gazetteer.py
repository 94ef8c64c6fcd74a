"""`gazetteer`: layers added on the command line are read with from then on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import call, on_terminal, plain, program

from vedette import config


@pytest.fixture(autouse=True)
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "layers"
    monkeypatch.setenv("VEDETTE_GAZETTEER", str(folder))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1938168000")
    config._kit.cache_clear()
    yield folder
    config._kit.cache_clear()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "v.csv"
    path.write_text("name,lat,lon,country\nZorbalia,34.61,36.74,SYR\nX,99,0,SYR\n", "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "r.txt"
    path.write_text("Soldiers shelled the town of Zorbalia on Friday.", "utf-8")
    return path


def test_an_added_place_is_read_with_and_names_its_layer(table: Path, report: Path) -> None:
    (unknown,) = call("places", report).rows[0]["toponyms"]
    assert unknown["grounding"] == "not_in_gazetteer"
    done = call("gazetteer", "add", table, "--name", "villages")
    assert done.code == 1
    assert f"{table}:3: [V375] lat is '99'" in done.err
    assert "added layer villages: 1 place, version " in done.err
    listed = call("gazetteer", "list").rows
    assert [row["name"] for row in listed] == ["built-in", "villages"]
    config._kit.cache_clear()
    (found,) = call("places", report).rows[0]["toponyms"]
    assert (found["name"], found["lat"], found["source"]) == ("Zorbalia", 34.61, "user")
    assert found["layer"] == f"villages 2031-06-02 {listed[1]['version']}"
    ((claim,),) = (row["claims"] for row in call("read", report).rows)
    assert claim["location"][0]["layer"] == found["layer"]
    assert call("gazetteer", "remove", "villages").code == 0
    assert [row["name"] for row in call("gazetteer", "list").rows] == ["built-in"]


def test_the_library_reads_with_the_layers(table: Path, report: Path) -> None:
    import vedette

    call("gazetteer", "add", table)
    (claim,) = vedette.read(report.read_text("utf-8")).claims
    assert claim.locations[0].place is not None
    assert claim.locations[0].place.layer.startswith("v 2031-06-02 ")


def test_strict_adds_nothing_when_a_line_is_wrong(table: Path, layers: Path) -> None:
    done = call("gazetteer", "add", table, "--strict")
    assert done.code == 1
    assert "V375" in done.err
    assert "[V373]" in done.err
    assert not layers.exists()


def test_many_wrong_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("name,lat,lon\nY,1,1\nY,1,1\n" + "X,99,0\n" * 70, "utf-8")
    done = call("gazetteer", "add", path)
    assert done.err.count("[V375]") == 50
    assert "1 place, version" in done.err
    assert "1 line said the same place again, 70 lines left out (20 of them not shown)" in done.err


def test_where_shows_every_candidate_and_which_is_taken() -> None:
    rows = call("gazetteer", "where", "Tartus").rows
    assert len(rows) >= 2
    assert [(row["feature"], row["rule"]) for row in rows if row.get("chosen")] == [
        ("town", "P5 best in context")
    ]
    keys = {
        "name",
        "how",
        "feature",
        "country",
        "region",
        "lat",
        "lon",
        "precision",
        "source",
        "layer",
    }
    assert keys <= rows[0].keys()
    assert isinstance(rows[0]["lat"], float)


def test_where_names_what_is_only_spelled_alike() -> None:
    done = call("gazetteer", "where", "Tartuss")
    assert done.code == 1
    assert {row["how"] for row in done.rows} == {"spelled alike"}
    assert "Tartus" in {row["name"] for row in done.rows}
    assert "only in a report on its country" in done.err
    assert call("gazetteer", "where", "Tartus", "--country", "sy").code == 0


@pytest.mark.parametrize(("name", "near"), [("Londqon", "London"), ("Brusssels", "Brussels")])
def test_where_nothing_is_found_says_what_is_spelled_much_like_it(name: str, near: str) -> None:
    done = call("gazetteer", "where", name)
    assert (done.code, done.out) == (1, "")
    assert near in done.err


@pytest.mark.parametrize("name", ["", " ", "...", "a" * 5000, "Qwxz\x1b[31mvvv", "\u202e", "%s{}"])
def test_where_takes_any_words(name: str) -> None:
    done = call("gazetteer", "where", name)
    assert done.code in (0, 1)
    assert "\x1b" not in done.err


def test_where_is_a_table_on_a_terminal(table: Path) -> None:
    call("gazetteer", "add", table)
    code, shown = on_terminal("gazetteer", "where", "Zorbalia")
    assert code == 0
    words = " ".join(plain(shown).split())
    for part in (
        "→ taken where nothing else is said (P3 only one)",
        "→ Zorbalia",
        "site",
        "34.6100, 36.7400",
        "user",
    ):
        assert part in words
    assert max(map(len, plain(shown).splitlines())) <= 80


def test_where_and_list_as_csv() -> None:
    header, first, *_ = call("gazetteer", "where", "Homs", "--format", "csv").out.splitlines()
    assert header.startswith("chosen,rule,name,how,feature")
    assert len(first.split(",")) >= len(header.split(","))
    assert call("gazetteer", "list", "--format", "csv").out.splitlines()[1].startswith("built-in,")


def test_a_place_on_the_equator_keeps_its_latitude(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("name,lat,lon\nZorbalia,0,36.5\n", "utf-8")
    assert call("gazetteer", "add", path).code == 0
    assert call("gazetteer", "where", "Zorbalia").rows[0]["lat"] == 0.0


def test_geojson_is_added_too(tmp_path: Path) -> None:
    path = tmp_path / "g.geojson"
    point = {"type": "Point", "coordinates": [36.74, 34.61]}
    body = {"features": [{"properties": {"name": "Zorbalia"}, "geometry": point}]}
    path.write_text(json.dumps(body), "utf-8")
    assert "1 place" in call("gazetteer", "add", path).err


def test_a_damaged_layer_stops_readings_and_can_be_removed(
    table: Path, report: Path, layers: Path
) -> None:
    call("gazetteer", "add", table)
    (layers / "v.1" / "names.marisa").write_bytes(b"")
    done = call("places", report)
    assert (done.code, done.out) == (1, "")
    assert "[V302]" in done.err
    assert call("gazetteer", "remove", "v").code == 0
    assert call("places", report).code == 0


def test_the_folder_of_the_layers_is_that_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert config.layers_folder() == tmp_path / "layers"
    monkeypatch.delenv("VEDETTE_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert config.layers_folder() == tmp_path / "data" / "vedette" / "gazetteer"


def test_only_the_layer_itself_is_left_in_the_folder(table: Path, layers: Path) -> None:
    done = program("gazetteer", "add", table, "--most", "1", env={"VEDETTE_GAZETTEER": str(layers)})
    assert done.code == 1
    assert sorted(path.name for path in layers.iterdir()) == ["v.1"]


@pytest.mark.parametrize(
    ("args", "code", "exit_code"),
    [
        (("add", "no.csv"), "V365", 1),
        (("add", "no.csv", "--name", "A b"), "V370", 2),
        (("add", "no.csv", "--encoding", "x"), "V376", 2),
        (("add", "no.csv", "--classes", "Q"), "V378", 2),
        (("remove", "x"), "V374", 2),
        (("remove", "../x"), "V374", 2),
    ],
)
def test_what_cannot_be_done_is_told(args: tuple[str, ...], code: str, exit_code: int) -> None:
    done = call("gazetteer", *args)
    assert done.code == exit_code
    assert f"[{code}]" in done.err
