"""Examples put together into the tensors of one step."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from train.data import Example
from vedette.engines.model.notes import CHANNELS, Notes
from vedette.engines.model.questions import Question
from vedette.engines.model.tensors import (
    AnswerArrays,
    Inquiry,
    WordArrays,
    answer_arrays,
    word_arrays,
)

# Notes from this channel on come from the rules' reading; those before it from their syntax.
_FROM_RULES = 3


class Batch(NamedTuple):
    """Inputs and answers; see `Reader.words` and `Reader.answers` for the shapes."""

    words: tuple[Tensor, ...]
    answers: tuple[Tensor, ...]
    triggers: Tensor
    sources: Tensor
    roles: Tensor
    statuses: Tensor
    modes: Tensor
    links: Tensor
    asked: int


def batch(
    found: Sequence[Example], *, blind: float = 0.0, rng: random.Random | None = None
) -> Batch:
    """Put examples together; with chance `blind` a report's notes of the rules are wiped out."""
    rng = rng or random.Random(0)
    documents, inquiries = [], []
    for e in found:
        wiped = rng.random() < blind
        documents.append((e.worded, blinded(e.notes) if wiped else e.notes))
        questions = [unseen(a.question) if wiped else a.question for a in e.asked]
        inquiries.append(
            Inquiry(
                worded=e.worded, candidates=e.candidates, paragraph=e.paragraph, questions=questions
            )
        )
    words, answers = word_arrays(documents), answer_arrays(inquiries)
    asked = [a for e in found for a in e.asked]
    roles = np.full(answers.at.shape, -100)
    for i, a in enumerate(asked):
        roles[i, : len(a.roles)] = a.roles
    statuses = np.array([a.status if a.status >= 0 else -100 for a in asked], np.int64)
    modes = np.array([a.mode if a.mode >= 0 else -100 for a in asked], np.int64)
    links = np.array([x for a in asked for x in a.links], np.int64)
    triggers = np.array([t for e in found for t in e.triggers], np.int64)
    sources = np.array([t for e in found for t in e.sources], np.int64)
    length = words.pieces.shape[1]
    grown = -(-length // 32) * 32
    words = WordArrays(
        _grow(words.pieces, (2, 32)),
        _grow(words.mask, (2, 32)),
        _grow(words.notes, (1, 2, 32)),
        _grow(words.first // length * grown + words.first % length, (256,)),
    )
    by_pair = [_grow(x, (128,) if x.ndim == 1 else (128, 1)) for x in answers[5:]]
    answers = AnswerArrays(*(_grow(x, (16, 16)) for x in answers[:5]), *by_pair)
    return Batch(
        words=tuple(torch.from_numpy(x) for x in words),
        answers=tuple(torch.from_numpy(x) for x in answers),
        triggers=torch.from_numpy(_grow(triggers, (256,), -100)),
        sources=torch.from_numpy(_grow(sources, (256,), -100)),
        roles=torch.from_numpy(_grow(roles, (16, 16), -100)),
        statuses=torch.from_numpy(_grow(statuses, (16,), -100)),
        modes=torch.from_numpy(_grow(modes, (16,), -100)),
        links=torch.from_numpy(_grow(links, (128,), -100)),
        asked=len(asked),
    )


def _grow(array: NDArray[np.int64], steps: tuple[int, ...], value: int = 0) -> NDArray[np.int64]:
    """Pad each side to a multiple of its step: few shapes, so that kernels are built once."""
    wanted = [(0, -size % step) for size, step in zip(array.shape, steps, strict=True)]
    return np.pad(array, wanted, constant_values=value)


def blinded(notes: Notes) -> Notes:
    """Notes without what the rules read; their syntax stays."""
    nothing = (0,) * len(notes.channels[0])
    return Notes(
        channels=(*notes.channels[:_FROM_RULES], *(nothing for _ in CHANNELS[_FROM_RULES:]))
    )


def unseen(question: Question) -> Question:
    """The question without what the rules make of it."""
    return replace(question, roles=(0,) * len(question.roles), links=(0,) * len(question.links))


def batches(found: Sequence[Example], windows: int, rng: random.Random) -> Iterator[list[Example]]:
    """Shuffle, keep reports of like length together, and cut into steps of about `windows`."""
    order = sorted(found, key=lambda e: len(e.worded.spans) * rng.uniform(0.8, 1.2))
    groups: list[list[Example]] = []
    size = 0
    for e in order:
        if not e.worded.windows:
            continue
        if not groups or size + len(e.worded.windows) > windows:
            groups.append([])
            size = 0
        groups[-1].append(e)
        size += len(e.worded.windows)
    rng.shuffle(groups)
    yield from groups
