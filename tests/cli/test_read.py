"""`vedette read`: one line per report, offsets into the text as given, tables, pages."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from running import call, on_terminal, plain

SHELLED = "Soldiers shelled the town of Homs on Friday."
ODD = "🚢 Ünsaid — “no”.\r\n\r\nSoldiers shelled the town of Homs on Friday.\r\n\tThe end 🚢.\r\n"


def worded(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a line that says which words it stands for."""
    if isinstance(value, dict):
        if "text" in value:
            yield value
        for part in value.values():
            yield from worded(part)
    elif isinstance(value, list):
        for part in value:
            yield from worded(part)


def test_there_is_one_line_per_report_in_input_order(tmp_path: Path, wire: Path) -> None:
    (tmp_path / "z.txt").write_text(SHELLED, "utf-8")
    (tmp_path / "y.txt").write_text("Nothing to tell.", "utf-8")
    done = call("read", tmp_path / "z.txt", wire, tmp_path / "y.txt")
    assert done.code == 0
    names = [str(tmp_path / "z.txt"), "a", "b", "c", "d", "e", str(tmp_path / "y.txt")]
    assert [row["doc"] for row in done.rows] == names
    assert done.rows[-1]["claims"] == []
    assert done.err == ""


def test_a_simple_sentence_is_read() -> None:
    (row,) = call("read", "-", "--published", "2031-05-12", stdin=SHELLED.encode()).rows
    assert row["doc"] == "-"
    (claim,) = row["claims"]
    assert (claim["type"], claim["status"]) == ("ASSAULT", "fact")
    assert claim["trigger"] == {"start": 9, "end": 16, "text": "shelled"}
    assert claim["location"][0]["name"] == "Homs"
    assert (claim["time"]["from"], claim["time"]["to"]) == ("2031-05-09", "2031-05-09")
    assert claim["evidence"] == {"start": 0, "end": len(SHELLED)}


def test_without_a_publication_date_friday_stays_unresolved() -> None:
    (row,) = call("read", "-", stdin=SHELLED.encode()).rows
    assert row["claims"][0]["time"] == {"start": 37, "end": 43, "text": "Friday"}


@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_offsets_count_code_points_of_the_text_as_given(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"odd.{ending}"
    content = ODD if ending == "txt" else json.dumps({"doc": "odd", "text": ODD})
    path.write_bytes(content.encode("utf-8"))
    (row,) = call("read", path).rows
    found = list(worded(row["claims"]))
    assert found
    assert [ODD[item["start"] : item["end"]] for item in found] == [item["text"] for item in found]
    for claim in row["claims"]:
        proof = ODD[claim["evidence"]["start"] : claim["evidence"]["end"]]
        assert claim["trigger"]["text"] in proof


def test_null_and_empty_lists_are_left_out(wire: Path) -> None:
    out = call("read", wire).out
    assert "null" not in out
    for row in call("read", wire).rows:
        assert all(value != [] for claim in row["claims"] for value in claim.values())


def test_csv_has_one_row_per_claim_and_no_formulas(tmp_path: Path, wire: Path) -> None:
    risky = tmp_path / "=risky.txt"
    risky.write_text(SHELLED, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        done = call("read", "=risky.txt", wire, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))
    assert len(rows) == sum(len(row["claims"]) for row in call("read", risky, wire).rows)
    assert rows[0]["report"] == "'=risky.txt"
    assert rows[0]["type"] == "ASSAULT"
    assert rows[0]["quote"] == SHELLED


@pytest.mark.parametrize("columns", [80, 160])
def test_the_table_fits_the_terminal(wire: Path, columns: int) -> None:
    code, out = on_terminal("read", wire, columns=columns)
    assert code == 0
    lines = plain(out).splitlines()
    assert max(map(len, lines)) <= columns
    assert "a, published 2031-05-12: 1 claim" in lines
    at = lines.index("a, published 2031-05-12: 1 claim")
    assert lines[at + 1].split()[:3] == ["when", "what", "claim"]
    assert lines[at + 3].startswith("9 May 2031")
    assert ("quote" in lines[at + 1]) is (columns == 160)


def test_a_table_says_what_is_not_resolved_and_what_is_not_said(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("Soldiers shelled Homs on Friday. Soldiers shelled Aleppo.", "utf-8")
    out = call("read", path, "--format", "table").out
    assert "no publication date" in " ".join(out.split())
    assert "“Friday” (not" in out
    assert "no day said" in out


def test_a_table_does_not_let_a_report_drive_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("Soldiers [red]shelled[/red] the town of Homs :dog: \x1b[31mnow.", "utf-8")
    out = call("read", path, "--format", "table").out
    assert "\x1b" not in out


def test_a_page_is_written_for_one_report(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = call("read", "-", "--html", page, stdin=SHELLED.encode())
    assert done.code == 0
    assert done.err == f"wrote {page}\n"
    html = page.read_text("utf-8")
    assert "shelled" in html
    assert "No person has reviewed" in html or "no person has reviewed" in html
    assert list(tmp_path.iterdir()) == [page]


def test_several_pages_are_numbered(tmp_path: Path, wire: Path) -> None:
    assert call("read", wire, "--html", tmp_path / "page.html").code == 0
    pages = sorted(path.name for path in tmp_path.glob("*.html"))
    assert pages == [f"page-{n}.html" for n in range(1, 6)]


def test_a_page_does_not_overwrite_its_own_report(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><p>{SHELLED}</p></article></body></html>", "utf-8")
    before = page.read_bytes()
    done = call("read", page, "--html", page)
    assert (done.code, done.out) == (2, "")
    assert "[V506]" in done.err
    assert page.read_bytes() == before


def test_a_page_in_no_folder_is_a_usage_error(tmp_path: Path) -> None:
    done = call("read", "-", "--html", tmp_path / "no" / "page.html", stdin=SHELLED.encode())
    assert done.code == 2
    assert "[V503]" in done.err


def test_one_process_and_two_print_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    places = ("Homs", "Aleppo", "Latakia", "Tartus")
    lines = [
        {"doc": str(n), "text": f"Soldiers shelled {places[n % 4]} on Friday. {n} people fled."}
        for n in range(70)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    one, two = (call("read", path, "--processes", n).out for n in (1, 2))
    assert one == two
    assert [json.loads(line)["doc"] for line in one.splitlines()] == [line["doc"] for line in lines]


def test_a_report_reads_the_same_alone_and_among_others(wire: Path) -> None:
    together = call("read", wire).rows
    for line, row in zip(wire.read_bytes().splitlines(), together, strict=True):
        path = wire.with_name("one.jsonl")
        path.write_bytes(line + b"\n")
        assert call("read", path).rows == [row]
