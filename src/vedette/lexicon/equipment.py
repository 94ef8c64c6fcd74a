"""Kinds of equipment as a tree: "aircraft > helicopter > attack helicopter > Ka-52"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from vedette.errors import DataError
from vedette.lexicon.equipment_names import key_of

RowKind = Literal["class", "type", "variant", "ship"]
_COLUMNS = 7
_CERTAINTIES = frozenset({"sure", "doubtful"})
_BUREAUX = {"su": "sukhoi", "tu": "tupolev", "il": "ilyushin", "ka": "kamov", "an": "antonov"}
"""Designations that the news also prints with the design bureau's name: "Sukhoi 34"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentKind:
    """A row: `kind` is a class (a common noun), a type, a variant of a type, or a named ship.

    `parent` is "" at the top; `country` is that of the maker ("" where several or not certain);
    a name or alias that ends in "?" in the table stands in `shared`, without the mark.
    """

    id: str
    name: str
    parent: str
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    kind: RowKind
    country: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Naming:
    """A kind that bears a name; `capital` when the name only counts with a capital letter."""

    id: str
    capital: bool


@dataclass(frozen=True, slots=True)
class EquipmentTree:
    """All kinds by id, and by the folded pieces of their names.

    `longest` is the greatest number of pieces of a name that begins with a piece.
    """

    kinds: Mapping[str, EquipmentKind]
    names: Mapping[tuple[str, ...], tuple[Naming, ...]]
    longest: Mapping[str, int]

    def lineage(self, key: str) -> tuple[str, ...]:
        """Ids from the top of the tree down to `key`."""
        chain = [key]
        while parent := self.kinds[chain[-1]].parent:
            chain.append(parent)
        return tuple(reversed(chain))

    def path(self, key: str) -> tuple[str, ...]:
        """Names from the top of the tree down to that of `key`."""
        return tuple(self.kinds[each].name for each in self.lineage(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacked:
    """A tree with the rows of a further table, and what was wrong with the rows left out."""

    tree: EquipmentTree
    wrong: tuple[DataError, ...]


@cache
def equipment() -> EquipmentTree:
    """The shipped tree.

    Raises:
        DataError: a row is wrong (V350 to V354).
    """
    text = files("vedette.lexicon").joinpath("data/equipment.tsv").read_text("utf-8")
    stacked = stack_equipment(text, name="equipment.tsv")
    if stacked.wrong:
        raise stacked.wrong[0]
    return stacked.tree


def stack_equipment(text: str, *, name: str, base: EquipmentTree | None = None) -> Stacked:
    """Lay the rows of a table over a tree.

    A row whose id the tree has adds its names to that kind; what else the row says replaces what
    the tree says. A name that the tree gives to another kind goes to the row's.

    Args:
        text: the table: seven columns with tabs between; "#" opens a remark. Parents may stand
            in the table or the tree, in any order.
        name: what the table is called in messages.
        base: the tree to lay it over; None for none.

    Returns:
        The tree, and an error for each row that was left out, with its line (V350 to V354).
    """
    known = dict(base.kinds) if base is not None else {}
    rows, wrong = _rows(text)
    wrong += _without_clashes(rows)
    wrong += _without_loose_ends(rows, known)
    for _, row in rows.values():
        known[row.id] = _joined(known.get(row.id), row)
    names = dict(base.names) if base is not None else {}
    for key, namings in _names(row for _, row in rows.values()).items():
        own, shared = namings
        names[key] = own or tuple(dict.fromkeys((*names.get(key, ()), *shared)))
    errors = tuple(error.at(name) for error in sorted(wrong, key=lambda error: error.line))
    return Stacked(tree=_tree(known, names), wrong=errors)


@dataclass(frozen=True, slots=True)
class _Wrong:
    line: int
    code: str
    told: str

    def at(self, name: str) -> DataError:
        return DataError(self.code, f"{name}, line {self.line}: {self.told}")


_Rows = dict[str, tuple[int, EquipmentKind]]
_Names = dict[tuple[str, ...], tuple[Naming, ...]]


def _rows(text: str) -> tuple[_Rows, list[_Wrong]]:
    rows: _Rows = {}
    wrong: list[_Wrong] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _row(number, [cell.strip() for cell in line.split("\t")])
        if isinstance(row, _Wrong):
            wrong.append(row)
        elif row.id in rows:
            told = f"the id {row.id!r} is that of line {rows[row.id][0]}, expected another; rename"
            wrong.append(_Wrong(number, "V353", told))
        else:
            rows[row.id] = (number, row)
    return rows, wrong


def _row(number: int, cells: list[str]) -> EquipmentKind | _Wrong:
    if len(cells) != _COLUMNS:
        told = f"got {len(cells)} columns, expected {_COLUMNS} with tabs between; correct the row"
        return _Wrong(number, "V350", told)
    key, name, parent, aliases, kind, country, certainty = cells
    wrong = ""
    if not key or not key_of(name):
        wrong = f"id {key!r} and name {name!r}, expected both"
    elif kind not in get_args(RowKind):
        wrong = f"kind is {kind!r}, expected one of {', '.join(get_args(RowKind))}"
    elif country != "-" and not (len(country) == 3 and country.isalpha() and country.isupper()):
        wrong = f"country is {country!r}, expected three capital letters or '-'"
    elif certainty not in _CERTAINTIES:
        wrong = f"certainty is {certainty!r}, expected 'sure' or 'doubtful'"
    if wrong:
        return _Wrong(number, "V351", f"{wrong}; correct the row")
    others = [alias.strip() for alias in aliases.split("|") if alias.strip()]
    return EquipmentKind(
        id=key,
        name=name,
        parent="" if parent == "-" else parent,
        aliases=tuple(alias for alias in others if not alias.endswith("?")),
        shared=tuple(alias[:-1] for alias in others if alias.endswith("?")),
        kind=cast(RowKind, kind),
        country="" if country == "-" else country,
        sure=certainty == "sure",
    )


def _without_clashes(rows: _Rows) -> list[_Wrong]:
    """Take out rows with a name that an earlier row has, unless both mark it as shared."""
    wrong = []
    own: dict[tuple[str, ...], str] = {}
    shared: dict[tuple[str, ...], str] = {}
    for key, (number, row) in list(rows.items()):
        keys = {key_of(name): name for name in (row.name, *row.aliases)}
        marked = {key_of(name): name for name in row.shared}
        taken = [n for k, n in keys.items() if k in own or k in shared]
        taken += [n for k, n in marked.items() if k in own]
        if taken:
            told = (
                f"the name {taken[0]!r} is that of another row, expected '?' behind both; mark it"
            )
            wrong.append(_Wrong(number, "V354", told))
            del rows[key]
            continue
        own |= keys
        shared |= marked
    return wrong


def _without_loose_ends(rows: _Rows, known: Mapping[str, EquipmentKind]) -> list[_Wrong]:
    """Take out rows from which no way leads up to a row without parent."""

    def parent_of(key: str) -> str:
        return rows[key][1].parent if key in rows else known[key].parent

    loose = []
    for key in rows:
        seen, at = {key}, parent_of(key)
        while at and at not in seen and (at in rows or at in known):
            seen.add(at)
            at = parent_of(at)
        if at:
            loose.append(key)
    wrong = []
    for key in loose:
        number, row = rows.pop(key)
        told = f"no way up from parent {row.parent!r}, expected an id that leads to the top; correct it"
        wrong.append(_Wrong(number, "V352", told))
    return wrong


def _joined(old: EquipmentKind | None, new: EquipmentKind) -> EquipmentKind:
    if old is None:
        return new
    return replace(
        new,
        aliases=tuple(dict.fromkeys((*old.aliases, *new.aliases))),
        shared=tuple(dict.fromkeys((*old.shared, *new.shared))),
    )


def _names(
    rows: Iterable[EquipmentKind],
) -> dict[tuple[str, ...], tuple[tuple[Naming, ...], tuple[Naming, ...]]]:
    """Keys to who bears them alone, and who bears them with others."""
    own: dict[tuple[str, ...], Naming] = {}
    shared: defaultdict[tuple[str, ...], list[Naming]] = defaultdict(list)
    for row in rows:
        for name in (row.name, *row.aliases):
            key = key_of(name)
            if own.setdefault(key, _naming(row.id, name)).capital and not name[0].isupper():
                own[key] = _naming(row.id, name)
            if len(key) > 1 and key[0] in _BUREAUX and key[1].isdigit():
                own.setdefault((_BUREAUX[key[0]], *key[1:]), _naming(row.id, name))
        for name in row.shared:
            shared[key_of(name)].append(_naming(row.id, name))
    return {
        key: ((own[key],) if key in own else (), tuple(shared.get(key, ())))
        for key in (*own, *(key for key in shared if key not in own))
    }


def _naming(key: str, name: str) -> Naming:
    """A single word printed with a capital ("Grad", "TOW") is a name and needs one."""
    return Naming(key, capital=name.isalpha() and name[0].isupper())


def _tree(kinds: Mapping[str, EquipmentKind], names: _Names) -> EquipmentTree:
    longest: dict[str, int] = {}
    for key in names:
        longest[key[0]] = max(len(key), longest.get(key[0], 0))
    return EquipmentTree(kinds=kinds, names=names, longest=longest)
