"""The site board: for each named place what is claimed of who holds it and who is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from vedette.fusion.words import fold
from vedette.records.states import SiteState
from vedette.showing.families import FAMILIES
from vedette.showing.wording import say_days
from vedette.web.catalogue import SURETIES, Catalogue
from vedette.web.decisions import Standing

MOST = 60
HOLDING = frozenset({"CONTROL"})
PRESENCE = frozenset({"PRESENCE", "RETREAT", "MOVE", "MOBILIZE"})
HARM = frozenset({"ASSAULT", "COERCE"})
_MOST_DOTS = 24
_ALL = HOLDING | PRESENCE | HARM
_NEVER = 2**31


@dataclass(frozen=True, slots=True)
class Dot:
    """An event on the line of a site: per cent of the width, how it is drawn, and where it leads."""

    x: float
    family: str
    surety: str
    event_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site with the numbers of its latest events of each sort, -1 for none.

    `key` is that of its place; "" where the gazetteer does not know the name. `state` is what the
    claims come to, with what a person signed; None where nothing bears on it. `held` is the
    latest claim of control, `against` the latest that denies or disputes one, `presence` of who
    came, is there or left, `harm` of an attack.
    """

    key: str
    name: str
    country: str
    events: int
    state: SiteState | None
    held: int
    against: int
    presence: int
    harm: int
    last: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The sites with the latest evidence first; `start` and `end` are the days of their lines."""

    sites: tuple[Site, ...]
    total: int
    start: str
    end: str

    def rows(self) -> list[int]:
        """Numbers of all events that the cells show."""
        cells = {n for s in self.sites for n in (s.held, s.against, s.presence, s.harm)}
        return sorted(cells - {-1})


def board(
    catalogue: Catalogue,
    standing: Standing,
    kinds: Mapping[str, str],
    states: Mapping[str, SiteState],
    *,
    words: str = "",
) -> Board:
    """Gather the sites: places nearer than a country that are held, left, reached or attacked.

    Args:
        catalogue: all events.
        standing: what was decided; events that were rejected are left out.
        kinds: event type to its name.
        states: key of a site to its state.
        words: part of the names of the sites to show; "" for all.
    """
    pairs, spots = catalogue.spots.pairs, catalogue.spots
    sought = words.casefold().strip()
    by_place: dict[tuple[str, str, str], list[int]] = {}
    for event, place in zip(pairs.event, pairs.value, strict=True):
        if catalogue.events[event].type in _ALL and not spots.coarse[place]:
            known = (spots.names[place], spots.countries[place], spots.keys[place])
            by_place.setdefault(known, []).append(int(event))
    for event, name in zip(catalogue.loose.event, catalogue.loose.value, strict=True):
        if catalogue.events[event].type in _ALL:
            by_place.setdefault((catalogue.loose.names[name], "", ""), []).append(int(event))
    rejected = {e for e, word in standing.reviews().items() if word == "rejected"}
    start, end = _days(catalogue)
    kept_of: list[tuple[int, tuple[str, str, str], list[int]]] = []
    for place, numbers in by_place.items():
        if sought not in place[0].casefold():
            continue
        kept = [n for n in numbers if catalogue.events[n].id not in rejected]
        if any(catalogue.events[n].type in HOLDING | PRESENCE for n in kept):
            kept_of.append((-_latest_day(catalogue, kept), place, kept))
    kept_of.sort(key=lambda entry: entry[:2])
    frame = (start, end, kinds)
    return Board(
        sites=tuple(
            _site(catalogue, states, place, kept, frame) for _, place, kept in kept_of[:MOST]
        ),
        total=len(kept_of),
        start=date.fromordinal(start).isoformat() if kept_of else "",
        end=date.fromordinal(end).isoformat() if kept_of else "",
    )


def _site(
    catalogue: Catalogue,
    states: Mapping[str, SiteState],
    place: tuple[str, str, str],
    numbers: Sequence[int],
    frame: tuple[int, int, Mapping[str, str]],
) -> Site:
    events = catalogue.events
    name, country, key = place
    holding = [n for n in numbers if events[n].type in HOLDING]
    against = [n for n in holding if "denied" in events[n].statuses or catalogue.disputed[n]]
    stated = [n for n in holding if set(events[n].statuses) != {"denied"}]
    state = states.get(key or name_key(name))
    supports, contrary = (state.supports, state.against) if state else ((), ())
    return Site(
        key=key,
        name=name,
        country=country,
        events=len(numbers),
        state=state,
        held=_bearing(catalogue, stated, supports),
        against=_bearing(catalogue, against, contrary),
        presence=_stated_first(catalogue, [n for n in numbers if events[n].type in PRESENCE]),
        harm=_stated_first(catalogue, [n for n in numbers if events[n].type in HARM]),
        last=_day(catalogue, numbers),
        dots=_dots(catalogue, numbers, *frame),
    )


def name_key(name: str) -> str:
    """The key of a site that the gazetteer does not know, as the states of sites have it."""
    return f"name:{fold(name)}"


def _latest(catalogue: Catalogue, numbers: Sequence[int]) -> int:
    def order(n: int) -> tuple[bool, int, int]:
        last = int(catalogue.last[n])
        return last < _NEVER, last if last < _NEVER else 0, int(catalogue.origins[n])

    return max(numbers, key=order, default=-1)


def _bearing(catalogue: Catalogue, numbers: Sequence[int], claims: Sequence[str]) -> int:
    """The event with most of the claims that bear on a state; the latest where none has any."""
    wanted = set(claims)
    counts = {n: len(wanted & set(catalogue.events[n].claim_ids)) for n in numbers}
    best = max(counts.values(), default=0)
    return _latest(catalogue, [n for n in numbers if counts[n] == best])


def _stated_first(catalogue: Catalogue, numbers: Sequence[int]) -> int:
    """The latest that somebody states; where all are denied or open, the latest of these."""
    stated = [n for n in numbers if {"fact", "hedged"} & set(catalogue.events[n].statuses)]
    return _latest(catalogue, stated or numbers)


def _latest_day(catalogue: Catalogue, numbers: Sequence[int]) -> int:
    return max((int(catalogue.last[n]) for n in numbers if catalogue.last[n] < _NEVER), default=0)


def _day(catalogue: Catalogue, numbers: Sequence[int]) -> str:
    day = _latest_day(catalogue, numbers)
    return date.fromordinal(day).isoformat() if day else ""


def _days(catalogue: Catalogue) -> tuple[int, int]:
    last = np.sort(catalogue.last[catalogue.last < _NEVER])
    if not len(last):
        return 1, 2
    low, high = int(last[int(len(last) * 0.03)]), int(last[-1])
    return max(1, min(low, high - 6)), high


def _dots(
    catalogue: Catalogue, numbers: Sequence[int], start: int, end: int, kinds: Mapping[str, str]
) -> tuple[Dot, ...]:
    days = end - start + 1
    found = []
    for n in sorted(numbers, key=lambda n: (catalogue.last[n], n)):
        if not start <= catalogue.last[n] <= end:
            continue
        event = catalogue.events[n]
        when = say_days(event.first, event.last)
        found.append(
            Dot(
                x=round(100 * (int(catalogue.last[n]) - start + 0.5) / days, 2),
                family=FAMILIES[catalogue.family[n]].key,
                surety=SURETIES[catalogue.surety[n]],
                event_id=event.id,
                title=" · ".join(filter(None, (when, kinds.get(event.type, event.type)))),
            )
        )
    return tuple(found[-_MOST_DOTS:])
