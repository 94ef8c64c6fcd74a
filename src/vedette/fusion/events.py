"""Events: claims of different reports grouped by the happening of which they speak.

First the claims in copied passages are put together, then pairs in order of how much agrees,
each only if no two claims of the joined groups contradict each other in who, where or when.
The result depends on the claims alone, not on their order of arrival.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from vedette.fusion.lineage import Copy, Passages, find_copies
from vedette.fusion.matching import REGION_KM, WINDOW_DAYS, Verdict, compare
from vedette.fusion.summary import summarise
from vedette.fusion.traits import Traits, traits_of
from vedette.fusion.words import fold
from vedette.records.events import Changes, Event, Evidence
from vedette.records.spans import Span

COMMON = 60
"""A telling word in more claims of a week than this brings no two of them together."""

WHOLE = 0.8
"""Share of the shorter passage from which a copy is whole."""

CELL_DEG = 0.5
"""Size of the cells by which places near each other find each other."""


@dataclass(frozen=True, slots=True)
class _Join:
    """Two claims to be put together, heaviest first; ids break ties."""

    one: str
    two: str
    verdict: Verdict

    @property
    def rank(self) -> tuple[float, str, str]:
        return (-self.verdict.weight, self.one, self.two)


def group(evidence: tuple[Evidence, ...], *, standing: tuple[Event, ...] = ()) -> Changes:
    """Group claims into events, with the origins behind each.

    Args:
        evidence: all claims to group, with what is known of their reports. A claim given
            twice counts once.
        standing: events as they were before.

    Returns:
        All events that are new or changed against `standing`, in order of their ids, and the
        ids of those that no longer stand. Every claim is in exactly one event.
    """
    unique = {item.claim.id: item for item in sorted(evidence, key=_identity)}
    traits = {claim_id: traits_of(item) for claim_id, item in unique.items()}
    copies = find_copies(_reports(unique.values()))
    compared = _Compared(traits)
    copied, joins = _copy_joins(copies, compared)
    groups = _merge(traits, joins, compared)
    events = {event.id: event for event in (summarise(m, reasons, copied) for m, reasons in groups)}
    before = {event.id: event for event in standing}
    return Changes(
        upsert=tuple(e for i, e in sorted(events.items()) if before.get(i) != e),
        remove=tuple(sorted(before.keys() - events.keys())),
    )


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


def _copy_joins(copies: Sequence[Copy], compared: _Compared) -> tuple[dict[str, str], list[_Join]]:
    """Pair the claims of copied passages: same family, same trigger words, in order.

    A passage that is copied whole always joins. One that is copied in part may be a form of
    words ("at least 12 people were killed in"), and joins only what could be one happening.

    Returns:
        From the id of a copied claim to that of the claim it repeats, and the joins.
    """
    held: dict[tuple[str, Span], list[Traits]] = defaultdict(list)
    for item in compared.traits.values():
        held[item.evidence.claim.report_id, item.evidence.claim.evidence].append(item)
    copied: dict[str, str] = {}
    joins = []
    for copy in copies:
        earlier = held[copy.earlier.report_id, copy.earlier.span]
        later = held[copy.later.report_id, copy.later.span]
        for one, two in _same_triggers(earlier, later):
            if copy.share < WHOLE and not _could_be_one(one, two, compared):
                continue
            copied.setdefault(two.id, one.id)
            told = "; ".join(copy.differences)
            reason = f"copy, {copy.share:.0%} of the words, {copy.basis}" + (
                f"; copy with difference: {told}" if told else ""
            )
            joins.append(_Join(one.id, two.id, Verdict(True, weight=100.0, reason=reason)))
    return _without_circles(copied), joins


def _could_be_one(one: Traits, two: Traits, compared: _Compared) -> bool:
    verdict = compared.verdict(one.id, two.id)
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


class _Compared:
    """Verdicts on pairs of claims, each worked out once."""

    def __init__(self, traits: Mapping[str, Traits]) -> None:
        self.traits = traits
        self.known: dict[tuple[str, str], Verdict] = {}

    def verdict(self, one: str, two: str) -> Verdict:
        pair = (one, two) if one < two else (two, one)
        if pair not in self.known:
            self.known[pair] = compare(self.traits[pair[0]], self.traits[pair[1]])
        return self.known[pair]

    def joins(self) -> list[_Join]:
        """Compare only claims that share a block; those that share none could not join."""
        blocks: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for item in self.traits.values():
            for key in _place_blocks(item):
                blocks[key].append(item.id)
        pairs = {pair for ids in blocks.values() for pair in combinations(sorted(ids), 2)}
        pairs |= _worded_alike(self.traits)
        found = (_Join(one, two, self.verdict(one, two)) for one, two in pairs)
        return [join for join in found if join.verdict.joins]


def _weeks(item: Traits) -> tuple[object, ...]:
    """Weeks under which a claim looks for others: of publication and the one after."""
    if item.published is None:
        return ("no day",)
    week = item.published // WINDOW_DAYS
    return (week, week + 1)


def _times(item: Traits) -> set[object]:
    """The same with the days of the event, for reports that come long after each other."""
    days = range(item.days[0], item.days[1] + 1) if item.days and item.dated else ()
    return {*_weeks(item), *(("day", day) for day in days)}


def _place_blocks(item: Traits) -> Iterator[tuple[object, ...]]:
    names: set[object] = set()
    for where in (*item.at, *item.to, *item.via):
        if where.place is not None and where.place.radius_km > REGION_KM:
            continue  # a country brings together no two claims by itself
        names |= where.words
        if where.place is not None:
            lat, lon = where.place.lat_deg // CELL_DEG, where.place.lon_deg // CELL_DEG
            names |= set(product((lat, lat + 1), (lon, lon + 1)))
    for time, name in product(_times(item), names):
        yield (item.family, item.ahead, time, name)


def _worded_alike(traits: Mapping[str, Traits]) -> set[tuple[str, str]]:
    """Pairs of one family that share telling words which are not everywhere."""
    holders: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for item in traits.values():
        for word, week in product(item.content, _weeks(item)):
            holders[item.family, item.ahead, word, week].append(item.id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        if len(ids) <= COMMON:
            for pair in combinations(sorted(ids), 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= 2}


def _merge(
    traits: Mapping[str, Traits], copies: list[_Join], compared: _Compared
) -> list[tuple[tuple[Traits, ...], tuple[str, ...]]]:
    """Join along copies always, else only where no pair of the two groups contradicts."""
    of = {claim_id: claim_id for claim_id in traits}
    members = {claim_id: [claim_id] for claim_id in traits}
    reasons: dict[str, list[str]] = {claim_id: [] for claim_id in traits}
    for join in (*sorted(copies, key=_rank), *sorted(compared.joins(), key=_rank)):
        one, two = sorted((of[join.one], of[join.two]))
        if one == two:
            continue
        free = join.verdict.weight >= 100 or not any(
            compare(traits[a], traits[b]).conflicts for a, b in product(members[one], members[two])
        )
        if free:
            for claim_id in members[two]:
                of[claim_id] = one
            members[one] += members.pop(two)
            told = f"{join.one} + {join.two}: {join.verdict.reason}"
            reasons[one] += [*reasons.pop(two), told]
    return [
        (tuple(traits[claim_id] for claim_id in sorted(ids)), tuple(sorted(reasons[root])))
        for root, ids in members.items()
    ]


def _rank(join: _Join) -> tuple[float, str, str]:
    return join.rank
