"""Map the reading over many reports on this machine, in this process or in several."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from vedette.errors import ItemError, VedetteError
from vedette.records.reports import Failure, Report

R = TypeVar("R")

# Starting processes costs about as much as reading this many reports: fewer are read here.
FEW = 48
# Reports handed to a process at a time, and how many such lots may wait per process.
LOT = 8
WAITING = 4


def map_reports(
    work: Callable[[Report], R], reports: Iterable[Report], *, processes: int = 0
) -> Iterator[R | Failure]:
    """Apply `work` to each report; results come in the order of the reports.

    Args:
        work: a picklable function of one report (it runs in other processes when many are read).
        reports: any number of reports, taken lazily: at most `LOT * WAITING` ahead per process.
        processes: how many processes to use; 0 takes one per core, 1 stays in this one.

    Yields:
        The result of each report, or a `Failure` for one on which `work` raised or whose
        process died; the rest goes on.
    """
    source = iter(reports)
    first = list(islice(source, FEW))
    count = processes or os.cpu_count() or 1
    if len(first) < FEW or count == 1:
        for report in chain(first, source):
            yield _attempt(work, report)
        return
    yield from _in_processes(work, chain(first, source), count)


def _in_processes(
    work: Callable[[Report], R], reports: Iterator[Report], count: int
) -> Iterator[R | Failure]:
    lots = iter(lambda: list(islice(reports, LOT)), [])
    waiting: deque[tuple[list[Report], Future[list[R | Failure]]]] = deque()
    pool = _pool(count)
    try:
        for lot in lots:
            try:
                waiting.append((lot, pool.submit(_attempt_all, work, lot)))
            except BrokenProcessPool:
                while waiting:
                    yield from _results(*waiting.popleft())
                pool.shutdown()
                pool = _pool(count)
                waiting.append((lot, pool.submit(_attempt_all, work, lot)))
            if len(waiting) >= WAITING * count:
                yield from _results(*waiting.popleft())
        while waiting:
            yield from _results(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"))


def _results(lot: list[Report], future: Future[list[R | Failure]]) -> list[R | Failure]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [
            Failure(
                name=report.name,
                code="V202",
                message="the reading process died (out of memory?); read this report by itself",
            )
            for report in lot
        ]


def _attempt_all(work: Callable[[Report], R], lot: list[Report]) -> list[R | Failure]:
    return [_attempt(work, report) for report in lot]


def _attempt(work: Callable[[Report], R], report: Report) -> R | Failure:
    try:
        return work(report)
    except ItemError as error:
        return Failure(name=report.name, code=error.code, message=error.message)
    except VedetteError:  # a broken table or environment is not the report's fault
        raise
    except Exception as error:  # noqa: BLE001 - the one place: a failed document stops nothing
        return Failure(
            name=report.name,
            code="V201",
            message=f"reading failed with {type(error).__name__}: {error}; "
            "please report this with the text",
        )
