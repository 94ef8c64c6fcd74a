"""The scores of actor codes on two invented reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import actors

TEXT = "Kenyan soldiers attacked rebels near Mombasa. They left on Monday."


def filler(words: str, country: str, sector: str, name: str = "") -> dict[str, object]:
    start = TEXT.index(words)
    found: dict[str, object] = {"start": start, "end": start + len(words), "text": words}
    return found | {"country": country, "sector": sector} | ({"name": name} if name else {})


def write(folder: Path) -> list[str]:
    attack = {
        "type": "ASSAULT", "status": "fact",
        "trigger": {"start": 16, "end": 24, "text": "attacked"},
        "actor": [filler("Kenyan soldiers", "KEN", "MIL")],
        "recipient": [filler("rebels", "SOM", "REB")],
    }  # fmt: skip
    leaving = {
        "type": "MOVE", "status": "fact",
        "trigger": {"start": 51, "end": 55, "text": "left"},
        "actor": [filler("They", "KEN", "MIL", "Kenyan soldiers")],
    }  # fmt: skip
    docs, gold = folder / "x.docs.jsonl", folder / "x.gold.jsonl"
    docs.write_text(json.dumps({"doc": "x", "text": TEXT, "published": "2020-05-04"}), "utf-8")
    gold.write_text(json.dumps({"doc": "x", "claims": [attack, leaving]}), "utf-8")
    return [str(docs), str(gold)]


def scores(argv: list[str], capsys: pytest.CaptureFixture[str]) -> dict[str, float]:
    assert actors.main(argv) == 0
    last: dict[str, float] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return last


def test_right_and_wrong_codes_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = scores(write(tmp_path), capsys)
    assert found["actors"] == 3
    assert found["country"] == pytest.approx(2 / 3, abs=0.001)
    assert found["sector"] == 1.0
    assert found["country_inferred"] == pytest.approx(1 / 3, abs=0.001)


def test_pronouns_are_resolved_without_the_golds_help(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = scores([*write(tmp_path), "--pronouns"], capsys)
    assert (found["actors"], found["both"]) == (1, 1.0)


def test_differences_are_listed_by_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert actors.main([*write(tmp_path), "--errors"]) == 0
    shown = capsys.readouterr().out
    assert "## A5 bare noun: 1, country 0, both 0" in shown
    assert "rebels\tSOM\tREB\tKEN\tREB" in shown


def test_missing_files_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert actors.main(["nowhere.docs.jsonl", "nowhere.gold.jsonl"]) == 1
    assert "nowhere.docs.jsonl" in capsys.readouterr().err
