"""Which claims are worth comparing: those that share place, actor and time, or rarer words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from vedette.fusion.matching import REGION_KM, WINDOW_DAYS, days_apart
from vedette.fusion.traits import Traits

COMMON = 60
"""A telling word in more claims of a week than this brings no two of them together."""

CELL_DEG = 0.5
"""Size of the cells by which places near each other find each other."""


def pairs_to_compare(claims: Iterable[Traits]) -> set[tuple[str, str]]:
    """Pairs of ids, each in order, that could join; those left out share too little for it.

    Bounds: a claim meets others of its family in the weeks of its publication, or on its own
    days, that share a place word or a cell of half a degree and an actor; and those with which
    it shares two telling words that stand in at most 60 claims of the week.
    """
    known = {item.id: item for item in claims}
    blocks: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for item in known.values():
        for key in _place_blocks(item):
            blocks[key].append(item.id)
    pairs = {pair for ids in blocks.values() for pair in combinations(sorted(ids), 2)}
    pairs |= _worded_alike(known.values())
    return {(one, two) for one, two in pairs if not days_apart(known[one], known[two])}


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
    for time, name, actor in product(_times(item), names, _actor_keys(item)):
        yield (item.family, item.ahead, time, name, actor)


def _actor_keys(item: Traits) -> set[str]:
    """Country and sector, and each telling word; "" when no actor is said."""
    if not item.actors:
        return {""}
    coded = {f"{who.country} {who.sector}" for who in item.actors if who.country and who.sector}
    return coded.union(*(who.words for who in item.actors))


def _worded_alike(claims: Iterable[Traits]) -> set[tuple[str, str]]:
    holders: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for item in claims:
        for word, week in product(item.content, _weeks(item)):
            holders[item.family, item.ahead, word, week].append(item.id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for ids in holders.values():
        if len(ids) <= COMMON:
            for pair in combinations(sorted(ids), 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count >= 2}
