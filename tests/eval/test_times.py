from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import gate, times
from vedette.grounding.times import find_times

TEXT = "The base fell on 8 December 2024 and the port in 2025."


def gold(*rows: tuple[str, str, str]) -> list[dict[str, object]]:
    return [
        {"start": at, "end": at + len(words), "type": kind, "value": value}
        for words, kind, value in rows
        for at in [TEXT.index(words)]
    ]


def test_each_measure_counts_what_it_says() -> None:
    labels = gold(
        ("on 8 December 2024", "DATE", "2024-12-08"), ("2025", "TIME", "2025"), ("base", "DATE", "")
    )
    score = times.score_times([(labels, find_times(TEXT, published=None))])
    assert (score.docs, score.relaxed.gold, score.relaxed.pred) == (1, 3, 2)
    assert (score.relaxed.p, score.relaxed.r, score.relaxed.f1) == (1.0, 0.6667, 0.8)
    assert (score.strict.f1, score.type.f1, score.value.f1) == (0.4, 0.4, 0.8)


def test_a_found_expression_serves_one_gold_one_only() -> None:
    labels = gold(("8 December", "DATE", "2024-12-08"), ("2024", "DATE", "2024"))
    score = times.score_times([(labels, find_times(TEXT, published=None))])
    assert score.relaxed.f1 == 0.5


def test_the_sets_that_are_there_are_measured_from_their_own_publication_day(
    tmp_path: Path,
) -> None:
    path = tmp_path / times.SETS["aquaint"]
    path.parent.mkdir(parents=True)
    row = {"start": 5, "end": 11, "type": "DATE", "value": "2024-12-13"}
    doc = {"doc_id": "a", "text": "Left Friday.", "dct": "2024-12-14T09:00", "timexes": [row]}
    path.write_text(json.dumps(doc) + "\n")
    measured = times.measure_times(tmp_path)
    assert list(measured) == ["aquaint"]
    assert times.gate_figures(measured) == {
        "times aquaint.relaxed.f1": 1.0,
        "times aquaint.value.f1": 1.0,
    }
    assert "| aquaint, 1 texts | 1.000 |" in times.times_table(measured)[-1]


def test_a_figure_of_times_has_a_floor_like_any_other() -> None:
    baseline = gate.Baseline(gold={}, floors={"times aquaint.value.f1": 0.7})
    (line,) = gate.failures(baseline, {}, {}, others={"times aquaint.value.f1": 0.69})
    assert line == "times aquaint.value.f1 is 0.690, floor 0.700"
    moved = gate.move_floors(
        baseline, {}, {}, regression="", date="2031-05-02", others={"times aquaint.value.f1": 0.8}
    )
    assert moved.floors["times aquaint.value.f1"] == 0.79


@pytest.mark.skipif(not times.SHARED.exists(), reason="no data beside the checkout")
def test_the_development_sets_hold_their_floors() -> None:
    figures = times.gate_figures(times.measure_times(times.SHARED))
    floors = gate.load_baseline().floors
    assert {name: value for name, value in figures.items() if value < floors[name]} == {}
