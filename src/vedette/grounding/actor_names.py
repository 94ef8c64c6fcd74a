"""Names in the words for an actor: those of the registry and those of office holders, by date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vedette.grounding.actor_words import strongest
from vedette.lexicon.actors import KnownActor, NameOf, Registry, name_key
from vedette.lexicon.countries import country_of_demonym, country_of_name
from vedette.lexicon.holders import Holder, holders
from vedette.lexicon.place_words import place_words

Pieces = list[tuple[str, str]]
_SHORT = 5
_NEAREST = 2
_LONGEST_COUNTRY = 4
# Kinds of actors whose names of one word are often plain words or names of people.
_PLAIN_WORDS = frozenset(["media", "company", "monitor", "ngo", "party", "grouping"])
_BESIDE = frozenset("former late then mr mrs ms both but and with when after said us".split())
_PARTICLES = frozenset("al el bin ibn ben abu".split())
_BEYOND = frozenset(["IGO", "NGO", "INT", "MNC"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name of the registry in a list of pieces, from `start` to `stop`."""

    start: int
    stop: int
    actor: KnownActor
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHolder:
    """A person of public life in a list of pieces; `late` when the day lies after every post."""

    start: int
    stop: int
    holder: Holder
    late: bool = False
    early: bool = False


def name_in(
    pieces: Pieces, registry: Registry, *, day: str = "", countries: tuple[str, ...] = ()
) -> FoundName | None:
    """The longest known name in the pieces, of equals the first; None for none."""
    best: FoundName | None = None
    for found in names_in(pieces, registry, day=day, countries=countries):
        if best is None or found.stop - found.start > best.stop - best.start:
            best = found
    return best


def names_in(
    pieces: Pieces,
    registry: Registry,
    *,
    day: str = "",
    countries: tuple[str, ...] = (),
    capitals: bool = False,
) -> Iterable[FoundName]:
    """Known names from left to right, each as long as it goes, none within another.

    With `capitals` only those that begin with a capital or with "al-".
    """
    place, lengths, by_name = 0, registry.lengths, registry.by_name
    while place < len(pieces):
        first, word = pieces[place]
        found = None
        if first in lengths and not (capitals and word[0].islower() and first != "al"):
            for length in lengths[first]:
                if length > len(pieces) - place:
                    continue
                key = " ".join([piece for piece, _ in pieces[place : place + length]])
                if key in by_name:
                    found = _named(by_name[key], pieces, place, length, day, countries)
                    if found is not None:
                        break
        if found is not None:
            yield found
        place = found.stop if found is not None else place + 1


def _named(
    named: tuple[NameOf, ...],
    pieces: Pieces,
    place: int,
    length: int,
    day: str,
    countries: tuple[str, ...],
) -> FoundName | None:
    fitting = [one for one in named if _printed_so(one.printed, pieces, place, length)]
    chosen = _choose(fitting, day, countries) if fitting else None
    if chosen is None or _within_another(chosen.actor, pieces, place, length):
        return None
    return FoundName(start=place, stop=place + length, actor=chosen.actor, printed=chosen.printed)


def _printed_so(printed: str, pieces: Pieces, place: int, length: int) -> bool:
    """Names in capitals must be printed so, those with a capital with one."""
    words = [word for _, word in pieces[place : place + length]]
    if not printed[0].isupper():
        return True
    if not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    letters = [char for char in printed if char.isalpha()]
    if len(letters) <= _SHORT and printed.isupper():
        shown = "".join(words)
        return shown.isupper() or (shown.endswith("s") and shown[:-1].isupper())
    return True


def _within_another(actor: KnownActor, pieces: Pieces, place: int, length: int) -> bool:
    """Whether the words belong to another name: of a country, or of a person ("Dawn Bancroft")."""
    if length == 1 and actor.kind in _PLAIN_WORDS and place + 1 < len(pieces):
        key, word = pieces[place + 1]
        written = pieces[place][1].isupper() and bool(strongest(key))  # "BBC Journalists"
        if word[0].isupper() and not written:
            return True
    return _in_country(pieces, place, length)


def _in_country(pieces: Pieces, place: int, length: int) -> bool:
    """Whether the name is part of a longer name of a country: "Western" of "Western Sahara"."""
    beside = (*pieces[max(0, place - 1) : place], *pieces[place + length : place + length + 1])
    if not any(word[0].isupper() for _, word in beside):
        return False
    names = country_of_name()
    for size in range(length + 1, _LONGEST_COUNTRY + 1):
        for start in range(max(0, place + length - size), min(place, len(pieces) - size) + 1):
            key = " ".join(piece for piece, _ in pieces[start : start + size])
            if key in names or key in country_of_demonym():
                return True
    return False


def _choose(named: list[NameOf], day: str, countries: tuple[str, ...]) -> NameOf | None:
    """Of the actors with a name the one meant: by date, then by the countries spoken of."""
    if day and any(one.actor.term.covers(day) for one in named):
        named = [one for one in named if one.actor.term.covers(day)]
    usual = next((one for one in named if not one.shared), None)
    nearest = bool(countries) and any(one.actor.country == countries[0] for one in named)
    if usual is not None and not nearest and usual.actor.country in (*countries, *_BEYOND):
        return usual
    for country in countries[:_NEAREST]:
        for one in named:
            if one.actor.country == country:
                return one
    return usual


def at_day(actor: KnownActor, registry: Registry, day: str) -> KnownActor:
    """What an actor was by a day: itself, or what it was renamed to or merged into."""
    seen = {actor.id}
    while day and actor.became and actor.term.last < day:
        later = registry.by_id.get(actor.became)
        if later is None or later.id in seen:
            break
        seen.add(later.id)
        actor = later
    return actor


def holder_in(pieces: Pieces, *, day: str = "") -> FoundHolder | None:
    """The longest name of a person of public life in the pieces; None for none."""
    table = holders()
    best: FoundHolder | None = None
    for place, (key, word) in enumerate(pieces):
        if not (word[0].isupper() or key in _PARTICLES):
            continue
        lost = key[:-1]  # "Assads": the apostrophe was lost
        if key not in table.lengths and key.endswith("s") and lost in table.by_name:
            found = post_at(table.by_name[lost], day, place, place + 1)
            best = best or found
        if key not in table.lengths:
            continue
        for length in table.lengths[key]:
            name = " ".join(piece for piece, _ in pieces[place : place + length])
            posts = table.by_name.get(name)
            if (
                not posts
                or length > len(pieces) - place
                or (best is not None and length <= best.stop - best.start)
            ):
                continue
            if _alone(posts, pieces, place, place + length):
                best = post_at(posts, day, place, place + length)
                break
    return best


def _alone(posts: tuple[Holder, ...], pieces: Pieces, start: int, stop: int) -> bool:
    """Whether no other capitalised name stands right beside: "Ras Mubarak" is not Mubarak.

    A title, a sector word, a country and another name of the same person may stand there.
    """
    own = {word for post in posts for name in post.names for word in name_key(name).split()}
    beside = ([pieces[start - 1]] if start else []) + pieces[stop : stop + 1]
    for key, word in beside:
        plain = key in own or key in place_words()["title"] or key in _BESIDE or strongest(key)
        if word[0].isupper() and not (plain or key in country_of_demonym()):
            return False
    if start > 1 and pieces[start - 1][0] in _PARTICLES:
        return pieces[start - 2][0] in own or not pieces[start - 2][1][0].isupper()
    return True


def post_at(posts: tuple[Holder, ...], day: str, start: int, stop: int) -> FoundHolder | None:
    """The post of a person on a day: the one held, else the one before; None for two persons."""
    held = [post for post in posts if post.term.covers(day)]
    if held and day:
        posts = tuple(held)
    if len({post.names[0] for post in posts}) > 1:
        return None
    if held:
        return FoundHolder(start=start, stop=stop, holder=held[-1])
    before = [post for post in posts if post.term.last < day]
    if before:
        return FoundHolder(start=start, stop=stop, holder=before[-1], late=True)
    return FoundHolder(start=start, stop=stop, holder=posts[0], early=True)
