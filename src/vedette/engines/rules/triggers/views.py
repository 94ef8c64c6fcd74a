"""One parsed sentence with what the rules ask of it again and again, and a possible trigger in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.engines.rules.syntax.clauses import objects_of, prepositional, subjects_of
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.things import NameKinds, Thing, thing_of
from vedette.lexicon.triggers import Trigger
from vedette.records.spans import Span

_COUNTING = frozenset(
    "number group hundred thousand dozen score ten majority series pair handful total couple "
    "column convoy contingent batch crowd tonne ton kilogram kilo litre liter truckload shipload cache "
    "stockpile load".split()
)


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
        self.lemmas = frozenset(parsed.lemmas)
        self.lower = frozenset(token.lower for token in parsed.tokens)
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
        return replace(counted, count=thing.count or whole or counted.count)

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
        "tonne", "ton", "kilogram", "kilo", "litre", "liter", "truckload", "shipload",
    )  # fmt: skip
