"""Documents: a report laid out for reading, and what the tagger's one pass found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.reports import Report
from vedette.records.spans import Span, Words

FurnitureKind = Literal[
    "teaser", "share line", "photo credit", "wires line", "subscription", "navigation",
    "timestamp", "tags", "boilerplate",
]  # fmt: skip

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "MOVE",
    "CONTROL", "PRESENCE",
]  # fmt: skip

Status = Literal["fact", "hedged", "denied", "future", "conditional", "unknown"]

Role = Literal[
    "actor", "recipient", "location", "origin", "destination", "route", "equipment", "quantity",
    "killed", "injured", "captured", "displaced",
]  # fmt: skip

SourceKind = Literal[
    "person", "official", "organization", "media", "monitor", "witness", "imagery", "document",
    "anonymous",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of page furniture: not read for claims unless all is kept."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """`DAMASCUS (Agency), Dec 13 -` at the head of a dispatch; the parts that are printed."""

    span: Span
    place: Words | None = None
    agency: Words | None = None
    day: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report laid out: its sentences, and the parts that are not its story.

    `sentences` are in order, do not overlap, and leave out furniture, dateline and byline.
    `credits` are words that credit an agency for the text ("AFP", "With wires"): lineage.
    `stamps` are printed dates of the text itself ("Published June 11 2016"); with the day of
    the dateline they anchor its relative days.
    """

    report: Report
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...] = ()
    dateline: Dateline | None = None
    byline: Words | None = None
    credits: tuple[Words, ...] = ()
    stamps: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedArgument:
    """Words that fill a role of a claim; `name` is the antecedent when they are a pronoun."""

    role: Role
    span: Span
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSource:
    """One link of a source chain.

    `name` is who the words stand for when they are a pronoun, a surname or a bare description
    of somebody named elsewhere in the report ("He", "Reth", "the observatory"); else "".
    """

    span: Span
    kind: SourceKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedClaim:
    """One claim as the tagger sees it: words and labels, nothing grounded yet.

    `sources` runs from the outermost (nearest to the reader) to the innermost (who knows).
    `time` is the expression that dates the event. `evidence` is the stretch that proves it.
    `rule` names what fired, for `why`.
    """

    type: EventType
    mode: str = ""
    status: Status
    trigger: Span
    arguments: tuple[TaggedArgument, ...] = ()
    time: Span | None = None
    cues: tuple[Span, ...] = ()
    sources: tuple[TaggedSource, ...] = ()
    evidence: Span
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagging:
    """All that one pass of a tagger found, and which engine found it."""

    engine: str
    claims: tuple[TaggedClaim, ...]
