"""Only this machine's own pages may ask; pages load nothing from elsewhere."""

from __future__ import annotations

import pytest

from vedette.web.guard import POLICY, is_own
from vedette.web.serving import HOST


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "127.0.0.1", "localhost:80", "[::1]:8321"])
def test_names_of_this_machine_pass(host: str) -> None:
    assert is_own(host)


@pytest.mark.parametrize(
    "host",
    ["", "example.org", "127.0.0.1.example.org", "localhost.example.org:8321", "0.0.0.0:8321",
     "127.0.0.1:8321@example.org", "a@127.0.0.1", "127.0.0.1/..", "127.0.0.1:port", "192.168.0.9"],
)  # fmt: skip
def test_other_names_are_refused(client, host: str) -> None:
    assert not is_own(host)
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "V451" in answer.text


def test_it_listens_on_the_loopback_address_only() -> None:
    assert HOST == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/events", "/review", "/nowhere", "/events.json"])
def test_every_answer_carries_the_policy(client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_the_policy_allows_no_inline_script_no_eval_and_nobody_else() -> None:
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize("path", ["/", "/events", "/sites", "/brief", "/review", "/reports"])
def test_pages_hold_no_inline_script_and_no_style_attribute(client, path: str) -> None:
    page = client.get(path).text
    assert "<script>" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")


def form_of(client, **more: str) -> dict[str, str]:
    event = client.get("/events.json").json()["events"][0]["id"]
    shown = client.get(f"/event/{event}.json").json()["shown"]
    token = client.app.state.desk.gate.token
    return {"verb": "accept", "event": event, "shown": shown, "token": token, "back": "/", **more}


@pytest.mark.parametrize(
    ("headers", "changed"),
    [
        ({"origin": "https://example.org"}, {}),
        ({"origin": "http://127.0.0.1:9999"}, {}),
        ({"origin": "null"}, {}),
        ({"sec-fetch-site": "cross-site"}, {}),
        ({"sec-fetch-site": "same-site"}, {}),
        ({}, {"token": ""}),
        ({}, {"token": "x" * 32}),
        ({}, {"token": "\u00e9"}),
    ],
)
def test_a_change_from_elsewhere_is_refused(client, headers, changed) -> None:
    answer = client.post("/decide", data=form_of(client, **changed), headers=headers)
    assert answer.status_code == 403
    assert "V452" in answer.text
    assert client.get("/review.json").json()["decisions"] == []


@pytest.mark.parametrize(
    "back",
    ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "/a\r\nb"],
)
def test_a_form_leads_back_to_this_desk_only(client, back: str) -> None:
    answer = client.post("/decide", data=form_of(client, back=back))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_a_form_that_is_too_large_is_refused(client) -> None:
    answer = client.post("/decide", data=form_of(client, note="x" * 70_000))
    assert answer.status_code == 400
    assert "V455" in answer.text


@pytest.mark.parametrize("path", ["/decide", "/reviewer"])
def test_a_change_cannot_be_asked_for_by_a_link(client, path: str) -> None:
    assert client.get(path).status_code == 405
