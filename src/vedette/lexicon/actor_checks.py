"""Whether a table of actors is in order, and a user's own table stacked on the one shipped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from vedette.errors import DataError
from vedette.lexicon.actors import (
    COLUMNS,
    KnownActor,
    Registry,
    actor_of,
    actor_registry,
    name_key,
    registry_of,
    rows_of,
    wrong_width,
)
from vedette.lexicon.countries import countries
from vedette.lexicon.sectors import SECTORS
from vedette.lexicon.terms import is_day

KINDS = frozenset(
    "state organ office force service unit group coalition grouping government igo mission court ngo "
    "monitor agency media party union company people".split()
)
"""Kinds of actors that the table may name."""
CERTAINTIES = frozenset(["sure", "dates", "doubtful"])
GROUPINGS = frozenset(["IGO", "NGO", "MNC", "INT"])
"""Codes that stand in the place of a country for bodies of no one country."""
_ID = re.compile(r"[A-Z]{3}\.[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActors:
    """A registry with a user's actors on top, and what was wrong with the lines left out."""

    registry: Registry
    taken: tuple[KnownActor, ...]
    problems: tuple[DataError, ...]


def stack_actors(text: str, name: str, *, onto: Registry | None = None) -> OwnActors:
    """Stack a user's table of actors on a registry.

    A line whose id stands already replaces that actor. A wrong line is left out and reported
    with its number; the others are taken.

    Args:
        text: the table, in the form of the shipped `actors.tsv`.
        name: what to call the table in messages, such as its file name.
        onto: the registry below; the one that is shipped when left out.

    Returns:
        The new registry, the actors taken, and a `DataError` for each line left out: V340 for
        a wrong cell, V341 for an id that nothing bears, V342 for a name that is taken.
    """
    below = onto or actor_registry()
    problems: list[DataError] = []
    good: dict[str, KnownActor] = {}
    for number, cells in rows_of(text.removeprefix("\ufeff")):
        wrong = _wrong_line(number, cells)
        if not wrong and cells[0] in good:
            wrong = f"line {number}: id {cells[0]!r} stands in line {good[cells[0]].line} already"
            wrong += ", expected each id once; rename or join the lines"
        if wrong:
            problems.append(DataError("V340", f"{name}, {wrong}"))
        else:
            good[cells[0]] = actor_of(number, cells)
    known = {**below.by_id, **good}
    for actor in list(good.values()):
        if wrong := _unknown_id(actor, known):
            problems.append(DataError("V341", f"{name}, {wrong}"))
            del good[actor.id]
    whole = registry_of((*below.actors, *good.values()))
    clashes = [clash for clash in name_clashes(whole) if clash[1].id in good or clash[2].id in good]
    for key, one, two in clashes:
        later = two if two.id in good else one
        other = one if later is two else two
        good.pop(later.id, None)
        problems.append(DataError("V342", f"{name}, {_clash(key, later, other)}"))
    taken = tuple(good.values())
    problems.sort(key=_line_of)
    return OwnActors(
        registry=registry_of((*below.actors, *taken)), taken=taken, problems=tuple(problems)
    )


def name_clashes(registry: Registry) -> Iterable[tuple[str, KnownActor, KnownActor]]:
    """Names that two actors bear at one time without a mark: folded name and the two."""
    for key, named in registry.by_name.items():
        bare = [name.actor for name in named if not name.shared]
        for place, one in enumerate(bare):
            for two in bare[place + 1 :]:
                if one.term.overlaps(two.term):
                    yield key, one, two


def _clash(key: str, later: KnownActor, other: KnownActor) -> str:
    shown = next((name for name in later.names if name_key(name) == key), key)
    return (
        f"line {later.line}: the name {shown!r} of {later.id} is borne by {other.id} at the same "
        "time, expected one bearer or a * before the name; mark it or correct the dates"
    )


def _unknown_id(actor: KnownActor, known: dict[str, KnownActor]) -> str:
    for column, value in (("became", actor.became), ("parent", actor.parent)):
        if value and (value not in known or value == actor.id):
            return (
                f"line {actor.line}: {column} is {value!r}, expected the id of another actor; "
                "correct the id or add that actor"
            )
    return ""


def _wrong_line(number: int, cells: list[str]) -> str:
    """What is wrong with the cells of a line; "" for nothing."""
    if len(cells) != len(COLUMNS):
        return wrong_width(number, cells)
    for column, value, right, expected in _demands(cells):
        if not right:
            return f"line {number}: {column} is {value!r}, expected {expected}; correct the line"
    return ""


def _demands(cells: list[str]) -> Iterable[tuple[str, str, bool, str]]:
    codes = {country.code for country in countries()} | GROUPINGS
    key, name, _, country, sector, kind, since, until, _, _, certainty = cells
    yield (
        "id", key, bool(_ID.fullmatch(key)) and key[:3] == country,
        "the country's code, a dot and a short name in small letters, such as SYR.army",
    )  # fmt: skip
    yield "name", name, bool(name_key(name)), "a name"
    yield "country", country, country in codes, "an ISO 3166 alpha-3 code, IGO, NGO, MNC or INT"
    yield "sector", sector, sector in SECTORS, f"a PLOVER sector ({', '.join(sorted(SECTORS))})"
    yield "kind", kind, kind in KINDS, f"one of {', '.join(sorted(KINDS))}"
    yield "since", since, is_day(since), "a date such as 2014, 2014-06 or 2014-06-29"
    later = is_day(until) and (not since or not until or since[: len(until)] <= until)
    yield "until", until, later, "a date such as 2014-06-29, not before since"
    yield "certainty", certainty, certainty in CERTAINTIES, "sure, dates or doubtful"


def _line_of(problem: DataError) -> int:
    found = re.search(r"line (\d+)", problem.message)
    return int(found[1]) if found else 0
