"""What must stand beside a trigger word for one of its readings to hold; triggers.tsv lists the kinds."""

from __future__ import annotations

from collections.abc import Callable

from vedette.engines.rules.triggers.things import Thing
from vedette.engines.rules.triggers.views import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.lexicon.triggers import Condition

_NEAR = 3  # tokens on each side that "l" and "r" look at


def holds(view: SentenceView, candidate: Candidate, condition: Condition, context: bool) -> bool:
    """Whether a condition of the candidate's reading holds.

    Args:
        view: the sentence.
        candidate: the possible trigger.
        condition: one condition of its reading.
        context: whether the sentence speaks of forces, weapons, ships or aircraft at all.
    """
    if condition.kind == "ctx":
        found = context
    else:
        found = _CHECKS[condition.kind](view, candidate, condition.values)
    return found != condition.negated


def _is_finite(_view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return candidate.group is not None and candidate.group.tense != "participle"


def _comes_from(view: SentenceView, candidate: Candidate, kinds: frozenset[str]) -> bool:
    return any(
        word == "from" and view.thing(i).kinds & kinds
        for word, i in view.prepositional(candidate.end - 1)
    )


def _follows_be(view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    before = view.parsed.lemmas[max(0, candidate.start - 3) : candidate.start]
    return "be" in before or "seem" in before


def _is_lower(view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return view.parsed.tokens[candidate.head].text.islower()


def _is_plural(view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return view.parsed.tags[candidate.head] in ("NNS", "NNPS")


def _is_subject(view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return any(candidate.chunk in view.subjects(group) for group in view.parsed.groups)


def _is_passive(_view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return candidate.group is not None and candidate.group.passive


def _is_active(_view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    return candidate.group is None or not candidate.group.passive


def _is_quoted(view: SentenceView, candidate: Candidate, _values: frozenset[str]) -> bool:
    before = view.parsed.tags[: candidate.start]
    return before.count("``") > before.count("''")


def _has_preposition(view: SentenceView, candidate: Candidate, words: frozenset[str]) -> bool:
    tokens = view.parsed.tokens
    return any(word in words for word, _ in view.prepositional(candidate.end - 1)) or any(
        token.lower in words for token in tokens[candidate.end : candidate.end + 2]
    )


def _is_modified(view: SentenceView, candidate: Candidate, kinds: frozenset[str]) -> bool:
    """Whether a word before a noun trigger in its phrase names one of `kinds`."""
    parsed = view.parsed
    if candidate.chunk < 0:
        return False
    for at in range(parsed.chunks[candidate.chunk].start, candidate.start):
        if noun_classes().get(parsed.lemmas[at], frozenset()) & kinds:
            return True
        if parsed.tokens[at].text[:1].isupper() and at > 0 and "people" in kinds:
            return True
    return False


def _speaks_of(view: SentenceView, _candidate: Candidate, lemmas: frozenset[str]) -> bool:
    return bool(view.lemmas & lemmas)


def _stands_left(view: SentenceView, candidate: Candidate, lemmas: frozenset[str]) -> bool:
    start = candidate.start - _NEAR
    if candidate.chunk >= 0:  # "under the army's full control": what leads its phrase is near
        start = min(start, view.parsed.chunks[candidate.chunk].start - 1)
    return _names(view, max(0, start), candidate.start, lemmas)


def _stands_right(view: SentenceView, candidate: Candidate, lemmas: frozenset[str]) -> bool:
    return _names(view, candidate.end, candidate.end + _NEAR, lemmas)


def _names(view: SentenceView, start: int, end: int, lemmas: frozenset[str]) -> bool:
    parsed = view.parsed
    return any(
        parsed.lemmas[at] in lemmas or parsed.tokens[at].lower in lemmas
        for at in range(start, min(end, len(parsed.tokens)))
    )


def _object_word(view: SentenceView, candidate: Candidate, lemmas: frozenset[str]) -> bool:
    return any(view.parsed.lemmas[thing.head] in lemmas for thing in _related(view, candidate, "o"))


def _subject_word(view: SentenceView, candidate: Candidate, lemmas: frozenset[str]) -> bool:
    return any(view.parsed.lemmas[thing.head] in lemmas for thing in _related(view, candidate, "s"))


def _has_object(view: SentenceView, candidate: Candidate, kinds: frozenset[str]) -> bool:
    return _of_kinds(_related(view, candidate, "o"), kinds)


def _has_subject(view: SentenceView, candidate: Candidate, kinds: frozenset[str]) -> bool:
    return _of_kinds(_related(view, candidate, "s"), kinds)


def _of_kinds(things: list[Thing], kinds: frozenset[str]) -> bool:
    return any(not kinds or thing.kinds & kinds for thing in things)


def _related(view: SentenceView, candidate: Candidate, which: str) -> list[Thing]:
    """Things that are the object (or subject) of a candidate; passives turn the two around."""
    group = candidate.group
    if group is None:
        if which == "o" and candidate.entry.pos == "v" and candidate.chunk >= 0:
            return [view.thing(candidate.chunk)]
        if which == "o":
            return [
                view.thing(i) for word, i in view.prepositional(candidate.end - 1) if word == "of"
            ]
        return []
    if group.passive:
        if which == "o":
            return [view.thing(i) for i in view.subjects(group)]
        return [view.thing(i) for word, i in view.prepositional(group.main) if word == "by"]
    chosen = view.objects(group) if which == "o" else view.subjects(group)
    words = candidate.entry.words
    if which == "o" and not chosen and len(words) > 1:  # "took over the dam"
        chosen = tuple(i for word, i in view.prepositional(group.main) if word == words[-1])
    return [view.thing(i) for i in chosen]


_CHECKS: dict[str, Callable[[SentenceView, Candidate, frozenset[str]], bool]] = {
    "act": _is_active,
    "f": _comes_from,
    "fin": _is_finite,
    "l": _stands_left,
    "low": _is_lower,
    "mod": _is_modified,
    "o": _has_object,
    "ow": _object_word,
    "p": _has_preposition,
    "pas": _is_passive,
    "pl": _is_plural,
    "prd": _follows_be,
    "q": _is_quoted,
    "r": _stands_right,
    "s": _has_subject,
    "sub": _is_subject,
    "sw": _subject_word,
    "w": _speaks_of,
}
