"""Claims, times and places as the JSON objects that other programs read.

The format is fixed: `vedette read|times|places --format jsonl` print it. What is empty is left
out; null is never used. Offsets are half-open and count code points of the report's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from vedette.records.claims import Actor, Claim, Source
from vedette.records.grounded import (
    Amount,
    CountedWords,
    EquipmentItem,
    EquipmentWords,
    PlaceMention,
    TimeMention,
)
from vedette.records.spans import Words
from vedette.showing.geometry import geometry_of, track_geometry

JsonObject = dict[str, object]
_Item = TypeVar("_Item")


def claim_json(claim: Claim) -> JsonObject:
    """One claim as an object of `vedette read --format jsonl`, keys in their fixed order.

    A place that resolved carries name, lat, lon, country, precision and `radius_km`, and
    `geometry` where it is more than a point; one that did not carries `grounding`
    ("not_in_gazetteer", with the point of the area it is said to be in, if any; "unresolved"). A time that did
    not resolve has neither `from` nor `to`. Equipment of a known kind carries id, name and path, a
    number that could be read its bounds. `source` runs from the outermost to the innermost.
    """
    row: JsonObject = {"type": claim.type, "mode": claim.mode, "status": claim.status}
    row["trigger"] = _words(claim.trigger)
    row["actor"] = _list(_actor, claim.actors)
    row["recipient"] = _list(_actor, claim.recipients)
    row["location"] = _list(_place, claim.locations)
    row["origin"] = _list(_place, claim.origins)
    row["destination"] = _list(_place, claim.destinations)
    row["route"] = _list(_place, claim.routes)
    row["equipment"] = _list(_equipment, claim.equipment)
    row["quantity"] = _list(_counted, claim.quantity)
    row["killed"] = _list(_counted, claim.killed)
    row["injured"] = _list(_counted, claim.injured)
    row["captured"] = _list(_counted, claim.captured)
    row["displaced"] = _list(_counted, claim.displaced)
    if claim.time is not None:
        row["time"] = _time(claim.time)
    if claim.track is not None:
        row["track"] = track_geometry(claim.track)
    row["cues"] = _list(_words, claim.cues)
    row["source"] = _list(_source, claim.sources)
    row["evidence"] = {"start": claim.evidence.start, "end": claim.evidence.end}
    return _filled(row)


def report_json(name: str, claims: Iterable[Claim]) -> JsonObject:
    """One line of `vedette read --format jsonl`: the report's name and its claims."""
    return {"doc": name, "claims": [claim_json(claim) for claim in claims]}


def timex_json(mention: TimeMention) -> JsonObject:
    """One time expression as in `vedette times --format jsonl`: TIMEX3 type and value."""
    row = _words(mention.words) | {"type": mention.type, "value": mention.value}
    return _filled(row | {"from": mention.first, "to": mention.last})


def toponym_json(mention: PlaceMention) -> JsonObject:
    """One toponym as in `vedette places --format jsonl`."""
    row = _words(mention.words) | {"kind": mention.kind}
    return row | _grounded(mention, identified=True)


def _words(words: Words) -> JsonObject:
    return {"start": words.span.start, "end": words.span.end, "text": words.text}


def _actor(actor: Actor) -> JsonObject:
    codes = {"country": actor.country, "sector": actor.sector, "name": actor.name, "id": actor.id}
    row = _words(actor.words) | codes
    if actor.inferred:
        row |= {"inferred": True}
    coded = actor.rule if actor.country or actor.sector else ""
    return _filled(row | {"rule": coded})


def _source(source: Source) -> JsonObject:
    return _filled(_words(source.words) | {"kind": source.kind, "name": source.name})


def _place(mention: PlaceMention) -> JsonObject:
    return _filled(_words(mention.words) | _grounded(mention) | {"rule": mention.rule})


def _equipment(words: Words) -> JsonObject:
    """The first thing that the words name, and the others under `also`."""
    row = _words(words)
    items = words.items if isinstance(words, EquipmentWords) else ()
    if items:
        row |= _item(items[0])
        row["also"] = [_item(item) for item in items[1:]]
    return _filled(row)


def _item(item: EquipmentItem) -> JsonObject:
    row: JsonObject = {"id": item.id, "name": item.name, "path": list(item.path)}
    return _filled(row | _bounds(item.amount) | {"rule": item.rule})


def _counted(words: Words) -> JsonObject:
    amount = words.amount if isinstance(words, CountedWords) else None
    if amount is None or amount.low is None:
        return _words(words)
    return _filled(_words(words) | _bounds(amount) | {"rule": amount.rule})


def _bounds(amount: Amount | None) -> JsonObject:
    """`low` and, unless it is open, `high`, in `unit`; nothing for words that state no number."""
    if amount is None or amount.low is None:
        return {}
    row: JsonObject = {"low": amount.low}
    if amount.high is not None:
        row["high"] = amount.high
    row["unit"] = amount.unit
    if amount.approx:
        row["approx"] = True
    return row


def _time(time: TimeMention) -> JsonObject:
    row = _words(time.words) | {"from": time.first, "to": time.last}
    if time.first:
        row |= {"anchor": time.anchor, "rule": time.rule}
    return _filled(row)


def _grounded(mention: PlaceMention, *, identified: bool = False) -> JsonObject:
    place = mention.place
    row: JsonObject = {}
    if mention.grounding != "resolved":
        row["grounding"] = mention.grounding
    if place is None:
        return row
    row |= {"name": place.name, "lat": place.lat_deg, "lon": place.lon_deg}
    row["country"] = place.country
    if identified and place.geonameid is not None:
        row["geonameid"] = place.geonameid
    row |= {"precision": place.precision, "radius_km": place.radius_km}
    row |= {"source": place.source, "layer": place.layer.rpartition(", ")[0]}
    if place.shape is not None:
        row["geometry"] = geometry_of(place)
    return _filled(row)


def _list(build: Callable[[_Item], JsonObject], items: tuple[_Item, ...]) -> list[JsonObject]:
    return [build(item) for item in items]


def _filled(row: JsonObject) -> JsonObject:
    return {key: value for key, value in row.items() if value != "" and value != []}
