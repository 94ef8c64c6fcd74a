"""People whom a report introduces: with country and post, with a body and post, before or after the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vedette.grounding.actor_tables import known_actor, strongest_sector
from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.office_holders import holder_of
from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words
from vedette.records.grounded import ActorCode

_WORD = re.compile(r"[^\W\d_][\w.'’-]*|[^\w\s]")
_MOST_POST_WORDS = 6
_MOST_NAME_WORDS = 4
_POST_WORDS = frozenset(
    ["foreign", "defense", "defence", "interior", "finance", "prime", "vice", "deputy", "affairs",
     "special", "senior", "former", "chief", "security", "national", "state", "director", "head"]
)  # fmt: skip
_PARTICLES = frozenset("al el bin ibn abu de van von der den la da dos del di".split())
_IS = frozenset({"a", "an", "the", "its", "their", "one"})
_OF = frozenset({"of", "for", "from", "at", "with", "in"})


def introductions(text: str) -> dict[str, ActorCode]:
    """People whom a report introduces: "Ruritanian President Ann Ivanova", "Ann Ivanova, the
    president of Ruritania", "Hamas leader A. B."; and holders of offices named in full.

    Returns:
        Folded full name and last name to country and sector; a last name that two people of
        different codes share is left out.
    """
    found: dict[str, ActorCode] = {}
    doubtful: set[str] = set()
    words = _WORD.findall(text)
    for name, code in _introduced(words):
        full = fold(" ".join(name))
        for key in {full, full.rsplit(" ", 1)[-1]}:
            if key in found and (found[key].country, found[key].sector) != (
                code.country,
                code.sector,
            ):
                doubtful.add(key)
            found.setdefault(key, code)
    return {key: code for key, code in found.items() if key not in doubtful}


def _introduced(words: list[str]) -> Iterator[tuple[list[str], ActorCode]]:
    for place, word in enumerate(words):
        if not word[0].isupper() and word.lower() not in _PARTICLES:
            continue
        holder = _holder_at(words, place)
        if holder is not None:
            yield holder
        country, length = _country_at(words, place)
        if country:
            yield from _after_post(
                words, place + length, country, "", "A6 introduced in the report"
            )
        body, length = _body_at(words, place)
        if body is not None:
            rule = "A6 introduced in the report, by a body"
            yield from _after_post(words, place + length, body.country, body.sector, rule)
        yield from _apposed(words, place)


def _holder_at(words: list[str], place: int) -> tuple[list[str], ActorCode] | None:
    for length in range(_MOST_NAME_WORDS, 1, -1):
        name = words[place : place + length]
        holder = holder_of().get(fold(" ".join(name))) if len(name) == length else None
        if holder is not None:
            code = ActorCode(
                country=holder.country, sector=holder.sector, name=holder.name,
                rule=f"A7 {holder.office}",
            )  # fmt: skip
            return name, code
    return None


def _after_post(
    words: list[str], place: int, country: str, sector: str, rule: str
) -> Iterator[tuple[list[str], ActorCode]]:
    """A post, then a name: the words after a country's adjective or a body's name."""
    post, name = _post_and_name(words, place)
    found = sector or strongest_sector(fold(" ".join(post)))
    if post and found and len(name) > 1:
        yield name, ActorCode(country=country, sector=found, rule=rule)


def _apposed(words: list[str], place: int) -> Iterator[tuple[list[str], ActorCode]]:
    """A name, a comma, and who that is: "A B, the president of Mali", "A B, a Hamas leader"."""
    end = _name_end(words, place)
    starts = place == 0 or not words[place - 1][0].isupper()
    if end - place < 2 or not starts or end + 2 >= len(words) or words[end] != ",":
        return
    told: list[str] = []
    for word in words[end + 1 : end + 14]:
        if not (word[0].isalpha() or word in {"-", "&"}):
            break
        told.append(word)
    code = _told(told)
    if code is not None:
        yield words[place:end], code


def _told(told: list[str]) -> ActorCode | None:
    """Who the words of an apposition say: a country and a post, or a body."""
    if not told or not (
        told[0].lower() in _IS or told[0][0].isupper() or strongest_sector(fold(told[0]))
    ):
        return None
    clause = next(
        (n for n, w in enumerate(told) if w.lower() in {"who", "which", "said", "told", "and"}),
        len(told),
    )
    told = told[:clause]
    head = next((n for n, word in enumerate(told) if word.lower() in _OF), len(told))
    sector = strongest_sector(fold(" ".join(told[:head])))
    rule = "A6 introduced in the report, after the name"
    for place in range(len(told)):
        body, _ = _body_at(told, place)
        if body is not None:
            return ActorCode(country=body.country, sector=body.sector, rule=rule)
    if not sector:
        return None
    for place in range(len(told)):
        country, _ = _country_at(told, place)
        country = country or (_state_at(told, place) if place > head - 1 else "")
        if country:
            return ActorCode(country=country, sector=sector, rule=rule)
    return None


def _state_at(words: list[str], place: int) -> str:
    names = country_of_name()
    for length in (3, 2, 1):
        shown = words[place : place + length]
        if shown and shown[0][0].isupper() and fold(" ".join(shown)) in names:
            return names[fold(" ".join(shown))]
    return ""


def _country_at(words: list[str], place: int) -> tuple[str, int]:
    """The country whose adjective, or name with 's, begins at a word, and how many words it has."""
    if not words[place][0].isupper():
        return "", 0
    for length in (2, 1):
        shown = " ".join(words[place : place + length])
        key = fold(shown)
        country = country_of_demonym().get(key, "")
        if not country and (shown.isupper() or "." in shown) and len(key) <= 3:
            country = country_of_name().get(key, "")
        if not country and shown.endswith(("'s", "’s")):
            country = country_of_name().get(fold(shown[:-2]), "")
        if country:
            return country, length
    return "", 0


def _body_at(words: list[str], place: int) -> tuple[ActorCode | None, int]:
    """The known actor whose name begins at a word."""
    if not words[place][0].isupper():
        return None, 0
    for length in range(min(6, len(words) - place), 0, -1):
        shown = " ".join(words[place : place + length])
        for ending in ("'s", "’s"):
            shown = shown.removesuffix(ending)
        code = known_actor(shown, whole=True)
        if code is not None:
            return code, length
    return None, 0


def _post_and_name(words: list[str], place: int) -> tuple[list[str], list[str]]:
    """Words of a post, then the capitalised words that are none: "Foreign Minister", "A B"."""
    end = place
    while end < len(words) and end - place <= _MOST_POST_WORDS:
        word = words[end]
        if not word[0].isalpha() or (word[0].isupper() and not _is_post(word)):
            break
        end += 1
    return words[place:end], words[end : _name_end(words, end)]


def _name_end(words: list[str], place: int) -> int:
    last = place
    while last < len(words) and last - place < _MOST_NAME_WORDS and words[last][0].isalpha():
        if not (words[last][0].isupper() or words[last].startswith("al-")):
            break
        last += 1
    return last


def _is_post(word: str) -> bool:
    key = fold(word)
    return bool(strongest_sector(key)) or key in place_words()["title"] or key in _POST_WORDS
