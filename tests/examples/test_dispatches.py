"""The demo's dispatches: invented, dated in the invented month, short, and complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from vedette.lexicon.reporting import outlet_names

FOLDER = Path(__file__).parents[2] / "examples" / "dispatches"
PAGES = sorted(FOLDER.glob("*.html"))
TEXTS = sorted(FOLDER.glob("*.txt"))


def lines() -> list[dict[str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return found


def page_fact(path: Path, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]+)">', path.read_text("utf-8"))
    assert found, f"{path.name} has no {name}"
    return found.group(1)


def test_there_are_sixteen_in_three_formats() -> None:
    assert len(lines()) + len(PAGES) + len(TEXTS) == 16
    assert lines()
    assert PAGES
    assert TEXTS


def test_every_line_has_name_text_day_outlet_and_title() -> None:
    for line in lines():
        assert set(line) == {"doc", "text", "published", "outlet", "title"}
        assert re.fullmatch(r"2031-04-\d\d", line["published"])
    assert len({line["doc"] for line in lines()}) == len(lines())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_page_says_when_and_by_whom(path: Path) -> None:
    assert page_fact(path, "article:published_time").startswith("2031-04-")
    assert page_fact(path, "og:site_name")
    assert page_fact(path, "og:title")


def test_no_outlet_is_a_real_one() -> None:
    named = {line["outlet"] for line in lines()}
    named |= {page_fact(path, "og:site_name") for path in PAGES}
    assert len(named) >= 4
    assert not {name.casefold() for name in named} & {name.casefold() for name in outlet_names()}


def test_every_file_is_in_the_list_of_what_it_is_there_for() -> None:
    told = (FOLDER / "README.md").read_text("utf-8")
    for path in FOLDER.iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in told
    assert "made up" in told
