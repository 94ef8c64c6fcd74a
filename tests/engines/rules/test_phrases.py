"""Noun phrases and verb groups of invented conflict news."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vedette.engines.rules.syntax.clauses import agents_of, objects_of, prepositional, subjects_of
from vedette.engines.rules.syntax.coordination import extended_np
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup, parse
from vedette.records.spans import Span


def parsed(text: str) -> Parsed:
    return parse(text, Span(0, len(text)))


def group(sentence: Parsed, lemma: str) -> VerbGroup:
    found = [one for one in sentence.groups if one.lemma == lemma]
    assert len(found) == 1, [one.lemma for one in sentence.groups]
    return found[0]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ferrana's UN Ambassador Dana Danev spoke.", "Ferrana's UN Ambassador Dana Danev"),
        ("At least 12 people died.", "At least 12 people"),
        ("It wounded more than 30 civilians.", "more than 30 civilians"),
        ("They flew first-person-view drones over it.", "first-person-view drones"),
        ("The port of Tartus was hit.", "The port"),
        ("Two S-400 batteries moved.", "Two S-400 batteries"),
        ("They freed the besieged enclave.", "the besieged enclave"),
        ("All three children survived.", "All three children"),
        ("As many as 40 vehicles burned.", "As many as 40 vehicles"),
        ("He lost his two brothers.", "his two brothers"),
    ],
)
def test_a_base_noun_phrase_is_one_chunk(text: str, phrase: str) -> None:
    sentence = parsed(text)
    assert phrase in [sentence.chunk_words(chunk).text for chunk in sentence.chunks]


def test_a_day_is_not_part_of_the_phrase_before_it() -> None:
    sentence = parsed("Jets hit the capital Saturday.")
    assert [sentence.chunk_words(chunk).text for chunk in sentence.chunks] == [
        "Jets", "the capital", "Saturday",
    ]  # fmt: skip


def test_of_and_a_bracketed_abbreviation_extend_a_phrase() -> None:
    sentence = parsed("Rebels left the Syrian port of Tartus to the Southern Unity Front (SUF).")
    longer = [sentence.chunk_words(extended_np(sentence, chunk)).text for chunk in sentence.chunks]
    assert "the Syrian port of Tartus" in longer
    assert "the Southern Unity Front (SUF)" in longer


@pytest.mark.parametrize(
    ("text", "lemma", "words", "features"),
    [
        ("Units have been seen withdrawing.", "withdraw", "have been seen withdrawing",
         "present perfect progressive"),
        ("Tanks did not reach Hama.", "reach", "did not reach", "past negated"),
        ("It is expected to be deployed soon.", "deploy", "is expected to be deployed",
         "future passive"),
        ("The strike could have killed dozens.", "kill", "could have killed",
         "past perfect could"),
        ("We will not leave our positions.", "leave", "will not leave", "future negated will"),
        ("Troops began shelling the town.", "shell", "began shelling", "past progressive"),
        ("A drone was shot down.", "shoot", "was shot", "past passive"),
        ("He was reported to have been killed.", "kill", "was reported to have been killed",
         "past passive perfect"),
        ("Two men killed in the raid were buried.", "kill", "killed", "participle passive"),
        ("Forces withdrawing from Hama left.", "withdraw", "withdrawing", "participle"),
        ("It plans to open a road.", "open", "to open", "infinitive"),
        ("The army has no longer held it.", "hold", "has no longer held",
         "present perfect negated"),
        ("They are going to attack Hama.", "attack", "are going to attack",
         "future"),
        ("The army didnt advance.", "advance", "didnt advance", "past negated"),
    ],
)  # fmt: skip
def test_a_verb_group_says_when_and_how(text: str, lemma: str, words: str, features: str) -> None:
    sentence = parsed(text)
    found = group(sentence, lemma)
    assert sentence.words(found.start, found.end).text == words
    said = [found.tense]
    said += [
        name for name in ("passive", "perfect", "progressive", "negated") if getattr(found, name)
    ]
    assert " ".join([*said, found.modal]).split() == features.split()


# verb: subjects > objects
CLAUSES = [
    ("Rebels have seized the town, a monitor said.", "seize", "Rebels > the town"),
    ("Rebels have seized the town, a monitor said.", "say", "a monitor >"),
    ("The brigade, which is based in Homs, is expected to be deployed.", "base", "The brigade >"),
    ("The brigade, which is based in Homs, is expected to be deployed.", "deploy",
     "The brigade >"),
    ("Turkish troops and allied fighters shelled villages.", "shell",
     "Turkish troops + allied fighters > villages"),
    ("Jets struck a convoy near Saraqib, killing 12 people and wounding 30 civilians.", "kill",
     "Jets > 12 people"),
    ("Jets struck a convoy near Saraqib, killing 12 people and wounding 30 civilians.", "wound",
     "Jets > 30 civilians"),
    ("Two soldiers killed in the attack were buried.", "kill", "Two soldiers >"),
    ("Two soldiers killed in the attack were buried.", "bury", "Two soldiers >"),
    ("Forces withdrawing from Hama left weapons and vehicles.", "leave",
     "Forces > weapons + vehicles"),
    ("The army advanced into the city and took control.", "take", "The army > control"),
    ("Russia denied that its aircraft had bombed the hospital.", "bomb",
     "its aircraft > the hospital"),
    ("Ferrana accused the group of firing rockets.", "fire", "the group > rockets"),
    ("The army forced rebels to withdraw from the village.", "withdraw", "rebels >"),
    ("Both states agreed to open a crossing.", "open", "Both states > a crossing"),
    ("After rebels seized the base, the army retreated.", "seize", "rebels > the base"),
    ("After rebels seized the base, the army retreated.", "retreat", "the army >"),
    ("Air strikes by the coalition killed eight civilians.", "kill",
     "Air strikes > eight civilians"),
    ("The convoy that militants attacked was carrying aid.", "attack", "militants > The convoy"),
    ("The convoy that militants attacked was carrying aid.", "carry", "The convoy > aid"),
    ("Turkey, Russia and Iran agreed to extend the truce.", "agree", "Turkey + Russia + Iran >"),
    ("Fighters loyal to the general entered Sirte.", "enter", "Fighters > Sirte"),
    ("The minister said the strike killed dozens.", "say", "The minister >"),
    ("The minister said the strike killed dozens.", "kill", "the strike > dozens"),
    ("“They shelled us,” said Ahmad, a resident.", "say", "Ahmad >"),
    ("Ten men were captured and two tanks destroyed.", "destroy", "two tanks >"),
    ("On Monday, the navy left Tartus.", "leave", "the navy > Tartus"),
    ("The deal, brokered by Qatar, allows aid to reach the enclave.", "broker", "The deal >"),
    ("The deal, brokered by Qatar, allows aid to reach the enclave.", "reach",
     "aid > the enclave"),
    ("Rebels Seize Airbase, Kill 12 Soldiers In Idlib", "kill", "Rebels > 12 Soldiers"),
    ("Envoys called for a truce and urged both sides to resume talks.", "urge",
     "Envoys > both sides"),
    ("Envoys called for a truce and urged both sides to resume talks.", "resume",
     "both sides > talks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lemma", "expected"), CLAUSES)
def test_a_verb_has_its_subjects_and_objects(text: str, lemma: str, expected: str) -> None:
    sentence = parsed(text)
    found = group(sentence, lemma)
    subjects = [sentence.chunk_words(one).text for one in subjects_of(sentence, found)]
    objects = [sentence.chunk_words(one).text for one in objects_of(sentence, found)]
    assert f"{' + '.join(subjects)} > {' + '.join(objects)}".strip() == expected


def test_a_passive_has_the_agents_after_by() -> None:
    sentence = parsed("The bridge was destroyed on Friday by jets and a drone.")
    agents = agents_of(sentence, group(sentence, "destroy"))
    assert [sentence.chunk_words(one).text for one in agents] == ["jets", "a drone"]


@pytest.mark.parametrize(
    ("text", "lemma", "expected"),
    [
        ("Units moved from Masyaf to the port of Tartus on Monday.", "move",
         ["from Masyaf", "to the port", "on Monday"]),
        ("Jets hit fighters of the Front (NF) near Saraqib.", "hit", ["near Saraqib"]),
        ("Iran sent arms to Syria, according to two officials.", "send",
         ["to Syria", "according to two officials"]),
        ("Rebels regrouped north of Hama after troops entered the city.", "regroup",
         ["north of Hama"]),
        ("Ships sailed out of Tartus and Latakia.", "sail", ["out of Tartus", "out of Latakia"]),
        ("Guns fired at the base that rebels held in Hama.", "fire", ["at the base"]),
    ],
)  # fmt: skip
def test_prepositions_are_read_to_the_end_of_the_clause(
    text: str, lemma: str, expected: list[str]
) -> None:
    sentence = parsed(text)
    found = prepositional(sentence, group(sentence, lemma).main)
    assert [f"{word} {sentence.chunk_words(one).text}" for word, one in found] == expected


WORDS = (
    'the rebels army said have been seized was killed and , . that which by of to not ( ) " “ ” '
    "12 Monday withdrawing U.S. 's will at least after who Homs (HTS) — before it"
).split(" ")
news = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(news | st.text(max_size=60))
def test_any_text_is_parsed_and_every_part_lies_within_it(text: str) -> None:
    sentence = parsed(text)
    taken: set[int] = set()
    for part in (*sentence.chunks, *sentence.groups):
        inside = set(range(part.start, part.end))
        assert inside
        assert not inside & taken
        taken |= inside
        words = sentence.words(part.start, part.end)
        assert words.span.cut(text) == words.text != ""
    for one in sentence.groups:
        assert one.start <= one.main < one.end
        parts = (*subjects_of(sentence, one), *objects_of(sentence, one))
        assert set(parts + agents_of(sentence, one)) <= set(sentence.chunks)
        assert {chunk for _, chunk in prepositional(sentence, one.main)} <= set(sentence.chunks)
    for chunk in sentence.chunks:
        assert chunk.start <= chunk.head < chunk.end
        assert extended_np(sentence, chunk).end <= len(sentence.tokens)


def test_a_token_is_found_by_its_place_in_the_report() -> None:
    text = "Old line. Jets hit Homs."
    sentence = parse(text, Span(10, len(text)))
    assert sentence.token_at(text.index("hit")) == 1
    assert sentence.token_at(text.index(" hit")) == -1
    assert sentence.token_at(0) == -1
    assert sentence.token_at(len(text)) == -1


class Counted(tuple[object, ...]):
    """A tuple that counts how often it is read."""

    reads = 0

    def __getitem__(self, key: object) -> object:
        Counted.reads += 1
        return super().__getitem__(key)  # type: ignore[index]


@pytest.mark.parametrize(
    "hostile", ["rebels that ", "John said , ", "and ", "to ", '" ', "( ", "the man of ", "was "]
)
def test_hostile_text_costs_no_more_a_word_when_it_is_longer(hostile: str) -> None:
    def reads(times: int) -> int:
        sentence = parsed(hostile * times)
        for name in ("tokens", "tags", "chunk_at", "group_at"):
            object.__setattr__(sentence, name, Counted(getattr(sentence, name)))
        Counted.reads = 0
        for one in sentence.groups:
            subjects_of(sentence, one)
            objects_of(sentence, one)
            prepositional(sentence, one.main)
        for chunk in sentence.chunks:
            prepositional(sentence, chunk.head)
        return Counted.reads

    short, long = reads(300), reads(600)
    assert long <= 2.3 * short + 100
