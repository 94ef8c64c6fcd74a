"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.sentences import split_sentences

NEWSY = st.text(alphabet=st.sampled_from(list("abcDE .!?\n\"”“()[]19…'-\t\r\u00a0")), max_size=200)


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Gen. Omar Haddad met Lt. Col. J. R. Smith in Tyre.", "They talked for two hours."],
        ["Mr. Haddad left at 9 a.m. Friday for the U.S. base.", "He did not return."],
        ["The convoy left at 9 a.m.", "Nobody saw it again."],
        ["It was built in the U.S.", "The army bought 3.5 million of them."],
        ["Resolution No. 2118 was passed on Dec. 13 in New York.", "Nobody voted against it."],
        ["Nothing was left by Dec.", "Residents fled."],
        ["“We will stay.”", "The minister did not say how long."],
        ['"Where are they?" asked the mayor.', "No one knew."],
        ['"Where are they?" Omar Haddad asked.', "No one knew."],
        ["He paused... and then went on.", "So did we."],
        ["He paused...", "Then he went on."],
        ["The town fell. (Levant Wire) (The Tyre Post)", "Another held. (LW)"],
        ["The town fell. (Levant Wire)"],
        ["It fell.", "(The mayor had left a day before.)"],
        ["The base fell.", "al-Haddad brigade fighters fled.", "Gen. al-Haddad did not."],
        ['" Where are they? " she said.', "Sens. Haddad and Saab left ST. MARY."],
        ["It fell.[3]", "The mayor fled.[4][5]"],
        ["Is it over?", "Yes!", "It is."],
        ["They withdrew.", "12 vehicles were left behind."],
        ["Acme Corp. Chairman John Q. Public resigned.", "The board met."],
        ["The ministry sued Acme Corp.", "The company denied it."],
        ["1. Troops left the base."],
        ["He was ill.", "Omar Haddad was not.", "Is it so?", "No.", "Yes."],
        ["The vehicle, a T-72 (cf. Fig. 3), burned.", "Its crew fled."],
        ["St. Mary's church in Ft. Hood vs. the town of Mt. Hermon burned.", "All fled."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_headline_a_bullet_and_a_paragraph_each_end_with_their_line() -> None:
    text = "Convoy leaves base\n\nTroops left\n- first item\n- Second item. And more\n"
    assert cut(text) == [
        "Convoy leaves base",
        "Troops left",
        "- first item",
        "- Second item.",
        "And more",
    ]


def test_a_hard_wrapped_line_goes_on() -> None:
    text = "The long convoy of trucks left the northern base\nand drove to the coast. It stopped."
    assert len(cut(text)) == 2


def test_a_missing_space_after_the_full_stop_still_ends_the_sentence() -> None:
    assert cut("The convoy left.Nobody saw it.") == ["The convoy left.", "Nobody saw it."]
    assert cut("See example.com for more.") == ["See example.com for more."]


@given(st.one_of(NEWSY, st.text(max_size=200)))
def test_spans_are_trimmed_ordered_and_lose_no_character(text: str) -> None:
    spans = split_sentences(text)
    at = 0
    for span in spans:
        assert at <= span.start < span.end
        assert span.cut(text) == span.cut(text).strip()
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "piece", [". ", "(", "a.", "A. ", '."', "(A) ", "1. ", "\n", "Mr. ", " . ", " "]
)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(split_sentences(text)) <= len(text)
