"""Decisions: what is written is what was shown, signed, in the history, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.store import Workspace


@pytest.fixture
def event(client) -> str:
    return client.get("/events.json?kind=CONTROL").json()["events"][0]["id"]


def send(client, event: str, verb: str, **more: str):
    shown = client.get(f"/event/{event}.json").json()["shown"]
    form = {"verb": verb, "event": event, "shown": shown, "back": f"/event/{event}",
            "token": client.app.state.desk.gate.token, **more}  # fmt: skip
    return client.post("/decide", data=form)


def test_an_accepted_event_is_signed_and_leaves_the_queue(client, event: str) -> None:
    assert event in str(client.get("/review.json").json()["open"])
    assert send(client, event, "accept").headers["location"] == f"/event/{event}"
    assert event not in str(client.get("/review.json").json()["open"])
    assert "accepted by noor" in client.get(f"/event/{event}").text
    assert client.get("/events.json?review=accepted").json()["total"] == 1


def test_the_last_decision_can_be_taken_back_and_both_stay_in_the_history(client, event) -> None:
    send(client, event, "accept")
    number = client.get("/review.json").json()["decisions"][0]["number"]
    assert send(client, event, "undo", undoes=str(number)).status_code == 303
    told = client.get(f"/event/{event}.json").json()
    assert told["review"] == "open"
    assert [d["decision"]["verb"] for d in told["decisions"]] == ["accept", "undo"]
    assert [d["undone"] for d in told["decisions"]] == [True, False]


def test_what_does_not_stand_any_more_cannot_be_undone(client, event: str) -> None:
    send(client, event, "accept")
    number = client.get("/review.json").json()["decisions"][0]["number"]
    send(client, event, "undo", undoes=str(number))
    answer = send(client, event, "undo", undoes=str(number))
    assert answer.status_code == 409
    assert "V422" in answer.text


def test_a_rejected_event_counts_for_nothing_and_can_be_brought_back(client, event: str) -> None:
    assert send(client, event, "reject").headers["location"] == "/review"
    assert client.get(f"/event/{event}").status_code == 404
    assert event not in client.get("/events.json?kind=CONTROL").text
    token = client.app.state.desk.gate.token
    number = client.get("/review.json").json()["decisions"][0]["number"]
    form = {"verb": "undo", "undoes": str(number), "token": token, "back": "/review"}
    assert client.post("/decide", data=form).status_code == 303
    assert client.get(f"/event/{event}").status_code == 200


def test_two_events_become_one_and_two_again(client) -> None:
    events = client.get("/events.json").json()["events"]
    one, two = events[0]["id"], events[1]["id"]
    before = client.get("/events.json").json()["total"]
    answer = send(client, one, "merge", other=two)
    merged = answer.headers["location"].removeprefix("/event/")
    assert client.get("/events.json").json()["total"] == before - 1
    told = client.get(f"/event/{merged}.json").json()
    assert len(told["claims"]) == len(events[0]["claims"]) + len(events[1]["claims"])
    gone = ({one, two} - {merged}).pop()
    assert client.get(f"/event/{gone}").headers["location"].startswith(f"/event/{merged}")
    number = client.get("/review.json").json()["decisions"][-1]["number"]
    send(client, merged, "undo", undoes=str(number))
    assert client.get("/events.json").json()["total"] == before


def test_quotes_can_be_split_off(client) -> None:
    events = client.get("/events.json?sort=origins").json()["events"]
    event = next(e for e in events if len(e["claims"]) > 2)
    claims = [claim["id"] for claim in event["claims"]]
    assert send(client, event["id"], "split", claims=claims[0]).status_code == 303

    def holder(claim: str) -> str:
        return client.get(f"/claim/{claim}").headers["location"].split("?")[0]

    assert holder(claims[0]) not in {holder(claim) for claim in claims[1:]}


@pytest.mark.parametrize("claims", ["", "C-0000000000000000"])
def test_a_split_of_nothing_is_refused(client, event: str, claims: str) -> None:
    answer = send(client, event, "split", claims=claims)
    assert answer.status_code == 400
    assert "V456" in answer.text


def test_a_correction_is_kept_beside_what_was_read(client, event: str) -> None:
    send(client, event, "edit", field_from="2031-04-12", note="the bulletin says so")
    told = client.get(f"/event/{event}.json").json()
    assert told["corrections"] == {"from": "2031-04-12"}
    assert told["review"] == "edited"
    page = client.get(f"/event/{event}").text
    assert "2031-04-12" in page
    assert "the bulletin says so" in page


def test_a_decision_on_what_has_changed_since_is_not_written(client, event: str) -> None:
    shown = client.get(f"/event/{event}.json").json()["shown"]
    send(client, event, "edit", field_status="hedged")
    form = {"verb": "accept", "event": event, "shown": shown, "back": "/",
            "token": client.app.state.desk.gate.token}  # fmt: skip
    answer = client.post("/decide", data=form)
    assert answer.status_code == 409
    assert "V457" in answer.text
    assert len(client.get("/review.json").json()["decisions"]) == 1


@pytest.mark.parametrize(
    ("verb", "code"), [("delete", "V456"), ("merge", "V411"), ("edit", "V456")]
)
def test_what_cannot_be_done_is_refused(client, event: str, verb: str, code: str) -> None:
    answer = send(client, event, verb)
    assert answer.status_code in (400, 404)
    assert code in answer.text


def test_what_a_person_signs_about_a_site_stands_beside_what_is_claimed(client) -> None:
    board = client.get("/sites.json").json()["sites"]
    row = next(site for site in board if site["state"] != "unknown")
    assert row["assessed"] == {}
    form = {"site": row["key"] or f"name:{row['site']}", "state": "contested", "party": "both",
            "note": "seen", "token": client.app.state.desk.gate.token}  # fmt: skip
    assert client.post("/assess", data=form).status_code == 303
    after = {site["site"]: site for site in client.get("/sites.json").json()["sites"]}[row["site"]]
    assert after["assessed"] == {"state": "contested", "party": "both", "by": "noor"}
    assert after["state"] == row["state"]
    assert client.post("/assess", data=form | {"state": "lost"}).status_code == 400
    assert client.post("/assess", data=form | {"token": ""}).status_code == 403


def test_decisions_lie_in_the_log_of_the_workspace(client, event: str, file: Path) -> None:
    send(client, event, "accept")
    with Workspace.open_reader(file) as store:
        last = list(store.log())[-1]
    assert (last.kind, last.subject) == ("accept", event)
    assert '"by":"noor"' in last.payload


def test_a_name_that_is_given_signs_from_then_on(client, event: str) -> None:
    token = client.app.state.desk.gate.token
    client.post("/reviewer", data={"name": "Zoë; <b>", "token": token, "back": "/"})
    send(client, event, "accept")
    told = client.get("/review.json").json()["decisions"][0]["decision"]["by"]
    assert told == "Zoë; <b>"
    assert "<b>" not in client.get("/review").text.split("Zoë; ", 1)[1][:20]
