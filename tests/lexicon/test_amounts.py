"""Words for how many and how much, as bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import DataError
from vedette.lexicon import quantity_words as table
from vedette.lexicon.amounts import acled_floor, read_amount

BOUNDS = [
    ("12", 12, 12),
    ("1,200", 1200, 1200),
    ("200 000", 200_000, 200_000),
    ("twelve", 12, 12),
    ("Ninety-Four", 94, 94),
    ("two hundred and fifty", 250, 250),
    ("1.2 million", 1_200_000, 1_200_000),
    ("half a million", 500_000, 500_000),
    ("more than a quarter of a million", 250_000, None),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("dozens", 24, None),
    ("several dozen", 36, None),
    ("a few hundred", 200, None),
    ("hundreds", 200, None),
    ("tens of thousands", 20_000, None),
    ("tens or hundreds of thousands", 20_000, None),
    ("several", 3, None),
    ("many", 2, None),
    ("a number of", 2, None),
    ("at least 12", 12, None),
    ("no fewer than 20", 20, None),
    ("30 or more", 30, None),
    ("upwards of 160", 160, None),
    ("up to 30", 0, 30),
    ("as many as 40", 0, 40),
    ("between 5 and 7", 5, 7),
    ("15 to 20", 15, 20),
    ("12-15", 12, 15),
    ("two or three", 2, 3),
    ("two to three million", 2_000_000, 3_000_000),
    ("both", 2, 2),
    ("all 17", 17, 17),
    ("no civilians", 0, 0),
    ("another 20", 20, 20),
    ("a woman", 1, 1),
    ("a second armed man", 1, 1),
    ("one of its commanders", 1, 1),
    ("family of six", 6, 6),
    ("a boy of 14", 1, 1),
    ("a 14-year-old boy", 1, 1),
    ("11 out of 18", 11, 11),
    ("12 people, 3 of them children", 12, 12),
    ("dozens of people, including 12 children", 24, None),
    ("at least 9 people, four of whom were children", 9, None),
    ("between two and three dozen", 24, 36),
    ("a total of 45", 45, 45),
    ("five-to-seven", 5, 7),
    ("not a single soldier", 0, 0),
    ("3m people", 3_000_000, 3_000_000),
    ("12 in two attacks", 12, 12),
    ("a man in his 30s", 1, 1),
    ("two men, aged 25 and 30", 2, 2),
    ("two soldiers and a child", 3, 3),
    ("a woman with four of her children and an old man", 6, 6),
    ("at least 13 women and children", 13, None),
]


@pytest.mark.parametrize(("phrase", "low", "high"), BOUNDS)
def test_counts_have_bounds(phrase: str, low: int, high: int | None) -> None:
    amount = read_amount(phrase)
    assert (amount.low, amount.high, amount.unit, amount.approx) == (low, high, "", False)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("around 20", 18, 22),
        ("some 150", 135, 165),
        ("20 or so", 18, 22),
        ("nearly 200", 180, 200),
        ("about 5", 4, 6),
        ("20-odd", 20, 29),
        ("300-odd", 300, 399),
        ("estimated 900", 810, 990),
    ],
)
def test_about_widens_the_bounds_and_says_so(phrase: str, low: int, high: int) -> None:
    amount = read_amount(phrase)
    assert (amount.low, amount.high, amount.approx) == (low, high, True)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit"),
    [
        ("30%", 30, 30, "percent"),
        ("15 to 20 per cent", 15, 20, "percent"),
        ("$2bn", 2_000_000_000, 2_000_000_000, "USD"),
        ("over £1.1bn", 1_100_000_000, None, "GBP"),
        ("$125-million", 125_000_000, 125_000_000, "USD"),
        ("9 billion euros", 9_000_000_000, 9_000_000_000, "EUR"),
        ("11 tonnes", 11, 11, "t"),
        ("two and a half tonnes", 2.5, 2.5, "t"),
        ("1700kg", 1700, 1700, "kg"),
        ("176 pounds (80 kg)", 176, 176, "lb"),
        ("300 square miles", 300, 300, "mi2"),
        ("hundreds of kilometres", 200, None, "km"),
        ("500m away", 500, 500, "m"),
        ("$1.2-1.5 billion", 1_200_000_000, 1_500_000_000, "USD"),
        ("three days", 3, 3, "day"),
        ("at least once", 1, None, "times"),
        ("thousands of families", 2000, None, "families"),
    ],
)
def test_measures_are_no_counts(phrase: str, low: float, high: float | None, unit: str) -> None:
    amount = read_amount(phrase)
    assert (amount.low, amount.high, amount.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "phrase",
    [
        "", "casualties", "an entire family", "medical staff", "most", "around half", "all",
        "an unspecified number", "one person each", "two-thirds", "one in five", "significantly higher", "3.5.2031", "more",
    ],
)  # fmt: skip
def test_words_that_state_no_number_say_why(phrase: str) -> None:
    amount = read_amount(phrase, people=True)
    assert (amount.low, amount.high) == (None, None)
    assert amount.rule[:2] in {"N8", "N9"}


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("soldiers", 2, None),
        ("attacker", 1, 1),
        ("his mother", 1, 1),
        ("Ann Ivanova", 1, 1),
        ("him", 1, 1),
        ("She and her daughter", 2, 2),
        ("women", 2, None),
        ("an army officer", 1, 1),
        ("the chief of staff", 1, 1),
    ],
)
def test_bare_nouns_count_where_people_are_counted(phrase: str, low: int, high: int | None) -> None:
    amount = read_amount(phrase, people=True)
    assert (amount.low, amount.high) == (low, high)


def test_bare_nouns_count_nothing_elsewhere() -> None:
    assert read_amount("soldiers").low is None


@pytest.mark.parametrize(
    ("phrase", "floor"),
    [("tens", 10), ("dozens", 12), ("hundreds", 100), ("at least 12", 12), ("$5", None)],
)
def test_the_floor_of_acled_takes_one_unit(phrase: str, floor: int | None) -> None:
    assert acled_floor(phrase) == floor


@given(st.text(max_size=60))
def test_bounds_of_any_text_are_in_order(phrase: str) -> None:
    amount = read_amount(phrase, people=True)
    assert amount.low is not None or amount.high is None
    assert amount.high is None or amount.low is None or 0 <= amount.low <= amount.high


@given(st.integers(1, 10**9))
def test_about_never_leaves_the_number_out(number: int) -> None:
    amount = read_amount(f"about {number:,} people")
    assert amount.low is not None
    assert amount.high is not None
    assert amount.low <= number <= amount.high


@pytest.mark.parametrize("row", ["number\t12", "number\tx\ttwelve", "numbers\t12\ttwelve"])
def test_a_wrong_row_is_refused_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "quantity_words.tsv").write_text(f"# head\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(table, "files", lambda _package: tmp_path)
    with pytest.raises(DataError, match="line 2") as caught:
        table.quantity_words.__wrapped__()
    assert caught.value.code == "V355"
