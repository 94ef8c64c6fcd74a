"""From the scores of the heads to triggers, roles and chains of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vedette.engines.model.labels import INNERMOST, LINK, NO_LINK, ROLES, TYPES
from vedette.engines.model.notes import Notes
from vedette.engines.model.words import Worded

_PLACES = frozenset({"location", "origin", "destination", "route"})
_HANGING = frozenset({"in", "of", "at", "near", "on", "to", "from"})

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A labelled range of words [start, end) and how sure the model is of it, 0 to 1."""

    label: str
    start: int
    end: int
    confidence: float


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(-1, keepdims=True))
    probabilities: Floats = shifted / shifted.sum(-1, keepdims=True)
    return probabilities


def lean_to_rules(scores: Floats, notes: Notes, *, alone: float, agreed: float) -> Floats:
    """Scores of triggers with `alone` added to "no trigger" where the rules have no claim, and
    `agreed` to the type that they have."""
    scores = scores.copy()
    kinds = np.array(notes.kinds, np.int64)
    scores[:, 0] += np.where(kinds > 0, 0.0, alone).astype(np.float32)
    (known,) = np.nonzero(kinds)
    scores[known, 2 * kinds[known] - 1] += agreed
    scores[known, 2 * kinds[known]] += agreed
    return scores


def find_triggers(scores: Floats, worded: Worded) -> list[Found]:
    """Triggers in order."""
    best, odds = _decided(scores)
    found: list[Found] = []
    for start, end in worded.bounds:
        found += _runs(best[start:end], odds[start:end], TYPES, start)
    return found


def find_sources(scores: Floats, worded: Worded, *, bias: float) -> list[tuple[int, int]]:
    """Ranges of words that name a source of anything; `bias` leans to "no source"."""
    best, odds = _decided(scores, bias)
    found: list[tuple[int, int]] = []
    for start, end in worded.bounds:
        runs = _runs(best[start:end], odds[start:end], ("source",), start)
        found += [(run.start, run.end) for run in runs]
    return found


def find_roles(
    scores: Floats, windows: Sequence[tuple[int, int]], *, bias: float
) -> list[list[Found]]:
    """What each stretch of a sentence is to a trigger, for each trigger.

    Args:
        scores: [triggers, length, tags].
        windows: the range of words that each trigger was asked about.
        bias: leans to "no role".
    """
    best, odds = _decided(scores, bias)
    return [
        _runs(best[i][: last - first], odds[i][: last - first], ROLES, first)
        for i, (first, last) in enumerate(windows)
    ]


def _decided(scores: Floats, bias: float = 0.0) -> tuple[list[Any], list[Any]]:
    """The likeliest tags and their probabilities, as lists."""
    scores = scores.copy()
    scores[..., 0] += bias
    return scores.argmax(-1).tolist(), softmax(scores).max(-1).tolist()


def _runs(
    best: Sequence[int], odds: Sequence[float], labels: tuple[str, ...], base: int
) -> list[Found]:
    """Runs of one label: a beginning and what goes on with it, or what goes on by itself."""
    found: list[Found] = []
    at = 0
    while at < len(best):
        if best[at] == 0:
            at += 1
            continue
        label = (best[at] - 1) // 2
        end = at + 1
        while end < len(best) and best[end] == 2 + 2 * label:
            end += 1
        sure = sum(odds[at:end]) / (end - at)
        found.append(Found(label=labels[label], start=base + at, end=base + end, confidence=sure))
        at = end
    return found


def whole_places(roles: Sequence[Found], words: Sequence[str]) -> list[Found]:
    """Roles with places that a preposition cut in two made one, and bare prepositions left off.

    "coastal city of" as a destination with "Latakia" right behind it as an origin is one
    destination; "Tel Xyz in" loses its last word.

    Args:
        roles: runs of words of one sentence, in order.
        words: all words of the document, lower case.
    """
    kept: list[Found] = []
    for run in roles:
        last = kept[-1] if kept else None
        cut = last is not None and last.end == run.start and words[last.end - 1] == "of"
        if last is not None and cut and {last.label, run.label} <= _PLACES:
            kept[-1] = replace(last, end=run.end, confidence=min(last.confidence, run.confidence))
        else:
            kept.append(run)
    return [_without_tail(run, words) if run.label in _PLACES else run for run in kept]


def _without_tail(run: Found, words: Sequence[str]) -> Found:
    end = run.end
    while end > run.start + 1 and words[end - 1] in _HANGING:
        end -= 1
    return replace(run, end=end)


def choose_links(scores: Floats, *, bias: float) -> tuple[list[int], int]:
    """Which candidates are links of the chain and which one is the innermost.

    Returns:
        Indices of the outer links in order, and of the innermost, -1 for the report's own voice.
    """
    if not len(scores):
        return [], -1
    scores = scores.copy()
    scores[:, NO_LINK] += bias
    odds = softmax(scores)
    linked = odds[:, NO_LINK] < 0.5
    if not linked.any():
        return [], -1
    innermost = int(np.where(linked, odds[:, INNERMOST], -1).argmax())
    outer = [i for i in range(len(scores)) if i != innermost and linked[i] and odds[i, LINK] > 0.0]
    return outer, innermost
