from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.fusion.lineage import Passages, credit_names, find_copies
from vedette.records.spans import Span

SENTENCES = (
    "A column of 40 army trucks left the barracks at Tartus before dawn on Friday.",
    "Residents along the coastal road counted fuel tankers and two ambulances in the column.",
    "The harbour office said that no ship had been told to leave its berth until Sunday.",
)


def report(name: str, *sentences: str, published: str = "2031-05-02", **more: object) -> Passages:
    text = " ".join(sentences)
    spans = tuple(
        Span(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences
    )
    return Passages(report_id=name, text=text, spans=spans, published=published, **more)  # type: ignore[arg-type]


def test_a_verbatim_passage_is_a_copy_of_the_earlier_report() -> None:
    first = report("z", *SENTENCES)
    later = report("a", "Other news came in.", SENTENCES[1], published="2031-05-03")
    (copy,) = find_copies([later, first])
    assert (copy.earlier.report_id, copy.later.report_id) == ("z", "a")
    assert (copy.share, copy.differences, copy.basis) == (1.0, (), "published earlier")
    assert copy.later.span.cut(later.text) == SENTENCES[1]


def test_an_abridged_passage_is_still_a_copy() -> None:
    short = "Residents along the coastal road counted fuel tankers and two ambulances."
    (copy,) = find_copies([report("a", *SENTENCES), report("b", short)])
    assert copy.share > 0.8


def test_a_changed_number_does_not_hide_the_copy_and_is_said() -> None:
    changed = SENTENCES[0].replace("40", "60")
    (copy,) = find_copies([report("a", *SENTENCES), report("b", changed, published="2031-05-03")])
    assert copy.share == 1.0
    assert copy.differences == ("40 -> 60",)


def test_another_name_in_a_copy_is_said() -> None:
    changed = SENTENCES[0].replace("Tartus", "Homs")
    (copy,) = find_copies([report("a", *SENTENCES), report("b", changed, published="2031-05-03")])
    assert copy.differences == ("Tartus -> Homs",)
    assert copy.share > 0.9


def test_a_negation_put_in_is_said() -> None:
    changed = SENTENCES[1].replace("counted", "never counted any")
    (copy,) = find_copies([report("a", *SENTENCES), report("b", changed, published="2031-05-03")])
    assert copy.differences == ("- -> never",)


def test_a_report_that_credits_an_outlet_is_the_copy_even_when_dated_earlier() -> None:
    agency = report("a", *SENTENCES, published="2031-05-03", outlet="Levant Dispatch")
    paper = report("b", SENTENCES[0], outlet="Gazette", credits=("(Levant Dispatch)",))
    (copy,) = find_copies([agency, paper])
    assert (copy.earlier.report_id, copy.basis) == ("a", "credits Levant Dispatch")


def test_a_turn_of_phrase_is_no_copy() -> None:
    one = report("a", "The army said in a statement on Friday that the road is open again.")
    two = report("b", "The army said in a statement that nine of its men had been hurt at Homs.")
    assert find_copies([one, two]) == ()


def test_a_report_is_no_copy_of_itself() -> None:
    assert find_copies([report("a", SENTENCES[0], SENTENCES[1], SENTENCES[0])]) == ()


@settings(max_examples=30)
@given(st.permutations(range(4)), st.sampled_from(["", "2031-05-02", "2031-05-04"]))
def test_copies_do_not_depend_on_the_order_of_reports(order: list[int], day: str) -> None:
    reports = [
        report("a", *SENTENCES),
        report("b", SENTENCES[0], published=day),
        report("c", SENTENCES[0].replace("40", "35"), SENTENCES[2]),
        report("d", *SENTENCES[1:], published="2031-05-03", credits=("Gazette",)),
    ]
    assert find_copies([reports[n] for n in order]) == find_copies(reports)


@pytest.mark.parametrize(
    ("credit", "names"),
    [
        ("(Levant Dispatch)", ("Levant Dispatch",)),
        ("Levant Dispatch, Kura Wire", ("Levant Dispatch", "Kura Wire")),
        ("With Levant Dispatch", ("Levant Dispatch",)),
        ("With wires", ("unnamed agency",)),
        ("Agencies", ("unnamed agency",)),
        ("By staff writers", ()),
        ("", ()),
    ],
)
def test_credits_name_their_agencies(credit: str, names: tuple[str, ...]) -> None:
    assert credit_names(credit) == names
