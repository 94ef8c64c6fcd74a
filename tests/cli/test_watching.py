"""`feeds` and `alert`: standing things of a workspace. Nothing here opens a socket."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from running import call

from vedette.intake import feeds as feeds_module
from vedette.intake.fetching import Fetched

URL = "https://news.example/rss.xml"
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Orontes Post</title>'
    b"<item><title>A</title><link>https://news.example/a</link>"
    b"<description>Troops withdrew from Homs on 9 May 2031.</description></item></channel></rss>"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "w.vedette"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The next answer of every server; what is left when it is asked is what it says."""
    content = [RSS]

    def fetch(url: str, limits: object, **_: str) -> Fetched:
        return Fetched(address=url, content=content[0], media_type="", declared="")

    monkeypatch.setattr(feeds_module, "fetch", fetch)
    return content


def add(workspace: Path, tmp_path: Path, text: str) -> int:
    path = tmp_path / "report.txt"
    path.write_text(text, "utf-8")
    return call("add", path, "--published", "2031-05-14", workspace=workspace).code


def test_new_entries_of_a_feed_are_read_once(workspace: Path, server: list[bytes]) -> None:
    assert call("feeds", "add", URL, workspace=workspace).code == 0
    first = call("feeds", "run", workspace=workspace)
    assert (first.code, "1 new report" in first.err) == (0, True)
    assert "0 new reports" in call("feeds", "run", workspace=workspace).err
    (claim,) = call("claims", workspace=workspace).rows
    assert (claim["outlet"], claim["type"]) == ("Orontes Post", "RETREAT")
    (health,) = call("feeds", "health", workspace=workspace).rows
    assert (health["state"], health["entries"]) == ("ok", "1")


def test_a_dead_feed_is_told_by_its_health(workspace: Path, server: list[bytes]) -> None:
    call("feeds", "add", URL, workspace=workspace)
    server[0] = b"<html>gone"
    for _ in range(3):
        assert call("feeds", "run", workspace=workspace).code == 1
    done = call("feeds", "health", workspace=workspace)
    assert (done.code, done.rows[0]["state"]) == (3, "dead")
    assert done.rows[0]["error"].startswith("[V")


@pytest.mark.parametrize(
    ("command", "code", "exit_code"),
    [
        (("feeds", "run"), "V510", 2),
        (("feeds", "remove", URL), "V510", 2),
        (("feeds", "add", "file:///etc/passwd"), "V170", 1),
        (("alert", "run", "x"), "V512", 2),
        (("alert", "remove", "x"), "V512", 2),
        (("alert", "add", "x", "--to", "a", "--command", "b"), "V511", 2),
        (("alert", "add", "x", "--command", "'b"), "V511", 2),
        (("alert", "add", "x", "--type", "PICNIC"), "V501", 2),
    ],
)
def test_what_cannot_be_meant_is_a_clear_error(
    workspace: Path, command: tuple[str, ...], code: str, exit_code: int
) -> None:
    done = call(*command, workspace=workspace)
    assert f"[{code}]" in done.err
    assert done.code == exit_code


def test_an_alert_tells_new_claims_with_their_quotes_once(workspace: Path, tmp_path: Path) -> None:
    add(workspace, tmp_path, "Troops withdrew from Hama on Friday.")
    file = tmp_path / "out.jsonl"
    call("alert", "add", "retreats", "--type", "RETREAT", "--to", file, workspace=workspace)
    assert call("alert", "run", workspace=workspace).code == 0  # what was there is not new
    assert add(workspace, tmp_path, "Rebels shelled Homs on Friday.") == 0
    assert add(workspace, tmp_path, "Troops withdrew from Homs on Friday.") == 3
    assert call("alert", "run", workspace=workspace).code == 0
    (line,) = map(json.loads, file.read_text("utf-8").splitlines())
    assert (line["alert"], line["type"], line["quote"]) == (
        "retreats", "RETREAT", "Troops withdrew from Homs on Friday.",
    )  # fmt: skip
    (row,) = call("alert", "list", workspace=workspace).rows
    assert (row["filter"], row["fired"]) == ("type=RETREAT", "1")


def test_an_alert_goes_to_a_program_and_is_tried_again_when_that_fails(
    workspace: Path, tmp_path: Path
) -> None:
    program = tmp_path / "keep.py"
    program.write_text("import sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read())")
    bad = f"{sys.executable} -c 'raise SystemExit(1)'"
    call("alert", "add", "all", "--command", bad, workspace=workspace)
    path = tmp_path / "report.txt"
    path.write_text("Troops withdrew from Homs on Friday.", "utf-8")
    done = call("add", path, workspace=workspace)
    assert (done.code, "not delivered" in done.err) == (0, True)
    stored = call("alert", "list", workspace=workspace).rows[0]
    assert stored["fired"] == "0"
    kept = tmp_path / "kept"
    # The same alert, mended: what came in since it was added is still new to it.
    from vedette.store import Workspace

    with Workspace.create_or_open(workspace) as store:
        from dataclasses import replace

        alert = store.alerts.get("all")
        store.alerts.put(replace(alert, command=(sys.executable, str(program), str(kept))))
    assert call("alert", "run", workspace=workspace).code == 3
    assert json.loads(kept.read_text("utf-8"))["alert"] == "all"
