"""Fetching: which addresses are refused, and the bounds on answers. No socket is opened."""

import gzip
import time
from datetime import UTC, datetime

import httpcore
import httpx
import pytest

from vedette.errors import ItemError, NotReadable, Refused, TooLarge
from vedette.intake import Given, Limits, fetching, take
from vedette.intake.addresses import check_address, is_public
from vedette.intake.fetching import PublicBackend, PublicTransport, fetch

PUBLIC = "93.184.216.34"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1",
        "192.88.99.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:93.184.216.34", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "100::1", "", "localhost",
        "127.1", "0x7f000001",
    ],
)  # fmt: skip
def test_addresses_that_lead_inside_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses_are_allowed(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "http://", "http://u:p@a.example/", "http://u@a.example/", "//a.example",
     "javascript:alert(1)", "http://[::1", "http://a.example:99999/"],
)  # fmt: skip
def test_only_plain_web_addresses_are_fetched(url):
    with pytest.raises(Refused, match="V170"):
        check_address(url)


class Recording(httpcore.NetworkBackend):
    def __init__(self, answer=b""):
        self.connected = []
        self.answer = answer

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.connected.append((host, port))
        return httpcore.MockStream([self.answer])


def transport_to(found, answer=b"", *, deadline_s=None):
    inner = Recording(answer)
    deadline_s = time.monotonic() + 5 if deadline_s is None else deadline_s
    backend = PublicBackend(deadline_s=deadline_s, lookup=lambda host, port: found, inner=inner)
    return PublicTransport(backend), inner


def test_the_connection_goes_to_exactly_the_checked_address():
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nquiet"
    transport, inner = transport_to(["10.0.0.1", PUBLIC], answer)
    got = fetch("http://news.example/a", Limits(), transport=transport)
    assert (got.content, got.media_type) == (b"quiet", "text/plain")
    assert inner.connected == [(PUBLIC, 80)]


@pytest.mark.parametrize("found", [["127.0.0.1"], ["::1", "10.1.2.3"], []])
def test_hosts_inside_are_never_connected_to(found):
    transport, inner = transport_to(found)
    with pytest.raises(Refused, match="V171"):
        fetch("http://inside.example/", Limits(), transport=transport)
    assert inner.connected == []


def test_time_over_all_reads_is_bounded():
    transport, _ = transport_to([PUBLIC], b"HTTP/1.1 200 OK\r\n", deadline_s=time.monotonic() - 1)
    with pytest.raises(TooLarge, match="V173"):
        fetch("http://slow.example/", Limits(), transport=transport)


def answers(handler, **limits):
    return fetch("http://a.example/", Limits(**limits), transport=httpx.MockTransport(handler))


def test_decoded_bytes_are_bounded():
    body = gzip.compress(b"0" * 3_000_000)

    def handler(request):
        assert "vedette" in request.headers["user-agent"]
        return httpx.Response(200, content=body, headers={"content-encoding": "gzip"})

    with pytest.raises(TooLarge, match="V173"):
        answers(handler, fetch_bytes=1_000_000)


def test_each_redirect_is_checked_and_counted():
    def to(target):
        return lambda request: httpx.Response(302, headers={"location": target})

    with pytest.raises(Refused, match="V172"):
        answers(to("/again"))
    with pytest.raises(Refused, match="V170"):
        answers(to("file:///etc/passwd"))


@pytest.mark.parametrize("status", [204, 404, 500])
def test_other_answers_are_named(status):
    with pytest.raises(NotReadable, match=f"status {status}"):
        answers(lambda request: httpx.Response(status))


def test_broken_compression_is_an_item_error():
    with pytest.raises(ItemError, match="V172"):
        answers(
            lambda request: httpx.Response(
                200, content=b"no gzip", headers={"content-encoding": "gzip"}
            )
        )


def test_an_address_is_taken_by_its_content_type(monkeypatch):
    got = fetching.Fetched(
        address="https://a.example/final",
        content="Колонна ушла.".encode("cp1251"),
        media_type="text/plain",
        declared="windows-1251",
    )
    monkeypatch.setattr(fetching, "fetch", lambda url, limits: got)
    now = datetime(2024, 12, 20, tzinfo=UTC)
    [item] = take(["https://a.example/x"], Given(), Limits(), now=now)
    assert item.report.text == "Колонна ушла."
    assert (item.report.name, item.report.url) == ("https://a.example/x", "https://a.example/final")
    assert item.capture.address == "https://a.example/x"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
     "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/meta-data/"],
)  # fmt: skip
@pytest.mark.usefixtures("socket_enabled")
def test_addresses_of_this_machine_fail_as_refused_items(url):
    now = datetime(2024, 12, 20, tzinfo=UTC)
    [item] = take([url], Given(), Limits(), now=now)
    assert (item.name, item.code) == (url, "V171")
