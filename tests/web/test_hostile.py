"""Hostile texts, titles, names and links do nothing: in pages, in other forms, in exports."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from vedette.cli.app import vedette

SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
BIDI = "\u202eevil\u2066"
LONG = "w" * 100_000
TEXT = (
    f"Soldiers shelled {IMAGE} Homs on Friday, {SCRIPT} officials of {BIDI} said. "
    f"Troops withdrew from Aleppo on Monday, </div></textarea>--> residents said. {LONG} "
    'Rebels captured Latakia on Sunday, the =HYPERLINK("http://x.example") monitor said.\r\n'
    "العربية: Soldiers shelled حمص on Friday, the مرصد said. \U0001f4a5\U0001f4a5 Troops left Homs."
)
TITLES = (SCRIPT, IMAGE, f"=1+1 {BIDI}", "{{ 7*7 }} {% raw %}", "@SUM(A1)\t")
LINKS = ("javascript:alert(3)", "data:text/html,<script>alert(4)</script>", "JaVaScRiPt:alert(5)",
         "https://example.org/\"onmouseover=alert(6)", "vbscript:x")  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        {"doc": f"{title}-{n}", "text": f"{n} {TEXT}", "published": "2031-05-14", "title": title,
         "outlet": title, "url": link}
        for n, (title, link) in enumerate(zip(TITLES, LINKS, strict=True))
    ]  # fmt: skip
    source = folder / "wire.jsonl"
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    path = folder / "hostile.vedette"
    vedette.main(["-w", str(path), "add", str(source)], standalone_mode=False)
    return path


class Reader(HTMLParser):
    """What a browser would make of a page: elements, attributes, and the text of some."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.source = ""
        self._depth = 0

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if self._depth or dict(attrs).get("id") == "text":
            self._depth += tag not in ("img", "br", "input")

    def handle_endtag(self, tag) -> None:
        if self._depth:
            self._depth -= 1

    def handle_data(self, data) -> None:
        if self._depth:
            self.source += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


@pytest.fixture
def desk(open_desk, hostile: Path):
    return open_desk(hostile)


def pages_of(desk) -> list[str]:
    events = [event["id"] for event in desk.get("/events.json").json()["events"]]
    reports = [line["id"] for line in desk.get("/reports.json").json()["reports"]]
    assert len(events) > 3
    assert len(reports) == len(TITLES)
    return [
        "/", "/events", "/sites", "/brief", "/review", "/reports", "/?q=%3Cscript%3E",
        "/?place=%22%3E%3Cscript%3E", "/events?actor=%3Cb%3E", "/reports?outlet=%22onload=",
        "/brief?title=%3Cscript%3Ealert(9)%3C/script%3E", "/%3Cscript%3E",
        *(f"/event/{event}" for event in events), *(f"/report/{report}" for report in reports),
    ]  # fmt: skip


def test_no_page_holds_an_element_or_handler_of_a_report(desk) -> None:
    for path in pages_of(desk):
        found = read(desk.get(path).text)
        scripts = [
            value for tag, name, value in found.attributes if (tag, name) == ("script", "src")
        ]
        assert found.tags.count("script") == len(scripts), path
        assert all(value.startswith("/static/") for value in scripts), path
        assert not [name for _, name, _ in found.attributes if name.startswith("on")], path
        images = [value for tag, name, value in found.attributes if (tag, name) == ("img", "src")]
        assert all(value.startswith("/map.svg") for value in images), path
        assert "49 " not in TITLES[3]


def test_links_of_reports_are_links_only_to_web_pages(desk) -> None:
    for path in pages_of(desk):
        for tag, name, value in read(desk.get(path).text).attributes:
            if name in ("href", "src", "action", "formaction"):
                outside = not value.startswith(("/", "#", "?"))
                assert not outside or value.startswith("https://example.org/"), (path, tag, value)


def test_templates_do_not_run_what_a_title_holds(desk) -> None:
    for path in ("/reports", "/events", "/"):
        page = desk.get(path).text
        assert not re.search(r">\s*49\b", page)
    assert "{{ 7*7 }}" in desk.get("/reports").text


def test_the_text_beside_an_event_is_the_text_of_its_report_to_the_character(desk) -> None:
    for event in desk.get("/events.json").json()["events"]:
        claim = event["claims"][0]["id"]
        page = desk.get(f"/event/{event['id']}?claim={claim}").text
        report = re.search(r'href="/report/(R-[0-9a-f]+)"', page)
        assert report
        text = desk.get(f"/report/{report.group(1)}.json").json()["text"]
        assert read(page).source == text


def test_marked_words_are_the_words_of_the_fields_in_any_script(desk) -> None:
    events = desk.get("/events.json").json()["events"]
    event = next(e for e in events if "\U0001f4a5" in str(e) or "حمص" in str(e) or "مرصد" in str(e))
    claim = event["claims"][0]
    page = desk.get(f"/event/{event['id']}?claim={claim['id']}").text
    start = claim["trigger"]["start"]
    piece = page.split(f'id="w-trigger-{start}"', 1)[1].split("</mark>", 1)[0]
    assert piece.rsplit(">", 1)[1] == claim["trigger"]["text"]


def test_names_that_turn_the_reading_direction_stand_in_isolation(desk) -> None:
    page = desk.get("/reports").text
    for found in re.finditer("\u202e", page):
        before = page[: found.start()]
        opened = max(before.rfind("<bdi"), before.rfind("dir=auto"), before.rfind('dir="auto"'))
        assert opened > before.rfind("</bdi>"), before[-80:]


@pytest.mark.parametrize("path", ["/events.csv", "/reports.csv", "/sites.csv", "/review.csv"])
def test_no_cell_of_a_table_is_a_formula(desk, path: str) -> None:
    for row in csv.reader(io.StringIO(desk.get(path).text)):
        for cell in row:
            assert not cell.lstrip(" ").startswith(("=", "+", "@", "\t", "\r")), (path, cell[:60])


def test_a_word_of_100_kb_is_cut_in_lists_and_whole_in_its_report(desk) -> None:
    for path in ("/", "/events", "/sites", "/review", "/reports"):
        assert LONG[:5_000] not in desk.get(path).text or path == "/review"
    report = desk.get("/reports.json").json()["reports"][0]["id"]
    assert LONG in read(desk.get(f"/report/{report}").text).source


def test_a_search_that_looks_like_a_query_language_is_only_words(desk) -> None:
    for words in (
        '"',
        "NEAR(",
        "a AND",
        "*",
        "'; DROP TABLE events; --",
        "\x00",
        "(((",
        "-x",
        "^y",
    ):
        assert desk.get("/", params={"q": words}).status_code == 200
        assert desk.get("/reports", params={"q": words}).status_code == 200
