"""The command: it tells its address, refuses a port that is taken, and ends when told to."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest
from build_tools import desk, npm
from desk_opened import PROGRAM

from vedette.errors import UsageError
from vedette.web.assets import FETCHED, assets
from vedette.web.serving import serve


def test_the_desk_ends_with_zero_when_it_is_told_to(file: Path) -> None:
    running = subprocess.Popen(
        [*PROGRAM, "-w", str(file), "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    assert "demo.vedette at http://127.0.0.1:" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    assert running.wait(20) == 0
    assert running.stderr.read() == ""
    running.stderr.close()


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_refused(file: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="V450"):
            serve(file, port=port, now=lambda: None, started=lambda _: None)


def test_what_is_no_workspace_is_told_before_anything_is_served(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no workspace at all" * 60)
    done = subprocess.run(
        [*PROGRAM, "-w", str(tmp_path / "notes.txt"), "serve", "--port", "0"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "V402" in done.stderr


def test_the_build_fetches_what_the_desk_serves(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(npm, "members", lambda package, *paths: [path.encode() for path in paths])
    desk.build(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*FETCHED, desk.STAMP}
    monkeypatch.setattr(npm, "members", None)
    desk.build(tmp_path)  # what is there is not fetched again


def test_without_a_network_the_build_goes_on_and_says_so(tmp_path, monkeypatch, capsys) -> None:
    def fail(*_: object) -> list[bytes]:
        raise OSError("no network")

    monkeypatch.setattr(npm, "members", fail)
    desk.build(tmp_path / "vendor")
    assert "no network" in capsys.readouterr().err
    assert not list((tmp_path / "vendor").iterdir())


def test_a_desk_without_the_fetched_files_still_shows_its_pages(client, monkeypatch) -> None:
    known = {name: asset for name, asset in assets().items() if name not in FETCHED}
    for module in ("assets", "app"):
        monkeypatch.setattr(f"vedette.web.{module}.assets", lambda: known)
    page = client.get("/").text
    assert "maplibre" not in page
    assert 'src="/map.svg"' in page
    assert client.get("/static/maplibre-gl.mjs").status_code == 404


def test_files_of_the_desk_keep_for_good_under_their_mark_only(client) -> None:
    asset = assets()["desk.css"]
    marked = client.get(f"/static/desk.css?{asset.mark}")
    assert "immutable" in marked.headers["cache-control"]
    assert client.get("/static/desk.css").headers["cache-control"] == "no-cache"
    assert marked.content == asset.content
