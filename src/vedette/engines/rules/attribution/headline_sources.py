"""Headlines that name their source at the end: "Raid kills 12: monitor"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from vedette.engines.rules.attribution.base_phrases import base_before
from vedette.engines.rules.attribution.scopes import PAPERS, Attribution, Frame
from vedette.engines.rules.attribution.source_kinds import names_outlet, noun_kind
from vedette.engines.rules.attribution.source_phrases import phrase_after
from vedette.engines.rules.attribution.source_words import is_day
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import SourceKind, TaggedSource
from vedette.records.spans import Span

_TAIL_MARKS = frozenset({":", "-", "–", "—"})
_LONGEST_TAIL = 6
_SHORTEST_HEADLINE = 3
_LONGEST_HEADLINE = 45
_LONGEST_OUTLET = 4
_LONGEST_LABEL = 14


def headline_frame(words: Sequence[TaggedWord]) -> Frame | None:
    """Read "S: monitor" and "S - police": a short source phrase after a mark at the end."""
    end = len(words)
    while end and words[end - 1].text in {".", "!"}:
        end -= 1
    for k in range(end - 1, max(_SHORTEST_HEADLINE, end - 1 - _LONGEST_TAIL) - 1, -1):
        if words[k].text not in _TAIL_MARKS:
            continue
        phrase = phrase_after(words, k + 1, end)
        if phrase is None or phrase.plain or phrase.last + 1 != end:
            return None
        if phrase.sources[-1].kind in {"person", "imagery"} and words[k].text != ":":
            return None
        return Frame(
            first=k,
            last=end - 1,
            cue=k,
            sources=phrase.sources,
            content=((0, k),),
            rule="headline tail",
        )
    return None


def headline_label(
    text: str, words: Sequence[TaggedWord], persons: Collection[str]
) -> Attribution | None:
    """Read "Monitor: raid kills 12" and "Reth: raid failed", where Olan Reth speaks below.

    A place before a colon ("Varn: raid kills 12") is no source: the label must be the surname
    of a person who is a source of the report, an outlet, or a noun of the table.
    """
    for k in range(1, min(_LONGEST_LABEL, len(words) - _SHORTEST_HEADLINE)):
        if words[k].text != ":":
            continue
        base = base_before(words, k, 0)
        if base is None or not _opens_headline(words, base[0]):
            return None
        first = next((i for i in range(base[0], base[1]) if words[i].text[0].isalpha()), base[1])
        label = Span(words[first].start, words[base[1]].end)
        named = tuple(word.text for word in words[first : base[1] + 1])
        kind: SourceKind | None = noun_kind(words[base[1]].lower)
        if names_outlet(named):
            kind = "media"
        elif named[-1] in persons or label.cut(text) in persons:
            kind = "person"
        if kind is None or kind in PAPERS:
            return None
        return Attribution(
            scope=Span(words[k + 1].start, words[-1].end),
            sources=(TaggedSource(span=label, kind=kind),),
            cue=Span(words[k].start, words[k].end),
            rule="headline label",
        )
    return None


def _opens_headline(words: Sequence[TaggedWord], first: int) -> bool:
    """Whether only a printed date stands before the label."""
    before = words[:first]
    return all(
        is_day(w) or w.text == "May" or w.tag in {"CD", ",", ":", ".", "-RRB-", "-LRB-"}
        for w in before
    )


def run_on_headline(words: Sequence[TaggedWord]) -> tuple[int, Frame | None]:
    """Read a headline that runs into its credit and date: "S monitor AFP Saturday 26 Apr 2014".

    The date may be cut off already ("S monitor AFP").

    Texts that lost their line breaks begin like that. Where the report proper begins matters
    as much as the source: what is attributed below the headline does not reach up into it.

    Returns:
        The first word after headline, credit and date (0 when there is none), and the frame of
        the source that the headline names, if it names one.
    """
    for k in range(_SHORTEST_HEADLINE, min(_LONGEST_HEADLINE, len(words) - 1)):
        if not (is_day(words[k]) and words[k].lower.endswith("day") and words[k].text[0].isupper()):
            continue
        if words[k + 1].tag != "CD":
            continue
        size = next((n for n in range(_LONGEST_OUTLET, 0, -1) if _outlet(words[:k], k - n)), 0)
        if size == 0:
            continue
        begin = k
        while begin < len(words) and (is_day(words[begin]) or words[begin].tag == "CD"):
            begin += 1
        if words[begin - 1].lower.isdigit() and len(words[begin - 1].text) != 4:
            begin -= 1
        return begin, _tail_source(words, k - size)
    size = next((n for n in range(_LONGEST_OUTLET, 0, -1) if _outlet(words, len(words) - n)), 0)
    if size:
        return 0, _tail_source(words, len(words) - size)
    return _after_dateline(words), None


def _after_dateline(words: Sequence[TaggedWord]) -> int:
    """Where the report begins after "VARN (Interfax)" in the middle of a sentence; else 0."""
    for k in range(1, len(words) - 2):
        if words[k].text != "(" or not words[k - 1].text.isupper():
            continue
        close = next((i for i in range(k + 2, k + 2 + _LONGEST_OUTLET) if i < len(words)
                      and words[i].text == ")"), 0)  # fmt: skip
        if close and names_outlet(tuple(word.text for word in words[k + 1 : close])):
            return close + 1
    return 0


def _outlet(words: Sequence[TaggedWord], first: int) -> bool:
    """Whether the words from `first` on are an outlet's name."""
    return first > 0 and names_outlet(tuple(word.text for word in words[first:]))


def _tail_source(words: Sequence[TaggedWord], stop: int) -> Frame | None:
    base = base_before(words, stop, 0)
    if base is None:
        return None
    for first in (stop - 1, stop - 2):
        if first < base[0] or words[first].lower in {"media", "agency", "tv", "group"}:
            continue
        phrase = phrase_after(words, first, stop)
        if phrase is None or phrase.plain or phrase.last + 1 != stop:
            continue
        if phrase.sources[-1].kind in {"monitor", "media", "anonymous", "witness", "official"}:
            return Frame(
                first=first,
                last=stop - 1,
                cue=first,
                sources=phrase.sources,
                content=((0, first),),
                rule="run-on headline",
            )
    return None
