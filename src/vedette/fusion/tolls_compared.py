"""Numbers of killed and injured in two threads: which rises, which disagrees, which is finer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Literal

from vedette.fusion.counts import Count, read_count
from vedette.fusion.threads import Thread
from vedette.fusion.traits import Traits
from vedette.fusion.words import is_number, words_of
from vedette.records.relations import Relation, RelationKind
from vedette.records.spans import Words

NO_NUMBER = frozenset({"number", "several", "few", "some", "handful", "another", "other"})
"""Words of a phrase that states no number of its own: "a number of people", "some others"."""

PART = 0.4
"""A number below this share of the first one that a thread states is taken for a part of it."""

WHOLE = 20
"""A number above so many times the first one is taken for that of the whole war."""

FALLS = 1.5
"""A later "at least" that is lower by this factor disagrees; a smaller step may be rounding."""

VAGUE = {"tens": 100, "dozens": 100, "scores": 200, "hundreds": 1000, "thousands": 100_000}
"""A vague plural is made finer by a number below this, and is raised by one above it."""

_CORRECTS = re.compile(
    r"\bcorrect(?:s|ed|ing|ion)\b|\brevis(?:es|ed|ing)\b|\bretract|\bearlier (?:report|version|toll|figure)",
    re.IGNORECASE,
)
_HEAD = 300


@dataclass(frozen=True, slots=True)
class _Said:
    """One number that a thread states."""

    claim: Traits
    words: Words
    count: Count


def compare_tolls(
    one: Thread, two: Thread, slot: Literal["killed", "injured"]
) -> Iterator[Relation]:
    """Relations between the numbers of two threads.

    A number that both threads state makes no disagreement by itself; what only one of them
    states does, when it is above all that the other has, or neither is in the other.
    """
    ours, theirs = _stated(one, slot), _stated(two, slot)
    for a, b in product(ours, theirs):
        higher, lower = (a, b) if a.count.low >= b.count.low else (b, a)
        mine, others = (ours, theirs) if higher is a else (theirs, ours)
        kind, reason = toll_relation(higher, lower)
        if kind == "supports" or _news(higher, lower, mine, others):
            first, second = (higher, lower) if kind != "updates" else _later_first(higher, lower)
            yield Relation(
                a=first.claim.id,
                b=second.claim.id,
                a_report=first.claim.evidence.report_name,
                b_report=second.claim.evidence.report_name,
                slot=slot,
                kind=kind,
                a_words=first.words,
                b_words=second.words,
                reason=reason,
            )


def toll_relation(higher: _Said, lower: _Said) -> tuple[RelationKind, str]:
    """How the higher of two numbers stands to the lower, by their bounds and the days of report.

    Rules C1 to C5 of docs/method/contradictions.md.
    """
    told = f"{higher.words.text!r} and {lower.words.text!r}"
    up, down = higher.claim.published, lower.claim.published
    rises = up is not None and down is not None and up > down
    falls = up is not None and down is not None and up < down
    if higher.count.low == lower.count.low and not higher.count.disjoint(lower.count):
        return "supports", f"{told}: the same number"
    if rises or (falls and corrects(lower.claim)):
        vague = _vague(lower.words.text)
        if vague and higher.count.low < vague and not higher.count.disjoint(lower.count):
            return "refines", f"{told}: a number within a vague one"
        mended = corrects(higher.claim if rises else lower.claim)
        return "updates", f"{told}: the later report {'corrects' if mended else 'has more'}"
    if higher.count.disjoint(lower.count):
        return "contradicts", f"{told}: no number satisfies both"
    vague = _vague(lower.words.text)
    if vague:
        return ("refines" if higher.count.low < vague else "updates"), f"{told}: finer than vague"
    if falls and higher.count.low > FALLS * lower.count.low:
        return "contradicts", f"{told}: the later report has far less"
    if falls:
        return "supports", f"{told}: one bound within the other"
    return "updates", f"{told}: the bound rises"


def _later_first(higher: _Said, lower: _Said) -> tuple[_Said, _Said]:
    up, down = higher.claim.published, lower.claim.published
    later = up is not None and down is not None and up < down
    return (lower, higher) if later else (higher, lower)


def _stated(thread: Thread, slot: str) -> list[_Said]:
    """Numbers that a thread states of its happening: no parts of it, and not of the whole war."""
    found = []
    for claim in thread.members:
        status = claim.evidence.claim.status
        if status in ("denied", "unknown") or (claim.days and not claim.dated):
            continue
        for words in getattr(claim.evidence.claim, slot):
            count = read_count(words.text)
            if count and count.low and not NO_NUMBER & set(words_of(words.text)):
                found.append(_Said(claim, words, count))
    if not found:
        return []
    lead = found[0].count.low
    return [
        said
        for said in found
        if said.count.low <= WHOLE * lead
        and (said.count.low >= PART * lead or _vague(said.words.text))
    ]


def _news(higher: _Said, lower: _Said, mine: Sequence[_Said], others: Sequence[_Said]) -> bool:
    stated = {said.count.low for said in others}
    if not corrects(lower.claim):  # a correction names the number that it takes back
        stated |= _numbers(lower.claim.evidence.text)
    if higher.count.low in stated:
        return False
    most = max(said.count.low for said in others)
    return higher.count.low > most or lower.count.low not in {said.count.low for said in mine}


@lru_cache(maxsize=1024)
def _numbers(text: str) -> frozenset[int]:
    """All numbers that stand anywhere in the text of a report."""
    counts = (read_count(word) for word in words_of(text) if is_number(word))
    return frozenset(count.low for count in counts if count is not None)


def _vague(text: str) -> int:
    return max((VAGUE[word] for word in words_of(text) if word in VAGUE), default=0)


def corrects(claim: Traits) -> bool:
    """Whether a report says that it corrects: in the sentence, or at its head."""
    evidence = claim.evidence
    sentence = evidence.claim.evidence.cut(evidence.text)
    return bool(_CORRECTS.search(sentence) or _CORRECTS.search(evidence.text[:_HEAD]))
