"""A reader for a program that stays open beside a writer and answers many small questions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vedette.records.events import Evidence
from vedette.store.columns import (
    Columns,
    OutletLine,
    ReportLine,
    events_with_words,
    evidence_of,
    outlet_lines,
    read_columns,
    report_lines,
)
from vedette.store.connections import moment, open_reading, reported
from vedette.store.workspace import Workspace

if TYPE_CHECKING:
    import apsw


class DeskReader:
    """One connection that only reads, and the workspace opened for reading beside it.

    Not for use by two threads at once; open one for each.
    """

    def __init__(self, path: Path, connection: apsw.Connection, workspace: Workspace) -> None:
        self._path = path
        self._connection = connection
        self.workspace = workspace

    @classmethod
    def open(cls, path: Path) -> DeskReader:
        """Open the file for reading only; a writer may go on beside it.

        Raises:
            WorkspaceError: as `Workspace.open_reader`.
        """
        workspace = Workspace.open_reader(path)
        try:
            return cls(path, open_reading(path), workspace)
        except BaseException:
            workspace.close()
            raise

    def close(self) -> None:
        """Close both; the writer's log beside the file is left to the writer."""
        self._connection.close()
        self.workspace.close()

    def version(self) -> int:
        """A number that is another one after another program has written to the file."""
        with reported(self._path):
            return int(str(self._connection.pragma("data_version")))

    def columns(self) -> Columns:
        """All events, column by column, at one moment."""
        with reported(self._path), moment(self._connection) as connection:
            return read_columns(connection)

    def with_words(self, text: str) -> frozenset[int]:
        """Seqs of the events whose evidence has the words, as in `Filter.text`."""
        with reported(self._path), moment(self._connection) as connection:
            return events_with_words(connection, text)

    def evidence(self, claim_ids: Iterable[str]) -> dict[str, Evidence]:
        """Evidence of claims by their whole ids; ids that are not there are left out."""
        with reported(self._path), moment(self._connection) as connection:
            return evidence_of(connection, claim_ids)

    def report_lines(
        self, *, text: str = "", outlet: str = "", limit: int, offset: int = 0
    ) -> tuple[int, tuple[ReportLine, ...]]:
        """How many reports there are, and some of them, the latest first."""
        with reported(self._path), moment(self._connection) as connection:
            return report_lines(connection, text=text, outlet=outlet, limit=limit, offset=offset)

    def outlet_lines(self) -> tuple[OutletLine, ...]:
        """The outlets with the most reports."""
        with reported(self._path), moment(self._connection) as connection:
            return outlet_lines(connection)

    def logged_after(self, number: int) -> tuple[int, frozenset[str]]:
        """Number of the last entry of the log, and the kinds of those after `number`."""
        with reported(self._path), moment(self._connection) as connection:
            rows = connection.execute(
                "SELECT max(seq), kind FROM log WHERE seq > ? GROUP BY kind", (number,)
            ).fetchall()
            last = max((int(str(row[0])) for row in rows), default=number)
            return last, frozenset(str(row[1]) for row in rows)
