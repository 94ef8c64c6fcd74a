"""Questions: a trigger put to the heads together with its sentence, and with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vedette.engines.model.notes import chain_of, claim_at, link_notes, pair_roles
from vedette.engines.model.words import Worded
from vedette.engines.rules.tagger import RulesReading
from vedette.records.documents import TaggedClaim, TaggedSource
from vedette.records.spans import Span

# Words of a sentence that are looked at for one trigger; of longer sentences, those around it.
LONGEST = 96
# Sources further away than this, in sentences, are not asked about.
_BEFORE, _AFTER = 8, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One trigger, the half-open range of words it is, and what the rules note on it.

    `window` is the range of words asked about and `roles` the note on each of them; `sources`
    index the document's candidates that are asked about and `links` is the note on each.
    """

    trigger: tuple[int, int]
    sentence: int
    window: tuple[int, int]
    roles: tuple[int, ...]
    sources: tuple[int, ...]
    links: tuple[int, ...]
    claim: TaggedClaim | None
    chain: tuple[TaggedSource, ...]


def ask(
    worded: Worded,
    seen: RulesReading,
    trigger: tuple[int, int],
    candidates: Sequence[tuple[int, int]],
) -> Question:
    """Put the question for the trigger words [start, end) and all candidate sources."""
    start, end = trigger
    sentence = worded.sentence[start]
    span = Span(worded.spans[start].start, worded.spans[end - 1].end)
    claim = claim_at(seen, span)
    chain = chain_of(seen, claim, span)
    begin, stop = worded.bounds[sentence]
    first = max(begin, min(start - LONGEST // 2, stop - LONGEST))
    last = min(stop, first + LONGEST)
    roles = pair_roles(worded, claim, sentence)[first - begin : last - begin]
    near = tuple(
        i
        for i, (a, _) in enumerate(candidates)
        if -_BEFORE <= worded.sentence[a] - sentence <= _AFTER
    )
    spans = [
        Span(worded.spans[candidates[i][0]].start, worded.spans[candidates[i][1] - 1].end)
        for i in near
    ]
    return Question(
        trigger=(start, min(end, last)),
        sentence=sentence,
        window=(first, last),
        roles=roles,
        sources=near,
        links=link_notes(spans, chain),
        claim=claim,
        chain=chain,
    )


def known_sources(worded: Worded, seen: RulesReading) -> list[tuple[int, int]]:
    """The sources that the rules found, as ranges of words, in order."""
    spans = [s.span for attribution in seen.attributions for s in attribution.sources]
    spans += [s.span for claim in seen.claims for s in claim.sources]
    found: set[tuple[int, int]] = set()
    for span in spans:
        sentence = worded.sentence_at(span.start)
        if sentence >= 0:
            start, end = worded.words_in(span, sentence)
            if start < end:
                found.add((start, end))
    return sorted(found)
