"""Which words of a sentence are the source, in invented sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import vedette

Chain = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels attacked Varn, an engineer at the power station said.",
            ("engineer at the power station", "witness"),
        ),
        ("A teacher in Strel said rebels attacked.", ("teacher in Strel", "witness")),
        (
            "Rebels attacked Varn, according to a nurse from the clinic.",
            ("nurse from the clinic", "witness"),
        ),
        (
            "A spokesman for the ministry said rebels attacked.",
            ("spokesman for the ministry", "official"),
        ),
        (
            "Rebels attacked Varn, an official at the port authority said.",
            ("official at the port authority", "official"),
        ),
    ],
)
def test_the_head_person_speaks_and_not_the_place_of_work(
    chain: Chain, text: str, expected: tuple[str, str]
) -> None:
    assert chain(text, "attacked") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Coast and Steppe Monitor said rebels attacked.", ["Coast and Steppe Monitor"]),
        ("Rebels attacked Varn, the Coast and Steppe Monitor said.", ["Coast and Steppe Monitor"]),
        (
            "Rebels attacked Varn, according to the Coast and Steppe Monitor.",
            ["Coast and Steppe Monitor"],
        ),
        ("The Doctors and Nurses Union said rebels attacked.", ["Doctors and Nurses Union"]),
        (
            "The Ministry of Roads and Bridges said rebels attacked.",
            ["Ministry of Roads and Bridges"],
        ),
        (
            "Ruritanian and Varnian sources said rebels attacked.",
            ["Ruritanian and Varnian sources"],
        ),
    ],
)
def test_a_name_may_hold_an_and(chain: Chain, text: str, expected: list[str]) -> None:
    assert [words for words, _ in chain(text, "attacked")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army and the police said rebels attacked.", ["army", "police"]),
        ("Reuters and AFP said rebels attacked.", ["Reuters", "AFP"]),
        ("Olan Reth and Sami Dorn said rebels attacked.", ["Olan Reth", "Sami Dorn"]),
        ("Rebels attacked Varn, according to the army and the police.", ["army", "police"]),
        ("Rebels attacked Varn, said the mayor, and troops withdrew.", ["mayor"]),
    ],
)
def test_two_sources_side_by_side_are_both_given(
    chain: Chain, text: str, expected: list[str]
) -> None:
    assert [words for words, _ in chain(text, "attacked")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Letters to the council obtained by the Herald on Monday say rebels attacked Varn.",
            ["Herald", "Letters to the council"],
        ),
        (
            "Letters to the council from the governor obtained by AFP said rebels attacked.",
            ["AFP", "Letters to the council", "governor"],
        ),
        (
            "In a document seen by Reuters, the governor said rebels attacked Varn.",
            ["Reuters", "document", "governor"],
        ),
        (
            "In letters to the council obtained by AFP, Olan Reth says rebels attacked Varn.",
            ["AFP", "letters", "Olan Reth"],
        ),
        (
            "Rebels are seen as they attacked Varn in footage verified by Reuters.",
            ["Reuters", "footage"],
        ),
        (
            "Rebels attacked Varn, according to a document seen by the Varn Observatory.",
            ["Varn Observatory", "document"],
        ),
        ("Rebels attacked Varn, according to a report by the council.", ["report", "council"]),
    ],
)
def test_whoever_obtained_or_checked_a_paper_stands_outside_it(
    chain: Chain, text: str, expected: list[str]
) -> None:
    assert [words for words, _ in chain(text, "attacked")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that it attacked Varn.",
        "The army denied on Saturday that its men attacked Varn.",
        "The army rejected claims that its men attacked Varn.",
        "The army dismissed the reports that its men attacked Varn.",
        "The army has refuted allegations that its men attacked Varn.",
    ],
)
def test_what_is_denied_goes_back_to_who_denies_it(chain: Chain, text: str) -> None:
    assert chain(text, "attacked") == [("army", "organization")]


def test_a_claim_that_nobody_may_make_is_no_attribution(chain: Chain) -> None:
    assert chain("Ruritania cannot claim to be neutral while it attacks Varn.", "attacks") == []


def test_a_refusal_attributes_nothing(chain: Chain) -> None:
    assert chain("The army rejected the truce and attacked Varn.", "attacked") == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Satellite images released by Skyview on Friday show tanks at Varn.",
            "show",
            ["Skyview", "Satellite images"],
        ),
        (
            "Satellite images released by Skyview show what appear to be tanks at Varn.",
            "show",
            ["Skyview", "Satellite images"],
        ),
        ("The images also appear to show ships at Strel.", "appear to show", ["images"]),
        ("Video posted online shows tanks entering Varn.", "shows", ["Video"]),
        (
            "An analyst at Skyview, which released the images, said tanks had left Varn.",
            "left",
            ["analyst at Skyview"],
        ),
    ],
)
def test_what_a_picture_shows_begins_at_the_word_that_says_so(
    chain: Chain, text: str, trigger: str, expected: list[str]
) -> None:
    assert [words for words, _ in chain(text, trigger)] == expected


def test_a_statement_goes_on_to_the_end_of_its_paragraph(chain: Chain) -> None:
    text = "Envoy welcomes sanctions.\nOlan Reth said: They must leave. They attacked Varn.\n"
    assert chain(text, "attacked") == [("Olan Reth", "person")]


def test_according_with_a_capital_begins_a_sentence_that_lost_its_stop(chain: Chain) -> None:
    text = "Rebels attacked Varn According to a monitor ten people died."
    assert chain(text, "attacked") == []
    assert chain(text, "died") == [("monitor", "monitor")]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Militia separatists claim that police killed eight men.", "killed", "separatists"),
        ("Police seek a driver who witnesses believe was hit by rebels.", "hit", "witnesses"),
        (
            "A missile that the rebel groups in Varn claim to have fired hit a barn.",
            "fired",
            "rebel groups in Varn",
        ),
        ("Planes were destroyed regime TV reported on Monday.", "destroyed", "regime TV"),
    ],
)
def test_plurals_places_and_stations_stay_with_their_phrase(
    chain: Chain, text: str, trigger: str, expected: str
) -> None:
    assert chain(text, trigger)[-1][0].endswith(expected)


def test_a_quotation_inside_reported_words_has_their_speaker(chain: Chain) -> None:
    text = 'The minister says the threat level rose to mean "further attacks on us may come".'
    assert chain(text, "attacks") == [("minister", "official")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister announced his resignation on Monday.", "resignation"),
        ("The navy stopped a ship alleging to carry arms that had attacked Varn.", "attacked"),
        ("Police arrest a man and charge him with the murder of a guard.", "murder"),
    ],
)
def test_own_acts_and_charges_attribute_nothing(chain: Chain, text: str, trigger: str) -> None:
    assert chain(text, trigger) == []


def test_an_outlet_in_brackets_and_in_full_is_named_once(chain: Chain) -> None:
    text = (
        "Olan Reth told the Associated Press that the army attacked Varn. (AP)\n"
        "Ships sink in the bay of Strel. (Reuters)\n"
    )
    assert [words for words, _ in chain(text, "attacked")] == ["AP", "Olan Reth"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Governor: rebels attacked Varn.\nIt was quiet.\n", [("Governor", "official")]),
        (
            "Reth: rebels attacked Varn.\nMayor Olan Reth said troops left.\n",
            [("Reth", "person")],
        ),
        (
            "Friday 3 May 2019 Reth: rebels attacked Varn. Mayor Olan Reth said troops left.",
            [("Reth", "person")],
        ),
        ("Strel: rebels attacked Varn.\nMayor Olan Reth said troops left.\n", []),
        ("Video: rebels attacked Varn.\nIt was quiet.\n", []),
    ],
)
def test_a_headline_label_is_a_source_when_it_names_a_speaker(
    chain: Chain, text: str, expected: list[tuple[str, str]]
) -> None:
    assert chain(text, "attacked") == expected


def test_a_noun_phrase_of_persons_after_the_verb_is_no_speaker(chain: Chain) -> None:
    text = "ROAF, today, confirmed the capture of two leaders."
    assert chain(text, "capture") == [("ROAF", "organization")]


def test_what_troops_captured_is_not_what_a_picture_captured(chain: Chain) -> None:
    text = "Ruritanian forces have conducted raids and captured or killed many men."
    assert chain(text, "killed") == []


def test_a_dateline_inside_a_sentence_ends_the_headline_before_it(chain: Chain) -> None:
    text = "Rebels attacked Strel STREL (Interfax) Ten people died in Varn a medic told Interfax."
    assert chain(text, "attacked") == []
    assert chain(text, "died") == [("Interfax", "media"), ("medic", "anonymous")]


def test_a_headline_that_ends_in_its_credit_names_the_source_before_it(chain: Chain) -> None:
    text = "Raid on Varn kills twelve monitor AFP\nThe town was quiet.\n"
    assert chain(text, "Raid") == [("monitor", "monitor")]
    assert chain("A medic from Varn saw the raid and told AFP\nIt was quiet.\n", "raid") == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "The letters, obtained by the Herald, say that rebels attacked Varn.",
            "attacked",
            [("Herald", "media"), ("letters", "document")],
        ),
        (
            "Letters from the council to the mayor, obtained by AFP, say rebels attacked Varn.",
            "attacked",
            [("AFP", "media"), ("Letters", "document"), ("council", "organization")],
        ),
        (
            "The images, released by Skyview on Friday, show tanks at Varn.",
            "show",
            [("Skyview", "organization"), ("images", "imagery")],
        ),
        (
            "A source close to the governor said rebels attacked Varn.",
            "attacked",
            [("source close to the governor", "anonymous")],
        ),
        (
            "Two port workers and a fisherman said rebels attacked Varn.",
            "attacked",
            [("Two port workers", "witness"), ("fisherman", "witness")],
        ),
        (
            "Troops moved, commenting on reports that rebels attacked Varn.",
            "attacked",
            [("reports", "document")],
        ),
        (
            "A statement from the army said that rebels attacked Varn.",
            "attacked",
            [("statement", "document"), ("army", "organization")],
        ),
        (
            "Video released by the army and verified by the Herald shows tanks.",
            "shows",
            [("Herald", "media"), ("army", "organization"), ("Video", "imagery")],
        ),
        (
            "The Varn Monitor (VM) and the Strel Observatory said rebels attacked.",
            "attacked",
            [("Varn Monitor", "monitor"), ("Strel Observatory", "monitor")],
        ),
        (
            "The brigade said it attacked Varn, a claim the army denied.",
            "attacked",
            [("brigade", "organization")],
        ),
        (
            "The ministry could not confirm that rebels attacked Varn.",
            "attacked",
            [],
        ),
        (
            "Witnesses in Strel described convoys leaving Varn.",
            "leaving",
            [("Witnesses in Strel", "witness")],
        ),
    ],
)
def test_phrases_set_off_or_joined_keep_all_their_sources(
    chain: Chain, text: str, trigger: str, expected: list[tuple[str, str]]
) -> None:
    assert chain(text, trigger) == expected


def test_a_number_after_a_source_is_no_part_of_it() -> None:
    text = "According to the Monitor at least 12 farmers were killed in Homs."
    (claim,) = vedette.read(text).claims
    assert [source.words.text for source in claim.sources] == ["Monitor"]
