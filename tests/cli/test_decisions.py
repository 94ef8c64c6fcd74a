from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import Done, call

LINES = (
    ("a", "2031-05-12", "Orontes Wire", "The Syrian army withdrew from Homs on Monday, residents said."),
    ("b", "2031-05-13", "Barada Post", "Syrian soldiers left Aleppo on Monday, officials said."),
)  # fmt: skip
SIGNED = ("--by", "A. Analyst", "--reason", "read the original")


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    names = ("doc", "published", "outlet", "text")
    lines = [json.dumps(dict(zip(names, line, strict=True))) for line in LINES]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    path = tmp_path / "two.vedette"
    assert call("add", tmp_path / "reports.jsonl", workspace=path).code == 0
    return str(path)


def events(workspace: str) -> list[str]:
    return sorted(
        row["id"] for row in call("events", "--format", "jsonl", workspace=workspace).rows
    )


def claims(workspace: str) -> list[str]:
    return [row["id"] for row in call("claims", "--format", "jsonl", workspace=workspace).rows]


def done(*words: str, workspace: str) -> Done:
    answer = call(*words, *SIGNED, workspace=workspace)
    assert answer.code == 0, answer.err
    return answer


def test_merge_split_and_undo_change_the_events_and_stand_in_the_log(workspace: str) -> None:
    one, two = events(workspace)
    merged = done("merge", one, two, workspace=workspace)
    (event,) = events(workspace)
    number = str(merged.rows[0]["seq"])
    assert f"vedette undo {number}" in merged.err
    for old in (one, two):
        assert call("show", old, "--format", "jsonl", workspace=workspace).rows[0]["id"] == event
    done("split", event, claims(workspace)[0], workspace=workspace)
    assert len(events(workspace)) == 2
    split = call("log", "--decisions", "--format", "jsonl", workspace=workspace).rows[-1]
    done("undo", split["seq"], workspace=workspace)
    assert events(workspace) == [event]
    done("undo", number, workspace=workspace)
    assert events(workspace) == [one, two]
    listed = call("log", "--decisions", "--format", "jsonl", workspace=workspace).rows
    assert [row["kind"] for row in listed] == ["merge", "split", "undo", "undo"]
    assert [row.get("stands") for row in listed[:2]] == ["undone", "undone"]
    assert {row["by"] for row in listed} == {"A. Analyst"}


def test_a_review_is_shown_with_the_claim_and_a_rejected_claim_is_in_no_event(
    workspace: str,
) -> None:
    first, second = claims(workspace)
    done("review", first, "--accept", workspace=workspace)
    done("review", second, "--reject", workspace=workspace)
    shown = call("show", first, "--format", "table", workspace=workspace).out
    assert "accepted by A. Analyst" in " ".join(shown.split())
    assert len(events(workspace)) == 1
    rows = call("claims", "--format", "csv", workspace=workspace).out.splitlines()
    assert sum("accepted by A. Analyst" in row for row in rows) == 1


def test_a_correction_changes_the_claim(workspace: str) -> None:
    first = claims(workspace)[0]
    done("review", first, "--status", "denied", "--from", "2031-05-01", workspace=workspace)
    row = call("show", first, "--format", "jsonl", workspace=workspace).rows[0]
    assert (row["status"], row["time"]["from"]) == ("denied", "2031-05-01")


def test_what_is_signed_about_a_site_stands_beside_what_is_claimed(workspace: str) -> None:
    words = ("review", "Homs", "--state", "held", "--party", "Rebels", "--day", "2031-05-14")
    done(*words, workspace=workspace)
    sites = call("sites", "--until", "2031-05-15", "--format", "jsonl", workspace=workspace).rows
    (homs,) = [site for site in sites if site["site"] == "Homs"]
    assert (homs["state"], homs["assessed"]["state"]) == ("vacated", "held")
    assert homs["assessed"]["by"] == "A. Analyst"


def test_claims_that_wait_for_review_are_listed(workspace: str) -> None:
    first = claims(workspace)[0]
    assert len(call("review", workspace=workspace).rows) == 2
    done("review", first, "--accept", workspace=workspace)
    assert [row["id"] for row in call("review", workspace=workspace).rows] != [first]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("review", "CLAIM", "--accept"), "V423"),
        (("review", "CLAIM", "--accept", "--by", "A"), "V423"),
        (("review", "CLAIM", *SIGNED), "V424"),
        (("review", "CLAIM", "--accept", "--reject", *SIGNED), "V424"),
        (("review", "CLAIM", "--to", "2031-05-01", *SIGNED), "V424"),
        (("review", "CLAIM", "--status", "sure", *SIGNED), "V501"),
        (("review", "Atlantis", "--state", "held", *SIGNED), "V421"),
        (("review", "Homs", "--state", "gone", *SIGNED), "V424"),
        (("merge", "EVENT", "EVENT", *SIGNED), "V424"),
        (("split", "EVENT", *SIGNED), "V424"),
        (("undo", "99", *SIGNED), "V422"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_is_written(
    workspace: str, words: tuple[str, ...], code: str
) -> None:
    names = {"CLAIM": claims(workspace)[0], "EVENT": events(workspace)[0]}
    answer = call(*(names.get(word, word) for word in words), workspace=workspace)
    assert answer.code == 2
    assert code in answer.err
    assert call("log", "--decisions", "--format", "jsonl", workspace=workspace).out == ""


def test_a_decision_makes_no_new_workspace(tmp_path: Path) -> None:
    path = tmp_path / "none.vedette"
    answer = call("merge", "E-1", "E-2", *SIGNED, workspace=path)
    assert answer.code == 1
    assert "V401" in answer.err
    assert not path.exists()
