"""An open workspace file: one connection that writes, one that reads, one more for each iterator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from vedette.errors import WorkspaceError
from vedette.store.connections import (
    WAIT_MS,
    moment,
    open_reading,
    open_writing,
    reported,
    tidy,
    transaction,
)
from vedette.store.rows import Row

if TYPE_CHECKING:
    import apsw

    Make = Callable[[apsw.SQLiteValues], "_T"]

_T = TypeVar("_T")


class OpenFile:
    """Opens, closes and holds the connections of one file; what is in it is `Workspace`'s."""

    def __init__(
        self, path: Path, reader: apsw.Connection, writer: apsw.Connection | None, wait_ms: int
    ) -> None:
        self._path = path
        self._reader: apsw.Connection | None = reader
        self._writer = writer
        self._wait_ms = wait_ms

    @classmethod
    def create_or_open(cls, path: str | Path, *, wait_ms: int = WAIT_MS) -> Self:
        """Open a workspace to write and read; a file that is missing or empty becomes one.

        Args:
            path: the file.
            wait_ms: how long to wait for another writer, in milliseconds.

        Raises:
            WorkspaceError: V401 a folder, or in no folder; V402 not a workspace; V403 damaged;
                V404 locked; V405 no rights; V406 from a newer vedette; V408 disk trouble.
        """
        path = Path(path)
        writer = open_writing(path, wait_ms=wait_ms)
        try:
            return cls(path, open_reading(path, wait_ms=wait_ms), writer, wait_ms)
        except BaseException:
            writer.close()
            raise

    @classmethod
    def open_reader(cls, path: str | Path, *, wait_ms: int = WAIT_MS) -> Self:
        """Open a workspace for reading only; a writer may go on beside it.

        Raises:
            WorkspaceError: as `create_or_open`; V401 also where there is no such file, V407
                where a program that writes must first bring the file up to date.
        """
        path = Path(path)
        return cls(path, open_reading(path, wait_ms=wait_ms), None, wait_ms)

    def close(self) -> None:
        """Close the file; a workspace may be closed more than once."""
        reader, writer = self._reader, self._writer
        self._reader = self._writer = None
        if reader is not None:
            reader.close()
        if writer is not None:
            writer.close()  # last: the writer takes the log into the file
        elif reader is not None:
            tidy(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self) -> apsw.Connection:
        if self._reader is None:
            raise WorkspaceError("V409", f"{self._path} is closed; open it again to use it")
        return self._reader

    @contextmanager
    def _reading(self) -> Iterator[apsw.Connection]:
        with reported(self._path), moment(self._open()) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[apsw.Connection]:
        if self._writer is None:
            state = "closed" if self._reader is None else "open for reading only"
            raise WorkspaceError(
                "V409", f"{self._path} is {state}; open it with create_or_open to write"
            )
        with reported(self._path), transaction(self._writer):
            yield self._writer

    def _rows(
        self, sql: str, values: Row, maker: Callable[[apsw.Connection], Make[_T]]
    ) -> Iterator[_T]:
        """Records as they are now: a connection of its own keeps the moment until the last."""
        self._open()
        with reported(self._path):
            connection = open_reading(self._path, wait_ms=self._wait_ms)
            connection.execute("BEGIN")
            return self._drain(connection, connection.execute(sql, values), maker(connection))

    def _drain(
        self, connection: apsw.Connection, rows: Iterator[apsw.SQLiteValues], make: Make[_T]
    ) -> Iterator[_T]:
        try:
            with reported(self._path):
                for row in rows:
                    yield make(row)
        finally:
            connection.close()
