"""Killed and injured: which numbers an attack has, in invented sentences."""

from __future__ import annotations

from datetime import date

import pytest

import vedette


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("43 killed, 112 injured in car bomb attack in Mosul.", ["43"], ["112"]),
        ("The attack killed 12 people and wounded 14 others.", ["12"], ["14"]),
        ("A soldier and two children were killed in the shelling.", ["A soldier", "two"], []),
        ("Gunmen shot dead a judge in Basra.", ["a judge"], []),
        ("At least 30 villagers died in the air strike.", ["At least 30"], []),
        ("The raid left five dead and dozens wounded.", ["five"], ["dozens"]),
        ("Meanwhile seven shepherds were killed in an air strike.", ["seven"], []),
        ("The mayor was killed in the bombing.", [], []),
        ("Another 27 people were injured in the attack.", [], ["27"]),
        ("A total of 23 guards and 58 gunmen were killed in the clashes.", ["23", "58"], []),
        ("The bombing killed nobody.", [], []),
        ("A driver suffered a head wound in the bombing.", [], []),
        ("The monitor counted five more deaths in the shelling.", ["five"], []),
    ],
)
def test_a_toll_is_the_number_of_those_harmed(
    text: str, killed: list[str], injured: list[str]
) -> None:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    assert [words.text for claim in claims for words in claim.killed] == killed
    assert [words.text for claim in claims for words in claim.injured] == injured


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Three members of the militia were killed in a raid.", ["members of the militia"]),
        ("The attack killed 12 people.", []),
        ("The attack left ten wounded.", []),
        ("A driver suffered a head wound in the bombing.", []),
        ("The bombing killed the opposition leader Samir Khalil.", ["Samir Khalil"]),
    ],
)
def test_who_was_harmed_is_named_when_the_words_say_more_than_people(
    text: str, recipients: list[str]
) -> None:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    assert [actor.words.text for claim in claims for actor in claim.recipients] == recipients
