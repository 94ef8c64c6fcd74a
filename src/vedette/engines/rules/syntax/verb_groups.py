"""Verb groups: auxiliaries, adverbs and a main verb, with tense, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from vedette.engines.rules.syntax.tag_repairs import NOUNS
from vedette.engines.rules.syntax.tokens import Token

Tense = Literal["past", "present", "future", "infinitive", "participle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbGroup:
    """Auxiliaries, adverbs and a main verb: tokens [start, end), main verb at `main`.

    Raising verbs are part of the group and listed with its auxiliaries: "have been seen
    withdrawing", "is expected to be deployed" (tense "future"), "began to shell". A group of
    tense `participle` has no auxiliary ("forces withdrawing from", "killed in the attack",
    where `passive` tells the two apart); one of tense `infinitive` begins with "to" or is a
    bare infinitive. `modal` is "" or the lower-case modal ("could"); `auxiliaries` are the
    lower-case verbs before the main verb.
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

    @property
    def finite(self) -> bool:
        """Whether the group can be the predicate of a clause of its own."""
        return self.tense in ("past", "present", "future")


VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_STARTS = VERBS | {"MD", "TO"}
_RAISING_PASSIVE = frozenset(
    "expect believe say report think know see spot film observe schedule set suppose allege "
    "understand rumour rumor presume consider claim estimate fear photograph".split()
)
_RAISING_ACTIVE = frozenset({"begin", "start", "continue", "seem", "appear", "keep", "resume"})
_LATER = frozenset({"expect", "schedule", "set"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_NOT = frozenset({"not", "n't", "n’t", "nt", "never", "hardly", "neither"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})


def verb_groups(
    tokens: Sequence[Token], tags: Sequence[str], lemmas: Sequence[str]
) -> tuple[VerbGroup, ...]:
    """Find the verb groups of one sentence, left to right; they do not overlap."""
    groups: list[VerbGroup] = []
    at, size = 0, len(tokens)
    while at < size:
        if tags[at] in _STARTS and not _modifies_noun(tags, at, bool(groups)):
            chain = _chain(tags, lemmas, at)
            if chain:
                groups.append(_group(tokens, tags, lemmas, at, chain))
                at = chain[-1] + 1
                continue
        at += 1
    return tuple(groups)


def _modifies_noun(tags: Sequence[str], i: int, verb_before: bool) -> bool:
    tag = tags[i]
    if tag not in ("VBN", "VBG"):
        return False
    left = tags[i - 1] if i else ""
    right = tags[i + 1] if i + 1 < len(tags) else ""
    if left in ("DT", "PRP$", "POS", "JJ", "CD", "JJS", "$"):
        return left in ("DT", "PRP$", "POS") or right in NOUNS
    if tag == "VBN" and right in NOUNS:
        return left == "IN" or (left in ("CC", "") and not verb_before)
    return False


def _chain(tags: Sequence[str], lemmas: Sequence[str], start: int) -> list[int]:
    """Token indices of the verbs of the group that begins at `start`; [] for none."""
    verbs: list[int] = [] if tags[start] == "TO" else [start]
    at = start
    while True:
        following = at + 1
        while following < len(tags) and following - at < 5 and tags[following] in _ADVERBS:
            following += 1
        if following >= len(tags):
            break
        step = _step(tags, lemmas, at, following, len(verbs) > 1 or tags[start] == "TO")
        if step < 0:
            break
        verbs.append(step)
        at = step
    return verbs if verbs and tags[verbs[-1]] != "MD" else []


def _step(tags: Sequence[str], lemmas: Sequence[str], at: int, after: int, inner: bool) -> int:
    """Index of the verb that continues the group after the verb at `at`, or -1."""
    tag, word, next_tag = tags[at], lemmas[at], tags[after]
    if tag in ("MD", "TO"):
        return after if next_tag in ("VB", "VBP") else -1
    if word == "have":
        if next_tag in ("VBN", "VBD"):
            return after
    elif word in ("be", "get"):
        if next_tag in ("VBN", "VBG", "VBD"):
            return after
        if lemmas[after] == "about" and tags[after + 1 : after + 3] == ("TO", "VB"):
            return after + 2
    elif word == "do":
        return after if next_tag == "VB" else -1
    passive = tag == "VBN" and inner
    going = word == "go" and tag == "VBG"
    raising = (passive and word in _RAISING_PASSIVE) or word in _RAISING_ACTIVE or going
    if raising and next_tag == "TO" and after + 1 < len(tags) and tags[after + 1] == "VB":
        return after + 1
    if raising and next_tag == "VBG" and not going:
        return after
    return -1


def _group(
    tokens: Sequence[Token],
    tags: Sequence[str],
    lemmas: Sequence[str],
    start: int,
    verbs: Sequence[int],
) -> VerbGroup:
    main = verbs[-1]
    helpers = verbs[:-1]
    last = lemmas[helpers[-1]] if helpers else ""
    modal = next((tokens[i].lower for i in helpers if tags[i] == "MD"), "")
    words = [tokens[i].lower for i in range(start, main)]
    longer = any(a == "no" and b == "longer" for a, b in pairwise(words))
    main_tag = tags[main]
    return VerbGroup(
        start=start,
        end=main + 1,
        main=main,
        lemma=lemmas[main],
        tense=_tense(tags, lemmas, start, verbs, modal),
        passive=main_tag in ("VBN", "VBD")
        and (last in ("be", "get") or (not helpers and main_tag == "VBN")),
        perfect="have" in [lemmas[i] for i in helpers],
        progressive=main_tag == "VBG" and bool(helpers),
        negated=longer or any(word in _NOT for word in words),
        modal=modal,
        auxiliaries=tuple(tokens[i].lower for i in helpers),
    )


def _tense(
    tags: Sequence[str], lemmas: Sequence[str], start: int, verbs: Sequence[int], modal: str
) -> Tense:
    first = tags[start]
    helpers = [lemmas[i] for i in verbs[:-1]]
    if modal in _WILL:
        return "future"
    if first in ("TO", "VB"):
        return "infinitive"
    if first in ("VBG", "VBN"):
        return "participle"
    going = "go" in helpers and helpers[0] == "be"
    if going or any(helper in _LATER for helper in helpers):
        return "future"
    if helpers and helpers[0] == "be" and tags[verbs[-1] - 1] == "TO" and len(helpers) == 1:
        return "future"
    if first == "VBD" or (modal and "have" in helpers):
        return "past"
    return "present"
