"""The timeline of a selection: a lane for each family; days as dots, spans as whiskers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from vedette.showing.families import FAMILIES
from vedette.showing.wording import say_day, say_days
from vedette.web.asked import Asked
from vedette.web.catalogue import SURETIES, Bools, Catalogue, Ints

_ROWS = 4
_ROW_PX = 13
_MOST_DOTS = 90
_COLUMNS = 90
_COLUMN_PX = 30
_STEPS = (1, 2, 7, 14, 31, 61, 92, 183, 365, 730, 1826, 3652)
_TICKS = 7
_NEVER = 2**31
_UNTOLD = "untold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event in a lane. `x` and `x2` are per cent of the width; `x2` is None for one day.

    `cut` when it began before the first day drawn, `on` when it ends after the last.
    `y` and `r` are pixels; the radius grows with the number of independent origins.
    """

    x: float
    x2: float | None
    cut: bool
    on: bool
    y: int
    r: float
    surety: str
    event_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A span of days in a lane with many events: where, how high, and what it says."""

    x: float
    width: float
    y: float
    height: float
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: marks, or columns where there are too many events for marks."""

    key: str
    count: int
    height: int
    marks: tuple[Mark, ...] = ()
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis, in per cent; every other one is `minor` and may be left out."""

    x: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All lanes over the same days; `start` and `end` are ISO days.

    `left`, `right` are per cent of the width between which the days asked for lie. `earlier` is
    the number of events before the first day drawn, `undated` of those without any day.
    """

    start: str
    end: str
    days: int
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    left: float
    right: float
    earlier: int
    undated: int


def timeline(
    catalogue: Catalogue, mask: Bools, asked: Asked, titles: Mapping[str, str]
) -> Timeline | None:
    """Lay out the events of a mask; None where none of them has a day.

    Events whose own day is not said have a lane of their own, by the day of their report.

    Args:
        catalogue: all events.
        mask: which ones to draw.
        asked: the days asked for, drawn as the window.
        titles: event type to its name in words.
    """
    rows = np.flatnonzero(mask & (catalogue.first < _NEVER))
    if not len(rows):
        return None
    start, end = _window(catalogue, rows)
    days = end - start + 1
    inside = rows[catalogue.last[rows] >= start]
    lanes = []
    for number, family in enumerate(FAMILIES):
        chosen = inside[(catalogue.family[inside] == number) & catalogue.dated[inside]]
        if len(chosen):
            lanes.append(_lane(catalogue, family.key, chosen, (start, days), titles))
    untold = inside[~catalogue.dated[inside]]
    if len(untold):
        lanes.append(_lane(catalogue, _UNTOLD, untold, (start, days), titles))
    left = asked.since.toordinal() - start if asked.since else 0
    right = asked.until.toordinal() + 1 - start if asked.until else days
    return Timeline(
        start=date.fromordinal(start).isoformat(),
        end=date.fromordinal(end).isoformat(),
        days=days,
        lanes=tuple(lanes),
        ticks=_ticks(start, days),
        left=round(100 * min(1.0, max(0.0, left / days)), 3),
        right=round(100 * min(1.0, max(0.0, right / days)), 3),
        earlier=len(rows) - len(inside),
        undated=int(np.count_nonzero(mask)) - len(rows),
    )


def _window(catalogue: Catalogue, rows: Ints) -> tuple[int, int]:
    """The days drawn: between those before and after which hardly anything happens.

    No event begins after them; one that lasts longer is cut off.
    """
    last = np.sort(catalogue.last[rows])
    low = int(last[int(len(last) * 0.03)])
    high = max(int(np.quantile(last, 0.9, method="higher")), int(catalogue.first[rows].max()))
    room = max(14, (high - low) // 2)
    first = catalogue.first[rows]
    start = int(first[first >= low - room].min(initial=low))
    pad = max(1, (high - start) // 40)
    return max(1, start - pad), min(date.max.toordinal(), high + pad)


def _lane(
    catalogue: Catalogue,
    key: str,
    rows: Ints,
    window: tuple[int, int],
    titles: Mapping[str, str],
) -> Lane:
    marks = _marks(catalogue, rows, window, titles) if len(rows) <= _MOST_DOTS else None
    if marks is None:
        columns = _columns(catalogue, rows, window)
        return Lane(key=key, count=len(rows), height=_COLUMN_PX + 4, columns=columns)
    height = max((mark.y for mark in marks), default=0) + _ROW_PX // 2 + 3
    return Lane(key=key, count=len(rows), height=max(height, 2 * _ROW_PX), marks=marks)


def _marks(
    catalogue: Catalogue, rows: Ints, window: tuple[int, int], titles: Mapping[str, str]
) -> tuple[Mark, ...] | None:
    """Dots and whiskers in rows without overlap; None where they do not fit."""
    start, days = window
    taken: list[float] = []
    found: list[Mark] = []
    gap = max(1.0, days / 60)
    for row in sorted(rows, key=lambda row: (catalogue.first[row], catalogue.last[row], row)):
        first = max(int(catalogue.first[row]), start) - start
        last = min(int(catalogue.last[row]), start + days - 1) - start
        level = next((i for i, until in enumerate(taken) if until <= first), len(taken))
        if level >= _ROWS:
            return None
        reach = max(last + 1, first + gap)
        if level == len(taken):
            taken.append(reach)
        else:
            taken[level] = reach
        event = catalogue.events[row]
        spread = last > first
        found.append(
            Mark(
                x=round(100 * (first + (0 if spread else 0.5)) / days, 3),
                x2=round(100 * (last + 1) / days, 3) if spread else None,
                cut=int(catalogue.first[row]) < start,
                on=int(catalogue.last[row]) > start + days - 1,
                y=_ROW_PX // 2 + 3 + level * _ROW_PX,
                r=(4.0, 5.0, 6.0)[min(2, max(0, int(catalogue.origins[row]) - 1))],
                surety=SURETIES[catalogue.surety[row]],
                event_id=event.id,
                title=_title(event.first, event.last, titles.get(event.type, event.type), event),
            )
        )
    return tuple(found)


def _title(first: str, last: str, kind: str, event: object) -> str:
    actors = ", ".join(getattr(event, "actors", ())[:2])
    places = ", ".join(getattr(event, "places", ())[:2])
    parts = [say_days(first, last), kind, actors, places]
    return " · ".join(part for part in parts if part)[:200]


def _columns(catalogue: Catalogue, rows: Ints, window: tuple[int, int]) -> tuple[Column, ...]:
    start, days = window
    width = max(1, -(-days // _COLUMNS))
    middle = np.clip((catalogue.first[rows] + catalogue.last[rows]) // 2 - start, 0, days - 1)
    counts = np.bincount(middle // width, minlength=-(-days // width))
    most = int(counts.max()) or 1
    found = []
    for i in np.flatnonzero(counts):
        height = max(2.0, _COLUMN_PX * int(counts[i]) / most)
        first = date.fromordinal(start + int(i) * width)
        last = date.fromordinal(min(start + days - 1, start + (int(i) + 1) * width - 1))
        said = say_days(first.isoformat(), last.isoformat())
        found.append(
            Column(
                x=round(100 * (int(i) * width + 0.08 * width) / days, 3),
                width=round(100 * width * 0.84 / days, 3),
                y=round(_COLUMN_PX + 2 - height, 1),
                height=round(height, 1),
                title=f"{said}: {int(counts[i])}",
            )
        )
    return tuple(found)


def _ticks(start: int, days: int) -> tuple[Tick, ...]:
    step = next((step for step in _STEPS if days / step <= _TICKS), _STEPS[-1])
    found: list[Tick] = []
    year = 0
    for number, offset in enumerate(range(0, days, step)):
        there = date.fromordinal(start + offset)
        day = say_day(there.isoformat())
        label = day if step > 180 or there.year != year else day.rsplit(" ", 1)[0]
        year = there.year
        found.append(Tick(round(100 * (offset + 0.5) / days, 3), label, number % 2 == 1))
    return tuple(found)
