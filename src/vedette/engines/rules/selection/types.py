"""The final type and mode of a claim: what is only said to come is another type."""

from __future__ import annotations

from vedette.engines.rules.status.judge import Judged
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate
from vedette.records.documents import EventType

_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def settle_type(
    parsed: Parsed, candidate: Candidate, mode: str, judged: Judged
) -> tuple[EventType, str]:
    """PLOVER's rules on what is only said to come: future cooperation is AGREE, an announced
    withdrawal or ceasefire is CONCEDE."""
    kind = candidate.entry.type
    if judged.status in ("future", "conditional") or _offered(parsed, candidate):
        if kind in _PROMISED:
            return "AGREE", ""
        announced = candidate.entry.mode in ("withdraw", "ceasefire", "release", "access")
        if kind == "RETREAT" and judged.status == "future" and announced:
            return "CONCEDE", ""
    if kind == "RETREAT" and candidate.group is None and _declared(parsed, candidate):
        return "CONCEDE", ""
    return kind, mode or candidate.entry.mode


def _offered(parsed: Parsed, candidate: Candidate) -> bool:
    """ "ready to supply", "open to talks", "willing to help"."""
    start = candidate.group.start if candidate.group is not None else candidate.start
    before = [token.lower for token in parsed.tokens[max(0, start - 3) : start + 1]]
    return (
        any(word in ("ready", "willing", "open", "prepared") for word in before) and "to" in before
    )


def _declared(parsed: Parsed, candidate: Candidate) -> bool:
    """ "announced a ceasefire": declared, which is not yet carried out."""
    start = parsed.chunks[candidate.chunk].start if candidate.chunk >= 0 else candidate.start
    return start > 0 and parsed.lemmas[start - 1] in ("announce", "declare", "propose")
