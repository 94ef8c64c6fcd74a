"""What an export makes: bytes, how many rows, and what the form could not carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vedette.records.events import Event, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One kind of thing that a form has no column for: how many rows had it, where it went."""

    what: str
    count: int
    went: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """An export as bytes. `rows` counts the things of kind `noun` in it."""

    content: bytes
    rows: int
    noun: str
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event with the evidence of its claims, in the event's order."""

    event: Event
    evidence: tuple[Evidence, ...]

    @property
    def lead(self) -> Evidence:
        """The evidence of its first claim."""
        return self.evidence[0]


def tellings(events: Iterable[Event], evidence: Mapping[str, Evidence]) -> tuple[Telling, ...]:
    """Events with those of their claims that are at hand; an event with none is left out."""
    told = []
    for event in events:
        known = tuple(evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence)
        if known:
            told.append(Telling(event=event, evidence=known))
    return tuple(told)


def losses(counts: Mapping[tuple[str, str], int]) -> tuple[Loss, ...]:
    """Losses from counts by (what, where it went), those that occurred, in the given order."""
    return tuple(
        Loss(what=what, count=count, went=went) for (what, went), count in counts.items() if count
    )
