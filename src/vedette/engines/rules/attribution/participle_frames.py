"""Frames without a subject of their own: "citing X", "..., adding that", "and said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.engines.rules.attribution.content_sides import (
    addressee,
)
from vedette.engines.rules.attribution.scopes import PAPERS, Frame, Ranges
from vedette.engines.rules.attribution.source_phrases import (
    SourcePhrase,
    phrase_after,
    phrase_before,
)
from vedette.engines.rules.attribution.subjects import (
    BE,
    QUOTE_MARKS,
    clause_subject,
    has_finite,
    subject_before,
    verb_group,
)
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.lexicon.reporting import ReportingVerb
from vedette.records.documents import TaggedSource

_ISSUED = frozenset(
    "issued issues released releases published publishes posted posts sent shared circulated "
    "uploaded uploads broadcast aired".split()
)
_LONGEST_ASIDE = 20


def quoting(
    words: Sequence[TaggedWord], group: int, i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    """ "X quoted Y as saying", "X reported, citing Y": X conveys what Y says."""
    inner = phrase_after(words, i + 1, len(words))
    if inner is None or inner.plain:
        return None
    stop = min(inner.last + _LONGEST_ASIDE, len(words))
    saying = next((k for k in range(inner.last + 1, stop) if words[k].lower == "saying"), 0)
    if words[i].tag == "VBG" and group == i and earlier:
        base = earlier[-1]
        earlier[-1] = replace(base, sources=(*base.sources, *inner.sources), last=inner.last)
        if not saying:
            return None
        return replace(
            earlier[-1], first=i, last=saying, cue=i, content=((saying + 1, len(words)),)
        )
    subject = subject_before(words, group) if words[i].tag != "VBG" else clause_subject(words, i)
    if not saying and (subject is None or subject.sources[-1].kind != "media"):
        return None
    content: Ranges = (((saying or inner.last) + 1, len(words)),)
    if words[i].tag == "VBG" and not saying:
        content = ((0, i), *content)
    return Frame(
        first=subject.first if subject is not None and words[i].tag != "VBG" else i,
        last=saying or inner.last,
        cue=i,
        sources=(*(subject.sources if subject is not None else ()), *inner.sources),
        content=content,
        rule="quoting",
        hedging=verb.hedging,
    )


def participle(
    words: Sequence[TaggedWord], group: int, i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    """ "..., adding that": the subject is the paper before it or that of the clause."""
    sources, rule = _participle_sources(words, group, verb, earlier)
    if not sources:
        return None
    start = i + 1
    if "addressee" in verb.takes:
        start, outlets = addressee(words, i + 1)
        sources = (*outlets, *sources)
    follow = words[i + 1].lower if i + 1 < len(words) else ""
    if follow == "to" and "clause" in verb.takes and words[i - 1].tag[:2] == "NN":
        return None  # "a ship alleging to carry arms": the noun's own words
    if "that" in verb.takes and follow != "that":
        return None
    if "quote" in verb.takes and follow not in QUOTE_MARKS | {":", ","}:
        return None
    if not verb.takes & {"object", "showing", "accusation"} and not has_finite(
        words, start, len(words)
    ):
        return None
    begin = i if "showing" in verb.takes else start
    speaker = phrase_before(words, group, 0, at_start=False)
    absolute = speaker is not None and words[speaker.first - 1].lower == "with"
    return Frame(
        first=speaker.first if speaker is not None and absolute else i,
        last=start - 1,
        cue=i,
        sources=sources,
        content=((begin, len(words)),),
        rule=rule,
        hedging=verb.hedging,
    )


def _participle_sources(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> tuple[tuple[TaggedSource, ...], str]:
    before = phrase_before(words, i, 0, at_start=False)
    kind = before.sources[-1].kind if before is not None else None
    if before is not None and before.first and words[before.first - 1].lower == "with":
        return before.sources, "participle after with"
    if (
        before is not None
        and not before.plain
        and (
            kind in PAPERS or (kind in {"anonymous", "witness", "official"} and verb.verb != "add")
        )
    ):
        return (*_maker(words, before), *before.sources), "participle of a paper or speaker"
    head = clause_subject(words, i)
    if "showing" in verb.takes:
        shown = head is not None and head.sources[-1].kind in PAPERS
        return (head.sources if head is not None and shown else ()), "participle of a picture"
    if earlier:
        return earlier[-1].sources, "participle of the speaker"
    if head is not None and not head.plain:
        return head.sources, "participle of the subject"
    return (), ""


def issued_paper(words: Sequence[TaggedWord], i: int) -> Frame | None:
    """ "The council issued a statement asking ...": the paper says what the participle says."""
    before = phrase_before(words, i, 0, at_start=False)
    if before is None or before.sources[-1].kind not in PAPERS:
        return None
    k = before.first - 1
    if k < 1 or words[k].lower not in _ISSUED:
        return None
    return Frame(
        first=i,
        last=i,
        cue=k,
        sources=(*_maker(words, before), *before.sources),
        content=((i, len(words)),),
        rule="participle of a paper issued",
    )


def _maker(words: Sequence[TaggedWord], phrase: SourcePhrase) -> tuple[TaggedSource, ...]:
    """Who issued the paper or picture: the subject of the verb before it."""
    k = phrase.first - 1
    if k < 1 or not words[k].tag.startswith("VB") or words[k].lower in BE:
        return ()
    subject = subject_before(words, verb_group(words, k)[0])
    return subject.sources if subject is not None and not subject.plain else ()


def subject_left_out(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    """ "... but said that": the subject is that of the clause before."""
    if verb.takes & {"quote", "hearsay"} or i + 2 >= len(words):
        return None
    sources: tuple[TaggedSource, ...] = ()
    if earlier and earlier[-1].rule.startswith("subject"):
        sources = earlier[-1].sources
    else:
        head = clause_subject(words, i)
        if head is not None and not head.plain:
            sources = head.sources
    if not sources or ("showing" in verb.takes and sources[-1].kind not in PAPERS):
        return None
    start = i + 1
    if "addressee" in verb.takes:
        start, outlets = addressee(words, i + 1)
        sources = (*outlets, *sources)
    if (
        "clause" in verb.takes
        and "object" not in verb.takes
        and not has_finite(words, start, len(words))
    ):
        return None
    return Frame(
        first=i,
        last=start - 1,
        cue=i,
        sources=sources,
        content=((start, len(words)),),
        rule="subject left out",
        hedging=verb.hedging,
    )
