"""Files of places: tables of any usual form, dumps, archives, GeoJSON; what is wrong is told."""

from __future__ import annotations

import io
import json
import os
import tracemalloc
import zipfile
from itertools import islice
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines.layer_places import Wrong
from vedette.engines.layer_tables import read_rows
from vedette.engines.layer_writer import Row
from vedette.errors import DataError, UsageError

GEONAMES = "\t".join(
    ["170000", "Shinshār", "Shinshar", "Shinsar,شنشار", "34.61", "36.74", "P", "PPL", "SY", "", "11",
     "", "", "", "1200", "", "500", "Asia/Damascus", "2020-01-01"]
)  # fmt: skip


def rows_of(
    tmp_path: Path, content: str | bytes, name: str = "a.csv", **more: str
) -> list[Row | Wrong]:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return list(read_rows(path, "mine", **more))


def one(tmp_path: Path, content: str | bytes, name: str = "a.csv", **more: str) -> Row:
    (row,) = rows_of(tmp_path, content, name, **more)
    assert isinstance(row, Row), row
    return row


@pytest.mark.parametrize(
    "content",
    [
        "name,lat,lon\nShinshar,34.61,36.74\n",
        "Title;Longitude;Latitude\nShinshar;36,74;34,61\n",
        "\ufeffASCIIName\tY\tX\nShinshar\t34.61\t36.74\n",
        'PLACE|lat_deg|lng\n"Shinshar"|34.61|36.74\n',
        "\n\nName , LAT , Long \r\nShinshar, 34.61 , 36.74\r\n",
        "name,name,lat,lon\nShinshar,other,34.61,36.74",
        "#,name,lat,lon,,\n1,Shinshar,34.61,36.74,,\n",
        "name,lat,lon\n#loc+name,#geo+lat,#geo+lon\nShinshar,34.61,36.74\n",
        "name,lat,lon\n شنشار ,34.61,36.74\n".replace(" شنشار ", "\u200eShinshar\u200f"),
        "name,asciiname,lat,lon\nشنشار,Shinshar,34.61,36.74\n",
    ],
)
def test_tables_with_usual_headings_work_at_once(tmp_path: Path, content: str) -> None:
    row = one(tmp_path, content)
    assert (row.name, round(row.lat, 2), round(row.lon, 2)) == ("Shinshar", 34.61, 36.74)
    assert row.layer == "user"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_with_a_mark_are_seen(tmp_path: Path, encoding: str) -> None:
    assert one(tmp_path, "name,lat,lon\nZürich,47.4,8.5\n".encode(encoding)).name == "Zürich"


def test_other_encodings_are_named_by_the_user(tmp_path: Path) -> None:
    content = "name,lat,lon\nZürich,47.4,8.5\nBern,46.9,7.4\n".encode("cp1252")
    bad, good = rows_of(tmp_path, content)
    assert isinstance(bad, Wrong)
    assert (bad.line, good.name) == (2, "Bern")  # type: ignore[union-attr]
    assert "--encoding" in bad.message
    assert [row.name for row in rows_of(tmp_path, content, encoding="cp1252")] == ["Zürich", "Bern"]  # type: ignore[union-attr]
    for none in ("klingon", "rot13", "zlib", "a\0b"):
        with pytest.raises(UsageError, match="V376"):
            rows_of(tmp_path, content, encoding=none)
    with pytest.raises(DataError, match=r"V366.*--encoding"):
        rows_of(tmp_path, b"name,lat,lon\n\xff,1,1\n", encoding="ascii")


def test_all_columns_are_used_where_they_are_there(tmp_path: Path) -> None:
    row = one(
        tmp_path,
        "name,lat,lon,country,type,altnames,population,radius_km,source,region\n"
        'Zorbal,34,36,Syria,Air Base,Zorbala; Zurbal|زربال|Zorbal,"1,200",3,"a survey, 2029",Homs\n',
    )
    assert (row.country, row.feature, row.population, row.radius_km) == ("SYR", "airfield", 1200, 3)
    assert row.aliases == ["Zorbala", "Zurbal"]
    assert (row.region, row.layer, row.precision) == ("Homs", "a survey 2029", 1)


@pytest.mark.parametrize(
    ("word", "feature"),
    [
        ("Village", "town"), ("cities", "site"), ("towns", "town"), ("populated_place", "town"),
        ("PPLA", "town"), ("P", "town"), ("ADM2", "district"), ("AIRB", "airfield"), ("S", "site"),
        ("Governorate", "region"), ("", "site"), ("teapot", "site"), ("Border-Crossing", "crossing"),
    ],
)  # fmt: skip
def test_kinds_of_places_in_words_and_codes(tmp_path: Path, word: str, feature: str) -> None:
    assert one(tmp_path, f"name,lat,lon,type\nX,1,1,{word}\n").feature == feature


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("SY", "SYR"), ("syr", "SYR"), ("Syrian Arab Republic", "SYR"), ("", ""),
        ("Iran (Islamic Republic of)", "IRN"), ('"Moldova, Republic of"', "MDA"), ("XK", "XKX"),
    ],
)  # fmt: skip
def test_countries_by_code_and_by_name(tmp_path: Path, word: str, code: str) -> None:
    assert one(tmp_path, f"name,lat,lon,country\nX,1,1,{word}\n").country == code


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X,91,0,", "lat is '91', expected a number from -90 to 90; are latitude and longitude"),
        ("X,0,nan,", "lon is 'nan'"),
        ("X,inf,0,", "lat is 'inf'"),
        ("X,1e400,0,", "lat is '1e400'"),
        ("X,34°36'N,0,", """lat is "34°36'N", expected"""),
        ("X,,0,", "no latitude or longitude"),
        ("X,0,0.0,", "0,0, where there is only sea"),
        (" ,1,1,", "has no name"),
        ("\x1b[31mX,1,1,", "control characters"),
        ("X\u202eY,1,1,", "control characters"),
        ("X\0Y,1,1,", "control characters"),
        ("...,1,1,", "without letters or digits"),
        ("Y" * 201 + ",1,1,", "201 characters, limit 200"),
        ("X,1,1,Atlantis", "country is 'Atlantis'"),
        ('X,1,1,"Korea, North of"', "country is"),
        ("X,1,1", "has 3 columns, expected 4"),
        ("A, B,1,1,SYR", "has 5 columns, expected 4"),
        ('"X,1,1,', "quotation marks"),
        ('"X"Y,1,1,', "quotation marks"),
        ("X" * 1_000_001, "longer than 1,000,000 characters"),
        ('"' + "X" * 200_000 + '",1,1,', "limit"),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_goes_in(tmp_path: Path, line: str, said: str) -> None:
    found = rows_of(tmp_path, f"name,lat,lon,country\n{line}\nShinshar,34.61,36.74,SYR\nB,1,2,\n")
    assert isinstance(found[0], Wrong)
    assert found[0].line == 2
    assert said in found[0].message
    assert [row.name for row in found[1:]] == ["Shinshar", "B"]  # type: ignore[union-attr]


def test_lines_are_counted_through_names_on_two_lines_and_damage(tmp_path: Path) -> None:
    content = 'name,lat,lon\n"Tall\nRifat",36.4,37.1\nX,99,1\n"open,1,1\nY,99,1\n'
    found = rows_of(tmp_path, content)
    assert [row.name for row in found if isinstance(row, Row)] == ["Tall Rifat"]
    assert [row.line for row in found if isinstance(row, Wrong)] == [4, 5, 6]


def test_a_quotation_mark_that_is_never_closed_loses_one_line(tmp_path: Path) -> None:
    lines = "".join(f"Place {number},1,1\n" for number in range(20_000))
    first, *rest = rows_of(tmp_path, f'name,lat,lon\n"open,1,1\n{lines}')
    assert isinstance(first, Wrong)
    assert (first.line, "over 100,000 characters" in first.message) == (2, True)
    assert len(rest) == 20_000
    assert all(isinstance(row, Row) for row in rest)


def test_an_archive_whose_directory_is_no_text_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "ä.csv")
    path.write_bytes(path.read_bytes().replace("ä".encode(), b"\xed\xff"))
    with pytest.raises(DataError, match="V367"):
        list(read_rows(path, "mine"))


@pytest.mark.parametrize(
    "content", ["", "a,b\n1,2\n", "name,lat\nX,1\n", "\n\n", "name" * 300_000, "PK"]
)
def test_a_table_without_the_headings_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(DataError, match="V366"):
        rows_of(tmp_path, content)


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.csv", tmp_path / "none.geojson", tmp_path / "none.zip"):
        with pytest.raises(DataError, match="V365"):
            list(read_rows(path, "mine"))


@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=8), st.text(max_size=20))
def test_any_cells_give_a_place_or_say_why_not(name: str, lat: str, lon: str, more: str) -> None:
    from vedette.engines.layer_places import made

    cells = {
        "name:name": name,
        "lat": lat,
        "lon": lon,
        "others": more,
        "region": more,
        "source": more,
    }
    row = made(cells, "mine", line=7)
    if isinstance(row, Row):
        assert -90 <= row.lat <= 90
        assert -180 <= row.lon <= 180
        for words in (row.name, row.region, row.layer, *row.aliases):
            assert "\n" not in words
            assert "\0" not in words
            words.encode("utf-8")
    else:
        assert row.line == 7


def test_a_geonames_dump_is_read_plain_or_zipped(tmp_path: Path) -> None:
    river = GEONAMES.replace("\tP\tPPL\t", "\tH\tSTM\t")
    country = GEONAMES.replace("\tP\tPPL\t", "\tA\tPCLI\t")
    dump = f"{GEONAMES}\nshort\tline\n{river}\n{country}\n"
    given: dict[str, object] = {"regions": lambda: {"SY-11": "Homs"}}
    plain = rows_of(tmp_path, dump, "SY.txt", classes="p", **given)  # type: ignore[arg-type]
    assert [type(item) for item in plain] == [Row, Wrong]
    town = plain[0]
    assert isinstance(town, Row)
    assert (town.key, town.feature, town.region) == ("gn:170000", "town", "Homs")
    assert (town.name, town.aliases, town.layer) == (
        "Shinshār",
        ["Shinshar", "Shinsar"],
        "GeoNames",
    )
    assert [row.feature for row in rows_of(tmp_path, dump, "SY.txt") if isinstance(row, Row)] == [
        "town",
        "river",
    ]
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x" * 10_000)
        archive.writestr("__MACOSX/._SY.txt", "x")
        archive.writestr("SY.txt", dump)
    assert list(read_rows(path, "mine", classes="P", **given)) == plain  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="V378"):
        list(read_rows(path, "mine", classes="PX"))


def zipped(path: Path, *members: str, content: str = "name,lat,lon\nX,1,1\n") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in members:
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "name", ["../../a.csv", "/etc/a.csv", "C:/a.csv", "x/../a.csv", "..\\a.csv"]
)
def test_a_member_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match=r"V367.*leads out"):
        list(read_rows(zipped(tmp_path / "a.zip", name), "mine"))


def test_archives_that_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    for name, members, said in (
        ("two", ("a.csv", "b/b.tsv"), r"2 tables \('a.csv', 'b/b.tsv'\)"),
        ("none", ("a.bin",), "0 tables, expected one .txt"),
    ):
        with pytest.raises(DataError, match=f"V367.*{said}"):
            list(read_rows(zipped(tmp_path / f"{name}.zip", *members), "mine"))
    with pytest.raises(DataError, match=r"V367.*times its size"):
        list(read_rows(zipped(path, "a.csv", content="0" * 30_000_000), "mine"))
    path.write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(DataError, match=r"V367.*no archive"):
        list(read_rows(path, "mine"))


def test_what_is_packed_otherwise_says_what_to_do(tmp_path: Path) -> None:
    for name, path, said in (
        (
            "workbook",
            zipped(tmp_path / "a.xlsx", "xl/workbook.xml", "a.txt"),
            "save the sheet as .csv",
        ),
        ("gzip", tmp_path / "a.csv.gz", "unpack it first"),
    ):
        if name == "gzip":
            path.write_bytes(b"\x1f\x8b\x08\x00")
        with pytest.raises(DataError, match=f"V367.*{said}"):
            list(read_rows(path, "mine"))
    assert len(list(read_rows(zipped(tmp_path / "nameless", "a.csv"), "mine"))) == 1


@pytest.mark.parametrize(
    ("name", "said", "feature"),
    [
        ("Tishrin Dam", "", "dam"), ("Zorbal airbase", "", "airfield"), ("Zorbal Air Base", "base", "airfield"),
        ("Zorbal Camp", "village", "town"), ("Zorbal Camp", "base", "base"), ("Dam", "", "site"),
        ("Zorbal", "", "site"), ("Zorbal Border Crossing", "", "crossing"), ("Al Bab", "", "site"),
    ],
)  # fmt: skip
def test_a_name_tells_its_kind_where_the_file_does_not(
    tmp_path: Path, name: str, said: str, feature: str
) -> None:
    assert one(tmp_path, f"name,lat,lon,type\n{name},1,1,{said}\n").feature == feature


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.csv")
    body = bytearray(path.read_bytes())
    body[6] |= 1  # the flag in the member's own head, and in the directory
    body[body.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(body)
    with pytest.raises(DataError, match=r"V367.*is encrypted"):
        list(read_rows(path, "mine"))


@pytest.mark.parametrize("at", [0.3, 0.5, 0.7])
def test_a_damaged_archive_is_told(tmp_path: Path, at: float) -> None:
    lines = "".join(f"Place {n},{n % 90}.{n},{n % 180}\n" for n in range(1, 20_000))
    path = zipped(tmp_path / "a.zip", "a.csv", content="name,lat,lon\n" + lines)
    body = bytearray(path.read_bytes())
    place = int(len(body) * at)
    body[place : place + 200] = bytes(200)
    path.write_bytes(body)
    with pytest.raises(DataError, match="V367"):
        list(read_rows(path, "mine"))


def test_a_member_larger_than_it_says_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", "a.csv", content="name,lat,lon\n" + "X,1,1\n" * 1000)
    body = bytearray(path.read_bytes())
    directory = body.index(b"PK\x01\x02")
    body[directory + 24 : directory + 28] = (100).to_bytes(4, "little")
    path.write_bytes(body)
    with pytest.raises(DataError, match="V367"):
        list(read_rows(path, "mine"))


def test_a_long_table_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write("name,lat,lon\n")
        for number in range(100_000):
            file.write(f"Place number {number},{number % 90},{number % 180 + 0.5}\n")
    tracemalloc.start()
    count = sum(isinstance(row, Row) for row in read_rows(path, "mine"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 100_000
    assert peak < 20_000_000


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def test_geojson_gives_points_and_the_middle_of_shapes(tmp_path: Path) -> None:
    body = {
        "type": "FeatureCollection",
        "features": [
            feature("Point", [36.74, 34.61, 400], NAME="Shinshar", aliases=["Shinsar", "شنشار"]),
            feature("LineString", [[36, 34], [37, 35]], title="Old Road", type="road"),
            feature("Polygon", [[[179, 10], [-179, 10], [-179, 12], [179, 12], [179, 10]]], name="Far"),
            {"properties": {"name": "Two"}, "geometry": {"type": "GeometryCollection", "geometries": [
                {"type": "Point", "coordinates": [10, 10]}, {"type": "Point", "coordinates": [12, 10]}]}},
        ],
    }  # fmt: skip
    point, line, far, two = rows_of(tmp_path, "\ufeff" + json.dumps(body), "a.geojson")
    assert isinstance(point, Row)
    assert isinstance(line, Row)
    assert isinstance(far, Row)
    assert isinstance(two, Row)
    assert (point.name, point.lat, point.lon, point.aliases) == (
        "Shinshar",
        34.61,
        36.74,
        ["Shinsar"],
    )
    assert (line.lat, line.lon, line.feature) == (34.5, 36.5, "road")
    assert 60 < line.radius_km < 90
    assert (far.lat, abs(far.lon)) == (11, 180)
    assert 100 < far.radius_km < 200
    assert (two.lat, two.lon) == (10, 11)


@pytest.mark.parametrize(
    "wrong",
    [
        "nothing", 5, None, [], {}, {"geometry": None}, {"geometry": {"coordinates": []}},
        feature("Point", [200, 0], name="Off"), feature("Point", [None, 1], name="X"),
        feature("Point", ["1", "2"], name="X"), feature("Point", "1,2", name="X"),
        feature("Point", [1, 2]), feature("Point", [1, 2], name=""), feature("Point", [1, 2], name={}),
        feature("Point", [1, 2], name="a\x07"), feature("Point", [1], name="X"),
        {"properties": [1], "geometry": {"coordinates": [1, 2]}},
        feature("Point", [True, 2], name="X"), feature("Point", {"x": 1}, name="X"),
    ],
)  # fmt: skip
def test_a_wrong_feature_is_named_and_the_rest_goes_in(tmp_path: Path, wrong: object) -> None:
    good = feature("Point", [36, 34], name="Zorbal")
    body = json.dumps({"type": "FeatureCollection", "features": [good, wrong, good]})
    one, bad, two = rows_of(tmp_path, body, "a.geojson")
    assert isinstance(bad, Wrong)
    assert bad.line == 2
    assert one == two
    again = "\n".join(json.dumps(item) for item in (good, wrong, good)) + "\n\n"
    assert [type(row) for row in rows_of(tmp_path, again, "a.geojsonl")] == [Row, Wrong, Row]


def test_a_place_of_openstreetmap_is_its_kind_and_no_name(tmp_path: Path) -> None:
    properties = {"name": "زوربال", "name:en": "Zorbal", "place": "village", "population": "1,200"}
    row = one(tmp_path, json.dumps(feature("Point", [36, 34], **properties)), "a.geojson")
    assert (row.name, row.aliases, row.feature, row.population) == ("Zorbal", [], "town", 1200)
    plain = one(tmp_path, "place,lat,lon\nZorbal,34,36\n")
    assert (plain.name, plain.feature) == ("Zorbal", "site")


def test_half_a_surrogate_is_no_json(tmp_path: Path) -> None:
    wrong = '{"properties": {"name": "X\\ud800"}, "geometry": {"coordinates": [1, 2]}}'
    with pytest.raises(DataError, match="V368"):
        rows_of(tmp_path, f'{{"features": [{wrong}]}}', "a.geojson")
    (found,) = rows_of(tmp_path, wrong, "a.geojsonl")
    assert isinstance(found, Wrong)


def test_one_feature_is_a_file_too(tmp_path: Path) -> None:
    row = one(tmp_path, json.dumps(feature("Point", [36, 34], name="Zorbal")), "a.json")
    assert row.name == "Zorbal"


@pytest.mark.parametrize(
    "content", ["", "[1]", "{", "[" * 100_000, "{}", '{"features": 5}', b"\xff{}"]
)
def test_what_is_no_geojson_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(DataError, match="V368"):
        rows_of(tmp_path, content, "a.geojson")


def test_geojson_over_the_limit_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vedette.engines import layer_geojson

    monkeypatch.setattr(layer_geojson, "MOST_BYTES", 10)
    with pytest.raises(DataError, match=r"V368.*limit 10 .*csv"):
        rows_of(tmp_path, '{"features": []}', "a.geojson")


def test_lines_without_an_end_are_not_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.write(b"name,lat,lon\n")
        file.seek(300_000_000)
        file.write(b"\nShinshar,34.61,36.74\n")
    tracemalloc.start()
    long, row = islice(read_rows(path, "mine"), 2)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(long, Wrong)
    assert isinstance(row, Row)
    assert peak < 30_000_000


def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = Thread(target=path.write_text, args=("name,lat,lon\nZorbal,34,36\n",))
    writer.start()
    (row,) = read_rows(path, "mine")
    writer.join()
    assert isinstance(row, Row)


def test_the_text_stream_of_an_archive_is_not_seekable_and_still_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.tsv", "name\tlat\tlon\nZorbal\t34\t36\n".encode("utf-16"))
    path = tmp_path / "a.zip"
    path.write_bytes(stream.getvalue())
    (row,) = read_rows(path, "mine")
    assert isinstance(row, Row)
    assert row.name == "Zorbal"
