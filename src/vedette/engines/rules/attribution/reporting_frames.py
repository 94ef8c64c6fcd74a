"""Reporting frames: "X said", "according to X", "citing X" and the words they attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.engines.rules.attribution.content_sides import (
    CLAUSE_BREAKS,
)
from vedette.engines.rules.attribution.noun_frames import (
    according,
    in_paper,
    is_hearsay,
    reports_that,
)
from vedette.engines.rules.attribution.participle_frames import (
    issued_paper,
    participle,
    quoting,
    subject_left_out,
)
from vedette.engines.rules.attribution.scopes import PAPERS, Frame
from vedette.engines.rules.attribution.source_phrases import (
    phrase_after,
)
from vedette.engines.rules.attribution.source_words import is_day, is_name, is_pronoun
from vedette.engines.rules.attribution.subjects import (
    BE,
    QUOTE_MARKS,
    SEEMING,
    has_finite,
    subject_before,
    verb_group,
)
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.engines.rules.attribution.verb_frames import passive_frame, with_subject
from vedette.lexicon.reporting import ReportingVerb, reporting_verbs

# Forms that are hardly ever anything but a reporting verb, whatever the tagger says.
_SURE = frozenset(
    "said says told tells added adds stated announced confirmed claimed alleged denied denies "
    "accused accuses".split()
)
_NOT_VERB_AFTER = frozenset({"the", "a", "an", "of", "'s", "’s", "no", "its", "their", "his"})
_CONTENT_OPENS = frozenset(
    {"that", "the", "a", "an", "up", "at", "about", "around", "some", "more"}
)
_NOT = frozenset({"not", "n't", "never"})
_SELF = frozenset({"i", "we", "you", "who", "which", "that", "what", "there", "this", "these"})
_NOBODY = frozenset({"no", "nobody", "none", "nothing", "everyone", "anyone", "everybody"})


def find_frames(words: Sequence[TaggedWord]) -> tuple[Frame, ...]:
    """Find the reporting frames of one sentence, in the order of their cues."""
    verbs = reporting_verbs()
    frames: list[Frame] = []
    for i, word in enumerate(words):
        frame: Frame | None = None
        if word.lower in {"according", "per"}:
            frame = according(words, i)
        elif word.lower == "in":
            frame = in_paper(words, i, frames)
        elif is_hearsay(words, i):
            frame = reports_that(words, i)
        else:
            verb = verbs.get(word.lower)
            if verb is not None and _is_verb(words, i):
                frame = _verb_frame(words, i, verb, frames)
            elif verb is None and word.tag == "VBG":
                frame = issued_paper(words, i)
        if frame is not None:
            frames.append(frame)
    return _cut_coordinated(words, frames)


def _next(words: Sequence[TaggedWord], i: int, lower: str) -> bool:
    return i + 1 < len(words) and words[i + 1].lower == lower


def _is_verb(words: Sequence[TaggedWord], i: int) -> bool:
    word = words[i]
    if i and word.text[0].isupper() and not words[i - 1].text.isupper():
        return _title_case_verb(words, i)
    before = words[i - 1].lower if i else ""
    if before in _NOT_VERB_AFTER:
        return False
    if (
        any(w.lower in {"lives", "life"} for w in words[i + 1 : i + 5])
        and word.lower[:5] == "claim"
    ):
        return False
    if word.lower == "claim" and before in {"not", "n't"} and _next(words, i, "to"):
        return False
    if word.lower in _SURE or (word.lower == "say" and word.tag == "UH"):
        return before != "to"
    if word.lower in {"show", "shows", "showed"} and _paper_leads(words, i):
        return True
    if not word.tag.startswith("VB") and not (_headline_verb(words, i) or _set_off(words, i)):
        return False
    if before == "to" and i > 1 and words[i - 2].lower in SEEMING:
        return True
    return before != "to" or word.lower in {"blame", "accuse"}


def _paper_leads(words: Sequence[TaggedWord], i: int) -> bool:
    leading = phrase_after(words, 0, i)
    return leading is not None and leading.sources[-1].kind in PAPERS


def _title_case_verb(words: Sequence[TaggedWord], i: int) -> bool:
    """ "Minister Says Troops Left": headlines that print each word with a capital."""
    return (
        words[i].lower in {"says", "say"}
        and is_name(words[i - 1])
        and i + 1 < len(words)
        and words[i + 1].text[:1].isupper()
    )


def _set_off(words: Sequence[TaggedWord], i: int) -> bool:
    """ "..., Naser notes, ...": a present tense between marks, whatever its tag."""
    if i < 2 or i + 1 >= len(words) or not is_name(words[i - 1]):
        return False
    if words[i + 1].text not in {",", ".", ":"} | QUOTE_MARKS:
        return False
    k = i - 1
    while k > 0 and is_name(words[k - 1]):
        k -= 1
    return words[k - 1].text in {","} | QUOTE_MARKS


def _headline_verb(words: Sequence[TaggedWord], i: int) -> bool:
    """ "Ruritania reports that ...": a present tense that may be taken for a plural."""
    if i + 1 >= len(words) or i == 0:
        return False
    follow = words[i + 1]
    if words[i].lower[:5] == "claim" and follow.lower in {"responsibility", "credit", "to"}:
        return True
    if has_finite(words, 0, i) or words[i].lower == "states":
        return False
    if not words[i].lower.endswith("s") and words[i - 1].tag not in {"NNS", "NNPS"}:
        return False
    if not has_finite(words, i + 1, len(words)) and not is_name(words[i - 1]):
        return False
    if words[i].lower[:5] in {"accus", "blame"} or follow.text in QUOTE_MARKS:
        return True
    return follow.lower in {"that", "the", "it", "its", "a", "an", "he", "she", "they"} or (
        follow.text[0].isupper() or follow.tag in {"CD", "DT", "PRP"}
    )


def _verb_frame(
    words: Sequence[TaggedWord], i: int, verb: ReportingVerb, earlier: list[Frame]
) -> Frame | None:
    group, passive = verb_group(words, i)
    if i > 1 and words[i - 1].lower == "to" and words[i - 2].lower in SEEMING:
        group = verb_group(words, i - 2)[0]
    if passive or (group == i and words[i].tag == "VBN" and _next(words, i, "by")):
        return passive_frame(words, group, i, verb)
    if group == i and words[i].tag == "VBN" and words[i].lower not in _SURE:
        follow = words[i + 1] if i + 1 < len(words) else None
        dated = _next(words, i, "on") and i + 2 < len(words) and is_day(words[i + 2])
        ends = follow is None or follow.text in {".", ","} or follow.lower.endswith("day") or dated
        opens = follow is not None and (follow.lower in _CONTENT_OPENS or follow.tag == "CD")
        lone = "seeing" in verb.takes and not has_finite(words, 0, len(words))
        if not (ends or opens or lone):
            return None
    if words[i].lower in {"accused", "charged"} and (
        _next(words, i, "of") or _next(words, i, "with")
    ):
        return None
    if verb.verb == "charge" and any(w.lower == "with" for w in words[i + 1 : i + 5]):
        return None
    if verb.verb in {"confirm", "verify"} and any(w.lower in _NOT for w in words[group:i]):
        return None
    if "quoting" in verb.takes:
        return quoting(words, group, i, verb, earlier)
    if words[i].tag == "VBG" and not any(w.lower in BE | {"have"} for w in words[group:i]):
        return participle(words, group, i, verb, earlier)
    if group and words[group - 1].lower in {"and", "but", "then", "to", "or"}:
        return subject_left_out(words, i, verb, earlier)
    subject = subject_before(words, group)
    if subject is not None and (
        _speaks_itself(words[subject.first]) or words[subject.first].lower in _NOBODY
    ):
        return None
    if subject is not None and "that" in verb.takes and is_pronoun(words[subject.first]):
        return None
    return with_subject(words, group, i, verb, subject)


def _speaks_itself(word: TaggedWord) -> bool:
    return word.lower in _SELF and not (word.text.isupper() and len(word.text) > 1)


def _cut_coordinated(words: Sequence[TaggedWord], frames: list[Frame]) -> tuple[Frame, ...]:
    """End a frame's content where a coordinated or an outer frame begins.

    Coordinated: "X said S, while Y said T". Outer: "X says that S, the agency reported".
    """
    begun = [_begin_in_own_clause(words, frames[:i], frame) for i, frame in enumerate(frames)]
    cut: list[Frame] = []
    for i, frame in enumerate(begun):
        content = frame.content
        for later in begun[i + 1 :]:
            k = later.first - 1
            if k <= frame.last:
                continue
            end = len(words)
            absolute = words[k].lower == "with" and later.rule.startswith("participle")
            if absolute or words[k].lower in CLAUSE_BREAKS:
                end = k - 1 if words[k - 1].text == "," else k
            elif any(a <= frame.first and b >= later.first for a, b in later.content):
                end = later.first
            content = tuple((a, min(b, end)) for a, b in content if a < end)
        cut.append(replace(frame, content=tuple((a, b) for a, b in content if a < b)))
    return tuple(cut)


def _begin_in_own_clause(words: Sequence[TaggedWord], earlier: list[Frame], frame: Frame) -> Frame:
    if frame.rule == "according to":
        return frame
    begin = _own_clause(words, earlier, frame)
    content = tuple((max(a, begin) if a == 0 else a, b) for a, b in frame.content)
    return replace(frame, content=content)


def _own_clause(words: Sequence[TaggedWord], earlier: list[Frame], frame: Frame) -> int:
    """Where the content before a verb begins: after a break that follows an earlier frame.

    Without a break the earlier frame lies inside: "X says that S, the agency reported".
    """
    for before in reversed(earlier):
        if before.last >= frame.first or before.rule == "according to":
            continue
        for k in range(frame.first - 1, before.last, -1):
            if words[k].lower in CLAUSE_BREAKS - {"and"} or words[k].text == ";":
                return k + 1
    return 0
