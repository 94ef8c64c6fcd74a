"""Neighbouring expressions that are one."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.grounding.times import find_times
from vedette.records.spans import Span

SATURDAY = date(2024, 12, 14)


def only(text: str) -> tuple[str, str, str, str]:
    (mention,) = find_times(text, published=SATURDAY)
    return mention.words.text, mention.type, mention.first, mention.last


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It fell overnight on Thursday.", "overnight on Thursday", "2024-12-12", "2024-12-13"),
        ("It fell Thursday overnight.", "Thursday overnight", "2024-12-12", "2024-12-13"),
        ("It fell overnight on Saturday.", "overnight on Saturday", "2024-12-13", "2024-12-14"),
        ("It fell overnight into Friday.", "overnight into Friday", "2024-12-12", "2024-12-13"),
        ("It fell overnight from Thursday to Friday.", "overnight from Thursday to Friday", "2024-12-12", "2024-12-13"),
        ("It fell on the night of Thursday to Friday.", "the night of Thursday to Friday", "2024-12-12", "2024-12-13"),
        ("It fell on the night of December 8-9.", "the night of December 8-9", "2024-12-08", "2024-12-09"),
        ("It fell in the night between 7 and 8 December.", "the night between 7 and 8 December", "2024-12-07", "2024-12-08"),
    ],
)  # fmt: skip
def test_a_night_lies_between_two_days(text: str, words: str, first: str, last: str) -> None:
    assert only(text) == (words, "TIME", first, last)


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("It fell on Friday last week.", "Friday last week", "2024-12-06"),
        ("It fell on Friday of last week.", "Friday of last week", "2024-12-06"),
        ("It fell last week on Sunday.", "last week on Sunday", "2024-12-08"),
        ("It fell a week ago on Friday.", "a week ago on Friday", "2024-12-06"),
        ("It fell two weeks ago Monday.", "two weeks ago Monday", "2024-11-25"),
        ("He died two days after Monday.", "two days after Monday", "2024-12-11"),
        ("He died the day before Dec. 8.", "the day before Dec. 8", "2024-12-07"),
        ("He died a week before last Tuesday.", "a week before last Tuesday", "2024-12-03"),
    ],
)
def test_a_day_is_counted_from_the_words_beside_it(text: str, words: str, day: str) -> None:
    assert only(text) == (words, "DATE", day, day)


def test_a_given_span_is_joined_too() -> None:
    text = "It fell on Friday last week."
    (mention,) = find_times(text, published=SATURDAY, spans=(Span(8, 27),))
    assert mention.words.text == "on Friday last week"
    assert (mention.first, mention.last) == ("2024-12-06", "2024-12-06")


def test_from_now_to_a_day_is_a_range_with_days_in_its_value() -> None:
    (mention,) = find_times("They leave between now and Feb. 10.", published=SATURDAY)
    assert mention.value == "2024-12-14/2025-02-10"


def test_hours_between_two_take_the_day_named_with_the_second() -> None:
    (mention,) = find_times("It ran between 10 a.m. and noon on Friday.", published=SATURDAY)
    assert mention.value == "2024-12-13T10:00/2024-12-13T12:00"
    assert (mention.type, mention.first, mention.last) == ("TIME", "2024-12-13", "2024-12-13")


def test_without_a_publication_date_the_parts_stay_apart() -> None:
    found = find_times("It fell on Friday last week.", published=None)
    assert [m.first for m in found] == ["", ""]
