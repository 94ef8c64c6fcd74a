"""Who holds a site on a day, as it was known at a moment: a question asked of the evidence.

Nothing is stored and nobody is said to be right. Every answer names the claims for it and the
claims against it; silence decays to unknown. Rules T1 to T8 of docs/method/state.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vedette.fusion.sides import same_side
from vedette.fusion.words import name_words
from vedette.records.states import Assessment, Bearing, BearingKind, Holding, Party, SiteState

DECAY_DAYS: Mapping[BearingKind, int] = {
    "takes": 90, "holds": 90, "not left": 30, "present": 30, "contests": 30, "fights": 14,
    "leaving": 30, "part left": 30, "left": 90, "loses": 90, "not held": 30,
}  # fmt: skip
"""Days for which a claim of each kind counts when nothing newer is said. A convention of ours:
control is news for about a quarter, fighting for two weeks."""

TORN_DAYS = 7
"""A denial of leaving and a claim of it exclude each other when they are this close."""

FOR: frozenset[BearingKind] = frozenset({"takes", "holds", "not left"})
AGAINST: frozenset[BearingKind] = frozenset({"left", "loses", "not held"})


@dataclass(slots=True)
class _Side:
    """What is said of one side at a site, by kind, in order of days."""

    party: Party
    said: list[Bearing]

    def of(self, *kinds: BearingKind) -> list[Bearing]:
        return [bearing for bearing in self.said if bearing.kind in kinds]

    def last(self, kinds: Iterable[BearingKind]) -> int:
        """Last day of any of the kinds, -1 when there is none."""
        return max((b.day for b in self.said if b.kind in set(kinds)), default=-1)


def state(
    site: str,
    bearings: Iterable[Bearing],
    *,
    valid_at: date,
    known_at: datetime | str = "",
    expected: Sequence[str] = (),
    assessed: Assessment | None = None,
    name: str = "",
) -> SiteState:
    """Who holds a site on a day, as it was known at a moment.

    Args:
        site: key of the site, as the bearings have it.
        bearings: all that bears on any site; those on others are passed over.
        valid_at: the day asked about.
        known_at: what was taken in later is left out; an aware time or a stored stamp, "" for
            all that is there.
        expected: claims that announce a change at the site, for the record.
        assessed: what a person signed about the site.
        name: its name where no bearing has one.

    Returns:
        The state with the claims for and against; "unknown" when nothing that counts is said.
    """
    moment = known_at if isinstance(known_at, str) else known_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    asked = valid_at.toordinal()
    ours = [b for b in bearings if b.site == site]
    known = [b for b in ours if b.day <= asked and (not moment or b.known_at <= moment)]
    sides = _sides([b for b in known if asked - b.day <= DECAY_DAYS[b.kind]])
    held, parties, rule, supports = _decide(sides)
    ids = {b.claim_id for b in supports}
    against = {b.claim_id for b in _against(sides, held, parties)} - ids
    named = next((b for b in ours if b.place is not None), ours[0] if ours else None)
    if held == "unknown" and known and not sides:
        rule = "silence: the last claim is too old to count"
    return SiteState(
        site=site,
        name=named.site_name if named else name or site.removeprefix("name:"),
        place=named.place if named else None,
        state=held,
        parties=tuple(side.party.name for side in parties),
        since=_iso(min((b.day for b in supports), default=0)),
        last=_iso(max((b.day for b in known), default=0)),
        supports=tuple(sorted(ids)),
        against=tuple(sorted(against)),
        expected=tuple(expected),
        disputed=bool(against) and held in ("held", "vacated", "vacating", "contested"),
        rule=rule,
        assessed=assessed,
    )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat() if day > 0 else ""


def _sides(bearings: Sequence[Bearing]) -> list[_Side]:
    """Bearings by side; one that says no more than "our soldiers" joins the only such side."""
    sides: list[_Side] = []
    ordered = sorted(
        bearings,
        key=lambda b: (_nameless(b.party), b.day, b.claim_id, b.kind, b.party.name),
    )
    for bearing in ordered:
        party = bearing.party
        side = next((s for s in sides if same_side(s.party, party)), None)
        if side is None and _nameless(party):
            alike = [s for s in sides if party.sector in ("", s.party.sector)]
            side = alike[0] if len(alike) == 1 else None
        if side is None:
            side = _Side(bearing.party, [])
            sides.append(side)
        elif len(bearing.party.name) > len(side.party.name) and bearing.party.country:
            side.party = bearing.party
        side.said.append(bearing)
    return sides


def _nameless(party: Party) -> bool:
    return not party.country and not name_words(party.name)


def _decide(sides: Sequence[_Side]) -> tuple[Holding, list[_Side], str, list[Bearing]]:
    """The state, the sides in it, the rule in words, and the claims for it."""
    holding = [side for side in sides if _holds(side, sides)]
    torn = [side for side in sides if _torn(side, sides)]
    if torn:
        names = ", ".join(side.party.name for side in torn)
        said = [b for side in torn for b in side.of("left", "leaving")]
        return "contested", torn, f"reports disagree whether {names} left", said
    if len(holding) > 1:
        said = [b for side in holding for b in _run(side)]
        return "contested", holding, "several parties are said to hold it", said
    fighting = [s for s in sides if s not in holding and _contests(s, holding)]
    if fighting:
        both = [*holding, *(side for side in fighting if side.party.name)]
        said = [b for s in fighting for b in s.of("contests", "fights")]
        return (
            "contested",
            both,
            "it is fought over",
            [*said, *(b for s in holding for b in _run(s))],
        )
    if holding:
        side = holding[0]
        if side.last(["leaving"]) >= side.last(FOR):
            return "vacating", [side], "held, and said to be leaving since", side.of("leaving")
        return "held", [side], "the last word is that it is held", _run(side)
    return _without_holder(sides)


def _without_holder(sides: Sequence[_Side]) -> tuple[Holding, list[_Side], str, list[Bearing]]:
    going = [s for s in sides if s.last(["leaving"]) > s.last([*AGAINST, *FOR])]
    gone = [side for side in sides if side.last(AGAINST) >= 0]
    if going and not gone:
        said = [b for side in going for b in side.of("leaving")]
        return "vacating", going, "said to be leaving; nobody says that they have left", said
    if gone:
        newest = max(side.last(AGAINST) for side in gone)
        last = [side for side in gone if side.last(AGAINST) == newest]
        return (
            "vacated",
            last,
            "left or lost, and nobody is said to have taken it",
            [b for side in last for b in side.of(*AGAINST)],
        )
    parts = [b for side in sides for b in side.of("part left")]
    if parts:
        return "unknown", [], "ships, aircraft or vehicles left; nobody says who holds it", parts
    seen = [b for side in sides for b in side.of("present", "not held")]
    return "unknown", [], "nobody is said to hold it", seen


def _holds(side: _Side, sides: Sequence[_Side]) -> bool:
    """Whether a side's hold stands: not left or lost since, and not taken by another since."""
    last = side.last(FOR)
    if last < 0:
        return False
    if side.last(["left", "loses"]) > last or (
        side.last(["left", "loses"]) == last and not side.of("not left")
    ):
        return False
    return not any(
        (other is not side and other.last(["takes"]) >= last > side.last(["takes"]))
        or (other is not side and other.last(["takes"]) > last)
        for other in sides
    )


def _torn(side: _Side, sides: Sequence[_Side]) -> bool:
    """Whether a denial of leaving stands beside claims of leaving, of about the same days.

    Not when a party is said to hold or to have taken the site since.
    """
    denied, left = side.last(["not left"]), side.last(["left", "leaving"])
    since = max(other.last(["takes", "holds"]) for other in sides)
    return min(denied, left) >= 0 and abs(denied - left) <= TORN_DAYS and since < min(denied, left)


def _contests(side: _Side, holding: Sequence[_Side]) -> bool:
    newest = max((s.last(["takes"]) for s in holding), default=-1)
    last = side.last(["contests", "fights"])
    return last >= 0 and last >= newest


def _run(side: _Side) -> list[Bearing]:
    """Claims for the present hold: those since the side last left or lost."""
    ended = side.last(["left", "loses"])
    run = [b for b in side.of(*FOR, "present") if b.day > ended]
    return run or side.of(*FOR)


def _against(sides: Sequence[_Side], held: Holding, parties: Sequence[_Side]) -> list[Bearing]:
    """Claims that speak against the answer, on the same days or later."""
    found: list[Bearing] = []
    for side in sides:
        inside = side in parties
        if held in ("held", "vacating") and inside:
            found += side.of(
                "not held", *(("left", "loses") if side.last(["not left"]) >= 0 else ())
            )
        elif held == "contested" and inside:
            found += side.of("not left")
        elif held == "held":
            found += [b for b in side.of("holds") if b.day >= parties[0].last(["takes"])]
        elif held == "vacated" and inside:
            found += [b for b in side.of("not left", "present") if b.day >= side.last(["left"])]
    return found
