"""The picture of the situation: map, timeline and table of one selection; and lists of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from vedette.lexicon.outlines import outlines
from vedette.records.events import Event, Evidence
from vedette.showing.geojson import events_geojson
from vedette.showing.map_svg import map_svg
from vedette.showing.plain import event_json
from vedette.showing.tables import csv_text, event_row
from vedette.showing.wording import say_day
from vedette.web.asked import SORTS, Asked
from vedette.web.keeper import Held
from vedette.web.land import land
from vedette.web.mapdata import coarse_places, map_json, map_points
from vedette.web.pages import (
    asked_of,
    csv_answer,
    desk_of,
    geojson_answer,
    json_answer,
    kind_names,
    show,
)
from vedette.web.rows import EventRow, claim_ids, event_rows
from vedette.web.selection import Selection, select
from vedette.web.texts import say
from vedette.web.timeline import timeline

_MOST_DRAWN = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a request asks for, found."""

    held: Held
    asked: Asked
    problems: tuple[str, ...]
    selection: Selection


def look(request: Request) -> View:
    """Find the events that an address asks for."""
    keeper = desk_of(request).keeper
    held = keeper.held()
    asked, problems = asked_of(request)
    words = None
    if asked.q and not held.missing:
        with keeper.reader() as reader:
            words = reader.with_words(asked.q)
    found = select(held.catalogue, asked, words=words, reviews=held.standing.reviews())
    return View(held=held, asked=asked, problems=problems, selection=found)


def evidence_for(request: Request, view: View, rows: list[int]) -> Mapping[str, Evidence]:
    """The evidence of all claims of some events."""
    ids = claim_ids(view.held.catalogue, rows)
    if not ids:
        return {}
    with desk_of(request).keeper.reader() as reader:
        return reader.evidence(ids)


def situation(request: Request) -> Response:
    """`/`: the map, the timeline and the list."""
    view = look(request)
    catalogue, asked, selection = view.held.catalogue, view.asked, view.selection
    line = timeline(catalogue, selection.but_days, asked, kind_names())
    coarse = coarse_places(catalogue, selection.mask)
    listed = _listed(request, view, "/")
    return show(
        request,
        "situation.html",
        view.held,
        {**listed, "groups": by_day(listed["rows"], asked), "line": line, "coarse": coarse},
    )


def events(request: Request) -> Response:
    """`/events`: the list alone, as a table."""
    view = look(request)
    return show(request, "events.html", view.held, _listed(request, view, "/events"))


def by_day(rows: Sequence[EventRow], asked: Asked) -> list[tuple[str | None, list[EventRow]]]:
    """Rows under the last day that they share; None where they are in another order than by days."""
    if asked.sort not in ("latest", "earliest"):
        return [(None, list(rows))]
    groups: list[tuple[str | None, list[EventRow]]] = []
    for row in rows:
        day = say_day(row.day) if row.day else say("undated")
        if not groups or groups[-1][0] != day:
            groups.append((day, []))
        groups[-1][1].append(row)
    return groups


def _listed(request: Request, view: View, here: str) -> dict[str, Any]:
    asked, selection, catalogue = view.asked, view.selection, view.held.catalogue
    page = min(asked.page, selection.pages)
    numbers = selection.page(page)
    rows = event_rows(
        catalogue, numbers, evidence_for(request, view, numbers), view.held.standing.reviews()
    )
    names = dict(zip(catalogue.spots.keys, catalogue.spots.names, strict=True))
    return {
        "here": here,
        "asked": asked,
        "q": asked.q,
        "problems": view.problems,
        "facets": selection.facets,
        "rows": rows,
        "total": selection.total,
        "page": page,
        "pages": selection.pages,
        "sorts": SORTS,
        "place_name": names.get(asked.place, asked.place),
        "mapped": asked.url("/map.geojson"),
    }


def map_geojson(request: Request) -> Response:
    """`/map.geojson`: what the map draws; the condition on the map's view does not apply."""
    view = look(request)
    return geojson_answer(map_json(view.held.catalogue, view.selection.but_box, view.asked))


def map_drawing(request: Request) -> Response:
    """`/map.svg`: the map drawn on the server, for a browser without WebGL or scripts.

    With `bare` it has no style sheet of its own, to be put into a page that has it.
    """
    view = look(request)
    points, tracks = map_points(view.held.catalogue, view.selection.but_box, view.asked, path="/")
    drawing = map_svg(
        points[:_MOST_DRAWN],
        tracks[:_MOST_DRAWN],
        outlines=outlines(),
        title=say("map"),
        standalone="bare" not in request.query_params,
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    return Response(
        drawing, media_type="image/svg+xml", headers={"Content-Security-Policy": policy}
    )


def land_geojson(request: Request) -> Response:
    """`/land.geojson`: land, coasts and borders, fine around the places of the workspace."""
    spots = desk_of(request).keeper.held().catalogue.spots
    fine = ~spots.coarse
    if not fine.any():
        return _packed(land(0, 0, 0, 0))
    lat, lon = spots.lat[fine], spots.lon[fine]
    sides = (
        float(_quantile(lon, 0.1)), float(_quantile(lat, 0.1)),
        float(_quantile(lon, 0.9)), float(_quantile(lat, 0.9)),
    )  # fmt: skip
    west, south, east, north = (round(side) for side in sides)
    return _packed(land(west, south, east, north))


def _packed(value: object) -> Response:
    import gzip

    content = gzip.compress(msgspec.json.encode(value), 4, mtime=0)
    return Response(
        content,
        media_type="application/geo+json",
        headers={"Content-Encoding": "gzip", "Cache-Control": "private, max-age=600"},
    )


def _quantile(values: Any, share: float) -> Any:
    import numpy as np

    return np.quantile(values, share)


def events_json(request: Request) -> Response:
    """`/events.json`: the events asked for with their claims, a page of them at a time."""
    view = look(request)
    page = min(view.asked.page, view.selection.pages)
    rows = view.selection.page(page)
    evidence = evidence_for(request, view, rows)
    found = [view.held.catalogue.events[row] for row in rows]
    reviews = view.held.standing
    return json_answer(
        {
            "total": view.selection.total,
            "page": page,
            "pages": view.selection.pages,
            "problems": list(view.problems),
            "facets": {
                facet.name: {item.value: item.count for item in (*facet.values, *facet.more)}
                for facet in view.selection.facets
            },
            "events": [
                event_json(event, _of(event, evidence)) | {"review": reviews.review(event.id)}
                for event in found
            ],
        }
    )


def events_geo(request: Request) -> Response:
    """`/events.geojson`: all events asked for, one feature each."""
    found, evidence = _all(request)
    return geojson_answer(events_geojson(found, evidence))


def events_csv(request: Request) -> Response:
    """`/events.csv`: all events asked for, one row each, safe in a spreadsheet."""
    found, evidence = _all(request)
    return csv_answer(csv_text([event_row(event, evidence) for event in found]), "events")


def _all(request: Request) -> tuple[list[Event], Mapping[str, Evidence]]:
    view = look(request)
    rows = [int(row) for row in view.selection.rows]
    return [view.held.catalogue.events[row] for row in rows], evidence_for(request, view, rows)


def _of(event: Event, evidence: Mapping[str, Evidence]) -> list[Evidence]:
    return [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
