"""Words, windows, notes and questions: what the network is given, whatever the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.engines.gazetteer import open_gazetteer
from vedette.engines.model.notes import CHANNELS, note, shape
from vedette.engines.model.questions import LONGEST, ask, known_sources
from vedette.engines.model.session import PIECES, read_pieces, shipped
from vedette.engines.model.tensors import Inquiry, answer_arrays, word_arrays
from vedette.engines.model.words import WINDOW, Worded, word
from vedette.engines.rules.tagger import RulesTagger
from vedette.reading.layout import lay_out
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span

TOKENIZER = read_pieces(shipped() / PIECES)
RULES = RulesTagger(open_gazetteer())


def laid_out(text: str) -> Document:
    return lay_out(Report(name="a", text=text, published=date(2031, 5, 14)), keep_all=True)


def worded(text: str) -> Worded:
    return word(laid_out(text), TOKENIZER)


def test_words_are_whole_and_stand_where_they_say():
    text = "Rebel-held Aïn Issa fell (again), U.S. officials said."
    found = [span.cut(text) for span in worded(text).spans]
    assert found == [
        "Rebel", "-", "held", "Aïn", "Issa", "fell", "(", "again", ")", ",", "U", ".", "S", ".",
        "officials", "said", ".",
    ]  # fmt: skip


TEXTS = st.text(st.sampled_from("ab Z.\n,(é漢\u200b\U0001f6a2'-0"), max_size=400)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_word_once_and_are_never_too_long(text):
    found = worded(text)
    words = [i for window in found.windows for i in dict.fromkeys(window.words)]
    assert words == list(range(len(found.spans)))
    assert all(len(window.pieces) <= WINDOW - 2 for window in found.windows)
    assert all(a.end <= b.start for a, b in zip(found.spans, found.spans[1:], strict=False))
    assert all(span.start < span.end for span in found.spans)


def test_a_sentence_longer_than_a_window_is_cut_between_words():
    found = worded("The army shelled " + ", ".join(f"village{i}" for i in range(400)) + ".")
    assert len(found.windows) > 2
    assert [i for w in found.windows for i in dict.fromkeys(w.words)] == list(
        range(len(found.spans))
    )


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("army", 1),
        ("Army", 2),
        ("A", 2),
        ("NATO", 3),
        ("iPhone", 4),
        ("12", 5),
        ("5pm", 6),
        ("-", 6),
    ],
)
def test_shapes_of_words(printed, number):
    assert shape(printed) == number


@given(TEXTS)
@settings(max_examples=40, deadline=None)
def test_every_word_has_a_note_in_every_channel_within_its_bounds(text):
    document = laid_out(text)
    found = word(document, TOKENIZER)
    notes = note(text, found, RULES.read(document))
    assert len(notes.channels) == len(CHANNELS)
    for channel, (_, size) in zip(notes.channels, CHANNELS, strict=True):
        assert len(channel) == len(found.spans)
        assert all(0 <= value < size for value in channel)


TEXT = "Rebels shelled Marrin on Monday, a spokesman said. The governor fled to Port Sel."


def test_notes_tell_what_the_rules_saw():
    document = laid_out(TEXT)
    found = word(document, TOKENIZER)
    seen = RULES.read(document)
    notes = dict(zip((name for name, _ in CHANNELS), note(TEXT, found, seen).channels, strict=True))
    at = {span.cut(TEXT): i for i, span in reversed(list(enumerate(found.spans)))}
    assert notes["type"][at["shelled"]] > 0
    assert notes["type"][at["Monday"]] == 0
    assert notes["time"][at["Monday"]] == 1
    assert notes["source"][at["spokesman"]] == 1
    assert notes["role"][at["Rebels"]] > 0


def test_a_question_has_the_sentence_of_its_trigger_and_the_sources_around():
    document = laid_out(TEXT)
    found = word(document, TOKENIZER)
    seen = RULES.read(document)
    candidates = known_sources(found, seen)
    trigger = found.words_in(Span(TEXT.index("shelled"), TEXT.index("shelled") + 7), 0)
    question = ask(found, seen, trigger, candidates)
    assert question.window == found.bounds[0]
    assert len(question.roles) == question.window[1] - question.window[0]
    assert [found.spans[candidates[i][0]].cut(TEXT) for i in question.sources] == ["spokesman"]
    assert question.links == (2,)
    assert question.claim is not None


def test_of_a_very_long_sentence_the_words_around_the_trigger_are_asked_about():
    text = "Officials " + "and officials " * 200 + "fled" + " and more officials" * 200 + "."
    document = laid_out(text)
    found = word(document, TOKENIZER)
    at = next(i for i, span in enumerate(found.spans) if span.cut(text) == "fled")
    question = ask(found, RULES.read(document), (at, at + 1), ())
    first, last = question.window
    assert last - first == LONGEST
    assert first < at < last


def test_arrays_of_two_documents_count_words_through_both():
    one, two = worded("Rebels fled."), worded("The army shelled Marrin.")
    documents = [laid_out("Rebels fled."), laid_out("The army shelled Marrin.")]
    notes = [
        note(d.report.text, w, RULES.read(d)) for d, w in zip(documents, (one, two), strict=True)
    ]
    arrays = word_arrays(list(zip((one, two), notes, strict=True)))
    assert arrays.pieces.shape[0] == 2
    assert len(arrays.first) == len(one.spans) + len(two.spans)
    asked = [
        Inquiry(
            worded=w, candidates=(), paragraph=[0],
            questions=[ask(w, RULES.read(d), (1, 2), ())],
        )
        for d, w in zip(documents, (one, two), strict=True)
    ]  # fmt: skip
    answers = answer_arrays(asked)
    assert answers.at[1, 0] == len(one.spans)
    assert answers.inside.sum() == 2
    assert answers.ends.shape == (0, 2)
