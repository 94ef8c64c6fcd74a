from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from vedette.fusion.deliveries import deliveries_of
from vedette.fusion.events import group
from vedette.fusion.grades import grade_event, registry_of
from vedette.fusion.opposing import opposing
from vedette.fusion.since import MOST, Picture, changes_between
from vedette.fusion.sites import board
from vedette.records.changes import Change
from vedette.records.decisions import Decision
from vedette.records.events import Event, Evidence

Make = Callable[..., Evidence]
ON = date(2031, 5, 10)


def picture(*evidence: Evidence) -> Picture:
    return Picture(
        events=group(tuple(evidence)).upsert,
        evidence={item.claim.id: item for item in evidence},
        sites=board(evidence, valid_at=ON),
        deliveries=deliveries_of(evidence, valid_at=ON),
    )


def kinds(before: Picture, now: Picture) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes_between(before, now):
        found.setdefault(change.kind, []).append(change)
    return found


def left(claim: Make, outlet: str = "Gazette", who: str = "a resident", **more: object) -> Evidence:
    text = f"Army units left Tartus on Friday, {who} told {outlet}."
    given = {
        "mode": "withdraw", "actors": ["Army units|SYR MIL"], "origins": ["Tartus"],
        "day": "2031-05-02", "sources": [f"{who}|witness"], "outlet": outlet,
    }  # fmt: skip
    return claim(text, "left", "RETREAT", **{**given, **more})


def bomb(claim: Make, killed: str, **more: object) -> Evidence:
    text = f"A bomb struck the market of Tartus on Friday, killing {killed} people."
    given = {
        "mode": "explosives", "locations": ["Tartus"], "day": "2031-05-02", "killed": [killed],
    }  # fmt: skip
    return claim(text, "bomb", "ASSAULT", **{**given, **more})


def test_an_event_that_nobody_knew_is_new_and_says_its_origins(claim: Make) -> None:
    said = left(claim)
    (change,) = kinds(picture(), picture(said))["new"]
    assert (change.claim_ids, change.origins) == ((said.claim.id,), ("resident",))


def test_an_event_with_more_claims_has_grown_and_says_which_origins_are_new(claim: Make) -> None:
    one, two = left(claim), left(claim, "Courier", "an officer")
    found = kinds(picture(one), picture(one, two))
    (change,) = found["grown"]
    assert "new" not in found
    assert "1 more claims, now 2" in change.told
    assert "officer" in change.told


def test_a_toll_that_a_new_report_raises_is_an_update_of_the_picture(claim: Make) -> None:
    one = bomb(claim, "12")
    two = bomb(claim, "19", outlet="Courier", published="2031-05-05")
    (change,) = kinds(picture(one), picture(one, two))["corrected"]
    assert change.claim_ids == (two.claim.id, one.claim.id)
    assert "'19' and '12'" in change.told


def test_of_many_disputes_of_one_event_some_are_told_and_the_rest_counted(claim: Make) -> None:
    many = [bomb(claim, str(n), outlet=f"Paper {n}") for n in range(12, 40)]
    told = kinds(picture(), picture(*many))["contradicted"]
    for event in {change.subject for change in told}:
        assert sum(change.subject == event for change in told) <= MOST + 1
    assert any("more pairs of values" in change.told for change in told)


def test_a_new_denial_contradicts(claim: Make) -> None:
    one = left(claim)
    two = left(claim, "Ministry", "an officer", status="denied")
    (change,) = kinds(picture(one), picture(one, two))["contradicted"]
    assert set(change.claim_ids) == {one.claim.id, two.claim.id}


def test_what_was_known_on_both_days_is_no_change(claim: Make) -> None:
    known = picture(left(claim), bomb(claim, "12"), bomb(claim, "19", outlet="Courier"))
    assert changes_between(known, known) == ()


def test_an_event_whose_claims_are_gone_is_no_longer_supported(claim: Make) -> None:
    one = left(claim)
    (change,) = kinds(picture(one), picture())["no longer supported"]
    assert change.subject == picture(one).events[0].id


def test_open_questions_stalled_goods_and_new_holders_are_told(claim: Make) -> None:
    asked = left(claim, status="unknown")
    stalled = claim(
        "The wheat did not reach Tartus, the port said.", "reach", "MOVE", status="denied",
        equipment=["wheat"], destinations=["Tartus"],
    )  # fmt: skip
    held = claim(
        "Rebels took Homs, residents said.", "took", "CONTROL", mode="take",
        actors=["Rebels|SYR REB"], locations=["Homs"],
    )  # fmt: skip
    found = kinds(picture(), picture(asked, stalled, held))
    assert found["open question"][0].claim_ids == (asked.claim.id,)
    assert found["stalled"][0].claim_ids == (stalled.claim.id,)
    assert "Homs held (Rebels)" in [change.told for change in found["site"]]


def test_what_speaks_against_a_claim_are_contradictions_first_each_value_once(claim: Make) -> None:
    one = bomb(claim, "12")
    others = [bomb(claim, "19", outlet="Courier"), bomb(claim, "25", outlet="Herald")]
    found = opposing([one.claim.id], [one, *others])
    assert [relation.kind for relation in found] == ["contradicts", "contradicts"]
    assert all(one.claim.id in (relation.a, relation.b) for relation in found)


def test_denials_of_an_event_are_set_against_one_claim_of_each_origin(claim: Make) -> None:
    stated = [left(claim), left(claim, "Courier"), left(claim, "Herald", "an officer")]
    denied = left(claim, "Ministry", "a minister", status="denied")
    (event,) = group((*stated, denied)).upsert
    found = opposing(event.claim_ids, [*stated, denied], events=[event])
    assert {relation.slot for relation in found} == {"denial"}
    assert {relation.a for relation in found} == {denied.claim.id}


def graded(*evidence: Evidence, **registry: str) -> str:
    (event,) = group(evidence).upsert
    items = {item.claim.id: item for item in evidence}
    return grade_event(event, items, registry=registry).code  # type: ignore[arg-type]


def test_credibility_follows_origins_and_contradictions(claim: Make) -> None:
    one, two = left(claim), left(claim, "Courier", "an officer")
    assert graded(one) == "F3"
    assert graded(left(claim, status="hedged")) == "F4"
    assert graded(left(claim, status="unknown")) == "F6"
    assert graded(one, two) == "F2"
    other = left(claim, "Herald", "an officer", sources=["an officer|official"])
    assert graded(one, other) == "F1"
    denied = left(claim, "Ministry", "a minister", status="denied")
    assert graded(one, denied) == "F5"
    assert graded(one, two, denied) == "F3"


@pytest.mark.parametrize("letter", ["A", "E"])
def test_reliability_is_what_a_person_registered_for_the_best_source(
    claim: Make, letter: str
) -> None:
    decision = Decision(
        kind="grade", subject="The Gazette", by="A", reason="r", seq=1,
        values=(("reliability", letter),),
    )  # fmt: skip
    registry = registry_of([decision])
    said = left(claim)
    event: Event = group((said,)).upsert[0]
    grade = grade_event(event, {said.claim.id: said}, registry=registry)
    assert grade.code == f"{letter}3"
    assert grade_event(event, {said.claim.id: said}).reliability == "F"
