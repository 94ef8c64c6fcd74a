"""These tests are about the model: nothing of the environment says who reads."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def default_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VEDETTE_ENGINE", raising=False)
    monkeypatch.delenv("VEDETTE_MODEL", raising=False)
