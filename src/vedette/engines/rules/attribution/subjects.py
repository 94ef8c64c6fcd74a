"""Subjects of reporting verbs: straight before the verb, over an aside, or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.engines.rules.attribution.scopes import PAPERS
from vedette.engines.rules.attribution.source_kinds import noun_kind
from vedette.engines.rules.attribution.source_phrases import (
    SourcePhrase,
    paper_makers,
    phrase_after,
    phrase_before,
)
from vedette.engines.rules.attribution.source_words import ARTICLES, OPENERS, is_day, is_name
from vedette.engines.rules.attribution.tagged_words import TaggedWord

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEARSAY = frozenset(
    "claims claim reports report allegations allegation accusations accusation suggestions "
    "rumours rumors charges assertions".split()
)
SEEMING = frozenset("appear appears appeared seem seems seemed purport purports purported".split())
QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``"})
STOPS = frozenset({",", ";", ":", "-", "–", "—", ".", "(", ")"}) | QUOTE_MARKS
_ASIDE_CLOSERS = frozenset({",", "-", "–", "—", ")"})
_RELATIVES = frozenset({"who", "which", "whose"})
_WHOM = frozenset({"who", "whom", "which", "that", "what"})
_LONGEST_RELATIVE = 30


def has_finite(words: Sequence[TaggedWord], start: int, end: int) -> bool:
    """Whether a finite verb stands in words [start, end)."""
    return any(word.tag in FINITE for word in words[start:end])


def _reduced(words: Sequence[TaggedWord], k: int) -> bool:
    """ "a report published Wednesday": a participle that looks like a past tense."""
    follow = words[k + 1] if k + 1 < len(words) else None
    return words[k].tag == "VBD" and follow is not None and (follow.lower == "by" or is_day(follow))


def subject_before(words: Sequence[TaggedWord], group: int) -> SourcePhrase | None:
    """Find the source phrase that is the subject of the verb group beginning at `group`.

    Reads over asides ("Sami Naser, the mayor, said"; "the council (LC) said"), relative
    clauses ("the man, who was hurt, said") and descriptions that only a comma opens.
    """
    if group <= 0:
        return None
    if words[group - 1].text in _ASIDE_CLOSERS:
        return _over_aside(words, group - 1)
    initial = not any(
        word.tag in FINITE and not _reduced(words, k) for k, word in enumerate(words[:group])
    )
    phrase = phrase_before(words, group, 0, at_start=initial)
    if initial:
        leading = _leading_subject(words, phrase, group)
        if leading is not None:
            return leading
    if phrase is not None and phrase.first and words[phrase.first - 1].lower in _WHOM:
        return phrase
    if phrase is None or phrase.plain or _in_relative(words, phrase):
        over = _over_relative(words, group)
        if over is not None:
            return over
    if phrase is None:
        return None
    return _described_name(words, phrase) or phrase


def _leading_subject(
    words: Sequence[TaggedWord], phrase: SourcePhrase | None, group: int
) -> SourcePhrase | None:
    """ "The network based in Ruritania said": the head is the sentence's first phrase."""
    begin = phrase.first if phrase is not None else group
    if begin and words[begin - 1].lower == "both":
        begin -= 1
    if begin == 0 or not (
        words[begin - 1].lower in OPENERS
        or words[begin - 1].tag[:2] == "VB"
        or words[begin - 1].lower == "by"
    ):
        return None
    leading = phrase_after(words, 0, begin)
    if leading is None or leading.plain or leading.last + 1 >= begin:
        return None
    follow = words[leading.last + 1]
    if not (follow.lower in OPENERS or follow.tag in {"VBN", "VBG", "VBD"}):
        return None
    return replace(leading, first=0, last=group - 1)


def _described_name(words: Sequence[TaggedWord], phrase: SourcePhrase) -> SourcePhrase | None:
    """ "Sami Naser, commander of the guard said": only one comma sets the aside off."""
    k = phrase.first - 1
    if k <= 0 or words[k].text != "," or any(w.tag in {"VBD", "VBZ", "MD"} for w in words[:k]):
        return None
    if phrase.sources[-1].kind not in {"official", "organization"}:
        return None
    begin = words[phrase.first]
    if begin.lower not in ARTICLES and (is_name(begin) or noun_kind(begin.lower) != "official"):
        return None
    before = phrase_before(words, k, 0, at_start=False)
    if before is None or before.sources[-1].kind != "person":
        return None
    return replace(before, last=phrase.last)


def _in_relative(words: Sequence[TaggedWord], phrase: SourcePhrase) -> bool:
    """Whether the phrase ends a relative clause on the sentence's own subject."""
    for k in range(phrase.first - 1, 0, -1):
        if words[k].lower in _RELATIVES:
            before = words[phrase.first - 1]
            if before.lower in OPENERS or before.tag.startswith("VB"):
                return has_finite(words, k, phrase.first)
            return not has_finite(words, 0, k) and has_finite(words, k, phrase.first)
        if words[k].text in STOPS:
            return False
    return False


def _that_relative(words: Sequence[TaggedWord], k: int) -> bool:
    """ "groups that have left say": the word that opens a relative clause of a plural."""
    return (
        words[k].lower == "that"
        and words[k - 1].tag in {"NNS", "NNPS"}
        and k + 1 < len(words)
        and words[k + 1].tag in FINITE
    )


def _over_relative(words: Sequence[TaggedWord], end: int) -> SourcePhrase | None:
    for k in range(end - 1, max(0, end - _LONGEST_RELATIVE), -1):
        if words[k].lower in _RELATIVES or _that_relative(words, k):
            stop = k - 1 if words[k - 1].text == "," else k
            phrase = phrase_before(words, stop, 0, at_start=True)
            return replace(phrase, last=end - 1) if phrase is not None else None
        if words[k].text in QUOTE_MARKS or words[k].text == ";":
            return None
    return None


def _over_clauses(words: Sequence[TaggedWord], close: int) -> SourcePhrase | None:
    """ "Sami Naser, a driver from Varn, who saw it, said": asides and relatives, one by one."""
    if words[close].text != ",":
        return None
    leading = phrase_after(words, 0, close)
    if leading is None or leading.plain or leading.last + 1 >= close:
        return None
    if words[leading.last + 1].text not in {",", "("}:
        return None
    inside = range(leading.last + 1, close)
    finite = next((k for k in inside if words[k].tag in FINITE), close)
    relative = next((k for k in inside if words[k].lower in _RELATIVES), close)
    if finite < relative or relative == close:
        return None
    return replace(leading, first=0, last=close)


def _over_aside(words: Sequence[TaggedWord], close: int) -> SourcePhrase | None:
    far = _over_clauses(words, close)
    if far is not None:
        return far
    mark = words[close].text
    opening = "(" if mark == ")" else mark
    k = close - 1
    while k > 0 and words[k].text != opening:
        if words[k].text in QUOTE_MARKS:
            return None
        k -= 1
    if k <= 0:
        alone = phrase_before(words, close, 0, at_start=True) if mark == "," else None
        return replace(alone, last=close) if alone is not None else None
    initial = not has_finite(words, 0, k)
    outer = (_paper_before(words, k) if initial else None) or phrase_before(
        words, k, 0, at_start=initial
    )
    end = _before_bracket(words, close)
    inner = phrase_before(words, end, k + 1, at_start=False) if mark == "," else None
    named = inner is not None and inner.first == k + 1 and inner.sources[-1].kind == "person"
    if named and inner is not None:
        if outer is None:
            return replace(inner, last=close)
        if outer.sources[-1].kind in {"official", "witness", "anonymous"}:
            return replace(inner, first=outer.first, last=close)
    if mark == "," and (outer is None or words[outer.first].lower in ARTICLES or outer.plain):
        further = _over_aside(words, k) if any(w.text == "," for w in words[:k]) else None
        if further is not None and further.sources[-1].kind == "person":
            return replace(further, last=close)
    return replace(_with_makers(words, outer, k), last=close) if outer is not None else None


def _paper_before(words: Sequence[TaggedWord], comma: int) -> SourcePhrase | None:
    """ "Letters from X to Y, obtained by Z, say": the paper that opens the sentence."""
    leading = phrase_after(words, 0, comma)
    if leading is None or not any(source.kind in PAPERS for source in leading.sources):
        return None
    return leading if paper_makers(words, leading.last).last + 1 >= comma else None


def _with_makers(words: Sequence[TaggedWord], phrase: SourcePhrase, comma: int) -> SourcePhrase:
    """ "The letters, obtained by the Herald, say": who passed a paper on, set off by commas."""
    kind = phrase.sources[-1].kind
    if kind not in PAPERS or len(phrase.sources) > 1:
        return phrase
    makers = paper_makers(words, comma)
    if kind == "imagery":
        return replace(phrase, sources=(*makers.conveyors, *makers.authors, *phrase.sources))
    return replace(phrase, sources=(*makers.conveyors, *phrase.sources, *makers.authors))


def _before_bracket(words: Sequence[TaggedWord], end: int) -> int:
    """Step over a bracket that closes right before `end` ("Naser (LC), said")."""
    if end < 1 or words[end - 1].text != ")":
        return end
    k = end - 1
    while k > 0 and words[k].text != "(":
        k -= 1
    return k if k > 0 else end


def nearest_subject(words: Sequence[TaggedWord], before: int) -> SourcePhrase | None:
    """Find the subject of the last finite verb of the sentence before the word `before`."""
    for k in range(before - 1, 0, -1):
        if words[k].tag in FINITE:
            return subject_before(words, verb_group(words, k)[0])
    return None


def clause_subject(words: Sequence[TaggedWord], before: int) -> SourcePhrase | None:
    """Find the subject of the first finite verb of the sentence before the word `before`."""
    for k in range(before):
        if words[k].tag in FINITE:
            return subject_before(words, verb_group(words, k)[0])
    return phrase_after(words, 0, before)


BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s"})
_DAY_OPENERS = frozenset({"last", "this", "late", "early", "on"})
_AUXILIARIES = BE | frozenset(
    {
        "has", "have", "had", "having", "do", "does", "did", "will", "would", "can", "could",
        "may", "might", "must", "should", "not", "n't", "also", "previously", "earlier", "later",
        "already", "repeatedly", "never", "always", "since", "then", "first", "once", "again",
        "now", "further", "reportedly", "meanwhile", "recently", "formally", "officially",
        "publicly",
    }
)  # fmt: skip


def verb_group(words: Sequence[TaggedWord], main: int) -> tuple[int, bool]:
    """Where the verb group of the verb `main` begins, and whether a form of "be" is in it."""
    group, passive = main, False
    while group > 0 and (words[group - 1].lower in _AUXILIARIES or words[group - 1].tag == "RB"):
        group -= 1
        passive = passive or words[group].lower in BE
    early = _before_day(words, group)
    group = early if early < group else group
    return group, passive and words[main].tag != "VBG"


def _before_day(words: Sequence[TaggedWord], group: int) -> int:
    """Step over a day between subject and verb ("the council last week said")."""
    k = group
    while k > 1 and (is_day(words[k - 1]) or words[k - 1].lower in _DAY_OPENERS):
        k -= 1
    dated = any(is_day(word) for word in words[k:group])
    return k if dated else group
