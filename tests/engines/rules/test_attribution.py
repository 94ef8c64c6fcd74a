"""Who is named as the source of an event, in invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.engines.rules.attribution.attribute import Attribution, attribute, sources_at
from vedette.engines.rules.syntax.phrases import parse
from vedette.reading.layout import lay_out
from vedette.records.reports import Report
from vedette.records.spans import Span


def attributions(text: str) -> tuple[Attribution, ...]:
    document = lay_out(Report(name="", text=text), keep_all=True)
    parsed = tuple(parse(text, sentence) for sentence in document.sentences)
    return attribute(text, document.sentences, parsed, document.paragraphs)


def chain(text: str, trigger: str, nth: int = 0) -> list[tuple[str, str]]:
    """Sources at the nth occurrence of a trigger, as (words, kind)."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(trigger, at + 1)
    found = sources_at(attributions(text), Span(at, at + len(trigger)))
    return [(source.span.cut(text), source.kind) for source in found]


def names(text: str, trigger: str, nth: int = 0) -> list[str]:
    return [words for words, _ in chain(text, trigger, nth)]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The army said that rebels attacked Port Varn.", "attacked", ["army"]),
        ("Rebels attacked Port Varn, the army said on Monday.", "attacked", ["army"]),
        ("Rebels attacked Port Varn, said Deputy Minister Olan Reth.", "attacked", ["Olan Reth"]),
        ("According to the Varn Observatory, shells hit the port.", "hit", ["Varn Observatory"]),
        ("Shells hit the port, according to two residents.", "hit", ["two residents"]),
        ("The minister of defence, Olan Reth, said troops had left.", "left", ["Olan Reth"]),
        ("Olan Reth, the mayor of Varn, said troops had left.", "left", ["Olan Reth"]),
        ("Sailors who had escaped said that the frigate sank.", "sank", ["Sailors"]),
        ("The navy confirmed the sinking of a frigate.", "sinking", ["navy"]),
        ("Ruritania accused Varnland of shelling the port.", "shelling", ["Ruritania"]),
        ("The opposition denied that its men had fired.", "fired", ["opposition"]),
        ("Twelve people died in the raid which the ministry said hit a barn.", "hit", ["ministry"]),
        ("Officials met, adding that troops had left the town.", "left", ["Officials"]),
        ("The governor met elders and said troops had left.", "left", ["governor"]),
        ("The raid was claimed by the Varn Brigade.", "raid", ["Varn Brigade"]),
        ("Sami Dorn, 58, who lives in Varn, says jets attacked.", "attacked", ["Sami Dorn"]),
        ("Olan Reth (LC), who met rebels, said jets attacked.", "attacked", ["Olan Reth"]),
        ("Olan Reth, a clerk who met Dorn, who fled, said jets hit.", "hit", ["Olan Reth"]),
        ("Groups that have backed him say jets attacked.", "attacked", ["Groups"]),
        ("It was quiet, and some families said they had fled.", "fled", ["families"]),
        ("The fire was set by rebels, said the mayor, Olan Reth.", "set", ["Olan Reth"]),
        ("The council last week said jets attacked.", "attacked", ["council"]),
        ("Minister Says Troops Left Varn", "Left", ["Minister"]),
    ],
)
def test_a_reporting_clause_in_any_position_names_the_source(
    text: str, trigger: str, expected: list[str]
) -> None:
    assert names(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked Port Varn on Monday.", "attacked"),
        ("It was reported that rebels attacked Port Varn.", "attacked"),
        ("The ministry condemned the attack on Port Varn.", "attack"),
        ("The shells claimed the lives of two farmers.", "shells"),
        ("The suspected attackers fled to the hills.", "fled"),
        ("Rebels attacked Varn, and the army said that it had rained.", "attacked"),
    ],
)
def test_what_nobody_is_said_to_have_said_has_no_source(text: str, trigger: str) -> None:
    assert names(text, trigger) == []


def test_an_outlet_that_is_told_conveys_what_the_speaker_says() -> None:
    text = "Olan Reth told Reuters that troops had left the base."
    assert chain(text, "left") == [("Reuters", "media"), ("Olan Reth", "person")]


def test_reporters_who_are_told_add_no_link() -> None:
    text = "A police officer told reporters that troops had left the base."
    assert names(text, "left") == ["police officer"]


def test_an_outlet_that_reports_a_whole_sentence_stands_outside_its_speaker() -> None:
    text = "Olan Reth says that troops left, the Interfax news agency reported."
    assert names(text, "left") == ["Interfax news agency", "Olan Reth"]


def test_an_outlet_that_quotes_conveys_the_inner_source() -> None:
    text = "SANA quoted an unnamed colonel as saying that rebels attacked Varn."
    assert names(text, "attacked") == ["SANA", "unnamed colonel"]
    text = "Rebels attacked Varn, Reuters reported, citing a port official."
    assert names(text, "attacked") == ["Reuters", "port official"]


def test_a_speaker_quoted_by_an_outlet_is_the_inner_source() -> None:
    text = "Olan Reth was quoted by Interfax as saying that troops had left."
    assert names(text, "left") == ["Interfax", "Olan Reth"]


def test_the_paper_stands_before_its_author() -> None:
    text = "The council said in a statement that shells hit the market."
    assert chain(text, "hit") == [("statement", "document"), ("council", "organization")]
    text = "In a letter, the ambassador said that shells hit the market."
    assert names(text, "hit") == ["letter", "ambassador"]


def test_an_outlet_that_obtained_the_paper_conveys_it() -> None:
    text = "The envoy said in letters obtained by the Associated Press that shells hit Varn."
    assert names(text, "hit") == ["Associated Press", "letters", "envoy"]


def test_whoever_released_the_pictures_stands_before_them() -> None:
    text = "Satellite images released by Skyview Industries on Friday show damage at the base."
    assert names(text, "damage") == ["Skyview Industries", "Satellite images"]


def test_a_second_outlet_after_with_keeps_to_its_own_part() -> None:
    text = "The Herald said drones were sent, with The Strel Post also reporting that spies left."
    assert names(text, "sent") == ["Herald"]
    assert names(text, "left") == ["Strel Post"]


def test_a_claim_of_responsibility_has_the_claimant_as_its_source() -> None:
    text = "The Varn Brigade claimed responsibility for the blast."
    assert names(text, "claimed") == ["Varn Brigade"]
    assert names(text, "blast") == ["Varn Brigade"]


def test_hearsay_is_a_source_but_an_agency_that_reports_is_named() -> None:
    assert names("Troops moved amid reports that rebels had fled.", "fled") == ["reports"]
    assert names("The agency TASS reports that rebels had fled.", "fled") == ["TASS"]


def test_a_toll_goes_on_with_the_source_of_the_toll_before_it() -> None:
    text = "Ten people died in Strel, the police said. Another six were wounded."
    assert names(text, "wounded") == ["police"]


def test_plain_narration_after_an_attributed_sentence_is_the_reports_own() -> None:
    text = "Ten people died in Strel, the police said. The town lies on the river Varn."
    assert names(text, "lies") == []


def test_pictures_are_sources_of_what_they_show() -> None:
    text = "Satellite images show damage at the naval base."
    assert chain(text, "damage") == [("Satellite images", "imagery")]
    text = "Residents posted videos showing smoke over the base."
    assert names(text, "smoke") == ["Residents", "videos"]


def test_two_speakers_of_one_sentence_keep_to_their_own_clauses() -> None:
    text = "The army said rebels attacked Varn, while residents said the army shelled them."
    assert names(text, "attacked") == ["army"]
    assert names(text, "shelled") == ["residents"]


def test_a_quotation_of_several_sentences_has_one_speaker() -> None:
    text = 'Reth spoke at the port. "They shelled us all night. We fled at dawn," Olan Reth said.'
    assert names(text, "shelled") == ["Olan Reth"]
    assert names(text, "fled") == ["Olan Reth"]


def test_a_quotation_of_several_paragraphs_keeps_its_speaker() -> None:
    text = "Olan Reth said: “They shelled us.\n\n“We fled over the river at dawn.\n\n“The town was lost.”\n"
    assert names(text, "fled") == ["Olan Reth"]


def test_a_quotation_that_follows_its_speaker_goes_on() -> None:
    text = "“They shelled us all night,” said Olan Reth. “We fled over the river at dawn.”"
    assert names(text, "fled") == ["Olan Reth"]


def test_a_quotation_after_describing_words_belongs_to_the_subject() -> None:
    text = "Olan Reth called the raid “a cruel attack on a sleeping town”."
    assert names(text, "attack") == ["Olan Reth"]


def test_a_pronoun_keeps_its_words_and_takes_the_kind_of_its_antecedent() -> None:
    text = "Olan Reth said troops had left. He added that ships had arrived."
    assert chain(text, "arrived") == [("He", "person")]
    text = "The Varn Observatory said troops had left. It said ships had arrived."
    assert chain(text, "arrived") == [("It", "monitor")]


def test_a_surname_takes_the_kind_of_the_full_name() -> None:
    text = "Olan Reth said troops had left. Reth said ships had arrived."
    assert chain(text, "arrived") == [("Reth", "person")]


def test_a_statement_printed_below_a_colon_is_all_the_speakers() -> None:
    text = "Minister Olan Reth said:\nTroops attacked us.\nThey also burned the mill.\n"
    assert names(text, "burned") == ["Olan Reth"]


def test_a_statement_ends_where_its_speaker_is_named_again() -> None:
    text = "Olan Reth said:\nTroops attacked us.\nMr Reth later travelled to Varn.\n"
    assert names(text, "travelled") == []


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "QUESTION: Did they attack?\nMINISTER RETH: They attacked at dawn.\n"
    assert names(text, "attacked") == ["MINISTER RETH"]
    assert names(text, "attack") == []


def test_brackets_of_a_digest_name_the_outlets_of_their_line() -> None:
    text = (
        "Shells hit the port of Varn. Two ships sink. (Varn Herald) (AP via The Courier)\n"
        "Police say a bomb kills two in Strel. (Reuters)\n"
    )
    assert names(text, "hit") == ["Varn Herald", "The Courier", "AP"]
    assert names(text, "sink") == ["Varn Herald", "The Courier", "AP"]
    assert chain(text, "kills") == [("Reuters", "media"), ("Police", "official")]


def test_a_bracket_that_is_no_outlet_is_no_source() -> None:
    text = "Shells hit the port (pictured).\nShips sank in the bay (below).\n"
    assert names(text, "hit") == []


def test_a_headline_tail_names_its_source() -> None:
    text = "Raid on Varn kills twelve: monitor.\nAircraft bombed the town on Friday.\n"
    assert chain(text, "Raid") == [("monitor", "monitor")]
    assert names(text, "bombed") == []


def test_a_run_on_headline_does_not_hear_the_speaker_below_it() -> None:
    text = "Raid on Varn kills twelve AFP Friday 3 May 2019 Jets bombed Varn, a monitor said."
    assert names(text, "Raid") == []
    assert names(text, "bombed") == ["monitor"]


@pytest.mark.parametrize(
    ("verb", "hedging"), [("said", False), ("claimed", True), ("alleged", True)]
)
def test_only_a_doubting_cue_hedges(verb: str, hedging: bool) -> None:
    found = attributions(f"The army {verb} that rebels attacked Varn.")
    assert [a.hedging for a in found] == [hedging]


def test_the_cue_and_the_reporting_clause_lie_outside_the_scope() -> None:
    text = "The army said that rebels attacked Varn."
    (found,) = attributions(text)
    assert found.cue is not None
    assert found.cue.cut(text) == "said"
    assert not found.scope.overlaps(found.cue)


def test_the_widest_scope_speaks_first() -> None:
    text = "Reuters said that Olan Reth said that rebels attacked Varn."
    assert names(text, "attacked") == ["Reuters", "Olan Reth"]


_PIECES = st.sampled_from(
    [
        "The army", "said", "that", "rebels attacked", "Varn", ",", ".", '"', "“", "”", ":", "(",
        ")", "according to", "Reuters", "told", "he", "quoted", "citing", "as saying", "\n",
        "while", "which", "(AP)", "images show", "by", "MINISTER RETH:", "Olan Reth", "'s", "–",
    ]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_every_attribution_cuts_words_out_of_its_own_text(text: str) -> None:
    for found in attributions(text):
        assert 0 <= found.scope.start < found.scope.end <= len(text)
        assert found.sources
        for source in found.sources:
            assert source.span.cut(text).strip()
            assert source.span.end <= len(text)


@given(st.lists(_PIECES, max_size=30).map(" ".join), st.integers(0, 200))
def test_a_chain_names_no_source_twice(text: str, at: int) -> None:
    spans = [s.span for s in sources_at(attributions(text), Span(at, at + 1))]
    assert len(spans) == len(set(spans))


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(attributions(text), tuple)
