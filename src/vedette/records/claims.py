"""Claims: one statement in one report, every field with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.documents import EventType, SourceKind, Status
from vedette.records.grounded import CountedWords, EquipmentWords, PlaceMention, TimeMention
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
class TrackPoint:
    """A station of a movement, WGS 84; `radius_km` is how far from it the way may have run."""

    lon_deg: float
    lat_deg: float
    radius_km: float
    role: Literal["origin", "route", "destination"]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The way of a movement: known stations in order, the ground between them not known.

    `heading_deg` is the direction (0 north, 90 east) where no destination is known.
    """

    points: tuple[TrackPoint, ...]
    heading_deg: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One statement of a report: type, status, who, where, when, according to whom.

    Attribution (`sources`, outermost first; empty is the report's own voice), factuality
    (`status` with its `cues`) and location are separate and none is folded into a score.
    An empty tuple means "not said"; a place or time that was said but not resolved is there
    with its words and says so. `track` is worked out of the places of a movement. `evidence` spans the sentence that proves the claim.
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
    equipment: tuple[EquipmentWords, ...] = ()
    quantity: tuple[CountedWords, ...] = ()
    killed: tuple[CountedWords, ...] = ()
    injured: tuple[CountedWords, ...] = ()
    captured: tuple[CountedWords, ...] = ()
    displaced: tuple[CountedWords, ...] = ()
    time: TimeMention | None = None
    cues: tuple[Words, ...] = ()
    sources: tuple[Source, ...] = ()
    track: Track | None = None
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
