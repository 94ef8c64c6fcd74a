"""Scopes: reporting frames in a sentence, and the stretches of text they attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

Ranges = tuple[tuple[int, int], ...]
PAPERS = frozenset({"document", "imagery"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A reporting frame in a sentence, by indices of its words.

    `first` to `last` is the frame itself (subject, verb, adverbials), `cue` its reporting
    word, `content` the half-open ranges of words that it attributes, `sources` run from the
    outermost to the innermost. `opens` is true when a colon follows.
    """

    first: int
    last: int
    cue: int
    sources: tuple[TaggedSource, ...]
    content: Ranges
    rule: str
    hedging: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A stretch of text that the report attributes to somebody.

    `scope` may be a part of a sentence and leaves the reporting clause out; `sources` run
    from the outermost to the innermost; `cue` is the reporting word, None where there is none
    of its own (quotations, sentences that go on); `hedging` is true when the cue itself casts
    doubt ("claimed"); `rule` names what fired, for `why`.
    """

    scope: Span
    sources: tuple[TaggedSource, ...]
    cue: Span | None = None
    hedging: bool = False
    rule: str = ""


def attributions_of(frame: Frame, tokens: Sequence[TaggedWord]) -> tuple[Attribution, ...]:
    """Turn a reporting frame into one attribution for each stretch of its content."""
    cue = Span(tokens[frame.cue].start, tokens[frame.cue].end)
    return tuple(
        Attribution(
            scope=Span(tokens[start].start, tokens[end - 1].end),
            sources=frame.sources,
            cue=cue,
            hedging=frame.hedging,
            rule=frame.rule,
        )
        for start, end in frame.content
        if start < end
    )
