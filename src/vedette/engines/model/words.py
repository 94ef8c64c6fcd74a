"""Words and windows: a document cut into the word pieces that the encoder reads."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vedette.records.spans import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from vedette.records.documents import Document

# Word pieces of a window, its two marks included. Most reports are one window.
WINDOW = 224
# Pieces that are kept of one word; longer ones are addresses and noise.
_LONGEST_WORD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A run of whole sentences for one pass of the encoder.

    `pieces` are the ids between the marks [CLS] and [SEP], `words` the index of the word that
    each piece belongs to; `first` is the position of each of its words' first piece, counted
    with [CLS] as 0.
    """

    pieces: tuple[int, ...]
    words: tuple[int, ...]
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A document as words.

    `sentences` are those of the document; `spans[i]` is where word i stands in the text, `sentence[i]` the index of its sentence;
    `bounds[s]` is the half-open range of words of sentence s. Windows come in order and hold
    every word once.
    """

    sentences: tuple[Span, ...]
    spans: tuple[Span, ...]
    sentence: tuple[int, ...]
    bounds: tuple[tuple[int, int], ...]
    windows: tuple[Window, ...]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a code point of the text, -1 for none (furniture)."""
        found = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return found if found >= 0 and offset < self.sentences[found].end else -1

    def words_in(self, span: Span, sentence: int) -> tuple[int, int]:
        """Half-open range of the words of a sentence that share a code point with `span`."""
        start, end = self.bounds[sentence]
        while start < end and self.spans[start].end <= span.start:
            start += 1
        while end > start and self.spans[end - 1].start >= span.end:
            end -= 1
        return start, end


def word(document: Document, tokenizer: Tokenizer) -> Worded:
    """Cut the sentences of a document into words and word pieces, and pack them into windows.

    Words are runs of letters and digits, or single marks; a word is never cut between windows.
    """
    text = document.report.text
    spans: list[Span] = []
    sentence_of: list[int] = []
    bounds: list[tuple[int, int]] = []
    pieces: list[list[int]] = []
    for number, sentence in enumerate(document.sentences):
        coded = tokenizer.encode(sentence.cut(text), add_special_tokens=False)
        begin = len(spans)
        last: int | None = None
        at = sentence.start
        for piece, index, (start, end) in zip(
            coded.ids, coded.word_ids, coded.offsets, strict=True
        ):
            if index is None or start == end:
                continue
            if index == last:
                spans[-1] = Span(spans[-1].start, at + end)
                if len(pieces[-1]) < _LONGEST_WORD:
                    pieces[-1].append(piece)
            else:
                spans.append(Span(at + start, at + end))
                sentence_of.append(number)
                pieces.append([piece])
                last = index
        bounds.append((begin, len(spans)))
    return Worded(
        sentences=document.sentences,
        spans=tuple(spans),
        sentence=tuple(sentence_of),
        bounds=tuple(bounds),
        windows=tuple(_pack(pieces, bounds)),
    )


def _pack(pieces: list[list[int]], bounds: list[tuple[int, int]]) -> list[Window]:
    """Fill windows evenly with whole sentences; a sentence that is too long is cut."""
    room = WINDOW - 2
    total = sum(map(len, pieces))
    aim = min(room, -(-total // max(1, -(-total // room))) + 24)
    runs: list[list[int]] = []
    size = 0
    for begin, end in bounds:
        length = sum(len(pieces[i]) for i in range(begin, end))
        if not runs or size + length > aim:
            runs.append([])
            size = 0
        for i in range(begin, end):
            if size + len(pieces[i]) > room:
                runs.append([])
                size = 0
            runs[-1].append(i)
            size += len(pieces[i])
    return [_window(run, pieces) for run in runs if run]


def _window(run: list[int], pieces: list[list[int]]) -> Window:
    ids: list[int] = []
    words: list[int] = []
    first: list[int] = []
    for i in run:
        first.append(len(ids) + 1)
        ids += pieces[i]
        words += [i] * len(pieces[i])
    return Window(pieces=tuple(ids), words=tuple(words), first=tuple(first))
