"""Holding the language model to the text: a field is kept only if its words stand there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast, get_args

from vedette.engines.llm.answers import MOST_CLAIMS, Answer, Told
from vedette.lexicon.modes import MODES
from vedette.records.documents import (
    Document,
    EventType,
    Role,
    SourceKind,
    Status,
    TaggedArgument,
    TaggedClaim,
    TaggedSource,
)
from vedette.records.spans import Span

_TYPES, _STATUSES = frozenset(get_args(EventType)), frozenset(get_args(Status))
_ROLES, _KINDS = frozenset(get_args(Role)), frozenset(get_args(SourceKind))
# Words of one field; longer ones are no noun phrase.
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The claims that stand, and how many claims and fields were dropped."""

    claims: tuple[TaggedClaim, ...]
    dropped_claims: int
    dropped_fields: int


def check(document: Document, answer: Answer, first: int, last: int) -> Checked:
    """Keep what stands word for word in sentences [first, last) of the document."""
    kept: list[TaggedClaim] = []
    taken: set[tuple[Span, str]] = set()
    fields = claims = 0
    for told in answer.claims[:MOST_CLAIMS]:
        checker = _Checker(document, told, first, last)
        claim = checker.claim()
        if claim is None or (claim.trigger, claim.type) in taken:
            claims += 1
            continue
        taken.add((claim.trigger, claim.type))
        kept.append(claim)
        fields += checker.dropped
    kept.sort(key=lambda claim: (claim.trigger, claim.type))
    return Checked(
        claims=tuple(kept),
        dropped_claims=claims + max(0, len(answer.claims) - MOST_CLAIMS),
        dropped_fields=fields,
    )


class _Checker:
    def __init__(self, document: Document, told: Told, first: int, last: int) -> None:
        self._text = document.report.text
        self._sentences = document.sentences
        self._told = told
        self._first, self._last = first, last
        self.dropped = 0

    def claim(self) -> TaggedClaim | None:
        told = self._told
        if told.type not in _TYPES or told.status not in _STATUSES:
            return None
        trigger = self._find(told.sentence, told.trigger, nth=told.occurrence)
        if trigger is None:
            return None
        status = cast(Status, told.status)
        cues = self._all(self._spot(told.sentence, cue, trigger) for cue in told.cues)
        times = self._all(self._spot(t.sentence, t.text, trigger) for t in told.times)
        return TaggedClaim(
            type=cast(EventType, told.type),
            mode=self._mode(told.mode),
            status=status,
            trigger=trigger,
            arguments=self._arguments(trigger),
            time=times[0] if times else None,
            cues=cues if status != "fact" else (),
            sources=self._sources(trigger),
            evidence=self._sentences[told.sentence],
            rule="llm",
        )

    def _arguments(self, trigger: Span) -> tuple[TaggedArgument, ...]:
        found: dict[tuple[str, Span], TaggedArgument] = {}
        for item in self._told.arguments:
            span = self._spot(item.sentence, item.text, trigger)
            if span is None or item.role not in _ROLES:
                self.dropped += 1
                continue
            found[item.role, span] = TaggedArgument(role=cast(Role, item.role), span=span)
        return tuple(found.values())

    def _sources(self, trigger: Span) -> tuple[TaggedSource, ...]:
        found: dict[Span, TaggedSource] = {}
        for item in self._told.sources:
            span = self._spot(item.sentence, item.text, trigger)
            if span is None or item.kind not in _KINDS:
                self.dropped += 1
                continue
            found.setdefault(span, TaggedSource(span=span, kind=cast(SourceKind, item.kind)))
        return tuple(found.values())

    def _mode(self, mode: str) -> str:
        if mode in MODES:
            return mode
        self.dropped += 1
        return ""

    def _all(self, spans: Iterable[Span | None]) -> tuple[Span, ...]:
        found = []
        for span in spans:
            if span is None:
                self.dropped += 1
            else:
                found.append(span)
        return tuple(dict.fromkeys(found))

    def _spot(self, sentence: int, words: str, trigger: Span) -> Span | None:
        """The occurrence nearest to the trigger."""
        found = self._occurrences(sentence, words)
        return min(found, key=lambda s: abs(s.start - trigger.start), default=None)

    def _find(self, sentence: int, words: str, *, nth: int) -> Span | None:
        found = self._occurrences(sentence, words)
        return found[nth] if 0 <= nth < len(found) else (found[0] if found else None)

    def _occurrences(self, sentence: int, words: str) -> list[Span]:
        """Where the words stand in a sentence as whole words."""
        if not (self._first <= sentence < self._last) or not 0 < len(words) <= _LONGEST:
            return []
        if words != words.strip():
            return []
        span = self._sentences[sentence]
        found = []
        at = self._text.find(words, span.start, span.end)
        while at >= 0:
            end = at + len(words)
            if self._whole(at, end):
                found.append(Span(at, end))
            at = self._text.find(words, at + 1, span.end)
        return found

    def _whole(self, start: int, end: int) -> bool:
        text = self._text
        cut = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        return not cut and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
