from __future__ import annotations

from collections.abc import Callable
from datetime import date

from vedette.fusion.deliveries import GRACE_DAYS, deliveries_of
from vedette.fusion.events import group
from vedette.fusion.moves import moves_of
from vedette.records.events import Evidence
from vedette.records.states import Delivery

Make = Callable[..., Evidence]


def due(claim: Make, **more: object) -> Evidence:
    given: dict[str, object] = {
        "status": "future", "equipment": ["wheat"], "destinations": ["Tartus"],
        "day": "2031-05-06", "published": "2031-05-03",
    }  # fmt: skip
    text = "A ship with wheat is due to arrive at Tartus, the port said."
    return claim(text, "arrive", "MOVE", **{**given, **more})


def one(*evidence: Evidence, on: date) -> Delivery:
    (delivery,) = deliveries_of(evidence, valid_at=on)
    return delivery


def test_goods_are_expected_until_they_are_overdue(claim: Make) -> None:
    assert one(due(claim), on=date(2031, 5, 4)).state == "expected"
    assert one(due(claim), on=date(2031, 5, 6 + GRACE_DAYS)).state == "expected"
    late = one(due(claim), on=date(2031, 5, 7 + GRACE_DAYS))
    assert (late.state, late.due) == ("overdue", "2031-05-06")


def test_goods_that_did_not_arrive_are_stalled_and_say_which_claim_says_so(claim: Make) -> None:
    text = "The ship with wheat did not reach Tartus, the port said."
    denied = claim(
        text, "reach", "MOVE", status="denied", equipment=["wheat"], destinations=["Tartus"],
        published="2031-05-07", outlet="Courier",
    )  # fmt: skip
    found = one(due(claim), denied, on=date(2031, 5, 20))
    assert (found.state, found.supports, found.goods) == ("stalled", (denied.claim.id,), "wheat")


def test_goods_that_came_later_have_arrived_and_the_delay_is_kept(claim: Make) -> None:
    stalled = claim(
        "The ship with wheat did not reach Tartus, the port said.", "reach", "MOVE",
        status="denied", equipment=["wheat"], destinations=["Tartus"], published="2031-05-07",
    )  # fmt: skip
    came = claim(
        "The wheat arrived in Tartus at last, the port said.", "arrived", "MOVE",
        equipment=["wheat"], destinations=["Tartus"], published="2031-05-12", outlet="Courier",
    )  # fmt: skip
    found = one(stalled, came, on=date(2031, 5, 20))
    assert (found.state, found.supports, found.against) == (
        "arrived", (came.claim.id,), (stalled.claim.id,),
    )  # fmt: skip


def test_suspended_supplies_are_stalled(claim: Make) -> None:
    text = "Fuel supplies to Syria have been suspended, traders said."
    said = claim(
        text, "suspended", "SANCTION", equipment=["Fuel supplies"], locations=["Syria"],
        published="2031-05-03",
    )  # fmt: skip
    assert one(said, on=date(2031, 5, 4)).state == "stalled"


def test_fuel_tankers_of_a_convoy_are_no_delivery(claim: Make) -> None:
    said = claim(
        "Three fuel tankers followed the convoy.", "followed", "MOVE", equipment=["fuel tankers"]
    )
    assert deliveries_of([said], valid_at=date(2031, 5, 4)) == ()


def test_a_movement_is_listed_once_with_where_from_and_where_to(claim: Make) -> None:
    said = claim(
        "Army units left Tartus for Homs on trucks.", "left", "RETREAT", mode="withdraw",
        actors=["Army units|SYR MIL"], origins=["Tartus"], destinations=["Homs"],
        equipment=["trucks"], day="2031-05-02",
    )  # fmt: skip
    (move,) = moves_of(group((said,)).upsert, {said.claim.id: said})
    assert (move.kind, move.who, move.what) == ("left", "Army units", "trucks")
    assert (move.origin, move.destination, move.first) == ("Tartus", "Homs", "2031-05-02")


def test_what_is_seen_of_forces_is_a_sighting_and_a_crowd_is_not(claim: Make) -> None:
    tanks = claim(
        "Army helicopters stand at Tartus.", "stand", "PRESENCE",
        actors=["Army|SYR MIL"], locations=["Tartus"], equipment=["helicopters"],
    )  # fmt: skip
    crowd = claim("A crowd gathered in Homs.", "gathered", "PRESENCE", locations=["Homs"])
    found = moves_of(group((tanks, crowd)).upsert, {item.claim.id: item for item in (tanks, crowd)})
    assert [(move.kind, move.destination) for move in found] == [("seen", "Tartus")]


def test_a_ship_that_did_not_come_is_a_stalled_delivery_of_goods_not_said(claim: Make) -> None:
    said = claim(
        "A freighter did not reach Tartus, the port said.", "reach", "MOVE", status="denied",
        equipment=["freighter"], destinations=["Tartus"],
    )  # fmt: skip
    found = one(said, on=date(2031, 5, 4))
    assert (found.state, found.goods, found.carrier) == ("stalled", "not said", "freighter")
