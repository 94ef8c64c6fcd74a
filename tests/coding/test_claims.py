"""From tags and grounded words to claims: order, words, what was not grounded."""

from __future__ import annotations

from vedette.coding.claims import code_claims
from vedette.records.claims import Claim
from vedette.records.documents import (
    Document,
    Role,
    TaggedArgument,
    TaggedClaim,
    TaggedSource,
    Tagging,
)
from vedette.records.grounded import (
    ActorCode,
    ActorMention,
    Amount,
    CountedWords,
    EquipmentItem,
    EquipmentWords,
    Grounded,
    PlaceMention,
    TimeMention,
)
from vedette.records.reports import Report
from vedette.records.spans import Span, words_at

TEXT = "They left Homs for Aleppo on Friday, a clerk said. Nobody shelled it."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def tagged(**more: object) -> TaggedClaim:
    given = {"type": "MOVE", "status": "fact", "trigger": span("left"), "evidence": Span(0, 50)}
    return TaggedClaim(**{**given, **more})


def coded(*claims: TaggedClaim, grounded: Grounded | None = None) -> tuple[Claim, ...]:
    report = Report(name="one", text=TEXT)
    document = Document(report=report, sentences=(Span(0, 50),), paragraphs=(Span(0, len(TEXT)),))
    return code_claims(document, Tagging(engine="test 1", claims=claims), grounded or Grounded())


def test_claims_come_in_the_order_of_their_triggers() -> None:
    later = tagged(type="ASSAULT", trigger=span("shelled"), evidence=Span(51, len(TEXT)))
    same = tagged(type="CONTROL")
    found = coded(later, tagged(), same)
    assert [claim.type for claim in found] == ["CONTROL", "MOVE", "ASSAULT"]
    assert {claim.engine for claim in found} == {"test 1"}
    assert {claim.report_id for claim in found} == {Report(name="two", text=TEXT).id}


def test_every_role_keeps_its_words() -> None:
    roles = (
        "actor", "recipient", "location", "origin", "destination", "route", "equipment",
        "quantity", "killed", "injured", "captured", "displaced",
    )  # fmt: skip
    words = ("They", "left", "Homs", "for", "Aleppo", "on", "Friday", "a clerk", "said", "Nobody")
    words += ("shelled", "it")
    pairs = list(zip(roles, words, strict=True))
    arguments = tuple(TaggedArgument(role=role, span=span(word)) for role, word in pairs)
    (claim,) = coded(tagged(arguments=arguments))
    values = (
        claim.actors, claim.recipients, claim.locations, claim.origins, claim.destinations,
        claim.routes, claim.equipment, claim.quantity, claim.killed, claim.injured,
        claim.captured, claim.displaced,
    )  # fmt: skip
    found = [getattr(value[0], "words", value[0]).text for value in values]
    assert found == list(words)
    assert all(len(value) == 1 for value in values)


def test_places_and_times_that_were_not_grounded_keep_their_words() -> None:
    origin = TaggedArgument(role="origin", span=span("Homs"))
    (claim,) = coded(tagged(arguments=(origin,), time=span("Friday")))
    assert claim.origins[0].words.text == "Homs"
    assert (claim.origins[0].grounding, claim.origins[0].place) == ("unresolved", None)
    assert claim.time is not None
    assert (claim.time.words.text, claim.time.first, claim.time.last) == ("Friday", "", "")


def test_grounded_words_are_found_by_their_spans() -> None:
    homs = PlaceMention(
        words=words_at(TEXT, span("Homs")), kind="place", grounding="not_in_gazetteer"
    )
    friday = TimeMention(
        words=words_at(TEXT, span("Friday")), type="DATE", value="2031-05-09",
        first="2031-05-09", last="2031-05-09", precision=1,
    )  # fmt: skip
    they = ActorMention(
        words=words_at(TEXT, span("They")), name="the garrison", type="MOVE",
        code=ActorCode(country="SYR", sector="MIL"),
    )  # fmt: skip
    arguments = (
        TaggedArgument(role="origin", span=span("Homs")),
        TaggedArgument(role="destination", span=span("Aleppo")),
        TaggedArgument(role="actor", span=span("They"), name="the garrison"),
    )
    grounded = Grounded(places=(homs,), times=(friday,), actors=(they,))
    (claim,) = coded(tagged(arguments=arguments, time=span("Friday")), grounded=grounded)
    assert claim.origins == (homs,)
    assert claim.destinations[0].grounding == "unresolved"
    assert claim.time == friday
    (actor,) = claim.actors
    assert (actor.country, actor.sector, actor.name) == ("SYR", "MIL", "the garrison")


def test_an_actor_is_coded_for_the_type_of_its_claim() -> None:
    they = ActorMention(
        words=words_at(TEXT, span("They")), type="ASSAULT", code=ActorCode(country="SYR")
    )
    actor = TaggedArgument(role="actor", span=span("They"))
    (claim,) = coded(tagged(arguments=(actor,)), grounded=Grounded(actors=(they,)))
    assert claim.actors[0].country == ""


def test_sources_and_cues_keep_their_order_and_kind() -> None:
    sources = (
        TaggedSource(span=span("a clerk"), kind="witness"),
        TaggedSource(span=span("Nobody"), kind="anonymous"),
    )
    (claim,) = coded(tagged(sources=sources, cues=(span("said"), span("on"))))
    found = [(source.words.text, source.kind) for source in claim.sources]
    assert found == [("a clerk", "witness"), ("Nobody", "anonymous")]
    assert [cue.text for cue in claim.cues] == ["said", "on"]


def test_what_is_not_said_stays_empty() -> None:
    (claim,) = coded(tagged())
    assert (claim.actors, claim.locations, claim.sources, claim.cues) == ((), (), (), ())
    assert claim.time is None
    assert coded() == ()


def test_numbers_and_equipment_are_taken_for_their_role_and_type() -> None:
    where = span("a clerk")
    one, other = (
        CountedWords(span=where, text="a clerk", amount=Amount(low=n, high=n)) for n in (1, 2)
    )
    kind = EquipmentItem(id="truck", name="truck", path=("vehicle", "truck"))
    words = EquipmentWords(span=where, text="a clerk", items=(kind,))
    grounded = Grounded(
        counted=(("killed", one), ("quantity", other)), equipment=(("MOVE", words),)
    )
    roles: tuple[Role, ...] = ("killed", "quantity", "injured", "equipment")
    arguments = tuple(TaggedArgument(role=role, span=where) for role in roles)
    (claim,) = coded(tagged(arguments=arguments), grounded=grounded)
    assert (claim.killed, claim.quantity, claim.equipment) == ((one,), (other,), (words,))
    assert [words.amount for words in claim.injured] == [None]
    (claim,) = coded(tagged(type="ASSAULT", arguments=arguments), grounded=grounded)
    assert [words.items for words in claim.equipment] == [()]
