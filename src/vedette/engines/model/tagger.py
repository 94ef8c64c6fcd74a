"""The model's tagger: one pass of the encoder, then a question for each trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from vedette.engines.model.compositions import Parties
from vedette.engines.model.decode import (
    Floats,
    Found,
    choose_links,
    find_roles,
    find_sources,
    find_triggers,
    lean_to_rules,
    whole_places,
)
from vedette.engines.model.labels import MODES, STATUSES
from vedette.engines.model.network import Network
from vedette.engines.model.notes import Notes, note
from vedette.engines.model.questions import Question, ask, known_sources
from vedette.engines.model.roots import root_scores
from vedette.engines.model.tensors import (
    Inquiry,
    answer_arrays,
    word_arrays,
)
from vedette.engines.model.words import Worded, word
from vedette.engines.rules.attribution.source_kinds import source_kind
from vedette.engines.rules.tagger import RulesReading, RulesTagger
from vedette.records.documents import (
    Document,
    EventType,
    Role,
    Status,
    TaggedArgument,
    TaggedClaim,
    TaggedSource,
    Tagging,
)
from vedette.records.spans import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Leanings:
    """What is added to scores before they are decided; chosen on reports kept out of training.

    `trigger` goes to "no trigger" at words where the rules have no claim, `rules` to the type
    that they have there, `status` to the status that they have. `role`, `source` and `link` go
    to "none" of these.
    """

    trigger: float = 0.0
    rules: float = 0.0
    status: float = 0.0
    role: float = 0.0
    source: float = 0.0
    link: float = 0.0


class ModelTagger:
    """Reads claims with a network and the notes of the rules."""

    def __init__(
        self,
        network: Network,
        tokenizer: Tokenizer,
        rules: RulesTagger,
        *,
        name: str,
        leanings: Leanings,
    ) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._rules = rules
        self._name = name
        self._leanings = leanings

    @property
    def name(self) -> str:
        """Engine and version of its weights."""
        return self._name

    @property
    def parts(self) -> tuple[Network, Tokenizer, RulesTagger]:
        """Network, word pieces and rules: what a bench or a training takes apart."""
        return self._network, self._tokenizer, self._rules

    def tag(self, document: Document) -> Tagging:
        """Find the claims of a document; spans refer to its report's text."""
        seen = self._rules.read(document)
        worded = word(document, self._tokenizer)
        return Tagging(engine=self.name, claims=self.read(document, seen, worded))

    def roots(self, document: Document, parties: Parties) -> dict[str, float]:
        """Weight of each PLOVER root for what one party does to the other in a short text."""
        worded = word(document, self._tokenizer)
        if not worded.windows:
            return {}
        return root_scores(self._network, document, self._rules.read(document), worded, parties)

    def read(
        self, document: Document, seen: RulesReading, worded: Worded, notes: Notes | None = None
    ) -> tuple[TaggedClaim, ...]:
        """The claims of a document that is cut into words already."""
        if not worded.windows:
            return ()
        lean = self._leanings
        text = document.report.text
        notes = notes or note(text, worded, seen)
        scores = self._network.words(word_arrays([(worded, notes)]))
        leaned = lean_to_rules(scores.triggers, notes, alone=lean.trigger, agreed=lean.rules)
        triggers = find_triggers(leaned, worded)
        if not triggers:
            return ()
        known = known_sources(worded, seen)
        named = find_sources(scores.sources, worded, bias=lean.source)
        # Where both found a source, the rules have its whole name.
        new = (n for n in named if not any(_meet(k, n) for k in known))
        candidates = sorted([*known, *new])
        questions = [ask(worded, seen, (t.start, t.end), candidates) for t in triggers]
        inquiry = Inquiry(
            worded=worded,
            candidates=candidates,
            paragraph=paragraph_of(document),
            questions=questions,
        )
        arrays = answer_arrays([inquiry])
        answers = self._network.answers(scores.states, arrays)
        roles = find_roles(answers.roles, [q.window for q in questions], bias=lean.role)
        words = [span.cut(text).lower() for span in worded.spans]
        claims = []
        at = 0
        for number, (trigger, question) in enumerate(zip(triggers, questions, strict=True)):
            links = answers.links[at : at + len(question.sources)]
            at += len(question.sources)
            chain = _chain(
                text, worded, candidates, question, *choose_links(links, bias=lean.link), seen
            )
            claims.append(
                _claim(
                    worded, trigger, question, whole_places(roles[number], words),
                    _status(answers.statuses[number], question, lean.status),
                    MODES[int(answers.modes[number].argmax())],
                    chain,
                )
            )  # fmt: skip
        return tuple(claims)


def paragraph_of(document: Document) -> list[int]:
    """The paragraph of each sentence."""
    found = []
    at = 0
    for sentence in document.sentences:
        while at < len(document.paragraphs) and document.paragraphs[at].end <= sentence.start:
            at += 1
        found.append(at)
    return found


def _status(scores: Floats, question: Question, lean: float) -> str:
    """The likeliest status, with a leaning to that of the rules where they have a claim."""
    scores = scores.copy()
    if question.claim is not None:
        scores[STATUSES.index(question.claim.status)] += lean
    return STATUSES[int(scores.argmax())]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _claim(
    worded: Worded, trigger: Found, question: Question, roles: Sequence[Found],
    status: str, mode: str, chain: tuple[TaggedSource, ...],
) -> TaggedClaim:  # fmt: skip
    def span(found: Found) -> Span:
        return Span(worded.spans[found.start].start, worded.spans[found.end - 1].end)

    names = {a.span: a.name for a in question.claim.arguments} if question.claim else {}
    times = [f for f in roles if f.label == "time"]
    return TaggedClaim(
        type=cast(EventType, trigger.label),
        mode=mode,
        status=cast(Status, status),
        trigger=span(trigger),
        arguments=tuple(
            TaggedArgument(role=cast(Role, f.label), span=span(f), name=names.get(span(f), ""))
            for f in roles
            if f.label not in ("time", "cue")
        ),
        time=span(max(times, key=lambda f: f.confidence)) if times else None,
        cues=tuple(span(f) for f in roles if f.label == "cue") if status != "fact" else (),
        sources=chain,
        evidence=worded.sentences[question.sentence],
        rule="model",
    )


def _chain(
    text: str, worded: Worded, candidates: Sequence[tuple[int, int]], question: Question,
    outer: list[int], innermost: int, seen: RulesReading,
) -> tuple[TaggedSource, ...]:  # fmt: skip
    """The chain, outermost first: as the rules order it, else outlets in brackets, then by text."""
    if innermost < 0:
        return ()
    spans = [
        Span(worded.spans[a].start, worded.spans[b - 1].end)
        for a, b in (candidates[i] for i in question.sources)
    ]
    ruled = {i: _rank(spans[i], question.chain) for i in (*outer, innermost)}
    if all(rank >= 0 for rank in ruled.values()):
        order = sorted(ruled, key=lambda i: ruled[i])
    else:
        inside = [i for i in outer if _in_brackets(text, spans[i], question, worded)]
        order = [*inside, *(i for i in outer if i not in inside), innermost]
    known = {s.span: s for a in seen.attributions for s in a.sources}
    known |= {s.span: s for c in seen.claims for s in c.sources}
    return tuple(_source(text, worded, candidates[question.sources[i]], known) for i in order)


def _rank(span: Span, chain: Sequence[TaggedSource]) -> int:
    """Where the rules have a source in their chain, -1 when they have it not."""
    return next((i for i, link in enumerate(chain) if link.span.overlaps(span)), -1)


def _in_brackets(text: str, span: Span, question: Question, worded: Worded) -> bool:
    """Whether a source stands in brackets behind the trigger, as outlets of digests do."""
    behind = span.start >= worded.spans[question.trigger[1] - 1].end
    line = text.rfind("\n", 0, span.start) + 1
    return behind and text.rfind("(", line, span.start) > text.rfind(")", line, span.start)


def _source(
    text: str, worded: Worded, where: tuple[int, int], known: dict[Span, TaggedSource]
) -> TaggedSource:
    span = Span(worded.spans[where[0]].start, worded.spans[where[1] - 1].end)
    for other, source in known.items():
        if other.overlaps(span):
            return TaggedSource(span=span, kind=source.kind, name=source.name)
    words = tuple(worded.spans[i].cut(text) for i in range(*where))
    return TaggedSource(span=span, kind=source_kind(words) or "official")
