"""Events: claims of different reports grouped by the happening of which they speak.

First the claims in copied passages are put together, then pairs in order of how much agrees,
each only if no two claims of the joined groups contradict each other in who, where or when.
The result depends on the claims alone, not on their order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vedette.fusion.blocks import pairs_to_compare
from vedette.fusion.groups import Groups, Join
from vedette.fusion.lineage import Copy, Passages, find_copies
from vedette.fusion.matching import WINDOW_DAYS, Verdict
from vedette.fusion.summary import summarise
from vedette.fusion.traits import Traits, traits_of
from vedette.fusion.words import fold
from vedette.records.decisions import Pins
from vedette.records.events import Changes, Event, Evidence
from vedette.records.spans import Span

_NO_PINS = Pins()

WHOLE = 0.8
"""Share of the shorter passage from which a copy is whole."""


def group(
    evidence: tuple[Evidence, ...],
    *,
    standing: tuple[Event, ...] = (),
    pins: Pins = _NO_PINS,
) -> Changes:
    """Group claims into events, with the origins behind each.

    Args:
        evidence: all claims to group, with what is known of their reports. A claim given
            twice counts once.
        standing: events as they were before.
        pins: joins and partings that persons decided; they beat the rules.

    Returns:
        All events that are new or changed against `standing`, in order of their ids, and the
        ids of those that no longer stand. Every claim is in exactly one event.
    """
    unique = {item.claim.id: item for item in sorted(evidence, key=_identity)}
    traits = {claim_id: traits_of(item) for claim_id, item in unique.items()}
    copies = find_copies(_reports(unique.values()))
    groups = Groups(traits, pins)
    for pinned in _pinned_joins(pins, traits):
        groups.join(pinned)
    copied, joins = _copy_joins(copies, traits, groups)
    for join in sorted(joins, key=_rank):
        groups.join(join)
    for join in sorted(_other_joins(groups), key=_rank):
        groups.join(join)
    made = (summarise(members, reasons, copied) for members, reasons in groups.listed())
    events = {event.id: event for event in made}
    before = {event.id: event for event in standing}
    return Changes(
        upsert=tuple(e for i, e in sorted(events.items()) if before.get(i) != e),
        remove=tuple(sorted(before.keys() - events.keys())),
    )


def _pinned_joins(pins: Pins, traits: Mapping[str, Traits]) -> Iterator[Join]:
    """Joins that persons decided, of claims that are there."""
    for one, two in pins.joined:
        if one in traits and two in traits:
            verdict = Verdict(joins=True, reason="merged by a person")
            yield Join(one, two, verdict, always=True, pinned=True)


def _identity(item: Evidence) -> tuple[str, str, str]:
    return (item.claim.id, item.published, item.report_name)


def _reports(evidence: Iterable[Evidence]) -> Iterator[Passages]:
    by_report: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_report[item.claim.report_id].append(item)
    for report_id, items in by_report.items():
        yield Passages(
            report_id=report_id,
            text=items[0].text,
            spans=tuple(sorted({item.claim.evidence for item in items})),
            published=items[0].published,
            outlet=items[0].outlet,
            credits=(*items[0].credits, *items[0].lineage),
        )


def _copy_joins(
    copies: Sequence[Copy], traits: Mapping[str, Traits], groups: Groups
) -> tuple[dict[str, str], list[Join]]:
    """Pair the claims of copied passages: same family, same trigger words, in order.

    A passage that is copied whole always joins. One that is copied in part may be a form of
    words ("at least 12 people were killed in"), one that an outlet prints again later may be
    from its stock; those join only what could be one happening.

    Returns:
        From the id of a copied claim to that of the claim it repeats, and the joins.
    """
    held: dict[tuple[str, Span], list[Traits]] = defaultdict(list)
    for item in traits.values():
        held[item.evidence.claim.report_id, item.evidence.claim.evidence].append(item)
    copied: dict[str, str] = {}
    joins = []
    for copy in copies:
        earlier = held[copy.earlier.report_id, copy.earlier.span]
        later = held[copy.later.report_id, copy.later.span]
        for one, two in _same_triggers(earlier, later):
            formula = copy.share < WHOLE or _house_phrase(one, two)
            if formula and not _could_be_one(one, two, groups):
                continue
            copied.setdefault(two.id, one.id)
            told = "; ".join(copy.differences)
            reason = f"copy, {copy.share:.0%} of the words, {copy.basis}" + (
                f"; copy with difference: {told}" if told else ""
            )
            weight = copy.share - bool(told)  # copies without difference come first
            verdict = Verdict(joins=True, weight=weight, reason=reason)
            joins.append(Join(one.id, two.id, verdict, always=True))
    return _without_circles(copied), joins


def _other_joins(groups: Groups) -> Iterator[Join]:
    for one, two in pairs_to_compare(groups.speakers()):
        if not groups.together(one, two):
            verdict = groups.verdict(one, two)
            if verdict.joins:
                yield Join(one, two, verdict)


def _rank(join: Join) -> tuple[float, str, str]:
    return join.rank


def _house_phrase(one: Traits, two: Traits) -> bool:
    """Whether an outlet repeats itself, and not in the same week: its stock of sentences."""
    same = one.evidence.outlet == two.evidence.outlet != ""
    return same and (
        one.published is None
        or two.published is None
        or abs(one.published - two.published) > WINDOW_DAYS
    )


def _could_be_one(one: Traits, two: Traits, groups: Groups) -> bool:
    verdict = groups.verdict(one.id, two.id)
    if one.published is None or two.published is None:
        return verdict.joins
    return not verdict.conflicts and abs(one.published - two.published) <= WINDOW_DAYS


def _same_triggers(one: list[Traits], two: list[Traits]) -> Iterator[tuple[Traits, Traits]]:
    def keyed(items: list[Traits]) -> dict[tuple[str, str, int], Traits]:
        found: dict[tuple[str, str, int], Traits] = {}
        for item in sorted(items, key=lambda t: t.evidence.claim.trigger.span):
            words = fold(item.evidence.claim.trigger.text)
            nth = sum(key[:2] == (item.family, words) for key in found)
            found[item.family, words, nth] = item
        return found

    ours, theirs = keyed(one), keyed(two)
    yield from ((ours[key], theirs[key]) for key in ours if key in theirs)


def _without_circles(copied: dict[str, str]) -> dict[str, str]:
    """Leave out links that would lead back to where they start."""
    kept: dict[str, str] = {}
    for later in sorted(copied):
        at: str | None = copied[later]
        while at is not None and at != later:
            at = kept.get(at)
        if at is None:
            kept[later] = copied[later]
    return kept
