"""The weights at work, behind a port: onnxruntime as shipped, torch while training."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from vedette.engines.model.decode import Floats
from vedette.engines.model.tensors import AnswerArrays, WordArrays


class WordScores(NamedTuple):
    """States of the words [words, width] and the scores of the heads on them."""

    states: Floats
    triggers: Floats
    sources: Floats


class AnswerScores(NamedTuple):
    """Scores of roles [triggers, length, tags], statuses, modes, and of links [pairs, 3]."""

    roles: Floats
    statuses: Floats
    modes: Floats
    links: Floats


class Network(Protocol):
    """The weights at work: onnxruntime as shipped, torch while training."""

    def words(self, arrays: WordArrays) -> WordScores:
        """Read the windows of a document."""
        ...

    def answers(self, states: Floats, arrays: AnswerArrays) -> AnswerScores:
        """Answer the questions on it."""
        ...
