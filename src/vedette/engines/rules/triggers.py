"""Trigger words in a sentence: which words name an event or state, and of what type."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.engines.rules.clauses import objects_of, prepositional, subjects_of
from vedette.engines.rules.lemmas import lemma
from vedette.engines.rules.phrases import Parsed, VerbGroup
from vedette.engines.rules.things import NameKinds, Thing, thing_of
from vedette.lexicon.nouns import noun_classes
from vedette.lexicon.triggers import Condition, Trigger, TriggerLexicon, frames
from vedette.records.spans import Span

_HELD = re.compile(
    r"(.+?)[-‐‑](held|controlled|occupied|administered|run|ruled|dominated|besieged)"
)
_COUNTING = frozenset(
    "number group hundred thousand dozen score ten majority series pair handful total couple "
    "column convoy contingent batch crowd".split()
)
_FORCE_KINDS = frozenset({"force", "weapon", "aircraft", "ship"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible trigger: tokens [start, end), its head token, and the reading that fits."""

    start: int
    end: int
    head: int
    entry: Trigger
    group: VerbGroup | None = None
    chunk: int = -1
    offset: int = 0  # code points into the first token where the trigger's words begin


class SentenceView:
    """One parsed sentence with what the rules ask of it again and again."""

    def __init__(self, parsed: Parsed, names: NameKinds, times: Sequence[Span] = ()) -> None:
        self.parsed = parsed
        self.names = names
        self.times = tuple(times)
        self.before: SentenceView | None = None
        self._things: dict[int, Thing] = {}
        self._subjects: dict[int, tuple[int, ...]] = {}
        self._objects: dict[int, tuple[int, ...]] = {}
        self._prepositional: dict[int, tuple[tuple[str, int], ...]] = {}
        self._index = {(chunk.start, chunk.end): i for i, chunk in enumerate(parsed.chunks)}

    def thing(self, chunk: int) -> Thing:
        """The noun chunk of that index as a thing."""
        if chunk not in self._things:
            thing = thing_of(self.parsed, self.parsed.chunks[chunk], self.names)
            if self.times and any(time.overlaps(self._head(thing)) for time in self.times):
                thing = replace(thing, kinds=frozenset({"time"}))
            self._things[chunk] = self._of_number(chunk, thing)
        return self._things[chunk]

    def _of_number(self, chunk: int, thing: Thing) -> Thing:
        """ "Hundreds of people", "a number of soldiers": the thing is what is counted."""
        parsed = self.parsed
        here = parsed.chunks[chunk]
        if chunk + 1 >= len(parsed.chunks) or not (
            thing.kinds == frozenset({"number"}) or parsed.lemmas[here.head] in _COUNTING
        ):
            return thing
        there = parsed.chunks[chunk + 1]
        if there.start != here.end + 1 or parsed.tokens[here.end].lower != "of":
            return thing
        counted = self.thing(chunk + 1)
        if counted.pronoun or counted.kinds & {"place", "time", "country"}:
            return thing
        whole = (here.start, here.end) if _tells_count(parsed, here.head, thing) else None
        return replace(counted, count=thing.count or whole)

    def _head(self, thing: Thing) -> Span:
        token = self.parsed.tokens[thing.head]
        return Span(token.start, token.end)

    def group_index(self, group: VerbGroup) -> int:
        """Index of a verb group."""
        return self.parsed.group_at[group.main]

    def subjects(self, group: VerbGroup) -> tuple[int, ...]:
        """Chunks that are the grammatical subject of `group`."""
        key = group.main
        if key not in self._subjects:
            self._subjects[key] = tuple(
                self._index[c.start, c.end]
                for c in subjects_of(self.parsed, group)
                if (c.start, c.end) in self._index
            )
        return self._subjects[key]

    def objects(self, group: VerbGroup) -> tuple[int, ...]:
        """Chunks that are the direct object of `group`."""
        key = group.main
        if key not in self._objects:
            self._objects[key] = tuple(
                self._index[c.start, c.end]
                for c in objects_of(self.parsed, group)
                if (c.start, c.end) in self._index
            )
        return self._objects[key]

    def prepositional(self, index: int) -> tuple[tuple[str, int], ...]:
        """Prepositions with their chunks after token `index`."""
        if index not in self._prepositional:
            self._prepositional[index] = tuple(
                (word, self._index[c.start, c.end])
                for word, c in prepositional(self.parsed, index)
                if (c.start, c.end) in self._index
            )
        return self._prepositional[index]


def _tells_count(parsed: Parsed, head: int, thing: Thing) -> bool:
    """ "Hundreds of", "a number of" tell how many; "a column of" does not."""
    return thing.kinds == frozenset({"number"}) or parsed.lemmas[head] in (
        "number", "hundred", "thousand", "dozen", "score", "ten", "majority", "handful", "couple",
    )  # fmt: skip


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
    if match is None:
        return None
    mode = "contest" if match.group(2) == "besieged" else "hold"
    entry = Trigger(
        words=(match.group(2),), pos="a", type="CONTROL", mode=mode, frame=frames()["hold"], when=()
    )
    return Candidate(at, at + 1, at, entry, chunk=parsed.chunk_at[at], offset=match.start(2))


def _at(view: SentenceView, lexicon: TriggerLexicon, at: int, context: bool) -> Candidate | None:
    parsed = view.parsed
    lower = parsed.tokens[at].lower
    entries = lexicon.by_first.get(parsed.lemmas[at]) or lexicon.by_first.get(lower)
    if not entries and lower.endswith("ed"):
        entries = lexicon.by_first.get(lemma(lower, "VBN"))
    if not entries and lower.endswith("s"):
        entries = lexicon.by_first.get(lemma(lower, "NNS"))
    if not entries:
        return None
    for entry in entries:
        end = _match(parsed, at, entry.words)
        if not end:
            continue
        candidate = _fit(view, at, end, entry)
        if candidate is not None and all(
            _holds(view, candidate, condition, context) for condition in entry.when
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
        if not tags[at].startswith("VB") and not _participle(parsed, at, entry):
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


def _holds(view: SentenceView, candidate: Candidate, condition: Condition, context: bool) -> bool:
    kind, group = condition.kind, candidate.group
    parsed = view.parsed
    if kind == "ctx":
        return context
    if kind == "fin":
        return group is not None and group.tense != "participle"
    if kind == "f":
        return any(
            word == "from" and view.thing(i).kinds & condition.values
            for word, i in view.prepositional(candidate.end - 1)
        )
    if kind == "prd":
        before = parsed.lemmas[max(0, candidate.start - 3) : candidate.start]
        return "be" in before or "seem" in before
    if kind == "low":
        return parsed.tokens[candidate.head].text.islower()
    if kind == "pl":
        return parsed.tags[candidate.head] in ("NNS", "NNPS")
    if kind == "sub":
        return any(candidate.chunk in view.subjects(other) for other in parsed.groups)
    if kind == "mod":
        return _modified(view, candidate, condition.values)
    if kind == "pas":
        return group is not None and group.passive
    if kind == "act":
        return group is None or not group.passive
    if kind == "p":
        return any(
            word in condition.values for word, _ in view.prepositional(candidate.end - 1)
        ) or any(
            view.parsed.tokens[i].lower in condition.values
            for i in range(candidate.end, min(candidate.end + 2, len(view.parsed.tokens)))
        )
    things = _relation(view, candidate, "o" if kind in ("o", "!o") else "s")
    if kind == "!o":
        return not things
    if not condition.values:
        return bool(things)
    return any(thing.kinds & condition.values for thing in things)


def _modified(view: SentenceView, candidate: Candidate, kinds: frozenset[str]) -> bool:
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


def _relation(view: SentenceView, candidate: Candidate, which: str) -> list[Thing]:
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
    return [view.thing(i) for i in chosen]
