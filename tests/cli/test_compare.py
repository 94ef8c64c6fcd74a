from __future__ import annotations

import json
from pathlib import Path

from running import call

LINES = (
    ("a", "2031-05-12", "Orontes Wire", "A bomb killed 12 people in the market of Homs on Monday."),
    ("b", "2031-05-13", "Barada Post", "A bomb killed 19 people in the market of Homs on Monday."),
)


def reports(folder: Path) -> Path:
    names = ("doc", "published", "outlet", "text")
    path = folder / "reports.jsonl"
    lines = [json.dumps(dict(zip(names, line, strict=True))) for line in LINES]
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_compare_prints_a_line_for_each_relation_with_spans_of_both_texts(tmp_path: Path) -> None:
    done = call("compare", reports(tmp_path), "--format", "jsonl")
    assert done.code == 0, done.err
    found = [json.loads(line) for line in done.out.splitlines()]
    (toll,) = [line for line in found if line["slot"] == "killed"]
    assert (toll["a"], toll["b"], toll["kind"]) == ("b", "a", "updates")
    texts = {line[0]: line[3] for line in LINES}
    for side in ("a", "b"):
        start, end = toll[f"{side}_span"]
        assert texts[toll[side]][start:end] == toll[f"{side}_text"]


def test_compare_shows_a_table_and_csv(tmp_path: Path) -> None:
    path = reports(tmp_path)
    assert "updates" in call("compare", path, "--format", "table").out
    assert call("compare", path, "--format", "csv").out.startswith("a,b,slot,kind,")


def test_an_input_that_fails_is_named_and_the_rest_is_compared(tmp_path: Path) -> None:
    done = call("compare", reports(tmp_path), tmp_path / "none.jsonl", "--format", "jsonl")
    assert done.code == 1
    assert "none.jsonl" in done.err
    assert "updates" in done.out
