"""What a claim of a type and mode is called in plain English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from vedette.errors import DataError
from vedette.records.documents import EventType

_COLUMNS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The forms of one predicate; none agrees with its subject in number.

    `past` of a state ("in control") has no verb, so that it claims no time. `verb_object` and
    `noun_object` are the prepositions before the object ("" for none).
    """

    label: str
    infinitive: str
    past: str
    participle: str
    noun: str
    verb_object: str
    noun_object: str


@cache
def phrases() -> dict[tuple[str, str], Phrase]:
    """Type and mode to the phrase; mode "" is the phrase of the type.

    Raises:
        DataError: V610, a line does not have nine columns, or names an unknown type.
    """
    table: dict[tuple[str, str], Phrase] = {}
    source = files("vedette.lexicon").joinpath("data/phrases.tsv").read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = ["" if cell == "-" else cell for cell in line.split("\t")]
        if len(cells) != _COLUMNS or cells[0] not in get_args(EventType):
            raise DataError(
                "V610",
                f"phrases.tsv, line {number}: {line!r}, expected {_COLUMNS} columns that begin "
                "with an event type; correct the table",
            )
        kind, mode, label, infinitive, past, participle, noun, verb_object, noun_object = cells
        table[kind, mode] = Phrase(
            label=label,
            infinitive=infinitive,
            past=past,
            participle=participle,
            noun=noun,
            verb_object=verb_object,
            noun_object=noun_object,
        )
    return table


def phrase_of(kind: EventType, mode: str = "") -> Phrase:
    """The phrase of a type and mode; an unknown mode falls back on that of the type."""
    table = phrases()
    return table.get((kind, mode)) or table[kind, ""]
