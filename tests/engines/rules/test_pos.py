"""Parts of speech."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.engines.rules.syntax.pos import load_model, tag
from vedette.engines.rules.syntax.tag_repairs import repair
from vedette.engines.rules.syntax.tokens import tokenise
from vedette.records.spans import Span


def tagged(text: str) -> list[str]:
    tokens = tokenise(text, Span(0, len(text)))
    tags = repair(tokens, tag(tokens))
    return [f"{token.text}/{word_tag}" for token, word_tag in zip(tokens, tags, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels have seized the town.", "Rebels/NNS have/VBP seized/VBN the/DT town/NN ./."),
        ("The port was shelled by jets.", "The/DT port/NN was/VBD shelled/VBN by/IN jets/NNS ./."),
        ("Ferrana's envoy will travel to Rome.",
         "Ferrana/NNP 's/POS envoy/NN will/MD travel/VB to/IN Rome/NNP ./."),
        ("They did not leave.", "They/PRP did/VBD not/RB leave/VB ./."),
        ("Troops want to leave.", "Troops/NNS want/VBP to/TO leave/VB ./."),
        ("Turkish Army Sends More Tanks To Border",
         "Turkish/JJ Army/NN Sends/VBZ More/RBR Tanks/NNS To/IN Border/NN"),
        ("US-led forces entered Sirte.", "US-led/JJ forces/NNS entered/VBD Sirte/NNP ./."),
    ],
)  # fmt: skip
def test_news_sentences_get_treebank_tags(text: str, expected: str) -> None:
    assert " ".join(tagged(text)) == expected


def test_a_form_that_is_past_and_participle_is_told_by_its_neighbours() -> None:
    assert "captured/VBD" in tagged("Militants captured the village.")
    assert "captured/VBN" in tagged("The men captured in the raid were freed.")
    assert "destroyed/VBN" in tagged("Ten men had been captured and two tanks destroyed.")


def test_a_headline_without_a_verb_gets_one() -> None:
    assert "BOMB/VBP" in tagged("RUSSIAN JETS BOMB ALEPPO")
    assert "Retakes/VBZ" in tagged("Syrian Army Retakes Key Town In Homs")


def test_a_present_tense_that_looks_like_a_noun_is_found_unless_the_clause_has_a_verb() -> None:
    assert "attack/VBP" in tagged("Ten men are killed after militants attack the village.")
    assert "injures/VBZ" in tagged("A bombing in the city kills at least 4 and injures 47 others.")
    assert "attacks/NNS" in tagged("In rebel attacks the army lost three tanks.")


def test_a_speaker_names_his_verb_even_after_a_quotation() -> None:
    assert "said/VBD" in tagged("“They left,” said Ahmad.")
    assert tagged('"Go"')[0].endswith("/``")
    assert tagged('"Go"')[-1].endswith("/''")


def test_weights_are_loaded_once_and_name_only_known_tags() -> None:
    model = load_model()
    assert load_model() is model
    assert max(model.known.values()) < len(model.tags)
    assert all(max(row[::2]) < len(model.tags) for row in model.weights.values())


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="abcXYZ09'.-,é", min_size=1, max_size=6), max_size=12))
def test_every_token_gets_one_known_tag(words: list[str]) -> None:
    text = " ".join(words)
    tokens = tokenise(text, Span(0, len(text)))
    tags = repair(tokens, tag(tokens))
    assert len(tags) == len(tokens)
    assert set(tags) <= set(load_model().tags)
