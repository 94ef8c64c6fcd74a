"""The desk as an ASGI application: addresses, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from vedette.errors import ItemError, Refused, UsageError, VedetteError, WorkspaceError
from vedette.web import brief, deciding, event, reports, review, sites, situation
from vedette.web.assets import assets
from vedette.web.decisions import Decisions, StoreDecisions
from vedette.web.guard import Gate, Guarded
from vedette.web.keeper import Held, Keeper, nothing
from vedette.web.pages import Desk, desk_of, json_answer, show

_DAY_S = 86_400
_NOT_FOUND = frozenset({"V411", "V453"})
_CONFLICT = frozenset({"V404", "V412", "V422", "V457"})


def desk_app(
    path: Path,
    *,
    now: Callable[[], datetime],
    reviewer: str,
    decisions: Decisions | None = None,
) -> Starlette:
    """The desk of one workspace.

    Args:
        path: the workspace; while there is no such file, all pages are empty.
        now: the clock.
        reviewer: who signs decisions until a name is given in the browser.
        decisions: where decisions are kept; the log of the workspace if not given.
    """
    keeper = Keeper(path, decisions or StoreDecisions(path))
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guarded)],
        exception_handlers={
            VedetteError: _told,
            HTTPException: _not_there,
            Exception: _fault,
        },
    )
    app.state.desk = Desk(keeper=keeper, gate=Gate(), now=now, reviewer=reviewer)
    return app


def _routes() -> list[Route]:
    read: list[tuple[str, Callable[[Request], Response]]] = [
        ("/", situation.situation),
        ("/events", situation.events),
        ("/events.json", situation.events_json),
        ("/events.geojson", situation.events_geo),
        ("/events.csv", situation.events_csv),
        ("/map.geojson", situation.map_geojson),
        ("/map.svg", situation.map_drawing),
        ("/land.geojson", situation.land_geojson),
        ("/event/{id}.json", event.event_twin),
        ("/event/{id}.geojson", event.event_geo),
        ("/event/{id}", event.event_page),
        ("/claim/{id}", event.claim_page),
        ("/reports", reports.reports),
        ("/reports.json", reports.reports_json),
        ("/reports.csv", reports.reports_csv),
        ("/report/{id}.json", reports.report_twin),
        ("/report/{id}", reports.report),
        ("/sites", sites.sites),
        ("/sites.json", sites.sites_json),
        ("/sites.geojson", sites.sites_geo),
        ("/sites.csv", sites.sites_csv),
        ("/brief", brief.brief),
        ("/brief.json", brief.brief_json),
        ("/brief.md", brief.brief_md),
        ("/brief.html", brief.brief_page),
        ("/review", review.review),
        ("/review.json", review.review_json),
        ("/review.csv", review.review_csv),
        ("/pulse.json", pulse),
        ("/openapi.json", openapi),
        ("/static/{name}", static),
    ]
    routes = [Route(path, handler, methods=["GET"]) for path, handler in read]
    routes += [
        Route("/decide", deciding.decide, methods=["POST"]),
        Route("/assess", deciding.assess, methods=["POST"]),
        Route("/reviewer", deciding.rename, methods=["POST"]),
    ]
    return routes


def static(request: Request) -> Response:
    """`/static/NAME`: a file of the desk; with its mark in the address it never changes."""
    asset = assets().get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    marked = request.url.query == asset.mark
    headers = {
        "Cache-Control": f"public, max-age={365 * _DAY_S}, immutable" if marked else "no-cache",
        "Vary": "Accept-Encoding",
    }
    packed = "gzip" in request.headers.get("accept-encoding", "")
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(
        asset.packed if packed else asset.content, media_type=asset.media_type, headers=headers
    )


def openapi(_: Request) -> Response:
    """`/openapi.json`: what there is to ask for."""
    return Response(assets()["openapi.json"].content, media_type="application/json")


def pulse(request: Request) -> Response:
    """`/pulse.json`: whether something was written since a page was made."""
    held = desk_of(request).keeper.held()
    return json_answer(
        {
            "version": held.catalogue.version,
            "reports": held.counts.reports,
            "claims": held.counts.claims,
            "events": held.counts.events,
        }
    )


def _told(request: Request, error: Exception) -> Response:
    """An error page with its code; JSON for addresses that answer in JSON."""
    assert isinstance(error, VedetteError)
    return _answer(request, _status_of(error), error.code, error.message)


def _status_of(error: VedetteError) -> int:
    if error.code in _NOT_FOUND:
        return 404
    if error.code in _CONFLICT:
        return 409
    if isinstance(error, Refused):
        return 403
    if isinstance(error, UsageError | ItemError):
        return 400
    return 503 if isinstance(error, WorkspaceError) else 500


def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return _answer(request, 405, "V453", "this address cannot be asked for in that way")
    return _answer(
        request,
        error.status_code,
        "V453",
        f"there is no page {request.url.path[:200]!r}; expected one of the pages above",
    )


def _fault(request: Request, error: Exception) -> Response:
    return _answer(
        request,
        500,
        "V458",
        f"the desk met a fault of its own ({type(error).__name__}); nothing was written, the "
        "terminal in which it runs says where",
    )


def _answer(request: Request, status: int, code: str, message: str) -> Response:
    if "." in request.url.path.rsplit("/", 1)[-1]:
        answer = json_answer({"error": {"code": code, "message": message}})
        answer.status_code = status
        return answer
    context = {"code": code, "message": message, "status": status}
    return show(request, "error.html", _held(request), context, status=status)


def _held(request: Request) -> Held:
    try:
        return desk_of(request).keeper.held()
    except VedetteError:
        return nothing()
