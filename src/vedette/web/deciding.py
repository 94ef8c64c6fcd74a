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
from vedette.web.keeper import Held
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
    back = _back(form.get("back", "/"))
    if form.get("verb") in {"reject", "merge", "split"} and back.startswith("/event/"):
        back = "/review"  # the event that the page showed may stand no more
    return RedirectResponse(back, status_code=303)


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
    if verb == "undo":
        return _undo(request, form, held)
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
    other = flat(form.get("other", ""))[:_LONGEST]
    if (verb == "edit" and not fields) or (verb == "merge" and not other):
        raise UsageError("V456", "no field was given a new value; nothing was written")
    decision = Decision(
        verb=verb,
        event=event.id,
        by=reviewer_of(request),
        shown=shown,
        note=flat(form.get("note", ""))[:_LONGEST],
        fields=fields if verb == "edit" else {},
        other=other,
        claims=(form["claim"],) if form.get("claim") else (),
    )
    return desk.keeper.decisions.decide(decision, at=desk.now())


def _undo(request: Request, form: dict[str, str], held: Held) -> int:
    """Take a decision back by its number; the event that it was about may stand no more."""
    number = int(form.get("undoes", "0") or 0) if form.get("undoes", "0").isdigit() else 0
    entry = next((e for e in held.standing.entries if e.number == number), None)
    if entry is None or entry.undone or entry.decision.verb == "undo":
        raise UsageError(
            "V456",
            f"decision {number} does not stand (any more); nothing was written, load the page again",
        )
    desk = desk_of(request)
    undoing = Decision(
        verb="undo", event=entry.decision.event, by=reviewer_of(request), undoes=number
    )
    return desk.keeper.decisions.decide(undoing, at=desk.now())


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
