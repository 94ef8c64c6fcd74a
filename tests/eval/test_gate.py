from __future__ import annotations

from pathlib import Path

import pytest

from eval import gate
from vedette.errors import DataError
from vedette.scoring import Score, convert_row, score


def scored(right: int, of: int) -> Score:
    """A score in which `right` of `of` claims are found and nothing is spurious."""

    def rows(count: int) -> list[dict[str, object]]:
        spans = ({"start": n * 10, "end": n * 10 + 5, "text": "moved"} for n in range(count))
        return [{"type": "MOVE", "status": "fact", "trigger": span} for span in spans]

    gold = convert_row({"doc": "a", "claims": rows(of)})
    return score([gold], [convert_row({"doc": "a", "claims": rows(right)})])


BASELINE = gate.Baseline(gold={"dev.jsonl": "aa"}, floors={"dev.claim.f1": 0.5})


def test_figures_on_their_floor_pass() -> None:
    assert gate.failures(BASELINE, {"dev": scored(1, 3)}, {"dev.jsonl": "aa"}) == []


def test_a_figure_below_its_floor_is_named_with_both_numbers() -> None:
    (line,) = gate.failures(BASELINE, {"dev": scored(1, 4)}, {"dev.jsonl": "aa"})
    assert line == "dev.claim.f1 is 0.400, floor 0.500"


def test_another_gold_file_fails_whatever_the_scores() -> None:
    (line,) = gate.failures(BASELINE, {"dev": scored(4, 4)}, {"dev.jsonl": "bb"})
    assert "dev.jsonl is not the pinned file" in line


@pytest.mark.parametrize(("seed", "dev", "broken"), [(9, 6, 1), (6, 9, 0), (9, 9, 0)])
def test_only_a_seed_far_above_dev_fails_the_gap(seed: int, dev: int, broken: int) -> None:
    scores = {"seed": scored(seed, 10), "dev": scored(dev, 10)}
    found = gate.failures(BASELINE, scores, {"dev.jsonl": "aa"})
    assert len(found) == broken
    assert all("one article" in line for line in found)


def test_floors_rise_with_the_figures_and_do_not_sink_by_themselves() -> None:
    up = gate.move_floors(BASELINE, {"dev": scored(4, 4)}, {}, regression="", date="2031-05-02")
    assert up.floors["dev.claim.f1"] == 0.99
    down = gate.move_floors(up, {"dev": scored(1, 4)}, {}, regression="", date="2031-05-03")
    assert down.floors["dev.claim.f1"] == 0.99
    assert down.regressions == ()


def test_a_lowered_floor_keeps_its_reason() -> None:
    low = gate.move_floors(
        BASELINE, {"dev": scored(1, 4)}, {}, regression="gold mended", date="2031-05-03"
    )
    (entry,) = low.regressions
    assert (entry.figure, entry.was, entry.now, entry.reason) == (
        "dev.claim.f1", 0.5, 0.39, "gold mended",
    )  # fmt: skip


def test_the_committed_baseline_loads_and_is_written_back_the_same(tmp_path: Path) -> None:
    baseline = gate.load_baseline()
    gate.save_baseline(baseline, tmp_path / "baseline.json")
    assert (tmp_path / "baseline.json").read_bytes() == gate.BASELINE.read_bytes()
    assert baseline.floors["dev.claim.f1"] >= 0.42
    assert baseline.floors["dev.attributed_source_acc"] >= 0.5


def test_a_damaged_baseline_is_named(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"gold": {}}')
    with pytest.raises(DataError, match="floors") as caught:
        gate.load_baseline(path)
    assert caught.value.code == "V721"
