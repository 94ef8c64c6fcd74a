"""Tokens of news text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines.rules.syntax.tokens import tokenise
from vedette.records.spans import Span


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-led jets hit al-Samn.", ["US-led", "jets", "hit", "al-Samn", "."]),
        ("the Damascus-Homs highway", ["the", "Damascus-Homs", "highway"]),
        ("first-person-view drones", ["first-person-view", "drones"]),
        ("Syria's army", ["Syria", "'s", "army"]),
        ("Syria’s army", ["Syria", "’s", "army"]),
        ("the rebels' base", ["the", "rebels", "'", "base"]),
        ("It didn't fall; it's held.", ["It", "did", "n't", "fall", ";", "it", "'s", "held", "."]),
        ("They cannot leave", ["They", "can", "not", "leave"]),
        ("it didnt fall", ["it", "did", "nt", "fall"]),
        ("U.S. forces left", ["U.S.", "forces", "left"]),
        ("Gen. Haddad and Lt. Col. Nasr", ["Gen.", "Haddad", "and", "Lt.", "Col.", "Nasr"]),
        ("at 1,200.5 metres", ["at", "1,200.5", "metres"]),
        ("S-400s and a Ka-52", ["S-400s", "and", "a", "Ka-52"]),
        ("Ma'an and Dara'a", ["Ma'an", "and", "Dara'a"]),
        ("Ra's Baalbek", ["Ra's", "Baalbek"]),
        ("$5m or 40%", ["$", "5m", "or", "40", "%"]),
        ("“We won’t go,” he said", ["“", "We", "wo", "n’t", "go", ",", "”", "he", "said"]),
        ("left the city.The army", ["left", "the", "city", ".", "The", "army"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("Idlib—held by HTS", ["Idlib", "—", "held", "by", "HTS"]),
        ("the Front (NF)'s men", ["the", "Front", "(", "NF", ")", "'s", "men"]),
        ("7.62mm rounds", ["7.62mm", "rounds"]),
    ],
)
def test_news_text_splits_as_a_reader_would(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_offsets_count_in_the_whole_report() -> None:
    text = "First line. Rebels' men left."
    tokens = tokenise(text, Span(12, len(text)))
    assert tokens[0].text == "Rebels"
    assert (tokens[0].start, tokens[0].end) == (12, 18)


@given(st.text(alphabet=st.sampled_from("aZ é0'’.,-–\"“ ” ()\n$%#@:/sntdl") | st.characters()))
def test_tokens_cut_their_words_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    at = 0
    for token in tokenise(text, Span(0, len(text))):
        assert text[token.start : token.end] == token.text != ""
        assert token.lower == token.text.lower()
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()
