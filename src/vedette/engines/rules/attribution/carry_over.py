"""Attribution that reaches beyond its sentence: quotations, statements, transcripts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vedette.engines.rules.attribution.scopes import Attribution, Frame
from vedette.engines.rules.attribution.subjects import QUOTE_MARKS, nearest_subject
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span

_LABEL = re.compile(r"(?P<name>(?:[A-Z][A-Z.'’-]+\s+){0,4}[A-Z][A-Z.'’-]{2,}):\s+(?=\S)")
_FARTHEST_CUE = 60
_LONGEST_TOLL = 11
_HARM = frozenset({"killed", "wounded", "injured", "died", "hurt", "missing", "dead"})
_MORE = frozenset({"also", "another", "others", "other", "more", "dozens", "scores"})
_MARK_WIDTH = 3
_ASKING = frozenset({"QUESTION", "MODERATOR", "UPDATE", "NOTE", "BREAKING", "ALSO", "WATCH"})


def carry_over(
    text: str,
    sentences: tuple[Span, ...],
    words: Sequence[tuple[TaggedWord, ...]],
    paragraphs: tuple[Span, ...],
    frames: Sequence[tuple[Frame, ...]],
    quotes: tuple[Span, ...],
) -> tuple[Attribution, ...]:
    """Attribute quotations, printed statements and transcripts to their speakers."""
    found: list[Attribution] = []
    found.extend(_quotations(sentences, words, paragraphs, frames, quotes))
    found.extend(_statements(text, sentences, words, paragraphs, frames, quotes))
    found.extend(_transcripts(text, paragraphs))
    found.extend(_tolls(sentences, words, paragraphs, frames))
    return tuple(found)


def _cue(frame: Frame, words: tuple[TaggedWord, ...]) -> Span:
    return Span(words[frame.cue].start, words[frame.cue].end)


def _quotations(
    sentences: tuple[Span, ...], words: Sequence[tuple[TaggedWord, ...]], paragraphs: tuple[Span, ...],
    frames: Sequence[tuple[Frame, ...]], quotes: tuple[Span, ...],
) -> list[Attribution]:  # fmt: skip
    found: list[Attribution] = []
    ends = {paragraph.end for paragraph in paragraphs}
    starts = {paragraph.start for paragraph in paragraphs}
    last: tuple[TaggedSource, ...] = ()
    goes_on = False
    for quote in quotes:
        speaker = _speaker(quote, sentences, words, paragraphs, frames, quotes)
        opens = any(quote.start - width in starts for width in range(1, _MARK_WIDTH + 1))
        if not speaker and goes_on and opens:
            speaker = last
        last, goes_on = speaker, quote.end in ends
        if speaker:
            found.append(Attribution(scope=quote, sources=speaker, rule="quotation"))
    return found


def _speaker(
    quote: Span, sentences: tuple[Span, ...], words: Sequence[tuple[TaggedWord, ...]],
    paragraphs: tuple[Span, ...], frames: Sequence[tuple[Frame, ...]], quotes: tuple[Span, ...],
) -> tuple[TaggedSource, ...]:  # fmt: skip
    own = [i for i, sentence in enumerate(sentences) if sentence.overlaps(quote)]
    if not own:
        return ()
    outside: list[tuple[int, Frame]] = []
    for i in own:
        for frame in frames[i]:
            cue = _cue(frame, words[i])
            if not any(q.covers(cue) for q in quotes):
                gap = min(abs(cue.start - quote.end), abs(quote.start - cue.end))
                outside.append((gap, frame))
    near = [pair for pair in outside if pair[0] <= _FARTHEST_CUE]
    if near or (outside and quote.start <= sentences[own[0]].start + _MARK_WIDTH):
        return min(outside, key=lambda pair: pair[0])[1].sources
    if quote.start > sentences[own[0]].start + _MARK_WIDTH:
        inside = next(k for k, w in enumerate(words[own[0]]) if w.end > quote.start)
        for frame in reversed(frames[own[0]]):
            if any(a <= inside < b for a, b in frame.content):
                return frame.sources
        subject = nearest_subject(words[own[0]], inside)
        if subject is not None and not subject.plain:
            return subject.sources
        return min(outside, key=lambda pair: pair[0])[1].sources if outside else ()
    home = next((p for p in paragraphs if p.covers(quote)), None)
    for i in range(own[0] - 1, max(-1, own[0] - 4), -1):
        same = home is not None and home.covers(sentences[i])
        if not same and i < own[0] - 1:
            break
        for frame in reversed(frames[i]):
            if same or frame.opens:
                return frame.sources
    after = own[-1] + 1
    if after < len(sentences) and home is not None and home.covers(sentences[after]):
        for frame in frames[after]:
            return frame.sources
    return ()


def _statements(
    text: str,
    sentences: tuple[Span, ...], words: Sequence[tuple[TaggedWord, ...]], paragraphs: tuple[Span, ...],
    frames: Sequence[tuple[Frame, ...]], quotes: tuple[Span, ...],
) -> list[Attribution]:  # fmt: skip
    """ "X said:" at the end of a paragraph, and the statement printed below it."""
    found: list[Attribution] = []
    for p, paragraph in enumerate(paragraphs):
        last = [i for i, s in enumerate(sentences) if paragraph.covers(s)]
        frame = _opening_frame(last, words, frames)
        if frame is None:
            continue
        if words[last[-1]][-1].text != ":" and len(last) > 1:
            rest = Span(sentences[last[1]].start, paragraph.end)
            found.append(Attribution(scope=rest, sources=frame.sources, rule="statement"))
        if p + 1 == len(paragraphs):
            break
        following = paragraphs[p + 1]
        opening = [q for q in quotes if following.start <= q.start <= following.start + 3]
        end = paragraphs[-1].end
        if opening:
            continue
        name = frame.sources[-1].span.cut(text).split()[-1]
        for q in range(p + 2, len(paragraphs)):
            if re.search(rf"\b{re.escape(name)}\b", paragraphs[q].cut(text)):
                end = paragraphs[q].start
                break
            inner = [i for i, s in enumerate(sentences) if paragraphs[q].covers(s)]
            if inner and frames[inner[-1]] and words[inner[-1]][-1].text == ":":
                end = paragraphs[q].start
                break
        found.append(
            Attribution(scope=Span(following.start, end), sources=frame.sources, rule="statement")
        )
    return found


def _tolls(
    sentences: tuple[Span, ...], words: Sequence[tuple[TaggedWord, ...]],
    paragraphs: tuple[Span, ...], frames: Sequence[tuple[Frame, ...]],
) -> list[Attribution]:  # fmt: skip
    """ "Another ten were wounded.": a toll that goes on with the one just attributed."""
    found: list[Attribution] = []
    for i in range(1, len(sentences)):
        lower = {word.lower for word in words[i]}
        if frames[i] or not frames[i - 1] or len(words[i]) > _LONGEST_TOLL:
            continue
        if not (lower & _HARM and lower & _MORE):
            continue
        if any(p.covers(sentences[i]) and p.covers(sentences[i - 1]) for p in paragraphs):
            source = frames[i - 1][-1].sources
            found.append(Attribution(scope=sentences[i], sources=source, rule="toll goes on"))
    return found


def _opening_frame(
    inside: list[int], words: Sequence[tuple[TaggedWord, ...]],
    frames: Sequence[tuple[Frame, ...]],
) -> Frame | None:  # fmt: skip
    """The frame whose colon opens a statement: at the paragraph's end, or early in it."""
    if not inside:
        return None
    own = frames[inside[-1]]
    if own and own[-1].opens and words[inside[-1]][-1].text == ":":
        return own[-1]
    for frame in frames[inside[0]][:1]:
        colon = frame.last + 1
        sentence = words[inside[0]]
        if not frame.opens or colon + 1 >= len(sentence) or sentence[colon].text != ":":
            continue
        if sentence[colon + 1].text not in QUOTE_MARKS:
            return frame
    return None


def _transcripts(text: str, paragraphs: tuple[Span, ...]) -> list[Attribution]:
    found: list[Attribution] = []
    for paragraph in paragraphs:
        label = _LABEL.match(text, paragraph.start, paragraph.end)
        if label is None or label["name"].split()[0] in _ASKING or len(paragraphs) < 2:
            continue
        name = Span(*label.span("name"))
        found.append(
            Attribution(
                scope=Span(label.end(), paragraph.end),
                sources=(TaggedSource(span=name, kind="person"),),
                rule="transcript",
            )
        )
    return found
