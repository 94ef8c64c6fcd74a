"""`gazetteer`: layers added on the command line are read with from then on."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import call

from vedette import config


@pytest.fixture(autouse=True)
def _own_layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEDETTE_GAZETTEER", str(tmp_path / "layers"))
    config._kit.cache_clear()
    yield
    config._kit.cache_clear()


def test_an_added_place_is_read_with(tmp_path: Path) -> None:
    table, report = tmp_path / "v.csv", tmp_path / "r.txt"
    table.write_text("name,lat,lon,country\nZorbalia,34.61,36.74,SYR\nX,99,0,SYR\n", "utf-8")
    report.write_text("Shells fell on Zorbalia on Friday.", "utf-8")
    assert call("places", report).rows[0]["toponyms"] == []
    done = call("gazetteer", "add", table, "--name", "villages")
    assert done.code == 1
    assert f"{table}:3: [V375] lat is '99'" in done.err
    assert "added layer villages: 1 place" in done.err
    config._kit.cache_clear()
    (found,) = call("places", report).rows[0]["toponyms"]
    assert (found["name"], found["lat"], found["source"]) == ("Zorbalia", 34.61, "user")
    listed = call("gazetteer", "list").rows
    assert [row["name"] for row in listed] == ["built-in", "villages"]
    assert call("gazetteer", "remove", "villages").code == 0
    assert [row["name"] for row in call("gazetteer", "list").rows] == ["built-in"]


def test_where_shows_every_candidate_and_which_is_taken() -> None:
    rows = call("gazetteer", "where", "Tartus").rows
    assert len(rows) >= 2
    assert [row["feature"] for row in rows if row.get("chosen") == "yes"] == ["town"]
    assert {"source", "layer", "lat", "lon", "how"} <= rows[0].keys()


def test_where_nothing_is_found_says_what_is_spelled_alike() -> None:
    done = call("gazetteer", "where", "Tartuss")
    assert (done.code, done.out) == (1, "")
    assert "Tartus" in done.err


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("add", "no.csv"), "V365"),
        (("add", "no.csv", "--name", "A b"), "V370"),
        (("remove", "x"), "V374"),
    ],
)
def test_what_cannot_be_done_is_told(args: tuple[str, ...], code: str) -> None:
    done = call("gazetteer", *args)
    assert done.code in (1, 2)
    assert f"[{code}]" in done.err
