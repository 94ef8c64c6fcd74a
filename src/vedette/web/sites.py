"""The site board as a page and in other forms."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import lru_cache
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response

from vedette.fusion.deciding import assessments_of, is_rejected
from vedette.fusion.sites import board as sites_of
from vedette.records.filters import Filter
from vedette.records.states import Holding, SiteState
from vedette.showing.tables import guard_cell
from vedette.web.board import Board, Site, board
from vedette.web.keeper import Held, Keeper
from vedette.web.pages import csv_answer, desk_of, geojson_answer, json_answer, kind_names, show
from vedette.web.rows import EventRow, claim_ids, event_rows

_BEARING = "CONTROL,RETREAT,MOVE,PRESENCE,ASSAULT"
_REACH_DAYS = 120
_NEVER = 2**31


def _signed(site: Site) -> dict[str, str]:
    told = site.state.assessed if site.state else None
    return {"state": told.state, "party": told.party, "by": told.by} if told else {}


def sites(request: Request) -> Response:
    """`/sites`: who is said to hold what, who is there, since when, and what changed last."""
    held, found = _board(request)
    return show(
        request,
        "sites.html",
        held,
        {
            "board": found,
            "cells": _cells(request, held),
            "q": request.query_params.get("q", "")[:200],
            "holdings": get_args(Holding),
        },
    )


def sites_json(request: Request) -> Response:
    """`/sites.json`: the board with the ids of the events behind each cell."""
    held, found = _board(request)
    return json_answer({"total": found.total, "sites": [_plain(held, s) for s in found.sites]})


def sites_geo(request: Request) -> Response:
    """`/sites.geojson`: the sites that the gazetteer knows, as points."""
    held, found = _board(request)
    spots = held.catalogue.spots
    number = {key: i for i, key in enumerate(spots.keys)}
    features = [
        {
            "type": "Feature",
            "id": site.key,
            "geometry": {
                "type": "Point",
                "coordinates": [
                    float(spots.lon[number[site.key]]), float(spots.lat[number[site.key]]),
                ],
            },
            "properties": _plain(held, site)
            | {"radius_km": float(spots.radius_km[number[site.key]])},
        }
        for site in found.sites
        if site.key
    ]  # fmt: skip
    return geojson_answer({"type": "FeatureCollection", "features": features})


def sites_csv(request: Request) -> Response:
    """`/sites.csv`: the board, one row for each site, safe in a spreadsheet."""
    held, found = _board(request)
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    columns = (
        "site country state by since assessed signed held against presence attacked last events"
    )
    sheet.writerow(columns.split())
    for site in found.sites:
        row, signed = _plain(held, site), _signed(site)
        cells = (
            site.name, site.country, str(row["state"]), "; ".join(site.state.parties if site.state else ()),
            str(row["since"]), " ".join(filter(None, (signed.get("state"), signed.get("party")))),
            signed.get("by", ""),
            *(str(row[key]) for key in ("held", "against", "presence", "attacked")), site.last,
            str(site.events),
        )  # fmt: skip
        sheet.writerow([guard_cell(cell) for cell in cells])
    return csv_answer(out.getvalue(), "sites")


def _board(request: Request) -> tuple[Held, Board]:
    held = desk_of(request).keeper.held()
    words = request.query_params.get("q", "")[:200]
    return held, _made(desk_of(request).keeper, held.catalogue.version, words)[0]


def _cells(request: Request, held: Held) -> dict[int, EventRow]:
    words = request.query_params.get("q", "")[:200]
    return _made(desk_of(request).keeper, held.catalogue.version, words)[1]


@lru_cache(maxsize=16)
def _made(keeper: Keeper, version: int, words: str) -> tuple[Board, dict[int, EventRow]]:  # noqa: ARG001
    """The board and the rows of its cells; the version makes it anew when anything is written."""
    held = keeper.held()
    found = board(held.catalogue, held.standing, kind_names(), _states(keeper, held), words=words)
    rows = found.rows()
    if not rows:
        return found, {}
    with keeper.reader() as reader:
        evidence = reader.evidence(claim_ids(held.catalogue, rows))
    lines = event_rows(held.catalogue, rows, evidence, held.standing.reviews())
    return found, dict(zip(rows, lines, strict=True))


def _states(keeper: Keeper, held: Held) -> dict[str, SiteState]:
    """Key of a site to its state on the last day that any report speaks of or is dated."""
    if held.missing or not held.catalogue.size:
        return {}
    last = held.catalogue.last[held.catalogue.last < _NEVER]
    day = date.fromordinal(int(last.max())) if len(last) else date.min
    since = date.fromordinal(max(1, day.toordinal() - _REACH_DAYS))
    with keeper.reader() as reader:
        known = reader.workspace.claims(Filter(type=_BEARING, since=since))
        evidence = [item for item in known if not is_rejected(item)]
        signed = assessments_of(reader.workspace.decisions())
    return {s.site: s for s in sites_of(evidence, valid_at=day, assessments=signed)}


def _plain(held: Held, site: Site) -> dict[str, object]:
    def id_of(row: int) -> str:
        return held.catalogue.events[row].id if row >= 0 else ""

    return {
        "key": site.key,
        "site": site.name,
        "country": site.country,
        "state": site.state.state if site.state else "unknown",
        "by": list(site.state.parties) if site.state else [],
        "since": site.state.since if site.state else "",
        "disputed": bool(site.state and site.state.disputed),
        "for": list(site.state.supports) if site.state else [],
        "contrary": list(site.state.against) if site.state else [],
        "assessed": _signed(site),
        "held": id_of(site.held),
        "against": id_of(site.against),
        "presence": id_of(site.presence),
        "attacked": id_of(site.harm),
        "last": site.last,
        "events": site.events,
    }
