"""The brief as the command writes it, without what was rejected or struck out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from vedette.lexicon.outlines import outlines
from vedette.records.filters import Filter
from vedette.showing.brief import Brief, lay_out_brief
from vedette.showing.brief_html import brief_body, brief_html
from vedette.showing.brief_markdown import brief_markdown
from vedette.showing.sentences import plain
from vedette.web.asked import parse
from vedette.web.decisions import Standing
from vedette.web.keeper import Keeper
from vedette.web.pages import desk_of, json_answer, show

MOST_AT_ONCE = 400
"""Events in a workspace from which a brief without a beginning is of the last days only."""
LAST_DAYS = 7
MOST_TOLD = 300
"""Events in one brief; of more, those with the most independent origins are told."""
_NEVER = 2**31


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which brief: of which days, under which title, without which events."""

    since: date | None
    until: date | None
    title: str
    out: tuple[str, ...]
    whole: bool
    shortened: bool


def brief(request: Request) -> Response:
    """`/brief`: the brief of the days asked for; each sentence leads to the words that prove it."""
    keeper = desk_of(request).keeper
    held = keeper.held()
    wanted = _wanted(request)
    laid_out, body, total = _brief(keeper, held.catalogue.version, wanted)
    context = {
        "body": body,
        "wanted": wanted,
        "empty": not laid_out.items,
        "query": request.url.query,
        "out": wanted.out,
        "told": min(total, MOST_TOLD) if not wanted.whole else total,
        "total": total,
        "reviewed": _reviewed(held.standing, laid_out),
        "rejected": sum(word == "rejected" for word in held.standing.reviews().values()),
    }
    return show(request, "brief.html", held, context)


def brief_page(request: Request) -> Response:
    """`/brief.html`: the brief as a page of its own, to save or to send."""
    laid_out = _laid_out(request)
    return HTMLResponse(
        brief_html(laid_out, outlines()),
        headers={
            "Content-Disposition": 'attachment; filename="brief.html"',
            "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        },
    )


def brief_md(request: Request) -> Response:
    """`/brief.md`: the brief as Markdown."""
    return Response(
        brief_markdown(_laid_out(request)),
        media_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="brief.md"'},
    )


def brief_json(request: Request) -> Response:
    """`/brief.json`: the sentences with the quotes that prove them."""
    laid_out = _laid_out(request)
    return json_answer(
        {
            "title": laid_out.title,
            "period": laid_out.period,
            "events": laid_out.events,
            "origins": laid_out.origins,
            "sections": [
                {
                    "key": section.key,
                    "title": section.title,
                    "items": [
                        {
                            "event": item.event_id,
                            "days": item.days,
                            "sentence": plain(item.sentence),
                            "origins": item.origins,
                            "quotes": list(
                                laid_out.cites(known.claim.id for known in item.evidence)
                            ),
                        }
                        for group in section.groups
                        for item in group.items
                    ],
                }
                for section in laid_out.sections
            ],
            "quotes": [
                {
                    "number": quote.number,
                    "words": quote.span.cut(quote.source.text),
                    "outlet": quote.source.outlet,
                    "report": quote.source.claim.report_id,
                    "start": quote.span.start,
                    "end": quote.span.end,
                }
                for quote in laid_out.quotes
            ],
        }
    )


def _laid_out(request: Request) -> Brief:
    keeper = desk_of(request).keeper
    return _brief(keeper, keeper.held().catalogue.version, _wanted(request))[0]


def _wanted(request: Request) -> Wanted:
    asked, _ = parse(request.query_params.multi_items())
    catalogue = desk_of(request).keeper.held().catalogue
    since, shortened = asked.since, False
    if since is None and asked.until is None and catalogue.size > MOST_AT_ONCE:
        last = catalogue.last[catalogue.last < _NEVER]
        if len(last):
            since = date.fromordinal(int(last.max())) - timedelta(days=LAST_DAYS - 1)
            shortened = True
    out = tuple(sorted(set(request.query_params.getlist("out"))))[:500]
    title = request.query_params.get("title", "")[:200]
    whole = request.query_params.get("whole", "") == "1"
    return Wanted(
        since=since, until=asked.until, title=title, out=out, whole=whole, shortened=shortened
    )


def _reviewed(standing: Standing, laid_out: Brief) -> int:
    """How many of the events in a brief a person has accepted or corrected."""
    return sum(event_id in standing.latest for event_id in {i.event_id for i in laid_out.items})


@lru_cache(maxsize=8)
def _brief(keeper: Keeper, version: int, wanted: Wanted) -> tuple[Brief, str, int]:  # noqa: ARG001
    """The brief, its page, and how many events there are to tell of; the version makes it anew when anything is written.

    Events that a person rejected are not in it.
    """
    if keeper.held().missing:
        laid_out = lay_out_brief((), {}, title=wanted.title)
        return laid_out, brief_body(laid_out, outlines()), 0
    days = Filter(since=wanted.since, until=wanted.until)
    reviews = keeper.held().standing.reviews()
    left_out = {*wanted.out, *(e for e, word in reviews.items() if word == "rejected")}
    with keeper.reader() as reader:
        found = [e for e in reader.workspace.events(days) if e.id not in left_out]
        total = len(found)
        if not wanted.whole and total > MOST_TOLD:
            found.sort(key=lambda e: (-len(e.origins), -len(e.claim_ids), e.id))
            found = found[:MOST_TOLD]
        evidence = reader.evidence(claim_id for event in found for claim_id in event.claim_ids)
        named = list(reader.workspace.reports(days)) if wanted.since else []
        read = named or list(reader.workspace.reports(Filter(limit=200)))
    laid_out = lay_out_brief(
        found,
        evidence,
        reports=read,
        title=wanted.title,
        since=wanted.since.isoformat() if wanted.since else "",
        until=wanted.until.isoformat() if wanted.until else "",
    )
    return laid_out, brief_body(laid_out, outlines()), total
