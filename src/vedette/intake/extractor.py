"""The parent's side of the extraction process: ask, wait no longer than the limit, restart."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from vedette import errors
from vedette.errors import ItemError, NotReadable, TooLarge
from vedette.intake.asked import Limits
from vedette.intake.frames import Reply, Request, Task, receive, send

_STARTING_S = 10.0  # the first answer waits for libraries to load as well


class Extractor:
    """One extraction process, started when first needed and reused over many items.

    Use as a context manager; leaving it ends the process. Not safe to share between threads.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._warm: set[Task] = set()

    def __enter__(self) -> Extractor:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """Process id of the running extraction process; None before the first item."""
        return self._process.pid if self._process is not None else None

    def close(self) -> None:
        """End the process, if one runs."""
        process, self._process = self._process, None
        self._warm.clear()
        if process is not None:
            process.kill()
            _close_pipes(process)
            process.wait()

    def extract(
        self, task: Task, content: bytes, *, address: str = "", declared: str = ""
    ) -> Reply:
        """Extract from bytes in the process.

        Args:
            task: which kind of bytes they are.
            content: the bytes.
            address: where they come from, to resolve relative links.
            declared: charset that HTTP or an archive states; "" for none.

        Raises:
            TooLarge: V108, over `Limits.extraction_s` (wall clock) or `Limits.worker_bytes`.
            NotReadable: V109, the process ended on it; or what the extraction says.
            NoText: what the extraction says.
        """
        limit_s = self._limits.extraction_s
        request = Request(
            task=task,
            content=content,
            address=address,
            declared=declared,
            time_s=limit_s,
            expansion_bytes=self._limits.expansion_bytes,
            table_rows=self._limits.container_reports,
        )
        over = threading.Event()
        used = bool(self._warm)
        reply = self._ask(request, over, limit_s + (0 if task in self._warm else _STARTING_S))
        if reply is None and used and not over.is_set():
            self.close()  # it may have died of an earlier item: ask a new process once
            reply = self._ask(request, over, limit_s + _STARTING_S)
        if reply is None or over.is_set():
            self.close()  # also where the answer came just before the kill
        if reply is None:
            if over.is_set():
                raise TooLarge(
                    "V108",
                    f"extracting its text took over {limit_s:g} s, the limit; "
                    "save it as plain text, or as a simpler page",
                )
            raise NotReadable(
                "V109",
                "the extraction process broke off on it; the item is damaged or made to harm; "
                "save it as plain text",
            )
        self._warm.add(task)
        if reply.error is not None:
            raise _error_from(*reply.error)
        return reply

    def _ask(self, request: Request, over: threading.Event, limit_s: float) -> Reply | None:
        process = self._running()

        def kill() -> None:
            over.set()
            process.kill()

        timer = threading.Timer(limit_s, kill)
        timer.daemon = True
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                return None
            send(process.stdin, request)
            return receive(process.stdout, Reply)
        except BrokenPipeError:
            return None
        finally:
            timer.cancel()
            timer.join()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        package_root = str(Path(errors.__file__).parent.parent)
        paths = [package_root, *(path for path in sys.path if path)]
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "vedette.intake.worker", str(self._limits.worker_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
        )
        return self._process


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:  # bytes that were never sent to a dead process
                continue


def _error_from(kind: str, code: str, message: str) -> ItemError:
    found = getattr(errors, kind, NotReadable)
    error: ItemError = found(code, message)
    return error
