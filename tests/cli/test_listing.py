"""`reports`, `claims`, `events`: each filter keeps what it says, in every format."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from running import call, on_terminal, plain

Row = dict[str, Any]


def days(row: Row) -> str:
    """The day that `--since` and `--until` go by."""
    return row.get("time", {}).get("from") or row["published"]


def said_by(row: Row, words: str) -> bool:
    names = [source["text"] for source in row.get("source", [])] or [row.get("outlet", "")]
    return any(words in name.lower() for name in names)


FILTERS: dict[str, tuple[list[str], Callable[[Row], bool]]] = {
    "since": (["--since", "2031-05-13"], lambda row: days(row) >= "2031-05-13"),
    "until": (["--until", "2031-05-12"], lambda row: days(row) <= "2031-05-12"),
    "actor": (["--actor", "SOLDIER"], lambda row: "oldiers" in str(row.get("actor"))),
    "type": (["--type", "assault,CONTROL"], lambda row: row["type"] in ("ASSAULT", "CONTROL")),
    "near": (["--near", "Homs", "--km", "30"], lambda row: "'name': 'Homs'" in str(row)),
    "point": (["--near", "34.73,36.72"], lambda row: "'name': 'Homs'" in str(row)),
    "per": (["--per", "resident"], lambda row: said_by(row, "resident")),
    "status": (["--status", "future"], lambda row: row["status"] == "future"),
    "outlet": (["--outlet", "orontes"], lambda row: row.get("outlet") == "Orontes Wire"),
    "text": (["--text", "shelled"], lambda row: "shelled" in row["quote"]),
    "two": (
        ["--type", "RETREAT", "--status", "fact"],
        lambda row: (row["type"], row["status"]) == ("RETREAT", "fact"),
    ),
}


@pytest.mark.parametrize("name", FILTERS)
def test_each_filter_keeps_the_claims_that_it_describes(workspace: str, name: str) -> None:
    options, fits = FILTERS[name]
    every = call("claims", workspace=workspace).rows
    expected = [row["id"] for row in every if fits(row)]
    assert 0 < len(expected) < len(every)
    done = call("claims", *options, workspace=workspace)
    assert (done.code, [row["id"] for row in done.rows]) == (0, expected)


@pytest.mark.parametrize("name", [n for n in FILTERS if n not in ("since", "until")])
def test_the_filters_keep_the_reports_and_events_of_those_claims(workspace: str, name: str) -> None:
    options, fits = FILTERS[name]
    every = call("claims", workspace=workspace).rows
    fitting = [row for row in every if fits(row)]
    reports = call("reports", *options, workspace=workspace).rows
    assert {row["name"] for row in reports} == {row["report"] for row in fitting}
    events = call("events", *options, workspace=workspace).rows
    shown = [call("show", row["id"], workspace=workspace).rows[0] for row in events]
    fitting_ids = {row["id"] for row in fitting}
    assert all(fitting_ids & {claim["id"] for claim in event["claims"]} for event in shown)
    assert fitting_ids <= {claim["id"] for event in shown for claim in event["claims"]}


@pytest.mark.parametrize("name", ["reports", "claims", "events"])
def test_what_was_added_later_is_not_known_before(workspace: str, name: str) -> None:
    every = call(name, workspace=workspace).rows
    assert call(name, "--as-of", "2031-06-01", workspace=workspace).rows == []
    assert call(name, "--as-of", "2031-06-02", workspace=workspace).rows == every
    assert call(name, "--as-of", "2031-06-01T00:00", workspace=workspace).rows == []


@pytest.mark.parametrize("name", ["reports", "claims", "events"])
def test_limit_keeps_the_first(workspace: str, name: str) -> None:
    every = call(name, workspace=workspace).rows
    assert len(every) > 2
    assert call(name, "--limit", "2", workspace=workspace).rows == every[:2]


@pytest.mark.parametrize("name", ["reports", "claims", "events"])
def test_formats_hold_the_same_rows(workspace: str, name: str) -> None:
    lines = call(name, "--format", "jsonl", workspace=workspace).rows
    table = call(name, "--format", "csv", workspace=workspace).out
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["id"] for row in rows] == [row["id"] for row in lines]
    shown = call(name, "--format", "table", workspace=workspace).out
    assert all(row["id"][:10] in shown for row in rows)
    assert call(name, workspace=workspace).rows == lines


@pytest.mark.parametrize("columns", [80, 160])
@pytest.mark.parametrize("name", ["reports", "claims", "events"])
def test_tables_fit_the_terminal_with_dates_first_and_whole_ids(
    workspace: str, name: str, columns: int
) -> None:
    code, out = on_terminal("-w", workspace, name, columns=columns)
    lines = plain(out).splitlines()
    assert code == 0
    assert max(map(len, lines)) <= columns
    head = lines[1].split()
    assert head[0] in ("when", "published")
    assert head[-1] == "id"
    ids = [row["id"][:10] for row in call(name, workspace=workspace).rows]
    assert [line.split()[-1] for line in lines if line.endswith(tuple(ids))] == ids
    reviewed = name == "reports" or "no person has reviewed" in lines[0]
    assert reviewed


def test_one_thing_is_named_in_the_singular(workspace: str) -> None:
    out = call("reports", "--limit", "1", "--format", "table", workspace=workspace).out
    assert out.startswith("1 report\n")


WRONG = {
    "type": (["--type", "WAR"], "V501"),
    "status": (["--status", "maybe"], "V501"),
    "near": (["--near", "Nowhereville-on-Sea"], "V502"),
    "country": (["--near", "Syria"], "V502"),
    "latitude": (["--near", "95,10"], "V410"),
    "not a number": (["--near", "nan,10"], "V410"),
    "kilometres": (["--near", "Homs", "--km", "inf"], "V410"),
    "around": (["--since", "2031-05-02", "--until", "2031-05-01"], "V410"),
    "day": (["--since", "yesterday"], "--since"),
    "time": (["--as-of", "noon"], "--as-of"),
    "limit": (["--limit", "0"], "--limit"),
    "format": (["--format", "xml"], "--format"),
    "option": (["--colour"], "--colour"),
    "argument": (["surplus"], "surplus"),
}


@pytest.mark.parametrize("name", ["reports", "claims", "events"])
@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_options_are_usage_errors(workspace: str, name: str, wrong: str) -> None:
    options, said = WRONG[wrong]
    done = call(name, *options, workspace=workspace)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_near_says_which_place_was_taken(workspace: str) -> None:
    done = call("claims", "--near", "Homs", workspace=workspace)
    assert done.err.startswith("near Homs (SYR), 34.7")
    assert "within 25 km" in done.err


@pytest.mark.parametrize("query", ['"unclosed', "***", "AND OR", "a:b", "-", "(", "'", ""])
def test_odd_words_to_look_for_do_no_harm(workspace: str, query: str) -> None:
    done = call("claims", "--text", query, workspace=workspace)
    assert done.code in (0, 2)
    assert "Traceback" not in done.err


def test_the_workspace_may_be_named_before_or_after_the_command(
    workspace: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = call("claims", workspace=workspace).out
    assert call("claims", "-w", workspace).out == expected
    assert call("claims", "--workspace", workspace).out == expected
    assert call("claims", "-w", workspace, workspace="not-this-one").out == expected
    monkeypatch.setenv("VEDETTE_WORKSPACE", workspace)
    assert call("claims").out == expected
