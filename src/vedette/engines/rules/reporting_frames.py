"""Reporting frames: "X said", "according to X", "citing X" and the words they attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.engines.rules.content_sides import (
    CLAUSE_BREAKS,
    Beside,
    Side,
    addressee,
    before_subject,
    beside,
    content_side,
)
from vedette.engines.rules.source_kinds import noun_kind
from vedette.engines.rules.source_phrases import (
    OPENERS,
    SourcePhrase,
    is_name,
    is_pronoun,
    phrase_after,
    phrase_before,
)
from vedette.engines.rules.subjects import (
    BE,
    QUOTE_MARKS,
    clause_subject,
    has_finite,
    subject_before,
    verb_group,
)
from vedette.engines.rules.tagged_words import TaggedWord
from vedette.lexicon.reporting import ReportingVerb, reporting_verbs
from vedette.records.documents import TaggedSource

Ranges = tuple[tuple[int, int], ...]

# Forms that are hardly ever anything but a reporting verb, whatever the tagger says.
_SURE = frozenset(
    "said says told tells added adds stated announced confirmed claimed alleged denied denies "
    "accused accuses".split()
)
_NOT_VERB_AFTER = frozenset({"the", "a", "an", "of", "'s", "’s", "no", "its", "their", "his"})
_SELF = frozenset({"i", "we", "you", "who", "which", "that", "what", "there", "this", "these"})
_ISSUED = frozenset(
    "issued issues released releases published publishes posted posts sent shared circulated "
    "uploaded uploads broadcast aired".split()
)
_SEEMING = frozenset("appear appears appeared seem seems seemed purport purports purported".split())
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "everyone", "anyone", "everybody"})
_PAPERS = frozenset({"document", "imagery"})
_LONGEST_ASIDE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A reporting frame in a sentence, by indices of its words.

    `first` to `last` is the frame itself (subject, verb, adverbials), `cue` its reporting
    word, `content` the half-open ranges of words that it attributes, `sources` run from the
    outermost to the innermost. `opens` is true when a colon follows.
    """

    first: int
    last: int
    cue: int
    sources: tuple[TaggedSource, ...]
    content: Ranges
    rule: str
    hedging: bool = False
    opens: bool = False


def find_frames(words: Sequence[TaggedWord]) -> tuple[Frame, ...]:
    """Find the reporting frames of one sentence, in the order of their cues."""
    verbs = reporting_verbs()
    frames: list[Frame] = []
    for i, word in enumerate(words):
        frame: Frame | None = None
        if word.lower in {"according", "per"}:
            frame = _according(words, i)
        elif word.lower in {"reports", "rumours", "rumors"} and _next(words, i, "that"):
            frame = _reports_that(words, i)
        else:
            verb = verbs.get(word.lower)
            if verb is not None and _is_verb(words, i):
                frame = _verb_frame(words, i, verb, frames)
            elif verb is None and word.tag == "VBG":
                frame = _issued_paper(words, i)
        if frame is not None:
            frames.append(frame)
    return _cut_coordinated(words, frames)


def _next(words: Sequence[TaggedWord], i: int, lower: str) -> bool:
    return i + 1 < len(words) and words[i + 1].lower == lower


def _is_verb(words: Sequence[TaggedWord], i: int) -> bool:
    word = words[i]
    if i and word.text[0].isupper() and not words[i - 1].text.isupper():
        return False
    before = words[i - 1].lower if i else ""
    if before in _NOT_VERB_AFTER:
        return False
    if (
        any(w.lower in {"lives", "life"} for w in words[i + 1 : i + 5])
        and word.lower[:5] == "claim"
    ):
        return False
    if word.lower in _SURE:
        return before != "to"
    if not word.tag.startswith("VB") and not _headline_verb(words, i):
        return False
    if before == "to" and i > 1 and words[i - 2].lower in _SEEMING:
        return True
    return before != "to" or word.lower in {"blame", "accuse"}


def _headline_verb(words: Sequence[TaggedWord], i: int) -> bool:
    """ "Ruritania reports that ...": a present tense that may be taken for a plural."""
    if i + 1 >= len(words) or i == 0:
        return False
    follow = words[i + 1]
    if words[i].lower[:5] == "claim" and follow.lower in {"responsibility", "credit"}:
        return True
    if not words[i].lower.endswith("s") or has_finite(words, 0, i):
        return False
    if not has_finite(words, i + 1, len(words)) and not is_name(words[i - 1]):
        return False
    return follow.lower in {"that", "the", "it", "its", "a", "an", "he", "she", "they"} or (
        follow.text[0].isupper() or follow.tag in {"CD", "DT", "PRP"}
    )


def _according(words: Sequence[TaggedWord], i: int) -> Frame | None:
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
    content: Ranges = ((0, first),) if first > 2 else ()
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
            cut = cut or noun_kind(words[k + 1].lower) is None
            cut = cut and words[k + 1].lower not in OPENERS
        if cut:
            inner = phrase_after(words, phrase.first, k + 1)
            return inner if inner is not None and not inner.plain else phrase
    return phrase


def _reports_that(words: Sequence[TaggedWord], i: int) -> Frame | None:
    phrase = phrase_before(words, i + 1, 0, at_start=True)
    if phrase is None or (phrase.first and words[phrase.first - 1].lower[:3] in {"den", "dis"}):
        return None
    sources = (replace(phrase.sources[-1], kind="document"),)
    return Frame(
        first=phrase.first,
        last=i + 1,
        cue=i,
        sources=sources,
        content=((i + 2, len(words)),),
        rule="reports that",
    )


def _verb_frame(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    group, passive = verb_group(words, i)
    if i > 1 and words[i - 1].lower == "to" and words[i - 2].lower in _SEEMING:
        group = verb_group(words, i - 2)[0]
    if passive or (group == i and words[i].tag == "VBN" and _next(words, i, "by")):
        return _passive(words, group, i, verb)
    if group == i and words[i].tag == "VBN" and words[i].lower not in _SURE:
        follow = words[i + 1] if i + 1 < len(words) else None
        ends = follow is None or follow.text in {".", ","} or follow.lower.endswith("day")
        if not ends and follow is not None and follow.lower not in {"that", "the", "a", "an"}:
            return None
    if "quoting" in verb.takes:
        return _quoting(words, group, i, verb, earlier)
    if group == i and words[i].tag == "VBG":
        return _participle(words, i, verb, earlier)
    if group and words[group - 1].lower in {"and", "but", "then", "to", "or"}:
        return _subject_left_out(words, i, verb, earlier)
    subject = subject_before(words, group)
    if subject is not None and (
        _speaks_itself(words[subject.first]) or words[subject.first].lower in _NOBODY
    ):
        return None
    if subject is not None and "that" in verb.takes and is_pronoun(words[subject.first]):
        return None
    return _with_subject(words, group, i, verb, subject)


def _speaks_itself(word: TaggedWord) -> bool:
    return word.lower in _SELF and not (word.text.isupper() and len(word.text) > 1)


def _passive(words: Sequence[TaggedWord], group: int, i: int, verb: ReportingVerb) -> Frame | None:
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


def _quoting(
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


def _participle(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    """ "..., adding that": the subject is the paper before it or that of the clause."""
    sources, rule = _participle_sources(words, i, verb, earlier)
    if not sources:
        return None
    start = i + 1
    if "addressee" in verb.takes:
        start, outlets = addressee(words, i + 1)
        sources = (*outlets, *sources)
    if not verb.takes & {"object", "showing", "accusation"} and not has_finite(
        words, start, len(words)
    ):
        return None
    begin = i if "showing" in verb.takes else start
    return Frame(
        first=i,
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
    if before is not None and (
        kind in _PAPERS or (kind in {"anonymous", "witness", "official"} and verb.verb != "add")
    ):
        return (*_maker(words, before), *before.sources), "participle of a paper or speaker"
    head = clause_subject(words, i)
    if "showing" in verb.takes:
        shown = head is not None and head.sources[-1].kind in _PAPERS
        return (head.sources if head is not None and shown else ()), "participle of a picture"
    if earlier:
        return earlier[-1].sources, "participle of the speaker"
    if head is not None and not head.plain:
        return head.sources, "participle of the subject"
    return (), ""


def _issued_paper(words: Sequence[TaggedWord], i: int) -> Frame | None:
    """ "The council issued a statement asking ...": the paper says what the participle says."""
    before = phrase_before(words, i, 0, at_start=False)
    if before is None or before.sources[-1].kind not in _PAPERS:
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


def _subject_left_out(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    """ "... but said that": the subject is that of the clause before."""
    if "quote" in verb.takes or i + 2 >= len(words):
        return None
    sources: tuple[TaggedSource, ...] = ()
    if earlier and earlier[-1].rule.startswith("subject"):
        sources = earlier[-1].sources
    else:
        head = clause_subject(words, i)
        if head is not None and not head.plain:
            sources = head.sources
    if not sources:
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


def _with_subject(
    words: Sequence[TaggedWord],
    group: int,
    i: int,
    verb: ReportingVerb,
    subject: SourcePhrase | None,
) -> Frame | None:
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
        return None
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


def _fits(
    words: Sequence[TaggedWord], verb: ReportingVerb, subject: SourcePhrase, start: int
) -> bool:
    """Whether the subject can do what the verb says, and the content has the form it takes."""
    kind = subject.sources[-1].kind
    paper = kind in _PAPERS
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
    if subject.sources[-1].kind in _PAPERS:
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
    begin = (
        i if verb.takes & {"showing", "seeing"} else i + 1 if "accusation" in verb.takes else start
    )
    if side == "before":
        return ((0, subject.first),)
    if side == "around":
        return ((0, subject.first), (begin, size))
    if side == "gap":
        stop = subject.first
        if stop and words[stop - 1].lower in {"which", "that", "who"}:
            stop -= 1
        named = phrase_before(words, stop, 0, at_start=True)
        return ((named.first if named is not None else stop, subject.first), (start, size))
    return ((begin, size),)


def _narrator_resumes(words: Sequence[TaggedWord], start: int) -> int:
    """Where the report's own voice takes over again: "said that S, but his plan faces ..."."""
    size = len(words)
    if start >= size or words[start].lower != "that":
        return size
    for k in range(start + 3, size - 3):
        if words[k].lower == "but" and words[k + 1].lower in {"his", "her", "its", "their"}:
            return k
    return size


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
    near = beside(words, phrase.last + 1)
    content: Ranges = ((0, group),)
    size = len(words)
    if not quoted and near.end < size and words[near.end].text not in {",", ".", ";", ":", "!"}:
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


def _cut_coordinated(words: Sequence[TaggedWord], frames: list[Frame]) -> tuple[Frame, ...]:
    """End a frame's content where a coordinated frame begins (", while Y said")."""
    cut: list[Frame] = []
    for i, frame in enumerate(frames):
        content = frame.content
        for later in frames[i + 1 :]:
            k = later.first - 1
            if k > frame.last and words[k].lower in CLAUSE_BREAKS:
                end = k - 1 if words[k - 1].text == "," else k
                content = tuple((a, min(b, end)) for a, b in content if a < end)
        if frame.rule != "according to":
            for before in frames[:i]:
                if before.last < frame.first and before.rule != "according to":
                    content = tuple(
                        (max(a, before.last + 1) if a == 0 else a, b) for a, b in content
                    )
        cut.append(replace(frame, content=tuple((a, b) for a, b in content if a < b)))
    return tuple(cut)
