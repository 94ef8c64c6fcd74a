"""What a person decides about an event, and how it is taken back: the port that the desk needs.

The desk shows what `Decisions` can do and nothing more. `Ledger` keeps decisions in the log of
the workspace, which is append-only: undoing is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from vedette.errors import UsageError
from vedette.store.ledger import append_entry
from vedette.store.logbook import LogEntry

Verb = Literal["accept", "reject", "edit", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "edit", "merge", "split", "undo")
REVIEWS: dict[str, str] = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
EDITABLE = ("from", "to", "kind", "status", "where")
REVIEW = "review "
"""How the kinds of these entries of the log begin."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision. `shown` is the fingerprint of what the person saw when deciding.

    `fields` are corrections: name of a field of the event to its new value. `other` is the event
    to merge with; `claims` are the claims to split off; `undoes` is the number of a decision.
    """

    verb: Verb
    event: str
    by: str
    shown: str = ""
    note: str = ""
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    other: str = ""
    claims: tuple[str, ...] = ()
    undoes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A decision with its number and time; `undone` when a later one took it back."""

    number: int
    at: datetime
    decision: Decision
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the review of each event stands, and all decisions, oldest first."""

    entries: tuple[Entry, ...] = ()
    latest: Mapping[str, Entry] = field(default_factory=dict)

    def review(self, event_id: str) -> str:
        """ "accepted", "rejected", "edited" or "open"."""
        entry = self.latest.get(event_id)
        return REVIEWS[entry.decision.verb] if entry else "open"

    def reviews(self) -> dict[str, str]:
        """Event id to where its review stands, for those that somebody decided on."""
        return {event_id: self.review(event_id) for event_id in self.latest}

    def of(self, event_id: str) -> tuple[Entry, ...]:
        """All decisions on an event, oldest first."""
        return tuple(entry for entry in self.entries if entry.decision.event == event_id)

    def corrections(self, event_id: str) -> dict[str, str]:
        """The corrected fields of an event that stand."""
        found: dict[str, str] = {}
        for entry in self.of(event_id):
            if entry.decision.verb == "edit" and not entry.undone:
                found.update(entry.decision.fields)
        return found


class Decisions(Protocol):
    """Where decisions are kept; `can` are the verbs that it carries out."""

    can: frozenset[Verb]

    def standing(self, log: Iterable[LogEntry]) -> Standing:
        """Replay the decisions in the log of a workspace."""
        ...

    def decide(self, decision: Decision, *, at: datetime) -> int:
        """Write a decision down; returns its number.

        Raises:
            UsageError: V456, it cannot be carried out.
            WorkspaceError: V404, V405, V408; nothing was written.
        """
        ...


class Ledger:
    """Decisions as entries of the log: accept, reject, edit and undo; nothing else is changed."""

    can: frozenset[Verb] = frozenset(("accept", "reject", "edit", "undo"))

    def __init__(self, path: Path) -> None:
        self._path = path

    def standing(self, log: Iterable[LogEntry]) -> Standing:
        """Replay the decisions; an entry that is no decision is passed over."""
        entries: dict[int, Entry] = {}
        for line in log:
            if not line.kind.startswith(REVIEW):
                continue
            try:
                decision = msgspec.json.decode(line.payload, type=Decision)
            except msgspec.MsgspecError:
                continue
            undone = entries.get(decision.undoes) if decision.verb == "undo" else None
            if undone is not None:
                entries[undone.number] = Entry(
                    number=undone.number, at=undone.at, decision=undone.decision, undone=True
                )
            entries[line.seq] = Entry(number=line.seq, at=line.at, decision=decision)
        latest = {
            entry.decision.event: entry
            for entry in entries.values()
            if entry.decision.verb in REVIEWS and not entry.undone
        }
        return Standing(entries=tuple(entries.values()), latest=latest)

    def decide(self, decision: Decision, *, at: datetime) -> int:
        """Append the decision to the log, in one transaction."""
        if decision.verb not in self.can:
            raise UsageError(
                "V456",
                f"this workspace cannot {decision.verb}; expected one of "
                f"{', '.join(sorted(self.can))}; nothing was written",
            )
        payload = msgspec.json.encode(decision).decode("utf-8")
        return append_entry(
            self._path, at=at, kind=REVIEW + decision.verb, subject=decision.event, payload=payload
        )
