"""Which time expression dates an event, in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

import vedette


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("Rebels attacked the town on Friday.", "attacked", "Friday"),
        ("On Friday, rebels attacked the town.", "attacked", "Friday"),
        ("Rebels shelled the town on Monday and withdrew on Tuesday.", "withdrew", "Tuesday"),
        ("The army said on Sunday that rebels had attacked the town on Friday.", "attacked", "Friday"),
        ("Ten people were killed in air strikes in the past 24 hours.", "air strikes", "the past 24 hours"),
        ("The town has been besieged since January 2024.", "besieged", "since January 2024"),
        ("It happened on Friday, when rebels attacked the port.", "attacked", "Friday"),
    ],
)  # fmt: skip
def test_the_nearest_time_of_its_clause_dates_an_event(text: str, trigger: str, time: str) -> None:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    found = [claim.time for claim in claims if claim.trigger.text == trigger]
    assert [mention.words.text for mention in found if mention] == [time]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The army said on Sunday that rebels had attacked the town.", "attacked"),
        ("12 May 2016 Rebels Seize Town of Amuda", "Seize"),
        ("12-05-2016 Rebels seize the town of Amuda.", "seize"),
        ("The rebel-held town has been quiet and calm for its people on Friday.", "held"),
        ("Troops attacked the port after protesters gathered there on Friday.", "attacked"),
    ],
)
def test_a_day_of_saying_of_another_event_or_of_the_headline_dates_nothing(
    text: str, trigger: str
) -> None:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    assert [claim.time for claim in claims if claim.trigger.text == trigger] == [None]
