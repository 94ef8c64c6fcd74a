"""The cast of a report: people it introduces, and short names for bodies that it names in full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vedette.grounding.actor_context import ActorSetting
from vedette.grounding.actor_names import holder_in, names_in
from vedette.grounding.actor_words import country_word, plain_key, sector_of, strongest
from vedette.grounding.actors import NAMED_SHARE, code_actor, code_of_name
from vedette.lexicon.actors import name_key, name_pieces
from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words
from vedette.records.grounded import ActorCode

_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*[\w'’])?\.?|\d+|[^\w\s]|\n")
_MOST_POST_WORDS = 6
_MOST_NAME_WORDS = 4
_MOST_APPOSED = 12
_POST_WORDS = frozenset(
    "foreign defense defence interior finance prime vice deputy affairs state special for of".split()
)
_RANKS = {
    "MIL": "gen lt col maj sgt capt brig adm cpl pvt lieutenant general colonel major sergeant "
    "captain brigadier admiral corporal private marshal airman".split(),
    "LEG": "sen rep senator congressman congresswoman mp".split(),
    "REL": "rev archbishop bishop cardinal imam mullah ayatollah rabbi pastor".split(),
}
_RANK_SECTOR = {rank: sector for sector, ranks in _RANKS.items() for rank in ranks}
_PARTICLES = frozenset("al el bin ibn ben de da di del der von van la le abu".split())
_DETERMINERS = frozenset("the a an former then".split())
_ENDS = frozenset(",.;:()—–\"“”\n")
# The last words of names of bodies that stand for the whole name: "the Coalition".
_BODIES = frozenset(
    "coalition front army party council movement ministry union brigade organization organisation "
    "group network observatory committee agency authority force forces guard guards league alliance "
    "court commission brotherhood corps federation administration department association".split()
)
_ACRONYM = re.compile(
    r"((?:[A-Z][\w'’-]+)(?:[ -](?:of|for|the|and|in|on|[A-Z][\w'’-]+)){1,7}) \(([A-Z][A-Za-z-]{1,8})\)"
)


@dataclass(frozen=True, slots=True)
class _Intro:
    """A person or body that the report introduces, by the key it is looked up with."""

    key: str
    code: ActorCode


def cast_of(text: str, setting: ActorSetting) -> dict[str, ActorCode]:
    """Who a report introduces: "Ruritanian President Ann Ivanova", "Ann Ivanova, an army general".

    Args:
        text: the report.
        setting: the countries that the whole report speaks of, its day, the registry.

    Returns:
        Folded full name and last name of people, and short names of bodies as printed
        ("Coalition", "SAC"), to who they are. What two of different codes share is left out.
    """
    found: dict[str, ActorCode] = {}
    doubtful: set[str] = set()
    for intro in (*_people(text, setting), *_bodies(text, setting)):
        known = found.setdefault(intro.key, intro.code)
        if (known.country, known.sector) != (intro.code.country, intro.code.sector):
            doubtful.add(intro.key)
    return {key: code for key, code in found.items() if key not in doubtful}


def _people(text: str, setting: ActorSetting) -> Iterator[_Intro]:
    words = _WORD.findall(text)
    for start, stop in _names(words):
        name = " ".join(words[start:stop])
        public = holder_in(name_pieces(name), day=setting.day)
        code = None
        if public is not None:
            code = code_actor(name, setting=replace(setting, people={}))
        else:
            code = _from_before(words, start, setting) or _from_after(words, stop, setting)
        if code is None or not (code.country and code.sector):
            continue
        code = code if code.name else replace(code, name=name)
        full = name_key(name)
        for key in dict.fromkeys((full, full.rsplit(" ", 1)[-1])):
            yield _Intro(key, code)


def _names(words: list[str]) -> Iterator[tuple[int, int]]:
    """Stretches of two to four capitalised words that are no titles and no countries."""
    place = 0
    while place < len(words):
        stop = place
        while stop < len(words) and stop - place < _MOST_NAME_WORDS and _is_name(words, stop, place):
            stop += 1
        while stop > place and not words[stop - 1][0].isupper():
            stop -= 1
        if stop - place >= 2 and not words[stop - 1].endswith(("'s", "’s")):
            yield place, stop
        place = max(stop, place + 1)


def _is_name(words: list[str], place: int, first: int) -> bool:
    word = words[place]
    key = fold(word)
    if word[0].islower():
        particle = key.split(" ")[0] in _PARTICLES
        return particle and (place > first or "-" in word)
    if len(word) > 2 and word.isupper() and word.isalpha():
        return False
    if not word[0].isupper() or key in country_of_demonym() or key in country_of_name():
        return False
    return not _is_post(key)


def _is_post(key: str) -> bool:
    return bool(strongest(key)) or key in place_words()["title"] or key in _POST_WORDS


def _from_before(words: list[str], start: int, setting: ActorSetting) -> ActorCode | None:
    """By the words right before a name: country or body, then post: "Kenyan Foreign Minister"."""
    first = start
    while first > 0 and start - first <= _MOST_POST_WORDS and _may_introduce(words[first - 1]):
        first -= 1
    if first == start:
        return None
    post = " ".join(words[first:start])
    title = fold(words[start - 1])
    if not _is_post(title):
        return None
    bodies = list(names_in(name_pieces(post), setting.registry, day=setting.day, countries=setting.countries))
    if bodies:
        code = code_of_name(bodies[-1], setting)
        return replace(code, name="", id="", rule="A6 introduced in the report")
    key = plain_key(post)
    sector = _RANK_SECTOR.get(title.strip(".")) or strongest(key)
    country = country_word(key)[0] if key else ""
    return _introduced(country, sector, setting)


def _may_introduce(word: str) -> bool:
    if not (word[0].isalpha() or word[0].isdigit()):
        return False
    key = fold(word)
    return word[0].isupper() or _is_post(key) or key in {"s", "senior", "top", "chief", "us"}


def _from_after(words: list[str], stop: int, setting: ActorSetting) -> ActorCode | None:
    """By an apposition: "Ann Ivanova, the Kenyan foreign minister"."""
    if stop + 1 >= len(words) or words[stop] != ",":
        return None
    first = words[stop + 1]
    if not (fold(first) in _DETERMINERS or first[0].islower() or fold(first) in country_of_demonym()):
        return None
    last = stop + 1
    while last < len(words) and last - stop <= _MOST_APPOSED and words[last] not in _ENDS:
        last += 1
    phrase = " ".join(words[stop + 1 : last])
    key = plain_key(phrase)
    head = re.split(r"\b(?:who|whose|which|that|said|says|told|was|is|has|had)\b", key)[0]
    if head != key:
        return None
    sector = sector_of(head)
    if not sector:
        return None
    code = code_actor(phrase, setting=replace(setting, people={}, place=""))
    if not code.country or not code.sector:
        return None
    return replace(code, name="", id="", rule="A6 introduced in the report")


def _introduced(country: str, sector: str, setting: ActorSetting) -> ActorCode | None:
    if not sector:
        return None
    if country:
        return ActorCode(country=country, sector=sector, rule="A6 introduced in the report")
    if setting.countries and setting.share >= NAMED_SHARE:
        rule = "A6 introduced by a title, country of the report"
        return ActorCode(country=setting.countries[0], sector=sector, inferred=True, rule=rule)
    return None


def _bodies(text: str, setting: ActorSetting) -> Iterable[_Intro]:
    """Short names of bodies: the last word of a name, and what stands in brackets after it."""
    pieces = name_pieces(text)
    heard: set[str] = set()
    place = 0
    for found in names_in(pieces, setting.registry, day=setting.day, countries=setting.countries):
        heard.update(word for _, word in pieces[place : found.start])
        place = found.stop
        last = pieces[found.stop - 1]
        if found.stop - found.start == 1:
            heard.add(last[1])
        elif last[0] in _BODIES and last[1][0].isupper() and last[1] not in heard:
            yield _Intro(last[1], code_of_name(found, setting))
    for match in _ACRONYM.finditer(text):
        initials = "".join(word[0] for word in re.split(r"[ -]", match[1]) if word[:1].isupper())
        if initials.upper() != match[2].upper().replace("-", ""):
            continue
        code = code_actor(match[1], setting=replace(setting, people={}))
        if code.country and code.sector:
            named = code if code.name else replace(code, name=match[1])
            yield _Intro(match[2], named)
            yield _Intro(name_key(match[1]), named)
