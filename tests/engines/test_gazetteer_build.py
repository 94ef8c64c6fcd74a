"""The build of the gazetteer: the part that can be tested without its sources."""

from __future__ import annotations

from pathlib import Path

import pytest
from build_tools import gazetteer, gazetteer_sources


def town(lat: float, lon: float) -> gazetteer_sources.Row:
    return gazetteer_sources.Row(
        key="gn:1", name="X", lat=lat, lon=lon, country="XXX", feature="town", radius_km=1.0,
        precision=1, layer="geonames",
    )  # fmt: skip


def test_an_index_of_the_same_sources_is_not_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "fingerprint", lambda: "same")
    for name in ("places.bin", "names.marisa"):
        (tmp_path / name).write_bytes(b"kept")
    (tmp_path / "gazetteer.stamp").write_text("same")

    def refuse() -> list[gazetteer_sources.Row]:
        raise AssertionError("built again")

    monkeypatch.setattr(gazetteer, "_rows", refuse)
    gazetteer.build(tmp_path)
    assert (tmp_path / "places.bin").read_bytes() == b"kept"
    (tmp_path / "gazetteer.stamp").write_text("older")
    with pytest.raises(AssertionError, match="built again"):
        gazetteer.build(tmp_path)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "fingerprint", lambda: "mark")
    monkeypatch.setattr(gazetteer, "_rows", lambda: [town(1.5, 2.5), town(3.0, 4.0)])
    monkeypatch.setattr(gazetteer.importlib.metadata, "version", lambda name: f"{name}-1")
    one, two = tmp_path / "one", tmp_path / "two"
    gazetteer.build(one)
    gazetteer.build(two)
    for name in ("places.bin", "names.marisa"):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_the_middle_of_settled_land_is_not_pulled_away_by_a_far_island() -> None:
    land = [town(lat / 2, lon / 2) for lat in range(10) for lon in range(10)]
    lat, lon, radius = gazetteer_sources.middle_of([*land, town(60.0, 80.0)])
    assert (lat, lon) == (pytest.approx(2.5), pytest.approx(2.5))
    assert 100 < radius < 500


def test_land_across_the_180th_meridian_has_its_middle_there() -> None:
    land = [town(65.0, lon / 2) for lon in range(60, 360)] + [town(65.0, -179.0)]
    _, lon, _ = gazetteer_sources.middle_of(land)
    assert 90 < lon < 120
