"""Times named by an event."""

from __future__ import annotations

from datetime import date

import pytest

from vedette.grounding.times import find_times
from vedette.grounding.timex_events import NOT_DATED
from vedette.records.spans import Span

SATURDAY = date(2024, 12, 14)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("Rebels captured Tyre on December 8. Since the fall of Tyre many fled.", "Since the fall of Tyre", "2024-12-08"),
        ("Since the capture of Tyre on December 8 many fled.", "Since the capture of Tyre", "2024-12-08"),
        ("The war began in May 2022. Many fled since the start of the war.", "since the start of the war", "2022-05"),
        ("The war broke out in 2011. Many fled since the start of the war.", "since the start of the war", "2011"),
        ("On December 8, rebels seized the port city of Tyre. Since the fall of Tyre many fled.", "Since the fall of Tyre", "2024-12-08"),
        ("Tyre fell to the rebels on December 8. Since the fall of Tyre many fled.", "Since the fall of Tyre", "2024-12-08"),
        ("Tyre was captured by rebels late on December 8. Since the fall of Tyre many fled.", "Since the fall of Tyre", "2024-12-08"),
        ("Haddad was toppled on Sunday. Since the ouster of Omar Haddad many fled.", "Since the ouster of Omar Haddad", "2024-12-08"),
    ],
)  # fmt: skip
def test_since_an_event_runs_from_the_day_that_the_text_gives_it(
    text: str, words: str, first: str
) -> None:
    (mention,) = [m for m in find_times(text, published=SATURDAY) if "event" in m.rule]
    assert mention.words.text == words
    assert (mention.type, mention.first, mention.last) == ("DURATION", first, "2024-12-14")


@pytest.mark.parametrize(
    "text",
    [
        "Since the fall of Tyre many fled.",
        "Rebels captured Sidon on December 8. Since the fall of Tyre many fled.",
        "Crowds met in Tyre for the first Friday prayers since Omar Haddad was overthrown. Since the fall of Tyre many fled.",
        "Rebels captured Tyre, the ministry said on Friday. Since the fall of Tyre many fled.",
        "Envoys left Tyre on December 8 after the army fell back. Since the fall of Tyre many fled.",
        "Envoys visited Tyre on December 8. Since the fall of Tyre many fled.",
    ],
)
def test_an_event_that_the_text_does_not_date_stays_words(text: str) -> None:
    mention = find_times(text, published=SATURDAY)[-1]
    assert mention.words.text == "Since the fall of Tyre"
    assert (mention.value, mention.first, mention.precision) == ("PXX", "", 0)
    assert mention.rule == NOT_DATED


def test_without_a_publication_date_since_has_no_end() -> None:
    text = "Rebels captured Tyre on 8 December 2024. Since the fall of Tyre many fled."
    assert find_times(text, published=None)[-1].first == ""


def test_a_given_span_asks_the_same() -> None:
    text = "Rebels captured Tyre on December 8. Since the fall of Tyre many fled."
    (mention,) = find_times(text, published=SATURDAY, spans=(Span(36, 58),))
    assert (mention.words.text, mention.first) == ("Since the fall of Tyre", "2024-12-08")
