"""Who may ask: only this machine's own pages; and what a page may do: nothing from elsewhere."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vedette.errors import Refused

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
}
FOREIGN = "V451"
"""Code of the answer to a request under another name than this machine's."""

_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


class Gate:
    """The secret of this run, which forms carry back."""

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(24)

    def check(self, headers: Headers, given: str) -> None:
        """Let a change pass only from a page of this desk.

        Args:
            headers: of the request.
            given: the token that its form carried.

        Raises:
            Refused: V452, another site asked, or the form is of an earlier run.
        """
        origin = headers.get("origin", "")
        foreign = origin not in ("", f"http://{headers.get('host', '')}")
        if foreign or headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Refused(
                "V452",
                f"a page of {origin or 'another site'} asked for a change, expected one of this "
                "desk; nothing was written",
            )
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode()):
            raise Refused(
                "V452",
                "the form does not belong to this run of the desk (it was started anew since, or "
                "the form was sent by something else); nothing was written, load the page again",
            )


class Guarded:
    """Refuses requests under another name than this machine's, and closes pages to the outside.

    The name is checked against addresses that resolve here but belong to a web site (DNS
    rebinding): V451.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")
        if not is_own(host):
            answer = PlainTextResponse(
                f"[{FOREIGN}] the desk was asked for under another name than 127.0.0.1 or localhost; "
                "open the address that `vedette serve` printed\n",
                status_code=421,
                headers=dict(HEADERS),
            )
            await answer(scope, receive, send)
            return

        async def send_closed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_closed)


def is_own(host: str) -> bool:
    """Whether a Host header names the loopback address, with or without a port."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return False
    shown = f"[{name}]" if name and ":" in name else name
    return shown in _NAMES and "@" not in host and "/" not in host
