"""What the words for equipment name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.grounding.equipment import ground_equipment, whole_words
from vedette.lexicon.equipment import equipment, stack_equipment
from vedette.records.spans import Span


def names(words: str) -> list[str]:
    return [item.name for item in ground_equipment(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Su-34s", ["Su-34"]),
        ("Sukhoi 34", ["Su-34"]),
        ("SU34 jets", ["Su-34"]),
        ("Geran-2 drones", ["Shahed-136"]),
        ("Grad rockets", ["BM-21 Grad"]),
        ("AK-47 assault rifles", ["AK-47"]),
        ("S-400 defense missile system", ["S-400"]),
        ("M1A2 tanks", ["M1A2 Abrams"]),
        ("warplanes", ["warplane"]),
        ("Russian jets", ["warplane"]),
        ("armored personnel carriers", ["armoured personnel carrier"]),
        ("technicals", ["armed pickup"]),
        ("white phosphorous", ["white phosphorus"]),
        ("rockets and launchers", ["rocket"]),
        ("MT-LBs", ["MT-LB"]),
        ("APCs", ["armoured personnel carrier"]),
        ("USS Example", ["warship"]),
        ("ballistic and cruise missiles", ["ballistic missile", "cruise missile"]),
        ("drones, tanks and Grads", ["drone", "tank", "BM-21 Grad"]),
        ("Su-30/Su-34", ["Su-30", "Su-34"]),
    ],
)
def test_names_and_class_words_find_their_kind(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("shipment of rifles", ["rifle"]),
        ("remains of cluster munitions", ["cluster munition"]),
        ("launcher for S-300s", ["S-300"]),
        ("trucks carrying rockets", ["truck"]),
        ("helicopter landing equipment", ["military equipment"]),
        ("home-made missiles", ["missile"]),
        ("KamAZ tanker", ["KamAZ truck"]),
        ("suicide vest components", ["bomb component"]),
        ("arms cache", ["weapon"]),
        ("an S-400 missile battalion", ["S-400"]),
        ("quadcopters dropping grenades", ["small drone"]),
    ],
)
def test_the_head_of_the_phrase_decides(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        "troops",
        "military base",
        "tank crews",
        "drone operators",
        "suicide bombers",
        "mansion",
        "coal mine",
        "mail carrier",
    ],
)
def test_people_places_and_unknown_things_name_no_kind(words: str) -> None:
    assert names(words) == []


def test_a_shared_name_is_settled_by_the_word_beside_it() -> None:
    assert names("Puma helicopters") == ["Super Puma"]
    assert names("Puma drone") == ["RQ-20 Puma"]


def test_a_shared_name_alone_is_what_its_kinds_have_in_common() -> None:
    (item,) = ground_equipment("Bayraktar drones")
    assert item.name == "armed drone"
    assert "Bayraktar TB2" in item.rule
    assert ground_equipment("Typhoon") == ()


def test_gas_is_a_weapon_in_an_attack_and_fuel_in_a_delivery() -> None:
    assert [item.name for item in ground_equipment("gas", event="ASSAULT")] == ["chemical weapon"]
    assert [item.name for item in ground_equipment("gas", event="MOVE")] == ["fuel"]
    assert names("gas") == []


def test_no_name_begins_inside_a_designation() -> None:
    assert "M1 Abrams" not in names("9A310M1")


def test_a_model_that_is_not_listed_is_not_its_neighbour() -> None:
    assert names("Orlan-20") == ["reconnaissance drone"]


def test_a_name_like_a_common_word_needs_its_capital() -> None:
    assert names("Tor") == ["Tor"]
    assert names("tor") == []


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("30 T-72 tanks", 30, 30),
        ("dozens of missiles", 24, None),
        ("a drone", 1, 1),
        ("a barrage of about 70 missiles", 63, 77),
        ("at least two dozen trucks", 24, None),
    ],
)
def test_the_words_may_say_how_many(words: str, low: int, high: int | None) -> None:
    (item,) = ground_equipment(words)
    assert item.amount is not None
    assert (item.amount.low, item.amount.high) == (low, high)


@pytest.mark.parametrize(
    "words", ["120mm mortar shells", "250lb bomb", "two waves of drones", "F-16s", "their tanks"]
)
def test_measures_holders_and_designations_are_no_counts(words: str) -> None:
    (item,) = ground_equipment(words)
    assert item.amount is None


def test_each_thing_has_its_own_count() -> None:
    items = ground_equipment("1,200 drones and 60 cruise missiles")
    assert [(item.name, item.amount and item.amount.low) for item in items] == [
        ("drone", 1200),
        ("cruise missile", 60),
    ]


def test_a_tree_of_the_users_own_is_used() -> None:
    own = "ogre\tOgre\tdrone\t\ttype\t-\tsure"
    tree = stack_equipment(own, name="own.tsv", base=equipment()).tree
    assert [item.path for item in ground_equipment("Ogre drones", tree=tree)] == [
        ("aircraft", "drone", "Ogre")
    ]


@pytest.mark.parametrize(("cut", "whole"), [("-27 jets", "Su-27 jets"), ("Su-", "Su-27")])
def test_a_cut_word_is_looked_up_whole(cut: str, whole: str) -> None:
    text = "Three Su-27 jets flew."
    start = text.index(cut)
    assert whole_words(text, Span(start, start + len(cut))) == whole


@given(st.text(max_size=60))
def test_any_words_can_be_asked_for(words: str) -> None:
    for item in ground_equipment(words):
        assert item.path[-1] == item.name
