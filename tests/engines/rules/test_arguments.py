"""Who, whom, where, with what: invented sentences and the roles that a claim of theirs has."""

from __future__ import annotations

from datetime import date

import pytest

import vedette
from vedette.records.claims import Claim

_PARTIES = ("actors", "recipients", "locations", "origins", "destinations", "routes")
_WORDS = ("equipment", "quantity", "killed", "injured", "captured", "displaced")


def claims_of(text: str) -> tuple[Claim, ...]:
    return vedette.read(text, published=date(2024, 12, 14)).claims


def claim_with(text: str, trigger: str) -> Claim:
    found = [claim for claim in claims_of(text) if claim.trigger.text == trigger]
    assert len(found) == 1, [claim.trigger.text for claim in claims_of(text)]
    return found[0]


def roles_of(claim: Claim) -> str:
    """All arguments as "role=words", joined by semicolons."""
    parts = [
        f"{field.removesuffix('s')}={argument.words.text}"
        for field in _PARTIES
        for argument in getattr(claim, field)
    ]
    parts += [f"{field}={words.text}" for field in _WORDS for words in getattr(claim, field)]
    return "; ".join(parts)


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        (
            "Rebels shelled and stormed the village of Tel Samra in Homs province on Tuesday.",
            "shelled",
            "actor=Rebels; location=village of Tel Samra",
        ),
        (
            "Rebels shelled and stormed the village of Tel Samra in Homs province on Tuesday.",
            "stormed",
            "actor=Rebels; location=village of Tel Samra",
        ),
        (
            "Syrian and Russian warplanes bombed Idlib on Monday.",
            "bombed",
            "actor=Syrian; actor=Russian; location=Idlib; equipment=warplanes",
        ),
        (
            "The navy and the air force ambushed and struck the rebels' boats.",
            "struck",
            "actor=navy; actor=air force; recipient=rebels' boats",
        ),
        (
            "The White Relief reports that Syrian warplanes, using cluster bombs, repeatedly struck houses in Palmyra.",
            "struck",
            "actor=Syrian; recipient=houses; location=Palmyra; equipment=warplanes; "
            "equipment=cluster bombs",
        ),
        (
            "The town is an important front for the Syrian soldiers who killed 70 militants.",
            "killed",
            "actor=Syrian soldiers; recipient=militants; killed=70",
        ),
        (
            "It is an attempt to break into Palmyra which is controlled by the rebels.",
            "controlled",
            "actor=rebels; location=Palmyra",
        ),
        (
            "The men who killed Omar Haddad in Palmyra, Homs, Syria, in May were convicted.",
            "convicted",
            "recipient=men",
        ),
        (
            "Two ships carrying Georgian grain for Syria did not reach port.",
            "reach",
            "destination=port; equipment=ships; quantity=Two",
        ),
        (
            "Rebels used rockets to shell the patrol.",
            "used",
            "actor=Rebels; equipment=rockets",
        ),
        (
            "A school was destroyed by regime airstrikes west of Hama.",
            "airstrikes",
            "actor=regime; recipient=school",
        ),
        (
            "A raid struck a market in Homs on Monday Orontes Rights Office reported.",
            "raid",
            "recipient=market; location=Homs",
        ),
        (
            "An officer told Barada Radio four farmers were killed in an airstrike in Homs.",
            "airstrike",
            "recipient=farmers; location=Homs; killed=four",
        ),
        (
            "A convoy of about 40 trucks and 12 armoured cars left Homs.",
            "left",
            "origin=Homs; equipment=trucks; equipment=armoured cars; quantity=about 40; quantity=12",
        ),
        (
            "Turkish and Sudanese army airstrikes killed 41 traders.",
            "airstrikes",
            "actor=Sudanese army; actor=Turkish; recipient=traders; killed=41",
        ),
        (
            "Rebels entered Homs with cover from the US-led coalition.",
            "entered",
            "actor=Rebels; destination=Homs",
        ),
        (
            "The army sent 30 drones and 20 operators to Idlib.",
            "sent",
            "actor=army; recipient=operators; destination=Idlib; equipment=drones; quantity=30; "
            "quantity=20",
        ),
        ("No group claimed responsibility for the attack in Homs.", "attack", "location=Homs"),
        (
            "A Su-25 attack jet bombed Homs.",
            "bombed",
            "location=Homs; equipment=Su-25 attack jet",
        ),
        (
            "Two Russian Su-25s bombed Homs.",
            "bombed",
            "actor=Russian; location=Homs; equipment=Su-25s; quantity=Two",
        ),
        (
            "Government warplanes bombed Homs.",
            "bombed",
            "actor=Government; location=Homs; equipment=warplanes",
        ),
        (
            "The hill is under the army's full control after the rest of the rebels were killed.",
            "control",
            "actor=army; location=hill",
        ),
        (
            "Ann Ivanova urged the world to put pressure on the regime to stop the massacres.",
            "massacres",
            "",
        ),
        (
            "A student was shot during clashes between protesters and police in Homs.",
            "shot",
            "recipient=student; location=Homs",
        ),
        (
            "The army advances on Palmyra in Homs.",
            "advances",
            "actor=army; location=Homs; destination=Palmyra",
        ),
        (
            "The army moved two MiG-29 fighters to Homs.",
            "moved",
            "actor=army; destination=Homs; equipment=MiG-29 fighters; quantity=two",
        ),
        (
            "Militants have surrounded and shelled a base in Homs.",
            "shelled",
            "actor=Militants; recipient=base; location=Homs",
        ),
        (
            "The army was advancing and swiftly established control over Homs.",
            "established control over",
            "actor=army; location=Homs",
        ),
        (
            "The men who killed Omar Haddad in Ardeen, Georgia, United States, are convicted.",
            "convicted",
            "recipient=men",
        ),
        (
            "A man left during the trial of a captain of the White Guard in Homs.",
            "left",
            "actor=man; location=Homs",
        ),
        (
            "Government troops backed by militias recaptured two villages near Hama.",
            "backed",
            "actor=militias; recipient=Government troops",
        ),
        (
            "The northern brigade withdrew from Homs to Latakia with 40 tanks.",
            "withdrew",
            "actor=northern brigade; origin=Homs; destination=Latakia",
        ),
        (
            "A column of trucks belonging to the army left Aleppo for Damascus.",
            "left",
            "actor=army; origin=Aleppo; destination=Damascus; equipment=trucks",
        ),
        (
            "The army killed three gunmen in an operation to seize the port of Tartus.",
            "killed",
            "actor=army; recipient=gunmen; killed=three",
        ),
        (
            "The army killed three gunmen in an operation to seize the port of Tartus.",
            "seize",
            "actor=army; location=port of Tartus",
        ),
        (
            "Turkish President Recep Tayyip Erdogan condemned the attack.",
            "condemned",
            "actor=Recep Tayyip Erdogan",
        ),
        (
            "The governor of Homs, Samir Khalil, met the Iranian ambassador in Damascus.",
            "met",
            "actor=Samir Khalil; recipient=Iranian ambassador; location=Damascus",
        ),
        (
            "Clashes between the army, the rebels and local tribes left 12 dead.",
            "Clashes",
            "actor=army; actor=rebels; actor=local tribes; killed=12",
        ),
        (
            "Clashes between pro-junta and opposition troops erupted near the airport.",
            "Clashes",
            "actor=pro-junta; actor=opposition troops; location=airport",
        ),
        (
            "Fighting broke out between Kurdish fighters and the Islamic State in Raqqa.",
            "Fighting",
            "actor=Kurdish fighters; actor=Islamic State; location=Raqqa",
        ),
        (
            "The Islamic State of Iraq and the Levant captured the town.",
            "captured",
            "actor=Islamic State of Iraq and the Levant; location=town",
        ),
        (
            "Air strikes carried out by the United States killed 12 people in Raqqa.",
            "Air strikes",
            "actor=United States; location=Raqqa; killed=12",
        ),
        (
            "The town was bombed on Friday by Russian jets.",
            "bombed",
            "actor=Russian; location=town; equipment=jets",
        ),
        (
            "Gunmen opened fire on a convoy, killing four soldiers and wounding 14 others.",
            "opened fire on",
            "actor=Gunmen; recipient=convoy; recipient=soldiers; killed=four; injured=14",
        ),
        (
            "43 killed, 112 injured in car bomb attack in Mosul.",
            "car bomb attack",
            "location=Mosul; killed=43; injured=112",
        ),
        (
            "Three air strikes hit the town of Saraqib.",
            "air strikes",
            "location=town of Saraqib; quantity=Three",
        ),
        (
            "A drone strike killed a commander near Kandahar.",
            "drone strike",
            "recipient=commander; location=Kandahar; equipment=drone; killed=a commander",
        ),
        (
            "Militants attacked the barracks using rockets and mortars.",
            "attacked",
            "actor=Militants; recipient=barracks; equipment=rockets; equipment=mortars",
        ),
        (
            "The army said it had captured two towns.",
            "captured",
            "actor=it; location=towns",
        ),
        (
            "Israel's army struck a weapons depot near Damascus.",
            "struck",
            "actor=Israel's army; recipient=weapons depot; location=Damascus",
        ),
        (
            "Syrias army shelled the suburbs of Homs.",
            "shelled",
            "actor=Syrias army; location=suburbs of Homs",
        ),
        (
            "Daeshs fighters attacked a checkpoint in Hasakah.",
            "attacked",
            "actor=Daeshs fighters; recipient=checkpoint; location=Hasakah",
        ),
        (
            "In Homs, gunmen kidnapped a judge.",
            "kidnapped",
            "actor=gunmen; recipient=judge; location=Homs; captured=a judge",
        ),
        (
            "Militants who fled Mosul attacked a village.",
            "attacked",
            "actor=Militants; location=village",
        ),
        (
            "Police arrested dozens of protesters in Tunis.",
            "arrested",
            "actor=Police; recipient=protesters; location=Tunis; captured=dozens",
        ),
        (
            "The rebel-held town of Tel Samra was shelled.",
            "held",
            "actor=rebel; location=town of Tel Samra",
        ),
        (
            "The rebel-held town of Tel Samra was shelled.",
            "shelled",
            "location=rebel-held town of Tel Samra",
        ),
        (
            "The village is under rebel control.",
            "control",
            "actor=rebel; location=village",
        ),
        (
            "Hundreds of people protested in Amman against the war.",
            "protested",
            "actor=people; location=Amman; quantity=Hundreds",
        ),
        (
            "The besieged town of Tel Samra received food.",
            "besieged",
            "location=town of Tel Samra",
        ),
        (
            "Iran supplied the militia with missiles.",
            "supplied",
            "actor=Iran; recipient=militia; equipment=missiles",
        ),
        (
            "Russia delivered wheat to Syria through the port of Latakia.",
            "delivered",
            "actor=Russia; recipient=Syria; equipment=wheat",
        ),
        (
            "The frigate sailed from Tartus to Sevastopol.",
            "sailed",
            "origin=Tartus; destination=Sevastopol; equipment=frigate",
        ),
        (
            "France and Germany called for a ceasefire.",
            "called for",
            "actor=France; actor=Germany",
        ),
        (
            "The minister said that the troops must leave the island.",
            "must",
            "actor=minister; recipient=troops",
        ),
        (
            "Rebels began to withdraw from the valley.",
            "withdraw",
            "actor=Rebels; origin=valley",
        ),
        (
            "US-led coalition strikes killed 20 civilians near Raqqa.",
            "strikes",
            "actor=US-led coalition; recipient=civilians; location=Raqqa; killed=20",
        ),
        (
            "A roadside bomb killed a woman in Kabul.",
            "killed",
            "recipient=woman; location=Kabul; equipment=roadside bomb; killed=a woman",
        ),
        (
            "A soldier and two children were killed in the shelling.",
            "shelling",
            "recipient=soldier; recipient=children; killed=A soldier; killed=two",
        ),
        (
            "Attack on school wounds ten.",
            "Attack",
            "recipient=school; injured=ten",
        ),
        (
            "The navy seized a ship carrying weapons off Yemen.",
            "carrying",
            "equipment=ship; equipment=weapons",
        ),
        (
            "More than 20,000 people have been displaced.",
            "displaced",
            "actor=people; displaced=More than 20,000",
        ),
        (
            "The army denied that its troops had attacked the hospital.",
            "attacked",
            "actor=its troops; recipient=hospital",
        ),
        (
            "Kurdish fighters took the towns of Amuda and Derik.",
            "took",
            "actor=Kurdish fighters; location=Amuda; location=Derik",
        ),
        (
            "The militia, which controls the port, shelled the city.",
            "controls",
            "actor=militia; location=port",
        ),
        (
            "The militia, which controls the port, shelled the city.",
            "shelled",
            "actor=militia; location=city",
        ),
        (
            "He was arrested in Cairo on Sunday.",
            "arrested",
            "recipient=He; location=Cairo",
        ),
        (
            "Houthi fighters fired two missiles at Riyadh from Sanaa.",
            "fired",
            "actor=Houthi fighters; location=Riyadh; origin=Sanaa; equipment=missiles; quantity=two",
        ),
        (
            "The United Nations evacuated 300 civilians from the old city of Homs.",
            "evacuated",
            "actor=United Nations; actor=civilians; origin=old city of Homs; quantity=300",
        ),
        (
            "Israeli warplanes attacked an airbase in Homs province.",
            "attacked",
            "actor=Israeli; recipient=airbase; location=Homs province; equipment=warplanes",
        ),
        (
            "Militants took eleven villagers hostage.",
            "took",
            "actor=Militants; recipient=villagers; captured=eleven",
        ),
        (
            "Troops captured six fighters.",
            "captured",
            "actor=Troops; recipient=fighters; captured=six",
        ),
        (
            "The strike on the convoy was carried out by French jets.",
            "strike",
            "actor=French; recipient=convoy; equipment=jets",
        ),
        (
            "The group claimed responsibility for the bombing.",
            "claimed responsibility",
            "actor=group",
        ),
        (
            "Two bombs exploded at a market in Karbala on Saturday, killing 30.",
            "exploded",
            "location=Karbala; equipment=bombs; quantity=Two; killed=30",
        ),
        (
            "Ukraine shot down three drones over Odesa.",
            "shot down",
            "actor=Ukraine; recipient=drones; location=Odesa; quantity=three",
        ),
        (
            "The rebels lost the airport to government forces.",
            "lost",
            "actor=rebels; recipient=government forces; location=airport",
        ),
        (
            "Germany sent 50 vehicles to Ukraine.",
            "sent",
            "actor=Germany; destination=Ukraine; equipment=vehicles; quantity=50",
        ),
        (
            "Boko Haram fighters burned houses in Borno.",
            "burned",
            "actor=Boko Haram fighters; recipient=houses; location=Borno",
        ),
        (
            "The troops must leave the island, the minister said.",
            "must",
            "actor=minister; recipient=troops",
        ),
        (
            "Civilians fled the fighting in Daraa for Jordan.",
            "fighting",
            "location=Daraa",
        ),
        (
            "Drones hit an oil refinery in the city of Saratov.",
            "hit",
            "recipient=oil refinery; location=city of Saratov; equipment=Drones",
        ),
        (
            "The president of the council, Ali Nasser, accused Iran of arming the militia.",
            "accused",
            "actor=Ali Nasser; recipient=Iran",
        ),
        (
            "The president of the council, Ali Nasser, accused Iran of arming the militia.",
            "arming",
            "actor=Iran; recipient=militia",
        ),
        (
            "Shelling by the army in Douma wounded ten people.",
            "Shelling",
            "actor=army; location=Douma; injured=ten",
        ),
        (
            "The two leaders held talks in Astana.",
            "held talks",
            "actor=leaders; location=Astana; quantity=two",
        ),
        (
            "Their forces withdrew from the camp.",
            "withdrew",
            "actor=Their forces; origin=camp",
        ),
        (
            "The offensive by Kurdish forces against the town began in May.",
            "offensive",
            "actor=Kurdish forces; location=town",
        ),
        (
            "Jets from the coalition bombed the bridge.",
            "bombed",
            "actor=coalition; recipient=bridge; equipment=Jets",
        ),
        (
            "Al-Shabaab militants attacked a base near Mogadishu.",
            "attacked",
            "actor=Al-Shabaab militants; recipient=base; location=Mogadishu",
        ),
        (
            "Rebels captured 12 soldiers and two officers.",
            "captured",
            "actor=Rebels; recipient=soldiers; recipient=officers; captured=12; captured=two",
        ),
        (
            "The army's attack on the camp killed dozens.",
            "attack",
            "actor=army; location=camp; killed=dozens",
        ),
        (
            "An improvised explosive device attack wounded three officers in Marib province.",
            "attack",
            "recipient=officers; location=Marib province; equipment=improvised explosive device; injured=three",
        ),
        (
            "Meanwhile seven shepherds were killed in Aleppo.",
            "killed",
            "recipient=shepherds; location=Aleppo; killed=seven",
        ),
        (
            "Firing rockets, militants attacked the port of Aden.",
            "Firing",
            "actor=militants; equipment=rockets",
        ),
        (
            "The militia controls most of Marib province.",
            "controls",
            "actor=militia; location=Marib province",
        ),
        (
            "The rebel stronghold of Southern Kordofan was shelled.",
            "stronghold",
            "actor=rebel; location=Southern Kordofan",
        ),
        (
            "Aden is a stronghold of the separatists.",
            "stronghold",
            "actor=separatists; location=Aden",
        ),
        (
            "Some 19 farmers, mostly women and boys, were killed in the air strike.",
            "air strike",
            "recipient=farmers; killed=Some 19",
        ),
        (
            "The raid led to the deaths of 17 pilots and three nurses.",
            "raid",
            "recipient=pilots; recipient=nurses; killed=17; killed=three",
        ),
        (
            "Clashes erupted on Monday between tribes and the army near Marib.",
            "Clashes",
            "actor=tribes; actor=army; location=Marib",
        ),
        (
            "Troops captured a commander of the front in Nawa district.",
            "captured",
            "actor=Troops; recipient=commander of the front; location=Nawa district; "
            "captured=a commander of the front",
        ),
        (
            "Tens of thousands of protesters gathered in Lusaka.",
            "gathered",
            "actor=protesters; location=Lusaka; quantity=Tens of thousands",
        ),
        (
            "Jets bombed the towns of Raqqa Hama Homs Idlib.",
            "bombed",
            "location=Raqqa; location=Hama; location=Homs; location=Idlib; equipment=Jets",
        ),
        (
            "Turkish and Sudanese army airstrikes killed 41 farmers.",
            "airstrikes",
            "actor=Sudanese army; actor=Turkish; recipient=farmers; killed=41",
        ),
        (
            "The Netherlands and Greece launch airstrikes against the port.",
            "airstrikes",
            "actor=Netherlands; actor=Greece; location=port",
        ),
        (
            "The ambassador met U.S. Secretary of State Ann Miller in Geneva.",
            "met",
            "actor=ambassador; recipient=Ann Miller; location=Geneva",
        ),
        ("Families who fled Homs waited in tents.", "fled", "actor=Families; origin=Homs"),
        (
            "The trucks passed Homs on Friday evening, and army units will seize the depot.",
            "seize",
            "actor=army units; location=depot",
        ),
        ("A trawler is anchored off Limassol.", "anchored", "location=Limassol"),
        (
            "Rebels attacked a convoy, a doctor in Homs told the paper.",
            "attacked",
            "actor=Rebels; recipient=convoy",
        ),
    ],
)
def test_the_words_around_a_trigger_fill_its_roles(text: str, trigger: str, roles: str) -> None:
    assert roles_of(claim_with(text, trigger)) == roles


@pytest.mark.parametrize(
    ("text", "trigger", "pronoun", "name"),
    [
        ("The army said it had captured two towns.", "captured", "it", "army"),
        ("Rebels took Amuda. They then attacked the airport.", "attacked", "They", "Rebels"),
    ],
)
def test_a_pronoun_keeps_its_words_and_carries_the_name_it_stands_for(
    text: str, trigger: str, pronoun: str, name: str
) -> None:
    actor = claim_with(text, trigger).actors[0]
    assert (actor.words.text, actor.name) == (pronoun, name)


@pytest.mark.parametrize(
    ("text", "trigger", "wrong"),
    [
        ("Militants who fled Mosul attacked a village.", "attacked", "Mosul"),
        ("An Islamic State offensive began in May.", "offensive", "State"),
        ("The attack killed 12 people and wounded 30 others.", "attack", "others"),
        ("Police said themselves had been attacked in Basra.", "attacked", "themselves"),
        ("Rebels attacked the town with fury.", "attacked", "fury"),
        ("He condemned the high prices.", "condemned", "high prices"),
    ],
)
def test_no_argument_is_better_than_a_fragment_or_a_guess(
    text: str, trigger: str, wrong: str
) -> None:
    roles = roles_of(claim_with(text, trigger))
    assert wrong not in [part.partition("=")[2] for part in roles.split("; ")]


def test_every_argument_is_cut_from_the_text_at_its_span() -> None:
    text = "Syrian jets bombed the town of Tel Samra with rockets on Monday, killing 12 civilians."
    for claim in claims_of(text):
        for field in _PARTIES:
            for argument in getattr(claim, field):
                assert argument.words.span.cut(text) == argument.words.text
