"""Claims: one statement in one report, every field with its words."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.records.documents import EventType, SourceKind, Status
from vedette.records.grounded import PlaceMention, TimeMention
from vedette.records.ids import content_id
from vedette.records.spans import Span, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Words for who did it or to whom; codes are "" when not known.

    `name` is the antecedent, or the canonical name where the words are another one; `id` is
    that of the registry of actors. The codes come from the words by tables, or where
    `inferred` from the rest of the report: `rule` says how.
    """

    words: Words
    country: str = ""
    sector: str = ""
    name: str = ""
    id: str = ""
    inferred: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of "according to whom"; `name` is who the words stand for, "" for themselves."""

    words: Words
    kind: SourceKind
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a report: type, status, who, where, when, according to whom.

    Attribution (`sources`, outermost first; empty is the report's own voice), factuality
    (`status` with its `cues`) and location are separate and none is folded into a score.
    An empty tuple means "not said"; a place or time that was said but not resolved is there
    with its words and says so. `evidence` spans the sentence that proves the claim.
    """

    report_id: str
    type: EventType
    mode: str
    status: Status
    trigger: Words
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    locations: tuple[PlaceMention, ...] = ()
    origins: tuple[PlaceMention, ...] = ()
    destinations: tuple[PlaceMention, ...] = ()
    routes: tuple[PlaceMention, ...] = ()
    equipment: tuple[Words, ...] = ()
    quantity: tuple[Words, ...] = ()
    killed: tuple[Words, ...] = ()
    injured: tuple[Words, ...] = ()
    captured: tuple[Words, ...] = ()
    displaced: tuple[Words, ...] = ()
    time: TimeMention | None = None
    cues: tuple[Words, ...] = ()
    sources: tuple[Source, ...] = ()
    evidence: Span
    engine: str = ""
    rule: str = ""

    @property
    def id(self) -> str:
        """Content-hashed id: same report, trigger, type and engine, same claim."""
        span = self.trigger.span
        return content_id("C", self.report_id, span.start, span.end, self.type, self.engine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in one report."""

    report_id: str
    claims: tuple[Claim, ...]
