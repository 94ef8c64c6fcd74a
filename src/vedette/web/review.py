"""The review queue: what a person should look at first, and why."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from vedette.showing.tables import guard_cell
from vedette.web.catalogue import Catalogue
from vedette.web.decisions import Standing
from vedette.web.event import quote, reviewing
from vedette.web.fields import fields_of, marked_text
from vedette.web.keeper import Keeper
from vedette.web.pages import csv_answer, desk_of, json_answer, show
from vedette.web.rows import event_rows

REASONS = ("contradiction", "single", "hedged", "nodate", "noplace", "control")
_WEIGHTS = {"contradiction": 6, "single": 1, "hedged": 2, "nodate": 2, "noplace": 2, "control": 3}
_WEIGHTY = frozenset({"CONTROL", "RETREAT", "ASSAULT", "MOVE", "MOBILIZE"})
_SHOWN = 60


def review(request: Request) -> Response:
    """`/review`: the queue, and the first of it (or the one asked for) ready to be decided on."""
    desk = desk_of(request)
    held = desk.keeper.held()
    why = request.query_params.get("why", "")
    why = why if why in REASONS else ""
    queue, tally = _queue(desk.keeper, held.catalogue.version, why)
    rows = [row for row, _ in queue]
    asked = held.catalogue.row_of.get(request.query_params.get("event", ""), -1)
    current = asked if asked >= 0 else (rows[0] if rows else -1)
    at = rows.index(current) if current in rows else 0
    start = max(0, min(at - 5, len(rows) - _SHOWN))
    listed = queue[start : start + _SHOWN]
    context = {
        "why": why,
        "reasons": REASONS,
        "tally": tally,
        "total": len(queue),
        "start": start,
        "listed": [],
        "row": None,
        "entries": held.standing.entries[-12:][::-1],
        "at": at,
        "after": held.catalogue.events[rows[at + 1]].id if at + 1 < len(rows) else "",
        "before": held.catalogue.events[rows[at - 1]].id if at > 0 and rows else "",
    }
    if current >= 0:
        numbers = [row for row, _ in listed]
        event = held.catalogue.events[current]
        with desk.keeper.reader() as reader:
            ids = [c for n in (*numbers, current) for c in held.catalogue.events[n].claim_ids]
            evidence = reader.evidence(ids)
            mine = {key: evidence[key] for key in event.claim_ids if key in evidence}
            chosen = mine[min(mine)]
            document = reader.workspace.report(chosen.claim.report_id)
        reviews = held.standing.reviews()
        lines = event_rows(held.catalogue, numbers, evidence, reviews)
        context |= {
            "listed": list(zip(lines, (reasons for _, reasons in listed), strict=True)),
            "row": event_rows(held.catalogue, [current], evidence, reviews)[0],
            "event": event,
            "fields": fields_of(chosen),
            "pieces": marked_text(document, chosen.claim),
            "lead_chosen": chosen.claim,
            "report": document.report,
            "quotes": [quote(mine[key]) for key in sorted(mine)],
            **reviewing(request, held.standing, event, mine),
            "entries": held.standing.entries[-12:][::-1],
        }
    return show(request, "review.html", held, context)


@lru_cache(maxsize=16)
def _queue(
    keeper: Keeper,
    version: int,  # noqa: ARG001
    why: str,
) -> tuple[tuple[tuple[int, tuple[str, ...]], ...], Mapping[str, int]]:
    """The queue for one reason ("" for all), and how often each reason holds in all of it.

    The version makes it anew when anything is written.
    """
    held = keeper.held()
    queue = order(held.catalogue, held.standing)
    tally = Counter(reason for _, reasons in queue for reason in reasons)
    return tuple(entry for entry in queue if not why or why in entry[1]), tally


def order(catalogue: Catalogue, standing: Standing) -> list[tuple[int, tuple[str, ...]]]:
    """Events that nobody has decided on, those with the most impact first, with the reasons.

    Impact is the number of independent origins, doubled for movements, attacks and control, plus
    a weight for each reason to look: a contradiction weighs 6, control of a site 3, doubt, no day
    or no place 2 each, a single origin 1.
    """
    near = catalogue.facets["near"]
    placeless = near.having(["unplaced"], catalogue.size)
    found = []
    for row, event in enumerate(catalogue.events):
        if event.id in standing.latest:
            continue
        reasons = tuple(
            reason
            for reason, holds in (
                ("contradiction", bool(catalogue.disputed[row])),
                ("control", event.type == "CONTROL"),
                ("hedged", "hedged" in event.statuses),
                ("nodate", not catalogue.dated[row]),
                ("noplace", bool(placeless[row])),
                ("single", catalogue.origins[row] < 2),
            )
            if holds
        )
        impact = int(catalogue.origins[row]) * (2 if event.type in _WEIGHTY else 1)
        impact += sum(_WEIGHTS[reason] for reason in reasons)
        found.append((-impact, -int(catalogue.last[row]), row, reasons))
    found.sort(key=lambda entry: entry[:3])
    return [(row, reasons) for _, _, row, reasons in found]


def review_json(request: Request) -> Response:
    """`/review.json`: the queue, and all decisions."""
    held = desk_of(request).keeper.held()
    events = held.catalogue.events
    return json_answer(
        {
            "open": [
                {"id": events[row].id, "type": events[row].type, "reasons": list(reasons)}
                for row, reasons in order(held.catalogue, held.standing)
            ],
            "decisions": [
                {
                    "number": entry.number,
                    "at": entry.at.isoformat(),
                    "undone": entry.undone,
                    "decision": entry.decision,
                }
                for entry in held.standing.entries
            ],
        }
    )


def review_csv(request: Request) -> Response:
    """`/review.csv`: all decisions, one row each, safe in a spreadsheet."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow("number at by decision event fields note undone".split())
    for entry in desk_of(request).keeper.held().standing.entries:
        decision = entry.decision
        fields = "; ".join(f"{name}={value}" for name, value in decision.fields.items())
        cells = (
            str(entry.number), entry.at.isoformat(), decision.by, decision.verb, decision.event,
            fields, decision.note, "yes" if entry.undone else "no",
        )  # fmt: skip
        sheet.writerow([guard_cell(cell) for cell in cells])
    return csv_answer(out.getvalue(), "decisions")
