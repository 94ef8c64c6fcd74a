"""The registry of actors, office holders and organs: in order, and open to a user's own lines."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.lexicon.actor_checks import CERTAINTIES, GROUPINGS, name_clashes, stack_actors
from vedette.lexicon.actors import (
    COLUMNS,
    actor_registry,
    name_key,
    name_pieces,
    names_of_parties,
    registry_of,
)
from vedette.lexicon.countries import countries
from vedette.lexicon.holders import holders
from vedette.lexicon.organs import organs
from vedette.lexicon.sectors import SECTORS, sector_words
from vedette.lexicon.terms import Term, is_day


def shipped() -> str:
    return files("vedette.lexicon").joinpath("data/actors.tsv").read_text("utf-8")


def row(**cells: str) -> str:
    given = {
        "id": "KEN.coast-front", "name": "Kenyan Coast Front", "names": "KCFX", "country": "KEN",
        "sector": "REB", "kind": "group", "since": "2015", "until": "", "became": "", "parent": "",
        "certainty": "sure",
    } | cells  # fmt: skip
    return "\t".join(given.values())


def test_the_shipped_table_is_in_order() -> None:
    checked = stack_actors(shipped(), "actors.tsv", onto=registry_of(()))
    assert [problem.message for problem in checked.problems] == []
    assert 600 <= len(checked.taken) <= 2000


def test_no_two_actors_bear_a_name_at_one_time_without_a_mark() -> None:
    assert list(name_clashes(actor_registry())) == []


def test_every_marked_name_has_another_bearer_or_is_a_common_phrase() -> None:
    alone = {
        name
        for actor in actor_registry().actors
        for name in actor.shared
        if len(actor_registry().by_name[name_key(name)]) == 1
    }
    assert len(alone) < 40  # such names may stand for unlisted bodies too ("The Times")


def test_every_renaming_goes_forward_and_ends() -> None:
    table = actor_registry().by_id
    for actor in table.values():
        seen = [actor.id]
        while table[seen[-1]].became:
            assert table[seen[-1]].became not in seen
            seen.append(table[seen[-1]].became)
        if actor.became:
            assert actor.term.until, actor.id


def test_all_countries_at_war_since_2000_have_armed_groups() -> None:
    armed = {actor.country for actor in actor_registry().actors if actor.sector == "REB"}
    wars = "AFG IRQ SYR YEM LBY SDN SSD SOM COD CAF MLI NGA ETH UKR RUS COL PHL MMR LKA NPL TCD CIV LBR MOZ".split()
    assert set(wars) <= armed


def test_holders_are_in_order() -> None:
    codes = {country.code for country in countries()} | GROUPINGS
    for posts in holders().by_name.values():
        for post in posts:
            assert post.country in codes, post
            assert post.sector in SECTORS, post
            assert post.certainty in CERTAINTIES, post
            assert post.term.first <= post.term.last, post
            assert " " not in post.post, post


def test_no_name_is_borne_by_two_holders_at_one_time() -> None:
    for key, posts in holders().by_name.items():
        people = {post.names[0] for post in posts}
        assert len(people) == 1, (key, people)


def test_organs_have_one_sector_each_and_a_name() -> None:
    for organ in organs().values():
        assert organ.name_in("KEN").startswith("Kenyan")
        assert organ.name_in("IGO") == ""


def test_words_for_sectors_cover_all_but_the_few_that_names_alone_tell() -> None:
    assert SECTORS - set(sector_words().order) <= {"IGO", "PRE", "UNK"}


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        (row(country="XXX", id="XXX.front"), "V340", "country is 'XXX'"),
        (row(sector="ARMY"), "V340", "sector is 'ARMY'"),
        (row(kind="club"), "V340", "kind is 'club'"),
        (row(since="2015-13"), "V340", "since is '2015-13'"),
        (row(until="2014"), "V340", "until is '2014'"),
        (row(id="Kenyan front"), "V340", "id is 'Kenyan front'"),
        (row(certainty="maybe"), "V340", "certainty is 'maybe'"),
        (row(name="--"), "V340", "name is '--'"),
        ("KEN.x\tname", "V340", "got 2 columns"),
        (row(parent="KEN.nobody"), "V341", "parent is 'KEN.nobody'"),
        (row(names="Hezbollah"), "V342", "LBN.hezbollah"),
    ],
)
def test_a_wrong_line_of_a_users_table_is_reported_with_its_number(
    line: str, code: str, told: str
) -> None:
    text = f"# mine\n{line}\n" + row(id="KEN.good", name="Kenyan Good Front", names="")
    own = stack_actors(text, "mine.tsv")
    assert [problem.code for problem in own.problems] == [code]
    assert "mine.tsv, line 2:" in own.problems[0].message
    assert told in own.problems[0].message
    assert [actor.id for actor in own.taken] == ["KEN.good"]
    assert own.registry.by_id["KEN.good"].country == "KEN"


def test_a_users_line_replaces_the_shipped_one_of_its_id_and_a_second_is_refused() -> None:
    line = row(id="LBN.hezbollah", name="Hezbollah", names="Party of God", country="LBN")
    own = stack_actors(f"{line}\n{line}", "mine.tsv")
    assert own.registry.by_id["LBN.hezbollah"].names == ("Hezbollah", "Party of God")
    assert [problem.code for problem in own.problems] == ["V340"]
    assert actor_registry().by_id["LBN.hezbollah"].names != ("Hezbollah", "Party of God")


def test_a_mark_lets_a_name_have_two_bearers() -> None:
    own = stack_actors(row(names="*Hezbollah"), "mine.tsv")
    assert own.problems == ()
    assert own.taken[0].shared == {"Hezbollah"}


@given(st.text(max_size=300))
def test_any_text_is_taken_or_reported_line_by_line(text: str) -> None:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    own = stack_actors(text, "mine.tsv", onto=registry_of(()))
    assert len(own.taken) + len(own.problems) <= len(lines)


@given(st.text(max_size=80))
def test_pieces_stand_in_the_text_in_order(text: str) -> None:
    place = 0
    for key, word in name_pieces(text):
        place = text.index(word, place) + len(word)
        assert key


def test_terms_take_partial_dates_for_the_whole_month_or_year() -> None:
    term = Term(since="2014-06", until="2016")
    assert (term.first, term.last) == ("2014-06-01", "2016-12-31")
    assert term.covers("2016-12-31")
    assert not term.covers("2014-05-31")
    assert term.covers("")
    assert not term.overlaps(Term(since="2016-12-31"))
    assert term.overlaps(Term(since="2016-12-30"))
    assert [is_day(day) for day in ("", "2014", "2014-02-30", "14")] == [True, True, False, False]


def test_the_table_has_the_columns_that_its_page_names() -> None:
    assert len(COLUMNS) == 11


def test_media_and_companies_are_no_parties_to_a_conflict() -> None:
    assert "hezbollah" in names_of_parties()
    assert "sana" not in names_of_parties()
