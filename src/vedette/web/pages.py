"""What all pages share: the desk that they belong to, their frame, and answers in other forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, get_args
from urllib.parse import quote, unquote

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from vedette.lexicon.phrases import phrase_of
from vedette.records.documents import EventType
from vedette.showing.families import FAMILIES, family_of_type
from vedette.showing.page import text as exactly
from vedette.showing.wording import STATUS_WORDS, flat, say_day, say_days
from vedette.web.asked import Asked, parse
from vedette.web.assets import address_of
from vedette.web.guard import Gate
from vedette.web.keeper import Held, Keeper
from vedette.web.rows import clip
from vedette.web.texts import say, some, texts

NAME_COOKIE = "vedette_reviewer"
_LONGEST_NAME = 60
_CLAIM = re.compile(r"\b(C-[0-9a-f]{6})([0-9a-f]{10})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a request needs: the workspace, the gate, the clock, and who signs by default."""

    keeper: Keeper
    gate: Gate
    now: Callable[[], datetime]
    reviewer: str


@cache
def environment() -> Environment:
    """The templates; all values are escaped, and a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("vedette.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=texts(),
        say=say,
        some=some,
        asset=address_of,
        families=FAMILIES,
        family_of={kind: family_of_type(kind).key for kind in get_args(EventType)},
        kinds=kind_names(),
        status_words=STATUS_WORDS,
        say_day=say_day,
        say_days=say_days,
        flat=flat,
        clip=clip,
        safe_link=safe_link,
    )
    made.filters["exactly"] = lambda value: Markup(exactly(str(value)))  # noqa: S704 - it escapes
    made.filters["linked"] = _linked
    made.filters["url"] = lambda value: quote(str(value), safe="")
    made.filters["thousands"] = lambda number: f"{number:,}"
    return made


def _linked(words: str) -> Markup:
    """Words in which the ids of claims lead to these claims, shortened."""
    found = _CLAIM.sub(r'<a href="/claim/\1\2"><code>\1</code></a>', str(escape(words)))
    return Markup(found)  # noqa: S704 - the words are escaped


@cache
def kind_names() -> dict[str, str]:
    """Event type to its name in words."""
    return {kind: phrase_of(kind, "").label for kind in get_args(EventType)}


def safe_link(address: str) -> str:
    """The address where a browser may be sent to it, else ""."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def desk_of(request: Request) -> Desk:
    """The desk that a request was sent to."""
    desk: Desk = request.app.state.desk
    return desk


def asked_of(request: Request) -> tuple[Asked, tuple[str, ...]]:
    """The state in the address of a request, and what in it could not be meant."""
    return parse(request.query_params.multi_items())


def reviewer_of(request: Request) -> str:
    """Who signs decisions: the name given last in this browser, else the user of this machine."""
    given = flat(unquote(request.cookies.get(NAME_COOKIE, "")))[:_LONGEST_NAME]
    return given or desk_of(request).reviewer


def show(
    request: Request, template: str, held: Held, context: Mapping[str, Any], *, status: int = 200
) -> Response:
    """A page in the frame of the desk."""
    desk = desk_of(request)
    frame = {
        "path": request.url.path,
        "workspace": desk.keeper.path.name,
        "counts": held.counts,
        "version": held.catalogue.version,
        "missing": held.missing,
        "unreviewed": held.catalogue.size - len(held.standing.latest),
        "reviewer": reviewer_of(request),
        "token": desk.gate.token,
        "q": "",
    }
    html = environment().get_template(template).render({**frame, **context})
    return HTMLResponse(html, status_code=status)


def json_answer(value: object, *, media_type: str = "application/json") -> Response:
    """A value as JSON."""
    return Response(msgspec.json.encode(value), media_type=media_type)


def geojson_answer(value: object) -> Response:
    """A FeatureCollection."""
    return json_answer(value, media_type="application/geo+json")


def csv_answer(text: str, name: str) -> Response:
    """A table to save; its cells are guarded by their writer."""
    return Response(
        text,
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
