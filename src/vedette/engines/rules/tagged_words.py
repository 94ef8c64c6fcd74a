"""Words of a sentence, each with its place and its part of speech in one record."""

from __future__ import annotations

from typing import NamedTuple

from vedette.engines.rules.phrases import Parsed


class TaggedWord(NamedTuple):
    """One token with its Penn tag; `start` and `end` refer to the report's stored text."""

    text: str
    lower: str
    start: int
    end: int
    tag: str


def tagged_words(parsed: Parsed) -> tuple[TaggedWord, ...]:
    """Join the tokens of a parse with their tags."""
    return tuple(
        TaggedWord(*token, tag) for token, tag in zip(parsed.tokens, parsed.tags, strict=True)
    )
