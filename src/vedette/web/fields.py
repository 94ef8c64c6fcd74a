"""A claim field by field with its words, and the text of its report with these words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.records.claims import Actor, Claim
from vedette.records.documents import Document
from vedette.records.events import Evidence
from vedette.records.grounded import PlaceMention
from vedette.records.spans import Span, Words
from vedette.showing.marks import ROLES, Mark, lay_out, marks_of, pieces
from vedette.showing.wording import (
    STATUS_WORDS,
    flat,
    name_actor,
    say_chain,
    say_days,
    say_grounding,
)

_NOT_SAID = ("actor", "location", "time")
"""Roles that are shown even when nothing is said: that is worth knowing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """One value: in words, as quoted, where the quoted words stand, and how it was worked out."""

    words: str
    span: Span | None = None
    quoted: bool = True
    note: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a claim; without values it was not said."""

    role: str
    values: tuple[FieldValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A stretch of a report: its characters, the roles of the words in it, and the layout's kind.

    `lead` is the role it is drawn as; `first` when a mark of that role begins here.
    """

    text: str
    kind: str
    roles: tuple[str, ...]
    lead: str
    starts: tuple[str, ...]
    evidence: bool
    first_evidence: bool


def fields_of(evidence: Evidence) -> tuple[Field, ...]:
    """The fields of a claim in the order in which they are read."""
    claim = evidence.claim
    rows = [
        ("trigger", _words((claim.trigger,))),
        ("actor", tuple(map(_actor, claim.actors))),
        ("recipient", tuple(map(_actor, claim.recipients))),
        ("location", tuple(map(_place, claim.locations))),
        ("origin", tuple(map(_place, claim.origins))),
        ("destination", tuple(map(_place, claim.destinations))),
        ("route", tuple(map(_place, claim.routes))),
        ("equipment", _words(claim.equipment)),
        ("quantity", _words(claim.quantity)),
        ("killed", _words(claim.killed)),
        ("injured", _words(claim.injured)),
        ("captured", _words(claim.captured)),
        ("displaced", _words(claim.displaced)),
        ("time", _time(claim)),
        ("source", _sources(evidence)),
        ("cue", _status(claim)),
    ]
    elsewhere = bool(claim.origins or claim.destinations or claim.routes)
    return tuple(
        Field(role=role, values=values)
        for role, values in rows
        if values or (role in _NOT_SAID and not (role == "location" and elsewhere))
    )


def marked_text(document: Document, claim: Claim) -> tuple[TextPiece, ...]:
    """The whole text of a report in pieces; their characters in order are exactly the text."""
    text = document.report.text
    marks = [*marks_of(claim, 1), Mark(claim.evidence, 1, "evidence")]
    found: list[TextPiece] = []
    seen = False
    for piece in pieces(lay_out(document, (claim,)), marks):
        roles = tuple(dict.fromkeys(m.role for m in piece.marks if m.role != "evidence"))
        evidence = any(mark.role == "evidence" for mark in piece.marks)
        found.append(
            TextPiece(
                text=piece.span.cut(text),
                kind=piece.stretch.kind or "between",
                roles=roles,
                lead=min(roles, key=ROLES.index) if roles else "",
                starts=_starts(piece.marks, piece.span),
                evidence=evidence,
                first_evidence=evidence and not seen,
            )
        )
        seen = seen or evidence
    return tuple(found)


def _starts(marks: Iterable[Mark], span: Span) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            f"{mark.role}-{mark.span.start}"
            for mark in marks
            if mark.role != "evidence" and mark.span.start == span.start
        )
    )


def _words(words: tuple[Words, ...]) -> tuple[FieldValue, ...]:
    return tuple(FieldValue(words=flat(item.text), span=item.span) for item in words)


def _actor(actor: Actor) -> FieldValue:
    codes = " ".join(filter(None, (actor.country, actor.sector)))
    note = f"{codes} ({actor.rule})" if codes and actor.rule else codes
    return FieldValue(words=name_actor(actor), span=actor.words.span, note=note)


def _place(place: PlaceMention) -> FieldValue:
    key = place.place.key if place.place else ""
    return FieldValue(
        words=flat(place.words.text), span=place.words.span, note=say_grounding(place), key=key
    )


def _time(claim: Claim) -> tuple[FieldValue, ...]:
    time = claim.time
    if time is None:
        return ()
    days = say_days(time.first, time.last)
    basis = [days or "not resolved to days"]
    basis += [f"reckoned from {time.anchor}"] if time.anchor else []
    basis += [time.rule] if time.rule else []
    if not time.words.text:  # given by a person, where no words say it
        return (FieldValue(words=basis[0], quoted=False, note=", ".join(basis[1:])),)
    return (FieldValue(words=flat(time.words.text), span=time.words.span, note=", ".join(basis)),)


def _sources(evidence: Evidence) -> tuple[FieldValue, ...]:
    claim = evidence.claim
    if not claim.sources:
        said = say_chain(claim.sources, evidence.outlet)
        return (FieldValue(words=said, quoted=False),)
    return tuple(
        FieldValue(
            words=flat(source.words.text),
            span=source.words.span,
            note=f"{source.kind}{f', {flat(source.name)}' if source.name else ''}",
        )
        for source in claim.sources
    )


def _status(claim: Claim) -> tuple[FieldValue, ...]:
    said = FieldValue(words=STATUS_WORDS[claim.status], quoted=False)
    return (said, *_words(claim.cues))
