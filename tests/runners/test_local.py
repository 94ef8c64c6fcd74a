"""Mapping over reports: order, failures, dead processes, laziness, broken environments."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_work import answer

from vedette.errors import DataError
from vedette.records.reports import Failure, Report
from vedette.runners.local import FEW, LOT, WAITING, map_reports

MANY = FEW + 3 * LOT + 3


def reports_of(count: int, **orders: str) -> list[Report]:
    """Reports "0", "1", ...; `r7="die"` orders what happens on the seventh."""
    return [Report(name=str(n), text=orders.get(f"r{n}", "go")) for n in range(count)]


def summed(results: Iterator[str | Failure]) -> list[str]:
    return [f"{r.name} {r.code}" if isinstance(r, Failure) else r for r in results]


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_the_order_of_the_reports(processes: int) -> None:
    found = summed(map_reports(answer, reports_of(MANY), processes=processes))
    assert found == [str(n) for n in range(MANY)]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_report_that_fails_is_named_and_the_rest_goes_on(processes: int) -> None:
    reports = reports_of(MANY, r3="fail badly", r50="empty")
    found = list(map_reports(answer, reports, processes=processes))
    assert summed(iter(found))[3] == "3 V201"
    assert summed(iter(found))[50] == "50 V104"
    assert sum(isinstance(item, Failure) for item in found) == 2
    assert "KeyError: 'badly'" in found[3].message


@given(st.lists(st.sampled_from(["go", "fail x", "empty"]), max_size=FEW - 1))
@settings(max_examples=30)
def test_there_is_one_result_for_each_report(orders: list[str]) -> None:
    reports = [Report(name=str(n), text=order) for n, order in enumerate(orders)]
    expected = {"go": "", "fail x": " V201", "empty": " V104"}
    found = summed(map_reports(answer, reports))
    assert found == [f"{n}{expected[order]}" for n, order in enumerate(orders)]


@pytest.mark.slow
def test_a_report_that_kills_its_process_takes_no_other_with_it() -> None:
    reports = reports_of(MANY, r9="die", r61="die")
    found = summed(map_reports(answer, reports, processes=2))
    expected = [str(n) for n in range(MANY)]
    expected[9], expected[61] = "9 V202", "61 V202"
    assert found == expected


@pytest.mark.slow
def test_a_process_that_is_killed_from_outside_costs_no_report(tmp_path: Path) -> None:
    reports = reports_of(MANY, r20=f"die-once {tmp_path / 'died'}")
    found = summed(map_reports(answer, reports, processes=2))
    assert (tmp_path / "died").exists()
    assert found == [str(n) for n in range(MANY)]


def test_one_process_takes_a_report_only_when_its_result_is_wanted() -> None:
    taken: list[str] = []
    results = map_reports(answer, noted(reports_of(MANY), taken), processes=1)
    assert next(results) == "0"
    assert taken == ["0"]


def test_several_processes_take_a_bounded_number_of_reports_ahead() -> None:
    taken: list[str] = []
    count = FEW + LOT * WAITING * 2
    results = map_reports(answer, noted(reports_of(3 * count), taken), processes=2)
    for number in range(LOT + 1):
        assert next(results) == str(number)
        assert len(taken) <= count + LOT
    results.close()
    assert len(taken) <= count + LOT


def noted(reports: list[Report], taken: list[str]) -> Iterator[Report]:
    for report in reports:
        taken.append(report.name)
        yield report


@pytest.mark.parametrize("processes", [1, 2])
def test_a_broken_table_ends_the_run_with_its_message(processes: int) -> None:
    results = map_reports(answer, reports_of(MANY, r10="break"), processes=processes)
    with pytest.raises(DataError, match=r"^\[V999\] table.tsv, line 3: broken$"):
        list(results)


@pytest.mark.slow
def test_processes_end_when_the_program_is_killed(tmp_path: Path) -> None:
    program = Path(__file__).with_name("map_until_killed.py")
    process = subprocess.Popen([sys.executable, str(program), str(tmp_path)])
    waited(lambda: len(list(tmp_path.iterdir())) == 2)
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert all(map(lives, workers))
    process.kill()
    process.wait()
    waited(lambda: not any(map(lives, workers)))


def lives(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be buried."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2][:1]
    except OSError:
        return False
    return state not in "ZX"


def waited(done, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)
