"""According to whom: which stretches of a report are attributed, and to which sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.engines.rules.attribution.carry_over import carry_over
from vedette.engines.rules.attribution.digests import BRACKETS, bracket_sources
from vedette.engines.rules.attribution.headline_sources import (
    headline_frame,
    headline_label,
    run_on_headline,
)
from vedette.engines.rules.attribution.quotes import quotations
from vedette.engines.rules.attribution.reporting_frames import find_frames
from vedette.engines.rules.attribution.scopes import Attribution, Frame, attributions_of
from vedette.engines.rules.attribution.source_names import settle_sources
from vedette.engines.rules.attribution.tagged_words import TaggedWord, tagged_words
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

_LAST_HEADLINE = 2

__all__ = ["Attribution", "attribute", "sources_at"]


def attribute(
    text: str,
    sentences: tuple[Span, ...],
    parsed: Sequence[Parsed],
    paragraphs: tuple[Span, ...],
) -> tuple[Attribution, ...]:
    """Find which stretches of a report are attributed, and to whom.

    Args:
        text: the report's stored text.
        sentences: its sentences in order, as the reading step lays them out.
        parsed: one parse a sentence, in the same order.
        paragraphs: the paragraphs that hold the sentences.

    Returns:
        Attributions in the order of their scopes. Scopes may nest: what X says that Y said is
        in two of them (`sources_at` puts the chain together).

    Source:
        docs/method/attribution.md; accuracy by `python -m eval.attribution`.
    """
    quotes = quotations(text, paragraphs)
    words = tuple(tagged_words(parse) for parse in parsed)
    frames = tuple(_frames(i, sentence) for i, sentence in enumerate(words))
    found: list[Attribution] = []
    for sentence, own in zip(words, frames, strict=True):
        for frame in own:
            found.extend(attributions_of(frame, sentence))
    found.extend(carry_over(text, sentences, words, paragraphs, frames, quotes))
    label = _label(text, sentences, words, found)
    if label is not None:
        found.append(label)
    found = list(settle_sources(text, found, words))
    brackets = bracket_sources(text, paragraphs)
    found = [_without_outlets(text, attribution, brackets) for attribution in found]
    found.extend(brackets)
    return tuple(sorted(found, key=lambda a: (a.scope, a.rule)))


def _label(
    text: str,
    sentences: tuple[Span, ...],
    words: Sequence[Sequence[TaggedWord]],
    found: Sequence[Attribution],
) -> Attribution | None:
    """The source that stands before a colon at the head of the headline."""
    if len(sentences) < 2:
        return None
    persons = {
        source.span.cut(text).split()[-1]
        for attribution in found
        for source in attribution.sources
        if source.kind == "person" and " " in source.span.cut(text)
    }
    surnames = persons | {name.removeprefix("al-") for name in persons}
    return headline_label(text, words[0], surnames)


def _without_outlets(
    text: str, attribution: Attribution, brackets: tuple[Attribution, ...]
) -> Attribution:
    """Name an outlet once: "told CNN" adds nothing to a line that ends in "(CNN)"."""
    for bracket in brackets:
        if bracket.scope.overlaps(attribution.scope):
            named = {source.span.cut(text) for source in bracket.sources}
            kept = tuple(
                source
                for source in attribution.sources[:-1]
                if source.kind != "media" or not _same_outlet(source.span.cut(text), named)
            )
            return replace(attribution, sources=(*kept, attribution.sources[-1]))
    return attribution


def _same_outlet(name: str, named: set[str]) -> bool:
    return name in named or "".join(word[0] for word in name.split()) in named


def _frames(number: int, words: Sequence[TaggedWord]) -> tuple[Frame, ...]:
    frames = find_frames(words)
    if number > _LAST_HEADLINE:
        return frames
    tail = headline_frame(words) if not frames else None
    begin, named = run_on_headline(words)
    if begin:
        frames = tuple(
            replace(f, content=tuple((max(a, begin), b) for a, b in f.content if b > begin))
            for f in frames
            if f.cue >= begin
        )
    return tuple(frame for frame in (tail, named, *frames) if frame is not None)


def sources_at(attributions: tuple[Attribution, ...], trigger: Span) -> tuple[TaggedSource, ...]:
    """Compose the source chain for a trigger from all scopes that hold it.

    Args:
        attributions: what `attribute` found.
        trigger: where the claim's trigger stands.

    Returns:
        The chain, outermost first: source brackets, then the widest scope. A source that stands in
        several scopes is given once, where it comes first. Empty: the report's own voice.
    """
    holding = [a for a in attributions if a.scope.covers(trigger)]
    holding.sort(key=lambda a: (a.rule != BRACKETS, a.scope.start - a.scope.end))
    chain: dict[Span, TaggedSource] = {}
    for attribution in holding:
        for source in attribution.sources:
            chain.setdefault(source.span, source)
    return tuple(chain.values())


def with_own(
    chain: tuple[TaggedSource, ...], own: tuple[TaggedSource, ...]
) -> tuple[TaggedSource, ...]:
    """Put who answers for a claim by its own words ("claimed responsibility") into its chain.

    Whoever the chain names already, in these words or longer ones, is not named again.
    """
    added = tuple(
        source for source in own if not any(link.span.overlaps(source.span) for link in chain)
    )
    return (*chain, *added)
