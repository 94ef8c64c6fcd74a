"""Reports: the list of them with their outlets, and each one's text with all its claims."""

from __future__ import annotations

import csv
import io
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from vedette.lexicon.outlines import outlines
from vedette.records.filters import Filter
from vedette.showing.claim_lines import claim_json
from vedette.showing.report_page import report_body
from vedette.showing.tables import guard_cell
from vedette.store.columns import OutletLine, ReportLine
from vedette.web.keeper import Keeper
from vedette.web.pages import csv_answer, desk_of, json_answer, show

PAGE = 50
_ALL = 1_000_000


def reports(request: Request) -> Response:
    """`/reports`: the latest first, and the outlets that they are of."""
    held = desk_of(request).keeper.held()
    total, lines, page = _lines(request, PAGE)
    context = {
        "q": request.query_params.get("q", "")[:400],
        "outlet": request.query_params.get("outlet", "")[:400],
        "lines": lines,
        "outlets": _outlets(request),
        "total": total,
        "page": page,
        "pages": max(1, -(-total // PAGE)),
    }
    return show(request, "reports.html", held, context)


def report(request: Request) -> Response:
    """`/report/ID`: the whole text, its claims marked, sentences without a claim visible."""
    held = desk_of(request).keeper.held()
    asked = request.path_params["id"]
    with desk_of(request).keeper.reader() as reader:
        document = reader.workspace.report(asked)
        found = document.report
        if found.id != asked:
            return RedirectResponse(f"/report/{found.id}", status_code=303)
        claims = tuple(item.claim for item in reader.workspace.claims(Filter(report=found.id)))
    body = report_body(found, document, claims, outlines=outlines())
    return show(request, "report.html", held, {"body": body, "report": found})


def report_twin(request: Request) -> Response:
    """`/report/ID.json`: metadata, text and claims."""
    with desk_of(request).keeper.reader() as reader:
        found = reader.workspace.report(request.path_params["id"]).report
        claims = [item.claim for item in reader.workspace.claims(Filter(report=found.id))]
    claims.sort(key=lambda claim: (claim.trigger.span, claim.type))
    return json_answer(
        {
            "id": found.id,
            "name": found.name,
            "title": found.title,
            "outlet": found.outlet,
            "url": found.url,
            "published": found.published.isoformat() if found.published else "",
            "language": found.language,
            "text": found.text,
            "claims": [{"id": claim.id} | claim_json(claim) for claim in claims],
        }
    )


def reports_json(request: Request) -> Response:
    """`/reports.json`: a page of the list."""
    total, lines, page = _lines(request, PAGE)
    pages = max(1, -(-total // PAGE))
    return json_answer({"total": total, "page": page, "pages": pages, "reports": lines})


def reports_csv(request: Request) -> Response:
    """`/reports.csv`: the whole list, safe in a spreadsheet."""
    _, lines, _ = _lines(request, _ALL)
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    names = "id published outlet title name url language length claims events".split()
    sheet.writerow(names)
    sheet.writerows([guard_cell(str(getattr(line, name))) for name in names] for line in lines)
    return csv_answer(out.getvalue(), "reports")


def _lines(request: Request, size: int) -> tuple[int, tuple[ReportLine, ...], int]:
    keeper = desk_of(request).keeper
    asked = request.query_params.get("page", "1")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    page = max(1, page)
    if keeper.held().missing:
        return 0, (), 1
    with keeper.reader() as reader:
        total, lines = reader.report_lines(
            text=request.query_params.get("q", "")[:400],
            outlet=request.query_params.get("outlet", "")[:400],
            limit=size,
            offset=(page - 1) * size if size < _ALL else 0,
        )
    return total, lines, page


def _outlets(request: Request) -> tuple[OutletLine, ...]:
    keeper = desk_of(request).keeper
    held = keeper.held()
    return () if held.missing else _outlets_of(keeper, held.catalogue.version)


@lru_cache(maxsize=4)
def _outlets_of(keeper: Keeper, version: int) -> tuple[OutletLine, ...]:  # noqa: ARG001
    """The outlets; the version makes it anew when anything is written."""
    with keeper.reader() as reader:
        return reader.outlet_lines()
