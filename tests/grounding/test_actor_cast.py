"""Who a report introduces, and whom pronouns and bare nouns stand for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import vedette
from vedette.config import kit
from vedette.grounding.actor_cast import cast_of
from vedette.grounding.actor_context import ActorSetting
from vedette.grounding.actor_reference import Said, refer_back
from vedette.grounding.actors import code_actor
from vedette.lexicon.actor_checks import stack_actors
from vedette.pipeline import read_report
from vedette.records.grounded import ActorCode
from vedette.records.reports import Report
from vedette.records.spans import Span


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Kenyan Foreign Minister Ann Ivanova met soldiers.", "KEN", "GOV"),
        ("Ann Ivanova, the Kenyan foreign minister, left.", "KEN", "GOV"),
        ("Ann Ivanova, a spokeswoman for the Kenyan army, left.", "KEN", "MIL"),
        ("The Prime Minister of Kenya Ann Ivanova left.", "KEN", "GOV"),
        ("Former Hezbollah commander Ann Ivanova left.", "LBN", "REB"),
        ("Human Rights Watch researcher Ann Ivanova left.", "NGO", "NGO"),
        ("Kenyan singer Ann Ivanova left.", "KEN", "CVL"),
        ("Ann Ivanova of the Labour Party left London, Britain.", "GBR", "PTY"),
    ],
)
def test_people_are_known_by_how_the_report_introduces_them(
    text: str, country: str, sector: str
) -> None:
    home = ActorSetting(countries=("GBR",), share=0.2)
    people = cast_of(text, home)
    for key in ("ivanova", "ann ivanova"):
        assert (people[key].country, people[key].sector) == (country, sector)


def test_a_title_alone_takes_the_country_that_the_report_speaks_of_most() -> None:
    text = "Governor Ann Ivanova left."
    assert cast_of(text, ActorSetting(countries=("KEN",), share=0.2)) == {}
    assert cast_of(text, ActorSetting(countries=("KEN",), share=0.9))["ivanova"].inferred


def test_a_last_name_that_two_people_share_is_left_out() -> None:
    text = "Kenyan Foreign Minister Ann Ivanova met Peruvian Judge Bob Ivanova."
    assert "ivanova" not in cast_of(text, ActorSetting())


def test_a_name_is_not_made_of_a_post_or_of_the_next_sentence() -> None:
    people = cast_of("UK International Trade Secretary Liam Stone. They left.", ActorSetting())
    assert set(people) == {"liam stone", "stone"}


def test_the_last_word_of_a_body_stands_for_it_only_after_the_whole_name() -> None:
    before = cast_of("The Coalition met. Syrian National Coalition left.", ActorSetting())
    assert "Coalition" not in before
    after = cast_of("Syrian National Coalition met. The Coalition left.", ActorSetting())
    assert after["Coalition"].country == "SYR"


def test_an_acronym_in_brackets_stands_for_the_name_before_it() -> None:
    people = cast_of("The Kenyan Coast Liberation Army (KCLA) attacked.", ActorSetting())
    assert people["KCLA"].country == "KEN"
    assert cast_of("The Kenyan Coast Army (XYZ) attacked.", ActorSetting()) == {}


HEZBOLLAH = code_actor("Hezbollah")
MINISTRY = code_actor("Kenyan foreign ministry")


def said(words: str, code: ActorCode, *, sentence: int = 0, start: int = 0) -> Said:
    span = Span(start, start + len(words))
    return Said(span=span, sentence=sentence, words=words, role="actor", code=code)


@pytest.mark.parametrize(
    ("words", "before", "country", "sector"),
    [
        ("They", "", "LBN", "REB"),
        ("group", "The ", "LBN", "REB"),
        ("Its fighters", "", "LBN", "REB"),
    ],
)
def test_pronouns_and_the_group_stand_for_the_one_spoken_of(
    words: str, before: str, country: str, sector: str
) -> None:
    text = f"Hezbollah left. {before}{words} came."
    start = text.index(words)
    span = Span(start, start + len(words))
    code = refer_back(words, span, text, 1, [said("Hezbollah", HEZBOLLAH)])
    assert code is not None
    assert (code.country, code.sector, code.inferred) == (country, sector, True)
    assert code.rule == "A10 stands for Hezbollah" or words.startswith("Its")


def test_where_two_could_be_meant_nobody_is() -> None:
    text = "Hezbollah met the foreign ministry. They left. A group came."
    both = [said("Hezbollah", HEZBOLLAH), said("foreign ministry", MINISTRY, start=18)]
    assert refer_back("They", Span(36, 40), text, 1, both) is None
    assert refer_back("They", Span(36, 40), text, 9, both[:1]) is None
    ministry = refer_back("ministry", Span(26, 34), "x" * 22 + "the ministry", 1, both)
    assert ministry is None or ministry.id == "KEN.foreign-ministry"


def test_a_group_with_an_indefinite_article_is_a_new_one() -> None:
    text = "Hezbollah left. A group came."
    assert refer_back("group", Span(18, 23), text, 1, [said("Hezbollah", HEZBOLLAH)]) is None


def test_a_bare_noun_is_the_one_named_more_fully_before() -> None:
    text = "Kenyan soldiers came. The soldiers left."
    soldiers = [said("Kenyan soldiers", code_actor("Kenyan soldiers"))]
    code = refer_back("soldiers", Span(26, 34), text, 1, soldiers)
    assert code is not None
    assert code.country == "KEN"


def test_an_adjective_of_a_country_right_before_the_words_counts() -> None:
    text = "Turkish soldiers and rebels captured Afrin, Syria, on Monday."
    actors = vedette.read(text, published=date(2018, 3, 20)).claims[0].actors
    assert (actors[0].words.text[-8:], actors[0].country) == ("soldiers", "TUR")


def test_claims_carry_the_name_of_the_day_and_the_id() -> None:
    text = "The Nusra Front attacked a base near Idlib, Syria, on Monday."
    (claim,) = vedette.read(text, published=date(2018, 3, 1)).claims
    (actor,) = claim.actors
    assert (actor.name, actor.id) == ("Hayat Tahrir al-Sham", "SYR.hts")
    assert "Nusra Front until 2016-07-28" in actor.rule
    (claim,) = vedette.read(text, published=date(2015, 3, 2)).claims
    assert (claim.actors[0].name, claim.actors[0].id) == ("", "SYR.nusra")


def test_a_users_actors_are_known_when_their_registry_is_in_the_kit() -> None:
    line = "KEN.front\tCoastal Front\t\tKEN\tREB\tgroup\t2015\t\t\t\tsure"
    mine = stack_actors(line, "mine.tsv").registry
    report = Report(
        name="x", text="Coastal Front fighters attacked soldiers near Mombasa, Kenya, on Monday."
    )
    shipped = kit(None)
    (claim,) = read_report(report, replace(shipped, registry=mine)).claims
    assert claim.actors[0].id == "KEN.front"
    (claim,) = read_report(report, shipped).claims
    assert claim.actors[0].id == ""
