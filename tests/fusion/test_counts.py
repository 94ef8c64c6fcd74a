from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.fusion.counts import Count, read_count


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("12", 12, 12),
        ("1,200", 1200, 1200),
        ("twelve people", 12, 12),
        ("twenty-one soldiers", 21, 21),
        ("two hundred and fifty", 250, 250),
        ("1.5 million", 1_500_000, 1_500_000),
        ("a dozen", 12, 12),
        ("two dozen trucks", 24, 24),
        ("dozens of fighters", 24, None),
        ("hundreds", 200, None),
        ("several", 3, None),
        ("around 20", 18, 22),
        ("at least 12", 12, None),
        ("more than three thousand", 3000, None),
        ("up to 40", 0, 40),
        ("between 12 and 15", 12, 15),
        ("a woman", 1, 1),
    ],
)
def test_number_phrases_give_their_bounds(phrase: str, low: int, high: int | None) -> None:
    assert read_count(phrase) == Count(low, high)


@pytest.mark.parametrize("phrase", ["", "women", "3.5.2031", "$2bn", "three days", "40 percent"])
def test_a_phrase_without_number_gives_none(phrase: str) -> None:
    assert read_count(phrase) is None


@given(st.integers(0, 10**6))
def test_digits_are_read_as_they_stand(number: int) -> None:
    assert read_count(f"{number:,} people") == Count(number, number)


def test_at_least_12_and_15_do_not_disagree_but_12_and_15_do() -> None:
    assert not Count(12, None).disjoint(Count(15, 15))
    assert Count(12, 12).disjoint(Count(15, 15))
    assert Count(15, 15).disjoint(Count(0, 12))
