"""`vedette places` and `vedette times`: the lines that the evaluation scripts read."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from running import call, on_terminal, plain

import vedette.grounding.times as times_module
from vedette.cli import places, times

TEXT = "🚢 Troops left Homs for Tartus on Friday. The Brandolar ford was quiet."
SCORER = Path(__file__).parents[2].parent / "shared" / "eval" / "score_places.py"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_places_have_their_words_and_coordinates(report: Path) -> None:
    (row,) = call("places", report).rows
    assert row["doc"] == str(report)
    assert all(TEXT[t["start"] : t["end"]] == t["text"] for t in row["toponyms"])
    homs = next(t for t in row["toponyms"] if t["text"] == "Homs")
    assert (homs["kind"], homs["name"], homs["country"]) == ("place", "Homs", "SYR")
    assert homs["lat"] == pytest.approx(34.7, abs=0.1)
    assert homs["lon"] == pytest.approx(36.7, abs=0.1)
    assert isinstance(homs["geonameid"], int)


def test_exactly_the_spans_of_a_line_are_resolved_in_their_order(tmp_path: Path) -> None:
    asked = [[TEXT.index(w), TEXT.index(w) + len(w)] for w in ("Tartus", "Brandolar", "Homs")]
    path = tmp_path / "spans.jsonl"
    lines = [{"doc": "x", "text": TEXT, "spans": asked}, {"doc": "y", "text": TEXT, "spans": []}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    first, second = call("places", path).rows
    assert sorted([t["start"], t["end"]] for t in first["toponyms"]) == sorted(asked)
    assert {t["text"]: "lat" in t for t in first["toponyms"]} == {
        "Tartus": True, "Brandolar": False, "Homs": True,
    }  # fmt: skip
    assert second == {"doc": "y", "toponyms": []}


def test_a_span_outside_its_text_fails_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "spans.jsonl"
    lines = [{"doc": "x", "text": "Homs", "spans": [[0, 9]]}, {"doc": "y", "text": "Homs"}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    done = call("places", path)
    assert (done.code, [row["doc"] for row in done.rows]) == (1, ["y"])
    assert len(done.problems) == 1


@pytest.mark.shared
@pytest.mark.skipif(not SCORER.exists(), reason="the data folder ../shared is not there")
def test_the_scorer_of_places_reads_what_is_printed(tmp_path: Path) -> None:
    found = [(word, TEXT.index(word)) for word in ("Homs", "Tartus")]
    where = {"Homs": (34.72, 36.72), "Tartus": (34.89, 35.89)}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps({
            "doc_id": "x", "text": TEXT,
            "toponyms": [
                {"start": at, "end": at + len(word), "lat": where[word][0], "lon": where[word][1]}
                for word, at in found
            ],
        }) + "\n",
        "utf-8",
    )  # fmt: skip
    asked = tmp_path / "in.jsonl"
    asked.write_text(scored("--input", gold, "--spans"), "utf-8")
    predicted = tmp_path / "out.jsonl"
    done = call("places", asked, "--format", "jsonl")
    assert len(done.rows[0]["toponyms"]) == 2
    predicted.write_text(done.out, "utf-8")
    assert json.loads(scored(gold, predicted, "--spans", "--json"))["acc161"] == 1


def scored(*args: object) -> str:
    command = [sys.executable, str(SCORER), *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_times_have_values_and_days(report: Path) -> None:
    (row,) = call("times", report, "--published", "2031-05-12").rows
    (friday,) = row["timexes"]
    assert friday == {
        "start": TEXT.index("Friday"), "end": TEXT.index("Friday") + 6, "text": "Friday",
        "type": "DATE", "value": "2031-05-09", "from": "2031-05-09", "to": "2031-05-09",
    }  # fmt: skip


def test_without_an_anchor_a_weekday_has_no_days(report: Path) -> None:
    (row,) = call("times", report).rows
    assert not {"from", "to"} & row["timexes"][0].keys()
    assert "not resolved" in call("times", report, "--format", "table").out


@pytest.mark.parametrize("module", [places, times])
def test_csv_has_all_columns(report: Path, module) -> None:
    name = module.__name__.rpartition(".")[2]
    rows = list(csv.DictReader(io.StringIO(call(name, report, "--format", "csv").out)))
    assert rows
    assert list(rows[0]) == list(module.COLUMNS)
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]


@pytest.mark.parametrize("name", ["places", "times"])
def test_the_tables_fit_80_columns(report: Path, name: str) -> None:
    code, out = on_terminal(name, report)
    lines = plain(out).splitlines()
    assert code == 0
    assert max(len(line) for line in lines if str(report) not in line) <= 80


def test_a_report_that_breaks_the_rules_fails_by_itself(
    wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str, **_: object) -> tuple[()]:
        if "Aleppo" in text:
            raise IndexError("oh no")
        return ()

    monkeypatch.setattr(times_module, "find_times", broken)
    done = call("times", wire)
    assert [row["doc"] for row in done.rows] == ["a", "b", "d", "e"]
    assert (done.code, len(done.problems)) == (1, 1)
    assert "c: [V201]" in done.err
