"""The clock and the workspace, as the environment sets them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from vedette.config import now, own_equipment, workspace_path
from vedette.errors import DataError


def test_the_clock_is_aware_and_may_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1938168000")
    assert now() == datetime(2031, 6, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize("value", ["", "yesterday", "-5", "²", "9" * 20])
def test_a_setting_of_the_clock_that_is_none_is_not_used(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert now().tzinfo is UTC
    assert now() - datetime.fromtimestamp(0, UTC) > timedelta(days=20_000)


def test_the_workspace_is_that_of_the_flag_then_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("VEDETTE_WORKSPACE", raising=False)
    assert workspace_path(None) == Path("situation.vedette")
    monkeypatch.setenv("VEDETTE_WORKSPACE", "")
    assert workspace_path("") == Path("situation.vedette")
    monkeypatch.setenv("VEDETTE_WORKSPACE", "north.vedette")
    assert workspace_path(None) == Path("north.vedette")
    assert workspace_path("south.vedette") == Path("south.vedette")


def test_a_table_of_equipment_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("ogre\tOgre\tdrone\t\ttype\t-\tsure\na wrong row\n", encoding="utf-8")
    monkeypatch.setenv("VEDETTE_EQUIPMENT", str(table))
    own = own_equipment.__wrapped__()
    assert own is not None
    assert own.tree.path("ogre") == ("aircraft", "drone", "Ogre")
    assert [f"{table}, line 2" in str(error) for error in own.wrong] == [True]
    monkeypatch.setenv("VEDETTE_EQUIPMENT", str(tmp_path / "none.tsv"))
    with pytest.raises(DataError, match="V356"):
        own_equipment.__wrapped__()
    monkeypatch.delenv("VEDETTE_EQUIPMENT")
    assert own_equipment.__wrapped__() is None
