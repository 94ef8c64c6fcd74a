"""Frames of a verb with its subject: "X said", "said X", "was reported by X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.engines.rules.attribution.content_sides import (
    Beside,
    Side,
    addressee,
    before_subject,
    beside,
    content_side,
)
from vedette.engines.rules.attribution.scopes import PAPERS, Frame, Ranges
from vedette.engines.rules.attribution.source_phrases import (
    SourcePhrase,
    phrase_after,
    phrase_before,
)
from vedette.engines.rules.attribution.source_words import is_pronoun
from vedette.engines.rules.attribution.subjects import (
    HEARSAY,
    QUOTE_MARKS,
    SEEMING,
    STOPS,
    has_finite,
    subject_before,
)
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.lexicon.reporting import ReportingVerb
from vedette.records.documents import TaggedSource

_NOBODY = frozenset({"no", "nobody", "none", "nothing", "everyone", "anyone", "everybody"})
_SELF = frozenset({"i", "we", "you", "who", "which", "that", "what", "there", "this", "these"})
_OWN = frozenset({"his", "her", "its", "their", "my", "our"})
_LONGEST_ASIDE = 20
_HEARSAY_REACH = 4


def _next(words: Sequence[TaggedWord], i: int, lower: str) -> bool:
    return i + 1 < len(words) and words[i + 1].lower == lower


def passive_frame(
    words: Sequence[TaggedWord], group: int, i: int, verb: ReportingVerb
) -> Frame | None:
    """ "was reported by X", "claimed by X"; without "by" a passive names nobody."""
    if "quoting" in verb.takes:
        return _was_quoted(words, group, i)
    if not _next(words, i, "by") or verb.takes & {"showing", "quote"}:
        return None
    phrase = phrase_after(words, i + 2, len(words))
    if phrase is None or phrase.plain:
        return None
    if "accusation" in verb.takes:
        return Frame(
            first=group,
            last=phrase.last,
            cue=i,
            sources=phrase.sources,
            content=((phrase.last + 1, len(words)),),
            rule="accused by",
        )
    reduced = group == i
    if reduced and verb.verb not in {"claim", "report", "confirm"}:
        return None
    content: Ranges = ((0, group),)
    if reduced and words[i - 1].lower not in {"as", ","}:
        named = phrase_before(words, group, 0, at_start=True)
        content = ((named.first, group),) if named is not None else ()
        content = (*content, (phrase.last + 1, len(words)))
    return Frame(
        first=group,
        last=phrase.last,
        cue=i,
        sources=phrase.sources,
        content=content,
        rule="passive by",
        hedging=verb.hedging,
    )


def _was_quoted(words: Sequence[TaggedWord], group: int, i: int) -> Frame | None:
    """ "X was quoted by Y as saying": Y conveys what X says."""
    subject = subject_before(words, group)
    if subject is None:
        return None
    outer: tuple[TaggedSource, ...] = ()
    saying = 0
    for k in range(i + 1, min(i + _LONGEST_ASIDE, len(words))):
        if words[k].lower == "saying":
            saying = k
        if words[k].lower in {"by", "on", "in"} and not outer:
            phrase = phrase_after(words, k + 1, len(words))
            if phrase is not None and phrase.sources[-1].kind == "media":
                outer = phrase.sources
    after = (saying or i) + 1
    content: Ranges = ((after, len(words)),)
    if subject.first > 2 and not has_finite(words, after, len(words)):
        content = ((0, subject.first),)
    return Frame(
        first=subject.first,
        last=after - 1,
        cue=i,
        sources=(*outer, *subject.sources),
        content=content,
        rule="was quoted",
    )


def with_subject(
    words: Sequence[TaggedWord],
    group: int,
    i: int,
    verb: ReportingVerb,
    subject: SourcePhrase | None,
) -> Frame | None:
    """Read "X said S" and "S, X said"; without a subject before it, "S, said X"."""
    if group == i and i > 1 and words[i - 1].text in {","} | QUOTE_MARKS:
        frame = _inverted(words, group, i, verb)
        if frame is not None and _closes(words, frame, i):
            return frame
    start, outlets = addressee(words, i + 1) if "addressee" in verb.takes else (i + 1, ())
    near = beside(words, start)
    near = near._replace(outlets=(*outlets, *near.outlets))
    side = content_side(words, verb, subject, start, near.end)
    if side == "inverted" or (subject is None and side != "none"):
        return _inverted(words, group, i, verb)
    if side == "none" or subject is None:
        return None
    relative = subject.first > 0 and words[subject.first - 1].lower in {"which", "that", "whom"}
    if side == "before" and relative:
        if is_pronoun(words[subject.first]) or near.end + 2 >= len(words):
            return None
        side = "gap"
    if not _fits(words, verb, subject, start):
        leading = _leading_paper(words, subject.first)
        if leading is None or "showing" not in verb.takes:
            return None
        subject = leading
    if side == "before" and words[subject.first - 1].lower in HEARSAY:
        return None  # "..., a claim the army denied"
    sources = (*_conveyors(words, subject, near), *subject.sources)
    size = len(words)
    last = min(near.end, size) - 1
    opens = (last + 1 < size and words[last + 1].text == ":") or words[size - 1].text == ":"
    return Frame(
        first=subject.first,
        last=last,
        cue=i,
        sources=sources,
        content=_content(words, i, verb, subject, start, side),
        rule=f"subject, content {side}",
        hedging=verb.hedging,
        opens=opens,
    )


def _closes(words: Sequence[TaggedWord], frame: Frame, i: int) -> bool:
    """Whether "S, said X" ends or pauses after X, and S is a clause or goes on after X."""
    k = frame.last + 1
    if k >= len(words):
        return True
    if words[k].text in {".", "!", "?", ";"} | QUOTE_MARKS or words[k].lower in {"who", "whose"}:
        return True
    return (words[k].text == "," and words[i - 1].text != ",") or (
        words[k].text == "," and has_finite(words, 0, i)
    )


def _leading_paper(words: Sequence[TaggedWord], stop: int) -> SourcePhrase | None:
    """ "Pictures released by the army show": the sentence's first phrase is the subject."""
    leading = phrase_after(words, 0, stop)
    if leading is None or leading.sources[-1].kind not in PAPERS:
        return None
    return replace(leading, first=0, last=stop)


def _fits(
    words: Sequence[TaggedWord], verb: ReportingVerb, subject: SourcePhrase, start: int
) -> bool:
    """Whether the subject can do what the verb says, and the content has the form it takes."""
    kind = subject.sources[-1].kind
    paper = kind in PAPERS
    if verb.verb == "announce" and start < len(words) and words[start].lower in _OWN:
        return has_finite(words, start, len(words))
    if "hearsay" in verb.takes:
        return any(w.lower in HEARSAY for w in words[start : start + _HEARSAY_REACH])
    if "seeing" in verb.takes:
        return kind in {"media", "witness"} and not subject.plain
    if "showing" in verb.takes and not paper:
        return "clause" in verb.takes and start < len(words) and words[start].lower == "that"
    return True


def _conveyors(
    words: Sequence[TaggedWord], subject: SourcePhrase, near: Beside
) -> tuple[TaggedSource, ...]:
    opening = before_subject(words, subject.first)
    named = next(k for k, w in enumerate(words) if w.end == subject.sources[-1].span.end)
    within = beside(words[: subject.last + 1], named + 1)
    outlets = near.outlets or opening.outlets or within.outlets
    documents = near.documents or opening.documents or within.documents
    if subject.sources[-1].kind in PAPERS:
        documents = ()
    own = {source.span for source in subject.sources}
    return tuple(source for source in (*outlets, *documents) if source.span not in own)


def _content(
    words: Sequence[TaggedWord],
    i: int,
    verb: ReportingVerb,
    subject: SourcePhrase,
    start: int,
    side: Side,
) -> Ranges:
    size = _narrator_resumes(words, start)
    if verb.verb == "claim" and start < size and words[start].lower in {"responsibility", "credit"}:
        start = i
    begin = i + 1 if "accusation" in verb.takes else start
    if verb.takes & {"showing", "seeing"}:
        seeming = i > 1 and words[i - 1].lower == "to" and words[i - 2].lower in SEEMING
        begin = i - 2 if seeming else i
    if side == "before":
        return ((0, subject.first),)
    if side == "around":
        return ((0, subject.first), (begin, size))
    if side == "gap":
        stop = subject.first
        if stop and words[stop - 1].lower in {"which", "that", "who"}:
            stop -= 1
        return ((_gap_begins(words, stop), subject.first), (start, size))
    return ((begin, size),)


def _gap_begins(words: Sequence[TaggedWord], stop: int) -> int:
    """Where the noun phrase that a relative clause describes begins, with its attributes."""
    k = stop
    while k > 0 and words[k - 1].tag[:2] != "VB" and words[k - 1].tag != "MD":
        if words[k - 1].text in STOPS or words[k - 1].lower == "that":
            break
        k -= 1
    return k


def _narrator_resumes(words: Sequence[TaggedWord], start: int) -> int:
    """Where the report's own voice takes over again: "said that S, but his plan faces ..."."""
    size = len(words)
    for k in range(start + 2, size - 2):
        if words[k].text == ";":
            return k
    if start >= size or words[start].lower != "that":
        return size
    for k in range(start + 3, size - 3):
        if words[k].lower == "but" and words[k + 1].lower in {"his", "her", "its", "their"}:
            return k
    return size


def _name_in_apposition(words: Sequence[TaggedWord], phrase: SourcePhrase) -> SourcePhrase:
    """ "said the mayor, Sami Naser": the name that follows the post."""
    k = phrase.last + 1
    if phrase.sources[-1].kind != "official" or k + 1 >= len(words) or words[k].text != ",":
        return phrase
    name = phrase_after(words, k + 1, len(words))
    return name if name is not None and name.sources[-1].kind == "person" else phrase


def _inverted(words: Sequence[TaggedWord], group: int, i: int, verb: ReportingVerb) -> Frame | None:
    """ "S, said X": the subject follows the verb."""
    if group < 2 or verb.takes & {"showing", "accusation"} or verb.hedging:
        return None
    if words[group - 1].lower in {"that", "which", "who"}:
        return None
    quoted = any(word.text in QUOTE_MARKS for word in words[max(0, group - 2) : group])
    if not quoted and "clause" not in verb.takes:
        return None
    phrase = phrase_after(words, i + 1, len(words))
    if phrase is None or is_pronoun(words[phrase.first]) or (phrase.plain and not quoted):
        return None
    phrase = _name_in_apposition(words, phrase)
    near = beside(words, phrase.last + 1)
    content: Ranges = ((0, group),)
    size = len(words)
    pauses = near.end >= size or words[near.end].text in {",", ".", ";", ":", "!"}
    if not quoted and not pauses and words[near.end].lower not in {"who", "whose"}:
        return None
    goes_on = near.end < size and words[near.end].text in {",", ":"} | QUOTE_MARKS
    if goes_on and has_finite(words, near.end, size):
        content = (*content, (near.end + 1, size))
    return Frame(
        first=group,
        last=near.end - 1,
        cue=i,
        sources=(*near.outlets, *near.documents, *phrase.sources),
        content=content,
        rule="inverted",
        hedging=verb.hedging,
        opens=words[size - 1].text == ":",
    )
