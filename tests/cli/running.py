"""Runs the program: within this process, as a process of its own, or on a terminal."""

from __future__ import annotations

import errno
import fcntl
import io
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from vedette.cli import main

PROGRAM = (sys.executable, "-c", "from vedette.cli import main; main()")
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@dataclass(frozen=True, kw_only=True)
class Done:
    """What a run left: exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def problems(self) -> list[str]:
        return [line for line in self.err.splitlines() if re.search(r"\[V\d{3}\]", line)]


def call(*args: object, stdin: bytes = b"", workspace: object = None) -> Done:
    """Run the program in this process, as if in a pipe."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    before = ["-w", str(workspace)] if workspace is not None else []
    argv = ["vedette", *before, *map(str, args)]
    code: object = None
    streams = redirect_stdout(out), redirect_stderr(err), patch("sys.stdin", given)
    with streams[0], streams[1], streams[2], patch("sys.argv", argv):
        try:
            main()
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    return Done(code=code, out=texts[0], err=texts[1])


def start(*args: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start the program as a process of its own."""
    return subprocess.Popen([*PROGRAM, *map(str, args)], **options)


def program(*args: object, env: dict[str, str] | None = None) -> Done:
    """Run the program as a process of its own, in a pipe."""
    done = subprocess.run(
        [*PROGRAM, *map(str, args)],
        capture_output=True, stdin=subprocess.DEVNULL, env=os.environ | (env or {}), timeout=60,
    )  # fmt: skip
    return Done(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())


def on_terminal(
    *args: object, columns: int = 80, env: dict[str, str] | None = None, feed: Any = None
) -> tuple[int, str]:
    """Run the program with output and errors on a terminal; exit code, and all it wrote."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    plain = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = start(
        *args, stdin=subprocess.PIPE, stdout=slave, stderr=slave,
        env=plain | {"TERM": "xterm-256color"} | (env or {}),
    )  # fmt: skip
    os.close(slave)
    if feed is not None:
        feed(process.stdin)
    process.stdin.close()
    written = b""
    try:
        while part := os.read(master, 65536):
            written += part
    except OSError as end:
        if end.errno != errno.EIO:  # how Linux says that the other side has closed
            raise
    finally:
        os.close(master)
    return process.wait(timeout=60), written.decode().replace("\r\n", "\n")


def plain(text: str) -> str:
    """The text without codes for the terminal."""
    return _CODES.sub("", text)


def held_by(path: Path) -> tuple[list[str], int]:
    """Names of the reports in a workspace that is sound, and how many claims are in no event."""
    from vedette.store import Workspace

    with Workspace.create_or_open(path) as store:
        assert store.check() == ()
        return sorted(report.name for report in store.reports()), store.ungrouped()
