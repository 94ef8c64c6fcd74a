"""A sign of life on stderr during long work."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vedette.cli.output import console

if TYPE_CHECKING:
    from rich.progress import Progress

# Shorter work shows nothing: seconds.
PATIENCE_S = 1.0


class Steps:
    """Counts what is done; shown once the work takes longer than `PATIENCE_S`."""

    def __init__(self, bar: Progress | None, what: str) -> None:
        self._bar = bar
        self._task = None if bar is None else bar.add_task(what, total=None)

    def step(self) -> None:
        """One more is done."""
        if self._bar is not None and self._task is not None:
            self._bar.advance(self._task)

    def now(self, what: str) -> None:
        """Say what is being done from now on."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=what)


@contextmanager
def progress(what: str, *, hidden: bool = False) -> Iterator[Steps]:
    """Show how far long work is, on stderr, where that is a terminal; else nothing.

    Args:
        what: what is being done.
        hidden: show nothing, as the results themselves come on the same terminal.
    """
    if hidden or not sys.stderr.isatty():
        yield Steps(None, what)
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed:.0f}"),
        TimeElapsedColumn(),
        console=console(stderr=True),
        transient=True,
        redirect_stdout=False,
    )
    timer = threading.Timer(PATIENCE_S, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield Steps(bar, what)
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
