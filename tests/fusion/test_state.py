from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.fusion.sites import board
from vedette.fusion.state import DECAY_DAYS
from vedette.records.events import Evidence
from vedette.records.states import Assessment, SiteState

Make = Callable[..., Evidence]
AT = date(2031, 5, 10)


def at(*evidence: Evidence, on: date = AT, known: str = "") -> SiteState:
    """The state of the only site."""
    items = [e for e in evidence if not known or e.added_at <= known]
    (site,) = board(items, valid_at=on)
    return site


def holds(
    claim: Make, who: str = "Army units|SYR MIL", mode: str = "hold", **more: object
) -> Evidence:
    words = who.split("|")[0]
    text = f"{words} {'took' if mode == 'take' else 'hold'} the port of Tartus, a resident said."
    given_ = {"mode": mode, "actors": [who], "locations": ["Tartus"]}
    return claim(text, "took" if mode == "take" else "hold", "CONTROL", **{**given_, **more})


def leaves(claim: Make, verb: str = "withdrew", **more: object) -> Evidence:
    text = f"Army units {verb} from Tartus, a resident said."
    given_ = {"mode": "withdraw", "actors": ["Army units|SYR MIL"], "origins": ["Tartus"]}
    return claim(text, verb, "RETREAT", **{**given_, **more})


def test_who_is_said_to_hold_a_site_holds_it_until_something_else_is_said(claim: Make) -> None:
    said = holds(claim, published="2031-05-03")
    site = at(said)
    assert (site.state, site.parties, site.since) == ("held", ("Army units",), "2031-05-03")
    assert site.supports == (said.claim.id,)


def test_silence_decays_to_unknown(claim: Make) -> None:
    said = holds(claim, published="2031-05-03")
    last = date.fromordinal(date(2031, 5, 3).toordinal() + DECAY_DAYS["holds"])
    assert at(said, on=last).state == "held"
    site = at(said, on=date.fromordinal(last.toordinal() + 1))
    assert (site.state, site.last) == ("unknown", "2031-05-03")
    assert "silence" in site.rule


def test_a_state_is_not_known_before_it_is_said(claim: Make) -> None:
    assert at(holds(claim, published="2031-05-03"), on=date(2031, 5, 2)).state == "unknown"


def test_taking_ends_the_hold_of_another(claim: Make) -> None:
    one = holds(claim, published="2031-05-03")
    two = holds(claim, "Rebels|SYR REB", "take", published="2031-05-06", outlet="Courier")
    site = at(one, two)
    assert (site.state, site.parties, site.since) == ("held", ("Rebels",), "2031-05-06")
    assert at(one, two, on=date(2031, 5, 5)).parties == ("Army units",)


def test_two_holders_at_once_contest_a_site(claim: Make) -> None:
    two = holds(claim, "Rebels|SYR REB", published="2031-05-04", outlet="Courier")
    site = at(holds(claim, published="2031-05-03"), two)
    assert site.state == "contested"
    assert set(site.parties) == {"Army units", "Rebels"}


def test_a_withdrawal_ends_the_hold_of_that_party_only(claim: Make) -> None:
    rebels = holds(claim, "Rebels|SYR REB", published="2031-05-04", outlet="Courier")
    assert at(holds(claim), leaves(claim, published="2031-05-06")).state == "vacated"
    site = at(rebels, leaves(claim, published="2031-05-06"))
    assert (site.state, site.parties) == ("held", ("Rebels",))


def test_leaving_is_not_having_left(claim: Make) -> None:
    site = at(holds(claim), leaves(claim, "withdrawing", published="2031-05-06"))
    assert (site.state, site.parties) == ("vacating", ("Army units",))


def test_ships_that_departed_leave_the_holder_in_place(claim: Make) -> None:
    ships = claim(
        "Army ships departed from Tartus, an official said.", "departed", "MOVE",
        mode="", actors=["Army|SYR MIL"], origins=["Tartus"], equipment=["ships"],
        published="2031-05-06",
    )  # fmt: skip
    site = at(holds(claim, published="2031-05-03"), ships)
    assert (site.state, site.parties) == ("held", ("Army units",))
    alone = at(ships)
    assert (alone.state, alone.supports) == ("unknown", (ships.claim.id,))


def test_a_denial_of_leaving_beside_a_claim_of_it_is_a_dispute_and_both_are_kept(
    claim: Make,
) -> None:
    left = leaves(claim, published="2031-05-03")
    denied = leaves(claim, "left", status="denied", published="2031-05-04", outlet="Ministry")
    site = at(left, denied)
    assert (site.state, site.disputed) == ("contested", True)
    assert (site.supports, site.against) == ((left.claim.id,), (denied.claim.id,))


def test_fighting_contests_a_site_for_a_while(claim: Make) -> None:
    fight = claim(
        "Rebels clashed with army units in Tartus.", "clashed", "ASSAULT", mode="",
        actors=["Rebels|SYR REB"], locations=["Tartus"], published="2031-05-06",
    )  # fmt: skip
    site = at(holds(claim, published="2031-05-03"), fight)
    assert site.state == "contested"
    assert at(holds(claim, published="2031-05-03"), fight, on=date(2031, 6, 10)).state == "held"


def test_what_is_announced_changes_nothing_and_is_listed(claim: Make) -> None:
    plan = leaves(claim, "withdrew", status="future", published="2031-05-06")
    site = at(holds(claim, published="2031-05-03"), plan)
    assert (site.state, site.expected) == ("held", (plan.claim.id,))


@pytest.mark.parametrize("place", ["Syria", "Homs Governorate"])
def test_a_country_or_wide_region_is_no_site(claim: Make, place: str) -> None:
    text = f"Army units hold {place}, a resident said."
    said = claim(
        text, "hold", "CONTROL", mode="hold", actors=["Army units|SYR MIL"], locations=[place]
    )
    assert board([said], valid_at=AT) == ()


def test_civilians_hold_no_site(claim: Make) -> None:
    text = "Families left Tartus, a resident said."
    said = claim(text, "left", "MOVE", actors=["Families|SYR CVL"], origins=["Tartus"])
    assert board([said], valid_at=AT) == ()


def test_what_was_taken_in_later_was_not_known(claim: Make) -> None:
    early = replace(holds(claim, published="2031-05-03"), added_at="2031-05-04T00:00:00.000000Z")
    late = replace(
        holds(claim, "Rebels|SYR REB", "take", published="2031-05-03", outlet="Courier"),
        added_at="2031-05-08T00:00:00.000000Z",
    )
    (now,) = board([early, late], valid_at=AT)
    (then,) = board([early, late], valid_at=AT, known_at=None, only=None)
    assert now == then
    from datetime import UTC, datetime

    (before,) = board([early, late], valid_at=AT, known_at=datetime(2031, 5, 5, tzinfo=UTC))
    assert (before.parties, now.parties) == (("Army units",), ("Rebels",))


def test_what_a_person_signed_stands_beside_what_is_claimed(claim: Make) -> None:
    said = holds(claim)
    (plain,) = board([said], valid_at=AT)
    signed = Assessment(
        site=plain.site, state="contested", party="", day="2031-05-05", by="A. Analyst",
        reason="seen on images",
    )  # fmt: skip
    (site,) = board([said], valid_at=AT, assessments={plain.site: signed})
    assert (site.state, site.assessed) == ("held", signed)
    assert plain.assessed is None


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_states_do_not_depend_on_the_order_of_claims(claim: Make, seed: int) -> None:
    chance = Random(seed)
    made = [
        holds(claim, chance.choice(["Army units|SYR MIL", "Rebels|SYR REB"]),
              chance.choice(["hold", "take"]), published=f"2031-05-0{n}", outlet=f"Paper {n}")
        for n in range(1, 6)
    ]  # fmt: skip
    made += [leaves(claim, published=f"2031-05-0{n}", outlet=f"Post {n}") for n in (2, 4)]
    expected = board(made, valid_at=AT)
    chance.shuffle(made)
    assert board(made, valid_at=AT) == expected
