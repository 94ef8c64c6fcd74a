"""Standard output and standard error as they are found: closed, of another encoding, or unread."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class ReaderGone(Exception):
    """The program that read our output (head, less) has ended; that is no error of ours."""


def prepare_streams() -> None:
    """Write UTF-8 into pipes and files; on a terminal, escape what its encoding lacks.

    Raises:
        OSError: standard output is closed.
    """
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    if sys.stdout is None:
        sys.stdout = io.StringIO()
        raise OSError(errno.EBADF, "standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def reader_watched() -> Iterator[None]:
    """Tell a pipe whose reader has gone from other errors; click would make exit code 1 of it."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None
