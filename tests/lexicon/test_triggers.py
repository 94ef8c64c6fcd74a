"""The trigger table: every line loads, and none holds a proper name."""

from __future__ import annotations

import pytest

from vedette.errors import DataError
from vedette.lexicon import triggers as lexicon
from vedette.lexicon.triggers import CONDITIONS, frames, triggers
from vedette.records.documents import EventType

TYPES = EventType.__args__


def _all() -> list[lexicon.Trigger]:
    return [entry for entries in triggers().by_first.values() for entry in entries]


def test_every_type_has_verbs_or_phrases_and_nouns() -> None:
    for kind in TYPES:
        assert {entry.pos for entry in _all() if entry.type == kind} & {"v", "x"}, kind


def test_no_entry_is_a_proper_name() -> None:
    for entry in _all():
        for word in entry.words:
            assert word == word.lower(), entry.words


def test_longer_phrases_come_first() -> None:
    for entries in triggers().by_first.values():
        lengths = [len(entry.words) for entry in entries]
        assert lengths == sorted(lengths, reverse=True)


def test_every_entry_has_a_frame_and_known_conditions() -> None:
    for entry in _all():
        assert entry.frame.name in frames()
        assert {condition.kind for condition in entry.when} <= CONDITIONS


def test_no_reading_stands_behind_the_same_one_without_conditions() -> None:
    for entries in triggers().by_first.values():
        free: set[tuple[tuple[str, ...], str]] = set()
        for entry in entries:
            key = (entry.words, entry.pos)
            assert key not in free, f"never reached: {entry.words} as {entry.type}"
            if not entry.when:
                free.add(key)


def test_a_particle_leads_to_the_object() -> None:
    (entry,) = [e for e in triggers().by_first["take"] if e.words == ("take", "over")][:1]
    assert entry.frame.fills["over"] == entry.frame.fills["obj"]


@pytest.mark.parametrize(
    "row",
    [
        ["v", "ASSAULT", "-", "strike", "-"],
        ["q", "ASSAULT", "-", "strike", "-", "attack"],
        ["v", "WEATHER", "-", "strike", "-", "attack"],
        ["v", "ASSAULT", "-", "no-such-frame", "-", "attack"],
        ["v", "ASSAULT", "-", "strike", "maybe:force", "attack"],
    ],
)
def test_a_wrong_line_is_refused(row: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = lexicon._rows

    def rows(name: str) -> list[tuple[int, list[str]]]:
        return [(1, row)] if name == "triggers.tsv" else whole(name)

    monkeypatch.setattr(lexicon, "_rows", rows)
    triggers.cache_clear()
    try:
        with pytest.raises(DataError, match="V603"):
            triggers()
    finally:
        triggers.cache_clear()
