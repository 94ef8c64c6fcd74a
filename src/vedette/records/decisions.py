"""Decisions: what persons settled about claims, events and sites, and what outlets took back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal[
    "accept", "reject", "correct", "withdraw", "merge", "split", "assess", "grade", "undo",
]  # fmt: skip

REVIEWS: frozenset[DecisionKind] = frozenset({"accept", "reject", "correct", "withdraw"})
"""Decisions about one claim; of several about the same claim the last one counts. "withdraw" is
that of an outlet which takes back what it printed; all others are of persons."""

REFUSALS: frozenset[DecisionKind] = frozenset({"reject", "withdraw"})
"""Reviews after which a claim counts for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision, as it is logged; `seq` is its number in the log, by which it is undone.

    `subject` is the id of the claim, event or site that it is about, or the name of a source. `claims` and `others` are
    ids of claims: for a merge those of the two events, for a split those taken out and those
    that stay. `places` are where the claims of a review stand, as (report id, start, end of the
    trigger), so that the decision holds for the reading of another engine too. `values` are
    what was corrected or signed, as name and value. `undoes` is the number of another decision.
    """

    kind: DecisionKind
    subject: str
    by: str
    reason: str
    at: str = ""
    seq: int = 0
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    places: tuple[tuple[str, int, int], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    undoes: int = 0

    def value(self, name: str) -> str:
        """What was corrected or signed under a name, "" when nothing was."""
        return dict(self.values).get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pins:
    """Joins and partings of claims that persons decided, for the grouping to keep.

    `joined` are pairs of claims that are one event whatever the rules say; `apart` are pairs of
    sets of claims of which no two are ever one event.
    """

    joined: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An id of an event that no longer stands, and the event in which most of it went on."""

    old: str
    new: str
    why: Literal["grown", "merged", "split"]
