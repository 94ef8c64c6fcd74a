"""Taking reports in: once, again, and otherwise; every answer is what the file then holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from invented_reports import NOON, Saying, capture_of, claim_of, entry_of, many_entries

from vedette.errors import NotReadable, UsageError, WorkspaceError
from vedette.records.claims import Reading
from vedette.records.events import Changes, Event
from vedette.records.filters import Filter
from vedette.store import Counts, Workspace

LATER = NOON + timedelta(hours=1)


def test_a_report_comes_back_as_it_was_given(workspace):
    taken, document, reading = entry_of(
        Saying(source="a port clerk", conveyor="Agence Méridienne", first="2031-05-01"),
        Saying(verb="shelled", place="Homs", resolved=False),
    )
    assert workspace.add_report(taken, document, reading, added_at=NOON) == "added"
    assert workspace.holds(taken.report.id)
    assert workspace.report(taken.report.id) == document
    assert tuple(workspace.reports()) == (document.report,)
    assert workspace.capture(taken.capture.sha256) == taken.capture
    found = {evidence.claim.id: evidence for evidence in workspace.claims()}
    assert set(found) == {claim.id for claim in reading.claims}
    for claim in reading.claims:
        evidence = workspace.claim(claim.id)
        assert evidence == found[claim.id]
        assert evidence.claim == claim
        assert evidence.text == document.report.text
        assert (evidence.report_name, evidence.outlet) == ("invented.txt", "The Lantern")
        assert evidence.published == "2031-05-02"
        assert evidence.credits == evidence.lineage == ("Agence Méridienne",)


def test_the_same_report_again_changes_nothing(workspace):
    entry = entry_of(Saying(), Saying(verb="met"))
    assert workspace.add_report(*entry, added_at=NOON) == "added"
    log = list(workspace.log())
    for _ in range(2):
        assert workspace.add_report(*entry, added_at=LATER) == "unchanged"
    assert workspace.counts() == Counts(reports=1, claims=2, events=0)
    assert list(workspace.log()) == log


def test_the_same_text_from_another_file_is_the_same_report_under_its_first_name(workspace):
    workspace.add_report(*entry_of(Saying(), name="a.txt"), added_at=NOON)
    assert workspace.add_report(*entry_of(Saying(), name="b.txt"), added_at=LATER) == "unchanged"
    assert [report.name for report in workspace.reports()] == ["a.txt"]


def test_the_same_words_of_another_outlet_are_another_report_with_the_same_bytes_once(workspace):
    first, second = (
        entry_of(Saying(), name="a"),
        entry_of(Saying(), outlet="Northern Post", name="b"),
    )
    assert workspace.add_many([first, second], added_at=NOON) == ("added", "added")
    assert workspace.capture(first[0].capture.sha256).address == "a"
    assert workspace.counts().reports == 2


def test_a_report_twice_in_one_batch_is_added_once(workspace):
    entry = entry_of(Saying())
    assert workspace.add_many([entry, entry], added_at=NOON) == ("added", "unchanged")
    assert workspace.counts() == Counts(reports=1, claims=1, events=0)


@pytest.mark.parametrize(
    "more", [{"published": date(2031, 5, 4)}, {"title": "A new title"}, {"language": "fr"}]
)
def test_other_metadata_updates_the_report_and_the_log_keeps_what_was(workspace, more):
    old, new = entry_of(Saying(first="2031-05-01")), entry_of(Saying(first="2031-05-01"), **more)
    workspace.add_report(*old, added_at=NOON)
    assert workspace.add_report(*new, added_at=LATER) == "updated"
    assert workspace.add_report(*new, added_at=LATER) == "unchanged"
    assert tuple(workspace.reports()) == (new[1].report,)
    assert workspace.counts() == Counts(reports=1, claims=1, events=0)
    assert workspace.check() == ()
    entry = list(workspace.log())[-1]
    assert (entry.kind, entry.subject, entry.at) == ("update report", old[0].report.id, LATER)
    before = json.loads(entry.payload)
    assert before["document"]["report"]["title"] == "From the coast"
    assert before["document"]["report"]["published"] == "2031-05-02"
    assert [claim["id"] for claim in before["claims"]] == [old[2].claims[0].id]


def test_a_new_title_is_found_by_text_and_the_old_one_is_not(workspace):
    workspace.add_report(*entry_of(Saying(), title="Quarry"), added_at=NOON)
    workspace.add_report(*entry_of(Saying(), title="Lighthouse"), added_at=LATER)
    assert list(workspace.reports(Filter(text="quarry"))) == []
    assert len(list(workspace.reports(Filter(text="lighthouse")))) == 1


def test_a_report_that_only_knows_less_does_not_make_the_workspace_forget(workspace):
    full = entry_of(Saying(first="2031-05-01"))
    bare = entry_of(Saying(), published=None, title="", language="")
    dated = replace(bare[2], claims=(replace(bare[2].claims[0], time=None),))
    workspace.add_report(*full, added_at=NOON)
    blank = replace(full[1].report, published=None, published_basis="", title="")
    poorer = (full[0], replace(full[1], report=blank), replace(full[2], claims=(
        replace(full[2].claims[0], time=None),)))  # fmt: skip
    assert workspace.add_report(*poorer, added_at=LATER) == "unchanged"
    assert workspace.report(full[0].report.id) == full[1]
    assert workspace.claim(full[2].claims[0].id).claim == full[2].claims[0]
    assert dated.claims


def test_what_a_poorer_report_adds_is_taken_and_what_it_lacks_is_kept(workspace):
    workspace.add_report(*entry_of(Saying(), title=""), added_at=NOON)
    entry = entry_of(Saying(), published=None, title="A title at last")
    assert workspace.add_report(*entry, added_at=LATER) == "updated"
    (report,) = workspace.reports()
    assert (report.title, report.published) == ("A title at last", date(2031, 5, 2))


def test_a_date_that_the_user_gave_is_not_replaced_by_one_from_the_page(workspace):
    taken, document, reading = entry_of(Saying())
    workspace.add_report(taken, document, reading, added_at=NOON)
    paged = replace(document.report, published=date(2031, 1, 1), published_basis="page metadata")
    again = (taken, replace(document, report=paged), reading)
    assert workspace.add_report(*again, added_at=LATER) == "unchanged"
    assert workspace.report(document.report.id) == document


def test_a_reading_by_another_engine_replaces_the_claims(workspace):
    old, new = (
        entry_of(Saying(), Saying(verb="met")),
        entry_of(Saying(engine="encoder 3"), Saying(verb="met")),
    )
    workspace.add_report(*old, added_at=NOON)
    assert workspace.add_report(*new, added_at=LATER) == "updated"
    assert {evidence.claim for evidence in workspace.claims()} == set(new[2].claims)
    kept = list(workspace.claims(Filter(as_of=NOON)))
    assert [evidence.claim for evidence in kept] == [old[2].claims[1]]  # it did not change
    assert workspace.check() == ()


def test_events_that_stood_on_replaced_claims_are_taken_away_and_logged(workspace):
    first, second = entry_of(Saying()), entry_of(Saying(), outlet="Northern Post")
    workspace.add_many([first, second], added_at=NOON)
    one, two = first[2].claims[0], second[2].claims[0]
    joint = Event(type="MOVE", claim_ids=(one.id, two.id))
    workspace.apply(Changes(upsert=(joint,)), NOON)
    workspace.add_report(*entry_of(Saying(), title="Other"), added_at=LATER)
    assert list(workspace.events()) == []
    before = json.loads(list(workspace.log())[-1].payload)
    assert [json.loads(record)["claim_ids"] for record in before["events"]] == [[one.id, two.id]]


def test_of_two_claims_with_one_id_the_first_is_kept(workspace):
    taken, document, reading = entry_of(Saying())
    claim = reading.claims[0]
    twice = replace(reading, claims=(claim, replace(claim, status="denied")))
    assert workspace.add_report(taken, document, twice, added_at=NOON) == "added"
    assert [evidence.claim for evidence in workspace.claims()] == [claim]
    assert workspace.add_report(taken, document, twice, added_at=LATER) == "unchanged"


def test_a_report_without_claims_is_held_and_stays_unchanged(workspace):
    taken, document, _ = entry_of(Saying())
    entry = (taken, document, Reading(report_id=document.report.id, claims=()))
    assert workspace.add_report(*entry, added_at=NOON) == "added"
    assert workspace.add_report(*entry, added_at=NOON) == "unchanged"
    assert workspace.counts() == Counts(reports=1, claims=0, events=0)


def test_a_batch_with_a_text_that_cannot_be_stored_stores_nothing(workspace):
    good, (taken, document, reading) = entry_of(Saying()), entry_of(Saying(verb="met"))
    half = replace(document.report, title="half \ud800 a pair")
    with pytest.raises(NotReadable, match=r"V415.*title.*character 5"):
        workspace.add_many([good, (taken, replace(document, report=half), reading)], added_at=NOON)
    assert workspace.counts() == Counts(reports=0, claims=0, events=0)


def test_a_name_that_is_not_utf_8_is_written_out(workspace):
    workspace.add_report(*entry_of(Saying(), name="caf\udce9.txt"), added_at=NOON)
    assert [report.name for report in workspace.reports()] == ["caf\\udce9.txt"]


def test_a_text_with_a_nul_keeps_its_offsets(workspace):
    taken, document, _ = entry_of(Saying())
    text = "a\0b " + document.report.text
    report = replace(document.report, text=text)
    claim = claim_of(Saying(), report, 4)
    entry = (taken, replace(document, report=report), Reading(report_id=report.id, claims=(claim,)))
    workspace.add_report(*entry, added_at=NOON)
    assert workspace.report(report.id).report.text == text
    assert workspace.claim(claim.id).text == text
    assert list(workspace.claims(Filter(text='"left Tartus"')))
    assert workspace.check() == ()


def test_a_time_without_a_zone_is_refused_before_anything_is_written(workspace):
    with pytest.raises(UsageError, match="V413"):
        workspace.add_report(*entry_of(Saying()), added_at=datetime(2031, 5, 3))  # noqa: DTZ001
    assert workspace.counts().reports == 0


def test_times_of_other_zones_are_compared_as_moments(workspace):
    from datetime import timezone

    east = timezone(timedelta(hours=3))
    workspace.add_report(*entry_of(Saying()), added_at=datetime(2031, 5, 3, 2, tzinfo=east))
    before = Filter(as_of=datetime(2031, 5, 2, 22, 59, tzinfo=UTC))
    after = Filter(as_of=datetime(2031, 5, 2, 23, 0, tzinfo=UTC))
    assert (list(workspace.claims(before)), len(list(workspace.claims(after)))) == ([], 1)


def test_the_answers_do_not_depend_on_the_order_of_arrival(tmp_path):
    entries = many_entries(30)
    answers = []
    for number, batch in enumerate((entries, entries[::-1])):
        with Workspace.create_or_open(tmp_path / f"{number}.vedette") as workspace:
            workspace.add_many(batch, added_at=NOON)
            answers.append((
                tuple(workspace.claims()), tuple(workspace.reports()),
                tuple(workspace.evidence_blocks()),
            ))  # fmt: skip
    assert answers[0] == answers[1]


def test_a_capture_whose_bytes_are_not_its_own_is_reported(workspace):
    taken, document, reading = entry_of(Saying())
    wrong = replace(taken.capture, content=b"other bytes")
    workspace.add_report(replace(taken, capture=wrong), document, reading, added_at=NOON)
    with pytest.raises(WorkspaceError, match="V403"):
        workspace.capture(taken.capture.sha256)
    with pytest.raises(UsageError, match="V411"):
        workspace.capture(capture_of(b"never seen").sha256)


def test_the_log_cannot_be_rewritten(workspace, file):
    import apsw

    workspace.add_report(*entry_of(Saying()), added_at=NOON)
    other = apsw.Connection(str(file))
    for sql in ("DELETE FROM log", "UPDATE log SET kind = ''"):
        with pytest.raises(apsw.ConstraintError, match="append-only"):
            other.execute(sql)
    other.close()
