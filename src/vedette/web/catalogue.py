"""All events at hand as columns, so that facets, days and places of a selection cost little."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vedette.records.documents import EventType
from vedette.records.events import Event
from vedette.showing.families import FAMILIES, MOVEMENT, SUPPLY, family_of, family_of_type
from vedette.showing.wording import flat
from vedette.store.columns import Columns

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

SURETIES = ("fact", "hedged", "open")
COARSE = 6
"""UCDP where_prec from which a place is a country or a sea and has no point to speak of."""

_NEARNESS = {1: "exact", 2: "near", 3: "district", 4: "province", 5: "area", 6: "country"}
_UNDATED = 2**31


@dataclass(frozen=True, slots=True)
class Values:
    """A many-valued column: which values each event has, as pairs sorted by event."""

    names: tuple[str, ...]
    event: Ints
    value: Ints

    def counts(self, mask: Bools) -> Ints:
        """How many events of the mask have each value."""
        return np.bincount(self.value[mask[self.event]], minlength=len(self.names))

    def having(self, chosen: Iterable[str], size: int) -> Bools:
        """The events that have any of the values."""
        wanted = np.zeros(len(self.names) + 1, dtype=bool)
        known = {name: number for number, name in enumerate(self.names)}
        wanted[[known[name] for name in chosen if name in known]] = True
        found = np.zeros(size, dtype=bool)
        found[self.event[wanted[self.value]]] = True
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The places of the workspace, and which events name them; coarse ones are marked."""

    keys: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...]
    lat: Floats
    lon: Floats
    radius_km: Floats
    coarse: Bools
    pairs: Values
    tracks: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalogue:
    """Events in order of days, and a column for each thing that they are chosen or drawn by.

    `first` and `last` are ordinals of days (of the reports where `dated` is false; 2^31 where
    there is none at all). `family` and `surety` are numbers into FAMILIES and SURETIES.
    `loose` are names of places that the gazetteer does not know, as printed.
    """

    version: int
    events: tuple[Event, ...]
    seqs: Ints
    first: Ints
    last: Ints
    dated: Bools
    family: Ints
    surety: Ints
    origins: Ints
    outlets: Ints
    disputed: Bools
    facets: Mapping[str, Values]
    spots: Spots
    loose: Values
    row_of: Mapping[str, int] = field(default_factory=dict)

    @property
    def listed(self) -> Ints:
        """The day under which each event is listed: its last, or its first where it is planned,
        denied or open; 2^31 for none.
        """
        return np.where(self.surety == len(SURETIES) - 1, self.first, self.last)

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.events)


def build(columns: Columns, version: int) -> Catalogue:
    """Put the columns of a workspace together; the same rows give the same catalogue."""
    events = tuple(event for _, _, _, event in columns.events)
    size = len(events)
    row = {seq: number for number, (seq, _, _, _) in enumerate(columns.events)}
    members = [(row[m[0]], m) for m in columns.members]
    outlets = [(i, flat(str(m[4])) or str(m[5])) for i, m in members]
    dated = np.zeros(size, dtype=bool)
    dated[[i for i, event in enumerate(events) if event.first or event.last]] = True
    return Catalogue(
        version=version,
        events=events,
        seqs=np.array([seq for seq, _, _, _ in columns.events], dtype=np.int64),
        first=np.array([min(first, _UNDATED) for _, first, _, _ in columns.events], dtype=np.int64),
        last=np.array([last or _UNDATED for _, _, last, _ in columns.events], dtype=np.int64),
        dated=dated,
        family=_families(events, columns, row),
        surety=np.array([_surety(event) for event in events], dtype=np.int64),
        origins=np.array([len(event.origins) for event in events], dtype=np.int64),
        outlets=np.bincount(_values(outlets).event, minlength=size).astype(np.int64),
        disputed=np.array(
            [bool(event.denials) or any(t.disputed for t in event.tolls) for event in events],
            dtype=bool,
        ),
        facets={
            "kind": _values((i, event.type) for i, event in enumerate(events)),
            "actor": _values(
                (i, flat(actor)) for i, event in enumerate(events) for actor in event.actors
            ),
            "per": _values(
                (i, flat(origin.name)) for i, event in enumerate(events) for origin in event.origins
            ),
            "status": _values((i, status) for i, e in enumerate(events) for status in e.statuses),
            "outlet": _values(outlets),
            "near": _values(_nearness(columns, row, size)),
        },
        spots=_spots(columns, row),
        loose=_values(
            (row[place[0]], flat(str(place[10])))
            for place in columns.places
            if place[6] is None and _is_name(str(place[10]))
        ),
        row_of={event.id: number for number, event in enumerate(events)},
    )


def _values(pairs: Iterable[tuple[int, str]]) -> Values:
    """Distinct pairs of event and value; values are in order of their names."""
    distinct = sorted({(event, name) for event, name in pairs if name})
    names = sorted({name for _, name in distinct})
    number = {name: i for i, name in enumerate(names)}
    return Values(
        tuple(names),
        np.array([event for event, _ in distinct], dtype=np.int64),
        np.array([number[name] for _, name in distinct], dtype=np.int64),
    )


def _families(events: tuple[Event, ...], columns: Columns, row: Mapping[int, int]) -> Ints:
    number = {family: i for i, family in enumerate(FAMILIES)}
    of_type: dict[EventType, int] = {}
    found = np.zeros(len(events), dtype=np.int64)
    for i, event in enumerate(events):
        if event.type not in of_type:
            of_type[event.type] = number[family_of_type(event.type)]
        found[i] = of_type[event.type]
    for seq, claim in columns.moves:
        if family_of(claim) is SUPPLY and found[row[seq]] == number[MOVEMENT]:
            found[row[seq]] = number[SUPPLY]
    return found


def _surety(event: Event) -> int:
    if "fact" in event.statuses:
        return 0
    return 1 if "hedged" in event.statuses else 2


def _is_name(words: str) -> bool:
    """Whether words for a place are a name of it ("Tishrin Dam") and not a noun ("the dam")."""
    return any(part[:1].isupper() for part in words.split()[-2:])


def _nearness(columns: Columns, row: Mapping[int, int], size: int) -> Iterable[tuple[int, str]]:
    """The best precision of any place of an event, by name; "unplaced" where none resolved."""
    best = [9] * size
    for place in columns.places:
        if place[9] is not None:
            i = row[place[0]]
            best[i] = min(best[i], int(place[9]))
    for i, precision in enumerate(best):
        yield i, "unplaced" if precision == 9 else _NEARNESS.get(precision, "sea")


def _spots(columns: Columns, row: Mapping[int, int]) -> Spots:
    places: dict[str, tuple[str, str, float, float, float, int]] = {}
    pairs: set[tuple[int, str]] = set()
    ends: dict[tuple[int, int], dict[str, set[str]]] = {}
    for event, claim, role, key, name, country, lat, lon, radius, precision, *_ in columns.places:
        if lat is None or not key:
            continue
        places.setdefault(key, (flat(name), country, lat, lon, radius, precision))
        pairs.add((row[event], key))
        if role in ("origin", "destination"):
            ends.setdefault((row[event], claim), {}).setdefault(role, set()).add(key)
    keys = sorted(places)
    number = {key: i for i, key in enumerate(keys)}
    tracks = {
        (event, number[start], number[end])
        for (event, _), sides in ends.items()
        for start in sides.get("origin", ())
        for end in sides.get("destination", ())
        if start != end
    }
    chosen = [places[key] for key in keys]
    ordered = sorted((event, number[key]) for event, key in pairs)
    return Spots(
        keys=tuple(keys),
        names=tuple(place[0] for place in chosen),
        countries=tuple(place[1] for place in chosen),
        lat=np.array([place[2] for place in chosen], dtype=np.float64),
        lon=np.array([place[3] for place in chosen], dtype=np.float64),
        radius_km=np.array([place[4] for place in chosen], dtype=np.float64),
        coarse=np.array([place[5] >= COARSE for place in chosen], dtype=bool),
        pairs=Values(
            tuple(keys),
            np.array([event for event, _ in ordered], dtype=np.int64),
            np.array([place for _, place in ordered], dtype=np.int64),
        ),
        tracks=tuple(sorted(tracks)),
    )
