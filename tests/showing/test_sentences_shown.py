from __future__ import annotations

from dataclasses import replace

import pytest

import vedette
from vedette.records.documents import EventType, Status
from vedette.showing.sentences import claim_sentence, plain


def test_a_withdrawal_says_who_from_where_to_where_with_what(claims) -> None:
    runs = claim_sentence(claims[0])
    assert plain(runs) == "Northern Brigade withdrew from Homs to Latakia with 40 trucks"
    assert [run.text for run in runs if run.strong] == ["Northern Brigade"]


def test_a_hedged_presence_quotes_its_cue_and_its_trigger(claims) -> None:
    assert plain(claim_sentence(claims[1])) == (
        "Dismantled radar reportedly (“appear”) present (“appear to show”) at Tell Saroun airfield"
    )


def test_a_denied_attack_leads_with_the_denial_and_never_reads_as_fact(claims) -> None:
    assert plain(claim_sentence(claims[2])) == (
        "Denied: Northern Brigade (“brigade”) attacking Damascus"
    )


def test_an_offer_on_condition_keeps_the_condition(claims) -> None:
    assert plain(claim_sentence(claims[3])) == (
        "Gulf republic offered (grain; to Tartus) – on condition (“if the port reopens”)"
    )


def test_an_open_question_is_not_told_as_a_state(claims) -> None:
    assert plain(claim_sentence(claims[4])) == (
        "Not known whether: garrison in control of Al-Qamishli"
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("fact", "Northern Brigade withdrew from"),
        ("hedged", "Northern Brigade reportedly withdrew from"),
        ("denied", "Said not to be so: Northern Brigade withdrawing from"),
        ("future", "Northern Brigade to withdraw from"),
        ("conditional", "Northern Brigade would withdraw from"),
        ("unknown", "Not known whether: Northern Brigade withdrew from"),
    ],
)
def test_each_status_has_its_own_wording(claims, status: Status, said: str) -> None:
    assert plain(claim_sentence(replace(claims[0], status=status))).startswith(said)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("fact", "Withdrawal"),
        ("hedged", "Reportedly: withdrawal"),
        ("denied", "Said not to be so: withdrawal"),
        ("future", "Announced or planned: withdrawal"),
        ("conditional", "On condition: withdrawal"),
        ("unknown", "Not known whether: withdrawal"),
    ],
)
def test_without_an_actor_nobody_is_put_in(claims, status: Status, said: str) -> None:
    claim = replace(claims[0], status=status, actors=(), equipment=(), quantity=())
    assert plain(claim_sentence(claim)) == f"{said} from Homs to Latakia"


def test_what_is_going_on_is_not_told_as_done(main, claims) -> None:
    words = replace(main.words("withdrew"), text="withdrawing")
    sentence = plain(claim_sentence(replace(claims[0], trigger=words)))
    assert sentence.startswith("Northern Brigade withdrawing from")


def test_a_noun_as_trigger_gets_no_tense(main, claims) -> None:
    words = replace(main.words("withdrew"), text="withdrawal")
    sentence = plain(claim_sentence(replace(claims[0], trigger=words)))
    assert sentence.startswith("Northern Brigade: withdrawal from")


def test_a_number_that_stands_apart_is_called_a_quantity(main, claims) -> None:
    claim = replace(claims[0], quantity=(main.words("14"),))
    assert plain(claim_sentence(claim)).endswith("with trucks (quantity: 14)")


def test_every_type_and_status_makes_a_sentence_of_words_of_the_claim(claims) -> None:
    statuses = ("fact", "hedged", "denied", "future", "conditional", "unknown")
    for kind in EventType.__args__:
        for status in statuses:
            claim = replace(claims[0], type=kind, mode="", status=status)
            sentence = plain(claim_sentence(claim))
            assert "Northern Brigade" in sentence
            assert "  " not in sentence
            assert sentence[0].isupper()


def test_a_negation_that_nobody_denies_is_not_called_a_denial(main, claims) -> None:
    claim = replace(claims[2], cues=(replace(main.words("denied"), text="did not"),))
    assert plain(claim_sentence(claim)).startswith("Said not to be so (“did not”): Northern")


def test_an_actor_and_its_own_equipment_are_told_in_one_phrase() -> None:
    claim = vedette.read("Two Turkish frigates left the port of Mersin on Tuesday.").claims[0]
    assert plain(claim_sentence(claim)) == "Two Turkish frigates moved (“left”) from port of Mersin"
