"""Which words of a sentence are the source, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Chain = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels attacked Varn, an engineer at the power station said.",
            ("engineer at the power station", "witness"),
        ),
        ("A teacher in Strel said rebels attacked.", ("teacher in Strel", "witness")),
        (
            "Rebels attacked Varn, according to a nurse from the clinic.",
            ("nurse from the clinic", "witness"),
        ),
        (
            "A spokesman for the ministry said rebels attacked.",
            ("spokesman for the ministry", "official"),
        ),
        (
            "Rebels attacked Varn, an official at the port authority said.",
            ("official at the port authority", "official"),
        ),
    ],
)
def test_the_head_person_speaks_and_not_the_place_of_work(
    chain: Chain, text: str, expected: tuple[str, str]
) -> None:
    assert chain(text, "attacked") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Coast and Steppe Monitor said rebels attacked.", ["Coast and Steppe Monitor"]),
        ("Rebels attacked Varn, the Coast and Steppe Monitor said.", ["Coast and Steppe Monitor"]),
        (
            "Rebels attacked Varn, according to the Coast and Steppe Monitor.",
            ["Coast and Steppe Monitor"],
        ),
        ("The Doctors and Nurses Union said rebels attacked.", ["Doctors and Nurses Union"]),
        (
            "The Ministry of Roads and Bridges said rebels attacked.",
            ["Ministry of Roads and Bridges"],
        ),
        (
            "Ruritanian and Varnian sources said rebels attacked.",
            ["Ruritanian and Varnian sources"],
        ),
    ],
)
def test_a_name_may_hold_an_and(chain: Chain, text: str, expected: list[str]) -> None:
    assert [words for words, _ in chain(text, "attacked")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army and the police said rebels attacked.", ["army", "police"]),
        ("Reuters and AFP said rebels attacked.", ["Reuters", "AFP"]),
        ("Olan Reth and Sami Dorn said rebels attacked.", ["Olan Reth", "Sami Dorn"]),
        ("Rebels attacked Varn, according to the army and the police.", ["army", "police"]),
        ("Rebels attacked Varn, said the mayor, and troops withdrew.", ["mayor"]),
    ],
)
def test_two_sources_side_by_side_are_both_given(
    chain: Chain, text: str, expected: list[str]
) -> None:
    assert [words for words, _ in chain(text, "attacked")] == expected
