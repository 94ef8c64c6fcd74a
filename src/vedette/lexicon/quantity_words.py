"""Words that state how many or how much, as a typed table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError

_VALUED = frozenset({"number", "scale", "plural", "few"})
_LISTS = frozenset(
    {
        "least", "least after", "most", "most after", "about", "about after", "near", "share",
        "group", "unknown",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityWords:
    """The table by class.

    `number`, `scale`, `plural` and `few` give the value of a word. `phrases` gives the words of
    the other classes, each cut at blanks, the longest first; `units` the code of a unit's words.
    """

    number: Mapping[str, int]
    scale: Mapping[str, int]
    plural: Mapping[str, int]
    few: Mapping[str, int]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    units: Mapping[tuple[str, ...], str]


@cache
def quantity_words() -> QuantityWords:
    """The shipped table.

    Raises:
        DataError: a line has not three columns, an unknown class, or a value that is no whole
            number (V355).
    """
    text = files("vedette.lexicon").joinpath("data/quantity_words.tsv").read_text("utf-8")
    valued: dict[str, dict[str, int]] = {name: {} for name in _VALUED}
    lists: dict[str, list[tuple[str, ...]]] = {name: [] for name in _LISTS}
    units: dict[tuple[str, ...], str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        kind, value = cells[0], cells[1] if len(cells) > 1 else ""
        if len(cells) != 3 or not (kind in _LISTS or kind == "unit" or _is_valued(kind, value)):
            raise DataError(
                "V355",
                f"quantity_words.tsv, line {number}: got {line!r}, expected a known class, its "
                "value and its words with tabs between; correct the table",
            )
        for words in cells[2].split("|"):
            if kind == "unit":
                units[tuple(words.split())] = value
            elif kind in _LISTS:
                lists[kind].append(tuple(words.split()))
            else:
                valued[kind][words] = int(value)
    return QuantityWords(
        number=valued["number"],
        scale=valued["scale"],
        plural=valued["plural"],
        few=valued["few"],
        phrases={
            name: tuple(sorted(found, key=len, reverse=True)) for name, found in lists.items()
        },
        units=units,
    )


def _is_valued(kind: str, value: str) -> bool:
    return kind in _VALUED and value.isdigit()
