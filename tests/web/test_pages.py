"""Every page answers on any workspace, links lead somewhere, and other forms hold the same."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from vedette.store import Workspace

PAGES = ("/", "/events", "/sites", "/brief", "/review", "/reports")
TWINS = (
    "/events.json", "/events.csv", "/events.geojson", "/sites.json", "/sites.csv",
    "/sites.geojson", "/reports.json", "/reports.csv", "/brief.json", "/brief.md", "/brief.html",
    "/review.json", "/review.csv", "/map.geojson", "/map.svg", "/land.geojson", "/pulse.json",
    "/openapi.json",
)  # fmt: skip


@pytest.mark.parametrize("path", [*PAGES, *TWINS])
def test_a_page_answers_on_a_filled_workspace(client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content


@pytest.mark.parametrize("path", [*PAGES, *TWINS])
def test_a_page_answers_on_an_empty_workspace(open_desk, tmp_path: Path, path: str) -> None:
    Workspace.create_or_open(tmp_path / "empty.vedette").close()
    assert open_desk(tmp_path / "empty.vedette").get(path).status_code == 200


@pytest.mark.parametrize("path", [*PAGES, *TWINS])
def test_a_page_answers_where_there_is_no_workspace_yet(
    open_desk, tmp_path: Path, path: str
) -> None:
    assert open_desk(tmp_path / "none.vedette").get(path).status_code == 200
    assert not (tmp_path / "none.vedette").exists()


def test_a_workspace_that_comes_later_is_shown(open_desk, built: Path, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "later.vedette")
    assert "There is no workspace here yet" in desk.get("/").text
    (tmp_path / "later.vedette").write_bytes(built.read_bytes())
    assert "no workspace here" not in desk.get("/").text


def test_all_links_of_all_pages_lead_somewhere(client) -> None:
    seen: set[str] = set()
    waiting = list(PAGES)
    while waiting and len(seen) < 260:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code in (200, 303), path
        if "text/html" in answer.headers.get("content-type", "") and "attachment" not in str(
            answer.headers
        ):
            found = re.findall(r'(?:href|src)="(/[^"#]*)', answer.text)
            waiting += [link.replace("&amp;", "&") for link in found]
    assert len(seen) > 150


def test_events_in_all_forms_are_the_same_ones(client) -> None:
    asked = "?kind=RETREAT"
    as_json = client.get(f"/events.json{asked}").json()
    as_map = client.get(f"/events.geojson{asked}").json()
    as_rows = list(csv.DictReader(io.StringIO(client.get(f"/events.csv{asked}").text)))
    ids = {event["id"] for event in as_json["events"]}
    assert len(ids) == as_json["total"] > 1
    assert {feature["id"] for feature in as_map["features"]} == ids
    assert {row["id"] for row in as_rows} == ids
    page = client.get(f"/events{asked}").text
    assert all(event_id in page for event_id in ids)


def test_an_event_may_be_named_by_the_beginning_of_its_id(client) -> None:
    whole = client.get("/events.json").json()["events"][0]["id"]
    answer = client.get(f"/event/{whole[:9]}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/event/{whole}")


def test_a_claim_leads_to_its_event(client) -> None:
    event = client.get("/events.json").json()["events"][0]
    answer = client.get(f"/claim/{event['claims'][0]['id']}")
    assert answer.headers["location"].startswith(f"/event/{event['id']}?claim=")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nowhere", 404, "V453"),
        ("/event/E-0123456789abcdef", 404, "V411"),
        ("/event/E-", 409, "V412"),
        ("/report/R-0123456789abcdef", 404, "V411"),
        ("/static/../../../etc/passwd", 404, "V453"),
        ("/static/nothing.js", 404, "V453"),
    ],
)
def test_an_error_page_says_code_and_what_to_do(client, path: str, status: int, code: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    told = (
        answer.json()["error"]["code"] if "json" in answer.headers["content-type"] else answer.text
    )
    assert code in told


def test_what_an_address_cannot_mean_is_told_and_the_rest_holds(client) -> None:
    page = client.get("/events?from=soon&box=1,2&sort=best&page=zero&kind=RETREAT").text
    assert page.count("[V454]") == 4
    assert "4 events" in page


def test_no_page_shows_an_object_of_the_program(client) -> None:
    for path in (
        *PAGES,
        "/?kind=MOVE&q=Manbij&from=2031-04-01&sort=origins",
        "/events?status=denied",
    ):
        page = client.get(path).text
        for trace in ("&lt;built-in", "&lt;function", "object at 0x", "Undefined", "None<"):
            assert trace not in page, (path, trace)
