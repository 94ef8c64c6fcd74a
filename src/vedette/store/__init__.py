"""Edge: the workspace, one SQLite file, behind one writer and read-only readers."""

from __future__ import annotations

from vedette.store.adding import Outcome
from vedette.store.finding import Found
from vedette.store.logbook import Counts, LogEntry
from vedette.store.workspace import Workspace

__all__ = ["Counts", "Found", "LogEntry", "Outcome", "Workspace"]
