"""The words of the desk: every one that a page asks for is in the table, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from vedette.records.documents import Role
from vedette.records.states import Holding
from vedette.web.asked import FACETS, SORTS
from vedette.web.decisions import EDITABLE, REVIEWS, VERBS
from vedette.web.pages import environment
from vedette.web.review import REASONS
from vedette.web.texts import some, texts

WEB = Path(__file__).parents[2] / "src" / "vedette" / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
_MADE = {
    *(f"facet_{name}" for name in FACETS), *(f"sort_{name}" for name in SORTS),
    *(f"why_{name}" for name in REASONS), *(f"verb_{name}" for name in VERBS),
    *(f"edit_{name}" for name in EDITABLE), *(f"role_{name}" for name in get_args(Role)),
    *(f"{what}_{word}" for what in ("review", "mark") for word in (*REVIEWS.values(), "open")),
    *(f"hold_{word}" for word in get_args(Holding)), "verb_assess", "verb_grade", "role_trigger", "role_time", "role_source", "role_cue",
}  # fmt: skip


def asked_for() -> set[str]:
    found: set[str] = set()
    for path in (*TEMPLATES, *sorted(WEB.glob("*.py"))):
        source = path.read_text("utf-8")
        found |= set(re.findall(r"\bt\.([a-z_]+)", source)) if path.suffix == ".html" else set()
        found |= set(re.findall(r"\bsay\(['\"]([a-z_]+)['\"]", source))
        for key in re.findall(r"\bsome\([^'\"]*['\"]([a-z_]+)['\"]", source):
            found |= {key, f"{key}_s"}
    return found


def test_every_text_that_is_asked_for_is_there() -> None:
    assert sorted((asked_for() | _MADE) - texts().keys()) == []


def test_no_text_is_left_over() -> None:
    prefixes = ("near_",)
    unused = texts().keys() - asked_for() - _MADE
    assert sorted(key for key in unused if not key.startswith(prefixes)) == []


def test_one_thing_and_several_are_said_differently() -> None:
    assert some(1, "event") == "1 event"
    assert some(2_000, "event") == "2,000 events"


def test_all_templates_can_be_read_and_escape() -> None:
    for path in TEMPLATES:
        environment().get_template(path.name)
    made = environment().from_string("{{ '<b>' }}{{ '\"' }}").render()
    assert made == "&lt;b&gt;&#34;"


def test_only_markup_of_our_own_is_marked_safe() -> None:
    found = [
        found
        for path in TEMPLATES
        for found in re.findall(r"(\w+)\s*\|\s*safe", path.read_text("utf-8"))
    ]
    assert sorted(set(found)) == ["body", "drawing"]


def test_no_key_is_hidden_by_what_a_table_can_do() -> None:
    """In a template `t.clear` would be the method of the table, not its text."""
    assert sorted(key for key in texts() if hasattr({}, key)) == []
