"""Purpose clauses: the taking of a place that is meant, not done ("launched an offensive to retake")."""

from __future__ import annotations

from vedette.engines.rules.status.marks import BREAKS, Mark, skip_adverbs_left
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate

_DONE = frozenset(
    "able manage help begin start continue use go succeed enough first last proceed force allow "
    "enable be want fail unable refuse have seem appear believe think say report".split()
)


def purpose_marks(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """ "To" before the taking of a place that no verb governs as done: it is only meant."""
    group = candidate.group
    if group is None or candidate.entry.type != "CONTROL" or group.tense != "infinitive":
        return []
    if parsed.tokens[group.start].lower != "to":
        return []
    left = skip_adverbs_left(parsed, group.start - 1)
    if left < 0 or parsed.tokens[left].text in BREAKS:
        return [Mark("future", group.start, group.start + 1)] if left > 0 else []
    if parsed.lemmas[left] in _DONE or parsed.tokens[left].lower in ("managed", "began", "helped"):
        return []
    return [Mark("future", group.start, group.start + 1)]
