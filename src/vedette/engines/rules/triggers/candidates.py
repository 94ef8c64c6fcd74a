"""Trigger words in a sentence: which words name an event or state, and of what type."""

from __future__ import annotations

import re

from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.conditions import holds
from vedette.engines.rules.triggers.views import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.lexicon.triggers import Trigger, TriggerLexicon, frames

__all__ = ["Candidate", "SentenceView", "find_candidates"]

_HELD = re.compile(r"(.+?)[-‐‑](held|controlled|occupied|ruled|run|besieged)")
_NO_HOLDERS = frozenset({"state", "family", "government", "long", "well", "privately", "church"})
_FORCE_KINDS = frozenset({"force", "weapon", "aircraft", "ship"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def find_candidates(view: SentenceView, lexicon: TriggerLexicon) -> list[Candidate]:
    """All trigger words of a sentence that fit a reading, longest phrase first, left to right."""
    parsed = view.parsed
    found: list[Candidate] = []
    context = _has_context(view)
    size = len(parsed.tokens)
    at = 0
    while at < size:
        candidate = _held(parsed, at) or _at(view, lexicon, at, context)
        if candidate is None:
            at += 1
            continue
        found.append(candidate)
        at = max(at + 1, candidate.end)
    return found


def _has_context(view: SentenceView) -> bool:
    """Whether the sentence speaks of forces, weapons, or their aircraft and ships at all."""
    return any(
        view.thing(i).kinds & _FORCE_KINDS and not view.thing(i).pronoun
        for i in range(len(view.parsed.chunks))
    )


def _held(parsed: Parsed, at: int) -> Candidate | None:
    match = _HELD.fullmatch(parsed.tokens[at].lower)
    if match is None or (match.group(2) == "run" and match.group(1) in _NO_HOLDERS):
        return None
    mode = "contest" if match.group(2) == "besieged" else "hold"
    entry = Trigger(
        words=(match.group(2),), pos="a", type="CONTROL", mode=mode, frame=frames()["hold"], when=()
    )
    return Candidate(at, at + 1, at, entry, chunk=parsed.chunk_at[at], offset=match.start(2))


def _at(view: SentenceView, lexicon: TriggerLexicon, at: int, context: bool) -> Candidate | None:
    parsed = view.parsed
    lower = parsed.tokens[at].lower
    entries = lexicon.by_first.get(parsed.lemmas[at], ())
    if lower != parsed.lemmas[at]:
        entries += lexicon.by_first.get(lower, ())
    if not entries and lower.endswith("ed"):
        entries = lexicon.by_first.get(lemma(lower, "VBN"), ())
    if not entries and lower.endswith("s"):
        entries = lexicon.by_first.get(lemma(lower, "NNS"), ())
    if not entries:
        return None
    for entry in entries:
        end = _match(parsed, at, entry.words)
        if not end:
            continue
        candidate = _fit(view, at, end, entry)
        if candidate is not None and all(
            holds(view, candidate, condition, context) for condition in entry.when
        ):
            return candidate
    return None


def _match(parsed: Parsed, at: int, words: tuple[str, ...]) -> int:
    """End of the phrase `words` that begins at token `at`, or 0; "_"-joined words are adjacent."""
    end = at
    for number, word in enumerate(words):
        if end >= len(parsed.tokens):
            return 0
        if not _is_word(parsed, end, word):
            if (
                number == 0
                or parsed.tags[end] not in ("RB", "DT", "PRP$", "PRP", "JJ", "NNP", "NN")
                or end + 1 >= len(parsed.tokens)
            ):
                return 0
            end += 1
            if not _is_word(parsed, end, word):
                return 0
        end += 1
    return end


def _is_word(parsed: Parsed, at: int, word: str) -> bool:
    lower = parsed.tokens[at].lower
    if word in (parsed.lemmas[at], lower):
        return True
    if parsed.tags[at] == "JJ" and lower.endswith("ed"):
        return lemma(lower, "VBN") == word
    return parsed.tags[at] in ("NN", "NNP") and lower.endswith("s") and lemma(lower, "NNS") == word


def _fit(view: SentenceView, at: int, end: int, entry: Trigger) -> Candidate | None:
    """The candidate, when the part of speech is that of the reading."""
    parsed = view.parsed
    tags = parsed.tags
    if entry.pos == "v":
        verbal = tags[at].startswith("VB") or _participle(parsed, at, entry)
        if not verbal and not _is_bare_verb(parsed, at, entry):
            return None
        number = parsed.group_at[at]
        group = parsed.groups[number] if number >= 0 else None
        if group is not None and group.main != at:
            return None
        return Candidate(at, end, at, entry, group=group, chunk=parsed.chunk_at[at])
    if entry.pos == "n":
        head = end - 1
        if not _is_nominal(parsed, at, head, entry):
            return None
        chunk = parsed.chunk_at[head]
        if chunk >= 0 and _only_modifies(parsed, end, parsed.chunks[chunk].head):
            return None
        return Candidate(at, end, head, entry, chunk=chunk)
    if entry.pos == "a":
        return Candidate(at, end, at, entry, chunk=parsed.chunk_at[at])
    number = parsed.group_at[at]
    group = parsed.groups[number] if number >= 0 else None
    return Candidate(at, end, at, entry, group=group, chunk=parsed.chunk_at[at])


_ALSO_NOUNS = frozenset(
    "attack assault ambush bomb shell raid protest sail murder massacre".split()
)
_PLURALS = frozenset({"police", "people", "authorities", "troops", "forces", "rebels"})
_OPENS_OBJECT = frozenset({"DT", "CD", "PRP$", "NNP", "JJ", "NNS", "NNPS"})


def _is_bare_verb(parsed: Parsed, at: int, entry: Trigger) -> bool:
    """A present tense tagged as a noun: "Italian police arrest 34 people", "he seizes the base"."""
    if entry.when or not 0 < at < len(parsed.tokens) - 1:
        return False
    if parsed.tags[at] == "NNS":
        return _is_third_person(parsed, at, entry)
    if parsed.tags[at] not in ("NN", "NNP", "IN", "JJ"):
        return False
    word = parsed.tokens[at].text
    left, right = parsed.tags[at - 1], parsed.tags[at + 1]
    plural = left in ("NNS", "NNPS") or parsed.tokens[at - 1].lower in _PLURALS
    return word.islower() and word == entry.words[0] and plural and right in _OPENS_OBJECT


def _is_third_person(parsed: Parsed, at: int, entry: Trigger) -> bool:
    if entry.words[0] in _ALSO_NOUNS or not parsed.tokens[at].text.islower():
        return False
    after = parsed.tags[at + 1] in _OPENS_OBJECT - {"NNS", "NNPS"}
    return after and parsed.tags[at - 1] in ("NN", "NNP") and parsed.lemmas[at] == entry.words[0]


def _participle(parsed: Parsed, at: int, entry: Trigger) -> bool:
    """A participle tagged as an adjective before its noun: "the besieged town"."""
    return (
        parsed.tags[at] == "JJ"
        and entry.type in ("COERCE", "CONTROL")
        and parsed.tokens[at].lower.endswith("ed")
        and parsed.chunk_at[at] >= 0
        and parsed.chunks[parsed.chunk_at[at]].head > at
    )


def _is_nominal(parsed: Parsed, at: int, head: int, entry: Trigger) -> bool:
    """Whether the words stand as a noun; a compound does whatever its last word was tagged."""
    tag = parsed.tags[head]
    if tag in _NOUN_TAGS or (head > at and tag not in ("VBD", "VBN")):
        return True
    if parsed.tokens[head].lower != entry.words[-1]:
        return False
    return tag == "VBG" and (parsed.chunk_at[head] >= 0 or _nominal(parsed, head))


_NOT_EVENTS = frozenset(
    {"weapon", "vehicle", "aircraft", "ship", "force", "org", "document", "goods", "person"}
)


def _only_modifies(parsed: Parsed, end: int, head: int) -> bool:
    """ "attack helicopter", "strike group", "raid team": the noun before says what kind it is."""
    return head >= end and bool(noun_classes().get(parsed.lemmas[head], frozenset()) & _NOT_EVENTS)


def _nominal(parsed: Parsed, at: int) -> bool:
    """An -ing form used as a noun: "the bombing of", "heavy shelling"."""
    before = parsed.tags[at - 1] if at else ""
    return before in ("DT", "JJ", "PRP$", "POS", "NN", "NNP") or (
        parsed.tokens[at + 1 : at + 2] != () and (parsed.tokens[at + 1].lower == "of")
    )
