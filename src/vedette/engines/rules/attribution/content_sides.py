"""On which side of a reporting verb its content stands, and what stands beside the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from vedette.engines.rules.attribution.base_phrases import base_after
from vedette.engines.rules.attribution.source_kinds import names_outlet, noun_kind
from vedette.engines.rules.attribution.source_phrases import (
    SourcePhrase,
    paper_makers,
    phrase_after,
)
from vedette.engines.rules.attribution.source_words import ARTICLES
from vedette.engines.rules.attribution.subjects import QUOTE_MARKS, STOPS, has_finite
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.lexicon.reporting import ReportingVerb
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

Side = Literal["before", "after", "around", "gap", "inverted", "none"]

CLAUSE_BREAKS = frozenset({"while", "but", "and", "whereas", "though", "although"})
_PREPOSITIONS = frozenset(
    {"on", "in", "at", "to", "from", "during", "by", "via", "through", "after", "with", "for"}
)
_DAY_WORDS = frozenset(
    {
        "late", "early", "earlier", "later", "yesterday", "today", "last", "this", "week",
        "month", "year", "day", "days", "hours", "morning", "evening", "night", "afternoon", "ago",
    }
)  # fmt: skip
_CONVEYING = frozenset(
    {"interview", "interviews", "remarks", "comments", "commentary", "comment", "broadcast"}
)
_ADDING_NOTHING = frozenset({"reporters", "journalists", "media", "press", "news", "conference"})
_JOINTS = CLAUSE_BREAKS | {"as", "after", "that", "because", "when", "whether", "if", "before"}
_LONGEST_OUTLET = 4
_ENDS = frozenset({".", ")", ";", "!", "?"})


class Beside(NamedTuple):
    """What stands beside a reporting verb: where it ends, who conveys, on what document."""

    end: int
    outlets: tuple[TaggedSource, ...]
    documents: tuple[TaggedSource, ...]


def addressee(words: Sequence[TaggedWord], start: int) -> tuple[int, tuple[TaggedSource, ...]]:
    """Read the listener after "told".

    Returns:
        The word after the listener, and the outlet that thereby conveys (reporters, the media
        at large and a press conference add nothing).
    """
    base = base_after(words, start, len(words))
    if base is None:
        return start, ()
    phrase = phrase_after(words, start, len(words))
    if phrase is None:
        return base[1] + 1, ()
    source = phrase.sources[-1]
    conveys = source.kind in {"media", "monitor"} and words[phrase.last].lower not in (
        _ADDING_NOTHING
    )
    if source.kind == "media" and not conveys:
        return phrase.last + 1, ()
    end = next(
        (k + 1 for k in range(start, phrase.last + 1) if words[k].end == source.span.end),
        phrase.last + 1,
    )
    return end, phrase.sources if conveys else ()


def beside(words: Sequence[TaggedWord], start: int) -> Beside:
    """Skip "on Monday", "in a statement", "in an interview with X" after a reporting verb."""
    outlets: tuple[TaggedSource, ...] = ()
    documents: tuple[TaggedSource, ...] = ()
    k = start
    while k < len(words):
        word = words[k]
        if word.tag in {"RB", "CD"} or word.lower in _DAY_WORDS or word.lower.endswith("day"):
            k += 1
            continue
        if k + 1 < len(words) and word.lower in ARTICLES and words[k + 1].lower in _DAY_WORDS:
            k += 2
            continue
        if word.lower not in _PREPOSITIONS or k + 1 >= len(words):
            break
        if word.lower == "to" and words[k + 1].tag == "VB":
            break
        base = base_after(words, k + 1, len(words))
        if base is None:
            if words[k + 1].lower.endswith("day") or words[k + 1].lower in _DAY_WORDS:
                k += 2
                continue
            break
        head = words[base[1]].lower
        phrase = phrase_after(words, k + 1, len(words))
        kind = phrase.sources[-1].kind if phrase is not None else noun_kind(head)
        if head in _CONVEYING:
            k = base[1] + 1
            continue
        if phrase is not None and kind == "media" and head not in _ADDING_NOTHING:
            if word.lower not in {"for", "from"}:
                outlets = (*outlets, *phrase.sources)
        elif noun_kind(head) == "document" and word.lower in {"in", "by", "via"}:
            outlets = (*outlets, *paper_makers(words, base[1]).conveyors)
            documents = (*documents, document_source(words, base))
            k = base[1] + 1
            continue
        k = (phrase.last if phrase is not None else base[1]) + 1
    return Beside(k, outlets, documents)


def document_source(words: Sequence[TaggedWord], base: tuple[int, int]) -> TaggedSource:
    """The base phrase of a document as a source."""
    return TaggedSource(span=Span(words[base[0]].start, words[base[1]].end), kind="document")


def before_subject(words: Sequence[TaggedWord], first: int) -> Beside:
    """Read "In a statement, X said" and "Speaking to Y, X said": what opens the sentence."""
    outlets: tuple[TaggedSource, ...] = ()
    documents: tuple[TaggedSource, ...] = ()
    for k in range(max(0, first - 14), first - 1):
        if words[k].lower == "in" and (k == 0 or words[k - 1].text in STOPS):
            base = base_after(words, k + 1, first)
            if base is not None and noun_kind(words[base[1]].lower) == "document":
                documents = (document_source(words, base),)
                outlets = paper_makers(words, base[1]).conveyors
        speaking = {"speaking", "talking", *_CONVEYING}
        if words[k].lower in {"to", "with", "on"} and k and words[k - 1].lower in speaking:
            phrase = phrase_after(words, k + 1, first)
            if phrase is not None and phrase.sources[-1].kind == "media":
                outlets = phrase.sources
    if first > 1 and words[first - 1].lower == "to" and words[first - 2].lower == "speaking":
        outlets = _leading_outlet(words, first) or outlets
    return Beside(first, outlets, documents)


def _leading_outlet(words: Sequence[TaggedWord], first: int) -> tuple[TaggedSource, ...]:
    """The outlet at the head of a run of names that no comma parts ("to AFP director Naser")."""
    for size in range(_LONGEST_OUTLET, 0, -1):
        named = words[first : first + size]
        if len(named) == size and names_outlet(tuple(word.text for word in named)):
            return (TaggedSource(span=Span(named[0].start, named[-1].end), kind="media"),)
    return ()


def content_side(
    words: Sequence[TaggedWord],
    verb: ReportingVerb,
    subject: SourcePhrase | None,
    start: int,
    after: int,
) -> Side:
    """Tell on which side of a frame its content stands.

    Args:
        words: the sentence.
        verb: the reporting verb.
        subject: what stands before the verb, None when nothing believable does.
        start: the word after the verb and its addressee.
        after: the word after the adverbials that follow.

    Returns:
        "before" ("S, X said"), "after" ("X said S"), "around" ("S1, X said, S2"), "gap" ("S
        which X said happened"), "inverted" ("S, said X") or "none".
    """
    size = len(words)
    first = subject.first if subject is not None else max(0, start - 1)
    quoted = first > 1 and any(w.text in QUOTE_MARKS for w in words[max(0, first - 2) : first])
    follow = words[after] if after < size else None
    direct = words[start] if start < size else None
    opening = next((w for w in words[after : after + 2] if w.text in QUOTE_MARKS), None)
    colon = follow is not None and follow.text == ":"
    if "that" in verb.takes and _gap(direct, first):
        return "gap"
    if verb.takes & {"quote", "that"} and not (quoted or opening or colon):
        follows = {w.lower for w in words[start : after + 1]}
        if "quote" in verb.takes or "that" not in follows:
            return "none"
    if direct is not None and direct.lower == "that":
        return "after"
    if _gap(direct, first):
        return "gap"
    if follow is None or follow.text in _ENDS or (opening and after + 3 >= size):
        return "before" if first > 1 else "none"
    if colon or follow.lower == "that" or follow.text in QUOTE_MARKS:
        return "around" if quoted and not colon else "after"
    if follow.text == ",":
        return _after_comma(words, first, after, quoted=quoted)
    clear = first > 1 and (has_finite(words, 0, first) or quoted)
    joined = words[first - 1].lower in _JOINTS or words[first - 1].text in STOPS
    if clear and not joined and after > start and follow.lower not in _JOINTS:
        return "before"
    return _without_mark(words, verb, subject, start, after, clear=clear)


def _gap(direct: TaggedWord | None, first: int) -> bool:
    if direct is None or first <= 1:
        return False
    return direct.tag in {"VBD", "VBZ", "VBP", "VBN"} or direct.lower in {"will", "would", "could"}


def _after_comma(words: Sequence[TaggedWord], first: int, after: int, *, quoted: bool) -> Side:
    size = len(words)
    follow = words[after + 1] if after + 1 < size else None
    before: Side = "before" if first > 1 else "none"
    if follow is None:
        return before
    if follow.text in QUOTE_MARKS:
        begin = words[after + 2].text[:1] if after + 2 < size else ""
        open_clause = words[first - 1].text == "," and begin.islower()
        return "around" if first > 1 and (quoted or open_clause) else "after"
    subordinate = CLAUSE_BREAKS | {"as", "who", "which", "after", "when", "citing", "according"}
    if follow.tag == "VBG" or follow.lower in subordinate:
        return before
    if has_finite(words, after + 1, size):
        return "around" if first > 1 else "after"
    return before


def _without_mark(
    words: Sequence[TaggedWord],
    verb: ReportingVerb,
    subject: SourcePhrase | None,
    start: int,
    after: int,
    *,
    clear: bool,
) -> Side:
    follow = words[after]
    loose = follow.tag == "VBG" or follow.lower in CLAUSE_BREAKS
    if verb.takes & {"object", "showing", "accusation", "seeing", "hearsay"}:
        return "before" if clear and loose else "after"
    if subject is None:
        return "inverted" if clear or start > 4 else "none"
    if not clear:
        return "after"
    if loose or follow.lower in {"as", "after"}:
        return "before"
    if has_finite(words, start, len(words)):
        return "after"
    return "inverted" if base_after(words, start, len(words)) is not None else "before"
