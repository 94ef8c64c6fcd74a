"""What a page is asked for: the state of the desk, which is its address and nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

FACETS = ("kind", "actor", "per", "status", "outlet", "near", "review")
"""Parameters that may stand several times; any of the values of one is enough."""

LEFT_OUT = "V454"
"""Code of what is told of a parameter that could not be meant."""

SORTS = ("latest", "earliest", "origins", "disputed")
PAGE = 40
_MOST_VALUES = 60
_LONGEST = 400
_LAST_PAGE = 100_000

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A selection of events and how it is shown; every part that is given must hold.

    `since` and `until` are days of the event (of its report, where it has none), inclusive.
    `facets` are (name, values) in the order of FACETS, those without a value left out. `box` is
    west, south, east, north in degrees; `place` is the key of one place. `page` counts from 1.
    """

    q: str = ""
    since: date | None = None
    until: date | None = None
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    box: Box | None = None
    place: str = ""
    sort: str = SORTS[0]
    page: int = 1

    def values(self, facet: str) -> tuple[str, ...]:
        """The values asked for in one facet."""
        return next((values for name, values in self.facets if name == facet), ())

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than everything."""
        return self.pairs() != [] and self.on_page(1).sorted_by(SORTS[0]) != Asked()

    def on_page(self, page: int) -> Asked:
        """The same on another page."""
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> Asked:
        """The same in another order, from its beginning."""
        return replace(self, sort=sort, page=1)

    def toggled(self, facet: str, value: str) -> Asked:
        """The same with a value of a facet taken away or added."""
        given = self.values(facet)
        values = tuple(v for v in given if v != value) if value in given else (*given, value)
        facets = {**dict(self.facets), facet: values}
        ordered = tuple((name, facets[name]) for name in FACETS if facets.get(name))
        return replace(self, facets=ordered, page=1)

    def at(self, place: str) -> Asked:
        """The same at one place; "" for all."""
        return replace(self, place=place, page=1)

    def without(self, part: str) -> Asked:
        """The same without one part: "q", "days", "box" or "place"."""
        empty: dict[str, Asked] = {
            "q": replace(self, q="", page=1),
            "days": replace(self, since=None, until=None, page=1),
            "box": replace(self, box=None, page=1),
            "place": replace(self, place="", page=1),
        }
        return empty[part]

    def pairs(self) -> list[tuple[str, str]]:
        """Parameters of the address, in a fixed order, without those that say nothing."""
        found = [("q", self.q)] if self.q else []
        found += [("from", self.since.isoformat())] if self.since else []
        found += [("to", self.until.isoformat())] if self.until else []
        found += [(name, value) for name, values in self.facets for value in values]
        found += [("place", self.place)] if self.place else []
        found += [("box", ",".join(f"{side:g}" for side in self.box))] if self.box else []
        found += [("sort", self.sort)] if self.sort != SORTS[0] else []
        found += [("page", str(self.page))] if self.page > 1 else []
        return found

    def url(self, path: str) -> str:
        """The address of a page with this state."""
        query = urlencode(self.pairs())
        return f"{path}?{query}" if query else path


def parse(pairs: Iterable[tuple[str, str]]) -> tuple[Asked, tuple[str, ...]]:
    """Read the parameters of an address; what cannot be meant is left out, and named.

    Args:
        pairs: names and values as they came, decoded; unknown names are passed over.

    Returns:
        The state, and a message for each parameter that was left out (V454).
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value[:_LONGEST])
    problems: list[str] = []
    facets = tuple(
        (name, values)
        for name in FACETS
        if (values := tuple(dict.fromkeys(filter(None, given.get(name, ()))))[:_MOST_VALUES])
    )
    since, until = _day(given, "from", problems), _day(given, "to", problems)
    if since and until and since > until:
        since, until = until, since
    asked = Asked(
        q=_last(given, "q").strip(),
        since=since,
        until=until,
        facets=facets,
        box=_box(_last(given, "box"), problems),
        place=_last(given, "place"),
        sort=_sort(_last(given, "sort"), problems),
        page=_page(_last(given, "page"), problems),
    )
    return asked, tuple(problems)


def _last(given: Mapping[str, Sequence[str]], name: str) -> str:
    return given[name][-1] if name in given else ""


def _day(given: Mapping[str, Sequence[str]], name: str, problems: list[str]) -> date | None:
    value = _last(given, name).strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        problems.append(
            f"[{LEFT_OUT}] {name} is {value!r}, expected a day such as 2031-05-14; it was left out"
        )
        return None


def _box(value: str, problems: list[str]) -> Box | None:
    if not value:
        return None
    sides = [_number(part) for part in value.split(",")]
    if len(sides) != 4 or not all(map(math.isfinite, sides)) or sides[1] > sides[3]:
        problems.append(
            f"[{LEFT_OUT}] box is {value!r}, expected west,south,east,north; it was left out"
        )
        return None
    west, south, east, north = sides
    return west, south, east, north


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return math.nan


def _sort(value: str, problems: list[str]) -> str:
    if value and value not in SORTS:
        problems.append(
            f"[{LEFT_OUT}] sort is {value!r}, expected one of {', '.join(SORTS)}; it was left out"
        )
        return SORTS[0]
    return value or SORTS[0]


def _page(value: str, problems: list[str]) -> int:
    if not value:
        return 1
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= _LAST_PAGE):
        problems.append(
            f"[{LEFT_OUT}] page is {value!r}, expected a number from 1; it was left out"
        )
        return 1
    return int(value)
