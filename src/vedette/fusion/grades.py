"""Admiralty grades of events: reliability from a registry, credibility suggested by a rule.

The two are graded apart, as the scale asks. F and 6 mean "no basis", not "false".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast, get_args

from vedette.fusion.origins import origin_key
from vedette.records.changes import Grade, Reliability
from vedette.records.decisions import Decision
from vedette.records.events import Event, Evidence, Origin

_NOT_JUDGED: Reliability = "F"

STATED = frozenset({"fact", "hedged"})


def registry_of(decisions: Iterable[Decision]) -> dict[str, Reliability]:
    """Key of a source to the letter that a person registered for it last.

    Args:
        decisions: those that stand, in order.
    """
    return {
        origin_key(decision.subject): cast(Reliability, decision.value("reliability"))
        for decision in decisions
        if decision.kind == "grade" and decision.value("reliability") in get_args(Reliability)
    }


def grade_event(
    event: Event,
    evidence: Mapping[str, Evidence],
    *,
    registry: Mapping[str, Reliability] | None = None,
) -> Grade:
    """Grade what an event's claims state.

    Args:
        event: the event.
        evidence: claim id to evidence; claims that are missing are left out.
        registry: key of a source to its letter; a source that is not in it is F.

    Returns:
        The letter of the best origin that states it, and the number that rules G1 to G6 of
        docs/method/contradictions.md suggest.
    """
    stating = [origin for origin in event.origins if _states(origin, evidence)]
    letters = registry or {}
    names = [name for origin in stating for name in (origin.name, *origin.via)]
    found = [letters[key] for name in names if (key := origin_key(name)) in letters]
    best = min(found, default=_NOT_JUDGED)
    number, reasons = _credibility(event, stating, evidence)
    return Grade(reliability=best, credibility=number, reasons=reasons)


def _states(origin: Origin, evidence: Mapping[str, Evidence]) -> bool:
    known = [evidence[c] for c in origin.claim_ids if c in evidence]
    return not origin.denies and any(item.claim.status in STATED for item in known)


def _credibility(
    event: Event, stating: list[Origin], evidence: Mapping[str, Evidence]
) -> tuple[int, tuple[str, ...]]:
    anchored = [origin for origin in stating if "(citing each other)" not in origin.name]
    disputed = _disputes(event)
    names = "; ".join(origin.name for origin in anchored)
    if not anchored:
        return 6, ("nobody states it, or only outlets that cite each other",)
    if len(anchored) == 1:
        if disputed:
            return 5, (f"one origin ({names})", *disputed)
        plain = any(
            evidence[c].claim.status == "fact" for c in anchored[0].claim_ids if c in evidence
        )
        if plain:
            return 3, (f"one origin ({names}), stated plainly",)
        return 4, (f"one origin ({names}), hedged",)
    told = f"{len(anchored)} independent origins ({names})"
    if disputed:
        return 3, (told, *disputed)
    kinds = {origin.kind for origin in anchored}
    if len(anchored) > 2 or len(kinds) > 1:
        return 1, (told, "nothing speaks against it")
    return 2, (told, "of one kind, nothing speaks against it")


def _disputes(event: Event) -> tuple[str, ...]:
    found = [f"{len(event.denials)} denying"] if event.denials else []
    found += [f"{toll.kind} disagree" for toll in event.tolls if toll.disputed]
    return tuple(found)
