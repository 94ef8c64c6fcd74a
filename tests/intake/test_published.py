"""Dates as printed."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake.published import is_believable, read_iso, read_printed

ZONES = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(timezones=ZONES))
def test_the_day_is_the_printed_one_in_every_time_zone(moment):
    assert read_iso(moment.isoformat()) == moment.date()
    assert read_printed(moment.isoformat()) == moment.date()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-12-14", date(2024, 12, 14)),
        (" 2024-12-14 ", date(2024, 12, 14)),
        ("20241214", date(2024, 12, 14)),
        ("2024-12-14T10:00:00Z", date(2024, 12, 14)),
        ("2024-12-14T10:00:00.123+0100", date(2024, 12, 14)),
        ("2024-12-14 10:00:00 UTC", date(2024, 12, 14)),
        ("Sat, 14 Dec 2024 23:30:00 -0500", date(2024, 12, 14)),
    ],
)
def test_common_ways_to_print_a_date_are_read(words, day):
    assert read_printed(words) == day


@pytest.mark.parametrize(
    "words",
    ["", "yesterday", "14/12/2024", "2024-13-01", "2024-02-30", "2024-12-14Tnoon", "2024-12-14x",
     "0000-00-00", "2024", "2024-12-145", "²024-12-14"],
)  # fmt: skip
def test_what_is_no_date_is_not_read(words):
    assert read_iso(words) is None


@given(st.text(max_size=40))
def test_any_words_are_read_or_not_and_nothing_is_raised(words):
    assert read_printed(words) is None or read_printed(words)


def test_believable_days_lie_between_1900_and_two_days_ahead():
    now = datetime(2024, 12, 20, 12, tzinfo=UTC)
    days = [date(1899, 12, 31), date(1900, 1, 1), date(2024, 12, 22), date(2024, 12, 23)]
    assert [is_believable(day, now=now) for day in days] == [False, True, True, False]
