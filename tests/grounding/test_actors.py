"""Who words stand for: country and sector, and what stays empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vedette
from vedette.grounding.actor_introductions import introductions
from vedette.grounding.actors import code_actor, context_of
from vedette.lexicon.actors import SECTORS, known_actors
from vedette.lexicon.countries import countries
from vedette.records.grounded import Place, PlaceMention
from vedette.records.spans import Span, Words


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Islamic State fighters", "INT", "REB"),
        ("US-led coalition", "INT", "MIL"),
        ("UN Security Council", "IGO", "IGO"),
        ("Red Cross", "NGO", "NGO"),
        ("Houthi rebels", "YEM", "REB"),
        ("Hezbollah", "LBN", "REB"),
        ("Syrian army", "SYR", "MIL"),
        ("Kenyan police", "KEN", "COP"),
        ("government of Ghana", "GHA", "GOV"),
        ("Peruvian protesters", "PER", "CVL"),
        ("Turkish foreign minister", "TUR", "GOV"),
        ("Iraqi defence minister", "IRQ", "MIL"),
        ("Italian lawmakers", "ITA", "LEG"),
        ("Chilean Supreme Court", "CHL", "JUD"),
        ("Syrians", "SYR", "CVL"),
        ("gunmen", "UNK", "UAF"),
    ],
)
def test_names_and_kinds_are_coded(words: str, country: str, sector: str) -> None:
    code = code_actor(words)
    assert (code.country, code.sector) == (country, sector)


def test_a_country_is_its_military_in_a_claim_of_force_and_its_government_in_talk() -> None:
    assert code_actor("Russia", event="ASSAULT").sector == "MIL"
    assert code_actor("Russia", event="CONSULT").sector == "GOV"
    assert code_actor("Moscow", event="REJECT").country == "RUS"


def test_a_bare_noun_is_of_the_country_reported_on() -> None:
    assert code_actor("rebels", context_countries=("SDN", "TCD")).country == "SDN"
    assert code_actor("rebels").country == ""


@pytest.mark.parametrize("words", ["Ann Ivanova", "the column", "it", ""])
def test_what_the_tables_do_not_decide_stays_empty(words: str) -> None:
    code = code_actor(words, context_countries=("SYR",))
    assert (code.country, code.sector) == ("", "")


def test_a_titled_person_is_not_given_the_country_of_the_report() -> None:
    code = code_actor("President Ann Ivanova", context_countries=("SYR",))
    assert (code.country, code.sector) == ("", "GOV")


def test_the_backer_of_a_force_is_not_its_country() -> None:
    assert code_actor("Turkish-backed rebels", context_countries=("SYR",)).country == "SYR"


def test_people_are_known_by_how_the_report_introduces_them() -> None:
    text = "Kenyan Foreign Minister Ann Ivanova met soldiers. Ivanova then left."
    known = introductions(text)
    code = code_actor("Ivanova", introduced=known)
    assert (code.country, code.sector) == ("KEN", "GOV")


def test_a_last_name_that_two_people_share_is_left_out() -> None:
    text = "Kenyan Foreign Minister Ann Ivanova met Peruvian Judge Bob Ivanova."
    assert "ivanova" not in introductions(text)


def mention(country: str, start: int) -> PlaceMention:
    place = Place(
        key=country, name=country, lat_deg=0.0, lon_deg=0.0, country=country, feature="country",
        radius_km=1.0, precision=6, layer="test",
    )  # fmt: skip
    words = Words(span=Span(start, start + 1), text="x")
    return PlaceMention(words=words, kind="place", grounding="resolved", place=place)


def test_the_country_of_the_sentence_comes_first() -> None:
    mentions = (mention("AAA", 0), mention("AAA", 5), mention("BBB", 50))
    assert context_of(mentions, Span(40, 60)) == ("BBB", "AAA")
    assert context_of(mentions, Span(100, 110)) == ("AAA", "BBB")


def test_an_item_of_a_digest_has_its_own_country() -> None:
    mentions = (mention("AAA", 0), mention("AAA", 5), mention("BBB", 50))
    assert context_of(mentions, Span(40, 45), Span(30, 90)) == ("BBB",)
    text = (
        "Rebels shelled villages near Homs, Syria. (Orontes News)\n"
        "Police in Nairobi arrested ten people. (Coast Radio)"
    )
    countries = [a.country for claim in vedette.read(text).claims for a in claim.actors]
    assert countries == ["SYR", "KEN"]
    text = (
        "Rebels shelled villages near Homs, Syria. (Orontes News)\n"
        "Police arrested ten people. (Coast Radio)"
    )
    countries = [a.country for claim in vedette.read(text).claims for a in claim.actors]
    assert countries == ["SYR", ""]


@given(st.text(max_size=60))
def test_codes_are_always_from_the_tables(words: str) -> None:
    code = code_actor(words, context_countries=("SYR",), event="ASSAULT")
    kinds = {"", "IGO", "NGO", "MNC", "INT", "UNK"} | {country.code for country in countries()}
    assert code.country in kinds
    assert code.sector in SECTORS | {""}
    assert code.rule


def test_known_actors_have_codes_of_the_tables() -> None:
    kinds = {"IGO", "NGO", "MNC", "INT"} | {country.code for country in countries()}
    assert {actor.country for actor in known_actors().values()} <= kinds


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("Kenyan Foreign Minister Ann Ivanova spoke.", "Ivanova", "KEN", "GOV"),
        ("Ann Ivanova, the president of Mali, spoke.", "Ann Ivanova", "MLI", "GOV"),
        ("Ann Ivanova, a Kenyan police officer, spoke.", "Ivanova", "KEN", "COP"),
        ("Hamas leader Abu Zorbal spoke.", "Abu Zorbal", "PSE", "REB"),
        ("U.S. Army Colonel Bo Zorbal spoke.", "Zorbal", "USA", "MIL"),
    ],
)
def test_people_are_known_from_their_introduction(
    text: str, name: str, country: str, sector: str
) -> None:
    code = code_actor(name, introduced=introductions(text))
    assert (code.country, code.sector) == (country, sector)


def test_a_clause_after_a_name_that_tells_no_post_introduces_nobody() -> None:
    assert introductions("Ann Ivanova, who left Mali in May, spoke.") == {}
    assert introductions("Ann Ivanova, Bo Zorbal and others left Mali.") == {}


def test_holders_of_offices_are_known_in_full_and_by_last_name_in_their_country() -> None:
    assert code_actor("Angela Merkel").country == "DEU"
    assert code_actor("Merkel").country == ""
    assert code_actor("Merkel", context_countries=("GRC", "DEU")).country == "DEU"
    forces = code_actor("Assad's forces", context_countries=("SYR",))
    assert (forces.country, forces.sector) == ("SYR", "MIL")


def test_places_and_countries_in_names() -> None:
    places = {"puntland": "SOM"}
    assert code_actor("Puntland forces", places=places).country == "SOM"
    assert code_actor("Zorbalia-led government", places={"zorbalia": "LBY"}).country == "LBY"
    assert code_actor("New Jersey police").country == ""
    assert code_actor("suicide car bomber").country == "UNK"
    assert code_actor("us").country == ""
    assert code_actor("US troops").country == "USA"
    assert code_actor("People's Republic of China").country == "CHN"
    assert code_actor("Security forces", context_countries=("GTM",)).country == "GTM"


def test_places_of_the_claim_decide_before_others() -> None:
    def mention(start: int, country: str) -> PlaceMention:
        place = Place(
            key=country, name=country, lat_deg=0.0, lon_deg=0.0, country=country, feature="town",
            radius_km=1.0, precision=1, layer="test",
        )  # fmt: skip
        words = Words(span=Span(start, start + 3), text="xxx")
        return PlaceMention(words=words, kind="place", grounding="resolved", place=place)

    mentions = (mention(0, "AAA"), mention(10, "AAA"), mention(20, "BBB"))
    sentence = Span(0, 30)
    assert context_of(mentions, sentence)[0] == "AAA"
    assert context_of(mentions, sentence, own=(Span(20, 23),))[0] == "BBB"
