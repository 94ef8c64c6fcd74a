"""Makers of reports that others take over or cite: one name for each, with its other names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError

MakerKind = Literal["agency", "monitor", "group"]


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker of reports, under the one name that is printed for it."""

    name: str
    kind: MakerKind


@cache
def makers() -> dict[str, Maker]:
    """Read origin_names.tsv: from each name, case as printed, to its maker.

    Raises:
        DataError: V431, a line has not three columns, an unknown kind, or a name of another line.
    """
    text = files("vedette.lexicon").joinpath("data/origin_names.tsv").read_text("utf-8")
    found: dict[str, Maker] = {}
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != 3 or cells[1] not in get_args(MakerKind):
            raise DataError(
                "V431",
                f"origin_names.tsv, line {number}: got {line[:40]!r}, expected a name, one of "
                f"{', '.join(get_args(MakerKind))}, and other names; correct the line",
            )
        maker = Maker(cells[0], cast("MakerKind", cells[1]))
        for name in filter(None, (cells[0], *cells[2].split("|"))):
            if name in found:
                raise DataError(
                    "V431", f"origin_names.tsv, line {number}: {name!r} stands in two lines"
                )
            found[name] = maker
    return found
