"""The registry of named actors: groups, forces, organs of states, bodies, media; and a user's own.

One table, one actor a line; docs/method/actors.md says what the columns hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.place_names import fold
from vedette.lexicon.terms import Term

COLUMNS = (
    "id", "name", "other names", "country", "sector", "kind", "since", "until", "became", "parent",
    "certainty",
)  # fmt: skip
_PIECE = re.compile(r"[^\W_]+(?:['’ʼ`´.]+[^\W_]+)*")
_BYSTANDERS = frozenset(["media", "company", "party"])
_OWNED = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """A named actor.

    `country` is alpha-3 or IGO, NGO, MNC, INT. `names` are all its names, `text` the first of
    them; those in `shared` are borne by others too and stand for this actor only where its
    country is spoken of. `became` is the id of what it was renamed to or merged into when its
    term ended. `certainty` is "sure", "dates" (a date is doubtful) or "doubtful". `line` is
    where it stands in its table.
    """

    id: str
    text: str
    names: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    country: str
    sector: str
    kind: str
    term: Term
    became: str = ""
    parent: str = ""
    certainty: str = "sure"
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOf:
    """One name of an actor as printed in the table, and whether others bear it too."""

    actor: KnownActor
    printed: str
    shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Named actors by id and by folded name (`name_key`).

    `lengths` are the numbers of words of the names that begin with a word, the longest first.
    """

    actors: tuple[KnownActor, ...]
    by_id: Mapping[str, KnownActor]
    by_name: Mapping[str, tuple[NameOf, ...]]
    lengths: Mapping[str, tuple[int, ...]]


def name_pieces(text: str) -> list[tuple[str, str]]:
    """Words of a text as (folded, as printed); possessive 's, hyphens and marks are dropped."""
    return [(key, word) for word in _PIECE.findall(text) if (key := _piece_key(word))]


@lru_cache(maxsize=65536)
def _piece_key(word: str) -> str:
    return fold(_OWNED.sub("", word))


def name_key(name: str) -> str:
    """The key of a name in `Registry.by_name`."""
    return " ".join(key for key, _ in name_pieces(name))


def registry_of(actors: Iterable[KnownActor]) -> Registry:
    """Index actors; of two with one id the later replaces the earlier."""
    by_id = {actor.id: actor for actor in actors}
    by_name: dict[str, list[NameOf]] = {}
    lengths: dict[str, set[int]] = {}
    for actor in by_id.values():
        for key, name in {name_key(name): name for name in reversed(actor.names)}.items():
            if not key:
                continue
            named = NameOf(actor=actor, printed=name, shared=name in actor.shared)
            by_name.setdefault(key, []).append(named)
            first, *rest = key.split()
            lengths.setdefault(first, set()).add(1 + len(rest))
    return Registry(
        actors=tuple(by_id.values()),
        by_id=by_id,
        by_name={key: tuple(named) for key, named in by_name.items()},
        lengths=from_longest(lengths),
    )


def from_longest(lengths: Mapping[str, set[int]]) -> dict[str, tuple[int, ...]]:
    """Numbers of words of the names that begin with a word, the longest first."""
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def rows_of(text: str) -> Iterable[tuple[int, list[str]]]:
    """Numbers and cells of the lines that are neither empty nor remarks."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def actor_of(number: int, cells: list[str]) -> KnownActor:
    """The actor of one line of eleven cells; nothing is checked (`actor_checks` does that)."""
    marked = [cells[1], *filter(None, (name.strip() for name in cells[2].split("|")))]
    names = tuple(name.removeprefix("*") for name in marked)
    return KnownActor(
        id=cells[0],
        text=names[0],
        names=names,
        shared=frozenset(name[1:] for name in marked if name.startswith("*")),
        country=cells[3],
        sector=cells[4],
        kind=cells[5],
        term=Term(since=cells[6], until=cells[7]),
        became=cells[8],
        parent=cells[9],
        certainty=cells[10],
        line=number,
    )


@cache
def actor_registry() -> Registry:
    """The registry that is shipped.

    Raises:
        DataError: a line has another number of columns (V340).
    """
    text = files("vedette.lexicon").joinpath("data/actors.tsv").read_text("utf-8")
    found = []
    for number, cells in rows_of(text):
        if len(cells) != len(COLUMNS):
            raise DataError("V340", f"actors.tsv, {wrong_width(number, cells)}")
        found.append(actor_of(number, cells))
    return registry_of(found)


def wrong_width(number: int, cells: list[str]) -> str:
    """What is said of a line with another number of columns."""
    return (
        f"line {number}: got {len(cells)} columns, expected {len(COLUMNS)} divided by tabs "
        f"({', '.join(COLUMNS)}); correct the line"
    )


@cache
def names_of_parties() -> frozenset[str]:
    """Folded names of those who act in conflicts: all of the shipped registry but media and companies."""
    return frozenset(
        key
        for key, named in actor_registry().by_name.items()
        if any(one.actor.kind not in _BYSTANDERS for one in named)
    )
