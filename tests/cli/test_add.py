"""`vedette add`: the same again changes nothing, news is taken in, a kill loses nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from running import call, held_by, start

SEED = int(os.environ.get("VEDETTE_KILL_SEED", str(time.time_ns() % 1_000_000)))
KILLS = 5
SHELLED = b"Soldiers shelled the town of Homs on Friday."


def content(file: Path) -> list[list[object]]:
    return [call(name, workspace=file).rows for name in ("reports", "claims", "events")]


def test_the_same_again_changes_nothing(tmp_path: Path, wire: Path) -> None:
    file = tmp_path / "w.vedette"
    first = call("add", wire, workspace=file)
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith(f"{file}: 5 added; now 5 reports, ")
    before = content(file)
    again = call("add", wire, wire, workspace=file)
    assert again.err.startswith(f"{file}: 10 unchanged; now 5 reports, ")
    assert content(file) == before
    assert held_by(file)[1] == 0


def test_what_was_not_known_before_updates_a_report(tmp_path: Path) -> None:
    file = tmp_path / "w.vedette"
    assert "1 added" in call("add", "-", stdin=SHELLED, workspace=file).err
    assert "time" not in call("events", workspace=file).rows[0]
    done = call("add", "-", "--published", "2031-05-12", stdin=SHELLED, workspace=file)
    assert done.err.startswith(f"{file}: 1 updated; now 1 report, 1 claim, 1 event (")
    (row,) = call("claims", workspace=file).rows
    assert row["published"] == "2031-05-12"
    assert row["time"]["from"] == "2031-05-09"
    assert call("events", workspace=file).rows[0]["first"] == "2031-05-09"
    assert "1 unchanged" in call("add", "-", stdin=SHELLED, workspace=file).err
    assert held_by(file) == (["-"], 0)


def test_reports_are_put_into_the_events_they_speak_of(tmp_path: Path, wire: Path) -> None:
    file = tmp_path / "w.vedette"
    call("add", wire, workspace=file)
    (event,) = call("events", "--text", "shelled", workspace=file).rows
    assert event["claims"] == "2"
    assert event["first"] == "2031-05-09"


def many(path: Path, count: int) -> list[str]:
    towns = ("Homs", "Aleppo", "Latakia", "Tartus", "Damascus")
    lines = [
        {
            "doc": f"{number:03}",
            "published": f"2031-05-{1 + number % 28:02}",
            "text": f"Soldiers shelled {towns[number % 5]} on Friday. {number} families fled. "
            + "The market was closed and the road was quiet. " * 5,
        }
        for number in range(count)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return [line["doc"] for line in lines]


@pytest.mark.slow
def test_a_kill_at_any_time_loses_and_doubles_nothing(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    print(f"VEDETTE_KILL_SEED={SEED}")  # noqa: T201
    names = many(tmp_path / "many.jsonl", 100)
    file = tmp_path / "w.vedette"
    held = 0
    for number in range(KILLS):
        process = start(
            "-w", file, "add", tmp_path / "many.jsonl", "--processes", 1 + number % 2,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while process.poll() is None and not file.with_name("w.vedette-wal").exists():
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 1.2))
        process.send_signal(signal.SIGKILL)
        assert process.wait(timeout=60) in (-signal.SIGKILL, 0)
        if file.exists():
            now, _ = held_by(file)
            assert len(now) == len(set(now)) >= held
            held = len(now)
    done = call("add", tmp_path / "many.jsonl", "--processes", "1", workspace=file)
    assert done.code == 0
    assert held_by(file) == (names, 0)
    claims = [row["id"] for row in call("claims", workspace=file).rows]
    assert len(claims) == len(set(claims))
    whole = tmp_path / "whole.vedette"
    assert call("add", tmp_path / "many.jsonl", "--processes", "1", workspace=whole).code == 0
    assert content(file) == content(whole)


def test_any_order_of_arrival_gives_the_same_evidence_and_brief(tmp_path: Path, wire: Path) -> None:
    lines = wire.read_bytes().splitlines(keepends=True)
    chance = random.Random(5)
    seen = []
    for number in range(4):
        file = tmp_path / f"{number}.vedette"
        shuffled = lines[:] if number == 0 else chance.sample(lines, len(lines))
        cut = chance.randrange(1, len(lines))
        for part in (shuffled[:cut], shuffled[cut:]):
            assert call("add", "-", stdin=b"".join(part), workspace=file).code == 0
        seen.append([*content(file), call("brief", workspace=file).out])
    assert all(other == seen[0] for other in seen)


def test_a_report_dated_after_today_is_kept_with_a_word_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "w.vedette"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1936440000")  # 13 May 2031
    done = call("add", "-", "--published", "2031-05-20", stdin=SHELLED, workspace=file)
    assert "1 report dated after today (up to 2031-05-20)" in done.err
    again = call("add", "-", "--published", "2031-05-12", stdin=SHELLED, workspace=file)
    assert "after today" not in again.err
    assert len(call("claims", workspace=file).rows) == 1
