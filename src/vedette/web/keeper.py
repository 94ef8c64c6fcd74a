"""The workspace as the desk holds it: readers to borrow, the events at hand, and what is decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread

from vedette.errors import WorkspaceError
from vedette.store import Counts
from vedette.store.columns import Columns
from vedette.store.desk import DeskReader
from vedette.web.catalogue import Catalogue, build
from vedette.web.decisions import Decisions, Standing

_LARGE = 20_000
"""Events from which a change is read beside the answers, which are then a moment old."""

_EMPTY = build(Columns(events=(), members=(), places=(), moves=()), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is at hand at one moment; `missing` where there is no workspace yet."""

    catalogue: Catalogue
    standing: Standing
    counts: Counts
    missing: bool = False


class Keeper:
    """Gives out readers, one for each thread at a time, and builds anew what has changed.

    Another program may write to the file meanwhile: the next question sees it.
    """

    def __init__(self, path: Path, decisions: Decisions) -> None:
        self.path = path
        self.decisions = decisions
        self._free: list[DeskReader] = []
        self._lock = Lock()
        self._watch: DeskReader | None = None
        self._version = -1
        self._logged = 0
        self._worker: Thread | None = None
        self._held = nothing()

    def held(self) -> Held:
        """The events at hand, as they stand in the file now (of a large one, or a moment ago).

        Raises:
            WorkspaceError: V402 to V408, the file cannot be read.
        """
        with self._lock:
            if self._watch is None:
                if not self.path.exists():
                    return nothing()
                self._watch = DeskReader.open(self.path)
            version = self._watch.version()
            if version != self._version and self._worker is None:
                if self._held.catalogue.size > _LARGE:
                    self._worker = Thread(target=self._renew_later, args=(version,), daemon=True)
                    self._worker.start()
                else:
                    self._held, self._version = self._renewed(self._watch), version
            return self._held

    @contextmanager
    def reader(self) -> Iterator[DeskReader]:
        """A reader for one request.

        Raises:
            WorkspaceError: V401 to V408, the file cannot be read.
        """
        with self._lock:
            reader = self._free.pop() if self._free else None
        if reader is None:
            reader = DeskReader.open(self.path)
        try:
            yield reader
        except WorkspaceError:
            reader.close()
            raise
        except BaseException:
            self._give_back(reader)
            raise
        else:
            self._give_back(reader)

    def close(self) -> None:
        """Close all readers that are not lent."""
        with self._lock:
            for reader in (*self._free, *filter(None, (self._watch,))):
                reader.close()
            self._free.clear()
            self._watch = None

    def _give_back(self, reader: DeskReader) -> None:
        with self._lock:
            self._free.append(reader)

    def _renew_later(self, version: int) -> None:
        """Read a large workspace anew while the old state still answers."""
        try:
            reader = DeskReader.open(self.path)
            try:
                held = self._renewed(reader)
            finally:
                reader.close()
            with self._lock:
                self._held, self._version = held, version
        finally:
            with self._lock:
                self._worker = None

    def _renewed(self, reader: DeskReader) -> Held:
        """What the file holds now; where events were only accepted, they stay as they are."""
        number = self._held.catalogue.version + 1
        logged, kinds = reader.logged_after(self._logged)
        decided = bool(kinds) and kinds <= {"accept", "assess", "grade"}  # they change no event
        old = self._held.catalogue
        catalogue = (
            replace(old, version=number)
            if decided and not self._held.missing
            else build(reader.columns(), number)
        )
        self._logged = logged
        return Held(
            catalogue=catalogue,
            standing=self.decisions.standing(reader.workspace, catalogue.events),
            counts=reader.workspace.counts(),
        )


def nothing() -> Held:
    """What is at hand where there is no workspace yet."""
    counts = Counts(reports=0, claims=0, events=0)
    return Held(catalogue=_EMPTY, standing=Standing(), counts=counts, missing=True)
