"""What the tests map over reports; the text of a report says what happens on it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from vedette.errors import DataError, NoText
from vedette.records.reports import Report


def answer(report: Report) -> str:
    """Its name, unless the text orders otherwise: fail, die, die once, break, or wait."""
    order, _, rest = report.text.partition(" ")
    if order == "fail":
        raise KeyError(rest)
    if order == "empty":
        raise NoText("V104", "it is empty")
    if order == "break":
        raise DataError("V999", "table.tsv, line 3: broken")
    if order == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "die-once" and not Path(rest).exists():
        Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "wait":
        Path(rest, str(os.getpid())).touch()
        time.sleep(600)
    return report.name
