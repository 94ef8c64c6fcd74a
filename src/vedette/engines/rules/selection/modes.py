"""The mode of a claim: with what weapon it was done, what was asked for, what is threatened."""

from __future__ import annotations

from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.views import Candidate
from vedette.records.documents import TaggedArgument

_Marks = tuple[tuple[str, str], ...]

# The first mark that a text of the claim contains decides.
_WEAPONS: _Marks = (
    ("chlorine", "unconventional"), ("sarin", "unconventional"), ("chemical", "unconventional"), ("nerve", "unconventional"),
    ("toxic", "unconventional"), ("poison", "unconventional"), ("mustard gas", "unconventional"), ("napalm", "unconventional"), ("phosphorus", "unconventional"),
    ("suicide", "suicide-attack"), ("drone", "drone"), ("uav", "drone"),
    ("tear gas", "crowd-control"), ("rubber bullet", "crowd-control"), ("water cannon", "crowd-control"), ("pepper spray", "crowd-control"), ("baton", "crowd-control"),
    ("barrel bomb", "aerial"), ("cluster bomb", "aerial"), ("warplane", "aerial"), ("jet", "aerial"), ("helicopter", "aerial"), ("aircraft", "aerial"), ("plane", "aerial"), ("air", "aerial"), ("aerial", "aerial"),
    ("rocket", "heavy-weapons"), ("mortar", "heavy-weapons"), ("artillery", "heavy-weapons"), ("missile", "heavy-weapons"), ("shell", "heavy-weapons"), ("tank", "heavy-weapons"), ("mlrs", "heavy-weapons"), ("munition", "heavy-weapons"),
    ("gunm", "firearms"), ("gunfire", "firearms"), ("gun", "firearms"), ("rifle", "firearms"), ("pistol", "firearms"), ("bullet", "firearms"), ("live round", "firearms"), ("ammunition", "firearms"),
    ("knife", "primitive"), ("knives", "primitive"), ("machete", "primitive"), ("stone", "primitive"), ("axe", "primitive"), ("petrol bomb", "primitive"), ("molotov", "primitive"),
    ("car bomb", "explosives"), ("ied", "explosives"), ("explosive", "explosives"), ("mine", "explosives"), ("landmine", "explosives"), ("grenade", "explosives"), ("bomb", "explosives"),
)  # fmt: skip
_ACTORS: _Marks = tuple(mark for mark in _WEAPONS if mark[0] != "gunm")
_GENERAL = frozenset({"", "explosives", "heavy-weapons", "aerial", "destroy"})
_FROM_THE_AIR = frozenset(
    "air aerial airstrike warplane jet aircraft plane helicopter airpower sortie coalition regime".split()
)
_ON_THE_GROUND = frozenset(
    "police commando house home compound gunman settler militant ground prison search suspect arrest detain".split()
)
_PLANTED = frozenset(
    "car roadside device plant church mosque market bus ied responsibility hotel".split()
)
_POISONS = frozenset("chemical chlorine sarin poison toxic nerve".split())

_ASKED: dict[str, frozenset[str]] = {
    "meet": frozenset("talk negotiation meeting summit dialogue conference negotiate audience visit meet".split()),
    "yield": frozenset(
        "release ceasefire truce withdraw withdrawal stop halt end cessation leave surrender lift allow access free "
        "evacuate ease cease disarm refrain exit unhindered calm return abide comply respect respond drop "
        "retreat cede abandon vacate pull lay hand give immediate de-escalate spare stick restraint".split()
    ),
    "change": frozenset(
        "reform election law policy referendum resign change constitution resignation parliament justice reconsider "
        "reconsideration vote reverse dismissal step ban rule decision article bill budget tax ruling government limit "
        "demand extend invoke restrict democracy right independence".split()
    ),
    "assist": frozenset(
        "help aid support send provide protect protection assistance intervene intervention action act investigate "
        "investigation inquiry probe arm fund cooperation cooperate monitor save extradite extradition arrest asylum join "
        "information evidence clarity mission troop approve commission evacuation work reinforcement".split()
    ),
}  # fmt: skip
_THREATENED: dict[str, frozenset[str]] = {
    "arrest": frozenset("arrest jail prosecute detain prosecution imprison indict trial warrant".split()),
    "relations": frozenset("tie relation ambassador diplomatic sanction withdraw trade tariff".split()),
    "expel": frozenset({"expel", "expulsion", "deport"}),
    "territory": frozenset({"invade", "annex", "annexation", "seize", "occupy"}),
    "restrict": frozenset("ban block close curfew suspend restrict blockade censor cut".split()),
}  # fmt: skip
_REACH = 18  # tokens after a request or threat that may tell what it is for
_MANY_SIDES = frozenset(
    "multilateral trilateral tripartite quadrilateral council round ministers nations leaders".split()
)
_GO_BETWEEN = frozenset(
    "mediate mediation mediator broker sponsor auspex auspices host envoy".split()
)


def mode_of(parsed: Parsed, candidate: Candidate, arguments: list[TaggedArgument]) -> str:
    """The mode that the words of the claim tell, or "" where its reading's own mode stands.

    Args:
        parsed: the sentence.
        candidate: the trigger.
        arguments: the arguments found for it.
    """
    kind, own = candidate.entry.type, candidate.entry.mode
    if kind == "ASSAULT":
        return _of_attack(parsed, candidate, arguments) if own in _GENERAL else ""
    if own:
        return ""
    if kind in ("REQUEST", "REJECT"):
        otherwise = "yield" if candidate.entry.words[0] in ("must", "order", "defy") else "change"
        return _first_of(parsed, candidate, _ASKED, otherwise if kind == "REQUEST" else "")
    if kind == "THREATEN":
        return _first_of(parsed, candidate, _THREATENED, "violence")
    if kind == "CONSULT":
        near = set(parsed.lemmas[max(0, candidate.start - 6) : candidate.end + 8])
        if near & _GO_BETWEEN:
            return "third-party"
        return "multilateral" if near & _MANY_SIDES else ""
    return ""


def _of_attack(parsed: Parsed, candidate: Candidate, arguments: list[TaggedArgument]) -> str:
    """The most specific weapon in the claim's own words."""
    own = candidate.entry.mode
    said = {
        role: [parsed.text[a.span.start : a.span.end].lower() for a in arguments if a.role == role]
        for role in ("equipment", "actor")
    }
    words = [parsed.words(candidate.start, candidate.end).text.lower(), *said["equipment"]]
    found = next((mode for text in words if (mode := _marked(text, _WEAPONS))), "")
    if own in ("aerial", "heavy-weapons", "destroy"):  # only what is more telling overrides these
        return found if found in ("unconventional", "drone", "suicide-attack") else ""
    found = found or next((mode for text in said["actor"] if (mode := _marked(text, _ACTORS))), "")
    if found:
        return found
    return _from_sentence(parsed, candidate)


def _from_sentence(parsed: Parsed, candidate: Candidate) -> str:
    """What the sentence tells of an attack whose own words name no weapon."""
    word = parsed.lemmas[candidate.head]
    lemmas = set(parsed.lemmas)
    near = set(parsed.lemmas[max(0, candidate.start - 10) : candidate.end + 12])
    if near & _POISONS and word in ("attack", "use", "die", "incident", "strike", "kill"):
        return "unconventional"
    if word in ("bombing", "blast", "explosion", "explode", "detonate") and "suicide" in near:
        return "suicide-attack"
    if word == "bombing":
        return "explosives" if lemmas & _PLANTED and not lemmas & _FROM_THE_AIR else "aerial"
    if candidate.entry.pos == "n" and word in ("strike", "raid"):
        told = lemmas & _FROM_THE_AIR or (word == "strike" or parsed.tags[candidate.head] == "NNS")
        grounded = lemmas & _ON_THE_GROUND and not lemmas & _FROM_THE_AIR
        return "aerial" if told and not grounded else ""
    if word in ("shootout", "shoot-out", "firefight", "gunfight", "gunbattle"):
        return "firearms"
    if word in ("kill", "wound", "injure", "die"):
        after = " ".join(token.lower for token in parsed.tokens[candidate.end : candidate.end + 14])
        return _marked(after, tuple(mark for mark in _WEAPONS if mark[1] == "explosives"))
    return ""


def _marked(text: str, marks: _Marks) -> str:
    padded = " " + text.replace("-", " ")
    return next((mode for mark, mode in marks if f" {mark}" in padded), "")


def _first_of(
    parsed: Parsed, candidate: Candidate, table: dict[str, frozenset[str]], otherwise: str
) -> str:
    """The mode whose word comes first after the trigger."""
    for at in range(candidate.end, min(candidate.end + _REACH, len(parsed.tokens))):
        if parsed.tokens[at].text in (";", ":"):
            break
        for mode, words in table.items():
            if parsed.lemmas[at] in words or parsed.tokens[at].lower in words:
                return mode
    return otherwise
