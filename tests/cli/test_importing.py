"""`import`: rows of other data sets in the workspace."""

from __future__ import annotations

import csv
from pathlib import Path

from running import call

from vedette.intake.datasets import acled

ROW = {
    "event_id_cnty": "SYR1", "event_date": "2031-05-09", "time_precision": "1",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Syria (2024-)",
    "inter1": "State Forces", "iso": "760", "location": "Tadmur", "latitude": "34.56",
    "longitude": "38.28", "geo_precision": "1", "source": "Orontes Monitor",
    "notes": "Soldiers clashed with fighters near Tadmur.",
}  # fmt: skip


def test_rows_are_imported_once_and_can_be_shown(tmp_path: Path) -> None:
    path, file = tmp_path / "a.csv", tmp_path / "w.vedette"
    rows = [ROW, ROW | {"event_id_cnty": "SYR2", "latitude": "95"}]
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, acled.COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    first = call("import", "acled", path, workspace=file)
    assert first.code == 1
    assert f"{path}:3: [V482] latitude is '95'" in first.err
    assert "1 added, 1 failed" in first.err
    again = call("import", "acled", path, workspace=file)
    assert "1 unchanged" in again.err
    (claim,) = call("claims", workspace=file).rows
    assert claim["quote"] == ROW["notes"]
    assert claim["outlet"] == "ACLED"
    assert len(call("events", "--near", "34.56,38.28", workspace=file).rows) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = call("import", "gdelt", tmp_path / "no.csv", workspace=tmp_path / "w.vedette")
    assert done.code == 1
    assert "[V483]" in done.err
