"""The demo, run as a newcomer runs it."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("vedette.cli.brief"), reason="needs the commands")
def test_the_demo_adds_lists_and_writes_a_brief() -> None:
    done = subprocess.run(
        [sys.executable, "examples/demo.py"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Manbij" in done.stdout
    for name in ("brief.html", "report.html", "demo.vedette"):
        assert (ROOT / "demo-out" / name).stat().st_size > 1000
    assert "Orontes News" in (ROOT / "demo-out" / "brief.html").read_text("utf-8")
