"""What is known of a mention of an event: its words, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

from vedette.fusion.words import SMALL, fold, is_number, stem
from vedette.lexicon.event_words import event_words
from vedette.lexicon.reporting import reporting_verbs
from vedette.lexicon.triggers import triggers
from vedette.records.spans import Span

WINDOW = 5
"""Words on each side of a mention that are near it."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"\n+|(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(`]*[A-Z])")
_LIGHT = frozenset(
    "be is are was were been being have has had do does did get gets got go goes went gone make "
    "makes made take takes took taken put give gives gave given in on up out off over into it that "
    "this".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december today yesterday tomorrow tonight "
    "morning afternoon evening night week month year".split()
)
_SHORT = 3
_NONE: frozenset[int] = frozenset()
_NO_TYPE: frozenset[str] = frozenset()
Weighted = dict[str, float]


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A report with mentions of events, as spans of its text."""

    name: str
    text: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """One mention.

    `form` are its words as printed, folded; `rarity` how rare each lemma is in the texts, and
    `vague` whether its words name no event by themselves ("it", "did"). `lemmas` are the stems of its words that name the event, `families` and `types` what they
    belong to; `sentence`, `names`, `near` are weighted words of its sentence, the names in it, and
    the words next to the mention; `numbers` and `times` those of the sentence.
    """

    doc: int
    line: int
    form: str
    vague: bool
    rarity: Weighted
    lemmas: frozenset[str]
    families: frozenset[int]
    types: frozenset[str]
    reporting: bool
    sentence: Weighted
    names: Weighted
    near: Weighted
    near_names: Weighted
    numbers: frozenset[str]
    times: frozenset[str]


@cache
def _types_by_stem() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for entries in triggers().by_first.values():
        for entry in entries:
            if len(entry.words) == 1:
                found.setdefault(stem(entry.words[0]), set()).add(f"{entry.type}:{entry.mode}")
    return {word: frozenset(types) for word, types in found.items()}


def lemma(word: str) -> str:
    """The stem of a folded word, of its first form where it is irregular or derived."""
    return stem(event_words().forms.get(word, word))


@cache
def _families_by_lemma() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for word, numbers in event_words().families.items():
        found.setdefault(lemma(word), set()).update(numbers)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def facts_of(texts: Sequence[LinkedText]) -> list[MentionFacts]:
    """The facts of all mentions, text by text, in the order given."""
    worded = [_Worded(text.text) for text in texts]
    held: Counter[str] = Counter()
    for words in worded:
        held.update(set(words.stems))
    rarity = {w: log((1 + len(texts)) / n) for w, n in held.items()}
    return [
        words.facts(doc, span, rarity)
        for doc, (text, words) in enumerate(zip(texts, worded, strict=True))
        for span in text.mentions
    ]


class _Worded:
    """A text cut into words and sentences."""

    def __init__(self, text: str) -> None:
        found = list(_WORD.finditer(text))
        self.starts = [match.start() for match in found]
        self.printed = [match.group() for match in found]
        self.words = [fold(word).removesuffix("'s") for word in self.printed]
        self.stems = [lemma(word) for word in self.words]
        self.ends = [match.end() for match in _SENTENCE_END.finditer(text)]

    def facts(self, doc: int, span: Span, rarity: Weighted) -> MentionFacts:
        first, last = (
            bisect_right(self.starts, span.start - 1),
            bisect_right(self.starts, span.end - 1),
        )
        if first and (first == len(self.starts) or self.starts[first] >= span.end):
            first -= 1
        line = bisect_right(self.ends, span.start)
        left = self.ends[line - 1] if line else 0
        right = self.ends[line] if line < len(self.ends) else 1 << 60
        begin, end = bisect_right(self.starts, left - 1), bisect_right(self.starts, right - 1)
        inside = range(first, max(last, first + 1))
        own = [n for n in inside if n < len(self.words)]
        telling = [n for n in own if self.words[n] not in _LIGHT] or own
        if len(telling) > _SHORT:  # words between the parts of a mention in two parts
            telling = [telling[0], telling[-1]]
        lemmas = frozenset(self.stems[n] for n in telling)
        around = [n for n in range(begin, end) if n not in inside]
        near = [n for n in around if first - WINDOW <= n < last + WINDOW]
        capital = [n for n in around if self.printed[n][0].isupper() and n != begin]
        return MentionFacts(
            doc=doc,
            line=line,
            form=" ".join(self.words[n] for n in own),
            vague=all(self.words[n] in _LIGHT or self.words[n] in SMALL for n in own),
            rarity={x: rarity[x] for x in lemmas},
            lemmas=lemmas,
            families=frozenset().union(*(_families_by_lemma().get(x, _NONE) for x in lemmas)),
            types=frozenset().union(*(_types_by_stem().get(x, _NO_TYPE) for x in lemmas)),
            reporting=any(self.words[n] in reporting_verbs() for n in telling),
            sentence=_unit(self._content(around), rarity),
            names=_unit(self._content(capital), rarity),
            near=_unit(self._content(near), rarity),
            near_names=_unit(self._content(set(near) & set(capital)), rarity),
            numbers=frozenset(self.words[n] for n in around if is_number(self.words[n])),
            times=frozenset(self.words[n] for n in around if self.words[n] in _DAYS),
        )

    def _content(self, numbers: Iterable[int]) -> set[str]:
        return {self.stems[n] for n in numbers if self.words[n] not in SMALL and self.words[n]}


def _unit(words: set[str], rarity: Weighted) -> Weighted:
    weights = {word: rarity[word] for word in sorted(words) if rarity[word] > 0}
    norm = sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / norm for word, weight in weights.items()} if norm else {}


def cosine(one: Weighted, two: Weighted) -> float:
    """Cosine of two unit vectors of words."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[word] for word, weight in one.items() if word in two)
