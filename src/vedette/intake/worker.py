"""The extraction process: takes bytes on standard input, gives back text, and can be killed.

Libraries that open hostile pages, PDFs, feeds, mails and sheets run here and only here. The
process limits its own address space, answers one request at a time and ends with its parent.
Anything that goes wrong in an unforeseen way ends the process; the parent names the item and
starts a new one.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import IO

from vedette.errors import ItemError
from vedette.intake.frames import Reply, Request, Task, receive, send, storable

_GRACE_S = 5  # beyond the limit, by then the parent has killed this process or is gone


def main(argv: list[str]) -> int:
    """Answer requests until standard input closes.

    Args:
        argv: one argument, the largest address space in bytes.
    """
    _limit_memory(int(argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    questions, answers = _take_pipes()
    while (request := receive(questions, Request)) is not None:
        _set_alarm(int(request.time_s) + _GRACE_S)
        reply = _answer(request)
        _set_alarm(0)
        send(answers, storable(reply))
    return 0


def _take_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for messages alone: a library that prints writes to standard error."""
    questions, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return questions, answers


def _limit_memory(address_space_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (address_space_bytes, address_space_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _set_alarm(seconds: int) -> None:
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _answer(request: Request) -> Reply:
    try:
        return _extraction(request.task)(request)
    except ItemError as error:
        return Reply(error=(type(error).__name__, error.code, error.message))
    except MemoryError:
        return Reply(
            error=(
                "TooLarge",
                "V108",
                "it needs more memory to open than the limit allows; split it or save it as text",
            )
        )
    except RecursionError:
        return Reply(
            error=("NotReadable", "V109", "it is nested too deeply to open; save it as text")
        )


def _extraction(task: Task) -> Callable[[Request], Reply]:
    if task == "page":
        from vedette.intake.pages import extract_page

        return extract_page
    if task == "pdf":
        from vedette.intake.pdf import extract_pdf

        return extract_pdf
    if task == "sheet":
        from vedette.intake.sheets import extract_sheet

        return extract_sheet
    if task == "feed":
        from vedette.intake.entries import extract_feed

        return extract_feed
    from vedette.intake.mail import extract_mail

    return extract_mail


if __name__ == "__main__":
    sys.exit(main(sys.argv))
