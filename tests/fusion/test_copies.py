"""Copies between whole reports; the texts are made up of words drawn by a fixed seed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.fusion.copies import PrintedReport, ReportCopy, find_report_copies
from vedette.fusion.shingles import near_copies, shingled

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("lan", "rek", "vis")]


def text(seed: int, length: int = 160) -> str:
    random = Random(seed)
    return " ".join(random.choice(WORDS) for _ in range(length))


def report(name: str, words: str, published: str = "2031-05-01", **more: str) -> PrintedReport:
    return PrintedReport(name=name, text=words, published=published, outlet=more.get("outlet", ""))


WIRE = report("wire", text(1))


def only(*reports: PrintedReport) -> ReportCopy:
    (copy,) = find_report_copies(reports)
    return copy


def test_a_third_of_an_article_is_a_copy_of_it_and_the_stretch_is_told() -> None:
    third = report("third", " ".join(WIRE.text.split()[:48]), "2031-05-02")
    copy = only(WIRE, third)
    assert (copy.later, copy.earlier, copy.kind, copy.containment) == (1, 0, "copy", 1.0)
    assert [span.cut(third.text) for span in copy.spans] == [third.text]


def test_a_paragraph_inside_another_text_is_a_partial_copy() -> None:
    taken = " ".join(WIRE.text.split()[60:100])
    host = report("host", f"{text(2, 90)} {taken} {text(3, 90)}", "2031-05-02")
    copy = only(host, WIRE)
    assert (copy.kind, copy.earlier) == ("partial_copy", 1)
    assert [span.cut(host.text) for span in copy.spans] == [taken]
    assert [span.cut(WIRE.text) for span in copy.earlier_spans] == [taken]


def test_a_changed_figure_is_not_among_the_words_that_were_copied() -> None:
    words = WIRE.text.split()
    one = report("one", " ".join([*words[:50], "12", *words[50:]]))
    two = report("two", " ".join([*words[:50], "14", *words[50:]]), "2031-05-02")
    copy = only(one, two)
    assert "14" not in " ".join(span.cut(two.text) for span in copy.spans).split()
    assert len(copy.spans) == 2


def test_texts_that_share_a_turn_of_phrase_are_no_copies() -> None:
    phrase = "according to the spokesman of the ministry of defence"
    one, two = (report(n, f"{text(s)} {phrase} {text(s + 1)}") for n, s in (("a", 5), ("b", 7)))
    assert find_report_copies([one, two]) == ()


def test_the_set_phrases_of_a_maker_are_no_copies() -> None:
    phrase = " ".join(text(9).split()[:25])
    own = [report(f"p{n}", f"{phrase} {text(20 + n)}") for n in range(6)]
    assert find_report_copies(own) == ()
    assert len(find_report_copies(own[:2])) == 1


def test_on_one_day_the_report_that_credits_the_other_is_the_copy() -> None:
    agency = report("z", WIRE.text, outlet="Lantern Wire")
    paper = PrintedReport(
        name="a", text=WIRE.text + " end", published="2031-05-01", credits=("Lantern Wire",)
    )
    copy = only(paper, agency)
    assert (copy.later, copy.earlier) == (0, 1)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_reports_is_irrelevant(order: list[int]) -> None:
    reports = [
        WIRE,
        report("b", WIRE.text + " more", "2031-05-02"),
        report("c", " ".join(WIRE.text.split()[:70]), "2031-05-03"),
        report("d", text(4)),
    ]
    moved = [reports[n] for n in order]

    def named(given: list[PrintedReport]) -> set[tuple[str, str, float]]:
        found = find_report_copies(given)
        return {(given[c.later].name, given[c.earlier].name, c.containment) for c in found}

    assert named(moved) == named(reports)
    assert len(named(reports)) == 3


def test_of_a_thousand_copies_each_is_found_once() -> None:
    many = [report(f"c{n:04}", f"{WIRE.text} {n}", "2031-05-02") for n in range(1_000)]
    found = find_report_copies([WIRE, *many])
    assert len(found) == 1_000
    assert {copy.later for copy in found} == set(range(1, 1_001))


@pytest.mark.parametrize("words", ["", "two words", "…"])
def test_texts_of_few_words_are_no_trouble(words: str) -> None:
    assert find_report_copies([report("a", words), WIRE]) == ()


def test_near_copies_are_led_to_the_first() -> None:
    texts = [WIRE.text, text(2), WIRE.text + " one more", WIRE.text]
    assert near_copies((shingled(t).distinct for t in texts), least=0.8) == [0, 1, 0, 0]
