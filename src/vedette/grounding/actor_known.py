"""Names of the registry in the words for an actor, and what stands around them."""

from __future__ import annotations

from dataclasses import replace

from vedette.grounding.actor_context import ActorSetting
from vedette.grounding.actor_names import FoundName, Pieces, at_day, holder_in, name_in
from vedette.grounding.actor_words import OWN_HEAD, country_word, head_of, strongest
from vedette.lexicon.actors import name_key, name_pieces
from vedette.records.documents import EventType
from vedette.records.grounded import ActorCode

_BEYOND = frozenset(["IGO", "NGO", "INT", "MNC"])
# Unions of states that have forces of their own: "NATO troops".
_WITH_FORCES = frozenset(["IGO.nato", "IGO.african-union", "IGO.ecowas"])
# Kinds whose names other states may have too.
_OF_STATES = frozenset("organ office force service court party".split())
# Kinds of rows that give codes to many phrases; none is the name of one body.
_LOOSE = frozenset(["grouping", "people"])


def known_code(
    pieces: Pieces, event: EventType | None, role: str, setting: ActorSetting
) -> ActorCode | None:
    """The code of a name of the registry in the words; None for none."""
    found = name_in(pieces, setting.registry, day=setting.day, countries=setting.countries)
    if found is None:
        return None
    holder = holder_in(pieces, day=setting.day)
    if holder is not None and holder.stop - holder.start > found.stop - found.start:
        return None
    if _is_of_another(pieces, found):
        return None
    code = code_of_name(found, setting)
    own = _own_sector(pieces, found)
    if own:
        return replace(
            code, sector=own, name="", id="", rule=f"{code.rule}; sector of the head noun"
        )
    if role == "actor" and event == "ASSAULT" and found.actor.kind == "government":
        return replace(code, sector="MIL")
    return code


def backed_code(said: str, plain: str, setting: ActorSetting) -> ActorCode | None:
    """ "Pro-Russian separatists" and the like that stand in the registry with their backer."""
    if said == plain:
        return None
    pieces = name_pieces(said)
    found = name_in(pieces, setting.registry, day=setting.day, countries=setting.countries)
    kept = found is not None and name_key(found.printed) not in name_key(plain)
    return code_of_name(found, setting) if found is not None and kept else None


def _is_of_another(pieces: Pieces, found: FoundName) -> bool:
    """Whether a country beside the name says that it is another's: "Russian peacekeepers", "Foreign
    Office of Germany"."""
    before = [key for key, _ in pieces[max(0, found.start - 2) : found.start]]
    country = _whole_country(before[-1:]) or _whole_country(before)
    if found.printed[0].islower() and found.actor.country in _BEYOND:
        return bool(country)
    if found.actor.kind not in _OF_STATES or found.actor.country in _BEYOND:
        return False
    after = [key for key, _ in pieces[found.stop : found.stop + 4]]
    if not country and after[:1] == ["of"]:
        country = country_word(" ".join(after[1:]))[0]
    return bool(country) and country != found.actor.country


def _whole_country(words: list[str]) -> str:
    code, whole, _ = country_word(" ".join(words))
    return code if whole else ""


def code_of_name(found: FoundName, setting: ActorSetting) -> ActorCode:
    """The code of a name of the registry, under its name on the day of the report."""
    actor = at_day(found.actor, setting.registry, setting.day)
    rule = "A1 known actor"
    if actor is not found.actor:
        rule = f"A1 known actor, {found.actor.text} until {found.actor.term.until}"
    if actor.kind in _LOOSE or actor.text[0].islower():
        return ActorCode(country=actor.country, sector=actor.sector, rule=rule)
    return ActorCode(
        country=actor.country, sector=actor.sector, name=actor.text, id=actor.id, rule=rule
    )


def _own_sector(pieces: Pieces, found: FoundName) -> str:
    """The sector of a head noun that the name only qualifies; "" for none."""
    before = " ".join(piece for piece, _ in pieces[: found.start])
    after = strongest(" ".join(piece for piece, _ in pieces[found.stop :]))
    if head_of(before + " x") != before + " x":  # "relatives of ..."
        sector = strongest(head_of(before + " x"))
        return sector if sector in OWN_HEAD else ""
    if after in OWN_HEAD and found.actor.sector not in OWN_HEAD:
        return after
    if after in {"MIL", "COP"} and (
        found.actor.kind == "government" or found.actor.id in _WITH_FORCES
    ):
        return after
    return ""
