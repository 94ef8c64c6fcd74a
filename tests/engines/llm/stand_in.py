"""A stand-in for an OpenAI-compatible service on loopback: it answers what a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What a test gives: from the request's body to (HTTP status, body), or a body alone.
Answering = Callable[[dict[str, Any]], tuple[int, bytes]]


class StandIn:
    """The running service: its base address and the requests it has had."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []


def completion(content: str, *, finish: str = "stop", tokens: tuple[int, int] = (100, 20)) -> bytes:
    """The body of a chat completion."""
    return json.dumps(
        {
            "choices": [
                {"message": {"role": "assistant", "content": content}, "finish_reason": finish}
            ],
            "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
        }
    ).encode()


def claims(*told: dict[str, Any]) -> str:
    """The content of an answer that holds these claims."""
    return json.dumps({"claims": told})


def sentences(body: dict[str, Any]) -> list[dict[str, Any]]:
    """The numbered sentences of a request."""
    return list(json.loads(body["messages"][1]["content"])["sentences"])


@contextmanager
def serving(answering: Answering, *, pause: float = 0.0) -> Iterator[StandIn]:
    """Run the service on a free port of 127.0.0.1 while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["content-length"]))
            body = json.loads(raw)
            here.requests.append(body)
            here.keys.append(self.headers.get("authorization", ""))
            status, answer = answering(body)
            time.sleep(pause)
            try:
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)
            except OSError:
                return  # the client has given up, as it should

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = StandIn(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
