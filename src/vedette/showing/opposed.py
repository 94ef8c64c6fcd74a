"""Two claims that do not agree, side by side: as JSON and as two columns of text."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest
from textwrap import wrap

from vedette.records.events import Evidence
from vedette.records.relations import Relation
from vedette.records.spans import Words
from vedette.showing.claim_lines import JsonObject
from vedette.showing.wording import flat, say_chain

_GAP = 3
_LEAST = 24


def opposed_json(relation: Relation, evidence: Mapping[str, Evidence]) -> JsonObject:
    """A relation with both quotes, their reports and according to whom."""
    return {
        "slot": relation.slot,
        "kind": relation.kind,
        "reason": relation.reason,
        "a": _side(evidence[relation.a], relation.a_words),
        "b": _side(evidence[relation.b], relation.b_words),
    }


def opposed_text(relation: Relation, evidence: Mapping[str, Evidence], *, width: int = 80) -> str:
    """A relation as two columns: who says what, with the words compared in brackets."""
    column = max(_LEAST, (width - _GAP - 2) // 2)
    sides = [
        _column(evidence[claim_id], words, column)
        for claim_id, words in ((relation.a, relation.a_words), (relation.b, relation.b_words))
    ]
    rows = [
        f"  {left:<{column}}{' ' * _GAP}{right}".rstrip()
        for left, right in zip_longest(*sides, fillvalue="")
    ]
    return "\n".join([f"{relation.slot} {relation.kind}: {flat(relation.reason)}", *rows])


def _side(item: Evidence, words: Words) -> JsonObject:
    claim = item.claim
    row: JsonObject = {
        "claim": claim.id,
        "report": item.report_name,
        "outlet": item.outlet,
        "published": item.published,
        "per": say_chain(claim.sources, item.outlet),
        "words": {"start": words.span.start, "end": words.span.end, "text": words.text},
        "quote": flat(claim.evidence.cut(item.text)),
        "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
    }
    return {name: value for name, value in row.items() if value}


def _column(item: Evidence, words: Words, width: int) -> list[str]:
    claim, text = item.claim, item.text
    span = claim.evidence
    if span.covers(words.span):
        quote = (
            text[span.start : words.span.start]
            + f"[{words.text}]"
            + text[words.span.end : span.end]
        )
    else:
        quote = span.cut(text)
    head = f"{item.published or 'no date'}, {say_chain(claim.sources, item.outlet) or item.report_name}"
    return [*wrap(head, width), *wrap(f"“{flat(quote)}”", width), claim.id]
