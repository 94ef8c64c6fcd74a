"""How surely: invented sentences with the status expected and the words that give it."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vedette
from vedette.engines.rules.status.judge import Judged, judge
from vedette.engines.rules.syntax.phrases import parse
from vedette.engines.rules.triggers.candidates import SentenceView, find_candidates
from vedette.lexicon.cues import cues
from vedette.lexicon.triggers import triggers
from vedette.records.spans import Span


@cache
def _read(text: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        claim.trigger.text: (claim.status, tuple(cue.text for cue in claim.cues))
        for claim in vedette.read(text).claims
    }


FACT = [
    ("Brigade fighters seized the town of Ardeen.", "seized"),
    ("The governor said rebels attacked the depot.", "attacked"),
    ("Rebels managed to seize the airport on Friday.", "seize"),
    ("The unit began to withdraw from Homs.", "withdraw"),
    ("The envoy refused to meet the rebels.", "refused"),
    ("The army denied the accusations.", "accusations"),
    ("The shelling did not only kill soldiers.", "shelling"),
    ("The convoy left Aleppo, reportedly because of the shelling.", "left"),
    ("The ships sailed to Tartus, likely for transport.", "sailed"),
    ("Troops moved into the rebel-held town if only for a day.", "held"),
    ("It is unclear when the shelling killed the mayor.", "shelling"),
    ("Based on the tips provided, two gunmen were detained.", "detained"),
]
HEDGED = [
    (
        "It was unclear if the bombings near Homs were carried out by the army or its ally.",
        "bombings",
        "unclear if",
    ),
    ("Rebels reportedly seized the bridge.", "seized", "reportedly"),
    ("The images show what appear to be trenches near Homs.", "show", "appear to be"),
    ("Photographs show what seems to be a tank in Homs.", "show", "seems to be"),
    ("Dozens of people have reportedly been killed by air strikes.", "air strikes", "reportedly"),
    ("Soldiers allegedly executed 12 villagers.", "executed", "allegedly"),
    ("A suspected Ferranan strike hit the depot.", "strike", "suspected"),
    ("Suspected rebels ambushed the patrol.", "ambushed", "Suspected"),
    ("The village was shelled by suspected militants.", "shelled", "suspected"),
    ("Two raids by suspected Ferranan jets hit the town of Haas.", "raids", "suspected"),
    ("An ambush by alleged rebels killed seven soldiers.", "ambush", "alleged"),
    ("The brigade is believed to have left Homs.", "left", "believed"),
    ("Thousands are thought to have fled the city.", "fled", "thought"),
    ("The rebels appear to have attacked Ardeen.", "attacked", "appear to"),
    ("The commander is believed responsible for the attack.", "attack", "believed"),
    ("A man suspected of killing two women was found in Homs.", "killing", "suspected"),
    ("A sergeant accused of killing two drivers arrived.", "killing", "accused"),
    ("There were reports of clashes in Idlib.", "clashes", "reports of"),
    ("It is believed that rebels shelled the town.", "shelled", "It is believed"),
    ("Explosions were reported in the port city.", "Explosions", "reported"),
    ("Five soldiers were reported killed in Homs.", "killed", "reported"),
    ("Rebels may have shelled the airport.", "shelled", "may"),
    ("The group claims responsibility for the bombing.", "claims responsibility", "claims"),
    ("The strike was carried out by either Ferranan or allied jets.", "strike", "either"),
    ("The alleged chemical attack killed 12 people.", "chemical attack", "alleged"),
    ("The raid was probably carried out by jets.", "raid", "probably"),
    ("The militants allegedly plotted to attack the embassy.", "attack", "allegedly"),
    ("The ministry did not deny that rebels shelled the town.", "shelled", "did not deny"),
    ("Footage appears to show an attack on the convoy.", "attack", "appears to"),
]
DENIED = [
    ("The army did not attack Damascus.", "attack", "did not"),
    ("The governor denied that the brigade had attacked Damascus.", "attacked", "denied"),
    ("The militia denied attacking the convoy.", "attacking", "denied"),
    ("The ministry denies shelling the town.", "shelling", "denies"),
    ("There was no attack on the port.", "attack", "no"),
    ("No civilians were killed.", "killed", "No"),
    ("The aid ship never reached Tartus.", "reached", "never"),
    ("Rebels failed to seize the airport.", "seize", "failed to"),
    ("The brigade was unable to retake the hill.", "retake", "unable to"),
    ("The rebels no longer control the dam.", "control", "no longer"),
    ("Police foiled an attack on the market.", "attack", "foiled"),
    ("The foiled attack worried the governor.", "attack", "foiled"),
    ("The army has yet to withdraw from the town.", "withdraw", "has yet to"),
    ("The army called off the attack.", "attack", "called off"),
    ("The brigade does not plan to attack the border.", "attack", "does not"),
    ("Ferrana denied its jets had bombed the hospital.", "bombed", "denied"),
    ("He ruled out an attack on the port.", "attack", "ruled out"),
    ("Rebels were prevented from attacking the convoy.", "attacking", "prevented"),
    ("The government has no plans to withdraw its troops.", "withdraw", "no"),
    ("They crossed the river without attacking the post.", "attacking", "without"),
]
FUTURE = [
    (
        "The commander was preparing to conduct improvised explosive device attacks in Homs.",
        "attacks",
        "preparing to",
    ),
    ("The navy will deploy two frigates.", "deploy", "will"),
    ("The two ministers will hold talks in Geneva.", "hold talks", "will"),
    ("The talks will take place in Geneva.", "talks", "will"),
    ("Rebels tried to seize the airport.", "seize", "tried to"),
    ("The army plans to retake the hill.", "retake", "plans to"),
    ("The frigates are to be deployed off Tartus.", "deployed", "are to"),
    ("Two brigades are expected to be deployed in Homs.", "deployed", "expected to"),
    ("The unit is set to withdraw from Homs.", "withdraw", "set to"),
    ("The force aims to recapture the dam.", "recapture", "aims to"),
    ("The army launched an offensive to retake Ardeen.", "retake", "to"),
    ("Rebels plotted to kidnap the mayor.", "kidnap", "plotted to"),
    ("The rebels plan an attack on the base.", "attack", "plan"),
    ("The planned attack alarmed the mayor.", "attack", "planned"),
    ("Rebels prepared for an attack on the base.", "attack", "prepared for"),
    ("They fired rockets in an attempt to seize the hill.", "seize", "attempt to"),
    ("The minister said a ceasefire would begin on Monday.", "ceasefire", "would"),
    ("The rebels will march on Homs and seize the airport.", "seize", "will"),
    ("The council approved an offensive to retake Homs.", "retake", "to"),
    ("The general hopes to quickly seize the town.", "seize", "hopes to"),
    ("The army was about to enter Homs.", "enter", "about to"),
    ("The attack has been planned for Sunday.", "attack", "planned"),
    ("Troops are due to withdraw on Monday.", "withdraw", "due to"),
    ("Ferrana is considering withdrawing its forces.", "withdrawing", "considering"),
    ("Residents spoke of an imminent offensive.", "offensive", "imminent"),
]
CONDITIONAL = [
    ("Ferrana would attack if the talks failed.", "attack", "if"),
    ("If rebels attack the port, ships will leave.", "attack", "If"),
    ("The militia will withdraw unless the rebels leave the town.", "withdraw", "unless"),
    ("The Gulf republic offered to ship grain if the port reopens.", "offered", "if"),
    ("A strike could kill many people.", "kill", "could"),
]
UNKNOWN = [
    ("There have been no reports of attacks on the port.", "attacks", "no reports of"),
    (
        "It is not known whether the garrison still controls Ardeen.",
        "controls",
        "not known whether",
    ),
    ("It is unclear who attacked the convoy.", "attacked", "unclear who"),
    ("The spokesman did not say whether troops withdrew.", "withdrew", "not say whether"),
    ("Ferrana could not confirm that rebels attacked the convoy.", "attacked", "could not confirm"),
    ("The air strike could not be confirmed.", "air strike", "could not be confirmed"),
    ("Did the army attack the convoy?", "attack", "Did"),
]


@pytest.mark.parametrize(("text", "trigger"), FACT)
def test_what_is_plainly_stated_is_fact_and_has_no_cue(text: str, trigger: str) -> None:
    assert _read(text)[trigger] == ("fact", ())


@pytest.mark.parametrize(
    ("status", "text", "trigger", "cue"),
    [
        (status, *case)
        for status, cases in (
            ("hedged", HEDGED),
            ("denied", DENIED),
            ("future", FUTURE),
            ("conditional", CONDITIONAL),
            ("unknown", UNKNOWN),
        )
        for case in cases
    ],
)
def test_words_that_take_a_statement_from_fact_are_its_cues(
    status: str, text: str, trigger: str, cue: str
) -> None:
    found = _read(text)
    assert trigger in found, found
    assert found[trigger][0] == status, found
    assert cue in found[trigger][1], found


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The rebels allegedly plan to attack the port.", "attack", "hedged"),
        ("The rebels did not try to seize the hill.", "seize", "denied"),
        ("The brigade will reportedly leave Homs.", "leave", "future"),
        ("It is not known whether rebels allegedly attacked the port.", "attacked", "unknown"),
    ],
)
def test_of_several_cues_the_weightiest_decides(text: str, trigger: str, status: str) -> None:
    assert _read(text)[trigger][0] == status


def test_attribution_alone_leaves_a_fact_but_a_claim_hedges_it() -> None:
    assert _read("The monitor said that rebels shelled the town.")["shelled"][0] == "fact"
    assert _read("The army claimed that rebels shelled the town.")["shelled"][0] == "hedged"


def test_what_is_asked_for_is_never_a_fact() -> None:
    found = _read("The rebels asked for the release of prisoners. They demanded a withdrawal.")
    assert all(found.get(word, ("",))[0] != "fact" for word in ("release", "withdrawal")), found


def test_a_denial_covers_its_clause_and_not_the_next() -> None:
    found = _read("The army denied shelling the town, while rebels attacked the depot.")
    assert (found["shelling"][0], found["attacked"][0]) == ("denied", "fact")


def test_a_hedge_does_not_reach_over_a_turn_of_the_sentence() -> None:
    found = _read("Rebels reportedly shelled the town, but the army attacked the depot.")
    assert (found["shelled"][0], found["attacked"][0]) == ("hedged", "fact")


def test_the_rest_of_a_report_keeps_its_own_status() -> None:
    found = _read("Rebels will withdraw from Homs. The army shelled the town.")
    assert (found["withdraw"][0], found["shelled"][0]) == ("future", "fact")


_WORDS = [
    "rebels", "the", "army", "attack", "attacked", "attacks", "no", "not", "never", "if", "unless",
    "whether", "reportedly", "suspected", "will", "would", "could", "may", "have", "been", "be",
    "denied", "that", "to", "plans", "tried", "reports", "of", "in", "by", "either", "and", ",", ".",
    "?", "“", "”", "longer", "yet", "it", "is", "believed", "unclear", "who", "until", "called",
    "off", "strike", "seize", "Homs", "failed", "evidence", "sign", "deny", "quickly", "without",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=18).map(" ".join))
def test_judging_never_fails_and_cites_words_of_the_sentence(text: str) -> None:
    view = SentenceView(parse(text, Span(0, len(text))), lambda _: frozenset())
    for candidate in find_candidates(view, triggers()):
        judged = judge(view, candidate)
        assert isinstance(judged, Judged)
        assert (judged.status == "fact") == (not judged.cues)
        assert len(judged.cues) <= 2
        for cue in judged.cues:
            assert 0 <= cue.start < cue.end <= len(text)
            assert cue.cut(text).strip() == cue.cut(text) != ""


def test_every_cue_of_the_table_is_in_lower_case_and_has_words() -> None:
    for by_first in cues().values():
        for first, entries in by_first.items():
            for entry in entries:
                assert entry.words[0] == first
                assert all(word and word == word.lower() for word in entry.words)
