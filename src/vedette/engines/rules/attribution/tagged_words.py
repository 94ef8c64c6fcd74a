"""Words of a sentence, each with its place and its part of speech in one record."""

from __future__ import annotations

from typing import NamedTuple

from vedette.engines.rules.attribution.source_kinds import noun_kind
from vedette.engines.rules.syntax.phrases import Parsed


class TaggedWord(NamedTuple):
    """One token with its Penn tag; `start` and `end` refer to the report's stored text."""

    text: str
    lower: str
    start: int
    end: int
    tag: str


def tagged_words(parsed: Parsed) -> tuple[TaggedWord, ...]:
    """Join the tokens of a parse with their tags.

    A source noun that opens the sentence and was taken for a verb ("Witnesses described") is
    given back its plural.
    """
    words = tuple(
        TaggedWord(*token, tag) for token, tag in zip(parsed.tokens, parsed.tags, strict=True)
    )
    if words and words[0].tag == "VBZ" and noun_kind(words[0].lower) is not None:
        return (words[0]._replace(tag="NNS"), *words[1:])
    return words
