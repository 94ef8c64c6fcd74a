"""Decisions on events, as the forms of the desk send them."""

from __future__ import annotations

from typing import get_args
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vedette.errors import TooLarge, UsageError
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
    await run_in_threadpool(_decide, request, form)
    return RedirectResponse(_back(form.get("back", "/")), status_code=303)


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


def _decide(request: Request, form: dict[str, str]) -> int:
    desk = desk_of(request)
    verb = _verb(form.get("verb", ""))
    held = desk.keeper.held()
    with desk.keeper.reader() as reader:
        event = reader.workspace.event(form.get("event", ""))
        evidence = reader.evidence(event.claim_ids)
    shown = fingerprint(event, evidence, held.standing)
    if form.get("shown", "") != shown:
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
    number = int(form.get("undoes", "0") or 0) if form.get("undoes", "0").isdigit() else 0
    standing = held.standing.latest.get(event.id)
    if verb == "undo" and (standing is None or standing.number != number):
        raise UsageError(
            "V456",
            f"decision {number} on {event.id} does not stand any more; nothing was written, load "
            "the page again",
        )
    decision = Decision(
        verb=verb,
        event=event.id,
        by=reviewer_of(request),
        shown=shown,
        note=flat(form.get("note", ""))[:_LONGEST],
        fields=fields if verb == "edit" else {},
        undoes=number if verb == "undo" else 0,
    )
    return desk.keeper.decisions.decide(decision, at=desk.now())


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
    return dict(pairs)


def _back(address: str) -> str:
    """The page to lead back to: one of this desk, whatever the form says."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    plain = inside and address.isprintable() and "\\" not in address
    return address if plain else "/"
