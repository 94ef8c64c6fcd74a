"""`show`, `brief`, `export`: one thing, all of it, for people and for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from running import call, on_terminal, plain


def first_id(workspace: str, name: str) -> str:
    return call(name, "--text", "shelled", workspace=workspace).rows[0]["id"]


@pytest.mark.parametrize("name", ["reports", "claims", "events"])
def test_a_thing_is_shown_by_its_id_and_by_the_beginning_of_it(workspace: str, name: str) -> None:
    whole = first_id(workspace, name)
    shown = call("show", whole, "--format", "table", workspace=workspace)
    assert shown.code == 0
    assert shown.out.startswith(whole)
    assert "shelled" in shown.out
    assert "no person has reviewed" in shown.out
    for part in (whole[:10], whole.lower()[:12]):
        assert call("show", part, "--format", "table", workspace=workspace) == shown


def test_json_of_a_claim_and_of_a_report_and_of_an_event(workspace: str) -> None:
    claim, report, event = (first_id(workspace, n) for n in ("claims", "reports", "events"))
    (shown,) = call("show", claim, workspace=workspace).rows
    assert (shown["id"], shown["type"]) == (claim, "ASSAULT")
    (shown,) = call("show", report, workspace=workspace).rows
    assert (shown["doc"], len(shown["claims"])) == ("a", 1)
    (shown,) = call("show", event, workspace=workspace).rows
    assert shown["id"] == event
    assert {row["report"] for row in shown["claims"]} >= {"a"}


def test_what_is_shown_is_wrapped_at_the_width_of_the_terminal(workspace: str) -> None:
    for name in ("reports", "claims", "events"):
        code, out = on_terminal("-w", workspace, "show", first_id(workspace, name))
        assert code == 0
        assert max(map(len, plain(out).splitlines())) <= 80


@pytest.mark.parametrize(("asked", "code"), [("C-ffffff", "V411"), ("", "V411"), ("C-", "V412")])
def test_an_id_that_names_nothing_or_several_is_a_usage_error(
    workspace: str, asked: str, code: str
) -> None:
    done = call("show", asked, workspace=workspace)
    assert (done.code, done.out) == (2, "")
    assert f"[{code}]" in done.err


def test_a_brief_in_a_pipe_is_the_markdown_of_the_file(workspace: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    done = call("brief", "-o", path, workspace=workspace)
    assert (done.code, done.out, done.err) == (0, "", f"wrote {path}\n")
    assert path.read_text("utf-8") == call("brief", workspace=workspace).out
    assert "No person has reviewed it" in path.read_text("utf-8")


def test_a_brief_on_a_terminal_fits_it(workspace: str) -> None:
    code, out = on_terminal("-w", workspace, "brief")
    assert code == 0
    assert max(map(len, plain(out).splitlines())) <= 80
    assert "shelled" in out


def test_a_brief_as_a_page_needs_nothing_else(workspace: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    assert call("brief", "-o", path, "--title", "Homs & <Aleppo>", workspace=workspace).code == 0
    page = path.read_text("utf-8")
    assert "Homs &amp; &lt;Aleppo&gt;" in page
    assert "<svg" in page
    assert "src=" not in page
    assert list(tmp_path.iterdir()) == [path]


def test_a_brief_holds_the_days_asked_for(workspace: str) -> None:
    done = call("brief", "--since", "2031-05-13", "--until", "2031-05-31", workspace=workspace)
    assert done.code == 0
    assert "shelled" not in done.out
    assert "Latakia" in done.out


@pytest.mark.parametrize(
    ("output", "code"), [("brief.docx", "V504"), ("brief", "V504"), ("no/brief.md", "V503")]
)
def test_a_brief_that_cannot_be_written_is_a_usage_error(
    workspace: str, output: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("brief", "-o", output, workspace=workspace)
    assert done.code == 2
    assert f"[{code}]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_export_as_jsonl_is_what_read_prints(workspace: str, wire: Path) -> None:
    exported = call("export", "jsonl", workspace=workspace).rows
    read = {row["doc"]: row for row in call("read", wire).rows if row["claims"]}
    assert {row["doc"]: row for row in exported} == read


def test_reports_of_one_name_are_exported_each_for_itself(tmp_path: Path) -> None:
    path = tmp_path / "same.jsonl"
    texts = ("Soldiers shelled Homs on Friday.", "At dawn, soldiers shelled Aleppo on Monday.")
    path.write_text("".join(json.dumps({"doc": "x", "text": t}) + "\n" for t in texts), "utf-8")
    file = tmp_path / "w.vedette"
    assert call("add", path, workspace=file).code == 0
    rows = call("export", "jsonl", workspace=file).rows
    assert [row["doc"] for row in rows] == ["x", "x"]
    assert sorted(row["claims"][0]["evidence"]["end"] for row in rows) == sorted(map(len, texts))


def test_export_as_csv_is_the_csv_of_claims(workspace: str) -> None:
    exported = call("export", "csv", workspace=workspace).out
    assert exported == call("claims", "--format", "csv", workspace=workspace).out
    assert len(list(csv.DictReader(io.StringIO(exported)))) >= 5


def test_export_as_geojson_has_every_claim(workspace: str) -> None:
    found = json.loads(call("export", "geojson", workspace=workspace).out)
    assert found["type"] == "FeatureCollection"
    assert len(found["features"]) == len(call("claims", workspace=workspace).rows)
    points = [f["geometry"]["coordinates"] for f in found["features"] if f["geometry"]]
    assert points
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)


@pytest.mark.parametrize("kind", ["acled", "kml", "plover", "timemap", "xlsx"])
def test_what_an_export_loses_is_said_and_kept_beside_it(
    workspace: str, kind: str, tmp_path: Path
) -> None:
    file = tmp_path / "out.dat"
    done = call("export", kind, "--loss", "-o", file, workspace=workspace)
    assert done.code == 0
    assert file.stat().st_size > 0
    assert f"not carried by {kind}: " in done.err
    beside = (tmp_path / "out.dat.claims.jsonl").read_text("utf-8").splitlines()
    kept = sum(len(json.loads(line)["claims"]) for line in beside)
    assert kept == len(call("claims", workspace=workspace).rows)


def test_a_safe_export_has_coarse_points(workspace: str) -> None:
    found = json.loads(call("export", "geojson", "--publish-safe", workspace=workspace).out)
    points = [f for f in found["features"] if (f["geometry"] or {}).get("type") == "Point"]
    exact = [f for f in points if f["properties"]["precision"] <= 2]
    assert exact
    for feature in exact:
        assert all(round(value, 1) == value for value in feature["geometry"]["coordinates"])


@pytest.mark.parametrize("kind", ["jsonl", "csv", "geojson"])
def test_an_export_goes_to_a_file_and_takes_filters(
    workspace: str, kind: str, tmp_path: Path
) -> None:
    path = tmp_path / f"out.{kind}"
    options = ("--type", "RETREAT")
    done = call("export", kind, *options, "-o", path, workspace=workspace)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(f"wrote {path}: ")
    assert path.read_text("utf-8") == call("export", kind, *options, workspace=workspace).out
    assert "shelled" not in path.read_text("utf-8")


def test_an_export_does_not_overwrite_the_workspace(wire: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.vedette"
    assert call("add", wire, workspace=file).code == 0
    done = call("export", "csv", "-o", file, workspace=file)
    assert (done.code, done.out) == (2, "")
    assert "[V506]" in done.err
    assert len(call("reports", workspace=file).rows) == 5


def test_an_unknown_export_format_is_a_usage_error(workspace: str) -> None:
    done = call("export", "shapefile", workspace=workspace)
    assert (done.code, done.out) == (2, "")
