from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.fusion.events import group
from vedette.records.events import Event, Evidence

Make = Callable[..., Evidence]


def events(*members: Evidence) -> tuple[Event, ...]:
    return group(tuple(members)).upsert


def withdrawal(claim: Make, text: str, trigger: str, **more: object) -> Evidence:
    given_ = {"type_": "RETREAT", "mode": "withdraw", "origins": ["Tartus"], "day": "2031-05-02"}
    return claim(text, trigger, **{**given_, **more})


def test_a_withdrawal_and_a_movement_of_the_same_force_are_one_event(claim: Make) -> None:
    one = withdrawal(claim, "Army units withdrew from Tartus.", "withdrew", actors=["Army|SYR MIL"])
    two = claim(
        "Syrian soldiers left Tartus on trucks.", "left", "MOVE", outlet="Courier",
        actors=["soldiers|SYR MIL"], origins=["Tartus"], day="2031-05-02",
    )  # fmt: skip
    (event,) = events(one, two)
    assert (event.type, event.first, event.last) == ("RETREAT", "2031-05-02", "2031-05-02")
    assert event.places == ("Tartus",)
    (reason,) = event.reasons
    assert "actor 'Army' = 'soldiers' (SYR MIL)" in reason or "'soldiers' = 'Army'" in reason
    assert "place 'Tartus' = 'Tartus'" in reason
    assert "2031-05-02 overlaps 2031-05-02" in reason
    assert one.claim.id in reason
    assert two.claim.id in reason


TWO = "Syrian soldiers moved out of Tartus at night."


@pytest.mark.parametrize(
    "other",
    [
        {"origins": ["Latakia"], "text": TWO.replace("Tartus", "Latakia")},
        {"day": "2031-05-09"},
        {"actors": ["soldiers|TUR MIL"]},
        {"actors": ["soldiers|SYR REB"]},
        {"status": "future"},
        {"mode": "release"},
        {"type_": "PRESENCE"},
        {"day": "", "published": "2031-05-20"},
    ],
    ids=["place", "day", "country", "sector", "ahead", "mode", "type", "week"],
)
def test_what_differs_is_another_event(claim: Make, other: dict[str, object]) -> None:
    one = withdrawal(claim, "Army units left Tartus.", "left", actors=["Army|SYR MIL"])
    same = {"actors": ["soldiers|SYR MIL"], "outlet": "Courier", "text": TWO}
    joined = {**same}
    text = str(joined.pop("text"))
    assert len(events(one, withdrawal(claim, text, "moved", **joined))) == 1
    apart = {**same, **other}
    text = str(apart.pop("text"))
    assert len(events(one, withdrawal(claim, text, "moved", **apart))) == 2


@pytest.mark.parametrize("status", ["hedged", "denied", "unknown"])
def test_status_does_not_split_an_event(claim: Make, status: str) -> None:
    one = withdrawal(claim, "Army units left Tartus.", "left", actors=["Army|SYR MIL"])
    two = withdrawal(
        claim, TWO, "moved", actors=["soldiers|SYR MIL"], outlet="Courier", status=status
    )
    (event,) = events(one, two)
    assert event.statuses == ("fact", status)


def test_a_denial_beside_a_statement_is_kept_and_said(claim: Make) -> None:
    one = withdrawal(claim, "Army units left Tartus.", "left", actors=["Army|SYR MIL"])
    two = withdrawal(
        claim, TWO, "moved", actors=["soldiers|SYR MIL"], outlet="Courier", status="denied"
    )
    (event,) = events(one, two)
    assert event.denials == (two.claim.id,)
    assert {origin.name: origin.denies for origin in event.origins} == {
        "Gazette": False,
        "Courier": True,
    }
    assert f"denied by {two.claim.id}; stated by {one.claim.id}" in event.reasons
    (alone,) = events(two)
    assert alone.denials == ()
    assert not alone.origins[0].denies


def test_a_town_in_a_named_province_is_the_same_place_but_a_country_is_not(claim: Make) -> None:
    one = withdrawal(
        claim, "Army units left Homs.", "left", actors=["Army|SYR MIL"], origins=["Homs"]
    )

    def other(place: str) -> Evidence:
        return withdrawal(
            claim, f"Soldiers quit {place} by road.", "quit", outlet="Courier",
            actors=["Soldiers|SYR MIL"], origins=[place],
        )  # fmt: skip

    assert len(events(one, other("Homs Governorate"))) == 1
    assert len(events(one, other("Syria"))) == 2


def test_two_attacks_of_one_day_and_place_need_words_in_common(claim: Make) -> None:
    same = {"locations": ["Homs"], "day": "2031-05-02", "type_": "ASSAULT"}
    depot = "A drone hit a fuel depot in Homs, wounding three workers."
    again = "Three workers were wounded when a drone hit the fuel depot in Homs."
    market = "Shells fell on the old market of Homs and killed a trader."
    one = claim(depot, "hit", injured=["three"], **same)
    two = claim(again, "hit", outlet="Courier", injured=["Three"], **same)
    three = claim(market, "fell", outlet="Herald", **same)
    found = events(one, two, three)
    assert sorted(len(event.claim_ids) for event in found) == [1, 2]


def test_tolls_keep_the_lowest_and_the_highest_and_say_who_said_what(claim: Make) -> None:
    text = "A drone hit a fuel depot in Homs, killing {} workers."
    same = {"locations": ["Homs"], "day": "2031-05-02", "type_": "ASSAULT"}
    one = claim(text.format("three"), "hit", killed=["three"], **same)
    two = claim(
        text.format("five"),
        "hit",
        outlet="Courier",
        killed=["five"],
        published="2031-05-04",
        **same,
    )
    (event,) = events(one, two)
    (toll,) = event.tolls
    assert (toll.kind, toll.low, toll.high, toll.disputed) == ("killed", 3, 5, True)
    assert any("copy with difference: three -> five" in reason for reason in event.reasons)
    assert any("killed disagree, 3 to 5: 'three' (2031-05-03" in r for r in event.reasons)


def test_copies_join_even_when_a_field_was_changed_and_stay_one_origin(claim: Make) -> None:
    text = "Forty trucks of the Sixth Division left {} for the coast before dawn on Friday."
    one = claim(text.format("Homs"), "left", origins=["Homs"], outlet="Levant Dispatch")
    two = claim(text.format("Daraa"), "left", origins=["Daraa"], outlet="Courier")
    (event,) = events(one, two)
    assert len(event.origins) == 1
    assert event.reasons[0].split(": ", 1)[1].startswith("copy, ")


def test_a_form_of_words_does_not_make_two_attacks_one(claim: Make) -> None:
    one = claim(
        "At least 12 people were killed and 30 others were injured in an attack on Homs.",
        "attack", "ASSAULT", locations=["Homs"], killed=["At least 12"], published="2031-05-03",
    )  # fmt: skip
    two = claim(
        "At least 40 people were killed and 90 others were injured in a bombing of the Daraa"
        " road, the worst since the truce began.",
        "bombing", "ASSAULT", locations=["Daraa"], killed=["At least 40"], outlet="Courier",
        published="2031-05-05",
    )  # fmt: skip
    assert len(events(one, two)) == 2


def test_a_sentence_from_an_outlets_stock_does_not_join_what_is_months_apart(claim: Make) -> None:
    stock = "The road was opened again once soldiers had searched every car in the village."

    def searched(tail: str, **more: object) -> Evidence:
        return claim(f"{stock} {tail}", "searched", "COERCE", sentence=stock, **more)

    first = searched("Snow fell.", published="2031-01-05")
    later = searched("It was hot.", published="2031-07-05")
    elsewhere = searched("It was hot.", published="2031-07-05", outlet="Courier")
    assert len(events(first, later)) == 2
    assert len(events(first, elsewhere)) == 1


def test_two_triggers_of_one_sentence_tell_of_two_things(claim: Make) -> None:
    text = "Shelling and clashes shook the south of Homs all day on Friday."
    same = {"type_": "ASSAULT", "locations": ["Homs"], "day": "2031-05-02"}
    one, two = claim(text, "Shelling", **same), claim(text, "clashes", **same)
    assert one.claim.report_id == two.claim.report_id
    assert len(events(one, two)) == 2


def test_undated_attacks_with_other_tolls_stay_apart(claim: Make) -> None:
    def attack(killed: str, outlet: str, day: str = "") -> Evidence:
        rest = {
            "Gazette": "hit the old bakery of Homs",
            "Courier": "struck Homs, at the old bakery",
        }
        text = f"A rocket {rest[outlet]} and {killed} died there."
        trigger = rest[outlet].split()[0]
        return claim(
            text, trigger, "ASSAULT", locations=["Homs"], killed=[killed], outlet=outlet, day=day
        )

    assert len(events(attack("two", "Gazette"), attack("two", "Courier"))) == 1
    assert len(events(attack("two", "Gazette"), attack("nine", "Courier"))) == 2
    day = "2031-05-02"
    assert len(events(attack("two", "Gazette", day), attack("nine", "Courier", day))) == 1


def test_reports_without_any_day_need_actor_and_place(claim: Make) -> None:
    def moved(text: str, **more: object) -> Evidence:
        return claim(
            text, "drove", actors=["Soldiers|SYR MIL"], published="", **more
        )  # fmt: skip

    long = "Soldiers drove {} with fuel tankers and two field kitchens, villagers said."
    one, two = long.format("off"), long.format("away")
    assert len(events(moved(one), moved(two, outlet="Courier"))) == 1  # a copy
    other = "With two field kitchens and fuel tankers Soldiers drove off, villagers said."
    assert len(events(moved(one), moved(other, outlet="Courier"))) == 2


def test_a_bridge_does_not_join_what_contradicts(claim: Make) -> None:
    """B agrees with A and with C, but A and C are of different places."""
    base = "Soldiers drove out of {} with their fuel tankers and two field kitchens."
    one = withdrawal(
        claim, base.format("Homs"), "drove", actors=["Soldiers|SYR MIL"], origins=["Homs"]
    )
    two = withdrawal(
        claim, "Soldiers with fuel tankers and two field kitchens drove off.", "drove",
        actors=["Soldiers|SYR MIL"], origins=[], outlet="Courier",
    )  # fmt: skip
    three = withdrawal(
        claim, "Two field kitchens and fuel tankers went as soldiers drove away from Daraa.",
        "drove", actors=["soldiers|SYR MIL"], origins=["Daraa"], outlet="Herald",
    )  # fmt: skip
    assert len(events(one, two)) == len(events(two, three)) == 1
    assert len(events(one, two, three)) == 2


def test_a_claim_given_twice_counts_once(claim: Make) -> None:
    one = withdrawal(claim, "Army units left Tartus.", "left")
    (event,) = events(one, one)
    assert event.claim_ids == (one.claim.id,)


def test_only_changed_events_are_written_and_old_ones_removed(claim: Make) -> None:
    one = withdrawal(claim, "Army units left Tartus.", "left", actors=["Army|SYR MIL"])
    two = withdrawal(claim, TWO, "moved", actors=["soldiers|SYR MIL"], outlet="Courier")
    alone = events(one)
    assert group((one,), standing=alone).upsert == ()
    apart = (*events(one), *events(two))
    changes = group((one, two), standing=apart)
    assert len(changes.upsert) == 1
    assert len(changes.remove) == 1
    assert group((), standing=alone).remove == (alone[0].id,)


def many(claim: Make, count: int) -> list[Evidence]:
    """Claims of a few places, days, forces and wordings, from many outlets."""
    made = []
    verbs = ("left", "quit", "withdrew from", "moved out of")
    tails = ("on trucks", "at night with fuel tankers", "before dawn", "with two field kitchens")
    for n in range(count):
        place = ("Tartus", "Latakia", "Homs", "Daraa")[n * 7 % 4]
        who = ("Soldiers|SYR MIL", "Marines|RUS MIL", "Fighters|SYR REB")[n * 5 % 3]
        subject, verb = who.partition("|")[0], verbs[n * 3 % 4]
        text = f"{subject} {verb} {place} {tails[n // 4 % 4]}."
        day = f"2031-05-{2 + n * 11 % 27:02d}"
        made.append(
            claim(
                text, verb, ("RETREAT", "MOVE")[n % 2], outlet=f"Paper {n}", actors=[who],
                origins=[place], published=day, day=day if n % 3 else "",
                status=("fact", "hedged", "denied", "future")[n % 4],
                credits=["Levant Dispatch"] if n % 5 == 0 else [],
            )
        )  # fmt: skip
    return made


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(claim: Make, dice: object) -> None:
    members = many(claim, 40)
    expected = group(tuple(members))
    assert 5 < len(expected.upsert) < 40
    dice.shuffle(members)  # type: ignore[attr-defined]
    assert group(tuple(members)) == expected


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 60))
def test_every_claim_is_in_one_event_with_an_origin_behind_it(claim: Make, count: int) -> None:
    members = many(claim, count)
    found = group(tuple(members)).upsert
    ids = [claim_id for event in found for claim_id in event.claim_ids]
    assert sorted(ids) == sorted(item.claim.id for item in members)
    for event in found:
        assert {i for origin in event.origins for i in origin.claim_ids} == set(event.claim_ids)
        assert len([r for r in event.reasons if " + " in r]) == len(event.claim_ids) - 1
