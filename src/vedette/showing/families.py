"""Families of event types: how pages and maps group what happened."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.lexicon.nouns import noun_classes
from vedette.records.claims import Claim
from vedette.records.documents import EventType
from vedette.records.spans import Words


@dataclass(frozen=True, slots=True)
class Family:
    """A group of event types: its key in class names, its title, and the map symbol's shape."""

    key: str
    title: str
    short: str
    shape: str


MOVEMENT = Family("movement", "Movements and withdrawals", "movement", "triangle")
CONTROL = Family("control", "Control of sites", "control", "square")
HARM = Family("harm", "Attacks and harm", "attack or harm", "diamond")
RESTRAINT = Family("restraint", "Detentions and restrictions", "restriction", "hexagon")
SUPPLY = Family("supply", "Aid, supplies and deliveries", "aid or supply", "cross")
TALK = Family("talk", "Talks and statements", "talks or statement", "circle")
PRESENCE = Family("presence", "Presence and imagery", "presence", "ring")

FAMILIES = (MOVEMENT, CONTROL, HARM, RESTRAINT, SUPPLY, TALK, PRESENCE)

_OF_TYPE: dict[EventType, Family] = {
    "RETREAT": MOVEMENT,
    "MOVE": MOVEMENT,
    "MOBILIZE": MOVEMENT,
    "CONTROL": CONTROL,
    "ASSAULT": HARM,
    "COERCE": RESTRAINT,
    "SANCTION": RESTRAINT,
    "AID": SUPPLY,
    "COOPERATE": SUPPLY,
    "PRESENCE": PRESENCE,
}


def family_of(claim: Claim) -> Family:
    """The family of a claim; a movement of goods counts as a supply, arrived or not."""
    family = _OF_TYPE.get(claim.type, TALK)
    if claim.type == "MOVE" and any(_is_goods(words) for words in claim.equipment):
        return SUPPLY
    return family


def family_of_type(kind: EventType) -> Family:
    """The family of a type of event, where the equipment of its claims is not looked at."""
    return _OF_TYPE.get(kind, TALK)


def _is_goods(words: Words) -> bool:
    classes = noun_classes()
    return any(
        "goods" in classes.get(form, ())
        for word in words.text.lower().split()
        for form in (word, word.removesuffix("s"), word.removesuffix("es"))
    )
