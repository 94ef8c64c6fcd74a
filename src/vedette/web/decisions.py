"""What a person decides about an event, and how it is taken back: the port that the desk needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, get_args

from vedette.errors import UsageError
from vedette.fusion.deciding import standing
from vedette.fusion.words import fold
from vedette.pipeline import fuse
from vedette.records.decisions import Decision as Decided
from vedette.records.decisions import DecisionKind
from vedette.records.documents import Status
from vedette.records.events import Changes, Event, Evidence
from vedette.records.states import Assessment
from vedette.store import Workspace
from vedette.store.days import moment_of

Verb = Literal["accept", "reject", "edit", "merge", "split", "undo"]
VERBS: tuple[Verb, ...] = ("accept", "reject", "edit", "merge", "split", "undo")
REVIEWS: dict[str, str] = {"accept": "accepted", "reject": "rejected", "edit": "edited"}
EDITABLE = ("from", "to", "status")
"""Fields that can be corrected: the first and the last day, and the status."""

KINDS: frozenset[str] = frozenset(get_args(DecisionKind))
"""Kinds of the entries of the log that are decisions."""

_KIND_OF: dict[str, DecisionKind] = {"edit": "correct"}
_VALUE_OF = {"from": "first", "to": "last", "status": "status"}
_WAIT_MS = 3_000
_SEEN = "seen on the desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about an event, as the desk shows and takes it.

    `event` is "" where it is about none that stands. `fields` are corrections by the name of the
    field; `other` is the event to merge with; `claims` are the claims to split off; `undoes` is
    the number of another decision.
    """

    verb: str
    event: str
    by: str
    note: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
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

    def standing(self, workspace: Workspace, events: Sequence[Event]) -> Standing:
        """All decisions of a workspace, and where they leave the events that stand."""
        ...

    def decide(
        self, decision: Decision, event: Event | None, evidence: Iterable[Evidence], *, at: datetime
    ) -> int:
        """Write a decision down; returns its number.

        Args:
            decision: what was decided.
            event: the event that it is about; None for an undoing.
            evidence: its claims.
            at: when, aware.

        Raises:
            UsageError: V456, V422, it cannot be carried out.
            WorkspaceError: V404, V405, V408; nothing was written.
        """
        ...

    def assess(self, signed: Assessment, *, at: datetime) -> int:
        """Write down what a person signed about a site; returns its number."""
        ...


class StoreDecisions:
    """Decisions in the log of the workspace, on the claims of events; events are grouped anew."""

    can: frozenset[Verb] = frozenset(VERBS)

    def __init__(self, path: Path) -> None:
        self._path = path

    def standing(self, workspace: Workspace, events: Sequence[Event]) -> Standing:
        """All decisions, and the last review of each event that stands."""
        decided = workspace.decisions()
        holder = {claim_id: event.id for event in events for claim_id in event.claim_ids}
        left = {one.seq for one in standing(decided)}
        entries: dict[int, Entry] = {}
        latest: dict[str, Entry] = {}
        for one in decided:
            about = _events_of(one, entries, holder)
            undone = one.kind != "undo" and one.seq not in left
            entry = Entry(
                number=one.seq,
                at=moment_of(one.at),
                decision=_shown(one, next(iter(about), "")),
                undone=undone,
            )
            entries[one.seq] = entry
            if not undone and entry.decision.verb in REVIEWS:
                latest |= dict.fromkeys(about, entry)
        return Standing(entries=tuple(entries.values()), latest=latest)

    def decide(
        self, decision: Decision, event: Event | None, evidence: Iterable[Evidence], *, at: datetime
    ) -> int:
        """Write a decision and the events that it makes, both or neither."""
        with Workspace.create_or_open(self._path, wait_ms=_WAIT_MS) as store:
            decided = self._decided(store, decision, event, tuple(evidence))
            if decision.verb == "accept":  # it changes no event
                return store.decide(decided, at)
            return store.decide_and_group(decided, at, _regrouped)[0]

    def assess(self, signed: Assessment, *, at: datetime) -> int:
        """Write what a person signed about a site; the site of a bare name is found by it."""
        site = signed.site
        if site.startswith("name:"):
            site = f"name:{fold(site.removeprefix('name:'))}"
        values = (("state", signed.state), ("party", signed.party), ("day", signed.day))
        reason = signed.reason or _SEEN
        decided = Decided(kind="assess", subject=site, by=signed.by, reason=reason, values=values)
        with Workspace.create_or_open(self._path, wait_ms=_WAIT_MS) as store:
            return store.decide(decided, at)

    def _decided(
        self,
        store: Workspace,
        decision: Decision,
        event: Event | None,
        evidence: tuple[Evidence, ...],
    ) -> Decided:
        kind: DecisionKind = _KIND_OF.get(decision.verb, decision.verb)  # type: ignore[arg-type]
        reason = decision.note or _SEEN
        if event is None:
            subject = str(decision.undoes)
            return Decided(
                kind=kind, subject=subject, by=decision.by, reason=reason, undoes=decision.undoes
            )
        claims: tuple[str, ...] = event.claim_ids
        others: tuple[str, ...] = ()
        values: tuple[tuple[str, str], ...] = ()
        if decision.verb == "merge":
            other = store.event(decision.other)
            if other.id == event.id:
                raise UsageError("V456", f"{event.id} cannot be merged with itself; name another")
            others, values = other.claim_ids, (("with", other.id),)
        elif decision.verb == "split":
            claims, others = _parted(event, decision.claims)
        elif decision.verb == "edit":
            values = _values(decision.fields)
        places = tuple(
            (item.claim.report_id, item.claim.trigger.span.start, item.claim.trigger.span.end)
            for item in evidence
        )
        reviews = decision.verb in REVIEWS
        return Decided(
            kind=kind,
            subject=event.id,
            by=decision.by,
            reason=reason,
            claims=claims,
            others=others,
            places=places if reviews else (),
            values=values,
        )


def _regrouped(
    evidence: tuple[Evidence, ...], events: tuple[Event, ...], decisions: tuple[Decided, ...]
) -> Changes:
    return fuse(evidence, standing=events, decisions=decisions)


def _parted(event: Event, chosen: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    out = tuple(claim for claim in event.claim_ids if claim in chosen)
    rest = tuple(claim for claim in event.claim_ids if claim not in chosen)
    if not out or not rest:
        raise UsageError(
            "V456",
            f"{len(out)} of {len(event.claim_ids)} quotes were chosen to split off; expected some, "
            "but not all; nothing was written",
        )
    return out, rest


def _values(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    first, last, status = (fields.get(name, "") for name in EDITABLE)
    if last and (not first or last < first):
        raise UsageError(
            "V456", f"the last day is {last}; expected a first day on or before it; give both"
        )
    if status and status not in get_args(Status):
        raise UsageError("V456", f"no status {status[:40]!r}; expected one of the list")
    return tuple((_VALUE_OF[name], fields[name]) for name in EDITABLE if fields.get(name))


def _events_of(
    one: Decided, before: Mapping[int, Entry], holder: Mapping[str, str]
) -> dict[str, None]:
    """The events that a decision is about, as they stand now; the one with its subject first."""
    if one.kind == "undo":
        undone = before.get(one.undoes)
        return {undone.decision.event: None} if undone and undone.decision.event else {}
    found = {one.subject: None} if one.subject in set(holder.values()) else {}
    return found | {holder[claim]: None for claim in one.claims if claim in holder}


def _shown(one: Decided, event_id: str) -> Decision:
    names = {value: name for name, value in _VALUE_OF.items()}
    return Decision(
        verb="edit" if one.kind == "correct" else one.kind,
        event=event_id,
        by=one.by,
        note=one.reason,
        fields={names.get(name, name): value for name, value in one.values},
        claims=one.claims,
        undoes=one.undoes,
    )
