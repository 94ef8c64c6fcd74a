"""Changes of the picture since a moment, and grades of what stands in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ChangeKind = Literal[
    "new", "grown", "corrected", "contradicted", "no longer supported", "open question", "stalled",
    "site",
]  # fmt: skip

Reliability = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed.

    `subject` is the id of the event or site, or the goods of a delivery; `told` says what changed
    where that is more than the sentence of its lead claim; `claim_ids` are the claims that prove
    it, the lead first; `origins` the independent origins behind them.
    """

    kind: ChangeKind
    subject: str
    told: str
    claim_ids: tuple[str, ...]
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """An Admiralty grade: reliability of the best source, A to F, and credibility, 1 to 6.

    Reliability comes from what persons registered, F ("cannot be judged") otherwise. Credibility is
    suggested by a rule from origins and contradictions; `reasons` says how.
    """

    reliability: Reliability
    credibility: int
    reasons: tuple[str, ...]

    @property
    def code(self) -> str:
        """The two as one: "F3"."""
        return f"{self.reliability}{self.credibility}"
