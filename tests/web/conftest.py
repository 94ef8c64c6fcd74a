"""A workspace of the demo's dispatches, desks over it, and a browser where one is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from vedette.cli.app import vedette

sys.path.insert(0, str(Path(__file__).parent))

from desk_opened import NOON, PROGRAM, ROOT, client_of

DISPATCHES = ROOT / "examples" / "dispatches"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), "")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dispatches read by the rules; not to be written to."""
    path = tmp_path_factory.mktemp("desk") / "demo.vedette"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOON.timestamp())))
        here = ["-w", str(path), "add"]
        for name, outlet, day in (
            ("foreign-ministry.txt", "Syrian Foreign Ministry", "2031-04-13"),
            ("monitor-bulletin.txt", "Coast and Steppe Monitor", "2031-04-16"),
        ):
            add = [*here, str(DISPATCHES / name), "--outlet", outlet, "--published", day]
            assert not vedette.main(add, standalone_mode=False)
        rest = sorted(map(str, (*DISPATCHES.glob("*.jsonl"), *DISPATCHES.glob("*.html"))))
        assert not vedette.main([*here, *rest], standalone_mode=False)
    return path


@pytest.fixture
def file(built: Path, tmp_path: Path) -> Path:
    """A copy that may be written to."""
    return Path(shutil.copy(built, tmp_path / "demo.vedette"))


@pytest.fixture
def client(file: Path) -> Iterator[TestClient]:
    client = client_of(file)
    yield client
    client.app.state.desk.keeper.close()


@pytest.fixture
def open_desk() -> Iterator[Callable[[Path], TestClient]]:
    """Opens desks over other workspaces, and closes them."""
    opened = []

    def open_one(path: Path) -> TestClient:
        opened.append(client_of(path))
        return opened[-1]

    yield open_one
    for client in opened:
        client.app.state.desk.keeper.close()


@pytest.fixture(scope="session")
def browser():
    if not CHROMIUM:
        pytest.skip("no chromium is installed (Debian: apt-get install chromium)")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def served(file: Path) -> Iterator[str]:
    """The address of a desk in a process of its own."""
    running = subprocess.Popen(
        [*PROGRAM, "-w", str(file), "serve", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "LOGNAME": "noor"},
    )
    assert running.stderr is not None
    line = running.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found, line + running.stderr.read()
    yield found.group()
    running.terminate()
    running.wait(10)
    running.stderr.close()
