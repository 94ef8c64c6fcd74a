"""Words of a sentence with their gaps, and which of them name persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import feature_of, inner_words, place_words
from vedette.ports import Gazetteer
from vedette.records.spans import Span

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:[-'’ʿʻ‘`][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\w\s]", re.UNICODE
)
JOINERS = frozenset("of the al el ul an ar as ash ad az ez es and de la le du des di da".split())
_NUMBERED = re.compile(r"-?\d{1,3}\b")
_MOST_SITE_WORDS, _FEWEST_SITE_WORDS = 6, 3
_NEXT_WORD = re.compile(r"\s([A-Za-z]+)")
_ARTICLES = ("al-", "el-", "ar-", "as-", "ash-", "ad-", "az-", "an-", "at-", "es-", "ez-")
_PARTICLES = frozenset("al el bin ibn abu de van von der den la da dos del di".split())


class Token:
    """A word, number or mark, with the gap before it; `capital` also for "al-Bab"."""

    __slots__ = ("capital", "end", "gap", "lower", "person", "start", "text")

    def __init__(self, text: str, start: int, gap: str) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.gap = gap
        self.lower = lower = text.lower()
        self.person = False
        first = text[0]
        self.capital = first.isupper() or (
            first in "ae" and lower.startswith(_ARTICLES) and text[-1] != "-"
        )


def tokens_of(text: str, stretch: Span, gazetteer: Gazetteer) -> Iterator[Token]:
    """Words, numbers and marks of a stretch; 's is cut off, "US-led" is taken apart.

    A number joined to a word is part of it where a known name begins so: "T-4 air base",
    "M5 highway", "Engels-2".
    """
    last = stretch.start
    for match in _TOKEN.finditer(text, stretch.start, stretch.end):
        word, start, end = match.group(), match.start(), match.end()
        if start < last:
            continue
        numbered = _with_number(text, match, stretch.end, gazetteer) if word[0].isupper() else ""
        if numbered:
            yield Token(numbered, start, text[last:start])
            last = start + len(numbered)
            continue
        if word[-1] == "s":
            if word[-2:-1] in {"'", "’"} and len(word) > 2:
                word = word[:-2]
            elif word[0].isupper() and _lost_apostrophe(fold(word)):
                word = word[:-1]
        if "-" not in word or not word[0].isupper() or word.lower().startswith(_ARTICLES):
            yield Token(word, start, text[last:start])
            last = end
            continue
        for part, at in _hyphen_parts(word, start, gazetteer):
            yield Token(part, at, text[last:at])
            last = at + len(part)
        last = end


def _with_number(text: str, match: re.Match[str], end: int, gazetteer: Gazetteer) -> str:
    """The word with the number joined to it, "" where they are two."""
    number = _NUMBERED.match(text, match.end(), end)
    if number is None:
        return ""
    words = [match.group() + number.group()]
    at = number.end()
    while len(words) < 3 and (after := _NEXT_WORD.match(text, at, end)) is not None:
        words.append(after[1])
        at = after.end()
    return words[0] if gazetteer.longest(tuple(words)) else ""


def _lost_apostrophe(key: str) -> bool:
    """ "Syrias army", as scraped pages have it."""
    names = country_of_name()
    return key not in names and key[:-1] in names and key not in country_of_demonym()


def _hyphen_parts(word: str, start: int, gazetteer: Gazetteer) -> list[tuple[str, int]]:
    """ "US-led" and "Damascus-Homs" in parts; "Deir-ez-Zor" and "Ivano-Frankivsk" whole."""
    first, _, rest = word.partition("-")
    if "-" in rest:
        return [(word, start)]
    if rest.islower() and rest not in JOINERS:
        return [(first, start)]
    halves = ((first,), (rest,))
    if (
        rest[:1].isupper()
        and not gazetteer.longest((word,))
        and all(gazetteer.longest(half) or fold(half[0]) in country_of_demonym() for half in halves)
    ):
        return [(first, start), (rest, start + len(first) + 1)]
    return [(word, start)]


def is_adjacent(token: Token) -> bool:
    """Whether only a blank or a hyphen stands before the token."""
    return token.gap == " " or token.gap in {"-", "\u00a0"}


def mark_persons(tokens: list[Token], surnames: set[str]) -> None:
    """Mark the words of personal names: after a title, or from a given name on."""
    words = place_words()
    features = feature_of()
    place = 0
    while place < len(tokens):
        token = tokens[place]
        starts_person = token.capital and token.lower in words["given"]
        titled = token.lower in words["title"]
        if not (starts_person or titled):
            place += 1
            continue
        end = place + 1
        while end < len(tokens) and end - place < 5:
            follower = tokens[end]
            joined = is_adjacent(follower) or (
                follower.gap == "" and follower.text == "." and end + 1 < len(tokens)
            )
            initial = len(follower.text) == 1
            if not joined or not (follower.capital or initial or follower.lower in _PARTICLES):
                break
            if follower.lower in features or follower.lower in words["never"]:
                break
            if follower.lower in words["body"]:
                break
            if titled and fold(follower.text) in country_of_demonym():
                break
            end += 1
        names = [t for t in tokens[place + 1 : end] if t.capital and len(t.text) > 1]
        if names and (titled or starts_person):
            for other in tokens[place if starts_person else place + 1 : end]:
                other.person = True
            if names[-1].lower not in words["title"]:
                surnames.add(names[-1].lower)
        place = max(end, place + 1)


def unmark_sites(tokens: list[Token], gazetteer: Gazetteer) -> None:
    """Take back the mark from known names of sites: "Hamid Karzai International Airport".

    Only names of three words and more that end in a word for a kind of site.
    """
    for place, token in enumerate(tokens):
        if not token.capital or not any(near.person for near in tokens[place : place + 2]):
            continue
        run = [token]
        for after in tokens[place + 1 : place + _MOST_SITE_WORDS]:
            if not is_adjacent(after):
                break
            run.append(after)
        count = gazetteer.longest(tuple(each.text for each in run))
        if count >= _FEWEST_SITE_WORDS and run[count - 1].lower in inner_words():
            for each in run[:count]:
                each.person = False
