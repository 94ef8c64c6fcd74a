"""Base phrases of one sentence: noun chunks and verb groups over tagged tokens."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.engines.rules.syntax.chunks import Chunk, noun_chunks
from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.pos import tag
from vedette.engines.rules.syntax.tag_repairs import repair
from vedette.engines.rules.syntax.tokens import Token, tokenise
from vedette.engines.rules.syntax.verb_groups import Tense, VerbGroup, verb_groups
from vedette.records.spans import Span, Words, words_at

__all__ = ["Chunk", "Parsed", "Tense", "VerbGroup", "parse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One sentence with its shallow syntax; indices count tokens of this sentence.

    `chunk_at[i]` and `group_at[i]` give the index in `chunks` and `groups` that token `i` lies
    in, or -1.
    """

    text: str
    sentence: Span
    tokens: tuple[Token, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    groups: tuple[VerbGroup, ...]
    chunk_at: tuple[int, ...]
    group_at: tuple[int, ...]

    def words(self, start: int, end: int) -> Words:
        """Words of tokens [start, end), at least one token, with their place in the report."""
        return words_at(self.text, Span(self.tokens[start].start, self.tokens[end - 1].end))

    def chunk_words(self, chunk: Chunk) -> Words:
        """Words of a noun chunk."""
        return self.words(chunk.start, chunk.end)

    def token_at(self, offset: int) -> int:
        """Index of the token that covers code point `offset` of the report, or -1."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) and self.tokens[low].start <= offset else -1


def parse(text: str, sentence: Span) -> Parsed:
    """Read the shallow syntax of one sentence; never fails, whatever the text.

    Args:
        text: the stored text of the whole report.
        sentence: the span of the sentence in it.

    Returns:
        Tokens, tags, lemmas, noun chunks and verb groups; empty tuples for an empty sentence.
    """
    tokens = tokenise(text, sentence)
    tags = repair(tokens, tag(tokens))
    lemmas = tuple(
        lemma(token.lower, word_tag) for token, word_tag in zip(tokens, tags, strict=True)
    )
    groups = verb_groups(tokens, tags, lemmas)
    group_at = [-1] * len(tokens)
    for number, group in enumerate(groups):
        group_at[group.start : group.end] = [number] * (group.end - group.start)
    chunks = noun_chunks(tokens, tags, group_at)
    chunk_at = [-1] * len(tokens)
    for number, chunk in enumerate(chunks):
        chunk_at[chunk.start : chunk.end] = [number] * (chunk.end - chunk.start)
    return Parsed(
        text=text,
        sentence=sentence,
        tokens=tokens,
        tags=tags,
        lemmas=lemmas,
        chunks=chunks,
        groups=groups,
        chunk_at=tuple(chunk_at),
        group_at=tuple(group_at),
    )
