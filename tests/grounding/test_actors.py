"""Who words stand for: country, sector and name, and what stays empty."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vedette
from vedette.grounding.actor_context import ActorSetting, place_within, weigh_countries
from vedette.grounding.actors import code_actor
from vedette.lexicon.actors import actor_registry
from vedette.lexicon.countries import countries
from vedette.lexicon.holders import holders
from vedette.lexicon.organs import organs
from vedette.lexicon.sectors import SECTORS
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Span, Words

SYRIA = ActorSetting(countries=("SYR",), share=1.0)


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Islamic State fighters", "INT", "REB"),
        ("US-led coalition", "INT", "MIL"),
        ("UN Security Council", "IGO", "IGO"),
        ("NATO soldiers", "IGO", "MIL"),
        ("Red Cross", "NGO", "NGO"),
        ("Houthi rebels", "YEM", "REB"),
        ("Hezbollah", "LBN", "REB"),
        ("relatives of a Hezbollah commander", "LBN", "CVL"),
        ("Syrian army", "SYR", "MIL"),
        ("Kenyan police", "KEN", "COP"),
        ("Kenyan peacekeepers", "KEN", "MIL"),
        ("government of Ghana", "GHA", "GOV"),
        ("spokeswoman for the Kenyan army", "KEN", "MIL"),
        ("Peruvian protesters", "PER", "CVL"),
        ("Peruvian students", "PER", "EDU"),
        ("Turkish foreign minister", "TUR", "GOV"),
        ("Iraqi defence minister", "IRQ", "GOV"),
        ("Iraqi defence ministry", "IRQ", "MIL"),
        ("Italian lawmakers", "ITA", "LEG"),
        ("Chilean Supreme Court", "CHL", "JUD"),
        ("Syrians", "SYR", "CVL"),
        ("gunmen", "", "UAF"),
        ("Western Sahara", "ESH", "GOV"),
        ("Mubarak", "EGY", "GOV"),
        ("Assad's air force", "SYR", "MIL"),
    ],
)
def test_names_and_kinds_are_coded(words: str, country: str, sector: str) -> None:
    code = code_actor(words)
    assert (code.country, code.sector) == (country, sector)


def test_a_country_is_its_military_where_it_uses_force_and_its_government_else() -> None:
    assert code_actor("Russia", event="ASSAULT").sector == "MIL"
    assert code_actor("Russia", event="ASSAULT", role="recipient").sector == "GOV"
    assert code_actor("Russia", event="CONSULT").sector == "GOV"
    assert code_actor("Moscow", event="REJECT").country == "RUS"


def test_a_state_and_its_organs_have_ids_by_rule() -> None:
    assert (code_actor("Moscow").id, code_actor("Moscow").name) == ("RUS", "Russia")
    police = code_actor("Kenyan police")
    assert (police.id, police.name) == ("KEN.police", "Kenyan police")
    army = code_actor("Syrian army", setting=ActorSetting(day="2015-06-01"))
    assert (army.id, army.name) == ("SYR.army", "Syrian Arab Army")


def test_a_bare_noun_is_of_the_country_reported_on_and_says_that_it_is_inferred() -> None:
    code = code_actor("rebels", setting=ActorSetting(countries=("SDN", "TCD"), share=0.6))
    assert (code.country, code.inferred) == ("SDN", True)
    assert code_actor("rebels").country == ""
    assert not code_actor("Syrian rebels").inferred


@pytest.mark.parametrize("words", ["Ann Ivanova", "the column", "it", ""])
def test_what_neither_tables_nor_report_decide_stays_empty(words: str) -> None:
    code = code_actor(words, setting=ActorSetting(countries=("SYR", "TUR"), share=0.6))
    assert (code.country, code.sector) == ("", "")


def test_a_titled_person_is_of_the_country_that_a_report_speaks_of_most() -> None:
    clear = code_actor("President Ann Ivanova", setting=replace(SYRIA, share=0.7))
    assert (clear.country, clear.sector, clear.inferred) == ("SYR", "GOV", True)
    unclear = code_actor("President Ann Ivanova", setting=replace(SYRIA, share=0.3))
    assert (unclear.country, unclear.sector) == ("", "GOV")


def test_the_backer_of_a_force_is_not_its_country() -> None:
    assert code_actor("Turkish-backed rebels", setting=SYRIA).country == "SYR"
    assert code_actor("pro-government forces", setting=SYRIA).sector == "PRM"


def test_a_place_in_the_words_gives_the_country() -> None:
    code = code_actor("Mombasa police", setting=replace(SYRIA, place="KEN"))
    assert (code.country, code.sector) == ("KEN", "COP")


@pytest.mark.parametrize(
    ("day", "name", "actor_id"),
    [
        ("2015-01-01", "Nusra Front", "SYR.nusra"),
        ("2016-10-01", "Jabhat Fateh al-Sham", "SYR.jfs"),
        ("2018-01-01", "Hayat Tahrir al-Sham", "SYR.hts"),
        ("", "Nusra Front", "SYR.nusra"),
    ],
)
def test_a_force_that_was_renamed_is_known_by_its_name_of_the_day(
    day: str, name: str, actor_id: str
) -> None:
    code = code_actor("al-Nusra Front", setting=ActorSetting(day=day))
    assert (code.name, code.id) == (name, actor_id)


def test_a_post_is_the_one_held_on_the_day() -> None:
    def sector_and_id(day: str) -> tuple[str, str]:
        code = code_actor("Bashar al-Assad", setting=ActorSetting(day=day))
        return code.sector, code.id

    assert sector_and_id("2012-01-01") == ("GOV", "SYR.president")
    assert sector_and_id("2025-06-01") == ("ELI", "SYR.president")


def test_a_name_beside_another_name_is_somebody_else() -> None:
    assert code_actor("Ras Mubarak").country == ""
    assert code_actor("Dawn Ivanova").country == ""
    assert code_actor("President Mubarak").country == "EGY"


def test_a_last_name_with_a_title_is_known_where_the_country_is_spoken_of() -> None:
    here = ActorSetting(countries=("GBR",), day="2018-01-01")
    assert code_actor("Prime Minister May", setting=here).name == "Theresa May"
    elsewhere = ActorSetting(countries=("KEN",), day="2018-01-01")
    assert code_actor("Prime Minister May", setting=elsewhere).name == ""


def test_an_acronym_that_several_bear_goes_by_the_country_spoken_of() -> None:
    at_home = ActorSetting(countries=("SOM",), share=1.0)
    assert code_actor("SNA", setting=at_home).id == "SOM.army"
    assert code_actor("SNA", setting=SYRIA).id == "SYR.sna"
    assert code_actor("SNA").id == ""


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Ministry of Defence", "", "MIL"),
        ("Kenyan Ministry of Defence", "KEN", "MIL"),
        ("German Foreign Office", "DEU", "GOV"),
        ("Foreign Office of Germany", "DEU", "GOV"),
        ("CIA operatives in Syria", "USA", "SPY"),
        ("Afghan and coalition security force", "INT", "MIL"),
        ("pro-Russian separatists", "UKR", "REB"),
        ("Obama administration", "USA", "GOV"),
    ],
)
def test_names_that_other_states_have_too_go_by_the_country_beside_them(
    words: str, country: str, sector: str
) -> None:
    code = code_actor(words)
    assert (code.country, code.sector) == (country, sector)


def test_several_countries_named_together_are_international() -> None:
    code = code_actor("Russia, Iran and Turkey", event="CONSULT")
    assert (code.country, code.sector) == ("INT", "GOV")
    assert code_actor("Bosnia and Herzegovina").country == "BIH"
    assert code_actor("Syrian and Russian warplanes").country != "INT"


def test_rows_for_loose_phrases_give_codes_but_no_name() -> None:
    code = code_actor("European leaders")
    assert (code.country, code.sector, code.name, code.id) == ("INT", "GOV", "", "")


def test_short_names_must_be_printed_in_capitals() -> None:
    assert code_actor("WHO").id == "IGO.who"
    assert code_actor("who").id == ""


def test_people_of_the_setting_come_first() -> None:
    known = {"ivanova": code_actor("Kenyan army")}
    assert code_actor("Ivanova", setting=replace(SYRIA, people=known)).country == "KEN"


def mention(country: str, start: int, feature: str = "country") -> PlaceMention:
    place = Place(
        key=country, name=country, lat_deg=0.0, lon_deg=0.0, country=country, feature=feature,
        radius_km=1.0, precision=6, layer="test",
    )  # fmt: skip
    words = Words(span=Span(start, start + 1), text="x")
    return PlaceMention(words=words, kind="place", grounding="resolved", place=place)


def test_the_country_of_the_sentence_comes_first() -> None:
    mentions = (mention("AAA", 0), mention("AAA", 5), mention("BBB", 50))
    assert weigh_countries(mentions, Span(40, 60)) == (("BBB", "AAA"), 0.6)
    assert weigh_countries(mentions, Span(100, 110))[0] == ("AAA", "BBB")
    assert weigh_countries((), Span(0, 1)) == ((), 0.0)


def test_an_item_of_a_digest_has_its_own_country() -> None:
    mentions = (mention("AAA", 0), mention("AAA", 5), mention("BBB", 50))
    assert weigh_countries(mentions, Span(40, 45), Span(30, 90))[0] == ("BBB",)
    text = (
        "Rebels shelled villages near Homs, Syria. (Orontes News)\n"
        "Police in Nairobi arrested ten people. (Coast Radio)"
    )
    found = [a.country for claim in vedette.read(text).claims for a in claim.actors]
    assert found == ["SYR", "KEN"]
    text = (
        "Rebels shelled villages near Homs, Syria. (Orontes News)\n"
        "Police arrested ten people. (Coast Radio)"
    )
    found = [a.country for claim in vedette.read(text).claims for a in claim.actors]
    assert found == ["SYR", ""]


def test_a_place_before_a_hyphen_is_not_whose_the_actor_is() -> None:
    assert place_within("x police", (mention("KEN", 0),), Span(0, 8)) == "KEN"
    assert place_within("x-backed men", (mention("KEN", 0),), Span(0, 12)) == ""


@given(st.text(max_size=60), st.sampled_from(["", "2014-05-06", "2026-01-01"]))
def test_codes_are_always_from_the_tables(words: str, day: str) -> None:
    code = code_actor(words, setting=replace(SYRIA, day=day), event="ASSAULT")
    kinds = {"", "IGO", "NGO", "MNC", "INT", "UNK"} | {country.code for country in countries()}
    assert code.country in kinds
    assert code.sector in SECTORS | {""}
    assert code.rule


@given(
    st.sampled_from(sorted(actor_registry().by_id)),
    st.sampled_from(["", "1999-12-31", "2014-05-06", "2026-01-01"]),
)
def test_every_registered_actor_is_found_by_its_canonical_name(actor_id: str, day: str) -> None:
    actor = actor_registry().by_id[actor_id]
    home = ActorSetting(countries=(actor.country,), share=1.0, day=day)
    code = code_actor(actor.text, setting=home)
    assert code.rule.startswith("A1") or actor.kind in {"office", "people"}


def test_every_holder_is_found_by_the_full_name() -> None:
    for posts in holders().by_name.values():
        for post in posts:
            code = code_actor(post.names[0], setting=ActorSetting(day=post.term.first))
            assert code.name == post.names[0]
            assert code.sector, post


def test_every_word_for_an_organ_has_the_sector_of_the_table() -> None:
    for words, organ in organs().items():
        code = code_actor(f"Kenyan {words}")
        assert code.id == organ.id_in("KEN"), words
        assert code.name == organ.name_in("KEN")
