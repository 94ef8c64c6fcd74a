"""Days as integers, circles as boxes, words as they are compared."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.store.circles import boxes_around, distance_km
from vedette.store.days import day_bounds, interval_of, moment_of, stamp_of
from vedette.store.words import fold, full_text_query, storable


@given(day=st.dates())
def test_a_whole_day_is_one_ordinal(day):
    assert day_bounds(day.isoformat()) == (day.toordinal(), day.toordinal())


@given(day=st.dates())
def test_a_month_and_a_year_hold_their_days_and_no_others(day):
    for length, same in ((7, lambda other: (other.year, other.month) == (day.year, day.month)),
                         (4, lambda other: other.year == day.year)):  # fmt: skip
        first, last = day_bounds(day.isoformat()[:length])
        assert first <= day.toordinal() <= last
        assert same(date.fromordinal(first))
        assert same(date.fromordinal(last))
        assert first == 1 or not same(date.fromordinal(first - 1))
        assert last == date.max.toordinal() or not same(date.fromordinal(last + 1))


@pytest.mark.parametrize(
    "text", ["", "2031-13", "2031-02-30", "0000", "31-05-02", "2031-W18", "20310502", "٢٠٣١", "2031-05-02T10"]
)  # fmt: skip
def test_what_is_no_day_month_or_year_has_no_ordinals(text):
    assert day_bounds(text) is None


def test_a_side_that_is_not_given_is_taken_from_the_other():
    day = date(2031, 5, 2).toordinal()
    assert interval_of("2031-05-02", "") == interval_of("", "2031-05-02") == (day, day)
    assert interval_of("", "") is None
    assert interval_of("2031-05", "2031") == (
        date(2031, 5, 1).toordinal(), date(2031, 12, 31).toordinal(),
    )  # fmt: skip


moments = st.datetimes(
    min_value=datetime(2, 1, 1), max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-23, 23).map(lambda hours: timezone(timedelta(hours=hours))),
)  # fmt: skip


@given(one=moments, two=moments)
def test_the_order_of_stamps_is_the_order_of_moments(one, two):
    stamps = stamp_of(one, "one"), stamp_of(two, "two")
    assert (stamps[0] < stamps[1]) == (one < two)
    assert moment_of(stamps[0]) == one
    assert moment_of(stamps[0]).tzinfo == UTC


points = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def lies_in_a_box(centre, point, radius):
    return any(
        south <= point[0] <= north and west <= point[1] <= east
        for south, north, west, east in boxes_around(*centre, radius)
    )


@given(centre=points, point=points, radius=st.one_of(st.floats(0, 21_000), st.floats(0, 50)))
def test_a_point_within_the_circle_lies_in_a_box(centre, point, radius):
    assert distance_km(*centre, *point) > radius or lies_in_a_box(centre, point, radius)


@given(centre=points, north=st.floats(-3, 3), east=st.floats(-6, 6))
def test_a_point_on_the_rim_lies_in_a_box(centre, north, east):
    lat = max(-90.0, min(90.0, centre[0] + north))
    point = (lat, (centre[1] + east + 180) % 360 - 180)
    assert lies_in_a_box(centre, point, distance_km(*centre, *point))


@given(centre=points, radius=st.floats(0, 21_000))
def test_boxes_lie_on_the_earth(centre, radius):
    for south, north, west, east in boxes_around(*centre, radius):
        assert -90 <= south <= north <= 90
        assert -180 <= west <= east <= 180


def test_distances_are_those_of_known_pairs():
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015.1, abs=0.1)
    assert distance_km(36.12, -86.67, 33.94, -118.4) == pytest.approx(2886.4, abs=0.5)
    assert distance_km(5, 5, 5, 5) == 0


@pytest.mark.parametrize(
    ("text", "folded"), [("Côte  GAZETTE", "cote gazette"), ("Straße", "strasse"), (" é ", "e"), ("", "")]
)  # fmt: skip
def test_case_accents_and_spaces_are_folded(text, folded):
    assert fold(text) == folded


@given(st.text(st.characters()))
def test_folding_twice_is_folding_once_and_can_be_stored(text):
    assert fold(fold(text)) == fold(text)
    fold(text).encode("utf-8")
    storable(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("left Tartus", '"left" "Tartus"'),
        ('"left Tartus"', '"left Tartus"'),
        ("withdr*", '"withdr"*'),
        ('say "no', '"say" "no"'),
        ("  ", '""'),
        ("*", '"*"'),
    ],
)
def test_words_phrases_and_beginnings_are_quoted(text, query):
    assert full_text_query(text) == query
