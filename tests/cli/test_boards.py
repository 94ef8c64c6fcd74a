from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import call

LINES = (
    ("a", "2031-05-12", "Orontes Wire", "The Syrian army controls the town of Homs, residents said."),
    ("b", "2031-05-14", "Barada Post", "Rebels captured the town of Homs on Tuesday, residents said."),
    ("c", "2031-05-14", "Barada Post", "Turkish troops withdrew from Aleppo on Monday, residents said."),
    ("d", "2031-05-15", "Orontes Wire", "The wheat did not arrive at the port of Latakia on Wednesday, officials said."),
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("boards")
    names = ("doc", "published", "outlet", "text")
    lines = [json.dumps(dict(zip(names, line, strict=True))) for line in LINES]
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    path = folder / "boards.vedette"
    assert call("add", folder / "reports.jsonl", workspace=path).code == 0
    return str(path)


def test_sites_say_who_holds_them_and_by_which_claims(workspace: str) -> None:
    done = call("sites", "--until", "2031-05-16", "--format", "jsonl", workspace=workspace)
    sites = {site["site"]: site for site in done.rows}
    assert sites["Homs"]["state"] == "held"
    assert sites["Homs"]["by"] == ["Rebels"]
    shown = call("show", sites["Homs"]["for"][0], workspace=workspace)
    assert "captured" in shown.out


def test_sites_may_be_asked_for_another_day(workspace: str) -> None:
    done = call("sites", "--until", "2031-05-12", "--format", "jsonl", workspace=workspace)
    (homs,) = [site for site in done.rows if site["site"] == "Homs"]
    assert homs["by"] == ["Syrian army"]


def test_the_filters_choose_the_sites(workspace: str) -> None:
    done = call(
        "sites", "--actor", "TUR", "--until", "2031-05-16", "--format", "jsonl", workspace=workspace
    )
    assert [site["site"] for site in done.rows] == ["Aleppo"]
    assert done.rows[0]["state"] == "vacated"


def test_a_site_is_shown_by_name_or_id_with_its_quotes(workspace: str) -> None:
    named = call("show", "Homs", "--format", "table", workspace=workspace)
    assert "Rebels captured the town of Homs" in " ".join(named.out.split())
    assert "no person has signed" in named.out
    (site,) = call("show", "homs", "--format", "jsonl", workspace=workspace).rows
    assert call("show", site["id"], "--format", "table", workspace=workspace).out == named.out


def test_a_site_that_is_not_there_is_a_usage_error(workspace: str) -> None:
    done = call("show", "S-0000", workspace=workspace)
    assert done.code == 2
    assert "V421" in done.err
    assert call("show", "Atlantis", workspace=workspace).code == 2


def test_moves_and_deliveries_are_listed(workspace: str) -> None:
    moves = call("moves", "--format", "jsonl", workspace=workspace).rows
    assert ("left", "Aleppo") in {(move["kind"], move.get("origin")) for move in moves}
    (wheat,) = call("deliveries", "--format", "jsonl", workspace=workspace).rows
    assert (wheat["state"], wheat["goods"]) == ("stalled", "wheat")
    for name in ("sites", "moves", "deliveries"):
        assert call(name, "--format", "table", workspace=workspace).code == 0
        assert call(name, "--format", "csv", workspace=workspace).out.count("\n") > 1


def test_boards_of_an_empty_workspace_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.vedette"
    (tmp_path / "one.jsonl").write_text(json.dumps({"doc": "x", "text": "It rained."}), "utf-8")
    call("add", tmp_path / "one.jsonl", workspace=path)
    for name in ("sites", "moves", "deliveries"):
        done = call(name, "--format", "jsonl", workspace=path)
        assert (done.code, done.out) == (0, "")
