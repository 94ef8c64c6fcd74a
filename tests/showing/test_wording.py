from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.records.claims import Source
from vedette.showing.wording import (
    flat,
    join_and,
    name_actor,
    say_chain,
    say_day,
    say_days,
    say_grounding,
    say_point,
    say_status,
    say_time,
)


def test_a_chain_runs_from_who_knows_to_who_printed_it(main) -> None:
    outer = Source(words=main.words("Levant Wire"), kind="media")
    inner = Source(words=main.words("governor"), kind="official")
    said = say_chain((outer, inner), "Example Courier")
    assert said == "according to governor, quoted by Levant Wire, via Example Courier"


def test_an_outlet_that_is_its_own_source_is_named_once(main) -> None:
    source = Source(words=main.words("Levant Wire"), kind="media")
    assert say_chain((source,), "Levant Wire") == "according to Levant Wire"


def test_a_chain_says_who_a_pronoun_stands_for(main) -> None:
    source = Source(words=replace(main.words("governor"), text="He"), kind="person")
    named = replace(source, name="Olan Reth")
    assert say_chain((named,), "Levant Wire") == "according to Olan Reth, via Levant Wire"
    said = say_chain((source,), "Levant Wire")
    assert said == "according to a person not named, via Levant Wire"


def test_the_reports_own_voice_is_its_outlets() -> None:
    assert say_chain((), "Example Courier") == "Example Courier reports"
    assert say_chain((), "") == "the report says so itself"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-12-13", "2024-12-13", "13 Dec 2024"),
        ("2024-12-08", "2024-12-13", "8–13 Dec 2024"),
        ("2024-11-30", "2024-12-02", "30 Nov 2024 – 2 Dec 2024"),
        ("2024-11", "2024-11", "Nov 2024"),
        ("1967", "1967", "1967"),
        ("1967", "1973", "1967 – 1973"),
        ("2024-12-13", "", "since 13 Dec 2024"),
        ("", "2024-12-13", "until 13 Dec 2024"),
        ("", "", ""),
    ],
)
def test_days_are_told_as_precisely_as_they_are_known(first: str, last: str, said: str) -> None:
    assert say_days(first, last) == said


@given(st.text(max_size=12))
def test_what_is_not_a_date_is_told_as_it_stands(text: str) -> None:
    assert isinstance(say_day(text), str)
    if not any(char.isdigit() for char in text):
        assert say_day(text) == text


def test_an_unresolved_time_keeps_its_words(main) -> None:
    assert say_time(main.time("Dec 14")) == "“Dec 14” (not resolved)"
    assert say_time(None) == ""


def test_a_place_says_where_it_is_how_exactly_or_that_it_is_not_known(claims) -> None:
    assert say_grounding(claims[0].origins[0]) == (
        "Homs (SYR), 34.7308° N, 36.7094° E, exact place, within 5 km"
    )
    assert say_grounding(claims[1].locations[0]) == "not in gazetteer"
    south = replace(claims[0].origins[0].place, lat_deg=-12.05, lon_deg=-77.04)
    assert say_point(south) == "12.0500° S, 77.0400° W"


def test_small_wordings(claims) -> None:
    assert join_and(("a", "b", "c")) == "a, b and c"
    assert join_and(()) == ""
    assert flat(" a\n b\t") == "a b"
    assert name_actor(claims[2].actors[0]) == "brigade (Northern Brigade)"
    assert say_status(claims[2]) == "denied (“denied”)"
