"""Fetching one address that the user gave: bounded in bytes, time and redirects, and outside only.

The backend resolves the host, drops every address that is not public, and connects to exactly
the address that it checked, so that a second answer of the name server changes nothing.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from vedette.errors import ItemError, NotReadable, Refused, TooLarge
from vedette.intake.addresses import check_address, is_public
from vedette.intake.asked import Limits

Resolve = Callable[[str, int], Sequence[str]]
_STEP_S = 10.0  # longest wait for one connect, read or write
_USER_AGENT = "vedette (+https://pypi.org/project/vedette/)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A response: its decoded bytes, and where it finally came from.

    `etag` and `modified` are for asking again; `unchanged` when the server says that nothing
    is new since those that were given.
    """

    address: str
    content: bytes
    media_type: str
    declared: str
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


def resolve(host: str, port: int) -> Sequence[str]:
    """All addresses of a host, in the order of preference of the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class _Timed(httpcore.NetworkStream):
    """A connection that ends at a deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore.NetworkStream, deadline_s: float) -> None:
        self._inner, self._deadline_s = inner, deadline_s

    def _left(self, timeout: float | None) -> float:
        left = self._deadline_s - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("deadline")
        return min(left, timeout if timeout is not None else _STEP_S)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(inner, self._deadline_s)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class PublicBackend(httpcore.NetworkBackend):
    """Network backend that connects to checked public addresses only."""

    def __init__(
        self, *, deadline_s: float, lookup: Resolve = resolve, inner: httpcore.NetworkBackend
    ) -> None:
        self._deadline_s, self._lookup, self._inner = deadline_s, lookup, inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check, and connect to the first checked address that answers.

        Raises:
            Refused: V171, the host has no public address.
            httpcore.ConnectError: the name does not resolve, or no address answers.
        """
        try:
            found = self._lookup(host.strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} does not resolve") from error
        public = [address for address in found if is_public(address)]
        if not public:
            raise Refused(
                "V171",
                f"{host} is not on the public network; expected a public address; "
                "save the page as a file and read that",
            )
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in public:
            left_s = min(self._deadline_s - time.monotonic(), timeout or _STEP_S)
            if left_s <= 0:
                raise httpcore.ConnectTimeout("deadline")
            try:
                stream = self._inner.connect_tcp(
                    address, port, left_s, local_address, socket_options
                )
                return _Timed(stream, self._deadline_s)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError(host)


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        self._inner.close()


class PublicTransport(httpx.BaseTransport):
    """Transport of httpx over a connection pool with the public backend; no proxy, no retries."""

    def __init__(self, backend: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=backend, max_connections=1
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are those of httpcore."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Body(answer.stream)
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


def fetch(
    url: str, limits: Limits, *, etag: str = "", modified: str = "",
    transport: httpx.BaseTransport | None = None,
) -> Fetched:  # fmt: skip
    """Fetch an address.

    Args:
        url: http or https; nothing else is fetched, also after a redirect.
        limits: `fetch_bytes` counts decoded bytes, `fetch_s` all redirects together.
        etag: of an earlier answer: nothing is sent when it still holds; `modified` likewise.
        transport: stands in for the network in tests.

    Raises:
        Refused: V170 or V171, an address that is not fetched; V172, too many redirects.
        NotReadable: V172, no answer, or an answer other than 200.
        TooLarge: V173, over the limit of bytes or time.
    """
    deadline_s = time.monotonic() + limits.fetch_s
    if transport is None:
        backend = PublicBackend(deadline_s=deadline_s, inner=httpcore.SyncBackend())
        transport = PublicTransport(backend)
    headers = {"User-Agent": _USER_AGENT, "Accept-Encoding": "gzip, deflate"}
    headers |= {"If-None-Match": etag} if _fits_header(etag) else {}
    headers |= {"If-Modified-Since": modified} if _fits_header(modified) else {}
    try:
        with httpx.Client(
            transport=transport, headers=headers, timeout=_STEP_S, trust_env=False
        ) as client:
            return _followed(client, url, limits, deadline_s)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise TooLarge(
            "V173", f"no full answer within {limits.fetch_s:g} s, the limit; try again later"
        ) from error
    except (
        httpx.HTTPError,
        httpx.InvalidURL,
        httpcore.NetworkError,
        httpcore.ProtocolError,
    ) as error:
        raise _no_answer(str(error) or type(error).__name__) from error


def _fits_header(value: str) -> bool:
    """Whether a value may be sent back: short, printable ASCII."""
    return 0 < len(value) <= 300 and value.isascii() and value.isprintable()


def _followed(client: httpx.Client, url: str, limits: Limits, deadline_s: float) -> Fetched:
    for _ in range(limits.redirects + 1):
        check_address(url)
        client.cookies.clear()
        with client.stream("GET", url, follow_redirects=False) as answer:
            target = answer.headers.get("location")
            if answer.is_redirect and target:
                url = urljoin(url, target)
                continue
            unchanged = answer.status_code == httpx.codes.NOT_MODIFIED
            if answer.status_code != httpx.codes.OK and not unchanged:
                raise _no_answer(f"status {answer.status_code}")
            return Fetched(
                address=url,
                content=b"" if unchanged else _body(answer, limits, deadline_s),
                media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
                declared=answer.charset_encoding or "",
                etag=answer.headers.get("etag", ""),
                modified=answer.headers.get("last-modified", ""),
                unchanged=unchanged,
            )
    raise Refused("V172", f"more than {limits.redirects} redirects; give the final address")


def _body(answer: httpx.Response, limits: Limits, deadline_s: float) -> bytes:
    pieces: list[bytes] = []
    total = 0
    for piece in answer.iter_bytes():
        total += len(piece)
        pieces.append(piece)
        if total > limits.fetch_bytes:
            raise TooLarge("V173", f"the answer is over {limits.fetch_bytes:,} bytes, the limit")
        if time.monotonic() > deadline_s:
            raise TooLarge("V173", f"the answer takes over {limits.fetch_s:g} s, the limit")
    return b"".join(pieces)


def _no_answer(what: str) -> ItemError:
    return NotReadable(
        "V172", f"cannot be fetched ({what}); expected an answer 200; check the address"
    )
