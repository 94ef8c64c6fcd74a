"""Who held or ran a curated site, and when: well-known cases, from general knowledge."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError
from vedette.lexicon.place_names import fold

Certainty = Literal["well known", "contested"]
_DAY = re.compile(r"|\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One actor at one site.

    `since` and `until` are ISO dates, possibly a month or a year. `since` is "" where the actor was
    there before what is listed, `until` is "" where no end is listed, which does not say that it
    goes on. `source` is "unverified" for general knowledge; a report is better than any of these.
    """

    site: str
    actor: str
    since: str
    until: str
    certainty: Certainty
    source: str

    @property
    def key(self) -> str:
        """The key of the site in the gazetteer ("cu:hmeimim-air-base")."""
        return site_key(self.site)


def site_key(name: str) -> str:
    """The gazetteer's key of a site of `sites.tsv` by its name."""
    return "cu:" + fold(name).replace(" ", "-")


@cache
def operators() -> tuple[Operator, ...]:
    """All rows of the table, in its order.

    Raises:
        DataError: V363, a line of another form, dates that are none or run backwards.

    Source:
        General knowledge, not checked against documents (docs/method/sites.md).
    """
    text = files("vedette.lexicon").joinpath("data/site_operators.tsv").read_text("utf-8")
    return tuple(
        _operator(number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line and not line.startswith("#")
    )


def operators_of(key: str, *, day: str = "") -> tuple[Operator, ...]:
    """Who is listed for a site, by the gazetteer's key; with `day` (ISO) only those of that day.

    A day in the month or year in which one took over from another may give both.
    """
    found = (row for row in operators() if row.key == key)
    return tuple(row for row in found if not day or _covers(row, day))


def _covers(row: Operator, day: str) -> bool:
    began = not row.since or row.since <= day or day.startswith(row.since)
    ended = bool(row.until) and row.until < day and not day.startswith(row.until)
    return began and not ended


def _operator(number: int, cells: list[str]) -> Operator:
    right = (
        len(cells) == 6
        and cells[0]
        and cells[1]
        and all(_DAY.fullmatch(day) for day in cells[2:4])
        and (not cells[3] or cells[2][: len(cells[3])] <= cells[3])
        and cells[4] in get_args(Certainty)
    )
    if not right:
        raise DataError(
            "V363",
            f"site_operators.tsv, line {number}: got {cells}, expected site, actor, since, until "
            f"(ISO dates, since not after until), one of {', '.join(get_args(Certainty))}, and a "
            "source; correct the table",
        )
    site, actor, since, until, certainty, source = cells
    return Operator(
        site=site, actor=actor, since=since, until=until, certainty=cast(Certainty, certainty),
        source=source,
    )  # fmt: skip
