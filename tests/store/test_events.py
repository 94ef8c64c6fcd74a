"""Events are written whole, logged, and stand only on claims that are held."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_reports import NOON, Saying, entry_of, many_entries

from vedette.errors import UsageError, WorkspaceError
from vedette.records.events import Changes, Event, Origin
from vedette.records.filters import Filter
from vedette.store import Found, Workspace

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def claims(workspace):
    entries = [entry_of(Saying(first=f"2031-05-0{day}"), url=str(day)) for day in (1, 2, 3)]
    workspace.add_many(entries, added_at=NOON)
    return [reading.claims[0] for _, _, reading in entries]


def event_of(*claims, **more):
    first, last = (min(c.time.first for c in claims), max(c.time.last for c in claims))
    ids = tuple(claim.id for claim in claims)
    return Event(type="MOVE", claim_ids=ids, first=first, last=last, **more)


def test_an_event_comes_back_as_it_was_given(workspace, claims):
    origin = Origin(name="The Lantern", kind="outlet", claim_ids=(claims[0].id,), via=("x",))
    event = event_of(*claims[:2], origins=(origin,), reasons=("same place",), statuses=("fact",))
    assert workspace.apply(Changes(upsert=(event,)), NOON) == 1
    assert workspace.event(event.id) == event
    assert list(workspace.events()) == [event]
    assert workspace.counts().events == 1


def test_what_is_already_so_is_passed_over(workspace, claims):
    changes = Changes(upsert=(event_of(*claims),), remove=("E-0123456789abcdef",))
    assert workspace.apply(changes, NOON) == 1
    log = list(workspace.log())
    assert workspace.apply(changes, LATER) == 0
    assert list(workspace.log()) == log


def test_an_event_grows_and_another_goes_in_one_logged_change(workspace, claims):
    small, other = event_of(claims[0]), event_of(claims[1])
    workspace.apply(Changes(upsert=(small, other)), NOON)
    first, second = sorted((small, other), key=lambda event: min(event.claim_ids))
    joint = event_of(*claims[:2])
    assert joint.id == first.id
    assert workspace.apply(Changes(upsert=(joint,), remove=(second.id,)), LATER) == 2
    assert list(workspace.events()) == [joint]
    entry = list(workspace.log())[-1]
    assert (entry.kind, entry.at) == ("apply changes", LATER)
    before = {tuple(json.loads(text)["claim_ids"]) for text in json.loads(entry.payload)["before"]}
    assert before == {small.claim_ids, other.claim_ids}
    assert workspace.check() == ()


def test_claims_in_no_event_are_counted(workspace, claims):
    assert workspace.ungrouped() == 3
    workspace.apply(Changes(upsert=(event_of(*claims[:2]),)), NOON)
    assert workspace.ungrouped() == 1
    workspace.add_report(
        *entry_of(Saying(first="2031-05-01"), url="1", title="New"), added_at=LATER
    )
    assert workspace.ungrouped() == 3


def test_an_event_both_written_and_removed_is_written(workspace, claims):
    event = event_of(claims[0])
    workspace.apply(Changes(upsert=(event,), remove=(event.id,)), NOON)
    assert list(workspace.events()) == [event]


def test_an_event_on_an_unknown_claim_is_refused_with_all_that_came_along(workspace, claims):
    good = event_of(claims[0])
    bad = Event(type="MOVE", claim_ids=(claims[1].id, "C-ffffffffffffffff"))
    with pytest.raises(WorkspaceError, match=r"V414.*C-ffffffffffffffff.*fuse again"):
        workspace.apply(Changes(upsert=(good, bad)), NOON)
    assert list(workspace.events()) == []
    assert all(entry.kind == "add report" for entry in workspace.log())


def test_events_come_by_first_day_and_undated_ones_by_their_reports(workspace):
    sayings = {
        "late": Saying(first="2031-05-09"),
        "early": Saying(first="2031-04-01"),
        "none": Saying(),
    }
    events = {}
    for name, saying in sayings.items():
        entry = entry_of(saying, url=name, published=date(2031, 5, 2))
        workspace.add_report(*entry, added_at=NOON)
        claim = entry[2].claims[0]
        first = claim.time.first if claim.time else ""
        events[name] = Event(type="MOVE", claim_ids=(claim.id,), first=first, last=first)
    workspace.apply(Changes(upsert=tuple(events.values())), NOON)
    order = [events["early"], events["none"], events["late"]]
    assert list(workspace.events()) == order
    assert list(workspace.events(Filter(until=date(2031, 5, 2)))) == order[:2]
    assert list(workspace.events(Filter(limit=1))) == order[:1]


# Finding by id


def test_things_are_found_by_the_beginning_of_their_id(workspace, claims):
    event = event_of(*claims)
    workspace.apply(Changes(upsert=(event,)), NOON)
    report = next(workspace.reports())
    for kind, key in (("claim", claims[0].id), ("event", event.id), ("report", report.id)):
        found = Found(kind=kind, id=key)
        assert workspace.find(key) == found
        assert workspace.find(key[:-3]) == found
        assert workspace.find(f" {key[:-3].lower()} ") == found
        assert workspace.find(key[2:].upper()) == found
    assert workspace.claim(claims[0].id[:14]).claim == claims[0]
    assert workspace.event(event.id[:9]) == event
    assert workspace.report(report.id[:9]).report == report


def test_the_beginning_of_several_ids_lists_them(workspace, claims):
    with pytest.raises(UsageError, match="V412") as told:
        workspace.find("C-")
    assert all(claim.id in told.value.message for claim in claims)
    with pytest.raises(UsageError, match="V412"):
        workspace.claim("c-")


@pytest.mark.parametrize(
    "asked", ["", " ", "-", "X-12", "C-ffffffffffffffff0", "%", "'", "C-_", "\ud800"]
)
def test_what_no_id_begins_with_is_said_to_be_nothing(workspace, claims, asked):
    with pytest.raises(UsageError, match="V411"):
        workspace.find(asked)


def test_an_id_of_another_kind_is_not_taken_for_this_kind(workspace, claims):
    with pytest.raises(UsageError, match=r"V411.*no event"):
        workspace.event(claims[0].id)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with Workspace.create_or_open(tmp_path_factory.mktemp("empty") / "situation.vedette") as opened:
        yield opened


@settings(max_examples=50, deadline=None)
@given(asked=st.text(max_size=20))
def test_anything_may_be_asked_for(empty, asked):
    with pytest.raises(UsageError, match="V411"):
        empty.find(asked)


# Blocks


def days_of(evidence):
    claim = evidence.claim
    if claim.time is None:
        return (date.fromisoformat(evidence.published),) * 2 if evidence.published else None
    if len(claim.time.first) == 7:
        return date(2031, 4, 1), date(2031, 5, 31)
    return date.fromisoformat(claim.time.first), date.fromisoformat(claim.time.last)


def gap(one, two):
    """Days between two spans of days; 0 where they overlap."""
    return max((one[0] - two[1]).days, (two[0] - one[1]).days, 0)


@pytest.mark.parametrize("near_days", [0, 1, 7])
@pytest.mark.parametrize("families", [{}, {"MOVE": "movement", "CONTROL": "movement"}])
def test_claims_that_may_speak_of_one_event_are_in_one_block(workspace, near_days, families):
    workspace.add_many(
        [
            e
            for e in many_entries(30)
            if all(c.time is None or len(c.time.first) > 7 for c in e[2].claims)
        ],
        added_at=NOON,
    )
    blocks = list(workspace.evidence_blocks(near_days=near_days, families=families))
    where = {e.claim.id: number for number, block in enumerate(blocks) for e in block}
    every = list(workspace.claims())
    assert sum(map(len, blocks)) == len(every) == len(where)
    assert len(blocks) > 2
    for one in every:
        for two in every:
            types = [families.get(e.claim.type, e.claim.type) for e in (one, two)]
            spans = days_of(one), days_of(two)
            together = where[one.claim.id] == where[two.claim.id]
            if types[0] != types[1] or (spans[0] is None) != (spans[1] is None):
                assert not together
            elif spans[0] is None or gap(*spans) <= near_days:
                assert together
    for block in blocks:  # and no block could be cut in two
        dated = [span for span in map(days_of, block) if span is not None]
        for number in range(1, len(dated)):
            before = max(span[1] for span in dated[:number])
            assert (dated[number][0] - before).days <= near_days


def test_blocks_keep_the_order_of_claims(workspace):
    workspace.add_many(many_entries(20), added_at=NOON)
    order = {evidence.claim.id: number for number, evidence in enumerate(workspace.claims())}
    for block in workspace.evidence_blocks():
        numbers = [order[evidence.claim.id] for evidence in block]
        assert numbers == sorted(numbers)
