"""Rows of other data sets: every cell can be quoted, wrong rows fail by themselves."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from vedette.errors import NotReadable
from vedette.intake.datasets import acled, gdelt, ucdp
from vedette.intake.datasets.reading import LeftOut, read_dataset
from vedette.intake.datasets.rows import Coded, NoEvent, WrongRow
from vedette.records.reports import Failure

SCHEMAS = Path(__file__).parents[3] / "shared" / "schemas" / "columns.json"

ACLED = {
    "event_id_cnty": "SYR1", "event_date": "2031-05-09", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Military Forces of Syria (2024-)",
    "inter1": "State Forces", "actor2": "Northern Brigade", "inter2": "Rebel group", "iso": "760",
    "admin1": "Homs", "location": "Tadmur", "latitude": "34.56", "longitude": "38.28",
    "geo_precision": "1", "source": "Orontes Monitor", "fatalities": "3",
    "notes": "On 9 May 2031, soldiers clashed with fighters  near Tadmur.",
    "timestamp": "1936742400",
}  # fmt: skip
UCDP = {
    "id": "7", "type_of_violence": "1", "dyad_name": "Government of Mali - Sand Front",
    "side_a": "Government of Mali", "side_b": "Sand Front", "source_office": "Sahel Wire",
    "source_date": "2031-02-03", "source_headline": "Clash kills nine", "source_original": "an officer",
    "where_prec": "2", "where_coordinates": "Gao town", "latitude": "16.27", "longitude": "-0.04",
    "country": "Mali", "date_prec": "1", "date_start": "2031-02-01", "date_end": "2031-02-02",
    "best": "9", "high": "12", "low": "5",
}  # fmt: skip
GDELT = {
    "GLOBALEVENTID": "11", "SQLDATE": "20310509", "Actor1Name": "SYRIA", "Actor1CountryCode": "SYR",
    "Actor1Type1Code": "MIL", "Actor2Name": "REBELS", "EventCode": "195", "EventBaseCode": "195",
    "EventRootCode": "19", "ActionGeo_Type": "4", "ActionGeo_FullName": "Homs, Hims, Syria",
    "ActionGeo_Lat": "34.73", "ActionGeo_Long": "36.71", "SOURCEURL": "https://news.example/a",
}  # fmt: skip


def write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, columns, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_row_of_acled_is_a_claim_with_its_words() -> None:
    done = acled.read_row(ACLED)
    (claim,), report = done.reading.claims, done.document.report
    assert (claim.type, claim.status, claim.trigger.text) == ("ASSAULT", "fact", "Armed clash")
    assert (report.outlet, str(report.published)) == ("ACLED", "2031-05-17")
    assert claim.evidence.cut(report.text).endswith("with fighters near Tadmur.")
    assert (claim.actors[0].country, claim.actors[0].sector) == ("SYR", "MIL")
    assert claim.recipients[0].sector == "REB"
    assert (claim.locations[0].place.country, claim.locations[0].place.precision) == ("SYR", 1)
    assert (claim.time.first, claim.time.last) == ("2031-05-09", "2031-05-09")
    assert [words.text for words in claim.killed] == ["3"]
    assert [source.words.text for source in claim.sources] == ["Orontes Monitor"]
    for words in (claim.trigger, claim.actors[0].words, claim.killed[0], claim.time.words):
        assert words.span.cut(report.text) == words.text


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [("2", "2031-05-06", "2031-05-12"), ("3", "2031-05-01", "2031-05-31")],
)
def test_vague_days_of_acled_become_intervals(precision: str, first: str, last: str) -> None:
    claim = acled.read_row(ACLED | {"time_precision": precision}).reading.claims[0]
    assert (claim.time.first, claim.time.last) == (first, last)


def test_a_toll_of_nought_is_no_toll() -> None:
    assert acled.read_row(ACLED | {"fatalities": "0"}).reading.claims[0].killed == ()


def test_a_row_of_ucdp_keeps_who_said_it_and_the_range_of_the_toll() -> None:
    claim = ucdp.read_row(UCDP).reading.claims[0]
    assert [(s.words.text, s.kind) for s in claim.sources] == [
        ("Sahel Wire", "media"), ("an officer", "organization"),
    ]  # fmt: skip
    assert [words.text for words in claim.killed] == ["5", "9", "12"]
    assert (claim.actors[0].country, claim.actors[0].sector) == ("MLI", "MIL")
    assert claim.recipients[0].sector == "REB"
    assert claim.locations[0].place.radius_km == 25
    assert (claim.time.first, claim.time.last) == ("2031-02-01", "2031-02-02")


def test_a_row_of_gdelt_has_the_type_of_its_code_and_the_article_as_address() -> None:
    done = gdelt.read_row(GDELT)
    claim = done.reading.claims[0]
    assert (claim.type, claim.mode) == ("ASSAULT", "aerial")
    assert done.document.report.url == "https://news.example/a"
    assert (claim.actors[0].country, claim.actors[0].sector) == ("SYR", "MIL")
    hostile = gdelt.read_row(GDELT | {"SOURCEURL": "javascript:alert(1)"})
    assert hostile.document.report.url == ""


def test_a_statement_and_other_are_left_out_with_a_reason() -> None:
    with pytest.raises(NoEvent, match="a statement"):
        gdelt.read_row(GDELT | {"EventBaseCode": "010", "EventRootCode": "01"})
    with pytest.raises(NoEvent, match="Other"):
        acled.read_row(ACLED | {"sub_event_type": "Other"})


@pytest.mark.parametrize(
    ("read", "row", "changed", "said"),
    [
        (acled.read_row, ACLED, {"latitude": "99"}, "latitude is '99', expected a number from -90"),
        (acled.read_row, ACLED, {"longitude": "east"}, "longitude is 'east'"),
        (acled.read_row, ACLED, {"event_date": "31 February"}, "event_date is '31 February'"),
        (acled.read_row, ACLED, {"sub_event_type": "Picnic"}, "sub_event_type is 'picnic'"),
        (acled.read_row, ACLED, {"timestamp": "nan"}, "timestamp is 'nan'"),
        (ucdp.read_row, UCDP, {"date_end": "2031-01-01"}, "lies before date_start"),
        (ucdp.read_row, UCDP, {"type_of_violence": ""}, "type_of_violence is empty"),
        (gdelt.read_row, GDELT, {"EventRootCode": "99"}, "EventRootCode is '99'"),
        (gdelt.read_row, GDELT, {"SQLDATE": ""}, "SQLDATE is ''"),
    ],
)
def test_a_wrong_cell_is_named(read, row, changed, said: str) -> None:
    with pytest.raises(WrongRow, match=said):
        read(row | changed)


def test_wrong_rows_are_named_by_their_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [ACLED, ACLED | {"latitude": "99"}, ACLED | {"sub_event_type": "Other"}, ACLED]
    path = write(tmp_path / "a.csv", acled.COLUMNS, rows, ";")
    found = list(read_dataset("acled", path))
    assert [type(item) for item in found] == [Coded, Failure, LeftOut, Coded]
    assert found[1].name == f"{path}:3"


def test_a_file_without_header_is_read_by_position(tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    line = "\t".join(GDELT.get(column, "") for column in gdelt.COLUMNS)
    path.write_text(f"{line}\n{line}\textra\n", "utf-8")
    found = list(read_dataset("gdelt", path))
    assert isinstance(found[0], Coded)
    assert isinstance(found[1], Failure)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff\xfe\x00\x01binary", "V480"), (b"a,b\n1,2\n", "V481"), (b"", "V481")],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(NotReadable, match=code):
        list(read_dataset("acled", path))


@pytest.mark.skipif(not SCHEMAS.exists(), reason="the schemas are not here")
def test_columns_are_the_published_ones() -> None:
    published = json.loads(SCHEMAS.read_text("utf-8"))
    assert list(acled.COLUMNS) == published["acled"]
    assert list(ucdp.COLUMNS) == published["ucdp_ged"]
    assert list(gdelt.COLUMNS) == published["gdelt2_events"]
