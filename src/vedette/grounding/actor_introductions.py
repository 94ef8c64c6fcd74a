"""People as a report introduces them: by post before the name, or by an apposition after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from vedette.grounding.actor_context import ActorSetting, place_within
from vedette.grounding.actor_known import code_of_name
from vedette.grounding.actor_names import holder_in, names_in
from vedette.grounding.actor_words import country_word, plain_key, sector_of, strongest
from vedette.grounding.actors import NAMED_SHARE, code_actor
from vedette.lexicon.actors import name_pieces
from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words
from vedette.records.grounded import ActorCode, PlaceMention
from vedette.records.spans import Span

_WORD = re.compile(
    r"(?:[A-Z]\.)+(?:[A-Z]\b)?|(?:Gen|Lt|Col|Maj|Sgt|Capt|Brig|Adm|Cpl|Pvt|Sen|Rep|Gov|Rev|Dr|Mr|Mrs|Ms|St|"
    r"Jr|Prof)\.|[^\W\d_](?:[\w.'’-]*[\w])?|\d+|[^\w\s]|\n"
)
_MOST_POST_WORDS = 7
_MOST_NAME_WORDS = 4
_MOST_APPOSED = 12
_POST_WORDS = frozenset(
    "foreign defense defence interior finance prime vice deputy affairs state special".split()
)
# Words between a post and its country, or before a post.
_JOINING = frozenset("of for the senior top chief former then acting s u.s us".split())
_RANKS = {
    "MIL": "gen lt col maj sgt capt brig adm cpl pvt lieutenant general colonel major sergeant "
    "captain brigadier admiral corporal private marshal airman".split(),
    "LEG": "sen rep senator congressman congresswoman mp".split(),
    "REL": "rev archbishop bishop cardinal imam mullah ayatollah rabbi pastor".split(),
}
_RANK_SECTOR = {rank: sector for sector, ranks in _RANKS.items() for rank in ranks}
# Nouns for a person that tell no sector; the body or country before them does.
_PERSONS = frozenset(
    "expert actor actress musician singer artist player coach star writer author researcher analyst "
    "aide member head chief operative emir representative founder chairman chairwoman director "
    "citizen national man woman teenager committee council bureau branch wing unit".split()
)
_PARTICLES = frozenset("al el bin ibn ben de da di del der von van la le abu".split())
_DETERMINERS = frozenset("the a an former then".split())
_ENDS = frozenset(',.;:()—–"“”\n')
_CLAUSE = re.compile(r"\b(?:who|whose|which|that|said|says|told|was|is|has|had)\b")


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person by the name printed, and who the report says it is."""

    name: str
    code: ActorCode


class Introductions:
    """Looks through one report for people that it introduces."""

    def __init__(
        self, text: str, setting: ActorSetting, places: tuple[PlaceMention, ...] = ()
    ) -> None:
        found = list(_WORD.finditer(text))
        self._text = text
        self._words = [match[0] for match in found]
        self._spans = [match.span() for match in found]
        self._starts = [
            (word[0].isupper() or "-" in word) and _name_part(word) == "name"
            for word in self._words
        ]
        self._setting = replace(setting, people={}, place="")
        self._places = places

    def people(self) -> Iterator[Introduced]:
        """People with country and sector, in order of their names; one may come several times."""
        for start, stop in self._names():
            name = " ".join(self._words[start:stop])
            if holder_in(name_pieces(name), day=self._setting.day) is not None:
                code: ActorCode | None = code_actor(name, setting=self._setting)
            else:
                code = self._from_before(start) or self._from_after(stop)
            if code is not None and code.country and code.sector:
                yield Introduced(name, code)

    def _names(self) -> Iterator[tuple[int, int]]:
        """Stretches of two to four capitalised words that are no titles and no countries."""
        words, place = self._words, 0
        while place < len(words):
            if not self._starts[place]:
                place += 1
                continue
            stop = place
            while (
                stop < len(words) and stop - place < _MOST_NAME_WORDS and self._is_name(stop, place)
            ):
                stop += 1
            while stop > place and not (words[stop - 1][0].isupper() or "-" in words[stop - 1]):
                stop -= 1
            before_post = stop < len(words) and _is_post(fold(words[stop]).strip("."))
            if stop - place >= 2 and not before_post and words[stop - 1][-2:] not in {"'s", "’s"}:
                yield place, stop
            place = max(stop, place + 1)

    def _is_name(self, place: int, first: int) -> bool:
        part = _name_part(self._words[place])
        return part == "name" or (part == "particle" and place > first)

    def _from_before(self, start: int) -> ActorCode | None:
        """By the words right before a name: country or body, then post: "Kenyan Foreign Minister"."""
        words, first = self._words, start
        while first > 0 and start - first < _MOST_POST_WORDS and self._introduces(first - 1, start):
            first -= 1
        if first == start:
            return None
        title = fold(words[start - 1]).strip(".")
        of_country = title in country_of_name() and "of" in words[first : start - 1]
        if not (_is_post(title) or title in _PERSONS or of_country):
            return None
        phrase = " ".join(words[first:start])
        setting = self._setting
        pieces = name_pieces(phrase)
        bodies = list(
            names_in(pieces, setting.registry, day=setting.day, countries=setting.countries)
        )
        if bodies:
            code = code_of_name(bodies[-1], setting)
            return replace(code, name="", id="", rule="A6 introduced in the report")
        key = plain_key(phrase)
        country = country_word(key)[0] if key else ""
        sector = _RANK_SECTOR.get(title) or strongest(key) or ("CVL" if country else "")
        if not country:
            span = Span(self._spans[first][0], self._spans[start - 1][1])
            country = place_within(self._text, self._places, span)
        return self._introduced(country, sector)

    def _introduces(self, place: int, start: int) -> bool:
        """Whether a word may belong to the post before a name; of unknown words only one between
        a name and a post: "Syrian rocket expert"."""
        words = self._words
        if _may_introduce(words[place]):
            return True
        between = 0 < place < start - 1 and words[place].isalpha()
        return between and words[place - 1][0].isupper() and _may_introduce(words[place + 1])

    def _from_after(self, stop: int) -> ActorCode | None:
        """By what follows: "Ann Ivanova, the Kenyan foreign minister", "of the Labour Party"."""
        words = self._words
        if stop + 1 >= len(words):
            return None
        first, joined = stop + 1, words[stop] in {"of", "from"}
        if not joined and words[stop] != ",":
            return None
        key = fold(words[first])
        opens = key in _DETERMINERS or words[first][0].islower() or key in country_of_demonym()
        if not (joined or opens):
            return None
        last = first
        while last < len(words) and last - stop <= _MOST_APPOSED and words[last] not in _ENDS:
            last += 1
        phrase = " ".join(words[first:last])
        if joined:
            return self._of_body(phrase)
        key = plain_key(phrase)
        if _CLAUSE.search(key) or not sector_of(key):
            return None
        code = code_actor(phrase, setting=self._setting)
        if not code.country or not code.sector:
            return None
        return replace(code, name="", id="", rule="A6 introduced in the report")

    def _of_body(self, phrase: str) -> ActorCode | None:
        """The body that a phrase begins with."""
        setting = self._setting
        pieces = name_pieces(phrase)
        for found in names_in(
            pieces, setting.registry, day=setting.day, countries=setting.countries
        ):
            if found.start <= 1 and found.printed[0].isupper():
                code = code_of_name(found, setting)
                return replace(code, name="", id="", rule="A6 introduced in the report")
            break
        return None

    def _introduced(self, country: str, sector: str) -> ActorCode | None:
        if not sector:
            return None
        if country:
            return ActorCode(country=country, sector=sector, rule="A6 introduced in the report")
        setting = self._setting
        if setting.countries and setting.share >= NAMED_SHARE:
            rule = "A6 introduced by a title, country of the report"
            return ActorCode(country=setting.countries[0], sector=sector, inferred=True, rule=rule)
        return None


@lru_cache(maxsize=65536)
def _name_part(word: str) -> str:
    """Whether a word may be part of a name: "name", "particle" (not the first), ""."""
    key = fold(word)
    if word[0].islower():
        if key.split(" ")[0] not in _PARTICLES:
            return ""
        return "name" if "-" in word else "particle"
    if not word[0].isupper() or (len(word) > 2 and word.isupper() and word.isalpha()):
        return ""
    known = key in country_of_demonym() or key in country_of_name() or _is_post(key)
    return "" if known else "name"


def _is_post(key: str) -> bool:
    return bool(strongest(key)) or key in place_words()["title"] or key in _POST_WORDS


def _may_introduce(word: str) -> bool:
    if not word[0].isalpha():
        return False
    key = fold(word)
    return word[0].isupper() or _is_post(key) or key in _JOINING or key in _PERSONS
