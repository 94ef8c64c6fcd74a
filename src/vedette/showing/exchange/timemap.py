"""Events as the JSON that timemap reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from vedette.records.events import Evidence
from vedette.showing.exchange.parcel import Exported, Telling, losses
from vedette.showing.tables import event_row, first_place
from vedette.showing.wording import flat, say_chain


def timemap(told: Sequence[Telling]) -> Exported:
    """One JSON object with `events`, `sources` and `associations`, all values as strings.

    Filters are made of type, status and actors; each quote is a source of its own, with the
    outlet as title and the words with according to whom as description. timemap needs a day or a
    point: events with neither are left out.

    Source:
        The schemas of timemap's server (forensic-architecture/timemap).
    """
    kept = [item for item in told if _day(item.event.first) or _point(item)]
    associations: dict[str, dict[str, object]] = {}
    events, sources = [], {}
    for item in kept:
        labels: list[tuple[str, str]] = [("type", item.event.type)]
        labels += [("status", status) for status in item.event.statuses]
        labels += [("actor", actor) for actor in item.event.actors]
        names = []
        for group, label in labels:
            name = f"{group}: {flat(label)}"
            names.append(name)
            associations.setdefault(name, _association(name, group, flat(label)))
        for known in item.evidence:
            sources[known.claim.id] = _source(known)
        events.append(_event(item, names))
    counts = {
        ("event with neither day nor point", "left out"): len(told) - len(kept),
        ("radius of a place", "comments"): sum(bool(_point(item)) for item in kept),
        ("independent origins", "comments"): len(kept),
        ("span of days", "first day"): sum(i.event.first != i.event.last for i in kept),
    }
    body = {
        "events": events,
        "sources": list(sources.values()),
        "associations": list(associations.values()),
    }
    content = msgspec.json.format(msgspec.json.encode(body), indent=1) + b"\n"
    return Exported(content=content, rows=len(kept), noun="event", losses=losses(counts))


def _event(told: Telling, associations: list[str]) -> dict[str, object]:
    event = told.event
    row = event_row(event, {item.claim.id: item for item in told.evidence})
    day = _day(event.first)
    cells: dict[str, object] = {
        "id": event.id,
        "description": f"{row.who}: {event.type}" if row.who else event.type,
        "date": f"{day.month}/{day.day}/{day.year}" if day is not None else "",
        "time": "",
        "location": row.where,
        "type": event.type,
        "category": event.type,
        "associations": associations,
        "sources": [item.claim.id for item in told.evidence],
        "comments": f"{row.status}; origins: {row.origins}; {row.per}; not reviewed",
    }
    return cells | _point(told)


def _point(told: Telling) -> dict[str, str]:
    places = [p for e in told.evidence if (p := first_place(e.claim)) is not None]
    if not places:
        return {}
    place = min(places, key=lambda p: (p.precision, p.radius_km))
    return {"latitude": f"{place.lat_deg:.5f}", "longitude": f"{place.lon_deg:.5f}"}


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _source(item: Evidence) -> dict[str, object]:
    quote = flat(item.claim.evidence.cut(item.text))
    return {
        "id": item.claim.id,
        "title": item.outlet or item.report_name,
        "description": f"{quote} ({item.claim.status}; {say_chain(item.claim.sources, item.outlet)})",
        "paths": [item.report_name],
        "type": "Report",
        "date": item.published,
    }


def _association(name: str, group: str, label: str) -> dict[str, object]:
    return {
        "id": name,
        "title": label,
        "desc": "",
        "mode": "FILTER",
        "filter_paths": [group, label],
    }
