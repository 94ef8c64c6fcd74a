"""Frames without a reporting verb: "according to X", "amid reports that", "in footage seen by"."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.attribution.base_phrases import base_after
from vedette.engines.rules.attribution.scopes import PAPERS, Frame, Ranges
from vedette.engines.rules.attribution.source_kinds import noun_kind
from vedette.engines.rules.attribution.source_phrases import (
    SourcePhrase,
    paper_makers,
    phrase_after,
    phrase_before,
)
from vedette.engines.rules.attribution.source_words import OPENERS, is_name
from vedette.engines.rules.attribution.subjects import has_finite
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

_DENYING = frozenset({"den", "dis", "rej", "ref", "reb"})
_SHOWN = frozenset({"seen", "shown", "visible", "heard", "pictured"})


def _next(words: Sequence[TaggedWord], i: int, lower: str) -> bool:
    return i + 1 < len(words) and words[i + 1].lower == lower


def is_hearsay(words: Sequence[TaggedWord], i: int) -> bool:
    """ "amid reports that": the noun, not what an agency does."""
    if words[i].lower not in {"reports", "rumours", "rumors"} or not _next(words, i, "that"):
        return False
    if i and words[i - 1].lower in {"amid", "following", "after"}:
        return True
    return i == 0 or words[i - 1].tag[:2] in {"IN", "JJ", "DT", "VB", "CC", ","}


def according(words: Sequence[TaggedWord], i: int) -> Frame | None:
    """ "according to X" and "per X", before or after what X says."""
    start = i + 1
    if words[i].lower == "according":
        if not _next(words, i, "to"):
            return None
        start = i + 2
    phrase = phrase_after(words, start, len(words))
    if phrase is None or (words[i].lower == "per" and phrase.plain):
        return None
    phrase = _stop_at_head(words, phrase)
    first = i - 1 if i and words[i - 1].text == "," else i
    if first > 1 and words[first].lower == "as":
        first -= 1
    opens_sentence = words[i].text == "According"  # a full stop may be lost
    content: Ranges = ((0, first),) if first > 2 and not opens_sentence else ()
    if not content or has_finite(words, phrase.last + 1, len(words)):
        content = (*content, (phrase.last + 1, len(words)))
    return Frame(
        first=first,
        last=phrase.last,
        cue=i,
        sources=phrase.sources,
        content=content,
        rule="according to",
    )


def _stop_at_head(words: Sequence[TaggedWord], phrase: SourcePhrase) -> SourcePhrase:
    """ "According to the monitor heavy shelling hit ...": no comma ends the phrase."""
    follow = phrase.last + 1
    if follow < len(words) and not has_finite(words, follow, follow + 3):
        return phrase
    for k in range(phrase.first, phrase.last):
        kind = noun_kind(words[k].lower)
        cut = words[k + 1].tag == "CD" and k > phrase.first
        if kind in {"monitor", "media", "document", "organization"}:
            name_begins = is_name(words[k + 1]) and not is_name(words[k])
            cut = cut or name_begins or noun_kind(words[k + 1].lower) is None
            cut = cut and words[k + 1].lower not in OPENERS
        if cut:
            inner = phrase_after(words, phrase.first, k + 1)
            return inner if inner is not None and not inner.plain else phrase
    return phrase


def in_paper(words: Sequence[TaggedWord], i: int, earlier: list[Frame]) -> Frame | None:
    """ "troops are seen in footage verified by X", "in letters obtained by X, ...".

    Somebody must have passed the paper on, or the sentence says that a picture shows it.
    """
    if any(frame.first <= i <= frame.last for frame in earlier):
        return None
    base = base_after(words, i + 1, len(words))
    kind = noun_kind(words[base[1]].lower) if base is not None else None
    if base is None or kind not in PAPERS:
        return None
    makers = paper_makers(words, base[1])
    shown = kind == "imagery" and any(w.lower in _SHOWN and w.tag != "VBD" for w in words)
    if not makers.conveyors and not shown:
        return None
    outer = (*makers.conveyors, *(makers.authors if kind == "imagery" else ()))
    paper = TaggedSource(span=Span(words[base[0]].start, words[base[1]].end), kind=kind)
    return Frame(
        first=i,
        last=makers.last,
        cue=i,
        sources=(*outer, paper),
        content=((0, i), (makers.last + 1, len(words))),
        rule="in a paper",
    )


def reports_that(words: Sequence[TaggedWord], i: int) -> Frame | None:
    """ "amid reports that S": hearsay, whose paper nobody names."""
    phrase = phrase_before(words, i + 1, 0, at_start=True)
    if phrase is None or (phrase.first and words[phrase.first - 1].lower[:3] in _DENYING):
        return None
    begin = max((k + 1 for k in range(phrase.first, i) if words[k].lower in OPENERS), default=-1)
    span = phrase.sources[-1].span if begin < 0 else Span(words[begin].start, words[i].end)
    sources = (TaggedSource(span=span, kind="document"),)
    return Frame(
        first=phrase.first,
        last=i + 1,
        cue=i,
        sources=sources,
        content=((i + 2, len(words)),),
        rule="reports that",
    )
