"""Claims and events as plain text for a terminal, and as flat cells and JSON for lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from vedette.records.events import Event, Evidence
from vedette.records.spans import Words
from vedette.showing.claim_lines import JsonObject, claim_json
from vedette.showing.sentences import claim_sentence
from vedette.showing.tables import ClaimRow, EventRow
from vedette.showing.wording import (
    flat,
    name_actor,
    say_chain,
    say_grounding,
    say_status,
    say_time,
)

_WIDTH = 11


def row_cells(row: ClaimRow | EventRow) -> dict[str, str]:
    """Column name to cell, in the order of the columns."""
    return {column: str(cell) for column, cell in asdict(row).items()}


def claim_cells(evidence: Evidence) -> dict[str, str]:
    """A claim in the few cells that fit a terminal: when, what, the sentence, per, quote, id."""
    claim = evidence.claim
    return {
        "id": claim.id,
        "when": say_time(claim.time) or "-",
        "what": f"{claim.type}\n{claim.status}",
        "claim": "".join(run.text for run in claim_sentence(claim)),
        "per": " > ".join(flat(source.words.text) for source in claim.sources)
        or (evidence.outlet or "the report"),
        "quote": flat(claim.evidence.cut(evidence.text)),
        "report": evidence.report_name,
    }


def event_cells(event: Event, evidence: Mapping[str, Evidence]) -> dict[str, str]:
    """An event in the few cells that fit a terminal; its sentence is that of its first claim."""
    days = event.first if event.first == event.last else f"{event.first} to {event.last}"
    denying = sum(1 for origin in event.origins if origin.denies)
    against = f", {denying} denying" if denying else ""
    shown = [evidence[claim_id] for claim_id in event.claim_ids if claim_id in evidence]
    return {
        "id": event.id,
        "when": days or "-",
        "what": f"{event.type}\n{' '.join(event.statuses)}",
        "event": "".join(run.text for run in claim_sentence(shown[0].claim)) if shown else "",
        "claims": str(len(event.claim_ids)),
        "origins": f"{len(event.origins)}{against}",
        "per": "; ".join(origin.name for origin in event.origins),
    }


def claim_text(evidence: Evidence) -> str:
    """A claim with every field's words and where they stand, then the words that prove it."""
    claim = evidence.claim
    lines = [f"{claim.id}  {claim.type}{' ' + claim.mode if claim.mode else ''}"]
    lines += [_line("did", [_place_of(claim.trigger)])]
    lines += [_line("who", [f"{name_actor(a)} {_span(a.words)}" for a in claim.actors])]
    lines += [_line("whom", [f"{name_actor(a)} {_span(a.words)}" for a in claim.recipients])]
    for label, places in (
        ("where", claim.locations),
        ("from", claim.origins),
        ("to", claim.destinations),
        ("along", claim.routes),
    ):
        lines += [_line(label, [f"{_place_of(p.words)} ({say_grounding(p)})" for p in places])]
    for label, words in (
        ("with", claim.equipment),
        ("how many", claim.quantity),
        ("killed", claim.killed),
        ("injured", claim.injured),
        ("captured", claim.captured),
        ("displaced", claim.displaced),
    ):
        lines += [_line(label, map(_place_of, words))]
    if claim.time is not None:
        lines += [_line("when", [f"{_place_of(claim.time.words)} ({say_time(claim.time)})"])]
    chain = say_chain(claim.sources, evidence.outlet)
    lines += [_line("per", [" ".join([chain, *(_span(s.words) for s in claim.sources)])])]
    lines += [_line("status", [say_status(claim)])]
    day = f", {evidence.published}" if evidence.published else ""
    quote = flat(claim.evidence.cut(evidence.text))
    lines += [_line("quote", [f"“{quote}”"])]
    lines += [
        _line("in", [f"{evidence.report_name} ({evidence.outlet or 'outlet not said'}{day})"])
    ]
    lines += [
        _line(
            "read by",
            [
                f"machine ({claim.engine}; {claim.rule}); "
                + (evidence.review or "no person has reviewed it")
            ],
        )
    ]
    return "\n".join(line for line in lines if line)


def event_text(event: Event) -> str:
    """An event: what its claims share, the origins behind it, and why they were put together."""
    lines = [f"{event.id}  {event.type}"]
    lines += [_line("who", event.actors), _line("where", event.places)]
    days = event.first if event.first == event.last else f"{event.first} to {event.last}"
    lines += [_line("when", [days] if event.first else ["not resolved"])]
    lines += [_line("status", event.statuses), _line("claims", [str(len(event.claim_ids))])]
    lines += [
        _line(
            "origins",
            [f"{len(event.origins)}: " + "; ".join(f"{o.name} ({o.kind})" for o in event.origins)],
        )
    ]
    lines += [f"  because    {reason}" for reason in event.reasons]
    return "\n".join(line for line in lines if line)


def event_json(event: Event, evidence: Iterable[Evidence]) -> JsonObject:
    """An event with its origins, reasons and claims; empty fields are left out."""
    row: JsonObject = {
        "id": event.id,
        "type": event.type,
        "actors": list(event.actors),
        "places": list(event.places),
        "first": event.first,
        "last": event.last,
        "statuses": list(event.statuses),
        "origins": [
            {"name": o.name, "kind": o.kind, "claims": list(o.claim_ids), "via": list(o.via)}
            for o in event.origins
        ],
        "reasons": list(event.reasons),
        "claims": [
            {"id": item.claim.id, "report": item.report_name} | claim_json(item.claim)
            for item in evidence
        ],
    }
    return {name: value for name, value in row.items() if value}


def _line(label: str, parts: Iterable[str]) -> str:
    cells = [part for part in parts if part]
    return f"  {label:<{_WIDTH}}{'; '.join(cells)}" if cells else ""


def _place_of(words: Words) -> str:
    return f"{flat(words.text)} {_span(words)}"


def _span(words: Words) -> str:
    return f"[{words.span.start}:{words.span.end}]"
