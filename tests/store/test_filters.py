"""Every filter keeps what a plain walk over the records would keep, in the same order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from math import acos, cos, radians, sin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_reports import (
    ACTORS,
    NOON,
    OUTLETS,
    PLACES,
    STATUSES,
    VERBS,
    Saying,
    entry_of,
    many_entries,
)

from vedette.errors import UsageError
from vedette.records.events import Changes, Event
from vedette.records.filters import Filter
from vedette.store import Workspace

QUICK = settings(
    max_examples=75, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
ENTRIES = many_entries(60)
HALF = len(ENTRIES) // 2
LATER = NOON + timedelta(days=1)
EVENTS = tuple(
    Event(
        type=reading.claims[0].type,
        claim_ids=tuple(claim.id for claim in reading.claims[:2]),
        first=reading.claims[0].time.first if reading.claims[0].time else "",
        last=reading.claims[0].time.last if reading.claims[0].time else "",
    )
    for _, _, reading in ENTRIES
)


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    with Workspace.create_or_open(tmp_path_factory.mktemp("full") / "situation.vedette") as opened:
        opened.add_many(ENTRIES[:HALF], added_at=NOON)
        opened.add_many(ENTRIES[HALF:], added_at=LATER)
        opened.apply(Changes(upsert=EVENTS), LATER)
        yield opened


# A plain walk over the records, in the words of the Filter's docstring


def bare(text):
    chars = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in chars if not unicodedata.combining(c)).split())


def days(claim, report):
    if claim.time and claim.time.first:
        first, last = claim.time.first, claim.time.last
        if len(first) == 7:  # these two months only
            return date(2031, 4, 1), date(2031, 5, 31)
        return date.fromisoformat(first), date.fromisoformat(last)
    return (report.published, report.published) if report.published else None


def words(text):
    return re.findall(r"\w+", bare(text))


def apart_km(lat_a, lon_a, lat_b, lon_b):
    one, two, turn = radians(lat_a), radians(lat_b), radians(lon_a - lon_b)
    return 6371.0088 * acos(min(1, max(-1, sin(one) * sin(two) + cos(one) * cos(two) * cos(turn))))


def is_near(claim, near):
    return any(
        mention.place is not None
        and mention.place.precision < 6
        and apart_km(mention.place.lat_deg, mention.place.lon_deg, *near[:2]) <= near[2]
        for mention in claim.locations
    )


def content_fits(f, claim, report):
    parties = (*claim.actors, *claim.recipients)
    per = [source.words.text for source in claim.sources] or [report.outlet]
    return (
        (not f.type or claim.type in f.type.split(", "))
        and (not f.status or claim.status == f.status)
        and (not f.actor.strip() or any(
            bare(f.actor) in bare(p.words.text) or bare(f.actor) in bare(p.name)
            or f.actor.strip().upper() == p.country for p in parties))
        and (not f.per.strip() or any(bare(f.per) in bare(name) for name in per))
        and (f.near is None or is_near(claim, f.near))
    )  # fmt: skip


def claim_fits(f, claim, report, added):
    span = days(claim, report)
    said = words(claim.evidence.cut(report.text))
    return (
        (f.since is None or (span is not None and span[1] >= f.since))
        and (f.until is None or (span is not None and span[0] <= f.until))
        and (f.as_of is None or added <= f.as_of)
        and bare(f.outlet) in bare(report.outlet)
        and all(word in said for word in words(f.text))
        and content_fits(f, claim, report)
    )


def by_order(pair):
    claim, report = pair
    span, last = days(claim, report), date.max
    return (span is None, span[0] if span else last, report.published or last, claim.id)


def expected_claims(f):
    kept = [
        (claim, document.report)
        for number, (_, document, reading) in enumerate(ENTRIES)
        for claim in reading.claims
        if claim_fits(f, claim, document.report, NOON if number < HALF else LATER)
    ]
    return [claim.id for claim, _ in sorted(kept, key=by_order)][: f.limit]


def expected_reports(f):
    kept = []
    for number, (_, document, reading) in enumerate(ENTRIES):
        report, added = document.report, NOON if number < HALF else LATER
        asks_content = any((f.type, f.status, f.actor.strip(), f.per.strip(), f.near))
        said = words(report.title) + words(report.text)
        if (
            (f.since is None or (report.published is not None and report.published >= f.since))
            and (f.until is None or (report.published is not None and report.published <= f.until))
            and (f.as_of is None or added <= f.as_of)
            and bare(f.outlet) in bare(report.outlet)
            and all(word in said for word in words(f.text))
            and (not asks_content or any(content_fits(f, c, report) for c in reading.claims))
        ):
            kept.append(report)
    kept.sort(key=lambda report: (report.published or date.max, report.id))
    return [report.id for report in kept][: f.limit]


some_day = st.one_of(st.none(), st.dates(date(2031, 4, 15), date(2031, 5, 25)))
points = st.one_of(
    st.sampled_from(sorted(PLACES)).map(lambda name: PLACES[name][:2]),
    st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
    st.tuples(st.floats(-20, -15), st.sampled_from((179.9, -179.9, 180.0, -180.0))),
)
some_words = st.one_of(
    st.just(""), st.sampled_from(("left", "TARTUS", "brigade etoile", '"port clerk"', "said on"))
)


@st.composite
def filters(draw):
    since, until = draw(some_day), draw(some_day)
    if since is not None and until is not None:
        since, until = min(since, until), max(since, until)
    near = None  # radii from 10 m: the arc cosine of the plain walk is not exact at 0
    if draw(st.booleans()):
        near = (*draw(points), draw(st.one_of(st.floats(0.01, 400), st.floats(0.01, 20100))))
    return Filter(
        since=since,
        until=until,
        as_of=draw(st.sampled_from((None, None, NOON, LATER, NOON - timedelta(seconds=1)))),
        actor=draw(st.sampled_from(("", "", "harbour", "ÉTOILE", "coral", "syr", "IGO", "zz"))),
        type=draw(st.sampled_from(("", "", "MOVE, CONTROL", *VERBS.values()))),
        near=near,
        per=draw(st.sampled_from(("", "", "clerk", "MERIDIENNE", "cote", "inspect"))),
        text=draw(some_words),
        status=draw(st.sampled_from(("", "", *STATUSES))),
        outlet=draw(st.sampled_from(("", "", "côte", "post"))),
        limit=draw(st.sampled_from((None, None, 0, 3))),
    )


@QUICK
@given(wanted=filters())
def test_claims_are_those_that_a_plain_walk_keeps(full, wanted):
    assert [evidence.claim.id for evidence in full.claims(wanted)] == expected_claims(wanted)


@QUICK
@given(wanted=filters())
def test_reports_are_those_that_a_plain_walk_keeps(full, wanted):
    assert [report.id for report in full.reports(wanted)] == expected_reports(wanted)


@QUICK
@given(wanted=filters())
def test_events_are_those_of_the_claims_that_are_kept(full, wanted):
    kept = set(expected_claims(replace(wanted, limit=None)))
    expected = {event.id for event in EVENTS if kept & set(event.claim_ids)}
    found = [event.id for event in full.events(wanted)]
    assert len(found) == len(set(found))
    if wanted.limit is None:
        assert set(found) == expected
    else:
        assert set(found) <= expected
        assert len(found) == min(wanted.limit, len(expected))


def test_the_walk_keeps_something_and_leaves_something_out():
    every = len(expected_claims(Filter()))
    for wanted in (
        Filter(actor="etoile"), Filter(type="MOVE"), Filter(near=(-17, 180, 300)), Filter(per="clerk"),
        Filter(text="left"), Filter(status="denied"), Filter(outlet="cote"), Filter(as_of=NOON),
        Filter(since=date(2031, 5, 1)), Filter(until=date(2031, 5, 1)),
    ):  # fmt: skip
        assert 0 < len(expected_claims(wanted)) < every, wanted


@QUICK
@given(text=st.text(max_size=40))
def test_any_text_is_a_query_and_never_a_syntax_error(full, text):
    list(full.claims(Filter(text=text)))
    list(full.reports(Filter(text=text)))


@pytest.mark.parametrize(
    "text",
    ['"', '""', '" OR "', "NEAR(left, 2)", "left AND NOT", "words:left", "^left", "a\0b", "*", "-", "'; --",
     "\ud800", "{words} : left", 'left "', "left* *"],
)  # fmt: skip
def test_operators_of_the_index_are_plain_words(full, text):
    expected = expected_claims(Filter(text=text)) if words(text) else []
    assert [evidence.claim.id for evidence in full.claims(Filter(text=text))] == expected


@QUICK
@given(text=st.text(max_size=20))
def test_any_text_can_be_asked_for_as_a_name(full, text):
    for wanted in (Filter(actor=text), Filter(per=text), Filter(outlet=text), Filter(report=text)):
        list(full.claims(wanted))
        list(full.reports(wanted))


@settings(max_examples=15, deadline=None)
@given(title=st.lists(st.text(alphabet="abcÉ", min_size=1, max_size=5), min_size=1).map(" ".join))
def test_a_report_is_found_by_each_of_its_own_words(tmp_path_factory, title):
    folder = tmp_path_factory.mktemp("words")
    with Workspace.create_or_open(folder / "situation.vedette") as workspace:
        workspace.add_report(*entry_of(Saying(), title=title), added_at=NOON)
        for text in (title, f'"{title}"', *title.split(), *(w[:1] + "*" for w in title.split())):
            assert len(list(workspace.reports(Filter(text=text)))) == 1


def test_a_phrase_asks_for_words_side_by_side(full):
    assert list(full.claims(Filter(text='"Harbour guards"')))
    assert not list(full.claims(Filter(text='"guards Harbour"')))
    assert list(full.claims(Filter(text="guards Harbour")))


def test_a_country_has_no_point_that_could_be_near(full):
    lat, lon, *_ = PLACES["Syria"]
    found = list(full.claims(Filter(near=(lat, lon, 100))))
    assert found == []


def test_a_time_of_another_zone_is_the_same_moment(full):
    shifted = LATER.astimezone(timezone(timedelta(hours=-9)))
    assert list(full.claims(Filter(as_of=shifted))) == list(full.claims())


def test_claims_of_one_report(full):
    _, document, reading = ENTRIES[3]
    found = full.claims(Filter(report=document.report.id))
    assert {evidence.claim for evidence in found} == set(reading.claims)


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Filter(since=date(2031, 5, 2), until=date(2031, 5, 1)), r"V410.*2031-05-02 is after"),
        (Filter(type="WAR"), r"V410.*'WAR'.*ASSAULT"),
        (Filter(type="MOVE,WAR"), r"V410.*'WAR'"),
        (Filter(status="sure"), r"V410.*'sure'.*hedged"),
        (Filter(near=(91, 0, 1)), r"V410.*latitude is 91"),
        (Filter(near=(0, float("nan"), 1)), r"V410.*longitude is nan"),
        (Filter(near=(0, 0, -1)), r"V410.*radius"),
        (Filter(limit=-1), r"V410.*limit is -1"),
        (Filter(as_of=datetime(2031, 5, 2)), r"V413.*2031-05-02T00:00:00"),  # noqa: DTZ001
    ],
)
def test_a_filter_that_cannot_be_meant_is_refused_at_once(full, wanted, says):
    for ask in (full.claims, full.reports, full.events):
        with pytest.raises(UsageError, match=says):
            ask(wanted)


def test_the_figures_of_the_fixture_are_wide_enough():
    assert set(OUTLETS) == {d.report.outlet for _, d, _ in ENTRIES}
    assert set(ACTORS) == {c.actors[0].words.text for _, _, r in ENTRIES for c in r.claims}
