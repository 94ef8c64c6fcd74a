"""Grounded mentions: what the words of a report stand for in the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.documents import EventType, Role
from vedette.records.spans import Words

PlaceKind = Literal["place", "metonym", "demonym"]
Grounding = Literal["resolved", "not_in_gazetteer", "unresolved"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer.

    `country` is ISO 3166-1 alpha-3 ("" for none, such as a sea). `radius_km` is how far from
    the point the thing named may lie (0.5 for an airfield, hundreds for a country).
    `precision` is UCDP's where_prec, 1 (exact) to 7 (international waters or airspace).
    `layer` names where the coordinate comes from ("geonames", "airportsdata", ...).
    """

    key: str
    name: str
    lat_deg: float
    lon_deg: float
    country: str
    feature: str
    radius_km: float
    precision: int
    layer: str
    geonameid: int | None = None
    population: int = 0
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, and the place they stand for when that is known.

    `place` is None unless `grounding` is "resolved"; `rule` says how it was decided.
    """

    words: Words
    kind: PlaceKind
    grounding: Grounding
    place: Place | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression, TIMEX3 type and value, and the days it covers.

    `first` and `last` are inclusive ISO dates, possibly partial ("1967", "2024-11" stand for
    the whole year or month), "" when not resolved. `precision` is UCDP's date_prec 1 (exact
    day) to 5 (year), 0 when not resolved. `anchor` is the ISO day it was reckoned from ("" for
    none); `rule` names the rule, or why it stayed unresolved.
    """

    words: Words
    type: TimexType
    value: str
    first: str = ""
    last: str = ""
    precision: int = 0
    anchor: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """Who words stand for: ISO 3166-1 alpha-3 (or IGO NGO MNC INT UNK) and PLOVER sector.

    `id` is that of the registry of actors, or of an organ of a state ("KEN.police"), or a
    country's code for the state itself; `name` is the canonical name that goes with it.
    `inferred` says that the words alone do not give the country: the report does.
    """

    country: str = ""
    sector: str = ""
    name: str = ""
    id: str = ""
    inferred: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that name an actor in one role of claims of one type, and its code.

    `name` is the antecedent when the words are a pronoun.
    """

    words: Words
    name: str = ""
    type: EventType
    role: Role = "actor"
    code: ActorCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """What is grounded in one document: the words that its claims need, in order of appearance."""

    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
