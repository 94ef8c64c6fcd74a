from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from vedette.fusion.comparing import compare_reports
from vedette.fusion.neighbours import neighbours
from vedette.records.events import Evidence
from vedette.records.relations import Relation

Make = Callable[..., Evidence]

LEAD = "A bomb struck the market of Tartus on Friday, killing {} people and wounding {} others."


def attack(claim: Make, text: str, trigger: str = "bomb", **more: object) -> Evidence:
    given: dict[str, object] = {
        "type_": "ASSAULT", "mode": "explosives", "locations": ["Tartus"], "day": "2031-05-02",
    }  # fmt: skip
    return claim(text, trigger, **{**given, **more})


def toll(claim: Make, killed: str, injured: str, **more: object) -> Evidence:
    text = LEAD.format(killed, injured)
    return attack(claim, text, killed=[killed], injured=[injured], **more)


def told(*evidence: Evidence) -> set[tuple[str, str, str, str]]:
    return {
        (r.slot, r.kind, r.a_words.text, r.b_words.text) for r in compare_reports(list(evidence))
    }


def disputes(*evidence: Evidence) -> tuple[Relation, ...]:
    return tuple(r for r in compare_reports(list(evidence)) if r.kind != "supports")


def test_a_toll_that_rises_in_a_later_report_updates_the_earlier_one(claim: Make) -> None:
    one = toll(claim, "12", "30")
    two = toll(claim, "19", "30", outlet="Courier", published="2031-05-04")
    found = told(one, two)
    assert ("killed", "updates", "19", "12") in found
    assert ("injured", "supports", "30", "30") in found


def test_two_tolls_of_one_day_that_exclude_each_other_contradict(claim: Make) -> None:
    one, two = toll(claim, "12", "30"), toll(claim, "19", "30", outlet="Courier")
    (relation,) = disputes(one, two)
    assert (relation.slot, relation.kind) == ("killed", "contradicts")
    assert {relation.a_words.text, relation.b_words.text} == {"12", "19"}
    assert "no number satisfies both" in relation.reason


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("at least 12", "12", "supports"),
        ("dozens of", "35", "refines"),
        ("at least 12", "19", "updates"),
        ("dozens of", "140", "updates"),
    ],
)
def test_bounds_and_vague_numbers_are_no_contradiction(
    claim: Make, one: str, two: str, kind: str
) -> None:
    found = told(toll(claim, one, "30"), toll(claim, two, "30", outlet="Courier"))
    assert {k for slot, k, _, _ in found if slot == "killed"} == {kind}


def test_a_later_lower_toll_is_an_update_where_the_report_says_that_it_corrects(
    claim: Make,
) -> None:
    one = toll(claim, "19", "30")
    text = LEAD.format("12", "30").replace(
        "killing", "officials said, correcting the toll, killing"
    )
    two = attack(
        claim, text, killed=["12"], injured=["30"], outlet="Courier", published="2031-05-04"
    )
    assert ("killed", "updates", "12", "19") in told(one, two)


def test_a_number_that_both_reports_have_makes_no_dispute(claim: Make) -> None:
    text = LEAD.format("12", "30") + " Of these 5 were killed by a second bomb in the market."
    one = attack(claim, text, killed=["12"], injured=["30"])
    part = claim(text, "second bomb", "ASSAULT", mode="explosives", killed=["5"],
                 sentence="Of these 5 were killed by a second bomb in the market.")  # fmt: skip
    two = toll(claim, "12", "30", outlet="Courier")
    assert disputes(one, part, two) == ()


def test_a_bare_toll_further_down_belongs_to_the_happening_of_the_lead(claim: Make) -> None:
    text = LEAD.format("12", "30") + " At least 21 people died, a doctor said."
    lead = attack(claim, text, killed=["12"], sentence=LEAD.format("12", "30"))
    bare = claim(text, "died", "ASSAULT", killed=["21"],
                 sentence="At least 21 people died, a doctor said.")  # fmt: skip
    other = toll(claim, "12", "30", outlet="Courier")
    assert ("killed", "21") in {(r.slot, r.a_words.text) for r in disputes(lead, bare, other)}


def test_a_changed_party_in_a_near_copy_is_a_contradiction(claim: Make) -> None:
    text = "{} jets bombed the market of Tartus on Friday, residents and rescuers said."
    one = attack(claim, text.format("Syrian"), "bombed", actors=["Syrian|SYR MIL"], mode="aerial")
    two = attack(
        claim, text.format("Turkish"), "bombed", actors=["Turkish|TUR MIL"], mode="aerial",
        outlet="Courier",
    )  # fmt: skip
    assert ("actor", "contradicts") in {(r.slot, r.kind) for r in disputes(one, two)}
    same = attack(
        claim, text.format("Damascus"), "bombed", actors=["Damascus|SYR"], mode="aerial",
        outlet="Courier",
    )  # fmt: skip
    assert "actor" not in {r.slot for r in disputes(one, same)}


def test_a_changed_place_or_day_in_a_near_copy_is_a_contradiction(claim: Make) -> None:
    text = "Gunners shelled the fuel depot near {} at dawn on {}, residents and rescuers said."
    one = attack(claim, text.format("Tartus", "Friday"), "shelled", mode="heavy-weapons")
    other = text.format("Homs", "Friday")
    two = attack(
        claim, other, "shelled", mode="heavy-weapons", locations=["Homs"], outlet="Courier"
    )
    assert {r.slot for r in disputes(one, two)} == {"place"}


def test_fighters_in_one_report_and_civilians_in_the_other_are_opposed_framings(
    claim: Make,
) -> None:
    one = attack(
        claim, "Jets bombed a house in Tartus on Friday, killing militants, the army said.",
        "bombed", mode="aerial", recipients=["militants|SYR REB"],
    )  # fmt: skip
    two = attack(
        claim, "Jets bombed a house in Tartus on Friday, killing civilians, residents said.",
        "bombed", mode="aerial", recipients=["civilians|SYR CVL"], outlet="Courier",
    )  # fmt: skip
    found = disputes(one, two)
    assert [(r.slot, r.kind) for r in found] == [("recipient", "contradicts")]


def test_a_denial_contradicts_what_another_report_states(claim: Make) -> None:
    one = attack(
        claim, "The army shelled the harbour of Tartus on Friday, a resident said.", "shelled"
    )
    text = "The army denied that it shelled the harbour of Tartus on Friday."
    two = attack(claim, text, "shelled", status="denied", outlet="Courier")
    two_claim = two.claim.__class__(
        **{
            **{name: getattr(two.claim, name) for name in two.claim.__slots__},
            "cues": (claim.find(text, "denied"),),  # type: ignore[attr-defined]
        }
    )
    denied = Evidence(
        claim=two_claim, report_name=two.report_name, outlet=two.outlet, published=two.published,
        text=two.text,
    )  # fmt: skip
    assert ("denial", "contradicts", "shelled", "shelled") in told(one, denied)


def test_who_took_a_place_later_updates_who_held_it(claim: Make) -> None:
    one = claim(
        "Army units hold the town of Homs and its roads, residents said.", "hold", "CONTROL",
        mode="hold", actors=["Army units|SYR MIL"], locations=["Homs"],
    )  # fmt: skip
    two = claim(
        "Rebels took the town of Homs and its roads, residents said.", "took", "CONTROL",
        mode="take", actors=["Rebels|SYR REB"], locations=["Homs"], outlet="Courier",
        published="2031-05-04",
    )  # fmt: skip
    assert ("holder", "updates", "Rebels", "Army units") in told(one, two)


def test_a_finer_place_refines(claim: Make) -> None:
    text = "Gunners shelled the fuel depot near {} at dawn on Friday, residents said."
    one = attack(claim, text.format("Homs Governorate"), "shelled", locations=["Homs Governorate"])
    two = attack(claim, text.format("Homs"), "shelled", locations=["Homs"], outlet="Courier")
    assert ("place", "refines", "Homs", "Homs Governorate") in told(one, two)


def test_reports_of_other_stories_or_weeks_are_not_compared(claim: Make) -> None:
    one = toll(claim, "12", "30")
    week = toll(claim, "19", "30", outlet="Courier", published="2031-05-30", day="2031-05-29")
    assert compare_reports([one, week]) == ()


def test_two_releases_of_one_office_on_two_places_or_days_do_not_contradict(claim: Make) -> None:
    text = "Gunners shelled the fuel depot near {} at dawn on Friday, residents and rescuers said."
    one = attack(claim, text.format("Tartus"), "shelled", mode="heavy-weapons")
    two = attack(claim, text.format("Homs"), "shelled", mode="heavy-weapons", locations=["Homs"])
    assert disputes(one, two) == ()


@pytest.mark.parametrize("late_first", [False, True])
def test_a_correction_of_an_outlet_updates_its_own_report_in_any_order_of_arrival(
    claim: Make, late_first: bool
) -> None:
    first = toll(claim, "19", "30")
    text = "CORRECTION: " + LEAD.format("12", "30") + " An earlier toll was 19."
    second = attack(claim, text, killed=["12"], injured=["30"], published="2031-05-04")
    evidence = [second, first] if late_first else [first, second]
    assert ("killed", "updates", "12", "19") in told(*evidence)


def test_reports_of_which_one_has_no_day_must_be_mostly_the_same(claim: Make) -> None:
    one = attack(
        claim, "A bomb killed 12 people in the market of Tartus.", killed=["12"], published=""
    )
    text = "Rescuers in Tartus said that a bomb had killed 19 traders and customers near the fish stalls."
    two = attack(claim, text, killed=["19"], outlet="Courier")
    assert compare_reports([one, two]) == ()
    again = attack(
        claim, "A bomb killed 19 people in the market of Tartus.", killed=["19"], outlet="Courier"
    )
    assert disputes(one, again)


def test_the_result_does_not_depend_on_order_or_repetition(claim: Make) -> None:
    evidence = [
        toll(claim, str(n), "30", outlet=f"Paper {n}", published=f"2031-05-0{3 + n % 3}")
        for n in range(12, 20)
    ]
    expected = compare_reports(evidence)
    assert expected
    shuffled = [*evidence, *evidence[:3]]
    Random(4).shuffle(shuffled)
    assert compare_reports(shuffled) == expected


def test_only_relations_with_the_reports_asked_about_are_given(claim: Make) -> None:
    evidence = [toll(claim, str(n), "30", outlet=f"Paper {n}") for n in (12, 15, 19)]
    about = evidence[0].claim.report_id
    found = compare_reports(evidence, about=[about])
    names = {frozenset((r.a_report, r.b_report)) for r in found}
    assert names == {
        frozenset((evidence[0].report_name, other.report_name)) for other in evidence[1:]
    }


def test_a_thousand_reports_of_one_event_are_compared_in_bounds(claim: Make) -> None:
    evidence = [toll(claim, str(12 + n % 900), "30", outlet=f"Paper {n}") for n in range(1000)]
    pairs = neighbours(evidence)
    assert len({key for pair in pairs for key in pair[:2]}) == 1000
    assert len(pairs) <= 1000 * 40
    assert neighbours(evidence, about=[evidence[7].claim.report_id])


def test_ten_thousand_copies_of_one_text_are_heard_through_the_first_forty(claim: Make) -> None:
    copies = [toll(claim, "12", "30", outlet=f"Paper {n}") for n in range(10_000)]
    other = toll(claim, "19", "30", outlet="Courier")
    pairs = neighbours([*copies, other])
    assert len({key for pair in pairs for key in pair[:2]}) == 41
    last = copies[-1].claim.report_id
    assert neighbours([*copies, other], about=[last])
