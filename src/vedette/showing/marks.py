"""Which words of a text belong to which claims: overlapping spans cut into plain pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vedette.records.claims import Claim
from vedette.records.documents import Document
from vedette.records.spans import Span

ROLES = (
    "trigger", "cue", "source", "killed", "injured", "captured", "displaced", "time", "quantity",
    "location", "origin", "destination", "route", "actor", "recipient", "equipment",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of one claim: its number on the page (from 1), and the role they play in it."""

    span: Span
    claim: int
    role: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the layout: a sentence, furniture, the dateline ... or "" for what is between."""

    span: Span
    kind: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points of one stretch that lie under the same marks."""

    span: Span
    stretch: Stretch
    marks: tuple[Mark, ...]


def marks_of(claim: Claim, number: int) -> tuple[Mark, ...]:
    """All words of a claim with their roles."""
    spans = {
        "trigger": (claim.trigger.span,),
        "cue": tuple(words.span for words in claim.cues),
        "source": tuple(source.words.span for source in claim.sources),
        "killed": tuple(words.span for words in claim.killed),
        "injured": tuple(words.span for words in claim.injured),
        "captured": tuple(words.span for words in claim.captured),
        "displaced": tuple(words.span for words in claim.displaced),
        "time": (claim.time.words.span,) if claim.time else (),
        "quantity": tuple(words.span for words in claim.quantity),
        "location": tuple(place.words.span for place in claim.locations),
        "origin": tuple(place.words.span for place in claim.origins),
        "destination": tuple(place.words.span for place in claim.destinations),
        "route": tuple(place.words.span for place in claim.routes),
        "actor": tuple(actor.words.span for actor in claim.actors),
        "recipient": tuple(actor.words.span for actor in claim.recipients),
        "equipment": tuple(words.span for words in claim.equipment),
    }
    return tuple(Mark(span, number, role) for role in ROLES for span in spans[role])


def lay_out(document: Document, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """Cut the text into stretches that cover it once; furniture wins over a sentence.

    A sentence is "claimed" when the evidence of a claim overlaps it, else "unclaimed".
    """
    found = [Stretch(item.span, "furniture", item.kind) for item in document.furniture]
    if document.dateline is not None:
        found.append(Stretch(document.dateline.span, "dateline", "dateline"))
    if document.byline is not None:
        found.append(Stretch(document.byline.span, "byline", "byline"))
    for sentence in document.sentences:
        claimed = any(claim.evidence.overlaps(sentence) for claim in claims)
        found.append(Stretch(sentence, "claimed" if claimed else "unclaimed"))
    size = len(document.report.text)
    edges = sorted({0, size, *(edge for s in found for edge in (s.span.start, s.span.end))})
    parts: list[Stretch] = []
    for start, end in pairwise(edges):
        part = Span(start, end)
        over = next((s for s in found if s.span.covers(part)), Stretch(part, ""))
        parts.append(Stretch(part, over.kind, over.label))
    return tuple(parts)


def pieces(stretches: Sequence[Stretch], marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut stretches where marks begin and end; the pieces in order are the whole text."""
    ordered = sorted(mark for mark in marks if mark.span.start < mark.span.end)
    for stretch in stretches:
        inside = [mark for mark in ordered if mark.span.overlaps(stretch.span)]
        edges = {stretch.span.start, stretch.span.end}
        for mark in inside:
            edges |= {
                max(mark.span.start, stretch.span.start),
                min(mark.span.end, stretch.span.end),
            }
        cuts = sorted(edges)
        for start, end in pairwise(cuts):
            part = Span(start, end)
            yield Piece(part, stretch, tuple(mark for mark in inside if mark.span.covers(part)))
