"""Addresses and selections: what is asked for is found, and an address says it again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.store.desk import DeskReader
from vedette.web.asked import FACETS, SORTS, Asked, parse
from vedette.web.catalogue import Catalogue, build
from vedette.web.mapdata import map_json
from vedette.web.selection import select
from vedette.web.timeline import timeline

WORDS = st.text(min_size=1, max_size=12).map(str.strip).filter(bool)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))
ASKED = st.builds(
    lambda q, since, more, facets, place, sort, page: Asked(
        q=q, since=since, until=since + timedelta(days=more) if since else None,
        facets=tuple((name, facets[name]) for name in FACETS if name in facets),
        place=place, sort=sort, page=page,
    ),
    st.just("") | WORDS, DAYS, st.integers(0, 90),
    st.dictionaries(st.sampled_from(FACETS), st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple)),
    st.just("") | WORDS, st.sampled_from(SORTS), st.integers(1, 40),
)  # fmt: skip


@given(ASKED)
def test_an_address_holds_the_whole_state(asked: Asked) -> None:
    assert parse(asked.pairs()) == (asked, ())


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["q", "from", "to", "box", "sort", "page", "kind", "x"]),
            st.text(max_size=30),
        )
    )
)
def test_any_address_can_be_read(pairs) -> None:
    asked, problems = parse(pairs)
    assert parse(asked.pairs())[0] == asked
    assert all("expected" in problem for problem in problems)


@pytest.fixture(scope="module")
def catalogue(built) -> Catalogue:
    reader = DeskReader.open(built)
    made = build(reader.columns(), 1)
    reader.close()
    return made


def chosen(catalogue: Catalogue, **parts):
    asked, problems = parse([(k, v) for k, values in parts.items() for v in values])
    assert problems == ()
    return select(catalogue, asked, words=None, reviews={}), asked


def test_counts_beside_values_are_what_choosing_them_leaves(catalogue: Catalogue) -> None:
    everything, _ = chosen(catalogue)
    assert everything.total == catalogue.size
    for facet in everything.facets:
        for item in (*facet.values, *facet.more):
            assert chosen(catalogue, **{facet.name: [item.value]})[0].total == item.count


def test_values_of_one_facet_widen_and_of_two_narrow(catalogue: Catalogue) -> None:
    moves, _ = chosen(catalogue, kind=["MOVE"])
    both, _ = chosen(catalogue, kind=["MOVE", "RETREAT"])
    denied, _ = chosen(catalogue, kind=["MOVE", "RETREAT"], status=["denied"])
    assert moves.total < both.total
    assert 0 < denied.total < both.total


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_has_all_events_once(catalogue: Catalogue, sort: str) -> None:
    found, _ = chosen(catalogue, sort=[sort])
    assert sorted(found.rows) == list(range(catalogue.size))


def test_most_origins_come_first_when_asked_for(catalogue: Catalogue) -> None:
    found, _ = chosen(catalogue, sort=["origins"])
    counts = [int(catalogue.origins[row]) for row in found.rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1


def test_a_box_keeps_what_has_a_point_in_it_also_across_the_date_line(catalogue: Catalogue) -> None:
    near, _ = chosen(catalogue, box=["36.5,36,39,37"])
    far, _ = chosen(catalogue, box=["170,-30,-170,30"])
    world, _ = chosen(catalogue, box=["-180,-90,180,90"])
    assert 0 < near.total < world.total
    assert far.total == 0
    assert chosen(catalogue, box=["350,-90,710,90"])[0].total == world.total


def test_the_map_draws_each_place_once_with_its_number_of_events(catalogue: Catalogue) -> None:
    found, asked = chosen(catalogue)
    drawn = map_json(catalogue, found.mask, asked)
    spots = [f["properties"] for f in drawn["features"] if f["properties"]["kind"] == "spot"]
    assert len({spot["key"] for spot in spots}) == len(spots) > 5
    for spot in spots:
        assert chosen(catalogue, place=[spot["key"]])[0].total == spot["count"]
    west, south, east, north = drawn["view"]
    assert west <= east
    assert south <= north


def test_the_timeline_draws_every_event_that_has_a_day(catalogue: Catalogue) -> None:
    found, asked = chosen(catalogue)
    line = timeline(catalogue, found.mask, asked, {})
    assert line is not None
    assert sum(lane.count for lane in line.lanes) + line.earlier + line.undated == catalogue.size
    for lane in line.lanes:
        for mark in lane.marks:
            assert 0 <= mark.x <= 100
            assert mark.x2 is None or mark.x < mark.x2 <= 100
    assert timeline(catalogue, found.mask & False, asked, {}) is None
