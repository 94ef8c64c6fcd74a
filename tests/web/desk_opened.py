"""Desks over workspaces, and how the program is called, for the tests of this folder."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from vedette.web.app import desk_app

ROOT = Path(__file__).parents[2]
NOON = datetime(2031, 4, 20, 12, tzinfo=UTC)
BASE = "http://127.0.0.1:8321"
PROGRAM = (sys.executable, "-c", "from vedette.cli import main; main()")


def client_of(path: Path) -> TestClient:
    app = desk_app(path, now=lambda: NOON, reviewer="noor")
    return TestClient(app, base_url=BASE, follow_redirects=False)
