"""Base phrases of one sentence: noun chunks and verb groups over tagged tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from vedette.engines.rules.lemmas import lemma
from vedette.engines.rules.pos import tag
from vedette.engines.rules.tokens import Token, tokenise
from vedette.records.spans import Span, Words, words_at

Tense = Literal["past", "present", "future", "infinitive", "participle"]


class Chunk(NamedTuple):
    """A base noun phrase: tokens [start, end) with its head word at `head`."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """Auxiliaries, adverbs and a main verb: tokens [start, end), main verb at `main`.

    `participle` groups ("forces withdrawing from", "killed in the attack") have no auxiliary;
    `infinitive` ones begin with "to". `modal` is "" or the lower-case modal ("could").
    """

    start: int
    end: int
    main: int
    lemma: str
    tense: Tense
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    modal: str = ""
    auxiliaries: tuple[str, ...] = ()


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


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "GW", "ADD", "FW"})
_INSIDE = _NOUNS | {"JJ", "JJR", "JJS", "CD", "$", "POS", "VBN", "VBG", "HYPH", "AFX", "SYM"}
_OPENERS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_PRONOUNS = frozenset({"PRP", "EX", "WP", "WDT"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_BE = frozenset({"be"})


def parse(text: str, sentence: Span) -> Parsed:
    """Read the shallow syntax of one sentence; never fails, whatever the text.

    Args:
        text: the stored text of the whole report.
        sentence: the span of the sentence in it.

    Returns:
        Tokens, tags, lemmas, noun chunks and verb groups; empty tuples for an empty sentence.
    """
    tokens = tokenise(text, sentence)
    tags = tag(tokens)
    lemmas = tuple(
        lemma(token.lower, word_tag) for token, word_tag in zip(tokens, tags, strict=True)
    )
    groups = _groups(tokens, tags, lemmas)
    group_at = [-1] * len(tokens)
    for number, group in enumerate(groups):
        group_at[group.start : group.end] = [number] * (group.end - group.start)
    chunks = _chunks(tokens, tags, group_at)
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


def _chunks(
    tokens: tuple[Token, ...], tags: tuple[str, ...], taken: list[int]
) -> tuple[Chunk, ...]:
    chunks: list[Chunk] = []
    at, size = 0, len(tokens)
    while at < size:
        if taken[at] >= 0:
            at += 1
            continue
        if tags[at] in _PRONOUNS:
            chunks.append(Chunk(at, at + 1, at))
            at += 1
            continue
        end = at
        if tags[end] in _OPENERS:
            end += 1
        while end < size and tags[end] in _INSIDE and taken[end] < 0:
            end += 1
        if end == at:
            at += 1
            continue
        head = end - 1
        while head > at and tags[head] not in _NOUNS:
            head -= 1
        chunks.append(Chunk(at, end, head if tags[head] in _NOUNS else end - 1))
        at = end
    return tuple(chunks)


def _groups(
    tokens: tuple[Token, ...], tags: tuple[str, ...], lemmas: tuple[str, ...]
) -> tuple[VerbGroup, ...]:
    groups: list[VerbGroup] = []
    at, size = 0, len(tokens)
    while at < size:
        if tags[at] not in _VERBS and tags[at] not in ("MD", "TO"):
            at += 1
            continue
        end = at
        verbs: list[int] = []
        while end < size and (tags[end] in _VERBS or tags[end] in ("MD", "TO", "RB", "RBR")):
            if tags[end] in _VERBS:
                verbs.append(end)
            end += 1
        if verbs:
            main = verbs[-1]
            groups.append(_group(tokens, tags, lemmas, at, main))
        at = end
    return tuple(groups)


def _group(
    tokens: tuple[Token, ...], tags: tuple[str, ...], lemmas: tuple[str, ...], start: int, main: int
) -> VerbGroup:
    auxiliaries = tuple(tokens[i].lower for i in range(start, main) if tags[i] in _VERBS | {"MD"})
    names = [lemmas[i] for i in range(start, main) if tags[i] in _VERBS]
    modal = next((tokens[i].lower for i in range(start, main) if tags[i] == "MD"), "")
    first = tags[start]
    tense: Tense = "present"
    if modal in ("will", "'ll", "’ll", "wo", "shall"):
        tense = "future"
    elif first == "TO":
        tense = "infinitive"
    elif first in ("VBN", "VBG"):
        tense = "participle"
    elif first == "VBD":
        tense = "past"
    return VerbGroup(
        start=start,
        end=main + 1,
        main=main,
        lemma=lemmas[main],
        tense=tense,
        passive=tags[main] == "VBN" and "have" not in names[-1:],
        perfect="have" in names,
        progressive=tags[main] == "VBG" and "be" in names,
        negated=any(tokens[i].lower in ("not", "n't", "n’t", "never") for i in range(start, main)),
        modal=modal,
        auxiliaries=auxiliaries,
    )
