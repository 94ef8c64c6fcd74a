"""What outlets take back of their own reports, whatever comes in first."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from running import call

PAGE = "https://orontes.example/depot"
STORY = {
    "doc": "story", "outlet": "Orontes News", "published": "2031-05-12", "url": PAGE,
    "title": "Drone attack kills three at depot",
    "text": "A drone attack on a fuel depot outside Homs killed three workers on Sunday, the governor said.\n\n"
    "Syrian soldiers left Palmyra on Monday.",
}  # fmt: skip
CORRECTED = {
    "doc": "corrected", "outlet": "Orontes News", "published": "2031-05-13", "url": PAGE,
    "title": "Drone attack kills five at depot",
    "text": "A drone attack on a fuel depot outside Homs killed five workers on Sunday, the governor said.\n\n"
    "Syrian soldiers left Palmyra on Monday.\n\n"
    "Correction: an earlier version of this story misstated the number of workers killed.",
}  # fmt: skip
RETRACTED = {
    "doc": "retracted", "outlet": "Orontes News", "published": "2031-05-14",
    "title": "RETRACTION: Drone attack kills three at depot",
    "text": "Orontes News has found no evidence of a drone attack on a fuel depot outside Homs.",
}  # fmt: skip
COPY = {
    "doc": "copy", "outlet": "Amanus Post", "published": "2031-05-12", "title": "Depot hit",
    "text": "A drone attack on a fuel depot outside Homs killed three workers on Sunday, the governor said.\n\n"
    "(Orontes News)",
}  # fmt: skip
OWN = {
    "doc": "own", "outlet": "Khabur Radio", "published": "2031-05-12", "title": "Depot burns",
    "text": "A drone attack on a fuel depot outside Homs killed three workers on Sunday, our reporter said.",
}  # fmt: skip


def added(folder: Path, *lines: dict[str, str]) -> Path:
    workspace = folder / "w.vedette"
    for number, line in enumerate(lines):
        path = folder / f"{number}.jsonl"
        path.write_text(json.dumps(line) + "\n", "utf-8")
        assert call("add", path, "--engine", "rules", workspace=workspace).code == 0
    return workspace


def standing(workspace: Path) -> dict[str, list[str]]:
    """From each report to what is said of its claims: "" or who took them back."""
    found: dict[str, list[str]] = {}
    for row in call("claims", "--format", "jsonl", workspace=workspace).rows:
        found.setdefault(row["report"], []).append(row.get("review", ""))
    return found


@pytest.mark.parametrize("order", list(permutations((STORY, RETRACTED, COPY, OWN))))
def test_a_retraction_takes_the_story_and_its_credited_copies_with_it(
    tmp_path: Path, order: tuple[dict[str, str], ...]
) -> None:
    workspace = added(tmp_path, *order)
    found = standing(workspace)
    assert set(found["story"]) == {"withdrawn by Orontes News"}
    assert set(found["copy"]) == {"withdrawn by Orontes News"}
    assert set(found["own"]) == {""}
    events = call("events", "--format", "jsonl", workspace=workspace).rows
    assert len(events) == 1


@pytest.mark.parametrize("order", list(permutations((STORY, CORRECTED))))
def test_a_correction_takes_back_only_the_sentence_that_it_changed(
    tmp_path: Path, order: tuple[dict[str, str], ...]
) -> None:
    found = standing(added(tmp_path, *order))
    assert sorted(found["story"]) == ["", "withdrawn by Orontes News"]
    assert set(found["corrected"]) == {""}


def test_an_edition_without_a_notice_and_another_outlet_take_nothing_back(tmp_path: Path) -> None:
    quiet = CORRECTED | {"text": CORRECTED["text"].rpartition("\n\n")[0], "doc": "quiet"}
    other = RETRACTED | {"outlet": "Amanus Post", "doc": "other"}
    found = standing(added(tmp_path, STORY, quiet, other))
    assert {review for reviews in found.values() for review in reviews} <= {
        "",
        "withdrawn by Amanus Post",
    }
    assert set(found["story"]) == {""}


def test_a_person_brings_back_what_was_taken_back_and_as_of_shows_it_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1936540800")  # 14 May 2031
    workspace = added(tmp_path, STORY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1936627200")
    path = tmp_path / "late.jsonl"
    path.write_text(json.dumps(RETRACTED) + "\n", "utf-8")
    assert call("add", path, "--engine", "rules", workspace=workspace).code == 0
    assert set(standing(workspace)["story"]) == {"withdrawn by Orontes News"}
    before = call("claims", "--as-of", "2031-05-14", "--format", "jsonl", workspace=workspace).rows
    assert {row.get("review", "") for row in before} == {""}
    story = next(
        r
        for r in call("reports", "--format", "jsonl", workspace=workspace).rows
        if r["name"] == "story"
    )
    report = story["id"]
    (number,) = [
        row["seq"]
        for row in call("log", "--decisions", "--format", "jsonl", workspace=workspace).rows
        if row["kind"] == "withdraw" and row["subject"] == report
    ]
    done = call(
        "undo", number, "--by", "A", "--reason", "the video is genuine", workspace=workspace
    )
    assert done.code == 0, done.err
    assert set(standing(workspace)["story"]) == {""}
    assert call("events", "--format", "jsonl", workspace=workspace).rows


def test_news_of_withdrawals_and_corrections_is_no_notice(tmp_path: Path) -> None:
    news = [
        (
            "n1",
            "Army withdraws from Homs",
            "The army withdrew its report on the shelling, officials said.",
        ),
        ("n2", "Ministry retracts statement", "The ministry retracted its statement on Monday."),
        ("n3", "Market correction", "A correction in the price of wheat hit Latakia on Monday."),
        ("n4", "Rebels killed", "Killed: 12 rebels in an attack in Homs on Monday."),
    ]
    lines = [
        {
            "doc": doc,
            "title": title,
            "text": text,
            "outlet": "Orontes News",
            "published": "2031-05-13",
        }
        for doc, title, text in news
    ]
    found = standing(added(tmp_path, STORY | {"title": "Army withdraws from Homs"}, *lines))
    assert {review for reviews in found.values() for review in reviews} == {""}
