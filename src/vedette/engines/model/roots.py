"""The PLOVER root of what one party does to another in a sentence: all triggers have a say."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from vedette.engines.model.compositions import TOGETHER, Parties, composed
from vedette.engines.model.decode import Floats, softmax
from vedette.engines.model.labels import ROLES, STATUSES, TYPES
from vedette.engines.model.network import Network
from vedette.engines.model.notes import note
from vedette.engines.model.questions import ask
from vedette.engines.model.tensors import Inquiry, answer_arrays, word_arrays
from vedette.engines.model.words import Worded
from vedette.engines.rules.tagger import RulesReading
from vedette.records.documents import Document
from vedette.records.spans import Span

# A word takes part when its chance of being a trigger is at least this.
_LEAST = 0.02
# What a trigger is worth whose roles do not meet the parties.
_APART = 0.05
# Our extensions of PLOVER, and the roots that such events have there.
_IN_PLOVER = {"MOVE": "MOBILIZE", "CONTROL": "ASSAULT", "PRESENCE": "MOBILIZE"}
_OURS = 0.3
_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
_ACTOR, _RECIPIENT = ROLES.index("actor"), ROLES.index("recipient")


def root_scores(
    network: Network, document: Document, seen: RulesReading, worded: Worded, parties: Parties
) -> dict[str, float]:
    """Weight of each PLOVER root for what the actor does to the recipient."""
    scores = network.words(word_arrays([(worded, note(document.report.text, worded, seen))]))
    odds = softmax(scores.triggers)
    spots = _spots(odds, worded)
    found: dict[str, float] = {}
    together = composed(document.report.text, parties)
    if together:
        found[together] = TOGETHER
    if not spots:
        return found
    questions = [ask(worded, seen, spot, ()) for spot in spots]
    inquiry = Inquiry(
        worded=worded, candidates=(), paragraph=[0] * len(worded.bounds), questions=questions
    )
    answers = network.answers(scores.states, answer_arrays([inquiry]))
    roles, sure = softmax(answers.roles), softmax(answers.statuses)

    def add(root: str, weight: float) -> None:
        found[root] = found.get(root, 0.0) + weight

    for number, (spot, question) in enumerate(zip(spots, questions, strict=True)):
        chance = _types(odds[spot[0]])
        future, denied = (float(sure[number][STATUSES.index(s)]) for s in ("future", "denied"))
        first, last = question.window
        worth = 1.0
        for span, role in ((parties.actor, _ACTOR), (parties.recipient, _RECIPIENT)):
            if span is not None:
                worth *= _APART + _share(worded, span, first, last, roles[number], role)
        for kind, value in zip(TYPES, chance, strict=True):
            root = _IN_PLOVER.get(kind, kind)
            weight = float(value * worth * (_OURS if kind in _IN_PLOVER else 1.0))
            if kind in _FRIENDLY:  # promised is AGREE, withheld is REJECT
                add("AGREE", weight * future)
                add("REJECT", weight * denied)
                weight *= 1 - future - denied
            add(root, weight)
    return found


def _spots(odds: Floats, worded: Worded) -> list[tuple[int, int]]:
    """Words that may be triggers; a run of one trigger is one spot."""
    likely = 1 - odds[:, 0] >= _LEAST
    begins = odds[:, 1::2].sum(-1) >= odds[:, 2::2].sum(-1)
    found: list[tuple[int, int]] = []
    for i in np.flatnonzero(likely):
        if (
            found
            and found[-1][1] == i
            and not begins[i]
            and worded.sentence[i] == worded.sentence[i - 1]
        ):
            found[-1] = (found[-1][0], int(i) + 1)
        else:
            found.append((int(i), int(i) + 1))
    return found


def _types(odds: Floats) -> Floats:
    return odds[1::2] + odds[2::2]


def _share(worded: Worded, span: Span, first: int, last: int, roles: Floats, role: int) -> float:
    """How surely some word of a party fills a role."""
    words = [
        i - first
        for i in range(first, last)
        if worded.spans[i].start < span.end and worded.spans[i].end > span.start
    ]
    if not words:
        return 0.0
    return float((roles[words, 1 + 2 * role] + roles[words, 2 + 2 * role]).max())


def heaviest(found: Mapping[str, float]) -> str:
    """The root with most weight, "" when none has any; CONCEDE and RETREAT stand together."""
    if not any(found.values()):
        return ""
    yields = {root: found.get(root, 0.0) for root in ("CONCEDE", "RETREAT")}
    together = dict(found)
    for root in yields:
        together[root] = (
            sum(yields.values()) if root == max(yields, key=yields.__getitem__) else 0.0
        )
    return max(sorted(together), key=together.__getitem__)
