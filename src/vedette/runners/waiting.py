"""Map work that mostly waits (for an answer over the network) over reports, in threads."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from vedette.records.reports import Failure, Report
from vedette.runners.local import attempt

R = TypeVar("R")

# Requests that are out at a time when nothing else is said.
AT_ONCE = 4


def map_waiting(
    work: Callable[[Report], R], reports: Iterable[Report], *, at_once: int = 0
) -> Iterator[R | Failure]:
    """Apply `work` to each report, `at_once` at a time; results come in the order of the reports.

    Reports are taken lazily, at most twice `at_once` ahead.

    Raises:
        VedetteError: what `work` raised that is not the fault of one report; what waits is
            given up.
    """
    count = at_once or AT_ONCE
    waiting: deque[Future[R | Failure]] = deque()
    pool = ThreadPoolExecutor(count)
    try:
        for report in reports:
            waiting.append(pool.submit(attempt, work, report))
            if len(waiting) >= 2 * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
