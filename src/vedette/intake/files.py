"""Files and folders: which there are, and their bytes. Only regular files are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from vedette.errors import ItemError, NoText, NotReadable, Refused, TooLarge


def printable(path: str) -> str:
    """The path as a name that can be printed and stored: bytes that are no UTF-8 are escaped."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


def members(folder: str) -> Iterator[str | tuple[str, ItemError]]:
    """The files under a folder, recursive, by name within each folder; hidden ones are skipped.

    Linked folders are followed, and each real folder is read once, so that a loop of links ends.

    Yields:
        The path of each file; a pair of path and error for a folder that cannot be read or holds
        no file.
    """
    count = 0
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if os.path.isdir(path):  # noqa: PTH112 (paths as given, not normalised)
            real = os.path.realpath(path)
            if real in seen:
                continue
            seen.add(real)
            try:
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208
            except OSError as error:
                count += 1
                yield path, _unreadable(error)
                continue
            waiting += [
                os.path.join(path, name)  # noqa: PTH118
                for name in names
                if not name.startswith(".")
            ]
        else:
            count += 1
            yield path
    if not count:
        yield (
            folder,
            NoText(
                "V180", "the folder holds no files; expected reports (hidden files are skipped)"
            ),
        )


def open_regular(path: str) -> BinaryIO:
    """Open a regular file for reading.

    Raises:
        NotReadable: V101, missing, not permitted, or a loop of links.
        Refused: V102, a pipe, device or socket, which may never end.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
        if not stat.S_ISREG(mode):
            raise Refused(
                "V102",
                "it is a pipe, device or socket; expected a file or folder; "
                "use - to read standard input",
            )
        return open(path, "rb")  # noqa: PTH123
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error


def read_capped(stream: BinaryIO, *, limit: int) -> bytes:
    """Read a whole stream of at most `limit` bytes.

    Raises:
        TooLarge: V103, there is more.
        NotReadable: V101, the system cannot read it.
    """
    pieces: list[bytes] = []
    left = limit + 1
    try:
        while left > 0 and (piece := stream.read(min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
    except OSError as error:
        raise _unreadable(error) from error
    if left <= 0:
        raise TooLarge(
            "V103", f"it has over {limit:,} bytes, the limit; split it, or save its text alone"
        )
    return b"".join(pieces)


def _unreadable(error: OSError | ValueError) -> NotReadable:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return NotReadable(
        "V101",
        f"cannot be read: {reason.lower()}; expected a file or folder that exists and may be "
        "read; check the path",
    )
