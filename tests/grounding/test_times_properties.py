"""Properties of time expressions that hold for any text and any day."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.grounding.times import find_times
from vedette.grounding.timex_scan import RULES
from vedette.grounding.timex_values import closing_day, opening_day, precision_of
from vedette.records.spans import Span

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PIECES = st.sampled_from(
    "the a last next this past early late mid- since from to and between on in of at by ago "
    "earlier later three 12 31 29 1967 2024 9999 0 2000 100 Monday Friday, May March Feb. Dec "
    "December week weeks weekend month quarter year years decade century night morning dawn days "
    "hours ago today tomorrow tonight overnight spring fall winter first third half now same that "
    "before after day every daily will was said - / : . , ( ) \n 9:30 p.m. GMT UTC+3 1990s 16th "
    "Ramadan New Year's Day several few couple 2 1/2 a.m. century, 5-6 coming previous following "
    "2024-02-30 31/02/2024 year-ago quarter, period ended ending ago old long compared reported said "
    "since fall Tyre. overnight into night nineteen ninety-six two thousand Thanksgiving Muharram "
    "1446 later weekend end's year's war truce \u0660 \u00b2 İ ß".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@settings(max_examples=400)
@given(text=TEXTS, published=st.one_of(st.none(), DAYS, st.dates()))
def test_mentions_cut_their_words_do_not_overlap_and_run_forward(
    text: str, published: date | None
) -> None:
    at = 0
    mentions = find_times(text, published=published)
    for mention in mentions:
        span = mention.words.span
        assert at <= span.start < span.end <= len(text)
        assert span.cut(text) == mention.words.text
        at = span.end
        assert bool(mention.first) == bool(mention.last)
        assert mention.precision == precision_of(mention.first, mention.last)
        assert mention.rule
        if mention.first:
            assert opening_day(mention.first) <= closing_day(mention.last)
    assert mentions == find_times(text, published=published)


@given(text=TEXTS, published=st.one_of(st.none(), DAYS, st.dates()), data=st.data())
def test_any_given_span_gets_exactly_one_mention(
    text: str, published: date | None, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    (mention,) = find_times(text, published=published, spans=(span,))
    assert mention.words.span == span
    if mention.first:
        assert opening_day(mention.first) <= closing_day(mention.last)


@given(weekday=st.sampled_from(WEEKDAYS), published=DAYS)
def test_a_past_weekday_lies_up_to_six_days_before_publication(
    weekday: str, published: date
) -> None:
    (mention,) = find_times(f"The base fell on {weekday}.", published=published)
    found = date.fromisoformat(mention.first)
    assert 0 <= (published - found).days <= 6
    assert WEEKDAYS[found.weekday()] == weekday


@given(weekday=st.sampled_from(WEEKDAYS), published=DAYS)
def test_a_future_weekday_lies_up_to_six_days_after_publication(
    weekday: str, published: date
) -> None:
    (mention,) = find_times(f"They will leave on {weekday}.", published=published)
    assert 0 <= (date.fromisoformat(mention.first) - published).days <= 6


@given(day=DAYS, published=st.one_of(st.none(), DAYS))
def test_a_full_date_does_not_depend_on_publication(day: date, published: date | None) -> None:
    for words in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        day.isoformat(),
    ):
        (mention,) = find_times(f"The base fell on {words}.", published=published)
        assert mention.first == mention.last == day.isoformat()


@given(back=st.integers(0, 250), published=DAYS)
def test_a_past_date_without_its_year_is_the_latest_on_or_before_publication(
    back: int, published: date
) -> None:
    day = published - timedelta(days=back)
    text = f"The base was captured on {day:%B} {day.day}."
    (mention,) = find_times(text, published=published)
    assert mention.first == day.isoformat()


@given(text=TEXTS)
def test_nothing_is_anchored_without_a_publication_date(text: str) -> None:
    for mention in find_times(text, published=None):
        if mention.anchor:
            assert mention.anchor in text or mention.first


HOSTILE = (
    "1", "12 ", "1990 ", "1990-", "last ", "the ", "a ", "early late ", "Monday ", "May ",
    "Monday, May 1", "at 9:30 ", "9:", " ", "\n", "about a ", "hundred ", "twenty-", "week ",
    "and ", "first ", "every other ", "the past few ", "'", "from Monday to ", "1/1/", "a.m. ",
    "will go on Friday ", "Since the fall of Tyre ", "Friday. Since the fall of Tyre. ", "the quarter ",
    "the third quarter of 2020. a year earlier ", "overnight ", "two days after ", "nineteen ninety ",
    "reported Tuesday a month ago ", "1, ", "Dec. 1, 2, 3, ", "Friday ", "years ", "more than ", "same day ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = process_time()
        find_times(text, published=date(2024, 12, 14))
        return process_time() - start

    short, long = seconds(4_000), min(seconds(32_000) for _ in range(2))
    assert long < 24 * short + 0.25


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
