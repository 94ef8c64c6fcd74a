"""Documents and questions as the arrays that the network takes, here and in training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from vedette.engines.model.notes import CHANNELS, Notes
from vedette.engines.model.questions import Question
from vedette.engines.model.words import Worded

CLS, SEP = 101, 102
# Distances in words and in sentences are told apart up to these.
FAR_WORDS, FAR_SENTENCES = 32, 6
_STEP = 4

Ints = NDArray[np.int64]


class WordArrays(NamedTuple):
    """Windows, padded: pieces, mask [windows, length], notes [channels, windows, length], and
    the flat position [words] of each word's first piece."""

    pieces: Ints
    mask: Ints
    notes: Ints
    first: Ints


class AnswerArrays(NamedTuple):
    """Questions, padded. Of [triggers, length]: words `at`, `inside` the trigger, words `apart`
    from it, the rules' note on the `pair`, `mask`. Of [pairs]: the trigger of a `claim` and the
    `ends` [pairs, 2] of a source, sentences `far`, `words` between, `note`, `same` paragraph."""

    at: Ints
    inside: Ints
    apart: Ints
    pair: Ints
    mask: Ints
    claim: Ints
    ends: Ints
    far: Ints
    words: Ints
    note: Ints
    same: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """All questions on one document. `paragraph[s]` is the paragraph of sentence s."""

    worded: Worded
    candidates: Sequence[tuple[int, int]]
    paragraph: Sequence[int]
    questions: Sequence[Question]


def word_arrays(documents: Sequence[tuple[Worded, Notes]]) -> WordArrays:
    """The windows of some documents, one after the other."""
    windows = [(worded, notes, w) for worded, notes in documents for w in worded.windows]
    longest = max((len(w.pieces) for *_, w in windows), default=0) + 2
    pieces = np.zeros((len(windows), longest), np.int64)
    mask = np.zeros_like(pieces)
    channels = np.zeros((len(CHANNELS), len(windows), longest), np.int64)
    first: list[int] = []
    marks = {id(notes): np.array(notes.channels, np.int64) for _, notes in documents}
    for row, (_, notes, window) in enumerate(windows):
        size = len(window.pieces)
        pieces[row, 0], pieces[row, size + 1] = CLS, SEP
        pieces[row, 1 : size + 1] = window.pieces
        mask[row, : size + 2] = 1
        channels[:, row, 1 : size + 1] = marks[id(notes)][:, np.array(window.words)]
        first += [row * longest + at for at in window.first]
    return WordArrays(pieces, mask, channels, np.array(first, np.int64))


def answer_arrays(inquiries: Sequence[Inquiry]) -> AnswerArrays:
    """The questions on some documents; words count through all of them."""
    rows = [q for inquiry in inquiries for q in inquiry.questions]
    longest = max((q.window[1] - q.window[0] for q in rows), default=1)
    at = np.zeros((len(rows), longest), np.int64)
    inside, apart, pair, mask = (np.zeros_like(at) for _ in range(4))
    pairs: list[tuple[int, int, int, int, int, int, int]] = []
    base = row = 0
    for inquiry in inquiries:
        worded = inquiry.worded
        for q in inquiry.questions:
            first, last = q.window
            size = last - first
            words = np.arange(first, last)
            at[row, :size] = words + base
            mask[row, :size] = 1
            inside[row, :size] = (words >= q.trigger[0]) & (words < q.trigger[1])
            apart[row, :size] = np.clip(words - q.trigger[0], -FAR_WORDS, FAR_WORDS) + FAR_WORDS
            pair[row, :size] = q.roles
            for number, link in zip(q.sources, q.links, strict=True):
                start, end = inquiry.candidates[number]
                sentence = worded.sentence[start]
                far = max(-FAR_SENTENCES, min(FAR_SENTENCES, sentence - q.sentence))
                gap = max(-FAR_WORDS, min(FAR_WORDS, round((start - q.trigger[0]) / _STEP)))
                same = int(inquiry.paragraph[sentence] == inquiry.paragraph[q.sentence])
                pairs.append(
                    (
                        row,
                        start + base,
                        end - 1 + base,
                        far + FAR_SENTENCES,
                        gap + FAR_WORDS,
                        link,
                        same,
                    )
                )
            row += 1
        base += len(worded.spans)
    table = np.array(pairs, np.int64).reshape(-1, 7)
    return AnswerArrays(
        at, inside, apart, pair, mask, table[:, 0], table[:, 1:3], table[:, 3], table[:, 4],
        table[:, 5], table[:, 6],
    )  # fmt: skip
