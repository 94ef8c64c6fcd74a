"""What the desk holds: made anew when the file changes, and no more than is needed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from desk_opened import NOON

from vedette.cli.app import vedette
from vedette.web import keeper as module
from vedette.web.decisions import Decision, StoreDecisions
from vedette.web.keeper import Keeper


def add_one(file: Path, folder: Path) -> None:
    new = folder / "new.txt"
    new.write_text("Soldiers shelled Idlib on Friday, officials said.", "utf-8")
    here = ["-w", str(file), "add", str(new), "--published", "2031-04-19"]
    vedette.main(here, standalone_mode=False)


def test_nothing_is_built_anew_while_nothing_is_written(file: Path) -> None:
    keeper = Keeper(file, StoreDecisions(file))
    held = keeper.held()
    assert keeper.held() is held
    keeper.close()


def test_a_new_report_is_seen_by_the_next_question(file: Path, tmp_path: Path) -> None:
    keeper = Keeper(file, StoreDecisions(file))
    before = keeper.held()
    add_one(file, tmp_path)
    after = keeper.held()
    assert after.counts.reports == before.counts.reports + 1
    assert after.catalogue.version == before.catalogue.version + 1
    keeper.close()


def test_a_decision_leaves_the_events_as_they_are(file: Path) -> None:
    decisions = StoreDecisions(file)
    keeper = Keeper(file, decisions)
    before = keeper.held()
    event = before.catalogue.events[0]
    decision = Decision(verb="accept", event=event.id, by="noor")
    decisions.decide(decision, event, (), at=NOON)
    after = keeper.held()
    assert after.standing.review(event.id) == "accepted"
    assert after.catalogue.events is before.catalogue.events
    assert after.catalogue.version > before.catalogue.version
    keeper.close()


def test_a_large_workspace_answers_while_it_is_read_anew(
    file: Path, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(module, "_LARGE", 10)
    keeper = Keeper(file, StoreDecisions(file))
    before = keeper.held()
    add_one(file, tmp_path)
    assert keeper.held() is before
    until = time.monotonic() + 20
    while keeper.held() is before and time.monotonic() < until:
        time.sleep(0.05)
    assert keeper.held().counts.reports == before.counts.reports + 1
    keeper.close()


def test_a_file_that_is_taken_away_is_told_and_not_made(file: Path, open_desk) -> None:
    desk = open_desk(file)
    assert desk.get("/").status_code == 200
    shutil.move(file, file.with_suffix(".gone"))
    assert desk.get("/events").status_code in (200, 503)
    assert not file.exists()
