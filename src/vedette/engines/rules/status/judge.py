"""How surely: the status of a statement, and the words that make it less than plain fact."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.engines.rules.status.clauses import clause_marks
from vedette.engines.rules.status.marks import Mark
from vedette.engines.rules.status.nouns import noun_marks
from vedette.engines.rules.status.purpose import purpose_marks
from vedette.engines.rules.status.verbs import verb_marks
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.records.documents import Status
from vedette.records.spans import Span

_MOST_CUES = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the words that gave it; plain fact has none."""

    status: Status
    cues: tuple[Span, ...] = ()


def judge(view: SentenceView, candidate: Candidate) -> Judged:
    """The status of a trigger from the words of its own sentence.

    Negation, modals, attempts, plans, doubt, conditions and open questions are looked for where
    they bear on the trigger: in its verb group and what governs it, before it in its phrase, in
    the verb that carries a noun, and at the head of its clause.

    Args:
        view: the sentence.
        candidate: the trigger with the reading that fits.

    Returns:
        The weightiest status found: an open question outweighs a denial, a denial a condition,
        that a plain future ("will"), that a hedge, and a hedge a plan or attempt ("reportedly
        planned to"). Its cues, two at most, lie inside the sentence; plain fact has none.

    Source:
        docs/method/status.md; accuracy in eval/reports.
    """
    parsed = view.parsed
    if candidate.entry.pos == "a" and candidate.entry.type == "CONTROL":
        return Judged("fact")  # rebel-held
    if candidate.group is not None:
        found = verb_marks(view, candidate.group)
    else:
        found = noun_marks(view, candidate)
    found += clause_marks(parsed, candidate, candidate.group)
    found += purpose_marks(parsed, candidate)
    return _weigh(parsed, [mark for mark in found if _counts(parsed, candidate, mark)])


def _counts(parsed: Parsed, candidate: Candidate, mark: Mark) -> bool:
    """A refusal is a deed: the "not" and "will" in "will not allow" make it what it is."""
    if candidate.entry.type == "REJECT":
        return mark.status in ("hedged", "unknown") or (
            mark.status == "conditional" and not mark.firm and mark.start < candidate.start
        )
    if parsed.lemmas[mark.start] == "announce" and candidate.entry.type not in _ANNOUNCED:
        return False
    if candidate.entry.type in ("ACCUSE", "REQUEST", "THREATEN") and (
        mark.status == "denied" and parsed.lemmas[mark.start] in ("deny", "refute")
    ):
        return False  # who denies an accusation does not deny that it was made
    return not (candidate.start <= mark.start and mark.end <= candidate.end)


# Announced, these are still to come; an announced charge or ban is made by announcing it.
_ANNOUNCED = frozenset({"RETREAT", "CONCEDE", "MOBILIZE", "MOVE", "CONSULT"})
_WEIGHTS: dict[tuple[Status, bool], int] = {
    ("unknown", False): 0, ("denied", False): 1, ("conditional", False): 2,
    ("conditional", True): 2, ("future", True): 3, ("hedged", False): 4, ("future", False): 5,
}  # fmt: skip


def _weigh(parsed: Parsed, found: list[Mark]) -> Judged:
    if not found:
        return Judged("fact")
    best = min(_WEIGHTS.get((mark.status, mark.firm), 6) for mark in found)
    chosen = [mark for mark in found if _WEIGHTS.get((mark.status, mark.firm), 6) == best]
    spans = dict.fromkeys(
        Span(parsed.tokens[mark.start].start, parsed.tokens[mark.end - 1].end) for mark in chosen
    )
    return Judged(chosen[0].status, _apart(tuple(spans))[:_MOST_CUES])


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cues without those that lie in another."""
    return tuple(s for s in spans if not any(o is not s and o.covers(s) for o in spans))
