"""Claims and events as GeoJSON (RFC 7946): longitude first, WGS 84."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vedette.records.claims import Claim
from vedette.records.events import Event, Evidence
from vedette.records.grounded import Place, PlaceMention
from vedette.showing.geometry import geometry_of, line_geometry, track_geometry
from vedette.showing.wording import flat, name_actor, place_words, say_chain

_Position = list[float]


def claims_geojson(evidence: Iterable[Evidence]) -> dict[str, object]:
    """A FeatureCollection with one feature per claim, in the order given.

    A movement is a line through its stations (cut at the 180th meridian); else the locations are
    points, or the lines and areas that their words give. A claim that is nowhere on the map has
    the geometry null and is not left out. `radius_km` says how far the place may lie from the
    point: the largest of the points drawn.
    """
    return _collection(_claim_feature(item) for item in evidence)


def events_geojson(events: Iterable[Event], evidence: Mapping[str, Evidence]) -> dict[str, object]:
    """A FeatureCollection with one feature per event; its geometry is that of its first claim
    that has one. `sources`, `outlets` and `quotes` hold those of all its claims.
    """
    return _collection(_event_feature(event, evidence) for event in events)


def _collection(features: Iterable[dict[str, object]]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}


def _claim_feature(item: Evidence) -> dict[str, object]:
    claim = item.claim
    geometry, drawn = _geometry(claim)
    properties = _about_places(drawn) | {
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "actors": [name_actor(actor) for actor in claim.actors],
        "recipients": [name_actor(actor) for actor in claim.recipients],
        "locations": list(place_words(claim.locations)),
        "origins": list(place_words(claim.origins)),
        "destinations": list(place_words(claim.destinations)),
        "from": claim.time.first if claim.time else "",
        "to": claim.time.last if claim.time else "",
        "time_words": flat(claim.time.words.text) if claim.time else "",
        "sources": [flat(source.words.text) for source in claim.sources],
        "according_to": say_chain(claim.sources, item.outlet),
        "cues": [flat(cue.text) for cue in claim.cues],
        "quote": claim.evidence.cut(item.text),
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "report": item.report_name,
        "outlet": item.outlet,
        "published": item.published,
        "engine": claim.engine,
        "reviewed": item.is_reviewed,
        **({"review": item.review} if item.review else {}),
    }
    return {"type": "Feature", "id": claim.id, "geometry": geometry, "properties": properties}


def _event_feature(event: Event, evidence: Mapping[str, Evidence]) -> dict[str, object]:
    known = [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
    shapes = [_geometry(item.claim) for item in known]
    geometry, drawn = next((shape for shape in shapes if shape[0]), (None, ()))
    chains = dict.fromkeys(say_chain(item.claim.sources, item.outlet) for item in known)
    properties = _about_places(drawn) | {
        "type": event.type,
        "statuses": list(event.statuses),
        "actors": list(event.actors),
        "places": list(event.places),
        "from": event.first,
        "to": event.last,
        "claims": list(event.claim_ids),
        "origins": [origin.name for origin in event.origins],
        "origin_count": len(event.origins),
        "sources": list(chains),
        "outlets": list(dict.fromkeys(item.outlet or item.report_name for item in known)),
        "quotes": [item.claim.evidence.cut(item.text) for item in known],
        "reviewed": bool(known) and all(item.is_reviewed for item in known),
    }
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}


def _about_places(places: tuple[Place, ...]) -> dict[str, object]:
    if not places:
        return {"located": False}
    return {
        "located": True,
        "radius_km": max(place.radius_km for place in places),
        "precision": max(place.precision for place in places),
        "place_sources": list(dict.fromkeys(place.source for place in places)),
        "place_names": list(dict.fromkeys(place.name for place in places)),
        "countries": list(dict.fromkeys(place.country for place in places if place.country)),
    }


def _geometry(claim: Claim) -> tuple[dict[str, object] | None, tuple[Place, ...]]:
    origins, destinations = _placed(claim.origins), _placed(claim.destinations)
    if claim.track is not None and len(claim.track.points) > 1:
        row = track_geometry(claim.track)
        shape = {"type": row["type"], "coordinates": row["coordinates"]}
        return shape, (*origins, *_placed(claim.routes), *destinations)
    tracks = [(a, b) for a in origins for b in destinations if a.key != b.key]
    if tracks:
        return line_geometry([[_position(a), _position(b)] for a, b in tracks]), (
            *origins,
            *destinations,
        )
    places = _placed(claim.locations) or origins or destinations or _placed(claim.routes)
    if not places:
        return None, ()
    if len(places) == 1:
        return geometry_of(places[0]), places
    if any(place.shape is not None for place in places):
        shapes = [geometry_of(place) for place in places]
        return {"type": "GeometryCollection", "geometries": shapes}, places
    return {"type": "MultiPoint", "coordinates": [_position(place) for place in places]}, places


def _placed(mentions: tuple[PlaceMention, ...]) -> tuple[Place, ...]:
    found = {item.place.key: item.place for item in mentions if item.place is not None}
    return tuple(found.values())


def _position(place: Place) -> _Position:
    return [place.lon_deg, place.lat_deg]
