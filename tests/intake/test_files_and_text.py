"""Plain files, folders, encodings and standard input, with the hostile ones."""

import io
import os
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from vedette.errors import NotReadable
from vedette.intake import ColumnMapping, Given, Limits, take
from vedette.intake.encodings import decode
from vedette.records.reports import Failure, Taken

NOW = datetime(2024, 12, 20, 12, tzinfo=UTC)
SENTENCE = "Troops left the depot near Homs on Friday, the Orontes Wire said.\r\nNo one was hurt.\n"


def read(*inputs, given=None, limits=None, stdin=None):
    return list(take(list(inputs), given or Given(), limits or Limits(), now=NOW, stdin=stdin))


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def test_text_is_kept_exactly_with_its_capture(tmp_path):
    path = write(tmp_path, "a.txt", SENTENCE)
    [item] = read(path, given=Given(published=date(2024, 12, 14), outlet="Orontes Wire"))
    assert item.report.text == SENTENCE
    assert (item.report.name, item.capture.address) == (path, path)
    assert (item.report.published, item.report.published_basis) == (date(2024, 12, 14), "given")
    assert item.report.outlet == "Orontes Wire"
    assert item.capture.content == SENTENCE.encode()
    assert item.capture.encoding == "utf-8"
    assert item.report.capture_sha256 == item.capture.sha256


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text", [SENTENCE, "Войска покинули базу у города. Потерь нет, заявил штаб.\n"]
)
def test_unicode_text_is_read_with_and_without_a_mark(tmp_path, encoding, text):
    [item] = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert item.report.text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin-1", "Les troupes ont quitté la base située près de la côte, a déclaré le préfet."),
        ("cp1252", "The mayor, José Muñoz, said “it’s over” and left for Málaga."),
        ("cp1251", "Войска покинули базу на севере, сообщили жители соседнего города."),
        ("cp1250", "Wojska opuściły bazę na północy, powiedzieli mieszkańcy. Źródło: gazeta"),
        ("cp1256", "غادرت القوات القاعدة في شمال البلاد بحسب سكان محليين"),
    ],
)
def test_code_pages_are_told_apart(encoding, text):
    assert decode(text.encode(encoding)).text == text


def test_utf8_with_a_damaged_byte_keeps_its_other_characters():
    content = "Войска покинули базу на севере.".encode()
    decoded = decode(content[:-2] + b"\xff.")
    assert decoded.text == "Войска покинули базу на север\ufffd\ufffd."
    assert decoded.encoding == "utf-8 (2 damaged)"


@for_all(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=300))
def test_utf8_text_without_mark_decodes_to_itself(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode()).text == text


@for_all(st.binary(max_size=400), st.sampled_from(["", "utf-16", "idna", "base64", "nonsense"]))
def test_any_bytes_decode_or_are_refused(content, declared):
    try:
        decode(content, declared=declared)
    except NotReadable as error:
        assert error.code in {"V105", "V106"}  # noqa: PT017


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "V104"),
        ("blank.txt", b" \n\t\r\n \xc2\xa0", "V104"),
        ("mark.txt", b"\xef\xbb\xbf", "V104"),
        ("binary.txt", bytes(range(256)) * 40, "V105"),
        ("controls.txt", b"\x01\x02\x03 abc" * 20, "V105"),
        ("image", b"\x89PNG\r\n\x1a\n" + bytes(50), "V105"),
        ("packed.zip", b"PK\x03\x04" + bytes(50), "V105"),
        ("nul", b"some\x00 text with one nul", "V105"),
        ("wrongmark.txt", b"\xef\xbb\xbfabc \xff", "V106"),
    ],
)
def test_wrong_files_fail_by_themselves(tmp_path, name, content, code):
    path = write(tmp_path, name, content)
    good = write(tmp_path, "good.txt", SENTENCE)
    failure, item = read(path, good)
    assert isinstance(failure, Failure)
    assert (failure.name, failure.code) == (path, code)
    assert isinstance(item, Taken)


def test_missing_file_and_missing_standard_input_are_named():
    missing, nothing = read("no/such/file.txt", "-")
    assert (missing.name, missing.code) == ("no/such/file.txt", "V101")
    assert "no such file" in missing.message
    assert (nothing.name, nothing.code) == ("-", "V101")


def test_a_path_with_a_nul_is_named_and_not_raised():
    [failure] = read("a\x00b")
    assert failure.code == "V101"


def test_folder_is_read_sorted_and_without_hidden_files(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden.txt", ".git/x.txt"):
        write(tmp_path, name, SENTENCE)
    names = [item.report.name for item in read(str(tmp_path))]
    assert names == [str(tmp_path / name) for name in ("a/b/c.txt", "a/z.txt", "b.txt", "c.txt")]


def test_empty_folder_says_so(tmp_path):
    [failure] = read(str(tmp_path))
    assert (failure.name, failure.code) == (str(tmp_path), "V180")


def test_links_that_loop_end(tmp_path):
    write(tmp_path, "a/one.txt", SENTENCE)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    taken, loop = read(str(tmp_path))
    assert taken.report.name == str(tmp_path / "a/one.txt")
    assert (loop.name, loop.code) == (str(tmp_path / "self"), "V101")


def test_pipes_and_devices_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    codes = [item.code for item in read(str(tmp_path / "pipe.txt"), "/dev/zero", str(tmp_path))]
    assert codes == ["V102", "V102", "V102"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "a.txt").chmod(0)
    [failure] = read(str(tmp_path / "a.txt"))
    assert failure.code == "V101"


def test_large_files_are_refused_and_text_below_the_limit_is_taken_in_seconds(tmp_path):
    start = time.monotonic()
    huge = write(tmp_path, "huge.txt", b"word " * 10_000_001)
    long = write(tmp_path, "long.txt", b"word " * 400_001)
    fine = write(tmp_path, "fine.txt", b"word " * 400_000)
    too_big, too_long, item = read(huge, long, fine)
    assert (too_big.code, too_long.code) == ("V103", "V107")
    assert len(item.report.text) == 2_000_000
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SENTENCE.encode(), "-"),
        (b'{"doc":"d1","text":"Two trucks reached Hama."}\n', "d1"),
    ],
)
def test_standard_input_is_sniffed(content, name):
    [item] = read("-", stdin=io.BytesIO(content))
    assert item.report.name == name


def test_other_schemes_and_passwords_are_refused():
    items = read("ftp://example.org/a", "file:///etc/passwd", "http://user:pw@example.org/")
    assert [item.code for item in items] == ["V170"] * 3


def test_same_inputs_give_the_same_items(tmp_path):
    write(tmp_path, "a.txt", SENTENCE)
    write(tmp_path, "b.txt", b"")
    assert read(str(tmp_path)) == read(str(tmp_path))


STARTS = [
    b"",
    b'{"doc": "a", "text": "',
    b'{"',
    b"WARC/1.0\r\n",
    b"\xff\xfe",
    b"text,doc\n",
    b"\x1f\x8b",
]


@for_all(st.sampled_from(STARTS), st.binary(max_size=300), st.booleans())
def test_no_bytes_on_standard_input_raise(start, rest, as_table):
    mapping = ColumnMapping() if as_table else None
    stdin = io.BytesIO(start + rest)
    for item in take(["-"], Given(), Limits(), now=NOW, stdin=stdin, mapping=mapping):
        if isinstance(item, Failure):
            assert item.code.startswith("V1")
        else:
            assert item.report.text.encode()
