"""What of a claim fusion compares with other claims, worked out once per claim."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vedette.fusion.counts import Count, largest_count
from vedette.fusion.words import content_of, name_words
from vedette.records.claims import Actor, Claim
from vedette.records.events import Evidence
from vedette.records.grounded import Place, PlaceMention

FAMILIES = {"RETREAT": "movement", "MOVE": "movement"}
"""Types under which one happening may be reported: a withdrawal is also a movement."""

AHEAD = frozenset({"future", "conditional"})
"""Statuses of what has not happened; it is never the event that has."""

LONG_DAYS = 7
"""An interval longer than this (a month, a year) does not say when."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place as compared: its words, and the place they stand for when that is known."""

    text: str
    words: frozenset[str]
    place: Place | None

    @property
    def named(self) -> bool:
        """Whether the words are a name; "the port" is a description and could be any."""
        return self.place is not None or any(c.isupper() for c in self.text)


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as compared."""

    text: str
    words: frozenset[str]
    country: str
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """One claim as compared. Days are proleptic Gregorian ordinals.

    `days` is the interval of the event when it is resolved; `published` the day of the
    report, None when not known. `content` are the stems of the sentence's telling words.
    """

    evidence: Evidence
    id: str
    family: str
    ahead: bool
    mode: str
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    at: tuple[Where, ...]
    to: tuple[Where, ...]
    via: tuple[Where, ...]
    days: tuple[int, int] | None
    published: int | None
    killed: Count | None
    content: frozenset[str]

    @property
    def dated(self) -> bool:
        """Whether the event's own time is known to within a week."""
        return self.days is not None and self.days[1] - self.days[0] < LONG_DAYS


def traits_of(evidence: Evidence) -> Traits:
    """Work out what of a claim is compared."""
    claim = evidence.claim
    return Traits(
        evidence=evidence,
        id=claim.id,
        family=FAMILIES.get(claim.type, claim.type),
        ahead=claim.status in AHEAD,
        mode=claim.mode,
        actors=tuple(map(_who, claim.actors)),
        recipients=tuple(map(_who, claim.recipients)),
        at=tuple(map(_where, (*claim.locations, *claim.origins))),
        to=tuple(map(_where, claim.destinations)),
        via=tuple(map(_where, claim.routes)),
        days=claim_days(claim),
        published=ordinal(evidence.published, last=False),
        killed=largest_count(claim.killed),
        content=content_of(claim.evidence.cut(evidence.text)),
    )


def _who(actor: Actor) -> Who:
    name = actor.name or actor.words.text
    return Who(name, name_words(name), actor.country, actor.sector)


def _where(mention: PlaceMention) -> Where:
    place = mention.place if mention.grounding == "resolved" else None
    words = name_words(mention.words.text) | name_words(place.name if place else "")
    return Where(mention.words.text, words, place)


def claim_days(claim: Claim) -> tuple[int, int] | None:
    """First and last day of the event as ordinals; None when it is not resolved."""
    if claim.time is None:
        return None
    first = ordinal(claim.time.first, last=False)
    last = ordinal(claim.time.last or claim.time.first, last=True)
    return None if first is None or last is None or last < first else (first, last)


def ordinal(iso: str, *, last: bool) -> int | None:
    """Ordinal of an ISO day; a month or year stands for its first or last day."""
    try:
        parts = [int(part) for part in iso[:10].split("-")]
        month = parts[1] if len(parts) > 1 else (12 if last else 1)
        if len(parts) > 2:
            return date(parts[0], month, parts[2]).toordinal()
        return date(parts[0], month, monthrange(parts[0], month)[1] if last else 1).toordinal()
    except ValueError:
        return None
