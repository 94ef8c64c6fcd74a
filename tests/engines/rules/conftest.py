"""Reading who is named as the source of an event in an invented text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vedette.engines.rules.attribution.attribute import attribute, sources_at
from vedette.engines.rules.syntax.phrases import parse
from vedette.reading.layout import lay_out
from vedette.records.documents import TaggedSource
from vedette.records.reports import Report
from vedette.records.spans import Span

Chain = Callable[..., list[tuple[str, str]]]
Named = Callable[..., tuple[str, str, str]]


def _sources(text: str, trigger: str, nth: int) -> tuple[TaggedSource, ...]:
    document = lay_out(Report(name="", text=text), keep_all=True)
    parsed = tuple(parse(text, sentence) for sentence in document.sentences)
    at = -1
    for _ in range(nth + 1):
        at = text.index(trigger, at + 1)
    found = attribute(text, document.sentences, parsed, document.paragraphs)
    return sources_at(found, Span(at, at + len(trigger)))


def _chain(text: str, trigger: str, nth: int = 0) -> list[tuple[str, str]]:
    return [(s.span.cut(text), s.kind) for s in _sources(text, trigger, nth)]


def _named(text: str, trigger: str, nth: int = 0) -> tuple[str, str, str]:
    innermost = _sources(text, trigger, nth)[-1]
    return innermost.span.cut(text), innermost.kind, innermost.name


@pytest.fixture
def chain() -> Chain:
    """Sources at the nth occurrence of a trigger in a text, as (words, kind)."""
    return _chain


@pytest.fixture
def named() -> Named:
    """The innermost source at a trigger, as (words, kind, name)."""
    return _named
