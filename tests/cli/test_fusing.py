"""`vedette stories`, `lineage` and `link`: the lines that the evaluation scripts read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import call

TEXT = (
    "Eight lorries of the Orlan Guard left the copper mine at Teskar before dawn on Sunday and went "
    "down the river road to Pelm, where a crowd of residents met them, AFP reported."
)
LINES = [
    {"doc": "a", "text": TEXT, "published": "2031-05-01", "mentions": [{"start": 33, "end": 37}]},
    {
        "doc": "b",
        "text": f"{TEXT} 🚚",
        "published": "2031-05-02",
        "mentions": [{"start": 33, "end": 37}],
    },
    {"doc": "c", "text": "A choir sang in the hall of Lund; the king applauded for long."},
]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES), "utf-8")
    return path


def test_stories_have_a_line_for_each_report(reports: Path) -> None:
    a, b, c = call("stories", reports).rows
    assert [row["doc"] for row in (a, b, c)] == ["a", "b", "c"]
    assert a["story"] == b["story"] != c["story"]


def test_lineage_has_copies_with_their_stretches_and_origins(reports: Path) -> None:
    rows = call("lineage", reports).rows
    copy = next(row for row in rows if row["kind"] == "copy")
    assert (copy["from"], copy["to"], copy["containment"]) == ("b", "a", 1.0)
    (span,) = copy["spans"]
    assert TEXT.startswith(LINES[1]["text"][span["start"] : span["end"]])
    credited = [(row["from"], row["to"]) for row in rows if row["kind"] == "credit"]
    assert credited == [("a", "AFP"), ("b", "AFP")]


def test_links_keep_the_order_of_the_mentions(reports: Path) -> None:
    a, b, c = call("link", reports).rows
    assert (a["mentions"][0]["start"], a["mentions"][0]["end"]) == (33, 37)
    assert a["mentions"][0]["event"] == b["mentions"][0]["event"]
    assert c["mentions"] == []


@pytest.mark.parametrize("name", ["stories", "lineage", "link"])
def test_a_bad_line_is_named_and_the_rest_goes_on(name: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    good = json.dumps(LINES[0])
    wrong = json.dumps({"doc": "x", "text": "short", "mentions": [{"start": 2, "end": 90}]})
    path.write_text(f"{good}\n{{nonsense\n{wrong}\n", "utf-8")
    done = call(name, path)
    assert done.code == 1
    assert len(done.problems) == 2
    assert {row.get("doc") or row.get("from") for row in done.rows} == {"a"}


@pytest.mark.parametrize("name", ["stories", "lineage", "link"])
def test_csv_has_a_header(name: str, reports: Path) -> None:
    done = call(name, reports, "--format", "csv")
    assert done.out.splitlines()[0].startswith(("doc,", "from,"))
