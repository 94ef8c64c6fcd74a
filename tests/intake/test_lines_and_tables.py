"""JSON Lines, .csv and .xlsx, with the hostile ones."""

import io
import json
import zipfile
from datetime import UTC, date, datetime

import pytest

from vedette.errors import UsageError
from vedette.intake import ColumnMapping, Given, Limits, take
from vedette.records.reports import Failure

NOW = datetime(2024, 12, 20, 12, tzinfo=UTC)


def read(path, *, given=None, limits=None, mapping=None):
    inputs = [str(path)]
    return list(take(inputs, given or Given(), limits or Limits(), now=NOW, mapping=mapping))


def test_lines_become_reports_and_bad_ones_fail_with_their_number(tmp_path):
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"doc": "a", "text": "One.\r\nTwo.", "published": "2024-12-14", "outlet": "W"}),
        '{"doc": "b", "text": "cut',
        "[1, 2]",
        "",
        '{"doc": 5, "text": "x"}',
        '{"doc": "d"}',
        json.dumps({"doc": "e", "text": "x", "published": "last Friday"}),
        json.dumps({"doc": "f", "text": "x", "published": "2999-01-01"}),
        '{"doc": "g", "text": "\\ud800 alone"}',
        '{"doc": "h", "text": "nul \\u0000"}',
        '{"doc": "h2", "text": "  "}',
        '{"doc": "i", "text": ' + "[" * 100_000,
        json.dumps({"doc": "a", "text": "Same name.", "title": None, "spans": [[0, 4]]}),
        json.dumps({"doc": "j", "text": "x", "published": "2024-12-14T23:30:00-05:00"}),
    ]
    path.write_text("\n".join(lines), newline="")
    items = read(path, given=Given(published=date(2024, 1, 1), title="T"))
    failures = {i.name.rpartition(":")[2]: i.code for i in items if isinstance(i, Failure)}
    assert failures == {
        "2": "V120", "3": "V120", "5": "V120", "6": "V120", "7": "V121", "8": "V121", "9": "V120",
        "10": "V105", "11": "V104", "12": "V120",
    }  # fmt: skip
    first, second, third = (item for item in items if not isinstance(item, Failure))
    assert (first.report.name, first.report.text) == ("a", "One.\r\nTwo.")
    assert (first.report.published, first.report.outlet) == (date(2024, 12, 14), "W")
    assert first.capture.content == lines[0].encode() + b"\n"
    assert (second.report.name, second.report.published) == ("a", date(2024, 1, 1))
    assert second.report.title == "T"
    assert third.report.published == date(2024, 12, 14)
    message = next(i.message for i in items if getattr(i, "name", "").endswith(":5"))
    assert "doc" in message


@pytest.mark.parametrize("stated", ["2016-07", "2016", "", " "])
def test_a_month_alone_states_no_day(tmp_path, stated):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"doc": "a", "text": "x", "published": stated}))
    [item] = read(path)
    assert (item.report.published, item.report.published_basis) == (None, "")


def test_a_line_over_the_limit_fails_and_the_next_is_read(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"doc":"a","text":"%s"}\n{"doc":"b","text":"x"}\n' % ("y" * 500))
    long, fine = read(path, limits=Limits(item_bytes=200))
    assert (long.code, fine.report.name) == ("V122", "b")


def test_lines_in_utf16_with_a_mark_are_read(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes('{"doc":"a","text":"Ещё один."}\n{"doc":"b","text":"x"}\n'.encode("utf-16"))
    assert [item.report.name for item in read(path)] == ["a", "b"]


def test_reports_of_a_container_are_limited(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"doc":"a","text":"x"}\n' * 5)
    assert [getattr(i, "code", "") for i in read(path, limits=Limits(container_reports=2))] == [
        "", "", "V190",
    ]  # fmt: skip


def test_csv_columns_map_by_name_or_by_mapping(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text(
        'Body;date;outlet\n"Quoted; with ""marks""\nand a line";2024-12-14;Wire\n;;\n;x;y\nb;14/12/24;\n'
    )
    items = read(path, mapping=ColumnMapping.parse("text=body,published=date"))
    assert items[0].report.text == 'Quoted; with "marks"\nand a line'
    assert (items[0].report.name, items[0].report.outlet) == (f"{path}#2", "Wire")
    assert items[0].report.published == date(2024, 12, 14)
    assert [(i.name, i.code) for i in items[1:]] == [(f"{path}#4", "V104"), (f"{path}#5", "V121")]
    [missing] = read(path)
    assert missing.code == "V130"
    assert "Body, date, outlet" in missing.message.replace(";", ", ")


def test_hostile_csv_fails_clearly(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("text\n" + "x" * 300_000 + "\n")
    [item] = read(path)
    assert len(item.report.text) == 300_000
    path.write_bytes(b"text\na\x00b\n")
    assert [i.code for i in read(path)] == ["V105"]
    path.write_text('text\n"never closed\nmore\n')
    assert [i.report.text for i in read(path)] == ["never closed\nmore\n"]
    path.write_bytes(b"")
    assert [i.code for i in read(path)] == ["V104"]


@pytest.mark.parametrize("words", ["text", "body=text", "text=a,text=b", "text="])
def test_a_wrong_mapping_is_a_usage_error(words):
    with pytest.raises(UsageError, match="V131"):
        ColumnMapping.parse(words)


def workbook(path, rows):
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_workbooks_are_read_with_their_dates(tmp_path):
    path = tmp_path / "t.xlsx"
    rows = [("text", "published"), ("Convoy reached Aleppo.", date(2024, 12, 14)), (None, None)]
    workbook(path, [*rows, ("Another.", datetime(2024, 12, 13, 8, 30))])  # noqa: DTZ001
    first, second = read(path)
    assert (first.report.text, first.report.published) == (rows[1][0], date(2024, 12, 14))
    assert (second.report.name, second.report.published) == (f"{path}#4", date(2024, 12, 13))
    assert first.capture is second.capture


def test_workbooks_that_are_none_or_bombs_fail_clearly(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"no zip at all")
    assert [i.code for i in read(path)] == ["V132"]
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"0" * 30_000_000)
    path.write_bytes(bomb.getvalue())
    assert [i.code for i in read(path, limits=Limits(expansion_bytes=20_000_000))] == ["V133"]
    assert [i.code for i in read(path)] == ["V132"]
