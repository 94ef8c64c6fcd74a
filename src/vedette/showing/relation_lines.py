"""Relations between claims as JSON and as flat cells."""

from __future__ import annotations

from vedette.records.relations import Relation
from vedette.showing.claim_lines import JsonObject
from vedette.showing.wording import flat


def relation_json(relation: Relation) -> JsonObject:
    """A relation as `vedette compare` prints it: spans are [start, end), in code points."""
    a, b = relation.a_words, relation.b_words
    return {
        "a": relation.a_report,
        "b": relation.b_report,
        "slot": relation.slot,
        "kind": relation.kind,
        "a_span": [a.span.start, a.span.end],
        "b_span": [b.span.start, b.span.end],
        "a_text": a.text,
        "b_text": b.text,
        "reason": relation.reason,
    }


def relation_cells(relation: Relation) -> dict[str, str]:
    """A relation as text by column."""
    return {
        "a": relation.a_report,
        "b": relation.b_report,
        "slot": relation.slot,
        "kind": relation.kind,
        "a_text": flat(relation.a_words.text),
        "b_text": flat(relation.b_words.text),
        "reason": relation.reason,
    }
