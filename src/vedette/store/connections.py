"""Opening the file: one kind of connection that writes, one that only reads, and their errors.

The file is never opened but through SQLite: closing any other handle on it would drop the
locks that this process holds.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

import msgspec

from vedette.errors import WorkspaceError
from vedette.store.circles import distance_km
from vedette.store.migrations import APPLICATION_ID, STEPS, layout_of, migrate

if TYPE_CHECKING:
    import apsw

WAIT_MS = 10_000
"""How long a writer waits for another one, in milliseconds."""

_WAL_KEPT_BYTES = 16 * 1024 * 1024
_CACHE_KIB = 32 * 1024
_SMALLEST_BYTES = 512  # the smallest page that SQLite has


def open_writing(path: Path, *, wait_ms: int = WAIT_MS) -> apsw.Connection:
    """Open the workspace for writing; a missing or empty file becomes a new one.

    The new layout is written in one transaction, before the file is put into WAL mode: a
    program killed at any point leaves an empty file or a whole workspace.

    Raises:
        WorkspaceError: V401 to V406 and V408; nothing in a foreign file is touched.
    """
    import apsw

    size = _size_of(path)
    if size is None and not path.parent.is_dir():
        raise WorkspaceError(
            "V401",
            f"cannot create {path}: there is no folder {path.parent}; make the folder first",
        )
    if size is not None and 0 < size < _SMALLEST_BYTES:  # SQLite would take it for an empty file
        raise WorkspaceError(
            "V402",
            f"{path} has {size} bytes, too few for a vedette workspace; it was left as it is, "
            "name another file with -w",
        )
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE | apsw.SQLITE_OPEN_URI
    with reported(path):
        connection = apsw.Connection(path.absolute().as_uri(), flags=flags)
        try:
            _refuse_read_only(connection, path)
            connection.set_busy_timeout(wait_ms)
            _set_up(connection)
            _check_kind(connection, path, may_be_new=True)
            migrate(connection, STEPS)
            _enter_wal(connection)
            connection.pragma("synchronous", "FULL")
            connection.pragma("foreign_keys", "ON")
            connection.pragma("journal_size_limit", _WAL_KEPT_BYTES)
        except BaseException:
            connection.close()
            raise
    return connection


def open_reading(path: Path, *, wait_ms: int = WAIT_MS) -> apsw.Connection:
    """Open the workspace for reading only, beside whoever writes to it.

    Where this user may not write the folder, SQLite cannot make the files that a reader needs
    beside the workspace. If nobody has it open, it is then read as it stands on the disk.

    Raises:
        WorkspaceError: V401 to V408.
    """
    if _size_of(path) is None:
        raise WorkspaceError(
            "V401",
            f"there is no workspace at {path}; `vedette add` makes one, or name another file "
            "with -w",
        )
    with reported(path):
        return _open_reading(path, wait_ms)


def _open_reading(path: Path, wait_ms: int) -> apsw.Connection:
    import apsw

    address = path.absolute().as_uri()
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        connection = apsw.Connection(f"{address}?{mode}", flags=flags)
        try:
            connection.set_busy_timeout(wait_ms)
            _set_up(connection)
            connection.pragma("query_only", "ON")
            _check_kind(connection, path, may_be_new=False)
            return connection
        except (apsw.CantOpenError, apsw.ReadOnlyError):
            connection.close()
            if mode != "mode=ro" or _log_of(path).exists():
                raise
        except BaseException:
            connection.close()
            raise
    raise AssertionError("unreachable: the second mode returns or raises")


def _log_of(path: Path) -> Path:
    path = path.resolve()  # SQLite keeps the log beside the file itself, not beside a link
    return path.with_name(path.name + "-wal")


def _size_of(path: Path) -> int | None:
    """Bytes of the file, None where there is none; other things than files are refused."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise WorkspaceError("V405", _rights(path, str(error))) from error
    except (OSError, ValueError) as error:  # a name too long, or with a NUL in it
        raise WorkspaceError(
            "V401", f"{str(path)!r} cannot be the path of a workspace ({error}); name a file"
        ) from error
    if not S_ISREG(status.st_mode):
        kind = "a folder" if S_ISDIR(status.st_mode) else "no regular file"
        raise WorkspaceError(
            "V401", f"{path} is {kind}, expected a workspace file; name a file of that kind"
        )
    return status.st_size


def _refuse_read_only(connection: apsw.Connection, path: Path) -> None:
    if connection.readonly("main"):  # SQLite falls back to reading without a word
        raise WorkspaceError("V405", _rights(path, "it can only be read"))


def _set_up(connection: apsw.Connection) -> None:
    import apsw

    connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    connection.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)  # the file may come from elsewhere
    connection.pragma("cell_size_check", "ON")
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.create_scalar_function("distance_km", _distance_km, 4, deterministic=True)


def _distance_km(*degrees: apsw.SQLiteValue) -> float:
    lat_a, lon_a, lat_b, lon_b = (float(str(value)) for value in degrees)
    return distance_km(lat_a, lon_a, lat_b, lon_b)


def _check_kind(connection: apsw.Connection, path: Path, *, may_be_new: bool) -> None:
    connection.execute("BEGIN")  # the three answers are of one moment: another may be making it
    mark = int(connection.pragma("application_id"))
    layout = layout_of(connection)
    things = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    connection.execute("COMMIT")
    if mark != APPLICATION_ID:
        if may_be_new and (mark, layout, things) == (0, 0, [(0,)]):
            return
        raise WorkspaceError(
            "V402",
            f"{path} is {'an empty file' if things == [(0,)] else 'a database of another program'}, "
            "expected a vedette workspace; it was left as it is, name another file with -w",
        )
    if layout > len(STEPS):
        raise WorkspaceError(
            "V406",
            f"{path} has layout {layout}, this program knows layouts up to {len(STEPS)}: a newer "
            "vedette wrote it; update vedette (the file was left as it is)",
        )
    if layout < len(STEPS) and not may_be_new:
        raise WorkspaceError(
            "V407",
            f"{path} has the older layout {layout}, expected {len(STEPS)}; a command that writes, "
            "such as `vedette add`, brings it up to date",
        )


def _enter_wal(connection: apsw.Connection) -> None:
    import apsw

    if connection.pragma("journal_mode") == "wal":
        return
    for attempt in range(20):
        try:
            connection.pragma("journal_mode", "WAL")
        except apsw.BusyError:  # raised at once, without the busy timeout: wait in a transaction
            if attempt == 19:
                raise
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        else:
            return


def tidy(path: Path) -> None:
    """Take away the empty files that a last reader left beside the workspace, if we may.

    A connection that could write, but does not, removes them when it closes and is the last one;
    where another program uses the workspace they stay. A log with changes is left to a writer.
    """
    import apsw

    log = _log_of(path)
    with suppress(OSError, apsw.Error):
        if log.stat().st_size == 0 and os.access(path, os.W_OK) and os.access(log.parent, os.W_OK):
            flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
            connection = apsw.Connection(path.absolute().as_uri(), flags=flags)
            try:
                layout_of(connection)
            finally:
                connection.close()


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """All or nothing, and on the disk when the block is left without an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def moment(connection: apsw.Connection) -> Iterator[apsw.Connection]:
    """All that is read in the block is of one moment, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield connection
    finally:
        if connection.in_transaction:  # an error of the disk has ended it already
            connection.execute("ROLLBACK")


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file into a WorkspaceError; a bug stays as it is."""
    import apsw

    try:
        yield
    except apsw.NotADBError as error:
        raise WorkspaceError(
            "V402",
            f"{path} is not a vedette workspace, nor any SQLite file ({error}); it was left as it "
            "is, name another file with -w",
        ) from error
    except apsw.CorruptError as error:
        raise WorkspaceError(
            "V403",
            f"{path} is damaged ({error}); go back to a copy, or save what can be read with "
            "`sqlite3 FILE .recover` and add the reports anew",
        ) from error
    except msgspec.MsgspecError as error:
        raise WorkspaceError(
            "V403",
            f"{path} holds a record that cannot be read ({error}); another program wrote into it, "
            "or another vedette: go back to a copy, or update vedette",
        ) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise WorkspaceError(
            "V404",
            f"{path} is being written by another program, and stayed locked for the time we "
            f"wait ({error}); nothing was written, try again when it is done",
        ) from error
    except (apsw.CantOpenError, apsw.PermissionsError, apsw.ReadOnlyError, apsw.AuthError) as error:
        raise WorkspaceError("V405", _rights(path, str(error))) from error
    except (apsw.FullError, apsw.IOError) as error:
        raise WorkspaceError(
            "V408",
            f"the disk refused to read or write {path} ({error}); what was acknowledged before is "
            "kept, look at the free space and at the disk",
        ) from error


def _rights(path: Path, error: str) -> str:
    if os.access(path, os.R_OK) and _log_of(path).exists():
        return (
            f"cannot open {path} ({error}): the file {_log_of(path).name} beside it holds changes "
            "that only a user who may write there can take over; let such a user run any vedette "
            "command on it, or copy both files to a folder of yours"
        )
    return (
        f"no right to open or write {path} ({error}); expected a file and a folder that this user "
        "may write (for reading alone: a file that this user may read)"
    )
