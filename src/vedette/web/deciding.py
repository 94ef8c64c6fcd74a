"""Decisions on events, as the forms of the desk send them."""

from __future__ import annotations

import re
from typing import cast, get_args
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vedette.errors import TooLarge, UsageError
from vedette.records.states import Assessment, Holding
from vedette.showing.wording import flat
from vedette.web.decisions import EDITABLE, VERBS, Decision, Verb
from vedette.web.event import fingerprint
from vedette.web.pages import NAME_COOKIE, desk_of, reviewer_of

_LARGEST = 64 * 1024
_LONGEST = 2_000
_YEAR_S = 365 * 86_400


async def decide(request: Request) -> Response:
    """`POST /decide`: write a decision down, then lead back to the page it came from.

    What is written is what was shown: if the event has changed since, nothing is (V457).
    """
    form = await _form(request)
    desk_of(request).gate.check(request.headers, form.get("token", ""))
    to = await run_in_threadpool(_decide, request, form)
    return RedirectResponse(to, status_code=303)


async def assess(request: Request) -> Response:
    """`POST /assess`: what a person signs about a site, as of today."""
    form = await _form(request)
    desk = desk_of(request)
    desk.gate.check(request.headers, form.get("token", ""))
    note = flat(form.get("note", ""))[:_LONGEST]
    signed = Assessment(
        site=form.get("site", "")[:_LONGEST],
        state=_holding(form.get("state", "")),
        party=flat(form.get("party", ""))[:_LONGEST],
        day=desk.now().date().isoformat(),
        by=reviewer_of(request),
        reason=note,
    )
    await run_in_threadpool(desk.keeper.decisions.assess, signed, at=desk.now())
    return RedirectResponse("/sites", status_code=303)


def _holding(word: str) -> Holding:
    for holding in get_args(Holding):
        if holding == word:
            return cast("Holding", holding)
    raise UsageError(
        "V456",
        f"{word[:40]!r} is no state of a site; expected one of {', '.join(get_args(Holding))}",
    )


async def rename(request: Request) -> Response:
    """`POST /reviewer`: the name that signs decisions in this browser from now on."""
    form = await _form(request)
    desk_of(request).gate.check(request.headers, form.get("token", ""))
    answer = RedirectResponse(_back(form.get("back", "/")), status_code=303)
    name = quote(flat(form.get("name", ""))[:60], safe=" ")
    answer.set_cookie(
        NAME_COOKIE, name, max_age=_YEAR_S, httponly=True, samesite="strict", path="/"
    )
    return answer


def _decide(request: Request, form: dict[str, str]) -> str:
    """Write the decision down; returns the page to lead to."""
    desk = desk_of(request)
    verb, back = _verb(form.get("verb", "")), _back(form.get("back", "/"))
    note = flat(form.get("note", ""))[:_LONGEST]
    if verb == "undo":
        number = form.get("undoes", "")
        undoes = int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0
        decision = Decision(verb=verb, event="", by=reviewer_of(request), note=note, undoes=undoes)
        desk.keeper.decisions.decide(decision, None, (), at=desk.now())
        return _still_there(request, back)
    held = desk.keeper.held()
    with desk.keeper.reader() as reader:
        event = reader.workspace.event(form.get("event", ""))
        evidence = reader.evidence(event.claim_ids)
    if form.get("shown", "") != fingerprint(event, evidence, held.standing):
        raise UsageError(
            "V457",
            f"event {event.id} is not as the page showed it (another report was added, or somebody "
            "decided on it); nothing was written, look at it again and decide then",
        )
    fields = {
        name: flat(form[f"field_{name}"])[:_LONGEST]
        for name in EDITABLE
        if form.get(f"field_{name}", "").strip()
    }
    if verb == "edit" and not fields:
        raise UsageError("V456", "no field was given a new value; nothing was written")
    decision = Decision(
        verb=verb,
        event=event.id,
        by=reviewer_of(request),
        note=note,
        fields=fields if verb == "edit" else {},
        other=form.get("other", ""),
        claims=tuple(form.get("claims", "").split()),
    )
    desk.keeper.decisions.decide(decision, event, evidence.values(), at=desk.now())
    return _still_there(request, back)


def _still_there(request: Request, back: str) -> str:
    """The page to lead back to; that of an event which is gone leads to where it went, or on."""
    found = re.match(r"/event/(E-[0-9a-f]+)(.*)", back)
    if found is None:
        return back
    with desk_of(request).keeper.reader() as reader:
        try:
            return f"/event/{reader.workspace.event(found[1]).id}{found[2]}"
        except UsageError:
            return "/review"


def _verb(word: str) -> Verb:
    for verb in VERBS:
        if verb == word:
            return verb
    raise UsageError(
        "V456", f"{word[:40]!r} is no decision; expected one of {', '.join(get_args(Verb))}"
    )


async def _form(request: Request) -> dict[str, str]:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > _LARGEST:
            raise TooLarge(
                "V455",
                f"the form has more than {_LARGEST:,} bytes; nothing was written, write less",
            )
    pairs = parse_qsl(content.decode("utf-8", "replace"), keep_blank_values=True)
    claims = " ".join(value for name, value in pairs if name == "claims")
    return dict(pairs) | {"claims": claims}


def _back(address: str) -> str:
    """The page to lead back to: one of this desk, whatever the form says."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    plain = inside and address.isprintable() and "\\" not in address
    return address if plain else "/"
