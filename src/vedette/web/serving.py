"""Running the desk: one process, on the loopback address only."""

from __future__ import annotations

import getpass
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from vedette.errors import UsageError
from vedette.web.app import desk_app

HOST = "127.0.0.1"


def serve(
    path: Path, *, port: int, now: Callable[[], datetime], started: Callable[[str], None]
) -> None:
    """Serve the desk until the process is told to stop (Ctrl-C, SIGTERM).

    Args:
        path: the workspace; it need not be there yet.
        port: 0 takes any that is free.
        now: the clock.
        started: called with the address when it can be opened.

    Raises:
        UsageError: V450, the port is taken or may not be used.
    """
    import uvicorn

    class Server(uvicorn.Server):
        """Ends in good order when told to; uvicorn's own would then be told so once more."""

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

    listening = _listen(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    app = desk_app(path, now=now, reviewer=_user())
    server = Server(
        uvicorn.Config(
            app, log_level="warning", access_log=False, lifespan="off", server_header=False
        )
    )
    told = (signal.SIGINT, signal.SIGTERM)
    before = {sign: signal.signal(sign, server.handle_exit) for sign in told}
    try:
        started(address)
        server.run(sockets=[listening])
    finally:
        for sign, handler in before.items():
            signal.signal(sign, handler)
        app.state.desk.keeper.close()
        listening.close()


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            "V450",
            f"port {port} of {HOST} cannot be used ({error.strerror}); another program has it, or "
            "it is one below 1024: give another with --port, or 0 for any that is free",
        ) from error
    listening.listen(128)
    return listening


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"
