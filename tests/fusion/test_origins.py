from __future__ import annotations

from collections.abc import Callable

import pytest

from vedette.fusion.origins import origin_key, origins_of
from vedette.records.claims import Actor
from vedette.records.events import Evidence

Make = Callable[..., Evidence]


def told_by(claim: Make, outlet: str, *sources: str, **more: object) -> Evidence:
    """A claim of one outlet; each source is "words|kind", outermost first."""
    words = ", ".join(source.partition("|")[0] for source in sources)
    text = f"Trucks left Tartus, {outlet} wrote, citing {words}."
    return claim(text, "left", outlet=outlet, sources=sources, **more)


def names(*members: Evidence, **more: object) -> list[str]:
    return [origin.name for origin in origins_of(members, **more)]  # type: ignore[arg-type]


def test_an_outlet_without_sources_is_its_own_origin(claim: Make) -> None:
    (origin,) = origins_of([told_by(claim, "Gazette")])
    assert (origin.name, origin.kind, origin.via) == ("Gazette", "outlet", ("Gazette",))


def test_many_outlets_with_one_source_are_one_origin(claim: Make) -> None:
    members = [told_by(claim, f"Paper {n}", "the Coast Monitor|monitor") for n in range(5)]
    (origin,) = origins_of(members)
    assert (origin.name, origin.kind, len(origin.claim_ids)) == ("Coast Monitor", "monitor", 5)
    assert len(origin.via) == 5


def test_the_innermost_source_counts_not_the_conveyor(claim: Make) -> None:
    one = told_by(claim, "Gazette", "Radio Orontes|media", "a port worker|witness")
    assert names(one) == ["port worker"]


def test_a_credited_agency_is_the_origin_of_all_that_print_it(claim: Make) -> None:
    agency = told_by(claim, "Levant Dispatch")
    papers = [told_by(claim, p, credits=["(Levant Dispatch)"]) for p in ("Gazette", "Courier")]
    (origin,) = origins_of([agency, *papers])
    assert origin.name == "Levant Dispatch"
    assert origin.via == ("Courier", "Gazette", "Levant Dispatch")


def test_a_source_goes_before_the_credit(claim: Make) -> None:
    one = told_by(claim, "Gazette", "the harbour office|official", credits=["Levant Dispatch"])
    assert names(one) == ["harbour office"]


def test_a_copy_without_credit_has_the_origin_of_what_it_repeats(claim: Make) -> None:
    first, copy = told_by(claim, "Levant Dispatch"), told_by(claim, "Courier")
    assert names(first, copy) == ["Courier", "Levant Dispatch"]
    assert names(first, copy, copied_from={copy.claim.id: first.claim.id}) == ["Levant Dispatch"]


def test_one_copy_that_credits_the_agency_speaks_for_all(claim: Make) -> None:
    first = told_by(claim, "Courier")
    copy = told_by(claim, "Gazette", credits=["Levant Dispatch"])
    assert names(first, copy, copied_from={copy.claim.id: first.claim.id}) == ["Levant Dispatch"]


def test_outlets_that_cite_an_outlet_with_its_own_claim_add_nothing(claim: Make) -> None:
    first = told_by(claim, "Radio Orontes", "the harbour office|official")
    citing = [told_by(claim, p, "Radio Orontes|media") for p in ("Gazette", "Courier")]
    assert names(first, *citing) == ["harbour office"]


def test_a_cited_outlet_that_is_not_here_is_an_origin(claim: Make) -> None:
    assert names(told_by(claim, "Digest", "Radio Orontes|media")) == ["Radio Orontes"]


def test_outlets_that_cite_each_other_are_one_origin(claim: Make) -> None:
    one = told_by(claim, "Gazette", "the Courier|media")
    two = told_by(claim, "Courier", "Gazette|media")
    assert names(one, two) == ["Courier / Gazette (citing each other)"]


def test_an_outlet_that_cites_itself_is_its_own_voice(claim: Make) -> None:
    assert len(origins_of([told_by(claim, "Gazette", "Gazette|media")])) == 1


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("COM", "the Coast Observation Mission|monitor"),
        ("the Observation Mission", "the Coast Observation Mission|monitor"),
        ("Haddad", "spokesman Karim Haddad|person"),
        ("a military source", "military sources|anonymous"),
    ],
)
def test_short_and_full_names_are_one_origin(claim: Make, short: str, full: str) -> None:
    members = [told_by(claim, "Gazette", f"{short}|monitor"), told_by(claim, "Courier", full)]
    assert len(origins_of(members)) == 1


def test_a_description_is_not_a_short_form_of_a_name(claim: Make) -> None:
    members = [
        told_by(claim, "Gazette", "Coast officials|official"),
        told_by(claim, "Courier", "the Coast Observation Mission|monitor"),
    ]
    assert len(origins_of(members)) == 2


def test_a_short_name_that_fits_two_stays_apart(claim: Make) -> None:
    members = [
        told_by(claim, "Gazette", "the Transport Ministry|organization"),
        told_by(claim, "Courier", "the Armenian Transport Ministry|organization"),
        told_by(claim, "Herald", "the Georgian Transport Ministry|organization"),
    ]
    assert len(origins_of(members)) == 3


def test_a_pronoun_stands_for_the_name_that_the_claim_gives_it(claim: Make) -> None:
    text = "Trucks left Tartus, he said."
    plain = claim(text, "left", sources=["he|person"])
    he = plain.claim.sources[0].words
    named = claim(text, "left", outlet="Courier", sources=["he|person"])
    object.__setattr__(named.claim, "actors", (Actor(words=he, name="Karim Haddad"),))
    assert names(plain) == ["Gazette"]
    assert names(named) == ["Karim Haddad"]


def test_a_source_that_stands_for_somebody_is_that_somebody(claim: Make) -> None:
    one = claim("He said troops left.", "left", sources=["He|person|Olan Reth"])
    two = claim(
        "Olan Reth said troops left.", "left", sources=["Olan Reth|person"], outlet="Herald"
    )
    assert [origin.name for origin in origins_of([one, two])] == ["Olan Reth"]


def test_order_does_not_matter(claim: Make) -> None:
    members = [
        told_by(claim, "Gazette", "the Courier|media"),
        told_by(claim, "Courier", "SOC|monitor"),
        told_by(claim, "Herald", "the Society of the Coast|monitor"),
        told_by(claim, "Digest", credits=["With wires"]),
    ]
    assert origins_of(members) == origins_of(members[::-1])


def test_case_articles_and_plural_make_no_second_key() -> None:
    assert origin_key("The Residents") == origin_key("residents") == origin_key("a resident")
