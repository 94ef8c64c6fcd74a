"""The rules tagger: one pass over a document by lexicon and shallow syntax."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from vedette.engines.rules.arguments.find import trigger_span
from vedette.engines.rules.arguments.timing import time_of, time_spans
from vedette.engines.rules.attribution.attribute import Attribution, attribute, sources_at, with_own
from vedette.engines.rules.selection.companions import is_attack
from vedette.engines.rules.selection.look_alikes import is_disaster
from vedette.engines.rules.selection.select import Selected, select
from vedette.engines.rules.selection.types import settle_type
from vedette.engines.rules.status.judge import Judged, judge
from vedette.engines.rules.syntax.phrases import Parsed, parse
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView, find_candidates
from vedette.engines.rules.triggers.names import NameBook
from vedette.lexicon.triggers import triggers
from vedette.ports import Gazetteer
from vedette.records.documents import Document, TaggedClaim, TaggedSource, Tagging
from vedette.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesReading:
    """What the rules saw in a document: one parse a sentence, who says what, times, claims."""

    parsed: tuple[Parsed, ...]
    attributions: tuple[Attribution, ...]
    times: tuple[Span, ...]
    claims: tuple[TaggedClaim, ...]


class RulesTagger:
    """Reads claims by rules; pure but for a memory of names it has looked up.

    Args:
        gazetteer: asked whether a proper name is a place.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = NameBook(gazetteer)
        self._lexicon = triggers()

    @property
    def name(self) -> str:
        """Engine and version of its lexicon."""
        return f"rules {self._lexicon.version}"

    def tag(self, document: Document) -> Tagging:
        """Find the claims of a document; spans refer to its report's text."""
        return Tagging(engine=self.name, claims=self.read(document).claims)

    def read(self, document: Document) -> RulesReading:
        """Find the claims of a document, and keep what was seen on the way to them."""
        text = document.report.text
        parsed = tuple(parse(text, sentence) for sentence in document.sentences)
        attributions = attribute(text, document.sentences, parsed, document.paragraphs)
        times = time_spans(document)
        views = [
            SentenceView(parse_, self._names.kinds, [t for t in times if sentence.covers(t)])
            for sentence, parse_ in zip(document.sentences, parsed, strict=True)
        ]
        for earlier, later in pairwise(views):
            later.before = earlier
        found = [find_candidates(view, self._lexicon) for view in views]
        claims: list[TaggedClaim] = []
        for paragraph in document.paragraphs:
            inside = [i for i, s in enumerate(document.sentences) if paragraph.covers(s)]
            peaceful = _is_disaster([views[i] for i in inside], [found[i] for i in inside])
            for i in inside:
                calm = peaceful or _is_disaster([views[i]], [found[i]])
                candidates = [c for c in found[i] if not (calm and c.entry.type == "ASSAULT")]
                claims += [
                    _claim(views[i], chosen, attributions)
                    for chosen in select(views[i], candidates, attributions)
                ]
        return RulesReading(
            parsed=parsed, attributions=attributions, times=tuple(times), claims=tuple(claims)
        )


def _is_disaster(views: list[SentenceView], found: list[list[Candidate]]) -> bool:
    """A paragraph on an accident or disaster, with no attack in it: its dead are no claims."""
    harmed = [c for candidates in found for c in candidates if c.entry.type == "ASSAULT"]
    if not harmed or any(is_attack(candidate) for candidate in harmed):
        return False
    return any(is_disaster(view) for view in views)


def _claim(
    view: SentenceView, chosen: Selected, attributions: tuple[Attribution, ...]
) -> TaggedClaim:
    candidate = chosen.candidate
    parsed = view.parsed
    trigger = trigger_span(parsed, candidate)
    judged = _with_attribution(chosen.judged or judge(view, candidate), attributions, trigger)
    sources: tuple[TaggedSource, ...] = with_own(sources_at(attributions, trigger), chosen.sources)
    kind, mode = settle_type(view.parsed, candidate, chosen.mode, judged)
    return TaggedClaim(
        type=kind,
        mode=mode,
        status=judged.status,
        trigger=trigger,
        arguments=tuple(chosen.arguments),
        time=time_of(view, candidate, attributions),
        cues=judged.cues,
        sources=sources,
        evidence=parsed.sentence,
        rule=f"{candidate.entry.pos}:{'_'.join(candidate.entry.words)}",
    )


def _with_attribution(
    judged: Judged, attributions: tuple[Attribution, ...], trigger: Span
) -> Judged:
    """A reporting verb that casts doubt hedges what it reports, unless more is said."""
    if judged.status != "fact":
        return judged
    for attribution in attributions:
        if attribution.hedging and attribution.cue and attribution.scope.covers(trigger):
            return Judged("hedged", (attribution.cue,))
    return judged
