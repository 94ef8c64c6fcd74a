from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from eval import gate, run
from vedette.config import Engine
from vedette.records.claims import Claim
from vedette.records.reports import Report
from vedette.records.spans import Span, words_at

TEXT = "Trucks left Tartus. Soldiers left Homs."


def row(count: int, doc: str) -> dict[str, Any]:
    """Gold with the first `count` claims of the text."""
    starts = [TEXT.index("left"), TEXT.rindex("left")][:count]
    spans = [{"start": at, "end": at + 4, "text": "left"} for at in starts]
    return {
        "doc": doc,
        "claims": [{"type": "MOVE", "status": "fact", "trigger": s, "source": []} for s in spans],
    }


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in which seed and dev hold the same text, and a reader of both its claims."""
    folder = tmp_path / "shared"
    for labelled in run.SETS:
        docs, gold = folder / labelled.docs, folder / labelled.gold
        docs.parent.mkdir(parents=True, exist_ok=True)
        published = {"seed": "2031-05-02", "dev": "2031-05"}[labelled.name]
        doc = {"doc": labelled.name, "text": TEXT, "published": published, "title": None}
        docs.write_text(json.dumps(doc) + "\n")
        gold.write_text(json.dumps(row(2, labelled.name)) + "\n")
    asked: list[date | None] = []

    def read(report: Report, *, engine: Engine) -> SimpleNamespace:
        asked.append(report.published)
        text = report.text
        spans = [Span(at, at + 4) for at in (text.index("left"), text.rindex("left"))]
        return SimpleNamespace(
            claims=tuple(
                Claim(
                    report_id="R-1", type="MOVE", mode="", status="fact", engine="test 1",
                    trigger=words_at(text, span), evidence=Span(0, len(text)),
                )
                for span in spans
            )
        )  # fmt: skip

    monkeypatch.setattr(run, "read_here", read)
    monkeypatch.setattr(run, "_asked", asked, raising=False)
    baseline = gate.Baseline(
        gold={f: gate.file_hash(folder / f) for s in run.SETS for f in (s.docs, s.gold)},
        floors={"dev.claim.f1": 0.9},
    )
    monkeypatch.setattr(gate, "load_baseline", lambda: baseline)
    return folder


def call(shared: Path, *words: str) -> int:
    out = shared.parent / "out"
    return run.main(
        [
            "--shared",
            str(shared),
            "--out",
            str(out),
            "--date",
            "2031-05-09",
            "--engine",
            "model",
            *words,
        ]
    )


def test_figures_that_hold_exit_0_and_write_both_reports(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(shared) == 0
    text = (shared.parent / "out" / "claims.md").read_text("utf-8")
    assert capsys.readouterr().out == text
    assert "2031-05-09, vedette " in text
    assert "engine test 1" in text
    assert "| claim F1 | 1.000 | 1.000 |" in text
    assert "Claim F1 on seed minus dev: +0.000." in text
    assert "| MOVE | 1.000 | 1.000 | 1.000 | 2 | 2 |" in text
    assert text.rstrip().endswith("Gate: passed.")
    record = json.loads((shared.parent / "out" / "claims.json").read_bytes())
    assert record["sets"]["dev"]["score"]["claim"]["f1"] == 1.0
    assert record["failures"] == []


def test_a_month_of_publication_is_no_day(shared: Path) -> None:
    call(shared)
    assert run._asked == [date(2031, 5, 2), None]  # type: ignore[attr-defined]


def test_a_dev_far_below_the_seed_exits_3_and_says_why(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = shared / run.SETS[1].gold
    gold.write_text(json.dumps({"doc": "dev", "claims": []}) + "\n")
    assert call(shared) == 3
    out = capsys.readouterr().out
    assert "is not the pinned file" in out
    assert "dev.claim.f1 is 0.000, floor 0.900" in out
    assert "rules fit the wording of one article" in out


def test_the_same_run_twice_writes_the_same_bytes(shared: Path) -> None:
    call(shared)
    first = (shared.parent / "out" / "claims.json").read_bytes()
    call(shared)
    assert (shared.parent / "out" / "claims.json").read_bytes() == first


def test_rows_are_kept_in_the_format_that_is_scored(shared: Path) -> None:
    rows = shared.parent / "rows"
    call(shared, "--rows", str(rows))
    line = json.loads((rows / "dev.jsonl").read_text("utf-8"))
    assert line["doc"] == "dev"
    assert [claim["trigger"]["text"] for claim in line["claims"]] == ["left", "left"]


def test_without_data_nothing_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--shared", str(tmp_path)]) == 1
    assert "nothing scored" in capsys.readouterr().err
