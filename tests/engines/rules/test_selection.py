"""Which trigger words become claims: look-alikes give none, one event gives one."""

from __future__ import annotations

from datetime import date

import pytest

import vedette


def _read(text: str) -> list[tuple[str, str]]:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    return [(claim.type, claim.trigger.text) for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        # names
        "The Civil War Museum opened in Beirut.",
        # a noun that only says what kind of thing it is
        "The strike group includes two destroyers.",
        "The raid team trained in the desert.",
        # accidents and disasters
        "A storm hit the coast.",
        "The bus crashed, killing ten people.",
        "Wildfires killed 12 people.",
        "Two trains collided, injuring 30.",
        "A gas leak caused an explosion that killed two.",
        "A flood destroyed the bridge.",
        "The mayor is fighting for his political survival.",
        "A bill targeting the port was read in the council.",
        "A lorry hits a van near a crossing, killing 19 people.",
        "Eight people were killed in a fire at a factory.",
        "An earthquake of magnitude 6.8 strikes the coast, killing dozens.",
        # sport
        "The midfielder shot wide before the goalkeeper attacked the ball.",
        "The team captured the title.",
        "He was beaten in the final.",
        # business
        "Shares were hit by the news.",
        "Investors fled after the report.",
        "Stocks rallied and bonds retreated.",
        "Prices exploded last month.",
        # figures of speech
        "He took the stage in Paris.",
        "He fought cancer for years.",
        "The film captured the imagination of many.",
        "The play struck a chord.",
        "The actor was shot for a film.",
        # elections and meetings are held, not towns
        "A referendum is held in the islands.",
        # looking for those harmed or lost, and a warning of what is to come
        "Volunteers searched for survivors in Homs.",
        "The mayor warned that the toll could rise.",
        # why a source has no name
        "A sailor who asked not to be named because he was not allowed to speak spoke of fog.",
        # only meant for
        "The council has a plane to deliver aid.",
        # reporting only
        "The minister said that he was pleased.",
        "No group has claimed responsibility.",
    ],
)
def test_a_look_alike_is_no_claim(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # harm belongs to the attack that did it
        (
            "Three soldiers were killed after militants attacked a convoy.",
            [("ASSAULT", "attacked")],
        ),
        ("An attack killed 12 people.", [("ASSAULT", "attack")]),
        ("12 people were killed on Monday.", [("ASSAULT", "killed")]),
        (
            "Militants stormed a hotel before commandos killed six gunmen.",
            [("ASSAULT", "stormed"), ("ASSAULT", "killed")],
        ),
        # the verb of an attack that is named
        ("The air strikes hit a school.", [("ASSAULT", "air strikes")]),
        ("The bridge was hit by two air strikes.", [("ASSAULT", "air strikes")]),
        ("The raid that targeted the town lasted an hour.", [("ASSAULT", "raid")]),
        # what is asked, promised or threatened
        ("The envoy urged the army to withdraw.", [("REQUEST", "urged")]),
        ("The mission urged both sides to stop fighting.", [("REQUEST", "urged")]),
        ("Turkey agreed to meet the envoy.", [("AGREE", "agreed")]),
        ("The president threatened to bomb the port.", [("THREATEN", "threatened")]),
        # but what is going on while its end is asked for goes on
        (
            "Aid groups called for a halt to air strikes on the town.",
            [("REQUEST", "called for"), ("ASSAULT", "air strikes")],
        ),
        # verb and noun of one event
        ("The envoy brokered talks between the sides.", [("CONSULT", "brokered")]),
        # the responsibility that is claimed stands for the attack
        (
            "The militia claimed responsibility for the attack.",
            [("ASSAULT", "claimed responsibility")],
        ),
    ],
)
def test_one_event_gives_one_claim(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers prevented farmers from entering Idlib.", [("COERCE", "prevented")]),
        ("The decree will ban drivers from entering Homs.", [("COERCE", "ban")]),
    ],
)
def test_what_is_prevented_did_not_happen(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


def test_what_somebody_is_accused_of_is_a_hedged_claim() -> None:
    accusation, deed = vedette.read("The mayor accused the army of shelling the market.").claims
    assert (accusation.type, accusation.status) == ("ACCUSE", "fact")
    assert (deed.type, deed.status) == ("ASSAULT", "hedged")


def test_a_harm_word_that_ends_the_text_has_no_words_after_it() -> None:
    assert _read("Two were killed") == [("ASSAULT", "killed")]
