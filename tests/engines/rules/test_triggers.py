"""Which words of an invented sentence name an event, and of what type and mode."""

from __future__ import annotations

from datetime import date

import pytest

import vedette

# Sentence, then what it claims: type, mode, trigger words.
CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # ASSAULT
    ("Rebels ambushed a patrol near Idlib, killing three soldiers.", [("ASSAULT", "", "ambushed")]),
    ("Artillery shells landed in the village.", [("ASSAULT", "heavy-weapons", "landed")]),
    ("A car bomb exploded outside the courthouse.", [("ASSAULT", "explosives", "exploded")]),
    ("The drone struck a fuel depot in Homs.", [("ASSAULT", "drone", "struck")]),
    ("A bomber blew himself up at the gate.", [("ASSAULT", "suicide-attack", "blew himself up")]),
    ("Gunmen kidnapped two aid workers.", [("ASSAULT", "abduct", "kidnapped")]),
    ("Air defences shot down three drones.", [("ASSAULT", "destroy", "shot down")]),
    ("Police fired tear gas at protesters.", [("ASSAULT", "crowd-control", "fired")]),
    ("Jets carried out air strikes on the depot.", [("ASSAULT", "aerial", "air strikes")]),
    ("A hand grenade explodes near a bakery.", [("ASSAULT", "explosives", "explodes")]),
    ("The army repelled the militants near the river.", [("ASSAULT", "", "repelled")]),
    ("The militia claimed responsibility.", [("ASSAULT", "", "claimed responsibility")]),
    ("The two groups exchanged fire for hours.", [("ASSAULT", "", "exchanged fire")]),
    ("The gunmen are holding 30 hostages.", [("ASSAULT", "abduct", "holding")]),
    # CONTROL
    ("Troops captured the hill on Thursday.", [("CONTROL", "take", "captured")]),
    ("The militia took over the dam.", [("CONTROL", "take", "took over")]),
    ("The dam was taken over by the militia.", [("CONTROL", "take", "taken over")]),
    ("The town fell to the rebels.", [("CONTROL", "take", "fell")]),
    ("The militia controls the oil field.", [("CONTROL", "hold", "controls")]),
    ("Government forces lost the town.", [("CONTROL", "lose", "lost")]),
    ("Rebels encircled the base.", [("CONTROL", "contest", "encircled")]),
    ("The village changed hands twice.", [("CONTROL", "contest", "changed hands")]),
    ("The rebels raised their flag over the citadel.", [("CONTROL", "take", "raised their flag")]),
    ("The garrison is still holding out.", [("CONTROL", "hold", "holding out")]),
    ("The rebel-held town is quiet.", [("CONTROL", "hold", "held")]),
    # RETREAT
    ("The brigade withdrew from the valley.", [("RETREAT", "withdraw", "withdrew")]),
    ("Troops vacated the outpost.", [("RETREAT", "withdraw", "vacated")]),
    ("The troops appear to have left the base.", [("RETREAT", "withdraw", "left")]),
    ("The army pulled its artillery out of the valley.", [("RETREAT", "withdraw", "pulled")]),
    ("The brigade handed over the airport.", [("RETREAT", "withdraw", "handed over")]),
    ("The militia released 12 prisoners.", [("RETREAT", "release", "released")]),
    ("The prime minister resigned on Sunday.", [("RETREAT", "resign", "resigned")]),
    ("The fighters laid down their arms.", [("RETREAT", "disarm", "laid down their arms")]),
    # MOVE
    ("The ship sailed from Novorossiysk to Tartus.", [("MOVE", "", "sailed")]),
    ("A convoy of 30 trucks left Aleppo for Latakia.", [("MOVE", "", "left")]),
    ("Families fled to the coast.", [("MOVE", "", "fled")]),
    ("The cargo ship did not arrive at the port.", [("MOVE", "", "arrive")]),
    ("The tanker was turned back near the strait.", [("MOVE", "", "turned back")]),
    ("The frigates were seen sailing west.", [("MOVE", "", "sailing")]),
    ("An attack helicopter landed at the base.", [("MOVE", "", "landed")]),
    ("The convoy crossed into Lebanon.", [("MOVE", "", "crossed")]),
    # PRESENCE
    ("Satellite images appear to show tanks at the airfield.", [("PRESENCE", "", "show")]),
    ("The brigade is stationed at the port.", [("PRESENCE", "", "stationed")]),
    ("Russian warships are anchored off Tartus.", [("PRESENCE", "", "anchored")]),
    ("Inspectors found weapons in the tunnel.", [("PRESENCE", "", "found")]),
    ("A crowd gathered outside the mosque.", [("PRESENCE", "", "gathered")]),
    # MOBILIZE
    ("NATO deployed a battalion to the border.", [("MOBILIZE", "troops", "deployed")]),
    ("Reservists were called up.", [("MOBILIZE", "troops", "called up")]),
    ("The army tested a ballistic missile.", [("MOBILIZE", "weapons", "tested")]),
    ("The ministry put its forces on high alert.", [("MOBILIZE", "troops", "on high alert")]),
    ("The army deployed missiles along the border.", [("MOBILIZE", "weapons", "deployed")]),
    # COERCE
    ("Officers arrested 40 people.", [("COERCE", "arrest", "arrested")]),
    ("Customs officers confiscated a shipment of rifles.", [("COERCE", "seize", "confiscated")]),
    ("The government imposed a curfew in the capital.", [("COERCE", "curfew", "curfew")]),
    ("Police seized 11 tonnes of cocaine.", [("COERCE", "seize", "seized")]),
    ("Soldiers laid siege to the town.", [("COERCE", "restrict", "siege")]),
    ("Two tankers were seized in the strait.", [("COERCE", "seize", "seized")]),
    # SANCTION
    ("The union imposed sanctions on the airline.", [("SANCTION", "discontinue", "sanctions")]),
    ("Peru recalled its ambassador.", [("SANCTION", "withdraw", "recalled")]),
    ("The state expelled five diplomats.", [("SANCTION", "expel", "expelled")]),
    ("The court convicted two officers.", [("SANCTION", "convict", "convicted")]),
    # CONSULT and AGREE
    ("The foreign minister visited Baghdad on Monday.", [("CONSULT", "visit", "visited")]),
    ("The envoy mediated talks between them.", [("CONSULT", "third-party", "mediated")]),
    ("The peace talks will be held in Geneva.", [("AGREE", "", "peace talks")]),
    ("The states agreed to share intelligence.", [("AGREE", "", "agreed")]),
    ("His country was ready to supply wheat to Syria.", [("AGREE", "", "supply")]),
    ("Turkey promised to send aid.", [("AGREE", "", "promised")]),
    # SUPPORT, COOPERATE, AID
    ("France recognised the new government.", [("SUPPORT", "", "recognised")]),
    ("Parliament ratified the treaty.", [("SUPPORT", "", "ratified")]),
    ("The two armies held a joint exercise.", [("COOPERATE", "", "joint exercise")]),
    ("Germany delivered 40 tonnes of medicine to Damascus.", [("AID", "", "delivered")]),
    ("The navy rescued 80 migrants.", [("AID", "", "rescued")]),
    # CONCEDE, REJECT, REQUEST
    ("The general apologised for the deaths.", [("CONCEDE", "", "apologised")]),
    ("The government lifted the curfew.", [("CONCEDE", "", "lifted")]),
    ("The rebels declared a ceasefire.", [("CONCEDE", "", "ceasefire")]),
    ("Ankara rejected the proposal.", [("REJECT", "", "rejected")]),
    ("Residents demanded the release of detainees.", [("REQUEST", "yield", "demanded")]),
    ("The mayor appealed for help.", [("REQUEST", "assist", "appealed")]),
    ("The envoy called for talks.", [("REQUEST", "meet", "called for")]),
    ("Voters demanded a referendum.", [("REQUEST", "change", "demanded")]),
    # ACCUSE, THREATEN, PROTEST
    ("The council condemned the decision.", [("ACCUSE", "disapprove", "condemned")]),
    ('She said: "This is a farce."', [("ACCUSE", "disapprove", "farce")]),
    ("The court is investigating the incident.", [("ACCUSE", "investigate", "investigating")]),
    ("The president threatened to close the strait.", [("THREATEN", "restrict", "threatened")]),
    ("The rebels vowed to avenge the dead.", [("THREATEN", "violence", "vowed")]),
    ("Workers went on strike at the port.", [("PROTEST", "strike", "went on strike")]),
    ("Thousands marched in Tripoli against the law.", [("PROTEST", "demo", "marched")]),
    ("Prisoners began a hunger strike.", [("PROTEST", "hunger", "hunger strike")]),
    ("Rioters torched a police station.", [("PROTEST", "riot", "torched")]),
]


def _read(text: str) -> list[tuple[str, str, str]]:
    claims = vedette.read(text, published=date(2024, 12, 14)).claims
    return [(claim.type, claim.mode, claim.trigger.text) for claim in claims]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_makes_these_claims(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _read(text) == expected


def test_an_image_that_appears_to_show_something_is_a_hedged_source() -> None:
    (claim,) = vedette.read("Satellite images appear to show tanks at the airfield.").claims
    assert claim.status == "hedged"
    assert [source.kind for source in claim.sources] == ["imagery"]


def test_the_object_after_a_particle_is_what_was_taken() -> None:
    (claim,) = vedette.read("The militia took over the dam.").claims
    assert [place.words.text for place in claim.locations] == ["dam"]
