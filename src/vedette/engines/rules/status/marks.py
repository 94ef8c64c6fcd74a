"""What the rules of status share: a mark is a cue found in a sentence and the status it gives."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from vedette.engines.rules.syntax.phrases import Parsed
from vedette.lexicon.cues import CueWords
from vedette.records.documents import Status

STRONG_BREAKS = frozenset({";", ":", "(", ")", "—", "–", "?", "!"})
BREAKS = STRONG_BREAKS | {","}


class Mark(NamedTuple):
    """A status with its cue, tokens [start, end); `firm` for a future that is simply said to come."""

    status: Status
    start: int
    end: int
    firm: bool = False


def runs(parsed: Parsed, at: int, cue: CueWords) -> int:
    """End of the words of `cue` that begin at token `at`, or 0."""
    end = at
    for word in cue.words:
        if end >= len(parsed.tokens) or word not in (parsed.lemmas[end], parsed.tokens[end].lower):
            return 0
        end += 1
    return end


def has_break(parsed: Parsed, start: int, end: int, marks: Collection[str] = STRONG_BREAKS) -> bool:
    """Whether one of `marks` stands among tokens [start, end)."""
    return any(parsed.tokens[at].text in marks for at in range(start, end))


def skip_adverbs_left(parsed: Parsed, at: int) -> int:
    """The first token at or before `at` that is no adverb; -1 at the start of the sentence."""
    while at >= 0 and parsed.tags[at] in ("RB", "RBR", "RBS"):
        at -= 1
    return at


def is_finite_start(parsed: Parsed, at: int) -> bool:
    """Whether a verb group that can be a predicate begins at token `at`."""
    number = parsed.group_at[at]
    return number >= 0 and parsed.groups[number].start == at and parsed.groups[number].finite


def clause_end(parsed: Parsed, start: int, verbs: int = 1) -> int:
    """End of the clause that begins at `start`: a break, or the predicate after the first ones.

    A comma ends it where what follows is a clause of its own ("..., while", "..., saying").
    """
    seen = 0
    for at in range(start, len(parsed.tokens)):
        text = parsed.tokens[at].text
        if text in STRONG_BREAKS or (text == "," and _opens_clause(parsed, at + 1)):
            return at
        if is_finite_start(parsed, at):
            seen += 1
            if seen > verbs:
                return at
    return len(parsed.tokens)


_OPENERS = frozenset(
    "while but although though whereas after before as when since because amid which who whom "
    "despite following saying accusing adding citing and".split()
)


def _opens_clause(parsed: Parsed, at: int) -> bool:
    return at < len(parsed.tokens) and (
        parsed.tokens[at].lower in _OPENERS or parsed.tags[at] == "VBG"
    )
