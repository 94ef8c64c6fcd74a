"""What a person decides about an event at the desk, and how it is taken back.

The desk shows what `Decisions` can do and nothing more. `Ledger` writes them as the commands
`review`, `merge`, `split` and `undo` do: into the log of the workspace, with the events grouped
anew in the same transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from vedette.errors import UsageError
from vedette.pipeline import fuse
from vedette.records import decisions as records
from vedette.records.events import Changes, Event, Evidence
from vedette.store import Workspace
from vedette.store.days import moment_of

Verb = Literal["accept", "reject", "edit", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "edit", "merge", "split", "undo")
REVIEWS: dict[str, str] = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
EDITABLE = ("from", "to", "status")
REASON = "decided at the desk"
"""The reason of a decision to which no note was written."""

_KINDS: dict[Verb, records.DecisionKind] = {
    "accept": "accept", "reject": "reject", "edit": "correct", "merge": "merge", "split": "split",
    "undo": "undo",
}  # fmt: skip
_VERBS: dict[str, Verb] = {kind: verb for verb, kind in _KINDS.items()}
_VALUES = {"from": "first", "to": "last", "status": "status"}


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision. `shown` is the fingerprint of what the person saw when deciding.

    `fields` are corrections of one claim, the first of `claims`: name of a field to its new value.
    `other` is the event to merge with; for a split `claims` are those taken out; `undoes` is the
    number of a decision.
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

    def standing(self, decided: Iterable[records.Decision]) -> Standing:
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
    """Decisions in the log of a workspace, each with the events grouped anew."""

    can: frozenset[Verb] = frozenset(VERBS)

    def __init__(self, path: Path) -> None:
        self._path = path

    def standing(self, decided: Iterable[records.Decision]) -> Standing:
        """Replay the decisions on events; those on sites and sources are passed over."""
        entries: dict[int, Entry] = {}
        for record in decided:
            verb = _VERBS.get(record.kind)
            if verb is None:
                continue
            undone = entries.get(record.undoes) if verb == "undo" else None
            if undone is not None:
                entries[undone.number] = Entry(
                    number=undone.number, at=undone.at, decision=undone.decision, undone=True
                )
            entries[record.seq] = Entry(
                number=record.seq, at=moment_of(record.at), decision=_shown(record, verb, undone)
            )
        latest = {
            entry.decision.event: entry
            for entry in entries.values()
            if entry.decision.verb in REVIEWS and not entry.undone
        }
        return Standing(entries=tuple(entries.values()), latest=latest)

    def decide(self, decision: Decision, *, at: datetime) -> int:
        """Write the decision and the events that follow from it, both or neither."""
        with Workspace.create_or_open(self._path) as store:
            if decision.verb == "undo":
                record = _undoing(decision)
            else:
                record = _record(store, store.event(decision.event), decision)
            number, _ = store.decide_and_group(record, at, _regrouped)
        return number


def _shown(record: records.Decision, verb: Verb, undone: Entry | None) -> Decision:
    values = dict(record.values)
    fields = {name: values[key] for name, key in _VALUES.items() if key in values}
    return Decision(
        verb=verb,
        event=undone.decision.event if undone is not None else record.subject,
        by=record.by,
        note="" if record.reason == REASON else record.reason,
        fields=fields if verb == "edit" else {},
        other=values.get("with", ""),
        claims=record.claims,
        undoes=record.undoes,
    )


def _record(store: Workspace, event: Event, decision: Decision) -> records.Decision:
    claims: tuple[str, ...] = event.claim_ids
    others: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    if decision.verb == "edit":
        claims = _some_of(event, decision.claims)[:1]
        if "to" in decision.fields and "from" not in decision.fields:
            raise UsageError("V456", "a last day needs a first day; nothing was written, give both")
        values = tuple((_VALUES[name], value) for name, value in decision.fields.items())
    elif decision.verb == "split":
        claims = _some_of(event, decision.claims)
        others = tuple(claim for claim in event.claim_ids if claim not in claims)
        if not others:
            raise UsageError("V456", "a split must leave a claim behind; nothing was written")
    elif decision.verb == "merge":
        other = store.event(decision.other)
        if other.id == event.id:
            raise UsageError("V456", "an event cannot be merged with itself; name another")
        others, values = other.claim_ids, (("with", other.id),)
    return records.Decision(
        kind=_KINDS[decision.verb],
        subject=event.id,
        by=decision.by,
        reason=decision.note or REASON,
        claims=claims,
        others=others,
        places=_places(store, claims) if decision.verb in REVIEWS else (),
        values=values,
    )


def _undoing(decision: Decision) -> records.Decision:
    return records.Decision(
        kind="undo", subject=decision.event, by=decision.by, reason=decision.note or REASON,
        undoes=decision.undoes,
    )  # fmt: skip


def _some_of(event: Event, claims: tuple[str, ...]) -> tuple[str, ...]:
    chosen = tuple(claim for claim in event.claim_ids if claim in claims)
    if not chosen:
        raise UsageError("V456", f"no claim of event {event.id} was chosen; nothing was written")
    return chosen


def _places(store: Workspace, claims: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    found = (store.claim(claim).claim for claim in claims)
    return tuple((c.report_id, c.trigger.span.start, c.trigger.span.end) for c in found)


def _regrouped(
    evidence: tuple[Evidence, ...],
    standing: tuple[Event, ...],
    decided: tuple[records.Decision, ...],
) -> Changes:
    return fuse(evidence, standing=standing, decisions=decided)
