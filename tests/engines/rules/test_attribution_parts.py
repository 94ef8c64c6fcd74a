"""Kinds of sources, quotations and brackets, each by itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines.rules.attribution.attribute import with_own
from vedette.engines.rules.attribution.digests import bracket_sources
from vedette.engines.rules.attribution.quotes import quotations
from vedette.engines.rules.attribution.shortest_names import shortest_name
from vedette.engines.rules.attribution.source_kinds import source_kind
from vedette.engines.rules.attribution.tagged_words import tagged_words
from vedette.engines.rules.syntax.phrases import parse
from vedette.records.documents import TaggedSource
from vedette.records.spans import Span


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Varn Observatory for Human Rights", "monitor"),
        ("police spokesman for the province", "official"),
        ("source at the police command", "anonymous"),
        ("Reuters", "media"),
        ("Ruritanian state television", "media"),
        ("two residents of Strel", "witness"),
        ("satellite images", "imagery"),
        ("press release", "document"),
        ("defence ministry", "organization"),
        ("Olan Reth", "person"),
        ("RDF", "organization"),
        ("Ruritania", "organization"),
        ("driver", None),
        ("teacher in Strel", None),
        ("SOHR", "monitor"),
        ("spokesman for Varn Civil Defence", "official"),
        ("Varn Department of Roads spokesperson", "official"),
        ("Ansar al-Varn", "organization"),
        ("Ruritanian military source", "anonymous"),
        ("Ruritanians", "anonymous"),
        ("Varn Army Special Operations Division", "organization"),
        ("state news agency", "media"),
        ("shopkeeper", "witness"),
        ("White Helmets", "monitor"),
        ("Varn Wire", "media"),
    ],
)
def test_table_and_shape_tell_the_kind_of_a_source(words: str, kind: str | None) -> None:
    assert source_kind(tuple(words.split())) == kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ruritanian Foreign Minister Olan Reth", "Olan Reth"),
        ("observatory director Olan Reth", "Olan Reth"),
        ("Olan Reth spokesman for the council", "Olan Reth"),
        ("President of the Harbour Coalition Olan Reth", "Olan Reth"),
        ("official news agency SANA", "SANA"),
        ("Ruritania-based monitor", "monitor"),
        ("police chief of Strel", "police chief of Strel"),
    ],
)
def test_a_source_is_cut_to_its_shortest_full_name(phrase: str, name: str) -> None:
    words = tagged_words(parse(phrase, Span(0, len(phrase))))
    first, last, _ = shortest_name(words, 0, len(words) - 1)
    assert phrase[words[first].start : words[last].end] == name


def spans(text: str) -> list[str]:
    return [span.cut(text) for span in quotations(text, (Span(0, len(text)),))]


def test_quotations_are_cut_without_their_marks() -> None:
    assert spans('He said "we left at dawn today" and “we came back at noon”.') == [
        "we left at dawn today",
        "we came back at noon",
    ]


def test_a_scare_quote_is_no_quotation() -> None:
    assert spans('The "safe zone" was shelled by the "People\'s Army".') == []


def test_a_long_quotation_may_leave_its_paragraph_open() -> None:
    assert spans("“We left at dawn and came back at noon.") == [
        "We left at dawn and came back at noon."
    ]


def test_a_stray_mark_inside_a_paragraph_opens_nothing() -> None:
    assert spans('He left." The town was shelled all through the night') == []


def test_doubled_marks_are_read_like_single_ones() -> None:
    assert spans('""We left the town at dawn,"" Reth said.') == ["We left the town at dawn,"]


@given(st.text(alphabet='ab "“”.', max_size=80))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    found = quotations(text, (Span(0, len(text)),))
    for before, after in pairwise(found):
        assert before.end <= after.start


def test_one_bracket_alone_is_no_digest() -> None:
    text = "Shells hit the port of Varn. (Varn Herald)"
    line = Span(0, len(text))
    assert bracket_sources(text, (line, Span(len(text), len(text)))) == ()


def test_outlets_side_by_side_are_given_in_printed_order() -> None:
    lines = ["Shells hit Varn. (Varn Herald, Strel Post) (BBC)", "Ships sink. (AFP)"]
    text = "\n".join(lines)
    first = Span(0, len(lines[0]))
    second = Span(len(lines[0]) + 1, len(text))
    found = bracket_sources(text, (first, second))
    assert [s.span.cut(text) for s in found[0].sources] == ["Varn Herald", "Strel Post", "BBC"]
    assert found[0].scope.cut(text).startswith("Shells hit Varn.")


def test_whoever_answers_for_a_claim_comes_last_and_is_named_once() -> None:
    outlet = TaggedSource(span=Span(0, 7), kind="media")
    claimant = TaggedSource(span=Span(17, 28), kind="organization")
    assert with_own((outlet,), (claimant,)) == (outlet, claimant)
    assert with_own((outlet, claimant), (claimant,)) == (outlet, claimant)
    assert with_own((outlet,), ()) == (outlet,)


def test_a_monitor_in_brackets_is_no_outlet() -> None:
    lines = ["Shells hit Varn. (SOHR) (BBC)", "Ships sink. (AFP)"]
    text = "\n".join(lines)
    first = Span(0, len(lines[0]))
    second = Span(len(lines[0]) + 1, len(text))
    found = bracket_sources(text, (first, second))
    assert [source.kind for source in found[0].sources] == ["monitor", "media"]
