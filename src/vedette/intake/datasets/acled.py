"""Rows of ACLED's CSV files as claims."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from vedette.intake.datasets.rows import (
    Coded,
    NoEvent,
    RowText,
    WrongRow,
    actors,
    coded,
    place,
    sources,
    time,
)
from vedette.lexicon.countries import country_of_name, numeric_codes
from vedette.lexicon.place_names import fold
from vedette.records.claims import Actor
from vedette.records.documents import EventType
from vedette.records.spans import Words

KEY = "event_id_cnty"
COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

_SUB_TYPES: dict[str, tuple[EventType, str]] = {
    "government regains territory": ("CONTROL", "take"),
    "non-state actor overtakes territory": ("CONTROL", "take"),
    "armed clash": ("ASSAULT", ""), "attack": ("ASSAULT", ""),
    "abduction/forced disappearance": ("COERCE", "abduct"), "sexual violence": ("ASSAULT", "sexual"),
    "air/drone strike": ("ASSAULT", "aerial"), "chemical weapon": ("ASSAULT", "unconventional"),
    "grenade": ("ASSAULT", "explosives"), "suicide bomb": ("ASSAULT", "suicide-attack"),
    "remote explosive/landmine/ied": ("ASSAULT", "explosives"),
    "shelling/artillery/missile attack": ("ASSAULT", "heavy-weapons"),
    "peaceful protest": ("PROTEST", "demo"), "protest with intervention": ("PROTEST", "demo"),
    "excessive force against protesters": ("ASSAULT", "crowd-control"),
    "violent demonstration": ("PROTEST", "riot"), "mob violence": ("PROTEST", "riot"),
    "agreement": ("AGREE", ""), "arrests": ("COERCE", "arrest"),
    "change to group/activity": ("MOBILIZE", "troops"), "disrupted weapons use": ("COERCE", "seize"),
    "headquarters or base established": ("PRESENCE", ""),
    "looting/property destruction": ("COERCE", "seize"),
    "non-violent transfer of territory": ("CONTROL", "take"),
}  # fmt: skip
_SECTORS = {
    "state forces": "MIL", "rebel group": "REB", "political militia": "PRM",
    "identity militia": "PRM", "rioters": "CVL", "protesters": "CVL", "civilians": "CVL",
    "external": "MIL",
    "1": "MIL", "2": "REB", "3": "PRM", "4": "PRM", "5": "CVL", "6": "CVL", "7": "CVL", "8": "MIL",
}  # fmt: skip
_OF_STATE = re.compile(
    r"(?:military forces|police forces|government|army|navy|air force) of (?:the )?"
    r"([^(\[]+?)\s*(?:[(\[]|$)",
    re.IGNORECASE,
)
_GRAIN = {1: (1, 5.0), 2: (2, 25.0), 3: (4, 75.0)}


def read_row(cells: dict[str, str]) -> Coded:
    """One row as a report of ACLED.

    Days: precision 1 is the day; 2 the three days before and after it; 3 its month. What ACLED
    calls geo_precision becomes UCDP's 1, 2 and 4 with 5, 25 and 75 km.

    Raises:
        WrongRow: a cell that cannot be, or a sub-type that is not ACLED's.
        NoEvent: the sub-type Other.
    """
    row = RowText(cells)
    named = row.get("sub_event_type").lower()
    if named not in _SUB_TYPES and named != "other":
        raise WrongRow(f"sub_event_type is {named[:40]!r}, expected one of ACLED's 25")
    if named == "other":
        raise NoEvent("sub_event_type Other, which does not say what happened")
    kind, mode = _SUB_TYPES[named]
    first, last, precision = _days(row)
    codes = {number: code for code, number in numeric_codes().items()}
    country = codes.get(int(row.number("iso", 0, 999) or 0), "")
    grain, radius = _GRAIN.get(int(row.number("geo_precision", 1, 3) or 3), _GRAIN[3])
    dead = row.words("fatalities")
    return coded(
        row, name=row.get(KEY) or "row", maker="ACLED", engine="import acled", kind=kind, mode=mode,
        published=_published(row), trigger="sub_event_type", evidence="notes",
        actors=_side(row, "1"), recipients=_side(row, "2"),
        locations=place(
            row, "location", lat="latitude", lon="longitude", country=country, precision=grain,
            radius_km=radius, layer="acled", region=row.get("admin1"),
        ),
        killed=_told(dead), time=time(row, "event_date", first, last, precision),
        sources=sources(row, ("source", "media")),
    )  # fmt: skip


def _days(row: RowText) -> tuple[date, date, int]:
    day = row.day("event_date")
    precision = int(row.number("time_precision", 1, 3) or 1)
    if precision == 1:
        return day, day, 1
    if precision == 2:
        return day - timedelta(days=3), day + timedelta(days=3), 3
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), 4


def _side(row: RowText, side: str) -> tuple[Actor, ...]:
    name, inter = row.get(f"actor{side}"), row.get(f"inter{side}").lower()
    sector = next((code for start, code in _SECTORS.items() if inter.startswith(start)), "")
    state = _OF_STATE.search(name)
    country = country_of_name().get(fold(state[1]), "") if state is not None else ""
    if state is not None and name.lower().startswith("government"):
        sector = "GOV"
    return actors(row, f"actor{side}", country=country, sector=sector)


def _told(dead: Words | None) -> tuple[Words, ...]:
    """A toll of 0 says that none is known, not that nobody died."""
    return (dead,) if dead is not None and dead.text.strip("0.") else ()


def _published(row: RowText) -> date | None:
    stamp = row.number("timestamp", 0, 4e9)
    return datetime.fromtimestamp(stamp, UTC).date() if stamp else None
