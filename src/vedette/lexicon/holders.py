"""Holders of offices and other persons of public life, with the terms of their posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError
from vedette.lexicon.actors import from_longest, name_key, rows_of
from vedette.lexicon.terms import Term, is_day

_COLUMNS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in one post; `names` are all the person's names, the fullest first.

    `country` is alpha-3 or IGO, NGO, MNC, INT; `sector` is that of the post.
    """

    names: tuple[str, ...]
    country: str
    sector: str
    post: str
    term: Term
    certainty: str = "sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """Posts by folded name, by the last word of a full name, and numbers of words of names by first word."""

    by_name: Mapping[str, tuple[Holder, ...]]
    by_last_name: Mapping[str, tuple[Holder, ...]]
    lengths: Mapping[str, tuple[int, ...]]


@cache
def holders() -> Holders:
    """The table of posts.

    Raises:
        DataError: a line has another number of columns or a wrong date (V343).
    """
    text = files("vedette.lexicon").joinpath("data/holders.tsv").read_text("utf-8")
    by_name: dict[str, list[Holder]] = {}
    by_last: dict[str, list[Holder]] = {}
    lengths: dict[str, set[int]] = {}
    for number, cells in rows_of(text):
        holder = _holder(number, cells)
        for key in dict.fromkeys(map(name_key, holder.names)):
            by_name.setdefault(key, []).append(holder)
            first, *rest = key.split()
            lengths.setdefault(first, set()).add(1 + len(rest))
            if rest:
                by_last.setdefault(rest[-1], []).append(holder)
    return Holders(
        by_name={key: tuple(found) for key, found in by_name.items()},
        by_last_name={key: tuple(dict.fromkeys(found)) for key, found in by_last.items()},
        lengths=from_longest(lengths),
    )


def _holder(number: int, cells: list[str]) -> Holder:
    if len(cells) != _COLUMNS or not (is_day(cells[5]) and is_day(cells[6])):
        raise DataError(
            "V343",
            f"holders.tsv, line {number}: got {len(cells)} columns and term {cells[5:7]}, expected "
            f"{_COLUMNS} (name, other names, country, sector, post, since, until, certainty) and "
            "ISO dates; correct the table",
        )
    name, others, country, sector, post, since, until, certainty = cells
    return Holder(
        names=(name, *filter(None, others.split("|"))),
        country=country,
        sector=sector,
        post=post,
        term=Term(since=since, until=until),
        certainty=certainty,
    )
