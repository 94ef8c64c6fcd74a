from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vedette.fusion.deciding import Reviews, aliases_of, assessments_of, pins_of, standing
from vedette.fusion.events import group
from vedette.pipeline import fuse
from vedette.records.decisions import Decision
from vedette.records.events import Event, Evidence

Make = Callable[..., Evidence]


def decision(seq: int, kind: str, **more: object) -> Decision:
    given_ = {"subject": "x", "by": "A. Analyst", "reason": "read it"}
    return Decision(seq=seq, kind=kind, **{**given_, **more})  # type: ignore[arg-type]


def left(claim: Make, place: str, outlet: str, **more: object) -> Evidence:
    text = f"Army units left {place}, a resident of {place} told {outlet}."
    given_ = {"actors": ["Army units|SYR MIL"], "origins": [place], "day": "2031-05-02"}
    return claim(text, "left", "RETREAT", mode="withdraw", outlet=outlet, **{**given_, **more})


def test_an_undone_decision_does_not_stand_and_an_undone_undoing_brings_it_back() -> None:
    one, two = decision(1, "accept"), decision(2, "undo", undoes=1)
    assert standing([one]) == (one,)
    assert standing([two, one]) == ()
    assert standing([one, two, decision(3, "undo", undoes=2)]) == (one,)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_a_decision_stands_when_its_undoings_are_even_in_number(targets: list[int]) -> None:
    known = [decision(1, "accept")]
    known += [decision(n, "undo", undoes=n - 1) for n in range(2, len(targets) + 2)]
    assert bool(standing(known)) == (len(targets) % 2 == 0)


def test_a_merge_joins_what_the_rules_keep_apart_and_its_undoing_parts_it_again(
    claim: Make,
) -> None:
    one, two = left(claim, "Tartus", "Gazette"), left(claim, "Homs", "Courier")
    assert len(group((one, two)).upsert) == 2
    merge = decision(1, "merge", claims=(one.claim.id,), others=(two.claim.id,))
    (event,) = fuse((one, two), decisions=(merge,)).upsert
    assert any("merged by a person" in reason for reason in event.reasons)
    undone = (merge, decision(2, "undo", undoes=1))
    assert len(fuse((one, two), decisions=undone).upsert) == 2


def test_a_split_holds_for_claims_that_come_later(claim: Make) -> None:
    one, two = left(claim, "Tartus", "Gazette"), left(claim, "Tartus", "Courier")
    assert len(group((one, two)).upsert) == 1
    split = decision(1, "split", claims=(one.claim.id,), others=(two.claim.id,))
    later = left(claim, "Tartus", "Herald")
    events = fuse((one, two, later), decisions=(split,)).upsert
    assert all(not {one.claim.id, two.claim.id} <= set(event.claim_ids) for event in events)
    assert sum(len(event.claim_ids) for event in events) == 3


def test_a_split_without_others_puts_every_claim_on_its_own(claim: Make) -> None:
    made = [left(claim, "Tartus", name) for name in ("Gazette", "Courier", "Herald")]
    split = decision(1, "split", claims=tuple(sorted(item.claim.id for item in made)))
    assert len(fuse(tuple(made), decisions=(split,)).upsert) == 3


def test_of_a_split_and_a_merge_of_the_same_claims_the_later_one_counts(claim: Make) -> None:
    one, two = left(claim, "Tartus", "Gazette"), left(claim, "Tartus", "Courier")
    ids = {"claims": (one.claim.id,), "others": (two.claim.id,)}
    both = (decision(1, "split", **ids), decision(2, "merge", **ids))
    assert len(fuse((one, two), decisions=both).upsert) == 1
    other = (decision(1, "merge", **ids), decision(2, "split", **ids))
    assert len(fuse((one, two), decisions=other).upsert) == 2


def test_pins_on_claims_that_are_gone_do_no_harm(claim: Make) -> None:
    one = left(claim, "Tartus", "Gazette")
    merge = decision(1, "merge", claims=(one.claim.id,), others=("C-gone",))
    assert pins_of([merge]).joined
    assert len(fuse((one,), decisions=(merge,)).upsert) == 1


def test_a_rejected_claim_counts_for_nothing(claim: Make) -> None:
    one, two = left(claim, "Tartus", "Gazette"), left(claim, "Tartus", "Courier")
    reject = decision(1, "reject", claims=(one.claim.id,))
    marked = tuple(Reviews([reject]).reviewed(item) for item in (one, two))
    (event,) = fuse(marked, decisions=(reject,)).upsert
    assert event.claim_ids == (two.claim.id,)


def test_a_correction_holds_for_another_engine_that_reads_the_same_words(claim: Make) -> None:
    one = left(claim, "Tartus", "Gazette")
    span = one.claim.trigger.span
    fix = decision(
        1, "correct", claims=(one.claim.id,), values=(("status", "denied"), ("first", "2031-05-01")),
        places=((one.claim.report_id, span.start, span.end),),
    )  # fmt: skip
    other = replace(one, claim=replace(one.claim, engine="other", status="hedged"))
    for item in (one, other):
        found = Reviews([fix]).reviewed(item)
        assert found.claim.status == "denied"
        assert found.claim.time is not None
        assert (found.claim.time.first, found.claim.time.last) == ("2031-05-01", "2031-05-01")
        assert found.review == "corrected by A. Analyst"


def test_the_last_review_of_a_claim_counts(claim: Make) -> None:
    one = left(claim, "Tartus", "Gazette")
    both = [decision(n, kind, claims=(one.claim.id,)) for n, kind in ((1, "reject"), (2, "accept"))]
    assert Reviews(both).reviewed(one).review == "accepted by A. Analyst"


def test_the_last_assessment_of_a_site_counts() -> None:
    values = (("state", "held"), ("party", "Army"), ("day", "2031-05-02"))
    newer = (("state", "vacated"), ("party", "Army"), ("day", "2031-05-04"))
    one = decision(1, "assess", subject="gn:1", values=values)
    two = decision(2, "assess", subject="gn:1", values=newer)
    assert assessments_of([one, two])["gn:1"].state == "vacated"
    assert assessments_of([one, two, decision(3, "undo", undoes=2)])["gn:1"].state == "held"


def event(*claims: str) -> Event:
    return Event(type="MOVE", claim_ids=tuple(sorted(claims)))


def test_ids_of_events_lead_to_where_most_of_their_claims_went() -> None:
    grown, merged, part = event("b", "c"), event("x"), event("p", "q", "r")
    now = [event("a", "b", "c", "x"), event("n", "p", "q"), event("m", "r")]
    found = {
        a.old: (a.new, a.why) for a in aliases_of([grown, merged, part], {e.id: e for e in now})
    }
    assert found == {
        grown.id: (now[0].id, "merged"),
        merged.id: (now[0].id, "merged"),
        part.id: (now[1].id, "split"),
    }
    (alias,) = aliases_of([grown], {now[0].id: now[0]})
    assert (alias.new, alias.why) == (now[0].id, "grown")
    assert aliases_of([event("z")], {}) == ()
