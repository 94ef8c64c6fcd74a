"""What decisions of persons mean for claims and events. Pure: from the decisions in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from vedette.records.claims import Claim
from vedette.records.decisions import REVIEWS, Alias, Decision, Pins
from vedette.records.documents import Status
from vedette.records.events import WITHDRAWN, Event, Evidence
from vedette.records.grounded import TimeMention
from vedette.records.spans import Words
from vedette.records.states import Assessment, Holding

VERDICTS = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "withdraw": WITHDRAWN,
}


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions that were not undone, in order; to undo an undoing brings the first one back."""
    known = sorted(decisions, key=lambda d: d.seq)
    undone: set[int] = set()
    for decision in reversed(known):
        if decision.kind == "undo" and decision.seq not in undone:
            undone.add(decision.undoes)
    return tuple(d for d in known if d.kind != "undo" and d.seq not in undone)


def pins_of(decisions: Iterable[Decision]) -> Pins:
    """Joins and partings that stand; a later decision about the same claims beats an earlier one."""
    joined: dict[tuple[str, str], None] = {}
    apart: list[tuple[frozenset[str], frozenset[str]]] = []
    for decision in standing(decisions):
        ours, theirs = frozenset(decision.claims), frozenset(decision.others)
        if decision.kind == "merge":
            apart = [pair for pair in apart if not _between(pair, ours, theirs)]
            everyone = sorted(ours | theirs)
            joined |= dict.fromkeys((everyone[0], other) for other in everyone[1:])
        elif decision.kind == "split":
            joined = {
                pair: None
                for pair in joined
                if not (set(pair) & ours and set(pair) & theirs) and not set(pair) <= ours
            }
            apart.append((ours, theirs))
            if not theirs:  # every claim is put on its own
                apart[-1:] = [(frozenset({c}), ours - {c}) for c in sorted(ours)]
    return Pins(joined=tuple(sorted(joined)), apart=tuple(apart))


def _between(
    pair: tuple[frozenset[str], frozenset[str]], ours: frozenset[str], theirs: frozenset[str]
) -> bool:
    one, two = pair
    everyone = ours | theirs
    return bool(one & everyone) and bool(two & everyone)


class Reviews:
    """What was decided about single claims: found by id, else by where the trigger stands."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_id: dict[str, Decision] = {}
        self._by_place: dict[tuple[str, int, int], Decision] = {}
        for decision in standing(decisions):
            if decision.kind in REVIEWS:
                self._by_id |= dict.fromkeys(decision.claims, decision)
                self._by_place |= dict.fromkeys(decision.places, decision)

    def of(self, claim: Claim) -> Decision | None:
        """The decision that stands about a claim, None when there is none."""
        span = claim.trigger.span
        if not self._by_id and not self._by_place:
            return None
        return self._by_id.get(claim.id) or self._by_place.get(
            (claim.report_id, span.start, span.end)
        )

    def reviewed(self, evidence: Evidence) -> Evidence:
        """A claim as a person left it: corrected where it was, and marked with the verdict."""
        decision = self.of(evidence.claim)
        if decision is None:
            return evidence
        claim = (
            corrected(evidence.claim, decision) if decision.kind == "correct" else evidence.claim
        )
        verdict = f"{VERDICTS[decision.kind]} by {decision.by}"
        return replace(evidence, claim=claim, review=verdict)


def corrected(claim: Claim, decision: Decision) -> Claim:
    """A claim with the values that a person gave: status, mode, first and last day."""
    values = dict(decision.values)
    rule = f"corrected by {decision.by}"
    if values.get("status"):
        claim = replace(claim, status=cast(Status, values["status"]))
    if "mode" in values:
        claim = replace(claim, mode=values["mode"])
    if values.get("first"):
        first, last = values["first"], values.get("last") or values["first"]
        words = claim.time.words if claim.time else Words(span=claim.trigger.span, text="")
        time = TimeMention(
            words=words, type="DATE", value=first, first=first, last=last, precision=1, rule=rule
        )
        claim = replace(claim, time=time)
    return claim


def is_rejected(evidence: Evidence) -> bool:
    """Whether a claim counts for nothing: a person rejected it, or its outlet took it back.

    It stays in the file.
    """
    return evidence.review.startswith((VERDICTS["reject"], VERDICTS["withdraw"]))


def assessments_of(decisions: Iterable[Decision]) -> dict[str, Assessment]:
    """Site key to the assessment that was signed last."""
    found = {}
    for decision in standing(decisions):
        if decision.kind == "assess":
            found[decision.subject] = Assessment(
                site=decision.subject,
                state=cast(Holding, decision.value("state")),
                party=decision.value("party"),
                day=decision.value("day"),
                by=decision.by,
                reason=decision.reason,
                seq=decision.seq,
            )
    return found


def aliases_of(gone: Sequence[Event], now: Mapping[str, Event]) -> tuple[Alias, ...]:
    """Where events that no longer stand went on: in the one with most of their claims.

    Args:
        gone: events as they were before.
        now: id to event, of the events that stand now and share claims with them.
    """
    holder = {claim: event.id for event in now.values() for claim in event.claim_ids}
    into: dict[str, set[str]] = {}
    found: list[tuple[str, str, bool]] = []
    for event in sorted(gone, key=lambda e: e.id):
        counts: dict[str, int] = {}
        for claim in event.claim_ids:
            if claim in holder:
                counts[holder[claim]] = counts.get(holder[claim], 0) + 1
        if counts and event.id not in now:
            new = min(counts, key=lambda key: (-counts[key], key))
            into.setdefault(new, set()).add(event.id)
            found.append((event.id, new, len(counts) > 1))
    return tuple(
        Alias(
            old=old,
            new=new,
            why="split" if parted else "merged" if len(into[new]) > 1 else "grown",
        )
        for old, new, parted in found
    )
