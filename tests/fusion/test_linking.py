"""Linking of given mentions: invented reports on two attacks and a meeting."""

from __future__ import annotations

from vedette.fusion.link_weights import WEIGHTS
from vedette.fusion.linking import link_mentions
from vedette.fusion.mention_facts import LinkedText, facts_of
from vedette.fusion.pair_features import FEATURES, pair_features
from vedette.records.spans import Span

FIRST = (
    "Gunmen attacked the Teskar mine on Sunday and killed three guards. Governor Olan Brask said "
    "that the attack on the Teskar mine lasted two hours."
)
SECOND = (
    "Three guards died when gunmen attacked the Teskar mine on Sunday. Olan Brask, the governor, "
    "met the families in Pelm."
)


def linked(name: str, text: str, *words: str) -> LinkedText:
    return LinkedText(name, text, tuple(Span(text.index(w), text.index(w) + len(w)) for w in words))


TEXTS = [
    linked("a", FIRST, "attacked", "said", "attack on"),
    linked("b", SECOND, "attacked", "met"),
]


def test_the_same_attack_in_two_reports_is_one_event_and_the_meeting_another() -> None:
    (attacked, said, attack), (again, met) = link_mentions(TEXTS)
    assert attacked == again
    assert len({attacked, said, met}) == 3
    assert attack != said


def test_the_order_of_reports_and_mentions_is_irrelevant() -> None:
    told = link_mentions(TEXTS)
    turned = [LinkedText(t.name, t.text, t.mentions[::-1]) for t in TEXTS[::-1]]
    assert link_mentions(turned) == tuple(events[::-1] for events in told[::-1])


def test_a_mention_that_is_given_twice_has_one_event() -> None:
    twice = LinkedText("a", FIRST, TEXTS[0].mentions[:1] * 2)
    ((one, two),) = link_mentions([twice])
    assert one == two


def test_many_copies_of_one_text_have_its_events() -> None:
    copies = [LinkedText(f"c{n}", FIRST, TEXTS[0].mentions) for n in range(600)]
    assert len(set(link_mentions(copies))) == 1


def test_mentions_of_different_stories_are_never_joined() -> None:
    far = (
        "The orchestra of Lund attacked a symphony by Berwald in the town hall; critics cheered it."
    )
    (here, *_), (there,) = link_mentions([TEXTS[0], linked("c", far, "attacked")])
    assert here != there


def test_reports_without_mentions_and_mentions_without_words_are_no_trouble() -> None:
    assert link_mentions([]) == ()
    assert (
        link_mentions([LinkedText("a", FIRST, ()), LinkedText("b", "! ?", (Span(0, 1),))])[0] == ()
    )


def test_irregular_and_derived_words_have_one_lemma_and_others_a_family() -> None:
    text = "He shot them. The shooting stopped. They died there."
    shot, shooting, died = facts_of([linked("a", text, "shot", "shooting", "died")])
    assert shot.lemmas == shooting.lemmas
    killed = facts_of([linked("b", "They killed him.", "killed")])[0]
    assert died.families & killed.families


def test_there_is_a_weight_for_each_feature() -> None:
    one, two = facts_of([linked("a", FIRST, "attacked", "said")])
    features = pair_features(one, two, alike=1.0, common=0.0)
    assert len(features) == len(FEATURES) == len(WEIGHTS)
