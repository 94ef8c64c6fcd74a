"""Laying a report out: furniture, dateline, byline, credits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.layout import lay_out
from vedette.records.documents import Document
from vedette.records.reports import Report

STORY = (
    "Soldiers left the hilltop post of Kafr Nour on Tuesday.\n"
    "Residents said the trucks drove east before dawn.\n"
    "The ministry did not comment on the move.\n"
    "Two shops reopened in the main street.\n"
    "A spokesman promised a statement later in the day."
)


def laid(text: str, *, keep_all: bool = False) -> Document:
    return lay_out(Report(name="t", text=text), keep_all=keep_all)


def read_text(document: Document) -> str:
    return " | ".join(span.cut(document.report.text) for span in document.sentences)


def test_a_wires_line_and_a_closing_teaser_are_not_read() -> None:
    document = laid(
        STORY + "\nWith wires\nWhy the opposition is losing its patience with the mayor"
    )
    assert {item.kind for item in document.furniture} == {"wires line", "teaser"}
    assert "patience" not in read_text(document)
    assert [words.text for words in document.credits] == ["With wires"]


def test_furniture_is_read_when_all_is_kept() -> None:
    text = STORY + "\nWhy the opposition is losing its patience with the mayor"
    assert "patience" not in read_text(laid(text))
    assert "patience" in read_text(laid(text, keep_all=True))


def test_a_headline_at_the_top_is_read() -> None:
    assert read_text(laid("Troops leave hilltop post\n" + STORY)).startswith("Troops leave")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", "share line"),
        ("Read more: Mayor under pressure", "teaser"),
        ("File photo: a checkpoint near the dam", "photo credit"),
        ("Photo by Lina Haddad", "photo credit"),
        ("© 2031 Orontes Courier. All rights reserved.", "boilerplate"),
        ("Advertisement", "navigation"),
        ("Published: 3 May 2031, 14:20", "timestamp"),
        ("Tags: Homs, army", "tags"),
        ("Subscribe to our newsletter", "subscription"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_kind(line: str, kind: str) -> None:
    document = laid(STORY + "\n" + line + "\nThe bridge stayed shut, the town council said.")
    assert [item.kind for item in document.furniture] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "Photographs released by the ministry show the bridge in ruins.",
        "Related attacks killed two people in Homs.",
        "Published in May, the report blames both sides.",
        "Share prices fell after the attack.",
        "More than 20 people fled the town.",
        "Support for the truce grew in the north.",
    ],
)
def test_a_sentence_that_opens_like_furniture_is_read(line: str) -> None:
    assert line in read_text(laid(STORY + "\n" + line + "\nThe bridge stayed shut."))


def test_a_dateline_gives_place_agency_and_day() -> None:
    document = laid("TYRE, Lebanon (Cedar Wire), May 3 - The port reopened.\nShips came in.")
    line = document.dateline
    assert line is not None
    assert line.place is not None
    assert line.agency is not None
    assert line.day is not None
    assert (line.place.text, line.agency.text, line.day.text) == (
        "TYRE, Lebanon",
        "Cedar Wire",
        "May 3",
    )
    assert read_text(document).startswith("The port reopened.")
    assert [words.text for words in document.credits] == ["Cedar Wire"]


def test_a_sentence_that_opens_with_an_abbreviation_is_no_dateline() -> None:
    assert laid("NATO said it would withdraw. The move follows talks.").dateline is None
    assert laid("SDF (Syrian Democratic Forces) fighters left the town.").dateline is None


def test_a_byline_is_kept_apart() -> None:
    document = laid("Port reopens\nBy Lina Haddad in Tyre\nThe port reopened on Tuesday.")
    assert document.byline is not None
    assert "Haddad" not in read_text(document)


@given(st.text(max_size=400))
def test_sentences_are_in_order_and_never_overlap(text: str) -> None:
    document = laid(text)
    at = 0
    for span in document.sentences:
        assert at <= span.start < span.end <= len(text)
        at = span.end
    for item in document.furniture:
        assert not any(item.span.overlaps(span) for span in document.sentences)
