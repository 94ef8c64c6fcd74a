"""Wrong input: one line on stderr for the item, nothing on stdout, the rest goes on."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from pypdf import PdfWriter
from running import Done, call, held_by, program

GOOD = "Soldiers shelled the town of Homs on Friday."
LINES = (
    '{"doc":"line1","text":"Soldiers shelled the town of Homs."}\n'
    '{"doc":"line2","text":\n'
    '{"doc":"line3","text":"Troops left Homs.","published":"the day after"}\n'
    '{"doc":"line4","text":"Soldiers shelled the town of Aleppo."}\n'
)
# name of the item: code of the line that it gets
WRONG = {
    "empty.txt": "V104",
    "binary.txt": "V105",
    "huge.txt": "V103",
    "long.txt": "V107",
    "encrypted.pdf": "V113",
    "cut.html": "V111",
    "nofeed.rss": "V140",
    "nofeed.xml": "V140",
    "lines.jsonl:2": "V120",
    "lines.jsonl:3": "V121",
    "missing": "V101",
    "folder": "V180",
    "pictures/one.png": "V105",
    "fifo": "V102",
    "circle1": "V101",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two good reports, an empty one and a pipe; it is where we work."""
    monkeypatch.chdir(tmp_path)
    Path("first.txt").write_text(GOOD, "utf-8")
    Path("last.txt").write_text("Troops withdrew from Aleppo on Monday.", "utf-8")
    Path("empty.txt").touch()
    Path("folder").mkdir()
    os.mkfifo("fifo")
    return tmp_path


@pytest.fixture
def desk(here: Path) -> Path:
    """The same with everything that can be wrong."""
    Path("utf16.txt").write_bytes("Soldiers shelled the town of Idlib.".encode("utf-16-le"))
    Path("binary.txt").write_bytes(bytes(range(256)) * 64)
    Path("huge.txt").write_bytes(f"{GOOD}\n".encode() * (50_000_000 // len(GOOD)))
    Path("long.txt").write_bytes(f"{GOOD}\n".encode() * (2_100_000 // len(GOOD)))
    Path("cut.html").write_text("<html><head><title>Cut off</ti", "utf-8")
    Path("nofeed.rss").write_text("This is no feed.", "utf-8")
    Path("nofeed.xml").write_text("<books><book>No feed</book></books>", "utf-8")
    Path("lines.jsonl").write_text(LINES, "utf-8")
    Path("pictures").mkdir()
    Path("pictures/one.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    Path("circle1").symlink_to("circle2")
    Path("circle2").symlink_to("circle1")
    locked = PdfWriter()
    locked.add_blank_page(99, 99)
    locked.encrypt("secret")
    locked.write("encrypted.pdf")
    return here


ITEMS = (
    "first.txt", "empty.txt", "binary.txt", "utf16.txt", "huge.txt", "long.txt", "encrypted.pdf",
    "cut.html", "nofeed.rss", "nofeed.xml", "lines.jsonl", "missing", "folder", "pictures",
    "fifo", "circle1", "last.txt",
)  # fmt: skip
READ = ["first.txt", "utf16.txt", "line1", "line4", "last.txt"]


def assert_each_named_once(done: Done) -> None:
    named = {}
    for line in done.problems:
        match = re.fullmatch(r"vedette: (.+?): \[(V\d{3})\] .{10,300}", line)
        assert match, line
        assert match[1] not in named
        named[match[1]] = match[2]
    assert named == WRONG
    assert "Traceback" not in done.err


def test_read_names_each_wrong_item_and_reads_the_rest(desk: Path) -> None:
    done = call("read", *ITEMS)
    assert_each_named_once(done)
    assert [row["doc"] for row in done.rows] == READ
    assert len(done.err.splitlines()) == len(WRONG)
    assert done.code == 1


def test_add_names_each_wrong_item_and_stores_the_rest(desk: Path) -> None:
    assert call("add", "first.txt", workspace="here.vedette").code == 0
    done = call("add", *ITEMS, workspace="here.vedette")
    assert_each_named_once(done)
    assert done.out == ""
    last = done.err.splitlines()[-1]
    assert last.startswith(
        f"here.vedette: 4 added, 1 unchanged, {len(WRONG)} failed; now 5 reports"
    )
    assert done.code == 1
    assert held_by(Path("here.vedette")) == (sorted(READ), 0)


@pytest.mark.parametrize("name", ["places", "times"])
def test_the_other_readers_name_wrong_items_too(here: Path, name: str) -> None:
    done = call(name, "first.txt", "empty.txt", "missing", "fifo", "last.txt")
    assert [row["doc"] for row in done.rows] == ["first.txt", "last.txt"]
    assert len(done.problems) == 3
    assert done.code == 1


def test_no_page_is_made_of_what_cannot_be_read(here: Path) -> None:
    done = call("read", "missing", "empty.txt", "--html", "page.html")
    assert (done.code, done.out) == (1, "")
    assert not Path("page.html").exists()


@pytest.mark.parametrize("day", ["x", "2031-13-01", "31.12.2031", "1066-10-14", "9999-12-31", ""])
@pytest.mark.parametrize("name", ["read", "add", "places", "times"])
def test_a_date_that_is_none_is_a_usage_error(here: Path, name: str, day: str) -> None:
    done = call(name, "first.txt", "--published", day, workspace="here.vedette")
    assert (done.code, done.out) == (2, "")
    assert "--published" in done.err
    assert not Path("here.vedette").exists()


def test_a_link_to_the_folder_above_is_no_endless_way(here: Path) -> None:
    Path("folder/deep").mkdir()
    Path("folder/deep/up").symlink_to("../..")
    Path("folder/report.txt").write_text(GOOD, "utf-8")
    done = call("read", "folder")
    assert sum(row["doc"].endswith("first.txt") for row in done.rows) <= 1
    assert len(done.rows) < 20


def test_a_title_that_is_no_text_is_a_usage_error(here: Path) -> None:
    done = program("read", "first.txt", "--title", os.fsdecode(b"caf\xe9"))
    assert done.code == 2
    assert "--title" in done.err


@pytest.mark.parametrize("mapping", ["text", "text=", "words=body", "text=a,text=b"])
def test_a_mapping_that_is_none_is_a_usage_error(here: Path, mapping: str) -> None:
    done = call("read", "first.txt", "--map", mapping)
    assert (done.code, done.out) == (2, "")
    assert "[V131]" in done.err


def test_a_name_with_control_characters_stays_on_one_line(here: Path) -> None:
    done = call("read", "no\nsuch\x1b[31m.txt")
    assert len(done.err.splitlines()) == 1
    assert "\x1b" not in done.err
