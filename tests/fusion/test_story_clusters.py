"""Stories: texts made up here about two happenings."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.fusion.story_clusters import StoryText, find_stories

HARBOUR = (
    "A fire at the harbour of Brandolar destroyed 14 barges on Tuesday, the port captain Jorun Vale "
    "said. Fire crews from Brandolar fought the flames until dawn.",
    "Fourteen barges burned at Brandolar harbour. Captain Jorun Vale said that the fire began in a "
    "fuel store and that crews fought it until dawn.",
    "Jorun Vale, captain of the port of Brandolar, blamed a fuel store for the harbour fire that "
    "destroyed 14 barges.",
)
MINE = (
    "Troops of the Orlan Guard left the Teskar copper mine on Sunday and moved to Pelm, residents "
    "of Teskar said. Eight lorries were seen on the road to Pelm.",
    "The Orlan Guard withdrew from the copper mine at Teskar. Residents saw eight lorries on the "
    "way to Pelm on Sunday.",
)
REPORTS = [StoryText(name=f"r{n}", text=text) for n, text in enumerate((*HARBOUR, *MINE))]


def groups(reports: list[StoryText]) -> set[frozenset[str]]:
    stories = find_stories(reports)
    return {
        frozenset(r.name for r, s in zip(reports, stories, strict=True) if s == story)
        for story in stories
    }


def test_reports_of_one_happening_are_one_story() -> None:
    assert groups(REPORTS) == {frozenset({"r0", "r1", "r2"}), frozenset({"r3", "r4"})}


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(len(REPORTS))))
def test_the_order_of_reports_is_irrelevant(order: list[int]) -> None:
    told = dict(zip(range(len(REPORTS)), find_stories(REPORTS), strict=True))
    moved = find_stories([REPORTS[n] for n in order])
    assert [told[n] for n in order] == list(moved)


def test_another_report_of_another_story_leaves_the_id_of_a_story() -> None:
    before = find_stories(REPORTS[:3])[0]
    assert find_stories(REPORTS)[0] == before


def test_the_same_news_a_year_apart_is_less_alike() -> None:
    near = [StoryText(name=f"n{n}", text=HARBOUR[n], published=date(2031, 5, 1)) for n in (0, 2)]
    far = [near[0], StoryText(name="n2", text=HARBOUR[2], published=date(2034, 5, 1))]
    assert len(set(find_stories(near))) == 1
    assert len(set(find_stories(far))) == 2


def test_many_copies_of_one_text_are_one_story_and_quick() -> None:
    many = [StoryText(name=f"c{n}", text=f"{HARBOUR[0] * 4} Page {n}.") for n in range(2_000)]
    assert len(set(find_stories(many))) == 1


def test_no_reports_and_reports_without_words_are_no_trouble() -> None:
    assert find_stories([]) == ()
    empty = [StoryText(name="a", text=""), StoryText(name="b", text="…"), REPORTS[0]]
    assert len(find_stories(empty)) == 3
