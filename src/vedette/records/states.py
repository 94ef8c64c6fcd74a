"""States: who holds a site, where a force is, what became of a delivery; questions, not rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.grounded import Place
from vedette.records.ids import content_id

BearingKind = Literal["takes", "holds", "contests", "loses", "left", "leaving", "part left",
                      "present", "not held", "not left", "fights"]  # fmt: skip
Holding = Literal["held", "contested", "vacating", "vacated", "unknown"]
DeliveryState = Literal["expected", "under way", "arrived", "stalled", "overdue"]


def site_id(key: str) -> str:
    """Content-hashed id of a site, by its key."""
    return content_id("S", key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who, as a side: country and sector as codes ("" when not known), `name` as printed."""

    name: str
    country: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """One claim that bears on who holds a site.

    `site` is the key of the place, or "name:" and the folded words of a place that did not
    resolve. `day` is the last day of the event as an ordinal, of publication when the event is
    not dated; `dated` says which. `known_at` is the time of taking in as stored, "" for now.
    `origin` is according to whom: the innermost source, else the outlet.
    """

    site: str
    site_name: str
    place: Place | None
    kind: BearingKind
    party: Party
    day: int
    dated: bool
    hedged: bool
    known_at: str
    origin: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What a person signed about a site, as of a day; set beside what is claimed, never mixed in."""

    site: str
    state: Holding
    party: str
    day: str
    by: str
    reason: str
    seq: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """The answer to: who holds this site on that day, as it was known then.

    `since` and `last` are ISO days ("" when nothing bears on it): the first day of the run of
    evidence for the state, and the last evidence of any kind. `supports` and `against` are ids
    of claims; `expected` are claims of what is announced. `disputed` when claims of the same
    days exclude each other. `rule` says in words how the answer was reached. `assessed` is what
    a person signed last, None when nobody did.
    """

    site: str
    name: str
    place: Place | None
    state: Holding
    parties: tuple[str, ...]
    since: str
    last: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    expected: tuple[str, ...]
    disputed: bool
    rule: str
    assessed: Assessment | None = None

    @property
    def id(self) -> str:
        """Content-hashed id of the site: the same place has the same id in every workspace."""
        return site_id(self.site)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One movement or sighting of a force: who, with what, from where, to where, how surely.

    `kind` is "left", "leaving", "arrived", "moves" or "seen". Days are ISO, "" when neither the
    event nor its report is dated.
    """

    kind: str
    who: str
    what: str
    origin: str
    route: str
    destination: str
    first: str
    last: str
    status: str
    origins: tuple[str, ...]
    claim_ids: tuple[str, ...]
    event_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Goods under way: expected, under way, arrived, stalled, or overdue without a word.

    `due` is the last day by which it was expected (ISO, "" when none was said). `claim_ids`
    are in order of their days; `supports` those for the state, `against` those that say other.
    """

    goods: str
    carrier: str
    origin: str
    destination: str
    state: DeliveryState
    due: str
    last: str
    supports: tuple[str, ...]
    against: tuple[str, ...]
    rule: str
