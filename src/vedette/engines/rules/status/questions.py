"""Open questions: what the report says is not known, and sentences that ask."""

from __future__ import annotations

from vedette.engines.rules.status.marks import BREAKS, Mark, clause_end, has_break, is_finite_start
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate

_QUESTION_WORDS = frozenset(
    {"whether", "if", "who", "which", "what", "how", "where", "why", "when", "whose"}
)


def question_marks(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """Cues that leave it open whether the trigger is so."""
    return _questions(parsed, candidate) + _asked_outright(parsed, candidate)


def _questions(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """ "It is unclear whether", "did not say who": the clause after it is an open question."""
    found: list[Mark] = []
    for at in range(candidate.start):
        lower = parsed.tokens[at].lower
        close = clause_end(parsed, at + 1)
        if lower not in _QUESTION_WORDS or candidate.head >= close:
            continue
        if not any(is_finite_start(parsed, i) for i in range(at + 1, close)) or (
            lower == "whether" and has_break(parsed, at, candidate.start, BREAKS)
        ):
            continue
        begin = _open(parsed, at)
        if not _asked(parsed, candidate, at):
            if begin >= 0 and _asks_who(parsed, candidate, at, close):
                found.append(Mark("hedged", begin, at + 1))
            continue
        if begin >= 0 or lower == "whether":
            found.append(Mark("unknown", begin if begin >= 0 else at, at + 1))
    return found


def _asked(parsed: Parsed, candidate: Candidate, at: int) -> bool:
    """Whether the question is about the trigger: "which aircraft carried out the strike"."""
    if candidate.group is not None:
        return True
    if candidate.entry.pos != "n":
        return False
    chunk = candidate.chunk
    first = parsed.chunks[chunk].start if chunk >= 0 else candidate.start
    if parsed.tokens[at].lower in ("whether", "if"):
        return parsed.tokens[first].lower not in ("the", "this", "these", "those")
    before = {parsed.lemmas[i] for i in range(max(at, first - 4), first)}
    return parsed.tokens[at].lower in ("who", "which") and bool(
        before & {"carry", "launch", "conduct", "order", "stage", "commit"}
    )


def _asks_who(parsed: Parsed, candidate: Candidate, at: int, close: int) -> bool:
    """ "Unclear if the raids were carried out by the army": they were flown; by whom is in doubt."""
    if parsed.tokens[at].lower not in ("whether", "if") or candidate.entry.pos != "n":
        return False
    carried = (g for g in parsed.groups if at < g.start < close and g.lemma in _CARRIED_OUT)
    return any(not g.passive or "by" in _lower(parsed, g.end, g.end + 3) for g in carried)


def _lower(parsed: Parsed, start: int, end: int) -> list[str]:
    return [token.lower for token in parsed.tokens[start:end]]


_CARRIED_OUT = frozenset({"carry", "launch", "conduct", "order", "stage", "commit", "perpetrate"})
_OPEN = frozenset({"unclear", "unknown", "uncertain", "unsure", "unconfirmed"})
_KNOWN = frozenset(
    {"known", "clear", "know", "say", "sure", "certain", "specify", "determine", "confirm",
     "elaborate", "comment", "disclose"}
)  # fmt: skip
_NEGATIVE = frozenset({"not", "n't", "n’t", "declined", "refused", "unable", "nobody", "cannot"})


def _open(parsed: Parsed, at: int) -> int:
    """Where the words begin that leave a question open, up to the question word; -1 for none."""
    before = [token.lower for token in parsed.tokens[max(0, at - 6) : at]]
    offset = max(0, at - 6)
    if not before:
        return -1
    if before[-1] in _OPEN:
        return at - 1
    if before[-1] in ("question", "questions", "uncertainty", "remain", "about", "over"):
        for back in range(len(before) - 1, -1, -1):
            if before[back] in ("question", "questions", "uncertainty", "doubt", "doubts"):
                return offset + back
    if before[-1] in _KNOWN:
        for back in range(len(before) - 1, -1, -1):
            if before[back] in _NEGATIVE:
                return offset + back
    return -1


_INVERTED = frozenset(
    {"is", "are", "was", "were", "did", "do", "does", "has", "have", "had", "will", "would",
     "can", "could", "may", "might", "should"}
)  # fmt: skip


def _asked_outright(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """A sentence that asks: an inverted verb before its subject, and a question mark at its end."""
    size = len(parsed.tokens)
    if not size or "?" not in {token.text for token in parsed.tokens[-3:]}:
        return []
    for at in range(min(candidate.start, size - 1), -1, -1):
        lower = parsed.tokens[at].lower
        opens = at == 0 or parsed.tokens[at - 1].text in (
            ":", ",", '"', "“", "''", "``",
        ) or parsed.tokens[at - 1].lower in _QUESTION_WORDS  # fmt: skip
        if lower in _INVERTED and opens:
            return [Mark("unknown", at, at + 1)]
    return []
