"""Map the reading over many reports on this machine, in this process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import Generic, TypeVar

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
        reports: any number of reports, taken lazily: one at a time in this process, else at
            most `FEW + LOT * WAITING * processes` ahead.
        processes: how many processes to use; 0 takes one per core, 1 stays in this one.

    Yields:
        The result of each report, or a `Failure` for one on which `work` raised or whose
        process died twice; the rest goes on.

    Raises:
        VedetteError: what `work` raised that is not the fault of one report.
    """
    source = iter(reports)
    count = processes or os.cpu_count() or 1
    first = list(islice(source, FEW)) if count > 1 else []
    if len(first) < FEW:
        for report in chain(first, source):
            yield attempt(work, report)
        return
    yield from _Processes(work, count).map(chain(first, source))


def attempt(work: Callable[[Report], R], report: Report) -> R | Failure:
    """Apply `work` to one report; what goes wrong with it becomes a `Failure`."""
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


class _Processes(Generic[R]):
    """Lots of reports on their way through several processes."""

    def __init__(self, work: Callable[[Report], R], count: int) -> None:
        self._work = work
        self._count = count
        self._pool = _pool(count)
        self._waiting: deque[tuple[list[Report], Future[list[R | Failure]]]] = deque()

    def map(self, reports: Iterator[Report]) -> Iterator[R | Failure]:
        try:
            for lot in iter(lambda: list(islice(reports, LOT)), []):
                self._waiting.append((lot, self._submit(lot)))
                if len(self._waiting) >= WAITING * self._count:
                    yield from self._first_done()
            while self._waiting:
                yield from self._first_done()
        finally:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, lot: list[Report]) -> Future[list[R | Failure]]:
        try:
            return self._pool.submit(_attempt_all, self._work, lot)
        except BrokenProcessPool as error:
            broken: Future[list[R | Failure]] = Future()
            broken.set_exception(error)
            return broken

    def _first_done(self) -> Iterator[R | Failure]:
        """Results of the lot that has waited longest; when a process died, it is read anew.

        A dead process takes the whole pool with it, so nobody knows which lot did it. This lot
        is read again report by report, and those behind it go into a new pool.
        """
        lot, future = self._waiting.popleft()
        try:
            yield from future.result()
            return
        except BrokenProcessPool:
            self._pool.shutdown()
        self._pool = _pool(self._count)
        self._waiting = deque(
            (later, self._submit(later) if _is_broken(sent) else sent)
            for later, sent in self._waiting
        )
        yield from _one_by_one(self._work, lot)


def _one_by_one(work: Callable[[Report], R], lot: list[Report]) -> Iterator[R | Failure]:
    """Read reports in a process of their own, a new one after each that dies."""
    pool = _pool(1)
    try:
        for report in lot:
            try:
                yield pool.submit(attempt, work, report).result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = _pool(1)
                yield Failure(
                    name=report.name,
                    code="V202",
                    message="the process that read it died twice, mostly for want of memory; "
                    "split the report, or read it by itself with --processes 1",
                )
    finally:
        pool.shutdown(cancel_futures=True)


def _is_broken(future: Future[list[R | Failure]]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _pool(count: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=spawn, initializer=_begin)


def _begin() -> None:
    """Leave an interrupt of the terminal to the parent, and end when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault("VEDETTE_THREADS", "1")  # there is a process for every core already
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(wait: Callable[[], None]) -> None:
    wait()
    os._exit(1)


def _attempt_all(work: Callable[[Report], R], lot: list[Report]) -> list[R | Failure]:
    return [attempt(work, report) for report in lot]
