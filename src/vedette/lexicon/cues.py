"""Words that make a statement less than plain fact, as a shipped table with a typed loader."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError
from vedette.records.documents import Status

Where = Literal[
    "aux",
    "raise",
    "governs",
    "orders",
    "adverb",
    "before",
    "after",
    "doer",
    "heads",
    "over",
    "passive",
    "content",
    "clause",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """A cue: the status it gives and its words (lower case; verbs and nouns as lemmas)."""

    status: Status
    words: tuple[str, ...]


@cache
def cues() -> dict[Where, dict[str, tuple[CueWords, ...]]]:
    """Cues by where they stand and by their first word, longest first.

    Raises:
        DataError: a line names an unknown status or position.
    """
    table: dict[Where, dict[str, list[CueWords]]] = {where: {} for where in get_args(Where)}
    source = files("vedette.lexicon").joinpath("data/cues.tsv").read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or cells[0] not in get_args(Status) or cells[1] not in get_args(Where):
            raise DataError(
                "V604",
                f"cues.tsv, line {number}: got {cells[:2]}, expected status, position and words",
            )
        for phrase in cells[2].split():
            words = tuple(phrase.split("_"))
            entry = CueWords(status=cast(Status, cells[0]), words=words)
            table[cast(Where, cells[1])].setdefault(words[0], []).append(entry)
    return {
        where: {
            first: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
            for first, entries in by_first.items()
        }
        for where, by_first in table.items()
    }
