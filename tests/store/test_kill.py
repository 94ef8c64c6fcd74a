"""A program that adds reports is killed with SIGKILL again and again; nothing acknowledged is lost.

The seed is printed when a test fails; VEDETTE_KILL_SEED gives another one, VEDETTE_KILLS says how
often to kill.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from adding_until_killed import event_of, numbered
from invented_reports import NOON

from vedette.records.filters import Filter
from vedette.store import Workspace

PROGRAM = Path(__file__).with_name("adding_until_killed.py")
SEED = int(os.environ.get("VEDETTE_KILL_SEED", str(time.time_ns() % 1_000_000)))
KILLS = int(os.environ.get("VEDETTE_KILLS", "18"))
RESENT = 5


def start(file: Path, first: int, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), str(file), str(first), str(last)],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def killed_after(process: subprocess.Popen[str], sign: str, seconds: float) -> list[str]:
    """Whole lines that the program wrote after `sign`, until it was killed `seconds` later."""
    while (line := process.stdout.readline().strip()) != sign:
        assert line
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -9
    whole = rest[: rest.rfind("\n") + 1]
    return whole.split("\n")[:-1]


@pytest.mark.slow
def test_what_was_acknowledged_survives_kill_9_and_nothing_is_doubled(file):
    chance = random.Random(SEED)
    print(f"VEDETTE_KILL_SEED={SEED}")  # noqa: T201
    said: set[str] = set()
    first = 0
    for number in range(KILLS):
        process = start(file, first, 1_000_000)
        new = killed_after(process, "open", chance.uniform(0, 0.45))
        with (Workspace.open_reader, Workspace.create_or_open)[number % 2](file) as workspace:
            assert [line for line in new if not stands(workspace, line)] == []
        said.update(new)
        added = [int(line.split()[1]) for line in said if line.startswith("added")]
        first = max(0, max(added, default=0) - RESENT)  # what may have been lost is sent again
    last = first + RESENT + 1
    with start(file, first, last) as process:
        out = process.communicate()[0].splitlines()
    assert out[-1] == "done"
    said.update(out)
    print(f"{KILLS} kills, {sum(line.startswith('added') for line in said)} reports acknowledged")  # noqa: T201
    assert_all_there(file, said)


def stands(workspace: Workspace, line: str) -> bool:
    """Whether what a line acknowledges is in the file; nothing was sent again meanwhile."""
    kind, number = line.split()
    _, document, _ = numbered(int(number))
    if kind == "event":
        return event_of(int(number)) in set(workspace.events(Filter(report=document.report.id)))
    if not workspace.holds(document.report.id):
        return False
    title = workspace.report(document.report.id).report.title
    return kind == "added" or title == "As it is now"


def assert_all_there(file: Path, said: set[str]) -> None:
    """Compare the file with what was acknowledged; report numbers make up what it should hold."""
    acknowledged = {kind: {int(line.split()[1]) for line in said if line.startswith(kind + " ")}
                    for kind in ("added", "changed", "event")}  # fmt: skip
    assert len(acknowledged["added"]) > KILLS
    assert acknowledged["changed"]
    assert acknowledged["event"]
    with Workspace.create_or_open(file) as workspace:
        assert workspace.check() == ()
        held = {int(report.name): report for report in workspace.reports()}
        assert len(held) == workspace.counts().reports  # no number twice
        assert acknowledged["added"] <= held.keys()
        for number in acknowledged["changed"]:
            assert held[number].title == "As it is now"
        whole = {claim.id for number in held for claim in numbered(number)[2].claims}
        found = [evidence.claim.id for evidence in workspace.claims()]
        assert len(found) == len(set(found))
        assert set(found) == whole  # every report with all of its claims, and no others
        events = {event.id for event in workspace.events()}
        lasting = {number for number in acknowledged["event"] if event_of(number).id in events}
        # an event falls when its report is sent again and changed; the program then makes it anew
        assert lasting == acknowledged["event"]
        logged = [entry.subject for entry in workspace.log() if entry.kind == "add report"]
        assert sorted(logged) == sorted(report.id for report in held.values())


@pytest.mark.slow
def test_a_kill_while_the_file_is_made_leaves_a_file_that_opens(tmp_path):
    chance = random.Random(SEED + 1)
    print(f"VEDETTE_KILL_SEED={SEED}")  # noqa: T201
    for number in range(12):
        file = tmp_path / f"{number}.vedette"
        killed_after(start(file, 0, 1_000_000), "opening", chance.uniform(0, 0.02))
        with Workspace.create_or_open(file) as workspace:
            assert workspace.check() == ()
            workspace.add_report(*numbered(1), added_at=NOON)
            assert workspace.holds(numbered(1)[1].report.id)
