"""The reader of the desk: columns, lists and marks of change, beside a writer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from invented_reports import NOON, Saying, entry_of, many_entries

from vedette.records.decisions import Decision
from vedette.records.events import Changes, Event
from vedette.store import Workspace
from vedette.store.desk import DeskReader


def fill(workspace: Workspace, count: int = 12) -> tuple[Event, ...]:
    """Reports, and one event for each claim."""
    workspace.add_many(many_entries(count), added_at=NOON)
    events = tuple(
        Event(type=item.claim.type, claim_ids=(item.claim.id,), statuses=(item.claim.status,))
        for item in workspace.claims()
    )
    workspace.apply(Changes(upsert=events), NOON)
    return events


def test_columns_hold_all_events_with_their_claims_and_places(
    workspace: Workspace, file: Path
) -> None:
    events = fill(workspace)
    reader = DeskReader.open(file)
    columns = reader.columns()
    assert {event.id for _, _, _, event in columns.events} == {event.id for event in events}
    assert {member[2] for member in columns.members} == {e.claim_ids[0] for e in events}
    seqs = {seq for seq, _, _, _ in columns.events}
    assert {place[0] for place in columns.places} <= seqs
    assert any(place[6] is None for place in columns.places)
    reader.close()


def test_words_are_found_as_the_filter_finds_them(workspace: Workspace, file: Path) -> None:
    from vedette.records.filters import Filter

    fill(workspace)
    reader = DeskReader.open(file)
    for text in ("Tartus", "shell*", '"hold Homs"', "etoile", "nothing-like-it", '"'):
        there = {event.id for event in workspace.events(Filter(text=text))}
        seqs = reader.with_words(text)
        ids = {event.id for seq, _, _, event in reader.columns().events if seq in seqs}
        assert ids == there, text
    reader.close()


def test_evidence_of_many_claims_at_once_is_that_of_each(workspace: Workspace, file: Path) -> None:
    fill(workspace)
    reader = DeskReader.open(file)
    known = {item.claim.id: item for item in workspace.claims()}
    assert reader.evidence([*known, "C-0000000000000000"]) == known
    assert reader.evidence([]) == {}
    reader.close()


def test_reports_are_listed_latest_first_and_undated_ones_last(
    workspace: Workspace, file: Path
) -> None:
    days = [date(2031, 5, 1), None, date(2031, 5, 3), date(2031, 5, 2), None]
    for number, day in enumerate(days):
        entry = entry_of(
            Saying(), published=day, url=f"https://example.org/{number}", name=str(number)
        )
        workspace.add_many([entry], added_at=NOON)
    reader = DeskReader.open(file)
    total, lines = reader.report_lines(limit=10)
    assert total == 5
    assert [line.published for line in lines] == ["2031-05-03", "2031-05-02", "2031-05-01", "", ""]
    one_by_one = [reader.report_lines(limit=1, offset=n)[1][0].id for n in range(5)]
    assert one_by_one == [line.id for line in lines]
    assert reader.report_lines(limit=5, offset=5) == (5, ())
    assert reader.report_lines(limit=5, text="nowhere") == (0, ())
    assert reader.report_lines(limit=5, outlet="The Lantern")[0] == 5
    assert reader.outlet_lines()[0].reports == 5
    reader.close()


def test_the_version_changes_when_another_program_writes(workspace: Workspace, file: Path) -> None:
    fill(workspace, 2)
    reader = DeskReader.open(file)
    before = reader.version()
    assert reader.version() == before
    workspace.add_many(many_entries(3, seed=8), added_at=NOON)
    assert reader.version() != before
    reader.close()


def test_an_entry_of_the_log_can_be_told_from_others(workspace: Workspace, file: Path) -> None:
    fill(workspace, 2)
    reader = DeskReader.open(file)
    last, kinds = reader.logged_after(0)
    assert "add report" in kinds
    assert reader.logged_after(last) == (last, frozenset())
    decision = Decision(kind="grade", subject="A Post", by="A", reason="read")
    number = workspace.decide(decision, NOON)
    assert reader.logged_after(last) == (number, frozenset({"grade"}))
    reader.close()
