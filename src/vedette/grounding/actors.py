"""Who words stand for: country (or IGO NGO MNC INT), PLOVER sector and canonical name, by tables.

What neither the tables nor the report decide stays "".
"""

from __future__ import annotations

import re
from dataclasses import replace

from vedette.grounding.actor_context import ActorSetting
from vedette.grounding.actor_known import backed_code, known_code
from vedette.grounding.actor_names import FoundHolder, Pieces, holder_in, post_at
from vedette.grounding.actor_words import (
    based_in,
    country_word,
    ends_in_people,
    has_name,
    head_of,
    is_people,
    plain_key,
    sector_of,
    strongest,
    without_backers,
)
from vedette.lexicon.actors import name_key, name_pieces
from vedette.lexicon.holders import Holder, holders
from vedette.lexicon.organs import country_names, organs
from vedette.lexicon.place_words import place_words
from vedette.records.documents import EventType
from vedette.records.grounded import ActorCode

_STATE_FORCE: frozenset[EventType | None] = frozenset(
    {"ASSAULT", "MOBILIZE", "CONTROL", "PRESENCE"}
)
_ADJECTIVE_FORCE: frozenset[EventType | None] = _STATE_FORCE | {"COERCE", "MOVE", "RETREAT"}
# Where "the Russians" are their army.
_PEOPLE_FORCE: frozenset[EventType | None] = frozenset(
    {"ASSAULT", "MOBILIZE", "CONTROL", "RETREAT"}
)
_MANY = re.compile(
    r"\b(?:international|multinational|joint|western|foreign|european|african|arab|global|regional|"
    r"allies|backers|migrants?)\b",
    re.IGNORECASE,
)
# Sectors whose bare nouns ("rebels", "police") are taken to be of the country reported on.
_LOCAL = frozenset(
    "GOV MIL REB COP PRM JUD LEG OPP CVL MED REL EDU LAB AGR SOC PTY ELI SPY JRN BUS CRM UAF".split()
)
_OFFICE = frozenset(["GOV", "LEG", "JUD", "COP", "SPY"])
_MOST_ORGAN_WORDS = 4
_AND = re.compile(r",? and |, ")
NO_SETTING = ActorSetting()


def code_actor(
    words: str,
    *,
    event: EventType | None = None,
    role: str = "actor",
    setting: ActorSetting = NO_SETTING,
) -> ActorCode:
    """Code the words for an actor.

    Args:
        words: the actor as printed, or the name a pronoun stands for.
        event: the type of the claim; a country that uses force is coded MIL, else GOV.
        role: "actor" or "recipient" of that claim.
        setting: what the report says around it; a bare noun ("rebels", "the government") is
            taken to be of the first country it speaks of, and a force that was renamed is known
            by its name on the report's day.

    Returns:
        Country, sector, canonical name and id with the rule; "" for what is not decided.

    Source:
        docs/method/actors.md, rules A1 to A9; sectors of the PLOVER codebook.
    """
    said = " ".join(words.split())
    introduced = setting.people.get(said) or setting.people.get(name_key(said))
    if introduced is not None:
        return introduced
    plain = without_backers(said)
    pieces = name_pieces(plain)
    return (
        _several(said, event, role, setting)
        or backed_code(said, plain, setting)
        or known_code(pieces, event, role, setting)
        or _person(pieces, event, role, setting)
        or _described(said, plain, event, role, setting)
    )


def _several(
    said: str, event: EventType | None, role: str, setting: ActorSetting
) -> ActorCode | None:
    """Names of several countries joined by "and": INT; None for anything else."""
    parts = _AND.split(said) if " and " in said else []
    if len(parts) < 2 or not all(part[:1].isupper() for part in parts):
        return None
    if (
        any(word.islower() for part in parts for word in part.split())
        or country_word(plain_key(said))[1]
    ):
        return None
    codes = [code_actor(part, event=event, role=role, setting=setting) for part in parts]
    named = all(code.id and not code.inferred for code in codes)
    if not named or len({code.country for code in codes}) < 2:
        return None
    sectors = {code.sector for code in codes}
    sector = sectors.pop() if len(sectors) == 1 else ""
    return ActorCode(country="INT", sector=sector, rule="A5 of many countries, each named")


def _person(
    pieces: Pieces, event: EventType | None, role: str, setting: ActorSetting
) -> ActorCode | None:
    """A person of public life, or what is theirs: "Kerry", "Assad's air force"."""
    found = holder_in(pieces, day=setting.day)
    if found is None:
        found = _titled(pieces, setting)
    if found is None:
        return None
    holder = found.holder
    before = plain_key(" ".join(word for _, word in pieces[: found.start]))
    after = " ".join(piece for piece, _ in pieces[found.stop :])
    own = strongest(after) or (strongest(before) if before and head_of(before) != before else "")
    own = _by_act(after or before, own, event, role)
    if own and own not in {holder.sector, "ELI"}:
        rule = f"A7 of {holder.names[0]}"
        return ActorCode(country=holder.country, sector=own, rule=rule)
    sector = _sector_of_post(holder, late=found.late, early=found.early, before=before)
    return ActorCode(
        country=holder.country,
        sector=sector,
        name=holder.names[0],
        id=f"{holder.country}.{holder.post}",
        rule=f"A7 office holder, {_post(holder, late=found.late, early=found.early)}",
    )


def _sector_of_post(holder: Holder, *, late: bool, early: bool, before: str) -> str:
    if "former" in before.split():
        return "ELI"
    if late and holder.sector in _OFFICE and holder.country not in {"IGO", "NGO"}:
        return "ELI"
    if early:
        return strongest(before)
    return holder.sector


def _post(holder: Holder, *, late: bool, early: bool) -> str:
    term = f"{holder.term.since or '?'} to {holder.term.until or 'now'}"
    state = "; the report is later" if late else "; the report is earlier" if early else ""
    return f"{holder.post} {term}{state}"


def _titled(pieces: Pieces, setting: ActorSetting) -> FoundHolder | None:
    """A title and the last name of just one person of public life: "Secretary Kerry"."""
    if len(pieces) < 2 or not pieces[-1][1][0].isupper():
        return None
    titles = place_words()["title"]
    if not any(key in titles for key, _ in pieces[:-1]):
        return None
    posts = holders().by_last_name.get(pieces[-1][0], ())
    sector = strongest(" ".join(key for key, _ in pieces[:-1]))
    country, _, _ = country_word(" ".join(key for key, _ in pieces[:-1]))
    fitting = tuple(
        post
        for post in posts
        if post.term.covers(setting.day)
        and post.country in ((country,) if country else setting.countries)
        and sector in {"", post.sector}
    )
    return post_at(fitting, setting.day, len(pieces) - 1, len(pieces)) if fitting else None


def _described(
    said: str, plain: str, event: EventType | None, role: str, setting: ActorSetting
) -> ActorCode:
    """By a word for a country and a word for a sector."""
    key = plain_key(plain)
    country, whole, adjective = country_word(key)
    sector = "" if whole else sector_of(key)
    if country and not sector:
        code = _with_organ(key, country, "", "A2 country word and organ", setting)
        return code if code.id else _of_country(key, country, whole, adjective, event, role)
    sector = _by_act(key, sector, event, role)
    if country:
        return _with_organ(key, country, sector, "A2 country word and sector word", setting)
    if setting.place and (sector in _LOCAL or not sector):
        rule = "A8 of a place in the words"
        unsaid = "" if sector else "; the sector is not said"
        return ActorCode(country=setting.place, sector=sector, rule=rule + unsaid)
    if based := based_in(said):
        return ActorCode(country=based, sector=sector, rule="A2 seat, flag or owner")
    return _bare(plain, key, sector, setting)


def _bare(plain: str, key: str, sector: str, setting: ActorSetting) -> ActorCode:
    """Words with no country: that of the report, where one may say so."""
    first = setting.countries[0] if setting.countries else ""
    if not sector:
        return _unknown(plain, first, setting)
    if _MANY.search(plain) and sector in {"MIL", "GOV", "UNK", "CVL", "JRN", "REF"}:
        return ActorCode(country="INT", sector=sector, rule="A5 of many countries")
    if sector not in _LOCAL:
        return ActorCode(sector=sector, rule="A5 bare noun")
    if has_name(plain):
        if first and setting.share >= NAMED_SHARE:
            rule = "A4 title or kind; country of the report"
            return ActorCode(country=first, sector=sector, inferred=True, rule=rule)
        return ActorCode(sector=sector, rule="A4 title or kind; the country is not said")
    if not first:
        return ActorCode(sector=sector, rule="A5 bare noun")
    code = _with_organ(key, first, sector, "A5 bare noun, country of the report", setting)
    return replace(code, inferred=True)


_NOBODY = frozenset("we they it this these those some many most all others you i us them".split())
NAMED_SHARE = 0.5
UNKNOWN_SHARE = 0.8


def _unknown(plain: str, first: str, setting: ActorSetting) -> ActorCode:
    named = plain[:1].isupper() and plain.lower() not in _NOBODY
    if named and first and setting.share >= UNKNOWN_SHARE:
        rule = "A9 unknown name, country of the report"
        return ActorCode(country=first, inferred=True, rule=rule)
    return ActorCode(rule="nothing in the tables")


def _by_act(key: str, sector: str, event: EventType | None, role: str) -> str:
    """Governments and oppositions that use force."""
    if role != "actor" or not key:
        return sector
    if sector == "OPP" and event in _STATE_FORCE:
        return "REB"
    if sector == "GOV" and event == "ASSAULT" and key.split()[-1] in {"regime", "government"}:
        return "MIL"
    return sector


def _of_country(
    key: str, country: str, whole: bool, adjective: bool, event: EventType | None, role: str
) -> ActorCode:
    if not whole and not ends_in_people(key):
        return ActorCode(country=country, rule="A2 country word; the sector is not said")
    force = role == "actor" and event in _PEOPLE_FORCE
    if not whole or (adjective and is_people(key) and not force):
        return ActorCode(country=country, sector="CVL", rule="A3 a people")
    forceful = _ADJECTIVE_FORCE if adjective else _STATE_FORCE
    acts = event in forceful and (role == "actor" or (adjective and event == "ASSAULT"))
    sector = "MIL" if acts else "GOV"
    return ActorCode(
        country=country,
        sector=sector,
        name=country_names().get(country, ""),
        id=country,
        rule=f"A3 country, {sector} by its act",
    )


def _with_organ(key: str, country: str, sector: str, rule: str, setting: ActorSetting) -> ActorCode:
    """With the id and name of the organ that the last words name, if they name one."""
    head, table = head_of(key), organs()
    for ending in (*_endings(key, least=3), *_endings(head, least=1)):
        organ = table.get(ending)
        if organ is not None:
            own = setting.registry.by_id.get(organ.id_in(country))
            named = own is not None and own.term.covers(setting.day)
            return ActorCode(
                country=country,
                sector=sector or organ.sector,
                name=own.text if own is not None and named else organ.name_in(country),
                id=organ.id_in(country),
                rule=rule,
            )
    return ActorCode(country=country, sector=sector, rule=rule)


def _endings(key: str, *, least: int) -> list[str]:
    """The last words of a key, the most first: "ministry of defence", "defence"."""
    parts = key.split()
    return [" ".join(parts[-n:]) for n in range(min(_MOST_ORGAN_WORDS, len(parts)), least - 1, -1)]
