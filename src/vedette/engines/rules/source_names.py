"""Kinds that only the whole report can tell: surnames of persons, and pronouns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vedette.engines.rules.scopes import Attribution
from vedette.records.documents import SourceKind, TaggedSource
from vedette.records.spans import Span

_PERSONAL = frozenset({"he", "she", "him", "her"})
_PERSON_KINDS = frozenset({"person", "official", "witness", "anonymous"})
_THING_KINDS = frozenset({"organization", "monitor", "media", "document", "imagery"})


def settle_kinds(text: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Give surnames the kind person, and pronouns the kind of their antecedent.

    The antecedent is the nearest earlier source that the pronoun can stand for: a person or
    an official for "he" and "she", an institution or a document for "it", any for "they".
    """
    found = tuple(attributions)
    spans = sorted({source.span: source for a in found for source in a.sources}.items())
    surnames = {
        name.split()[-1]
        for span, source in spans
        if source.kind == "person" and len((name := span.cut(text)).split()) > 1
    }
    kinds: dict[Span, SourceKind] = {}
    seen: list[SourceKind] = []
    for span, source in spans:
        words = span.cut(text)
        kind = source.kind
        low = words.lower()
        if low in _PERSONAL:
            kind = next((k for k in reversed(seen) if k in {"person", "official"}), "person")
        elif low == "it":
            kind = next((k for k in reversed(seen) if k in _THING_KINDS), "organization")
        elif low == "they":
            kind = seen[-1] if seen and seen[-1] != "person" else "organization"
        elif kind == "organization" and words in surnames:
            kind = "person"
        kinds[span] = kind
        seen.append(kind)
    return tuple(
        replace(a, sources=tuple(_with_kind(source, kinds) for source in a.sources)) for a in found
    )


def _with_kind(source: TaggedSource, kinds: dict[Span, SourceKind]) -> TaggedSource:
    kind = kinds[source.span]
    return source if kind == source.kind else TaggedSource(span=source.span, kind=kind)
