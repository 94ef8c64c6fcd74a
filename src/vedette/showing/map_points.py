"""What of the evidence can be drawn on a map: points and tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vedette.lexicon.phrases import phrase_of
from vedette.records.claims import Claim
from vedette.records.documents import Status
from vedette.records.events import Evidence
from vedette.records.grounded import Place, PlaceMention
from vedette.showing.families import Family, family_of
from vedette.showing.wording import flat, join_and, name_actor

_LABEL_CHARS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """One claim at one place. `label` is its name as printed, `name` the gazetteer's (may be "");
    `radius_km` is how far off the place may lie; `href` where a click leads ("" for nowhere);
    `note` says what is claimed.
    """

    label: str
    lat_deg: float
    lon_deg: float
    radius_km: float
    family: Family
    status: Status
    name: str = ""
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapTrack:
    """A movement from one place to another, drawn as an arrow; the way between is not known."""

    start: MapPoint
    end: MapPoint


def map_points(
    evidence: Iterable[Evidence], links: Mapping[str, str]
) -> tuple[tuple[MapPoint, ...], tuple[MapTrack, ...]]:
    """Points of all places that resolved, and tracks from origins to destinations.

    Args:
        evidence: the claims to draw, in a fixed order.
        links: claim id to the address that its symbol leads to; it may lack some.
    """
    return points_of_claims((item.claim, links.get(item.claim.id, "")) for item in evidence)


def points_of_claims(
    claims: Iterable[tuple[Claim, str]],
) -> tuple[tuple[MapPoint, ...], tuple[MapTrack, ...]]:
    """Points and tracks of claims, each with the address that its symbols lead to."""
    points: list[MapPoint] = []
    tracks: list[MapTrack] = []
    for claim, href in claims:
        starts = [_point(claim, place, href) for place in _resolved(claim.origins)]
        ends = [_point(claim, place, href) for place in _resolved(claim.destinations)]
        others = (*_resolved(claim.locations), *_resolved(claim.routes))
        points += [*starts, *ends, *(_point(claim, place, href) for place in others)]
        tracks += [
            MapTrack(start=start, end=end)
            for start in starts
            for end in ends
            if (start.lat_deg, start.lon_deg) != (end.lat_deg, end.lon_deg)
        ]
    return tuple(points), tuple(tracks)


def _resolved(mentions: tuple[PlaceMention, ...]) -> tuple[tuple[Place, str], ...]:
    found: dict[str, tuple[Place, str]] = {}
    for item in mentions:
        if item.place is not None:
            found.setdefault(item.place.key, (item.place, _label(item.place, item.words.text)))
    return tuple(found.values())


def _label(place: Place, words: str) -> str:
    """The printed name ("Tartus", "port of Tartus") where it is one, else the gazetteer's."""
    printed = flat(words).rsplit(" of ", 1)[-1]
    bare = all(part[:1].isupper() for part in printed.replace("-", " ").split())
    return printed if printed and bare and len(printed) <= _LABEL_CHARS else place.name


def _point(claim: Claim, named: tuple[Place, str], href: str) -> MapPoint:
    place, label = named
    who = join_and(tuple(map(name_actor, claim.actors)))
    what = phrase_of(claim.type, claim.mode).label
    state = f"{claim.status}; place unverified" if place.unverified else claim.status
    return MapPoint(
        label=label,
        name=place.name,
        lat_deg=place.lat_deg,
        lon_deg=place.lon_deg,
        radius_km=place.radius_km,
        family=family_of(claim),
        status=claim.status,
        note=flat(f"{who}: {what} ({state})" if who else f"{what} ({state})"),
        href=href,
    )
