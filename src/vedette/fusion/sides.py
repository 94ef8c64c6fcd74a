"""Sides: which printed parties stand for one side in the question of who holds a place."""

from __future__ import annotations

from vedette.fusion.traits import Who
from vedette.fusion.words import name_words
from vedette.records.claims import Actor
from vedette.records.states import Party

STATE = frozenset({"GOV", "MIL", "COP", "SPY", "PRM", "ELI", ""})
"""Sectors that speak or act for their state: "Moscow", "Russian forces" and "Russia" are one side."""


def party_of(actor: Actor) -> Party:
    """The party that an actor of a claim is."""
    return Party(
        name=(actor.name or actor.words.text).strip(), country=actor.country, sector=actor.sector
    )


def party_of_who(who: Who) -> Party:
    """The party that an actor as compared is."""
    return Party(name=who.text, country=who.country, sector=who.sector)


def same_side(one: Party, two: Party) -> bool:
    """Whether two parties are one side: the same state, or armed groups that may be the same.

    Countries that are known must agree. Groups of one code are one unless both have names of
    their own that share no word.
    """
    ours, theirs = name_words(one.name), name_words(two.name)
    if one.country and two.country and one.country != two.country:
        return False
    if one.country and one.country == two.country:
        if one.sector in STATE and two.sector in STATE:
            return True
        if one.sector != two.sector:
            return bool(ours & theirs) and "" in (one.sector, two.sector)
        return not ours or not theirs or bool(ours & theirs)
    return bool(ours & theirs)
