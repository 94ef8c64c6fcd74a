"""One event: its fields beside the text that proves them, who says so, and who says not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vedette.errors import UsageError
from vedette.lexicon.outlines import outlines
from vedette.records.events import Event, Evidence
from vedette.records.ids import content_id
from vedette.records.spans import Span
from vedette.showing.brief_items import lead_of
from vedette.showing.geojson import events_geojson
from vedette.showing.map_points import points_of_claims
from vedette.showing.map_svg import map_svg
from vedette.showing.plain import event_json
from vedette.store.desk import DeskReader
from vedette.web.catalogue import Catalogue
from vedette.web.decisions import EDITABLE, Standing
from vedette.web.fields import fields_of, marked_text
from vedette.web.pages import asked_of, desk_of, geojson_answer, json_answer, show
from vedette.web.rows import event_rows
from vedette.web.situation import View, look
from vedette.web.texts import say

_NEAR_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """The words that prove a claim: before, the trigger, and after it; whose, and where printed."""

    claim_id: str
    report_id: str
    before: str
    trigger: str
    after: str
    outlet: str
    published: str
    status: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """An independent origin with the claims that go back to it, and the outlets that carried it."""

    name: str
    kind: str
    via: tuple[str, ...]
    denies: bool
    quotes: tuple[Quoted, ...]


def event_page(request: Request) -> Response:
    """`/event/ID`: by the id, or by as much of it as is unique."""
    view = look(request)
    asked_id = request.path_params["id"]
    with desk_of(request).keeper.reader() as reader:
        event = _event(reader, asked_id)
        if event.id != asked_id:
            return RedirectResponse(f"/event/{event.id}?{request.url.query}", status_code=303)
        evidence = reader.evidence(event.claim_ids)
        chosen = _chosen(event, evidence, request.query_params.get("claim", ""))
        document = reader.workspace.report(chosen.claim.report_id)
    row = view.held.catalogue.row_of[event.id]
    context = {
        "q": view.asked.q,
        "asked": view.asked,
        "row": event_rows(view.held.catalogue, [row], evidence, view.held.standing.reviews())[0],
        "event": event,
        "chosen": chosen.claim.id,
        "lead_chosen": chosen.claim,
        "report": document.report,
        "fields": fields_of(chosen),
        "pieces": marked_text(document, chosen.claim),
        "groups": groups_of(event, evidence),
        "says": _quotes(event, evidence, denying=False),
        "denies": _quotes(event, evidence, denying=True),
        "drawing": _drawing(event, evidence),
        "candidates": like(view.held.catalogue, row),
        "engines": sorted({item.claim.engine for item in evidence.values() if item.claim.engine}),
        **_around(view, row),
        **reviewing(request, view.held.standing, event, evidence),
    }
    return show(request, "event.html", view.held, context)


def claim_page(request: Request) -> Response:
    """`/claim/ID`: the event that a claim belongs to, with the claim chosen."""
    asked, _ = asked_of(request)
    with desk_of(request).keeper.reader() as reader:
        claim_id = reader.workspace.claim(request.path_params["id"]).claim.id
    for event in desk_of(request).keeper.held().catalogue.events:
        if claim_id in event.claim_ids:
            query = "&" + asked.url("").removeprefix("?") if asked.pairs() else ""
            return RedirectResponse(f"/event/{event.id}?claim={claim_id}{query}", status_code=303)
    raise UsageError(
        "V453", f"claim {claim_id} stands in no event yet; `vedette add` groups claims anew"
    )


def event_twin(request: Request) -> Response:
    """`/event/ID.json`."""
    standing = desk_of(request).keeper.held().standing
    with desk_of(request).keeper.reader() as reader:
        event = _event(reader, request.path_params["id"])
        evidence = reader.evidence(event.claim_ids)
    known = [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
    decided = [
        {
            "number": entry.number,
            "at": entry.at.isoformat(),
            "undone": entry.undone,
            "decision": entry.decision,
        }
        for entry in standing.of(event.id)
    ]
    return json_answer(
        event_json(event, known)
        | {
            "review": standing.review(event.id),
            "corrections": standing.corrections(event.id),
            "shown": fingerprint(event, evidence, standing),
            "decisions": decided,
        }
    )


def event_geo(request: Request) -> Response:
    """`/event/ID.geojson`."""
    with desk_of(request).keeper.reader() as reader:
        event = _event(reader, request.path_params["id"])
        evidence = reader.evidence(event.claim_ids)
    return geojson_answer(events_geojson([event], evidence))


def reviewing(
    request: Request, standing: Standing, event: Event, evidence: Mapping[str, Evidence]
) -> dict[str, Any]:
    """What the form for deciding needs: what was decided, what can be, and what is shown."""
    latest = standing.latest.get(event.id)
    return {
        "can": desk_of(request).keeper.decisions.can,
        "entries": standing.of(event.id),
        "latest": latest,
        "corrections": standing.corrections(event.id),
        "editable": EDITABLE,
        "shown": fingerprint(event, evidence, standing),
    }


def fingerprint(event: Event, evidence: Mapping[str, Evidence], standing: Standing) -> str:
    """A mark of all that the page of an event shows; another mark, and something has changed."""
    claims = [repr(evidence[key].claim) for key in sorted(evidence)]
    return content_id("X", repr(event), *claims, sorted(standing.corrections(event.id).items()))


def groups_of(event: Event, evidence: Mapping[str, Evidence]) -> tuple[OriginGroup, ...]:
    """The reports of an event by the origin that they go back to, those that most carry first."""
    found = [
        OriginGroup(
            name=origin.name,
            kind=origin.kind,
            via=origin.via,
            denies=origin.denies,
            quotes=tuple(
                quote(evidence[claim_id]) for claim_id in origin.claim_ids if claim_id in evidence
            ),
        )
        for origin in event.origins
    ]
    return tuple(sorted(found, key=lambda group: (group.denies, -len(group.quotes), group.name)))


def quote(item: Evidence) -> Quoted:
    """The evidence of a claim, cut at its trigger."""
    claim = item.claim
    span, trigger = claim.evidence, claim.trigger.span
    inside = span.covers(trigger)
    before = Span(span.start, trigger.start) if inside else span
    after = Span(trigger.end, span.end) if inside else Span(span.end, span.end)
    return Quoted(
        claim_id=claim.id,
        report_id=claim.report_id,
        before=before.cut(item.text),
        trigger=claim.trigger.text if inside else "",
        after=after.cut(item.text),
        outlet=item.outlet or item.report_name,
        published=item.published[:10],
        status=claim.status,
        title=item.report_name,
    )


def like(catalogue: Catalogue, row: int) -> list[Event]:
    """Events that may be the same: of the same family, near in days, sharing a party or a place."""
    mine, event = catalogue.events[row], catalogue.events
    near = np.flatnonzero(
        (catalogue.family == catalogue.family[row])
        & (catalogue.first <= catalogue.last[row] + _NEAR_DAYS)
        & (catalogue.last >= catalogue.first[row] - _NEAR_DAYS)
    )
    shared: list[tuple[int, Event]] = []
    for number in near[:2_000]:
        other = event[number]
        count = len(set(mine.actors) & set(other.actors)) + len(
            set(mine.places) & set(other.places)
        )
        if count and other.id != mine.id:
            shared.append((-count, other))
    shared.sort(key=lambda entry: (entry[0], entry[1].id))
    return [other for _, other in shared[:12]]


def _event(reader: DeskReader, asked: str) -> Event:
    return reader.workspace.event(asked)


def _chosen(event: Event, evidence: Mapping[str, Evidence], asked: str) -> Evidence:
    if not evidence:
        raise UsageError(
            "V453", f"the claims of event {event.id} were read anew just now; load the page again"
        )
    return evidence.get(asked) or lead_of(tuple(evidence[key] for key in sorted(evidence)))


def _quotes(event: Event, evidence: Mapping[str, Evidence], *, denying: bool) -> tuple[Quoted, ...]:
    return tuple(
        quote(evidence[claim_id])
        for claim_id in event.claim_ids
        if claim_id in evidence and (claim_id in event.denials) is denying
    )


def _drawing(event: Event, evidence: Mapping[str, Evidence]) -> str:
    claims = [evidence[claim_id].claim for claim_id in event.claim_ids if claim_id in evidence]
    points, tracks = points_of_claims((claim, "") for claim in claims)
    if not points:
        return ""
    return map_svg(points, tracks, outlines=outlines(), title=say("map"))


def _around(view: View, row: int) -> dict[str, Any]:
    """The events before and after this one in the list that the address stands for."""
    rows = view.selection.rows
    found = np.flatnonzero(rows == row)
    at = int(found[0]) if len(found) else -1
    events = view.held.catalogue.events

    def near(step: int) -> str:
        there = at + step
        return events[rows[there]].id if at >= 0 and 0 <= there < len(rows) else ""

    return {"place_in_list": at + 1, "list_size": len(rows), "before": near(-1), "after": near(1)}
