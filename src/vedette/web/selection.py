"""Choosing events: which ones a state of the desk asks for, in which order, and what is left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from vedette.web.asked import FACETS, PAGE, Asked, Box
from vedette.web.catalogue import Bools, Catalogue, Ints

REVIEWS = ("open", "accepted", "rejected", "edited")
"""Where the review of an event may stand."""

_SHOWN = 7
_NEVER = 2**31


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet: how many events it would leave, and whether it is asked for."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values that occur, the commonest first; chosen ones are always in it.

    `more` are the values after the first few. Counts are of events, with all other parts of the
    state held.
    """

    name: str
    values: tuple[FacetValue, ...]
    more: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The events asked for (row numbers in the order asked for), and what stands around them.

    `mask` is of all events. `but_days`, `but_box` are the masks without the condition on days and
    on the map's view: what the timeline and the map draw.
    """

    rows: Ints
    mask: Bools
    but_days: Bools
    but_box: Bools
    facets: tuple[Facet, ...]

    @property
    def total(self) -> int:
        """How many events are asked for."""
        return len(self.rows)

    @property
    def pages(self) -> int:
        """How many pages they fill; at least 1."""
        return max(1, -(-self.total // PAGE))

    def page(self, number: int) -> list[int]:
        """Row numbers on a page."""
        start = (min(number, self.pages) - 1) * PAGE
        return [int(row) for row in self.rows[start : start + PAGE]]


def select(
    catalogue: Catalogue,
    asked: Asked,
    *,
    words: frozenset[int] | None,
    reviews: Mapping[str, str],
) -> Selection:
    """Choose events.

    Args:
        catalogue: all events.
        asked: what to choose by.
        words: seqs of the events that hold the words of `asked.q`; None where none are asked for.
        reviews: event id to the word for where its review stands; one that is not in it is "open".
    """
    masks = _masks(catalogue, asked, words)
    review = _review(catalogue, reviews)
    chosen = asked.values("review")
    if chosen:
        masks["review"] = np.isin(
            review, [REVIEWS.index(word) for word in chosen if word in REVIEWS]
        )
    mask = _all(masks, "", catalogue.size)
    facets = []
    for name in FACETS:
        others = _all(masks, name, catalogue.size)
        counts = (
            _review_counts(review[others]) if name == "review" else _counts(catalogue, name, others)
        )
        facets.append(_facet(name, counts, asked.values(name)))
    order = _order(catalogue, asked.sort)
    return Selection(
        rows=order[mask[order]],
        mask=mask,
        but_days=_all(masks, "days", catalogue.size),
        but_box=_all(masks, "box", catalogue.size),
        facets=tuple(facets),
    )


def _masks(catalogue: Catalogue, asked: Asked, words: frozenset[int] | None) -> dict[str, Bools]:
    size = catalogue.size
    masks: dict[str, Bools] = {}
    for name, values in asked.facets:
        if name in catalogue.facets:
            masks[name] = catalogue.facets[name].having(values, size)
    if words is not None:
        masks["q"] = np.isin(catalogue.seqs, np.array(sorted(words), dtype=np.int64))
    if asked.since or asked.until:
        since = asked.since.toordinal() if asked.since else 0
        until = asked.until.toordinal() if asked.until else 2**30
        masks["days"] = (
            (catalogue.last >= since) & (catalogue.last < _NEVER) & (catalogue.first <= until)
        )
    if asked.place:
        masks["place"] = catalogue.spots.pairs.having((asked.place,), size)
    if asked.box:
        masks["box"] = _inside(catalogue, asked.box)
    return masks


def _inside(catalogue: Catalogue, box: Box) -> Bools:
    west, south, east, north = box
    spots = catalogue.spots
    across = (spots.lon - west) % 360.0 <= min((east - west) % 360.0 or 360.0, 360.0)
    if east - west >= 360:
        across = np.ones(len(spots.keys), dtype=bool)
    inside = across & (spots.lat >= south) & (spots.lat <= north) & ~spots.coarse
    found = np.zeros(catalogue.size, dtype=bool)
    found[spots.pairs.event[inside[spots.pairs.value]]] = True
    return found


def _all(masks: Mapping[str, Bools], but: str, size: int) -> Bools:
    found = np.ones(size, dtype=bool)
    for name, mask in masks.items():
        if name != but:
            found &= mask
    return found


@lru_cache(maxsize=8)
def _order(catalogue: Catalogue, sort: str) -> Ints:
    """All rows in an order; of equal ones the earlier row first."""
    rows = np.arange(catalogue.size)
    listed = catalogue.listed
    last = np.where(listed >= _NEVER, -1, listed)
    undated = ~catalogue.dated
    keys: tuple[np.ndarray, ...] = (rows, -catalogue.origins, undated, -last)
    if sort == "earliest":
        keys = (rows, undated, np.where(last < 0, _NEVER, last))
    elif sort == "origins":
        keys = (rows, undated, -last, -catalogue.outlets, -catalogue.origins)
    elif sort == "disputed":
        keys = (rows, -last, -catalogue.origins, ~catalogue.disputed)
    return np.lexsort(keys)


def _counts(catalogue: Catalogue, name: str, mask: Bools) -> dict[str, int]:
    column = catalogue.facets[name]
    counts = column.counts(mask)
    return {column.names[i]: int(counts[i]) for i in np.flatnonzero(counts)}


def _review(catalogue: Catalogue, reviews: Mapping[str, str]) -> NDArray[np.int8]:
    found = np.zeros(catalogue.size, dtype=np.int8)
    for event_id, word in reviews.items():
        row = catalogue.row_of.get(event_id)
        if row is not None:
            found[row] = REVIEWS.index(word)
    return found


def _review_counts(review: NDArray[np.int8]) -> dict[str, int]:
    counts = np.bincount(review, minlength=len(REVIEWS))
    return {word: int(count) for word, count in zip(REVIEWS, counts, strict=True) if count}


def _facet(name: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> Facet:
    values = [FacetValue(value, count, value in chosen) for value, count in counts.items()]
    values += [FacetValue(value, 0, True) for value in chosen if value not in counts]
    values.sort(key=lambda item: (-item.count, item.value.casefold(), item.value))
    first = values[:_SHOWN]
    rest = values[_SHOWN:]
    first += [item for item in rest if item.chosen]
    more = tuple(item for item in rest if not item.chosen)[:60]
    return Facet(name, tuple(first), more)
