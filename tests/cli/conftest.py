"""Puts this folder's module for running the program within reach, with a small workspace."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import call

SENTENCES = (
    ("a", "2031-05-12", "Orontes Wire", "Soldiers shelled the town of Homs on Friday."),
    ("b", "2031-05-13", "Barada Post", "Soldiers shelled the town of Homs on Friday."),
    ("c", "2031-05-14", "Barada Post", "Troops withdrew from Aleppo on Monday, residents said."),
    ("d", "2031-05-20", "", "Rebels captured the city of Latakia on Sunday, officials said."),
    ("e", "2031-05-21", "Orontes Wire", "Troops will withdraw from Homs on Friday."),
)


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Reports "a" to "e" as JSON Lines."""
    return write_wire(tmp_path / "wire.jsonl")


def write_wire(path: Path) -> Path:
    names = ("doc", "published", "outlet", "text")
    lines = [dict(zip(names, line, strict=True)) for line in SENTENCES]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A workspace with reports "a" to "e", taken in on 2 June 2031; not to be written to."""
    folder = tmp_path_factory.mktemp("cli")
    path = folder / "five.vedette"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1938168000")
        done = call("add", write_wire(folder / "wire.jsonl"), workspace=path)
    assert done.code == 0, done.err
    return str(path)
