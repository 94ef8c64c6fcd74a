"""Dictionary forms."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vedette.engines.rules.syntax.lemmas import lemma

CASES = """
VBD: withdrew withdraw, seized seize, hit hit, left leave, controlled control, capturing capturing,
stopped stop, agreed agree, freed free, raided raid, invaded invade, repelled repel, bombed bomb,
exploded explode, denied deny, fled flee, recaptured recapture, reached reach, moved move,
shot shoot, opened open, retreated retreat, urged urge, changed change, cleared clear, vetoed veto,
abandoned abandon, escaped escape, announced announce, accused accuse, pushed push, ran run
VBN: targeted target, evacuated evacuate, deployed deploy, trapped trap, injured injure,
created create, monitored monitor, besieged besiege, planned plan, united unite, equipped equip,
required require, guided guide, treated treat, settled settle, mined mine, begun begin, taken take
VBG: shelling shell, carrying carry, firing fire, pursuing pursue, preparing prepare,
making make, striking strike, dying die, patrolling patrol, bringing bring, regrouping regroup,
fleeing flee, withdrawing withdraw, attacking attack, being be, releasing release
VBZ: launches launch, continues continue, crosses cross, goes go, tries try, has have, 's be
NNS: troops troop, casualties casualty, bases base, forces force, clashes clash, men man,
gunmen gunman, lives life, people people, headquarters headquarters
RB: n't not, quickly quickly
"""


def cases() -> list[tuple[str, str, str]]:
    found = []
    tag = ""
    for line in CASES.strip().split("\n"):
        head, _, rest = line.rpartition(":")
        tag = head or tag
        for pair in rest.split(","):
            if pair.strip():
                word, expected = pair.split()
                found.append((word, tag, expected))
    return found


@pytest.mark.parametrize(("word", "tag", "expected"), cases())
def test_a_word_has_its_dictionary_form(word: str, tag: str, expected: str) -> None:
    assert lemma(word, tag) == expected


@example("s", "VBZ")
@given(st.text(max_size=12), st.sampled_from(["VBD", "VBN", "VBG", "VBZ", "NNS", "NN", "MD"]))
def test_any_word_has_a_form(word: str, tag: str) -> None:
    assert bool(lemma(word, tag)) == bool(word)
