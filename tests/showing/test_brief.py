from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from vedette.records.events import Evidence
from vedette.showing.brief import lay_out_brief
from vedette.showing.brief_html import brief_html
from vedette.showing.brief_items import sentence_text
from vedette.showing.brief_markdown import brief_markdown, quote_parts
from vedette.showing.brief_text import brief_text
from vedette.showing.timeline_svg import timeline_svg


@pytest.fixture
def brief(events, evidence):
    return lay_out_brief(events, evidence, title="North")


def sections(brief) -> dict[str, set[str]]:
    return {
        section.key: {item.lead.type for group in section.groups for item in group.items}
        for section in brief.sections
    }


def test_facts_denials_questions_and_offers_stand_apart(brief) -> None:
    assert sections(brief) == {
        "stated": {"RETREAT", "ASSAULT", "PRESENCE"},
        "denied": {"ASSAULT"},
        "open": {"CONTROL"},
        "planned": {"AGREE"},
    }


def test_the_order_of_events_and_claims_does_not_matter(brief, events, evidence) -> None:
    turned = dict(reversed(evidence.items()))
    again = lay_out_brief(tuple(reversed(events)), turned, title="North")
    assert brief_markdown(again) == brief_markdown(brief)


def test_every_item_cites_words_that_stand_in_its_report(brief) -> None:
    numbers = {quote.number: quote for quote in brief.quotes}
    assert len(brief.items) == 6
    for item in brief.items:
        cited = brief.cites(known.claim.id for known in item.evidence)
        assert cited
        for number in cited:
            quote = numbers[number]
            words = "".join(part for part, _ in quote_parts(quote))
            assert words == quote.span.cut(quote.source.text)
            assert any(strong for _, strong in quote_parts(quote))


def test_the_markdown_says_who_read_it_and_that_nobody_reviewed_it(brief) -> None:
    page = brief_markdown(brief)
    assert page.startswith("# North: reports of 14–15 Dec 2024\n")
    assert "Read by machine (engine rules 1). No person has reviewed it." in page
    assert "2 reports, 7 claims, 6 events, 3 independent origins." in page


def test_a_sentence_carries_day_source_origins_and_link(brief) -> None:
    page = brief_markdown(brief)
    line = next(
        part for part in page.split("\n- ") if "withdrew from Homs" in part and "[1" in part
    )
    assert "*13 Dec 2024* · **Northern Brigade** withdrew" in line
    assert "according to Orontes Monitor, via Example Courier [\\[1\\]](#q1)" in line
    assert "Example Post reports [\\[2\\]](#q2)" in line
    assert "2 independent origins" in line


def test_no_date_is_filled_in_and_what_did_not_resolve_is_listed(brief) -> None:
    page = brief_markdown(brief)
    assert page.count("*no day said*") == 5
    assert "**Places not in gazetteer**: “Tell Saroun airfield”" in page


def test_all_links_of_the_markdown_lead_somewhere(brief) -> None:
    page = brief_markdown(brief)
    targets = set(re.findall(r'<a id="([^"]+)"></a>', page))
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= targets
    assert {f"q{quote.number}" for quote in brief.quotes} <= targets


def test_a_claim_long_before_its_report_is_background(main, events, evidence, claims) -> None:
    old = replace(claims[0], time=main.time("on Friday", "1967"))
    known = {**evidence, old.id: main.evidence(old)}
    alone = replace(events[0], claim_ids=(old.id,))
    assert list(sections(lay_out_brief([alone], known))) == ["background"]


def test_claims_that_differ_on_a_toll_are_told_to_differ(main, events, evidence, claims) -> None:
    one = replace(claims[0], killed=(main.words("40"),))
    other_id = events[0].claim_ids[1]
    other = evidence[other_id]
    two = replace(other.claim, killed=(replace(main.words("40"), text="twelve"),))
    known = {one.id: main.evidence(one), other_id: replace(other, claim=two)}
    page = brief_markdown(lay_out_brief([events[0]], known))
    assert "**figures differ**: killed “40” [\\[1\\]](#q1); killed “twelve” [\\[2\\]](#q2)" in page
    assert page.index("## Contradicting") < page.index("### Figures that differ")


def test_an_event_stated_and_denied_is_told_in_both_places(main, events, evidence, claims) -> None:
    other_id = events[0].claim_ids[1]
    other = evidence[other_id]
    known = {**evidence, other_id: replace(other, claim=replace(other.claim, status="denied"))}
    brief = lay_out_brief([events[0]], known)
    assert list(sections(brief)) == ["stated", "denied"]
    stated, denied = brief.items
    assert stated.also == (denied.anchor,)
    assert denied.also == (stated.anchor,)


def test_markup_in_a_report_stays_text(main, events, evidence, claims) -> None:
    bad = "<script>alert(1)</script> ![x](http://example.org/x) **b** [l](javascript:x)"
    known = {key: replace(item, outlet=bad, report_name=bad) for key, item in evidence.items()}
    brief = lay_out_brief(events, known, title=bad)
    assert "<script" not in brief_markdown(brief)
    assert "![x](" not in brief_markdown(brief)
    page = brief_html(brief, None)
    assert "<script" not in page
    assert html.escape(bad) in page


def test_without_claims_the_brief_says_so_and_lists_the_reports(main) -> None:
    page = brief_markdown(lay_out_brief([], {}, reports=[main.report]))
    assert "No claim was read in these reports." in page
    assert "north-1.txt" in page
    assert brief_html(lay_out_brief([], {}, reports=[main.report]), None)
    assert lay_out_brief([], {}).period == "no reports"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        for name in ("href", "src"):
            if found.get(name):
                self.hrefs.append(found[name])


def test_the_page_is_self_contained_and_its_anchors_lead_both_ways(brief) -> None:
    links = _Links()
    links.feed(brief_html(brief, None))
    assert len(links.ids) == len(set(links.ids))
    assert {href[1:] for href in links.hrefs if href.startswith("#")} <= set(links.ids)
    assert {href for href in links.hrefs if not href.startswith("#")} == {"data:,"}
    assert not {"script", "img", "iframe", "object", "form"} & set(links.tags)
    for quote in brief.quotes:
        assert f"#q{quote.number}" in links.hrefs
        assert set(quote.anchors) <= {href[1:] for href in links.hrefs}


def test_the_page_has_the_sentences_of_the_markdown(brief) -> None:
    page = html.unescape(re.sub(r"<[^>]+>", "", brief_html(brief, None)))
    for item in brief.items:
        assert "".join(run.text for run in item.sentence) in page


def test_the_timeline_draws_dated_items_only(brief) -> None:
    line = timeline_svg(brief.items, ("2024-12-14",))
    assert line.count('class="vt-bar') == 1
    assert "13 Dec 2024: Northern Brigade withdrew" in line
    undated = [item for item in brief.items if not item.first]
    assert timeline_svg(undated) == ""


@pytest.mark.parametrize(
    ("first", "last"), [("1967", "1967"), ("2024-02", "2024-12"), ("0000", "x")]
)
def test_partial_and_odd_dates_do_not_break_the_timeline(brief, first: str, last: str) -> None:
    item = replace(brief.items[0], first=first, last=last)
    assert ("<svg" in timeline_svg([item])) == (first != "0000")


def test_what_began_long_ago_does_not_squeeze_the_week(brief) -> None:
    item = next(item for item in brief.items if item.first)
    held = replace(item, first="2020-01-01", anchor="held")
    line = timeline_svg([item, held], ("2024-12-14",))
    assert "Timeline, 13 Dec 2024 to 14 Dec 2024" in line
    assert line.count('class="vt-bar" d=') == 1
    month = timeline_svg([item, replace(item, first="2024-12-01", anchor="month")])
    assert "Timeline, 1 Dec 2024 to 13 Dec 2024" in month


def test_an_evidence_without_a_date_is_never_background(
    events, evidence: dict[str, Evidence]
) -> None:
    undated = {key: replace(item, published="") for key, item in evidence.items()}
    brief = lay_out_brief(events, undated)
    assert brief.period == "reports without a date"
    assert "background" not in sections(brief)


def test_a_crowded_lane_counts_what_it_does_not_draw(brief) -> None:
    item = next(item for item in brief.items if item.first)
    line = timeline_svg([replace(item, anchor=f"a{i}") for i in range(20)])
    assert line.count('class="vt-bar"') == 12
    assert "and 8 more, not drawn" in line


def test_the_plain_text_has_the_same_sentences_and_no_markup(brief) -> None:
    text = brief_text(brief, width=72)
    assert max(len(line) for line in text.splitlines()) <= 72
    joined = " ".join(text.split())
    for item in brief.items:
        assert " ".join(sentence_text(item).split()) in joined
    assert "](#" not in text
    assert "<a " not in text
