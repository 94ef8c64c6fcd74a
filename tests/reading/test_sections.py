"""Very long texts are read in sections, and the sections change nothing for the reader."""

from __future__ import annotations

from dataclasses import replace

import pytest

import vedette
from vedette.reading.layout import LONGEST_SENTENCE, lay_out
from vedette.reading.sections import SECTION, sections_of
from vedette.records.claims import Claim
from vedette.records.reports import Report
from vedette.records.shifting import shifted
from vedette.records.spans import Span, Words

SENTENCE = "Soldiers shelled the town of Homs on Friday, residents said. "


def test_a_report_of_ordinary_length_is_one_section() -> None:
    document = lay_out(Report(name="r", text=SENTENCE * 20))
    assert [section.document for section in sections_of(document)] == [document]


def test_sections_hold_every_sentence_once_and_in_order() -> None:
    text = SENTENCE * (3 * SECTION // len(SENTENCE))
    document = lay_out(Report(name="r", text=text))
    sections = sections_of(document)
    assert len(sections) > 2
    found = [
        Span(span.start + section.start, span.end + section.start)
        for section in sections
        for span in section.document.sentences
    ]
    assert tuple(found) == document.sentences
    assert all(len(section.document.report.text) <= SECTION for section in sections)


def test_claims_of_a_long_text_cut_out_their_own_words() -> None:
    text = SENTENCE * (2 * SECTION // len(SENTENCE))
    claims = vedette.read(text).claims
    assert len(claims) == text.count("shelled")
    for claim in claims:
        assert claim.trigger.span.cut(text) == claim.trigger.text == "shelled"
        assert [s.words.text for s in claim.sources] == ["residents"]
        assert all(s.words.span.cut(text) == s.words.text for s in claim.sources)
    assert len({claim.id for claim in claims}) == len(claims)


def test_a_sentence_without_end_is_cut_into_pieces() -> None:
    document = lay_out(Report(name="r", text="and then " * 1000))
    assert len(document.sentences) > 1
    assert all(span.end - span.start <= LONGEST_SENTENCE for span in document.sentences)


@pytest.mark.parametrize("by", [0, 7])
def test_shifting_moves_every_span_and_nothing_else(by: int) -> None:
    claim = vedette.read(SENTENCE).claims[0]
    moved = shifted(claim, by)
    assert moved.trigger.span == Span(claim.trigger.span.start + by, claim.trigger.span.end + by)
    assert shifted(moved, -by) == claim
    assert isinstance(moved, Claim)
    assert replace(moved, evidence=claim.evidence).type == claim.type
    assert shifted(Words(span=Span(1, 2), text="a"), by).text == "a"
