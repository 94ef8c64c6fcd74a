"""From files, environment and flags to adapters. The one place that reads the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.pipeline import Kit, ReadReport
    from vedette.records.reports import Report

DEFAULT_WORKSPACE = "situation.vedette"
# Seconds since 1970 up to the year 5138; more is no time that was meant.
_EPOCH_DIGITS = 11


def now() -> datetime:
    """The present moment, aware and in UTC; `SOURCE_DATE_EPOCH` (seconds) replaces it.

    The variable makes outputs that name the time of reading reproducible.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isascii() and fixed.isdigit() and len(fixed) <= _EPOCH_DIGITS:
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now(UTC)  # noqa: TID251 - the clock of the whole program


def workspace_path(given: str | None) -> Path:
    """The workspace file: the one given, else `$VEDETTE_WORKSPACE`, else ./situation.vedette."""
    return Path(given or os.environ.get("VEDETTE_WORKSPACE") or DEFAULT_WORKSPACE)


@cache
def kit() -> Kit:
    """The kit of this process: the rules tagger and the shipped gazetteer, opened once."""
    from vedette.engines.gazetteer import open_gazetteer
    from vedette.engines.rules.tagger import RulesTagger
    from vedette.pipeline import Kit

    gazetteer = open_gazetteer()
    return Kit(tagger=RulesTagger(gazetteer), gazetteer=gazetteer)


def read_here(report: Report, *, keep_all: bool = False) -> ReadReport:
    """Read one report with the kit of this process; what runners map over reports."""
    from vedette.pipeline import read_report

    return read_report(report, kit(), keep_all=keep_all)
