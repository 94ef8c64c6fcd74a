"""why, against, origins and diff on a small workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import call

EARLY = (
    ("a", "2031-05-12", "Orontes Wire", "Turkish troops withdrew from Homs on Sunday, residents said."),
    ("b", "2031-05-12", "Orontes Wire", "A bomb killed 12 people in the market of Aleppo on Sunday."),
)  # fmt: skip
LATE = (
    ("c", "2031-05-14", "Ministry", "Turkish troops did not withdraw from Homs on Sunday, the Turkish defence ministry said."),
    ("d", "2031-05-14", "Barada Post", "A bomb killed 19 people in the market of Aleppo on Sunday."),
    ("e", "2031-05-14", "Barada Post", "The wheat did not arrive at the port of Latakia on Wednesday, officials said."),
)  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two reports taken in on 13 May 2031, three on 15 May."""
    folder = tmp_path_factory.mktemp("reasons")
    path = folder / "reasons.vedette"
    for day, lines in (("1936440000", EARLY), ("1936612800", LATE)):
        names = ("doc", "published", "outlet", "text")
        text = "\n".join(json.dumps(dict(zip(names, line, strict=True))) for line in lines)
        (folder / f"{day}.jsonl").write_text(text, "utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", day)
            assert call("add", folder / f"{day}.jsonl", workspace=path).code == 0
    return str(path)


def event_of(workspace: str, kind: str, *filters: str) -> str:
    rows = call("events", "--type", kind, *filters, "--format", "jsonl", workspace=workspace).rows
    return str(max(rows, key=lambda row: int(row["claims"]))["id"])


def test_against_shows_both_quotes_with_their_reports(workspace: str) -> None:
    event = event_of(workspace, "RETREAT")
    (found,) = call("against", event, "--format", "jsonl", workspace=workspace).rows
    assert (found["slot"], found["kind"]) == ("denial", "contradicts")
    assert {found["a"]["report"], found["b"]["report"]} == {"a", "c"}
    shown = call("against", event, "--format", "table", workspace=workspace).out
    assert "did not" in shown
    assert "residents said" in " ".join(shown.split())


def test_against_a_claim_and_a_site_and_what_nothing_speaks_against(workspace: str) -> None:
    rows = call("claims", "--type", "ASSAULT", "--format", "jsonl", workspace=workspace).rows
    for row in rows:
        (found,) = call("against", row["id"], "--format", "jsonl", workspace=workspace).rows
        assert (found["slot"], found["a"]["words"]["text"]) == ("killed", "19")
    assert call("against", "Homs", "--format", "jsonl", workspace=workspace).rows
    wheat = call("claims", "--text", "wheat", "--format", "jsonl", workspace=workspace).rows[0]
    done = call("against", wheat["id"], "--format", "table", workspace=workspace)
    assert (done.code, "0 relations" in done.out) == (0, True)


def test_why_gives_joins_grade_and_rules(workspace: str) -> None:
    event = event_of(workspace, "RETREAT")
    (row,) = call("why", event, "--format", "jsonl", workspace=workspace).rows
    assert row["grade"].startswith("F5")
    assert any("denied by" in reason for reason in row["joined"])
    claim = call("claims", "--text", "residents", "--format", "jsonl", workspace=workspace).rows[0]
    (row,) = call("why", claim["id"], "--format", "jsonl", workspace=workspace).rows
    assert row["event"] == event
    assert "Homs" in row["place"][0]
    for asked in (event, claim["id"], "Homs", claim["report"]):
        if asked != claim["report"]:
            assert call("why", asked, "--format", "table", workspace=workspace).code == 0


def test_origins_stand_once_with_the_outlets_that_print_them(workspace: str) -> None:
    event = event_of(workspace, "RETREAT")
    rows = call("origins", event, "--format", "jsonl", workspace=workspace).rows
    assert {row["name"] for row in rows} == {"residents", "Turkish defence ministry"}
    assert {row["name"] for row in rows if row.get("denies")} == {"Turkish defence ministry"}
    claim = rows[0]["claims"].split()[0]
    (row,) = call("origins", claim, "--format", "jsonl", workspace=workspace).rows
    assert row["event"] == event


def test_diff_tells_what_was_taken_in_since(workspace: str) -> None:
    rows = call("diff", "--since", "2031-05-14", "--format", "jsonl", workspace=workspace).rows
    kinds = {row["change"] for row in rows}
    assert {"corrected", "contradicted", "stalled", "site"} <= kinds
    assert all(row["claims"] and row["quote"] for row in rows)
    (update,) = [row for row in rows if row["change"] == "corrected"]
    assert "'19' and '12'" in update["told"]
    later = call("diff", "--since", "2031-05-16", "--format", "jsonl", workspace=workspace)
    assert later.out == ""
    shown = call("diff", "--since", "2031-05-14", "--format", "table", workspace=workspace).out
    assert "Corrected or updated: 1" in shown


def test_diff_compares_with_days_of_publication_where_nothing_was_taken_in_before(
    workspace: str,
) -> None:
    done = call("diff", "--since", "2031-05-13", "--format", "jsonl", workspace=workspace)
    assert {row["change"] for row in done.rows} >= {"corrected", "contradicted"}
    words = ("diff", "--since", "2031-05-13", "--clock", "taken-in", "--format", "jsonl")
    new = call(*words, workspace=workspace).rows
    assert {row["change"] for row in new} >= {"new"}


def test_events_as_of_are_grouped_as_they_were_known(workspace: str) -> None:
    words = ("events", "--type", "RETREAT", "--as-of", "2031-05-13", "--format", "jsonl")
    (then,) = call(*words, workspace=workspace).rows
    assert (then["claims"], then["status"]) == ("1", "fact")


def test_the_brief_shows_grades_of_sources_that_a_person_graded(
    workspace: str, tmp_path: Path
) -> None:
    copy = tmp_path / "graded.vedette"
    copy.write_bytes(Path(workspace).read_bytes())
    assert "grade F" in call("brief", workspace=copy).out
    words = ("review", "Barada Post", "--reliability", "B", "--by", "A", "--reason", "its record")
    assert call(*words, workspace=copy).code == 0
    assert "grade B" in call("brief", workspace=copy).out


def test_what_is_not_there_is_a_usage_error(workspace: str) -> None:
    for name in ("why", "against", "origins"):
        done = call(name, "E-ffff", workspace=workspace)
        assert (done.code, "V411" in done.err) == (2, True)
    assert call("diff", workspace=workspace).code == 2
