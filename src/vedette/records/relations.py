"""Relations: how what one claim says in one slot stands to what another claim says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.spans import Words

Slot = Literal[
    "killed", "injured", "actor", "recipient", "place", "time", "event_type", "holder", "denial",
]  # fmt: skip

RelationKind = Literal["contradicts", "updates", "refines", "supports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Claim `a` contradicts, updates, refines or supports claim `b` in one slot.

    Reports, claims and words of both sides are kept: nothing is averaged and nothing decided.
    `a` is the later one that updates, or the finer one that refines; in a contradiction and in
    support the order says nothing. `reason` names the two values that were compared.
    """

    a: str
    b: str
    a_report: str
    b_report: str
    slot: Slot
    kind: RelationKind
    a_words: Words
    b_words: Words
    reason: str
