"""From scores to triggers, roles and links."""

from __future__ import annotations

import numpy as np

from vedette.engines.model.decode import (
    Found,
    choose_links,
    find_roles,
    find_sources,
    find_triggers,
    lean_to_rules,
    softmax,
    whole_places,
)
from vedette.engines.model.labels import (
    INNERMOST,
    LINK,
    NO_LINK,
    ROLE_TAGS,
    ROLES,
    TRIGGER_TAGS,
    TYPES,
)
from vedette.engines.model.notes import CHANNELS, Notes
from vedette.engines.model.words import Worded
from vedette.records.spans import Span


def worded(*lengths: int) -> Worded:
    """Sentences of so many one-letter words."""
    bounds, at = [], 0
    for length in lengths:
        bounds.append((at, at + length))
        at += length
    return Worded(
        sentences=tuple(Span(2 * a, 2 * b) for a, b in bounds),
        spans=tuple(Span(2 * i, 2 * i + 1) for i in range(at)),
        sentence=tuple(n for n, length in enumerate(lengths) for _ in range(length)),
        bounds=tuple(bounds),
        windows=(),
    )


def scores(tags: list[int], size: int) -> np.ndarray:
    found = np.zeros((len(tags), size), np.float32)
    found[np.arange(len(tags)), tags] = 4.0
    return found


def begin(kind: str) -> int:
    return 1 + 2 * TYPES.index(kind)


def test_a_run_of_one_type_is_a_trigger_and_ends_with_its_sentence():
    tags = [0, begin("MOVE"), begin("MOVE") + 1, begin("MOVE") + 1, begin("AID"), begin("AID")]
    found = find_triggers(scores(tags, TRIGGER_TAGS), worded(3, 3))
    assert [(f.label, f.start, f.end) for f in found] == [
        ("MOVE", 1, 3), ("MOVE", 3, 4), ("AID", 4, 5), ("AID", 5, 6),
    ]  # fmt: skip
    assert all(0.5 < f.confidence < 1 for f in found)


def test_words_alone_lean_to_nothing_and_agreed_ones_to_their_type():
    table = scores([begin("MOVE"), begin("MOVE"), begin("AID")], TRIGGER_TAGS)
    kinds = (0, 1 + TYPES.index("MOVE"), 1 + TYPES.index("MOVE"))
    notes = Notes(channels=tuple(kinds if i == 3 else (0, 0, 0) for i in range(len(CHANNELS))))
    leaned = lean_to_rules(table, notes, alone=5.0, agreed=5.0)
    found = find_triggers(leaned, worded(3))
    assert [(f.label, f.start, f.end) for f in found] == [("MOVE", 1, 2), ("MOVE", 2, 3)]
    assert table[0, 0] == 0.0  # what was given is not changed


def test_sources_are_ranges_of_words():
    assert find_sources(scores([1, 2, 0, 1], 3), worded(4), bias=0.0) == [(0, 2), (3, 4)]


def test_roles_count_from_the_first_word_of_the_window():
    actor, time = 1 + 2 * ROLES.index("actor"), 1 + 2 * ROLES.index("time")
    table = scores([actor, actor + 1, 0, time, time], ROLE_TAGS)[None]
    (found,) = find_roles(table, [(10, 14)], bias=0.0)
    assert [(f.label, f.start, f.end) for f in found] == [("actor", 10, 12), ("time", 13, 14)]


def test_links_are_the_outer_ones_and_one_innermost():
    table = scores([LINK, NO_LINK, INNERMOST, LINK], 3)
    assert choose_links(table, bias=0.0) == ([0, 3], 2)


def test_of_two_innermost_the_surer_one_stays_innermost():
    table = scores([INNERMOST, INNERMOST], 3)
    table[1, INNERMOST] = 9.0
    assert choose_links(table, bias=0.0) == ([0], 1)


def test_without_links_the_report_speaks_for_itself():
    assert choose_links(scores([NO_LINK, NO_LINK], 3), bias=0.0) == ([], -1)
    assert choose_links(np.zeros((0, 3), np.float32), bias=0.0) == ([], -1)


def test_probabilities_add_up_even_of_large_scores():
    found = softmax(np.array([[1000.0, 999.0], [-1000.0, 0.0]], np.float32))
    assert np.allclose(found.sum(-1), 1)


def test_places_that_a_preposition_cut_in_two_are_one() -> None:
    words = "left for the coastal city of latakia , then tel samn in raqqa".split()

    def run(label: str, start: int, end: int) -> Found:
        return Found(label=label, start=start, end=end, confidence=0.5)

    roles = [run("destination", 3, 6), run("origin", 6, 7), run("location", 9, 12)]
    kept = whole_places(roles, words)
    assert [(f.label, f.start, f.end) for f in kept] == [("destination", 3, 7), ("location", 9, 11)]
    apart = [run("destination", 3, 5), run("origin", 6, 7), run("actor", 5, 6)]
    assert whole_places(apart, words) == apart
