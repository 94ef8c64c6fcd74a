"""Pages, PDFs, feeds, mails and archives, which pass through the killable process."""

import gzip
import io
import json
import os
import time
from datetime import UTC, date, datetime

import pytest

from vedette.errors import TooLarge
from vedette.intake import Given, Limits, take
from vedette.intake.extractor import Extractor
from vedette.records.reports import Failure

NOW = datetime(2024, 12, 20, 12, tzinfo=UTC)
BODY = (
    "<p>Two convoys left the base near Latakia on Friday, the Orontes Wire reported from the coast.</p>"
    "<p>Residents said that the last trucks passed the crossing before dawn and did not return.</p>"
    "<p>The ministry gave no comment on the number of vehicles, nor on where they were going.</p>"
)
LINKED = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Convoys leave",
                "datePublished": "2024-12-14T23:10:00+02:00",
                "author": [{"@type": "Person", "name": "Rana Example"}],
                "publisher": {"@type": "Organization", "name": "Coast Courier \ud83d"},
            }
        ],
    }
)
PAGE = (
    '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Convoys leave | CC</title>'
    '<meta property="og:site_name" content="Coast Courier">'
    '<link rel="canonical" href="https://courier.example/convoys">'
    f'<script type="application/ld+json">{LINKED}</script></head><body><nav>Home Sport</nav>'
    f"<article><h1>Convoys leave</h1>{BODY}</article></body></html>"
)


def read(*paths, given=None, limits=None):
    inputs = [str(path) for path in paths]
    return list(take(inputs, given or Given(), limits or Limits(), now=NOW))


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_page_gives_its_article_and_what_it_states(tmp_path):
    [item] = read(write(tmp_path / "a.html", PAGE))
    report = item.report
    assert "Residents said that the last trucks" in report.text
    assert "Sport" not in report.text
    assert (report.title, report.outlet, report.language) == (
        "Convoys leave",
        "Coast Courier",
        "en",
    )
    assert (report.published, report.published_basis) == (date(2024, 12, 14), "page metadata")
    assert report.authors == ("Rana Example",)
    assert report.url == "https://courier.example/convoys"
    assert item.capture.content == PAGE.encode()


def test_no_date_is_guessed_and_absurd_ones_are_not_said(tmp_path):
    plain = PAGE.replace("datePublished", "dateline").replace(
        "<h1>", '<time datetime="2024-12-01">1 December 2024</time><h1>'
    )
    absurd = PAGE.replace("2024-12-14T", "2091-12-14T")
    old = PAGE.replace("2024-12-14T", "1850-12-14T")
    paths = [
        write(tmp_path / f"{n}.html", page.replace("/convoys", "/2024/12/02/convoys"))
        for n, page in enumerate([plain, absurd, old])
    ]
    for item in read(*paths):
        assert (item.report.published, item.report.published_basis) == (None, "")


def test_what_is_given_wins_over_the_page(tmp_path):
    given = Given(published=date(2024, 12, 1), outlet="Given", title="Mine")
    [item] = read(write(tmp_path / "a.html", PAGE), given=given)
    assert (item.report.published, item.report.published_basis) == (date(2024, 12, 1), "given")
    assert (item.report.outlet, item.report.title) == ("Given", "Mine")


def test_page_charset_is_honoured_and_broken_pages_are_read(tmp_path):
    russian = "<p>Колонна покинула базу у побережья, сообщили жители.</p>" * 3
    head = '<html><head><meta charset="windows-1251"></head><body>'
    path = write(tmp_path / "ru.html", (head + russian).encode("cp1251"))
    broken = write(tmp_path / "b.html", f"<html><body><div><article>{BODY}<table><tr><b><p>end <")
    first, second = read(path, broken)
    assert "Колонна покинула базу" in first.report.text
    assert first.capture.encoding == "cp1251"
    assert "last trucks" in second.report.text


def test_pages_without_text_fail_clearly(tmp_path):
    empty = write(tmp_path / "a.html", "")
    script = write(tmp_path / "b.html", "<html><body><script>go()</script></body></html>")
    binary = write(tmp_path / "c.html", bytes(range(256)) * 9)
    digits = write(tmp_path / "d.html", "<html><body><p>12 34 -- 56</p></body></html>")
    codes = [item.code for item in read(empty, script, binary, digits)]
    assert codes == ["V104", "V111", "V105", "V111"]


def test_a_page_that_takes_too_long_is_killed_and_the_next_one_is_read(tmp_path):
    many = " ".join(f'a{n}="1"' for n in range(400_000))
    slow = write(tmp_path / "a.html", f"<html><body><div {many}>{BODY}</div></body></html>")
    fine = write(tmp_path / "b.html", PAGE)
    start = time.monotonic()
    with Extractor(Limits(extraction_s=1)) as extractor:
        extractor.extract("page", PAGE.encode())
        first_process = extractor.process_id
        with pytest.raises(TooLarge, match="V108"):
            extractor.extract("page", slow.read_bytes())
        assert extractor.extract("page", fine.read_bytes()).found[0].text
        second_process = extractor.process_id
        assert second_process != first_process
        extractor.extract("page", fine.read_bytes())
        assert extractor.process_id == second_process
    assert time.monotonic() - start < 15


def test_a_process_that_dies_fails_its_item_alone(tmp_path):
    with Extractor(Limits()) as extractor:
        extractor.extract("page", PAGE.encode())
        os.kill(extractor.process_id, 9)
        assert extractor.extract("page", PAGE.encode()).found[0].title == "Convoys leave"


def test_memory_is_bounded(tmp_path):
    limits = Limits(worker_bytes=300_000_000)
    page = "<html><body>" + "<p>a<b>c</b></p>" * 1_500_000
    with Extractor(limits) as extractor, pytest.raises(Exception, match=r"V10[89]"):
        extractor.extract("page", page.encode())


def pdf(words, *, password=""):
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    page = writer.add_blank_page(width=300, height=300)
    if words:
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 20 200 Td ({words}) Tj ET".encode())
        page[NameObject("/Contents")] = stream
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdfs_give_text_or_say_what_is_wrong(tmp_path):
    words = "The convoy left Tartus."
    fine = write(tmp_path / "a.pdf", pdf(words))
    locked = write(tmp_path / "b.pdf", pdf(words, password="secret"))
    scan = write(tmp_path / "c.pdf", pdf(""))
    cut = write(tmp_path / "d.pdf", pdf(words)[:150])
    none = write(tmp_path / "e.pdf", b"not a pdf")
    first, *rest = read(fine, locked, scan, cut, none)
    assert first.report.text == words
    assert [item.code for item in rest[:2]] == ["V113", "V114"]
    assert all(item.code in {"V109", "V112", "V114"} for item in rest[2:])


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Feed</title>
<language>en-us</language>
<item><title>One &lt;script&gt;x()&lt;/script&gt;</title><link>https://feed.example/1</link>
<description>&lt;p&gt;The convoy left.&lt;/p&gt;&lt;p&gt;It returned.&lt;/p&gt;</description>
<pubDate>Sat, 14 Dec 2024 23:30:00 -0500</pubDate></item>
<item><title>Two</title><link>javascript:alert(1)</link><description>Second.</description></item>
</channel></rss>"""


def test_feed_entries_become_reports(tmp_path):
    path = write(tmp_path / "f.xml", RSS)
    first, second = read(path)
    assert (first.report.name, first.report.url) == ("https://feed.example/1",) * 2
    assert first.report.text == "The convoy left.\nIt returned."
    assert (first.report.title, first.report.outlet) == ("One", "Coast Feed")
    assert first.report.language == "en"
    assert (first.report.published, first.report.published_basis) == (
        date(2024, 12, 14), "feed entry",
    )  # fmt: skip
    assert (second.report.name, second.report.url) == (f"{path}#2", "")
    assert first.capture is second.capture


def test_feeds_that_are_none_or_bombs_fail_clearly(tmp_path):
    page = write(tmp_path / "a.rss", PAGE)
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = RSS.replace(
        '<rss version="2.0">', f'<!DOCTYPE r [<!ENTITY l0 "ha">{levels}]><rss version="2.0">'
    ).replace("Second.", "&l11;")
    bombed = write(tmp_path / "b.xml", bomb)
    start = time.monotonic()
    first, *rest = read(page, bombed)
    assert first.code == "V140"
    assert all(len(i.report.text) < 10_000 for i in rest if not isinstance(i, Failure))
    assert time.monotonic() - start < 10


def test_mails_give_their_text_part(tmp_path):
    mail = (
        b"From: Rana Example <r@example.org>\r\nSubject: =?utf-8?q?D=C3=A9part?=\r\n"
        b"Date: Sat, 14 Dec 2024 23:30:00 +0200\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/plain; charset="iso-8859-1"\r\n\r\nLe convoi a quitt\xe9 la base.\r\n'
        b"--b\r\nContent-Type: text/html\r\n\r\n<p>No</p>\r\n--b--\r\n"
    )
    none = write(tmp_path / "b.eml", "Just a text.\n")
    item, failure = read(write(tmp_path / "a.eml", mail), none)
    assert item.report.text.strip() == "Le convoi a quitté la base."
    assert (item.report.title, item.report.authors) == ("Départ", ("Rana Example",))
    assert (item.report.published, item.report.published_basis) == (
        date(2024, 12, 14), "mail header",
    )  # fmt: skip
    assert failure.code == "V160"


def warc(*records, packed=True):
    whole = b""
    for uri, media_type, content in records:
        http = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + content
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n"
            "WARC-Date: 2024-12-14T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        record = head.encode() + http + b"\r\n\r\n"
        whole += gzip.compress(record) if packed else record
    return whole


RECORDS = (
    ("https://courier.example/a", "text/html; charset=utf-8", PAGE.encode()),
    ("https://courier.example/p.png", "image/png", b"\x89PNG"),
    ("https://courier.example/t", "text/plain", b"The port of Tartus was quiet."),
)


@pytest.mark.parametrize("packed", [True, False])
def test_archives_give_their_pages_and_texts(tmp_path, packed):
    name = "a.warc.gz" if packed else "a.warc"
    page, text = read(write(tmp_path / name, warc(*RECORDS, packed=packed)))
    assert (page.report.name, page.report.url) == ("https://courier.example/a",) * 2
    assert page.capture.address == "https://courier.example/a"
    assert page.capture.content == PAGE.encode()
    assert page.capture.retrieved_at == datetime(2024, 12, 14, 10, tzinfo=UTC)
    assert text.report.text == "The port of Tartus was quiet."


@pytest.mark.parametrize("packed", [True, False])
def test_a_cut_archive_gives_what_came_before_the_cut(tmp_path, packed):
    name = "a.warc.gz" if packed else "a.warc"
    whole = warc(RECORDS[2], RECORDS[0], packed=packed)
    first, failure = read(write(tmp_path / name, whole[:-300]))
    assert first.report.name == "https://courier.example/t"
    assert (failure.name, failure.code) == (str(tmp_path / name), "V150")


def test_archive_bombs_are_stopped(tmp_path):
    header = write(tmp_path / "a.warc.gz", gzip.compress(b"WARC/1.0\r\nX: " + b"a" * 30_000_000))
    big = warc(("https://courier.example/big", "text/html", b"a" * 30_000_000))
    payload = write(tmp_path / "b.warc.gz", big)
    none = write(tmp_path / "c.warc", "hello")
    empty = write(tmp_path / "d.warc", "")
    first, *_ = read(header)
    assert first.code == "V150"
    [over] = read(payload, limits=Limits(expansion_bytes=1_000_000, item_bytes=1_000_000))
    assert over.code in {"V133", "V103"}
    assert [i.code for i in read(none, empty)] == ["V150", "V151"]
