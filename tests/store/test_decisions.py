"""Decisions of persons: logged, reversible, kept through reading anew, with ids that go on leading."""

from __future__ import annotations

from datetime import timedelta

import pytest
from invented_reports import NOON, Saying, entry_of

from vedette.errors import UsageError
from vedette.pipeline import fuse
from vedette.records.decisions import Decision
from vedette.records.filters import Filter


def fused(workspace):
    changes = fuse(
        tuple(workspace.claims()), standing=tuple(workspace.events()),
        decisions=workspace.decisions(),
    )  # fmt: skip
    workspace.apply(changes, NOON)
    return {event.id: event for event in workspace.events()}


def decide(workspace, kind, **more):
    given = {"subject": "x", "by": "A", "reason": "read", **more}
    number = workspace.decide(Decision(kind=kind, **given), NOON)
    return number, fused(workspace)


def two_events(workspace):
    for place, outlet in (("Tartus", "The Lantern"), ("Latakia", "Northern Post")):
        workspace.add_report(*entry_of(Saying(place=place), outlet=outlet), added_at=NOON)
    first, second = sorted(fused(workspace).values(), key=lambda event: event.id)
    return first, second


def test_ids_of_merged_events_lead_to_the_merged_one_and_come_back_when_it_is_undone(workspace):
    first, second = two_events(workspace)
    number, events = decide(workspace, "merge", claims=first.claim_ids, others=second.claim_ids)
    (merged,) = events.values()
    for old in (first, second):
        assert workspace.find(old.id).id == merged.id
        assert workspace.event(old.id[:12]) == merged
    _, events = decide(workspace, "undo", undoes=number)
    assert events.keys() == {first.id, second.id}
    assert workspace.find(second.id).id == second.id


def test_a_merge_holds_when_reports_are_added(workspace):
    first, second = two_events(workspace)
    decide(workspace, "merge", claims=first.claim_ids, others=second.claim_ids)
    workspace.add_report(*entry_of(Saying(place="Tartus"), outlet="Côte Gazette"), added_at=NOON)
    events = fused(workspace)
    assert any(set(first.claim_ids + second.claim_ids) <= set(e.claim_ids) for e in events.values())


def test_an_event_keeps_its_old_id_as_an_alias_when_a_report_is_read_anew(workspace):
    taken, document, reading = entry_of(Saying(place="Tartus"))
    workspace.add_report(taken, document, reading, added_at=NOON)
    (old,) = fused(workspace).values()
    other = entry_of(Saying(place="Tartus"), title="Another title")
    assert workspace.add_report(*other, added_at=NOON) == "updated"
    (new,) = fused(workspace).values()
    assert workspace.find(old.id).id == new.id


def test_a_rejected_claim_stays_and_stands_in_no_event(workspace):
    first, _ = two_events(workspace)
    number, events = decide(workspace, "reject", claims=first.claim_ids)
    assert first.id not in events
    assert workspace.ungrouped() == 0
    assert workspace.claim(first.claim_ids[0]).review == "rejected by A"
    _, events = decide(workspace, "undo", undoes=number)
    assert first.id in events


def test_a_decision_is_kept_when_the_machine_reads_the_report_anew(workspace):
    workspace.add_report(*entry_of(Saying()), added_at=NOON)
    (item,) = workspace.claims()
    span = item.claim.trigger.span
    place = (item.claim.report_id, span.start, span.end)
    decide(
        workspace,
        "correct",
        claims=(item.claim.id,),
        places=(place,),
        values=(("status", "denied"),),
    )
    again = entry_of(Saying(engine="rules 2"))
    assert workspace.add_report(*again, added_at=NOON) == "updated"
    (item,) = workspace.claims()
    assert (item.claim.engine, item.claim.status) == ("rules 2", "denied")


def test_what_was_decided_later_was_not_known(workspace):
    workspace.add_report(*entry_of(Saying()), added_at=NOON)
    (item,) = workspace.claims()
    later = NOON + timedelta(hours=2)
    workspace.decide(
        Decision(kind="accept", subject=item.claim.id, by="A", reason="r", claims=(item.claim.id,)),
        later,
    )
    (before,) = workspace.claims(Filter(as_of=NOON + timedelta(hours=1)))
    (after,) = workspace.claims(Filter(as_of=later))
    assert (before.review, after.review) == ("", "accepted by A")
    assert workspace.decisions(known_at=NOON) == ()


@pytest.mark.parametrize("number", [1, 99])
def test_only_a_decision_that_stands_can_be_undone(workspace, number):
    workspace.add_report(*entry_of(Saying()), added_at=NOON)
    with pytest.raises(UsageError, match="V422"):
        workspace.decide(Decision(kind="undo", subject="", by="A", reason="r", undoes=number), NOON)
    assert workspace.decisions() == ()


def test_a_decision_cannot_be_undone_twice_but_its_undoing_can(workspace):
    first, _ = two_events(workspace)
    number, _ = decide(workspace, "accept", claims=first.claim_ids)
    undoing, _ = decide(workspace, "undo", undoes=number)
    with pytest.raises(UsageError, match="V422"):
        decide(workspace, "undo", undoes=number)
    decide(workspace, "undo", undoes=undoing)
    assert workspace.claim(first.claim_ids[0]).review == "accepted by A"


def test_a_decision_and_its_events_are_written_both_or_neither(workspace):
    first, second = two_events(workspace)
    merge = Decision(
        kind="merge", subject=first.id, by="A", reason="r",
        claims=first.claim_ids, others=second.claim_ids,
    )  # fmt: skip

    def breaks(*_):
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        workspace.decide_and_group(merge, NOON, breaks)
    assert workspace.decisions() == ()
    assert {event.id for event in workspace.events()} == {first.id, second.id}
    number, changed = workspace.decide_and_group(
        merge,
        NOON,
        lambda claims, events, decisions: fuse(claims, standing=events, decisions=decisions),
    )
    assert (number, changed > 0) == (workspace.decisions()[0].seq, True)
    assert len(list(workspace.events())) == 1


def test_decisions_stand_in_the_log_and_cannot_be_changed(workspace, file):
    import apsw

    first, _ = two_events(workspace)
    decide(workspace, "accept", claims=first.claim_ids)
    assert "accept" in [entry.kind for entry in workspace.log()]
    with pytest.raises(apsw.ConstraintError):
        workspace._writer.execute("DELETE FROM log WHERE kind = 'accept'")
