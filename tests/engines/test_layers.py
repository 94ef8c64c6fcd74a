"""Layers of a user's own: tables of any usual form, wrong lines, archives, what wins."""

from __future__ import annotations

import json
import pickle
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vedette.engines.gazetteer import open_gazetteer
from vedette.engines.layer_tables import LayerName, Wrong, read_rows
from vedette.engines.layer_writer import Row
from vedette.engines.layers import check_name, install, installed, name_from, remove
from vedette.engines.stacked import StackedGazetteer
from vedette.errors import DataError, UsageError
from vedette.grounding.places import find_places

AT = datetime(2031, 5, 14, 12, tzinfo=UTC)
LAYER = LayerName(name="mine", day="2031-05-14")
GEONAMES = "\t".join(
    ["170000", "Shinshar", "Shinshar", "Shinsar,شنشار", "34.61", "36.74", "P", "PPL", "SY", "", "11",
     "", "", "", "1200", "", "500", "Asia/Damascus", "2020-01-01"]
)  # fmt: skip


def rows_of(tmp_path: Path, content: str, name: str = "a.csv", **more: str) -> list[Row | Wrong]:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return list(read_rows(path, LAYER, **more))


def put(folder: Path, rows: list[Row | Wrong], **more: object) -> list[Wrong]:
    wrong: list[Wrong] = []
    given = {"name": "mine", "file": "a.csv", "at": AT} | more
    install(rows, folder, report=wrong.append, **given)
    return wrong


@pytest.mark.parametrize(
    "content",
    [
        "name,lat,lon\nShinshar,34.61,36.74\n",
        "Title;Longitude;Latitude\nShinshar;36,74;34,61\n",
        "\ufeffASCIIName\tY\tX\nShinshar\t34.61\t36.74\n",
        'PLACE|lat_deg|lng\n"Shinshar"|34.61|36.74\n',
    ],
)
def test_tables_with_usual_headings_work_at_once(tmp_path: Path, content: str) -> None:
    (row,) = rows_of(tmp_path, content)
    assert (row.name, round(row.lat, 2), round(row.lon, 2)) == ("Shinshar", 34.61, 36.74)
    assert row.layer == "mine 2031-05-14, user"


def test_all_columns_are_used_where_they_are_there(tmp_path: Path) -> None:
    (row,) = rows_of(
        tmp_path,
        "name,lat,lon,country,type,altnames,population,radius_km,source,region\n"
        "Zorbal,34,36,Syria,Air Base,Zorbala; Zurbal|زربال,1200,3,a survey,Homs\n",
    )
    assert (row.country, row.feature, row.population, row.radius_km) == ("SYR", "airfield", 1200, 3)
    assert row.aliases == ["Zorbala", "Zurbal"]
    assert (row.region, row.layer, row.precision) == ("Homs", "mine 2031-05-14, a survey", 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X,91,0,", "lat is '91', expected a number from -90 to 90"),
        ("X,0,nan,", "lon is 'nan'"),
        ("X,inf,0,", "lat is 'inf'"),
        ("X,,0,", "no latitude or longitude"),
        (" ,1,1,", "has no name"),
        ("\x1b[31mX,1,1,", "control characters"),
        ("...,1,1,", "without letters or digits"),
        ("Y" * 201 + ",1,1,", "201 characters, limit 200"),
        ("X,1,1,Atlantis", "country is 'Atlantis'"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_goes_in(tmp_path: Path, line: str, said: str) -> None:
    found = rows_of(tmp_path, f"name,lat,lon,country\n{line}\nShinshar,34.61,36.74,SYR\n")
    assert isinstance(found[0], Wrong)
    assert found[0].line == 2
    assert said in found[0].message
    assert found[1].name == "Shinshar"


@pytest.mark.parametrize("content", ["", "a,b\n1,2\n", "name,lat\nX,1\n", "\n\n"])
def test_a_table_without_the_headings_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match="V366"):
        rows_of(tmp_path, content)


def test_a_table_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name,lat,lon\n\xff\xfe,1,1\n")
    with pytest.raises(DataError, match="V366"):
        list(read_rows(path, LAYER))


def test_a_geonames_dump_is_read_plain_or_zipped(tmp_path: Path) -> None:
    dump = GEONAMES + "\nshort\tline\n" + GEONAMES.replace("\tP\t", "\tH\t") + "\n"
    plain = rows_of(tmp_path, dump, "SY.txt", classes="P")
    assert [type(item) for item in plain] == [Row, Wrong]
    assert (plain[0].key, plain[0].feature, plain[0].aliases) == ("gn:170000", "town", ["Shinsar"])
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x" * 10_000)
        archive.writestr("../../SY.txt", dump)
    assert list(read_rows(path, LAYER, classes="P")) == plain


def test_what_is_no_archive_or_would_swell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(DataError, match="V367"):
        list(read_rows(path, LAYER))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", "0" * 30_000_000)
    with pytest.raises(DataError, match=r"V367.*times its size"):
        list(read_rows(path, LAYER))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.bin", "x")
    with pytest.raises(DataError, match=r"V367.*no .txt"):
        list(read_rows(path, LAYER))


def test_geojson_gives_points_and_the_middle_of_shapes(tmp_path: Path) -> None:
    body = {
        "type": "FeatureCollection",
        "features": [
            {"properties": {"NAME": "Shinshar"}, "geometry": {"type": "Point", "coordinates": [36.74, 34.61]}},
            {"properties": {"title": "Old Road"}, "geometry": {"type": "LineString", "coordinates": [[36, 34], [37, 35]]}},
            {"properties": {"name": "Void"}, "geometry": None},
            {"properties": {"name": "Off"}, "geometry": {"type": "Point", "coordinates": [200, 0]}},
            "nothing",
        ],
    }  # fmt: skip
    found = rows_of(tmp_path, json.dumps(body), "a.geojson")
    assert [type(item) for item in found] == [Row, Row, Wrong, Wrong, Wrong]
    assert (found[1].lat, found[1].lon) == (34.5, 36.5)
    assert 60 < found[1].radius_km < 90


@pytest.mark.parametrize("content", ["", "[1]", "{", "[" * 100_000])
def test_what_is_no_geojson_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match="V368"):
        rows_of(tmp_path, content, "a.geojson")


def test_a_layer_is_whole_or_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "layers"
    rows = rows_of(tmp_path, "name,lat,lon\nShinshar,34.61,36.74\nX,99,1\n")
    with pytest.raises(DataError, match="V373"):
        put(folder, rows, strict=True)
    with pytest.raises(DataError, match="V372"):
        put(folder, rows * 1, most=0)
    with pytest.raises(DataError, match="V371"):
        put(folder, rows[1:])
    assert installed(folder) == ()
    assert [wrong.line for wrong in put(folder, rows)] == [3]
    (layer,) = installed(folder)
    assert (layer.name, layer.rows) == ("mine", 1)
    assert [path.name for path in folder.iterdir()] == ["mine"]
    put(folder, rows)  # again: the same version, put in place of the old one
    assert installed(folder) == (layer,)
    remove(folder, "mine")
    assert installed(folder) == ()
    with pytest.raises(UsageError, match="V374"):
        remove(folder, "mine")


def test_a_damaged_card_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "layer.json").write_text("{}")
    with pytest.raises(DataError, match="V369"):
        installed(tmp_path)


def test_names_of_layers() -> None:
    assert name_from(Path("/a/Villages of 2031.csv.zip")) == "villages-of-2031"
    assert name_from(Path("...")) == "layer"
    for bad in ("", "../x", "A", "a" * 41):
        with pytest.raises(UsageError, match="V370"):
            check_name(bad)


def test_what_a_later_layer_says_wins_and_the_rest_stays(tmp_path: Path) -> None:
    folder = tmp_path / "layers"
    rows = rows_of(
        tmp_path,
        "name,lat,lon,country,type\nShinshar,34.61,36.74,SYR,village\nTadmur,34.56,38.27,SYR,town\n",
    )
    put(folder, rows)
    built_in = open_gazetteer()
    stacked = StackedGazetteer([built_in, open_gazetteer(folder / "mine")])
    assert built_in.candidates("Shinshar") == ()
    assert [place.source for place in stacked.candidates("Shinshar")] == ["user"]
    assert {place.layer for place in stacked.candidates("Tadmur")} == {"mine 2031-05-14, user"}
    assert stacked.candidates("Homs") == built_in.candidates("Homs")
    assert stacked.country("SYR") == built_in.country("SYR")
    assert stacked.longest(("Shinshar", "and")) == 1
    assert "mine 2031-05-14" in stacked.version
    (mention,) = find_places("Shells fell on Shinshar.", None, stacked)
    assert mention.place.name == "Shinshar"
    again = pickle.loads(pickle.dumps(stacked))
    assert again.candidates("Shinshar") == stacked.candidates("Shinshar")


def test_near_spellings_are_offered() -> None:
    assert "Tartus" in open_gazetteer().near_spellings("Tartuss")
    assert open_gazetteer().near_spellings("x") == ()
