"""The whole way, for any text: it never raises, and every value cuts out its own words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vedette
from vedette.config import kit, read_here
from vedette.pipeline import fuse, read_report
from vedette.records.claims import Claim
from vedette.records.documents import EventType, SourceKind, Status
from vedette.records.events import Evidence
from vedette.records.reports import Report
from vedette.records.spans import Span, Words

PUBLISHED = date(2031, 5, 14)

_WHO = (
    "Soldiers",
    "The Northern Brigade",
    "Two US officials",
    "They",
    "Kremlin",
    "",
    "Şırnak's army",
)
_VERB = (
    "shelled", "did not withdraw from", "may have captured", "will leave", "still control",
    "were killed in", "denied that troops left", "moved 40 trucks to", "has not been seen at",
    "offered wheat to", "said it is not known whether rebels hold",
)  # fmt: skip
_WHERE = (
    "Homs",
    "the port of Tartus",
    "Hmeimim air base",
    "",
    "Al-Qamishli",
    "north of Idlib",
    "💥",
)
_WHEN = ("on Friday", "", "on 12 May", "in the past 24 hours", "last week", "between 3 and 5 a.m.")
_PER = (
    "", ", the Orontes Monitor said", ", according to satellite images", ', he told Reuters: "No."',
    ", state TV reported, citing the ministry", "; it added",
)  # fmt: skip
_END = (". ", ".\n\n", "\r\n", "?! ", " - ", "… ", ".” ", "\u2028", " ")


def sentence(parts: tuple[str, ...]) -> str:
    return " ".join(part for part in parts[:4] if part) + parts[4] + parts[5]


SENTENCES = st.tuples(*map(st.sampled_from, (_WHO, _VERB, _WHERE, _WHEN, _PER, _END))).map(sentence)
NOISE = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \n\t.,;:-–—\"'“”‘’()[]0123456789%$€ABCabcéß١٢ьÜñ\u200b\ufeff\u202e"),
    ),
    max_size=60,
)
HEADS = st.sampled_from(
    ("", "DAMASCUS (Orontes News) - ", "By A. Writer\n\n", "Photo: AP\n", "1. ")
)
TEXTS = st.one_of(
    NOISE,
    st.builds(
        lambda head, parts: head + "".join(parts),
        HEADS,
        st.lists(st.one_of(SENTENCES, SENTENCES, NOISE), max_size=6),
    ),
)


def all_words(value: Any) -> Iterator[Words]:
    """Every piece of quoted text in a record, however deep."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_words(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_words(getattr(value, field.name))


def assert_sound(claim: Claim, text: str) -> None:
    assert claim.type in get_args(EventType)
    assert claim.status in get_args(Status)
    assert all(source.kind in get_args(SourceKind) for source in claim.sources)
    found = list(all_words(claim))
    assert claim.trigger in found
    for words in found:
        span = words.span
        assert 0 <= span.start < span.end <= len(text)
        assert words.text == text[span.start : span.end]
        assert words.text.strip()
    proof = claim.evidence
    assert 0 <= proof.start < proof.end <= len(text)
    assert proof.covers(claim.trigger.span)
    if claim.time is not None:
        assert (claim.time.first == "") == (claim.time.last == "")


@given(TEXTS, st.sampled_from([None, PUBLISHED, date(1900, 1, 1), date(2200, 12, 31)]))
@settings(max_examples=150)
def test_any_text_is_read_and_every_value_cuts_out_its_words(text: str, published) -> None:
    reading = vedette.read(text, published=published)
    for claim in reading.claims:
        assert claim.report_id == reading.report_id
        assert_sound(claim, text)
    triggers = [(claim.trigger.span, claim.type) for claim in reading.claims]
    assert triggers == sorted(triggers)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)
    assert vedette.read(text, published=published) == reading


@given(TEXTS)
@settings(max_examples=80)
def test_a_document_lies_within_its_text(text: str) -> None:
    report = Report(name="any", text=text, published=PUBLISHED)
    for keep_all in (False, True):
        done = read_report(report, kit(), keep_all=keep_all)
        document = done.document
        inside = Span(0, len(text))
        for first, second in zip(document.sentences, document.sentences[1:], strict=False):
            assert first.end <= second.start
        assert all(inside.covers(span) and span.start < span.end for span in document.sentences)
        assert all(words.text == words.span.cut(text) for words in all_words(document))


@given(st.lists(SENTENCES, min_size=1, max_size=4).map("".join), st.lists(TEXTS, max_size=3))
@settings(max_examples=40)
def test_a_report_is_read_the_same_whatever_was_read_before(text: str, others: list[str]) -> None:
    alone = vedette.read(text, published=PUBLISHED)
    for other in others:
        vedette.read(other)
    assert vedette.read(text, published=PUBLISHED) == alone


def evidence_in(texts: list[str]) -> list[Evidence]:
    """The claims of invented reports of different outlets, one a day."""
    found = []
    for number, text in enumerate(texts):
        report = Report(
            name=str(number), text=text, outlet=f"Outlet {number % 3}",
            published=date(2031, 5, 12 + number),
        )  # fmt: skip
        done = read_here(report)
        found += [
            Evidence(
                claim=claim, report_name=report.name, outlet=report.outlet,
                published=str(report.published), text=text,
                credits=tuple(words.text for words in done.document.credits),
            )
            for claim in done.claims
        ]  # fmt: skip
    return found


@given(st.data())
@settings(max_examples=40)
def test_events_do_not_depend_on_the_order_of_the_evidence(data: st.DataObject) -> None:
    texts = data.draw(
        st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map("".join), max_size=5)
    )
    found = evidence_in(texts)
    shuffled = data.draw(st.permutations(found))
    expected = fuse(tuple(found))
    assert fuse(tuple(shuffled)) == expected
    grouped = [claim_id for event in expected.upsert for claim_id in event.claim_ids]
    assert sorted(grouped) == sorted({item.claim.id for item in found})
    assert fuse(tuple(shuffled), standing=expected.upsert).upsert == ()


@pytest.mark.parametrize("text", ["", " ", "\n", ".", "\u200b", "\ufeff", "a" * 5000, "( " * 2000])
def test_texts_with_nothing_to_tell_have_no_claims(text: str) -> None:
    assert vedette.read(text).claims == ()


@pytest.mark.parametrize("unit", ["Soldiers shelled Homs and ", '"He said ', "who said that ", "("])
def test_a_sentence_without_end_is_read_in_time(unit: str) -> None:
    for claim in vedette.read(unit * 60).claims:
        assert_sound(claim, unit * 60)
