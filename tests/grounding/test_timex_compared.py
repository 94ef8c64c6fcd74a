"""Periods named by one named before."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.grounding.times import find_times

SATURDAY = date(2024, 12, 14)
QUARTER = "The port took in more in the third quarter of 2020. "


def last(text: str, published: date | None = SATURDAY) -> tuple[str, str, str, str]:
    mention = find_times(text, published=published)[-1]
    return mention.words.text, mention.value, mention.first, mention.last


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "end"),
    [
        ("Tolls fell in the quarter.", "the quarter", "2020-Q3", "2020-07", "2020-09"),
        ("The latest period held a loss.", "The latest period", "2020-Q3", "2020-07", "2020-09"),
        ("The year-ago quarter held a loss.", "The year-ago quarter", "2019-Q3", "2019-07", "2019-09"),
        ("That beats year-earlier tolls.", "year-earlier", "2019-Q3", "2019-07", "2019-09"),
        ("Tolls fell 4% from a year earlier.", "a year earlier", "2019-Q3", "2019-07", "2019-09"),
        ("A year ago, tolls were 9.", "A year ago", "2019-Q3", "2019-07", "2019-09"),
        ("The quarter a year ago was worse.", "The quarter a year ago", "2019-Q3", "2019-07", "2019-09"),
        ("In the 2018 quarter it lost.", "the 2018 quarter", "2018-Q3", "2018-07", "2018-09"),
    ],
)  # fmt: skip
def test_the_quarter_named_before_is_meant(
    text: str, words: str, value: str, first: str, end: str
) -> None:
    assert last(QUARTER + text) == (words, value, first, end)


def test_a_comparison_looks_back_to_the_period_named_and_not_to_one_compared() -> None:
    text = QUARTER + "It fell 4% from a year earlier. Tolls rose 2% from a year earlier."
    assert last(text)[1] == "2019-Q3"


def test_a_toll_is_compared_with_the_month_of_its_sentence() -> None:
    text = "In October 200 people were killed, compared with 90 a year earlier."
    assert last(text) == ("a year earlier", "2023-10", "2023-10", "2023-10")


def test_a_year_earlier_without_a_comparison_is_counted_from_the_day_named() -> None:
    assert last("He fled on December 8. They came a year earlier.")[2] == "2023"
    assert last("They came a year earlier.")[1:] == ("P1Y", "", "")


@pytest.mark.parametrize(
    ("text", "words", "first", "end"),
    [
        ("in the quarter ended July 31.", "the quarter", "2024-05-01", "2024-07-31"),
        ("in the year ended 31 March 2020.", "the year", "2019-04-01", "2020-03-31"),
    ],
)
def test_a_period_that_ended_on_a_day_runs_up_to_it(
    text: str, words: str, first: str, end: str
) -> None:
    found = find_times("Tolls fell " + text, published=SATURDAY)[0]
    assert (found.words.text, found.first, found.last) == (words, first, end)


@pytest.mark.parametrize(
    ("text", "words", "first", "end"),
    [
        ("It is the low for the year.", "the year", "2024", "2024"),
        ("It must be done by year-end.", "year-end", "2024-12-31", "2024-12-31"),
        ("It must be done by the year's end.", "the year's end", "2024-12-31", "2024-12-31"),
        ("It fell since year-end.", "year-end", "2023-12-31", "2023-12-31"),
    ],
)
def test_the_year_is_that_of_publication(text: str, words: str, first: str, end: str) -> None:
    assert (last(text)[0], *last(text)[2:]) == (words, first, end)


@pytest.mark.parametrize(
    "text",
    ["He lives in the French quarter.", "It was a long period.", "He won the year of the war."],
)
def test_other_quarters_periods_and_years_are_left_alone(text: str) -> None:
    assert find_times(text, published=SATURDAY) == ()


def test_without_a_publication_date_nothing_is_compared_with_now() -> None:
    assert last("It is up from a year ago.", None)[2:] == ("", "")
    assert last("It is the low for the year.", None)[2:] == ("", "")
