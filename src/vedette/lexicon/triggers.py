"""Trigger words and their argument frames, as shipped tables with typed loaders."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError
from vedette.records.documents import EventType

PartOfSpeech = Literal["v", "n", "a", "x"]
# Kinds of condition; triggers.tsv says what each asks.
CONDITIONS = frozenset("act ctx f fin l low mod o ow p pas pl prd q r s sub sw w".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How grammatical relations fill roles: `fills["on"]` is the filler of "on ...".

    Fillers are roles of records/documents.py or one of the choices named in frames.tsv.
    """

    name: str
    fills: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must hold beside a trigger word, or must not; triggers.tsv explains the kinds."""

    kind: str
    values: frozenset[str] = frozenset()
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One reading of a trigger word. `words` are lemmas, one or more."""

    words: tuple[str, ...]
    pos: PartOfSpeech
    type: EventType
    mode: str
    frame: Frame
    when: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerLexicon:
    """All trigger words by their first lemma, longest phrase first, in table order.

    `version` goes into the engine's name.
    """

    version: str
    by_first: dict[str, tuple[Trigger, ...]]


def _rows(name: str) -> list[tuple[int, list[str]]]:
    source = files("vedette.lexicon").joinpath(f"data/{name}").read_text("utf-8")
    return [
        (number, line.split("\t"))
        for number, line in enumerate(source.splitlines(), 1)
        if line and not line.startswith("#")
    ]


@cache
def frames() -> dict[str, Frame]:
    """Frames by name.

    Raises:
        DataError: a pair is not `relation=filler`.
    """
    table: dict[str, Frame] = {}
    for number, row in _rows("frames.tsv"):
        pairs = [pair.partition("=") for pair in row[1].split()]
        if len(row) != 2 or any(not mark for _, mark, _ in pairs):
            raise DataError("V602", f"frames.tsv, line {number}: expected relation=filler pairs")
        table[row[0]] = Frame(name=row[0], fills={left: right for left, _, right in pairs})
    return table


@cache
def triggers() -> TriggerLexicon:
    """The trigger lexicon.

    Raises:
        DataError: a line has an unknown part of speech, type or frame, or lacks a column.
    """
    found: dict[str, list[Trigger]] = {}
    for number, row in _rows("triggers.tsv"):
        if (
            len(row) != 6
            or row[0] not in get_args(PartOfSpeech)
            or row[1] not in get_args(EventType)
        ):
            raise DataError(
                "V603",
                f"triggers.tsv, line {number}: got {row[:3]}, expected six columns: part of "
                "speech, type, mode, frame, condition, words",
            )
        if row[3] not in frames():
            raise DataError(
                "V603", f"triggers.tsv, line {number}: no frame {row[3]!r} in frames.tsv"
            )
        for word in row[5].split():
            words = tuple(word.split("_"))
            found.setdefault(words[0], []).append(
                Trigger(
                    words=words,
                    pos=cast(PartOfSpeech, row[0]),
                    type=cast(EventType, row[1]),
                    mode="" if row[2] == "-" else row[2],
                    frame=_with_particle(frames()[row[3]], words),
                    when=_conditions(row[4], number),
                )
            )
    return TriggerLexicon(
        version="1",
        by_first={
            first: tuple(sorted(entries, key=lambda entry: -len(entry.words)))
            for first, entries in found.items()
        },
    )


def _with_particle(frame: Frame, words: tuple[str, ...]) -> Frame:
    """ "Took over the dam": what follows the particle is the object."""
    if len(words) != 2 or words[1] in frame.fills or "obj" not in frame.fills:
        return frame
    return Frame(name=frame.name, fills=frame.fills | {words[1]: frame.fills["obj"]})


def _conditions(cell: str, number: int) -> tuple[Condition, ...]:
    found = []
    for part in cell.split() if cell != "-" else ():
        kind, _, values = part.removeprefix("!").partition(":")
        if kind not in CONDITIONS:
            raise DataError("V603", f"triggers.tsv, line {number}: no condition is named {kind!r}")
        found.append(
            Condition(
                kind=kind,
                values=frozenset(values.split(",")) if values else frozenset(),
                negated=part.startswith("!"),
            )
        )
    return tuple(found)
