"""Events: claims of different reports about the same happening, and changes to the evidence."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.records.claims import Claim
from vedette.records.documents import EventType, SourceKind
from vedette.records.ids import content_id

WITHDRAWN = "withdrawn"
"""How the review of a claim begins that its outlet took back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent first observer behind claims of an event.

    `kind` is that of the innermost source; "outlet" for a report's own voice, "agency" for a
    credited agency. `claim_ids` are the claims that go back to it, `via` the outlets printed.
    `denies` when it only denies what others behind the event state.
    """

    name: str
    kind: SourceKind | str
    claim_ids: tuple[str, ...]
    via: tuple[str, ...] = ()
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the claims of an event say about one number; never averaged.

    `kind` is the role ("killed", "injured", ...); `low` and `high` are the least and the
    greatest number said; `disputed` when no one number satisfies all that was said.
    """

    kind: str
    low: int
    high: int
    disputed: bool
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about one happening. `reasons` says, per join, which values agreed.

    `first`/`last` is the hull of the claims' resolved days (ISO, "" when none is resolved).
    `statuses` are the distinct statuses of its claims, never averaged. `denials` are the
    claims that say it did not happen, where others say that it did.
    """

    type: EventType
    claim_ids: tuple[str, ...]
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    statuses: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    reasons: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    tolls: tuple[Toll, ...] = ()

    @property
    def id(self) -> str:
        """Content-hashed id over the earliest member: growth does not rename the event."""
        return content_id("E", self.type, min(self.claim_ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim with what of its report fusion and showing need.

    `added_at` is the time of taking in as stored (UTC, fixed width), "" outside a workspace.
    `review` says what a person decided about the claim and who ("accepted by A. Analyst"), or
    that its outlet took it back ("withdrawn by Orontes News"); "" when nobody did.
    """

    claim: Claim
    report_name: str
    outlet: str
    published: str
    text: str
    credits: tuple[str, ...] = ()
    lineage: tuple[str, ...] = ()
    added_at: str = ""
    review: str = ""

    @property
    def is_reviewed(self) -> bool:
        """Whether a person decided on the claim."""
        return bool(self.review) and not self.review.startswith(WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What fusion decided: events to write and ids of events that no longer stand."""

    upsert: tuple[Event, ...] = ()
    remove: tuple[str, ...] = ()
