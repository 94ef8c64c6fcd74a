"""Readers and writers beside each other, in real processes."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from adding_until_killed import numbered
from invented_reports import NOON, Saying, entry_of, many_entries

from vedette.errors import WorkspaceError
from vedette.store import Workspace
from vedette.store.connections import open_writing

PROGRAM = Path(__file__).with_name("adding_until_killed.py")


def program(file, first, last):
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(file), str(first), str(last)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_reader_beside_a_writer_sees_only_whole_reports(file):
    Workspace.create_or_open(file).close()
    last, seen = 150, []
    with program(file, 0, last) as writer, Workspace.open_reader(file) as reader:
        while writer.poll() is None:
            by_report: dict[str, set[str]] = {}
            for evidence in reader.claims():
                by_report.setdefault(evidence.report_name, set()).add(evidence.claim.id)
            for name, ids in by_report.items():
                assert ids == {claim.id for claim in numbered(int(name))[2].claims}
            seen.append(len(by_report))
            if len(seen) > 2000:
                break
        assert writer.communicate()[0].endswith("done\n")
        assert reader.counts().reports == last
    assert sorted(seen) == seen
    assert len(set(seen)) > 2  # it did look while the other one wrote


def test_an_iterator_keeps_its_moment_while_the_same_workspace_writes(workspace):
    first, second = many_entries(10)[:5], many_entries(10)[5:]
    workspace.add_many(first, added_at=NOON)
    total = workspace.counts().claims
    walk, begun = workspace.claims(), workspace.claims()
    next(begun)
    workspace.add_many(second, added_at=NOON)
    assert len(list(walk)) == len(list(begun)) + 1 == total
    assert len(list(workspace.claims())) == workspace.counts().claims > total


def test_two_programs_write_side_by_side_and_nothing_is_lost(file):
    with program(file, 0, 60) as one, program(file, 30, 90) as two:
        answers = [writer.communicate()[0].splitlines()[-1] for writer in (one, two)]
    assert answers == ["done", "done"]
    with Workspace.create_or_open(file) as workspace:
        assert sorted(int(report.name) for report in workspace.reports()) == list(range(90))
        assert workspace.check() == ()


def test_a_writer_waits_for_another_one(file):
    with Workspace.create_or_open(file) as workspace:
        other = open_writing(file)
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, lambda: other.execute("COMMIT"))
        release.start()
        assert workspace.add_report(*entry_of(Saying()), added_at=NOON) == "added"
        release.join()
        other.close()


def test_a_writer_that_waits_too_long_is_told_and_has_written_nothing(file):
    with Workspace.create_or_open(file, wait_ms=50) as workspace:
        other = open_writing(file)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match=r"V404.*another program.*try again"):
            workspace.add_report(*entry_of(Saying()), added_at=NOON)
        assert workspace.counts().reports == 0
        other.execute("ROLLBACK")
        assert workspace.add_report(*entry_of(Saying()), added_at=NOON) == "added"
        other.close()


def test_many_make_the_same_new_workspace_at_once(tmp_path):
    def make(file):
        Workspace.create_or_open(file).close()

    for number in range(8):
        file = tmp_path / f"{number}.vedette"
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(make, [file] * 6))
        with Workspace.create_or_open(file) as workspace:
            assert workspace.check() == ()
