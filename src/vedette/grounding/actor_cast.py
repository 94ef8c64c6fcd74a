"""The cast of a report: people it introduces, and short names for bodies that it names in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vedette.grounding.actor_context import ActorSetting
from vedette.grounding.actor_introductions import Introductions
from vedette.grounding.actor_known import code_of_name
from vedette.grounding.actor_names import names_in
from vedette.grounding.actors import code_actor
from vedette.lexicon.actors import name_key, name_pieces
from vedette.records.grounded import ActorCode, PlaceMention

# The last words of names of bodies that stand for the whole name: "the Coalition".
_BODIES = frozenset(
    "coalition front army party council movement ministry union brigade organization organisation "
    "group network observatory committee agency authority force forces guard guards league alliance "
    "court commission brotherhood corps federation administration department association".split()
)
_ACRONYM = re.compile(
    r"(?:\bThe )?((?:[A-Z][\w'’-]+)(?:[ -](?:of|for|the|and|in|on|[A-Z][\w'’-]+)){1,7}) \(([A-Z][A-Za-z-]{1,8})\)"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody that the report makes known, by the key it is looked up with."""

    key: str
    code: ActorCode


def cast_of(
    text: str, setting: ActorSetting, places: tuple[PlaceMention, ...] = ()
) -> dict[str, ActorCode]:
    """Who a report introduces: "Ruritanian President Ann Ivanova", "Ann Ivanova, an army general".

    Args:
        text: the report.
        setting: the countries that the whole report speaks of, its day, the registry.
        places: its places: "Boston Mayor Ann Ivanova".

    Returns:
        Folded full name and last name of people, and short names of bodies as printed
        ("Coalition", "SAC"), to who they are. What two of different codes share is left out.
    """
    found: dict[str, ActorCode] = {}
    doubtful: set[str] = set()
    for entry in (*_people(text, setting, places), *_bodies(text, setting)):
        known = found.setdefault(entry.key, entry.code)
        if (known.country, known.sector) != (entry.code.country, entry.code.sector):
            doubtful.add(entry.key)
    return {key: code for key, code in found.items() if key not in doubtful}


def _people(text: str, setting: ActorSetting, places: tuple[PlaceMention, ...]) -> Iterator[_Entry]:
    for person in Introductions(text, setting, places).people():
        key = name_key(person.name)
        code = person.code if person.code.name else replace(person.code, name=person.name)
        for form in dict.fromkeys((key, key.rsplit(" ", 1)[-1])):
            yield _Entry(form, code)


def _bodies(text: str, setting: ActorSetting) -> Iterator[_Entry]:
    """Short names of bodies: the last word of a name, and what stands in brackets after it."""
    pieces = name_pieces(text)
    heard: set[str] = set()
    place = 0
    named = names_in(
        pieces, setting.registry, day=setting.day, countries=setting.countries, capitals=True
    )
    for found in named:
        heard.update(word for _, word in pieces[place : found.start])
        place = found.stop
        key, word = pieces[found.stop - 1]
        word = word.removesuffix("'s").removesuffix("’s")
        if found.stop - found.start == 1:
            heard.add(word)
        elif key in _BODIES and word[0].isupper() and word not in heard:
            yield _Entry(word, code_of_name(found, setting))
    for match in _ACRONYM.finditer(text):
        initials = "".join(word[0] for word in re.split(r"[ -]", match[1]) if word[:1].isupper())
        if initials.upper() != match[2].upper().replace("-", ""):
            continue
        code = code_actor(match[1], setting=replace(setting, people={}))
        if code.country and code.sector:
            whole = code if code.name else replace(code, name=match[1])
            yield _Entry(match[2], whole)
            yield _Entry(name_key(match[1]), whole)
