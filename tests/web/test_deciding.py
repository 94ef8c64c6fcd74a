"""Decisions: what is written is what was shown, signed, in the history, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.store import Workspace


@pytest.fixture
def event(client) -> str:
    return client.get("/events.json?kind=CONTROL").json()["events"][0]["id"]


def lead_of(client, event: str) -> str:
    return client.get(f"/event/{event}.json").json()["claims"][0]["id"]


def undo(client, number: int):
    form = {"verb": "undo", "undoes": str(number), "token": client.app.state.desk.gate.token}
    return client.post("/decide", data=form)


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
    assert send(client, event, "reject").headers["location"] == "/review"
    assert client.get(f"/event/{event}").status_code == 404
    number = client.get("/review.json").json()["decisions"][0]["number"]
    assert f'value="{number}"' in client.get("/review").text
    assert undo(client, number).status_code == 303
    told = client.get(f"/event/{event}.json").json()
    assert told["review"] == "open"
    assert [d["decision"]["verb"] for d in told["decisions"]] == ["reject", "undo"]
    assert [d["undone"] for d in told["decisions"]] == [True, False]


def test_what_does_not_stand_any_more_cannot_be_undone(client, event: str) -> None:
    send(client, event, "accept")
    number = client.get("/review.json").json()["decisions"][0]["number"]
    undo(client, number)
    answer = undo(client, number)
    assert answer.status_code == 400
    assert "V456" in answer.text


def test_a_correction_is_kept_beside_what_was_read(client, event: str) -> None:
    lead = lead_of(client, event)
    send(client, event, "edit", field_from="2031-04-12", note="the bulletin says so", claim=lead)
    told = client.get(f"/event/{event}.json").json()
    assert told["corrections"] == {"from": "2031-04-12"}
    assert told["review"] == "edited"
    page = client.get(f"/event/{event}").text
    assert "2031-04-12" in page
    assert "the bulletin says so" in page


def test_a_decision_on_what_has_changed_since_is_not_written(client, event: str) -> None:
    shown = client.get(f"/event/{event}.json").json()["shown"]
    send(client, event, "edit", field_status="hedged", claim=lead_of(client, event))
    form = {"verb": "accept", "event": event, "shown": shown, "back": "/",
            "token": client.app.state.desk.gate.token}  # fmt: skip
    answer = client.post("/decide", data=form)
    assert answer.status_code == 409
    assert "V457" in answer.text
    assert len(client.get("/review.json").json()["decisions"]) == 1


@pytest.mark.parametrize(
    ("verb", "code"), [("delete", "V456"), ("merge", "V456"), ("edit", "V456")]
)
def test_what_cannot_be_done_is_refused(client, event: str, verb: str, code: str) -> None:
    answer = send(client, event, verb)
    assert answer.status_code == 400
    assert code in answer.text


def test_an_accepted_claim_of_control_is_what_the_board_calls_assessed(client) -> None:
    row = next(s for s in client.get("/sites.json").json()["sites"] if s["held"])
    assert row["assessed"] == []
    send(client, row["held"], "accept")
    board = client.get("/sites.json").json()["sites"]
    signed = next(s for s in board if s["site"] == row["site"])["assessed"]
    assert signed[0]["signed"] == "noor"


def test_decisions_lie_in_the_log_of_the_workspace(client, event: str, file: Path) -> None:
    send(client, event, "accept")
    with Workspace.open_reader(file) as store:
        last = list(store.log())[-1]
        assert all(
            store.claim(c).review == "accepted by noor" for c in store.event(event).claim_ids
        )
    assert (last.kind, last.subject) == ("accept", event)
    assert '"by":"noor"' in last.payload


def test_a_claim_is_split_off_and_merged_again(client, file: Path) -> None:
    listed = client.get("/events.json").json()["events"]
    several = next(e["id"] for e in listed if len(e["claims"]) > 1)
    with Workspace.open_reader(file) as store:
        claims = store.event(several).claim_ids
    assert send(client, several, "split", claim=claims[-1]).status_code == 303
    with Workspace.open_reader(file) as store:
        apart = next(event for event in store.events() if event.claim_ids == claims[-1:])
        rest = next(event for event in store.events() if claims[0] in event.claim_ids)
    assert rest.claim_ids == claims[:-1]
    assert send(client, rest.id, "merge", other=apart.id).status_code == 303
    with Workspace.open_reader(file) as store:
        assert store.event(rest.id).claim_ids == claims


def test_a_name_that_is_given_signs_from_then_on(client, event: str) -> None:
    token = client.app.state.desk.gate.token
    client.post("/reviewer", data={"name": "Zoë; <b>", "token": token, "back": "/"})
    send(client, event, "accept")
    told = client.get("/review.json").json()["decisions"][0]["decision"]["by"]
    assert told == "Zoë; <b>"
    assert "<b>" not in client.get("/review").text.split("Zoë; ", 1)[1][:20]
