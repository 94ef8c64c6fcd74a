"""Every difference between gold and what an engine read, as a page to look through."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from vedette.scoring import ClaimRow, ReportRow
from vedette.scoring.agreement import align, days, innermost_agrees, match_fillers
from vedette.scoring.rows import ROLES

_CSS = """
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
details{border-top:1px solid #bbb;padding:.4rem 0}summary{cursor:pointer}
.missed{color:#9a3412}.made{color:#1d4ed8}.wrong{color:#6b21a8}td{vertical-align:top;padding:.1rem .6rem .1rem 0}
blockquote{margin:.3rem 0 .3rem 1rem;color:#444}
@media (prefers-color-scheme:dark){body{background:#111;color:#ddd}blockquote{color:#aaa}
.missed{color:#fdba74}.made{color:#93c5fd}.wrong{color:#d8b4fe}}
"""
# Text, name of the set, gold, engine, what it read.
Compared = tuple[str, str, ReportRow, str, ReportRow]


def errors_page(compared: Iterable[Compared]) -> str:
    """One self-contained page: a fold for each engine and report, a line for each difference."""
    body = []
    for text, labelled, gold, engine, made in compared:
        lines = list(_differences(text, gold.claims or (), made.made))
        body.append(
            f"<details><summary>{escape(engine)} · {escape(labelled)} · {escape(gold.doc)}: "
            f"{len(lines)} differences, {len(gold.claims or ())} claims in gold</summary>"
            f"<table>{''.join(lines)}</table></details>"
        )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\"><title>Differences from gold</title>"
        f"<style>{_CSS}</style></head><body><h1>Differences from gold</h1>"
        '<p><span class="missed">missed</span>, <span class="made">made up</span>, '
        f'<span class="wrong">otherwise</span></p>{"".join(body)}</body></html>'
    )


def _differences(
    text: str, gold: tuple[ClaimRow, ...], made: tuple[ClaimRow, ...]
) -> Iterable[str]:
    pairs = align(gold, made)
    found: list[tuple[int, str]] = []
    known, paired = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, claim in enumerate(gold):
        if i not in known and claim.trigger is not None:
            found.append((claim.trigger.start, _row(text, claim, "missed", claim.type)))
    for j, claim in enumerate(made):
        if j not in paired and claim.trigger is not None:
            found.append((claim.trigger.start, _row(text, claim, "made", claim.type)))
    for i, j in pairs:
        told, trigger = list(_unlike(gold[i], made[j])), gold[i].trigger
        if told and trigger is not None:
            found.append((trigger.start, _row(text, gold[i], "wrong", "; ".join(told))))
    return (line for _, line in sorted(found))


def _unlike(gold: ClaimRow, made: ClaimRow) -> Iterable[str]:
    if gold.type != made.type:
        yield f"type {gold.type}, read {made.type}"
        return
    if gold.status != made.status:
        yield f"status {gold.status}, read {made.status}"
    if (gold.mode or "") != (made.mode or ""):
        yield f"mode {gold.mode or 'none'}, read {made.mode or 'none'}"
    for role in ROLES:
        wanted, got = gold.fillers(role), made.fillers(role)
        agreed = len(match_fillers(wanted, got))
        if agreed < max(len(wanted), len(got)):
            yield f"{role} {_names(wanted)}, read {_names(got)}"
    if not innermost_agrees(gold.chain, made.chain):
        yield f"source {_names(gold.chain)}, read {_names(made.chain)}"
    if days(gold.time) != days(made.time):
        yield f"time {_day(gold)}, read {_day(made)}"


def _names(words: Iterable[object]) -> str:
    return ", ".join(f"“{getattr(w, 'text', '')}”" for w in words) or "none"


def _day(claim: ClaimRow) -> str:
    found = days(claim.time)
    return f"{found[0]} to {found[1]}" if found else "none"


def _row(text: str, claim: ClaimRow, kind: str, told: str) -> str:
    assert claim.trigger is not None
    start = max(text.rfind("\n", 0, claim.trigger.start) + 1, claim.trigger.start - 160)
    end = min(len(text), claim.trigger.end + 160)
    before, after = text[start : claim.trigger.start], text[claim.trigger.end : end].split("\n")[0]
    return (
        f'<tr><td class="{kind}">{escape(told)}</td><td><blockquote>{escape(before)}'
        f"<b>{escape(claim.trigger.text)}</b>{escape(after)}</blockquote></td></tr>"
    )
