"""What the pages say must hold: error codes, links, commands, the words of the records."""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import vedette
from vedette.cli.app import COMMANDS
from vedette.lexicon.triggers import triggers
from vedette.records.documents import EventType, Role, SourceKind, Status

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *ROOT.glob("examples/**/*.md")])
_CODE = re.compile(r"V\d{3}")
_LINK = re.compile(r"\[[^\]\n]*\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FENCE = re.compile(r"^( {4}.*|```.*?^```)$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def codes_used() -> dict[str, str]:
    """Error codes that stand as strings of their own in the program, and where."""
    found: dict[str, str] = {}
    for folder in ("src", "eval", "build_tools"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                value = node.value if isinstance(node, ast.Constant) else None
                if isinstance(value, str) and _CODE.fullmatch(value):
                    found.setdefault(value, name_of(path))
    return found


def codes_described() -> list[str]:
    return re.findall(r"^## (.+)$", (DOCS / "errors.md").read_text("utf-8"), re.MULTILINE)


def test_every_error_code_has_a_heading() -> None:
    described = set(codes_described())
    assert {code: path for code, path in codes_used().items() if code not in described} == {}


def test_every_described_error_code_is_used() -> None:
    assert sorted(set(codes_described()) - codes_used().keys()) == []


def test_error_codes_are_described_once_and_in_order() -> None:
    described = codes_described()
    assert described == sorted(set(described))


def test_every_error_code_says_what_to_do() -> None:
    text = (DOCS / "errors.md").read_text("utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    assert [s.split("\n", 1)[0] for s in sections if len(s.split()) < 10] == []


def anchors_of(page: Path) -> set[str]:
    """Anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_to_files_and_headings_that_are_there(page: Path) -> None:
    broken = []
    for target, anchor in _LINK.findall(page.read_text("utf-8")):
        path = (page.parent / target) if target else page
        if not path.exists() or (anchor and anchor not in anchors_of(path)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_that_are_named_exist(page: Path) -> None:
    named = re.findall(r"`(\w[\w./*-]*\.(?:py|tsv|css|toml))`", page.read_text("utf-8"))
    folders = [path for path in (ROOT / "src").rglob("*") if path.is_dir()]
    roots = (ROOT, ROOT / "eval", page.parent, *folders)
    lost = {name for name in named if not any(list(root.glob(name)) for root in roots)}
    assert sorted(lost) == []


def code_lines(page: Path) -> Iterator[str]:
    """Lines of the blocks of code of a page."""
    for block in _FENCE.findall(page.read_text("utf-8")):
        yield from block.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_in_blocks_of_code_exist(page: Path) -> None:
    called = [
        found.group(1)
        for line in code_lines(page)
        for found in re.finditer(r"(?:^|[$|;&]|`)\s*vedette (?:-w \S+ )?([a-z]+)\b", line)
    ]
    assert sorted(set(called) - COMMANDS.keys()) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_make_targets_that_are_named_exist(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = re.findall(r"(?:`|^ *\$? ?)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    assert sorted(set(named) - targets) == []


def test_the_readme_names_this_version() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"vedette[ -](\d+\.\d+\.\d+)", text))
    assert named == {vedette.__version__}


def test_the_readme_has_a_line_for_each_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| `vedette ([a-z]+)", text, re.MULTILINE)
    assert listed == list(COMMANDS)


def first_cells(heading: str) -> list[str]:
    """First cells of the first table under a heading of the words page."""
    text = (DOCS / "words.md").read_text("utf-8")
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = re.findall(r"^\|([^|]*)\|", section, re.MULTILINE)
    return [cell.strip() for cell in rows[2:]]


def test_the_words_page_has_all_event_types_statuses_and_kinds() -> None:
    assert first_cells("Event types") == list(get_args(EventType))
    assert first_cells("Statuses") == list(get_args(Status))
    assert first_cells("Source kinds") == list(get_args(SourceKind))


def test_the_words_page_has_all_roles() -> None:
    cells = ", ".join(first_cells("Roles")).split(", ")
    assert cells == [*get_args(Role), "time"]


def test_the_words_page_has_all_modes_that_the_trigger_table_gives() -> None:
    text = (DOCS / "words.md").read_text("utf-8")
    described = {
        kind: set(modes.split())
        for kind, modes in re.findall(r"^\| ([A-Z]+) \|[^|]*\|([^|]*)\|$", text, re.MULTILINE)
    }
    given = {
        (entry.type, entry.mode)
        for entries in triggers().by_first.values()
        for entry in entries
        if entry.mode
    }
    assert sorted(pair for pair in given if pair[1] not in described[pair[0]]) == []


def rows_of(page: Path) -> dict[str, tuple[str, ...]]:
    """First cell of each row of a page's tables to the other cells; the first such row counts."""
    found: dict[str, tuple[str, ...]] = {}
    for row in re.findall(r"^\| (.+) \|$", page.read_text("utf-8"), re.MULTILINE):
        first, *others = (cell.strip() for cell in row.split(" | "))
        found.setdefault(first, tuple(others))
    return found


@pytest.mark.parametrize("name", ["claims", "bench"])
def test_the_figures_of_the_readme_are_those_of_the_reports(name: str) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    if f"eval/reports/{name}.md" not in text:
        pytest.skip("the README names no figures of it")
    measured = rows_of(ROOT / "eval" / "reports" / f"{name}.md")
    quoted = {
        label: cells
        for label, cells in rows_of(ROOT / "README.md").items()
        if any(re.fullmatch(r"[\d.,]+", cell) for cell in cells)
    }
    shared = {label: cells for label, cells in quoted.items() if label in measured}
    assert shared
    stale = {label: measured[label] for label in shared if shared[label] != measured[label]}
    assert stale == {}, f"copy these rows from eval/reports/{name}.md into README.md"


def test_every_figure_in_a_table_of_the_readme_comes_from_a_report() -> None:
    reports = [rows_of(path) for path in sorted((ROOT / "eval" / "reports").glob("*.md"))]
    quoted = [
        label
        for label, cells in rows_of(ROOT / "README.md").items()
        if any(re.fullmatch(r"[\d.,]+", cell) for cell in cells)
    ]
    assert [label for label in quoted if not any(label in rows for rows in reports)] == []


@pytest.mark.parametrize("page", [ROOT / "README.md", DOCS / "formats.md"], ids=name_of)
def test_examples_in_python_give_what_they_show(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed
