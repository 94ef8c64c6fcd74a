from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.lexicon.outlines import Outlines
from vedette.records.claims import Claim
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span, words_at
from vedette.showing.marks import Mark, Stretch, lay_out, marks_of, pieces
from vedette.showing.report_page import report_page


class _Page(HTMLParser):
    """Collects the DOM text of #text, ids, links and marks, as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.text = ""
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.marks: list[list[str]] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.hrefs.append(found["href"])
        if self.depth:
            self.depth += 1
        elif found.get("id") == "text":
            self.depth = 1
        if tag == "mark":
            self.marks.append([found["class"], found["title"], ""])
        self.open.append((tag, found.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= 1
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data
        if any(tag == "mark" for tag, _ in self.open):
            self.marks[-1][2] += data


def read(page: str) -> _Page:
    parser = _Page()
    parser.feed(page)
    return parser


@pytest.fixture
def page(main, document, claims) -> str:
    return report_page(main.report, document, claims)


def test_the_page_holds_the_text_code_point_for_code_point(page, main) -> None:
    assert read(page).text == main.report.text


def test_triggers_and_cards_lead_to_each_other(page, claims) -> None:
    found = read(page)
    assert len(found.ids) == len(set(found.ids))
    for number in range(1, len(claims) + 1):
        assert {f"c{number}", f"w{number}"} <= set(found.ids)
        assert {f"#c{number}", f"#w{number}"} <= set(found.hrefs)


def test_each_mark_knows_its_claims_and_roles(page) -> None:
    marks = {words: (kinds, title) for kinds, title, words in read(page).marks}
    assert marks["withdrew"][1] == "claim 1: trigger"
    assert "k1" in marks["withdrew"][0].split()
    assert marks["appear"][1] == "claim 2: trigger; claim 2: cue"
    assert marks["Orontes Monitor"][1] == "claim 1: source"


def test_status_is_told_in_words_not_in_colour_alone(page) -> None:
    assert 'data-n="3\u00a0denied"' in page
    assert "denied <span dir=auto>“denied”" in page
    assert "not known whether" in page


def test_sentences_without_a_claim_and_furniture_are_visible_as_such(page) -> None:
    assert '<span class="s unclaimed" title="no claim was read in this sentence">' in page
    assert re.search(
        r'<span class="s furniture" data-label="share line"[^>]*>Share this story', page
    )
    assert 'data-label="dateline; credits an agency"' in page
    assert "<b>1</b> of 6 sentences without a claim" in page


def test_cards_say_what_was_not_said_and_what_did_not_resolve(page) -> None:
    assert "not in gazetteer" in page
    assert '<dt>when</dt><dd><span class="nothing">not said</span>' in page
    assert "34.7308° N, 36.7094° E" in page
    assert "reckoned from 2024-12-14" in page


def test_the_page_says_that_a_machine_read_it_and_nobody_reviewed_it(page) -> None:
    assert "Read by machine (engine rules 1). No person has reviewed it." in page


def test_nothing_can_be_fetched_and_the_policy_allows_only_the_own_style(page) -> None:
    css = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert "<script" not in page
    assert "style=" not in page
    assert "url(" not in css.replace("url(#", "")
    assert all(href.startswith("#") or href == "data:," for href in read(page).hrefs)


def test_markup_in_the_report_stays_text(main, document) -> None:
    bad = '<img src=x onerror=alert(1)>"&amp;</style><script>'
    report = Report(name=bad, text=bad, title=bad, outlet=bad, url="javascript:alert(1)")
    page = report_page(report, Document(report=report, sentences=(), paragraphs=()), ())
    assert "<img" not in page
    assert "<script" not in page
    assert read(page).text == bad
    assert "javascript:alert(1)" not in read(page).hrefs


def test_a_web_address_becomes_a_link_without_referrer(main, document, claims) -> None:
    report = replace(main.report, url="https://example.org/a?b=1&c=2")
    page = report_page(report, document, claims)
    assert 'rel="noreferrer noopener" href="https://example.org/a?b=1&amp;c=2"' in page


def test_with_outlines_the_page_has_a_map_whose_symbols_lead_to_the_cards(
    main, document, claims, page
) -> None:
    assert "<svg" not in page
    mapped = report_page(main.report, document, claims, outlines=Outlines((), ()))
    assert '<a href="#c1"><g class="vm-symbol vm-movement vm-fact">' in mapped
    assert read(mapped).text == main.report.text


def test_a_report_without_claims_or_date_says_so(main) -> None:
    report = replace(main.report, published=None)
    page = report_page(report, Document(report=report, sentences=(), paragraphs=()), ())
    assert "No claim was read in this text." in page
    assert "no publication date" in page


spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(
    lambda pair: Span(min(pair), max(pair))
)


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=12, max_size=12),
    words=st.lists(st.tuples(spans, spans, spans), max_size=5),
    sentences=st.lists(spans, max_size=3),
)
def test_overlapping_marks_never_change_the_text(text, words, sentences) -> None:
    report = Report(name="x", text=text)
    claims = tuple(
        Claim(
            report_id=report.id,
            type="MOVE",
            mode="",
            status="fact",
            trigger=words_at(text, trigger),
            cues=(words_at(text, cue),),
            quantity=(words_at(text, number),),
            evidence=trigger,
        )
        for trigger, cue, number in words
    )
    document = Document(report=report, sentences=tuple(sentences), paragraphs=())
    found = read(report_page(report, document, claims))
    assert found.text == text
    assert len(found.ids) == len(set(found.ids))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=4))
def test_pieces_cover_the_text_once_and_lie_under_all_their_marks(marked, sentences) -> None:
    report = Report(name="x", text="abcdefghijkl")
    document = Document(report=report, sentences=tuple(sentences), paragraphs=())
    marks = [Mark(span, number, "actor") for number, span in enumerate(marked, 1)]
    stretches = lay_out(document, ())
    found = list(pieces(stretches, marks))
    assert "".join(piece.span.cut(report.text) for piece in found) == report.text
    for piece in found:
        expected = {
            m.claim for m in marks if m.span.overlaps(piece.span) and m.span.start < m.span.end
        }
        assert {mark.claim for mark in piece.marks} == expected


def test_a_claim_marks_all_the_words_it_is_made_of(claims) -> None:
    roles = {mark.role for mark in marks_of(claims[0], 1)}
    assert roles == {
        "trigger", "source", "time", "quantity", "origin", "destination", "actor", "equipment",
    }  # fmt: skip


def test_furniture_wins_over_a_sentence_that_it_cuts_into() -> None:
    report = Report(name="x", text="abcdef")
    document = Document(report=report, sentences=(Span(0, 6),), paragraphs=())
    assert lay_out(document, ()) == (Stretch(Span(0, 6), "unclaimed"),)
