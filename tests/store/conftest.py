"""Puts this folder's own module of invented reports within reach of its tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from vedette.store import Workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "situation.vedette"


@pytest.fixture
def workspace(file: Path):
    with Workspace.create_or_open(file) as opened:
        yield opened
