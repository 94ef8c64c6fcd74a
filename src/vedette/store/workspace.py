"""The workspace: one SQLite file that holds the evidence, behind one writer and many readers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from vedette.records.claims import Reading
from vedette.records.decisions import Decision
from vedette.records.documents import Document
from vedette.records.events import Changes, Event, Evidence
from vedette.records.filters import Filter
from vedette.records.reports import Capture, Report, Taken
from vedette.records.watches import Alert, Feed
from vedette.store.adding import Outcome, prepare, write
from vedette.store.applying import write_changes
from vedette.store.blocks import BLOCKS_SQL, blocks_of, placed_maker
from vedette.store.captures import read_captures
from vedette.store.checking import damage
from vedette.store.days import stamp_of
from vedette.store.deciding import decisions_in, write_decision
from vedette.store.evidence import evidence_maker
from vedette.store.finding import Found, Kind, find
from vedette.store.logbook import LOG_SQL, Counts, LogEntry, count, count_ungrouped, entry_of
from vedette.store.opened import OpenFile
from vedette.store.rows import (
    EVIDENCE_COLUMNS,
    REPORT_COLUMNS,
    document_of,
    event_of,
)
from vedette.store.selection import select_claims, select_events, select_reports
from vedette.store.watches import Shelf
from vedette.store.words import storable

if TYPE_CHECKING:
    import apsw

    from vedette.store.opened import Make

_T = TypeVar("_T")

Regroup = Callable[[tuple[Evidence, ...], tuple[Event, ...], tuple[Decision, ...]], Changes]
"""Decides on the events: from all claims, the events that stand, and all decisions."""

_EVERYTHING = Filter()
_ONE_OF: dict[Kind, str] = {
    "report": f"SELECT {', '.join(REPORT_COLUMNS)} FROM reports WHERE id = ?",  # noqa: S608
    "claim": f"SELECT {', '.join(EVIDENCE_COLUMNS)} FROM claims c WHERE c.id = ?",  # noqa: S608
    "event": "SELECT record FROM events WHERE id = ?",
}


class Workspace(OpenFile):
    """One file of evidence; open it with `create_or_open` to write, `open_reader` to read.

    A method that writes returns when the change is on the disk, whole; killed at any point, it
    leaves the file as it was before or as it is after. An iterator shows the workspace as it
    was when it was asked for, whatever is written meanwhile. Not for use by two threads at once.
    """

    # Writing

    def add_report(
        self, taken: Taken, document: Document, reading: Reading, *, added_at: datetime
    ) -> Outcome:
        """Take in one report with what was read in it; the report is `document.report`.

        The same report (by id) again is "unchanged" if it says nothing new. With other metadata,
        another layout or other claims it is "updated": its claims are replaced, events that stood
        on them are taken away (fuse anew), and the log keeps what stood before. A field that the
        new report leaves empty, its name and a date given by the user stay as they were; a report
        that only knows less is "unchanged" unless another engine read it.

        Args:
            taken: the capture to keep as evidence; the same bytes are stored once.
            document: the report laid out.
            reading: its claims; of two with the same id the first one is kept.
            added_at: time of taking in, aware; the store reads no clock.

        Raises:
            NotReadable: V415, a text that is no sequence of whole characters.
            UsageError: V413, a time without a zone.
            WorkspaceError: V403 to V405, V408, V409; nothing was written.
        """
        return self.add_many([(taken, document, reading)], added_at=added_at)[0]

    def add_many(
        self, batch: Iterable[tuple[Taken, Document, Reading]], *, added_at: datetime
    ) -> tuple[Outcome, ...]:
        """`add_report` for several in one transaction: all are stored, or none is."""
        at = stamp_of(added_at, "added_at")
        arrivals = [prepare(taken.capture, document, reading) for taken, document, reading in batch]
        with self._writing() as connection:
            return tuple(write(connection, arrival, at) for arrival in arrivals)

    def apply(self, changes: Changes, at: datetime) -> int:
        """Write what fusion decided, all or nothing, with one line in the log.

        Returns:
            How many events were written, changed or taken away; what is already so is not counted.

        Raises:
            WorkspaceError: V414, an event names a claim that is not here (any more).
            UsageError: V413, `at` has no zone.
        """
        stamp = stamp_of(at, "the time of the change")
        with self._writing() as connection:
            return write_changes(connection, changes, stamp)

    def decide(self, decision: Decision, at: datetime) -> int:
        """Log what a person decided; the caller fuses anew.

        Returns:
            The number of the decision in the log, by which it is undone.

        Raises:
            UsageError: V413, `at` has no zone; V422, nothing to undo under that number.
            WorkspaceError: V403 to V405, V408, V409; nothing was written.
        """
        stamp = stamp_of(at, "the time of the decision")
        with self._writing() as connection:
            return write_decision(connection, decision, stamp)

    def decide_and_group(
        self, decision: Decision, at: datetime, regroup: Regroup
    ) -> tuple[int, int]:
        """Log what a person decided and write the events anew, both or neither.

        Args:
            decision: what was decided.
            at: when, aware.
            regroup: makes the changes of all claims as they now are, the events that stand, and
                all decisions with this one; it is called while the file is locked for writing.

        Returns:
            The number of the decision, and how many events changed.

        Raises:
            UsageError, WorkspaceError: as `decide` and `apply`; nothing was written.
        """
        stamp = stamp_of(at, "the time of the decision")
        with self._writing() as connection:
            number = write_decision(connection, decision, stamp)
            evidence_of = evidence_maker(connection)
            claims = connection.execute(select_claims(_EVERYTHING).sql).fetchall()
            events = connection.execute(select_events(_EVERYTHING).sql).fetchall()
            changes = regroup(
                tuple(evidence_of(row) for row in claims),
                tuple(event_of(str(row[0])) for row in events),
                decisions_in(connection),
            )
            return number, write_changes(connection, changes, stamp)

    def check(self) -> tuple[str, ...]:
        """Look through the whole file for damage; each line names one thing that is wrong.

        Raises:
            WorkspaceError: V409, open for reading only; V403, damage that stops the check.
        """
        with self._writing() as connection:
            return damage(connection)

    # Reading

    def holds(self, report_id: str) -> bool:
        """Whether a report with exactly this id is here."""
        with self._reading() as connection:
            rows = connection.execute("SELECT 1 FROM reports WHERE id = ?", (storable(report_id),))
            return bool(rows.fetchall())

    def counts(self) -> Counts:
        """How many reports, claims and events there are."""
        with self._reading() as connection:
            return count(connection)

    def ungrouped(self) -> int:
        """How many claims stand in no event, or in one and count for nothing.

        Not 0 after adding, and after a kill before `apply`.
        """
        with self._reading() as connection:
            return count_ungrouped(connection)

    def reports(self, wanted: Filter = _EVERYTHING) -> Iterator[Report]:
        """Reports by day of publication and id; conditions on claims hold for one claim of each.

        Raises:
            UsageError: V410 or V413, a filter that cannot be meant.
        """
        statement = select_reports(wanted)
        return self._rows(
            statement.sql, tuple(statement.values), lambda _: lambda row: document_of(row).report
        )

    def claims(self, wanted: Filter = _EVERYTHING) -> Iterator[Evidence]:
        """Claims with their evidence, by first day, day of publication and id.

        Raises:
            UsageError: V410 or V413, a filter that cannot be meant.
        """
        statement = select_claims(wanted)
        known = "" if wanted.as_of is None else stamp_of(wanted.as_of, "as_of")
        maker = partial(evidence_maker, known_at=known)
        return self._rows(statement.sql, tuple(statement.values), maker)

    def events(self, wanted: Filter = _EVERYTHING) -> Iterator[Event]:
        """Events with at least one claim that `wanted` describes, by first day and id.

        Raises:
            UsageError: V410 or V413, a filter that cannot be meant.
        """
        statement = select_events(wanted)
        return self._rows(
            statement.sql, tuple(statement.values), lambda _: lambda row: event_of(str(row[0]))
        )

    def evidence_blocks(
        self, *, near_days: int = 7, families: Mapping[str, str] | None = None
    ) -> Iterator[tuple[Evidence, ...]]:
        """All evidence in blocks of claims that may speak of the same event.

        Two claims of one family whose days overlap or lie up to `near_days` apart are always in
        one block; days that are not resolved are those of publication. Where something happens
        every day a block has no bound.

        `families` names the family of a type where it is not the type itself.
        """
        rows = self._rows(BLOCKS_SQL, (), placed_maker)
        return blocks_of(rows, near_days=near_days, families=families or {})

    def decisions(self, *, known_at: datetime | None = None) -> tuple[Decision, ...]:
        """What persons decided, in order; those undone and their undoings included."""
        stamp = "" if known_at is None else stamp_of(known_at, "as_of")
        with self._reading() as connection:
            return decisions_in(connection, stamp)

    def find(self, prefix: str) -> Found:
        """What kind of thing an id, or the beginning of one, stands for.

        Raises:
            UsageError: V411, nothing; V412, several things, which are listed.
        """
        with self._reading() as connection:
            return find(connection, prefix)

    def report(self, report_id: str) -> Document:
        """A report as it was laid out, by id or the beginning of one; V411, V412 as in `find`."""
        return self._named("report", report_id, lambda _: document_of)

    def claim(self, claim_id: str) -> Evidence:
        """A claim with its evidence, by id or the beginning of one; V411, V412 as in `find`."""
        return self._named("claim", claim_id, evidence_maker)

    def event(self, event_id: str) -> Event:
        """An event, by id or the beginning of one; V411, V412 as in `find`."""
        return self._named("event", event_id, lambda _: lambda row: event_of(str(row[0])))

    def capture(self, sha256: str) -> Capture:
        """The bytes as fetched, with the first address they were taken from.

        Raises:
            UsageError: V411, there are none with this SHA-256.
            WorkspaceError: V403, they are not as they were stored.
        """
        with self._reading() as connection:
            return read_captures(connection, sha256)[0]

    def log(self) -> Iterator[LogEntry]:
        """Every change that was made, oldest first."""
        return self._rows(LOG_SQL, (), lambda _: entry_of)

    @property
    def feeds(self) -> Shelf[Feed]:
        """The feeds that reports are taken from, by address."""
        return Shelf(Feed, self._reading, self._writing)

    @property
    def alerts(self) -> Shelf[Alert]:
        """The alerts on what comes in, by name."""
        return Shelf(Alert, self._reading, self._writing)

    def _named(self, kind: Kind, prefix: str, maker: Callable[[apsw.Connection], Make[_T]]) -> _T:
        with self._reading() as connection:
            found = find(connection, prefix, kind=kind)
            return maker(connection)(connection.execute(_ONE_OF[kind], (found.id,)).fetchall()[0])
