"""Reporting words: verbs that attribute, nouns that name a kind of source, names of outlets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, cast, get_args

from vedette.errors import DataError
from vedette.records.documents import SourceKind

Takes = Literal[
    "that",
    "clause",
    "object",
    "quote",
    "addressee",
    "accusation",
    "quoting",
    "showing",
    "seeing",
    "hearsay",
]

_TAKES = frozenset(get_args(Takes))
_KINDS = frozenset(get_args(SourceKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A verb that reports.

    `takes` says what stands for the content (the head of reporting_verbs.tsv explains each
    word); `hedging` is true when the verb itself casts doubt.
    """

    verb: str
    takes: frozenset[Takes]
    hedging: bool


def _rows(table: str, columns: int) -> Iterator[tuple[int, list[str]]]:
    text = files("vedette.lexicon").joinpath("data", table).read_text(encoding="utf-8")
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    for number, line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != columns:
            raise DataError(
                "V620",
                f"{table}, line {number}: {len(fields)} columns, expected {columns} separated by "
                "tabs; correct the line",
            )
        yield number, fields


def _bad(table: str, number: int, field: str, got: str, expected: frozenset[str]) -> DataError:
    wanted = ", ".join(sorted(expected))
    return DataError(
        "V621", f"{table}, line {number}: {field} is {got!r}, expected one of: {wanted}"
    )


@cache
def reporting_verbs() -> MappingProxyType[str, ReportingVerb]:
    """Read the reporting verbs: from every form, in lower case, to its verb.

    Raises:
        DataError: a row of reporting_verbs.tsv is wrong.
    """
    table = "reporting_verbs.tsv"
    verbs: dict[str, ReportingVerb] = {}
    for number, (verb, forms, takes, hedging) in _rows(table, 4):
        kinds = frozenset(takes.split(","))
        if not kinds <= _TAKES:
            raise _bad(table, number, "takes", takes, _TAKES)
        if hedging not in {"yes", "no"}:
            raise _bad(table, number, "hedging", hedging, frozenset({"yes", "no"}))
        entry = ReportingVerb(
            verb=verb, takes=cast("frozenset[Takes]", kinds), hedging=hedging == "yes"
        )
        verbs.update(dict.fromkeys(forms.split(), entry))
    return MappingProxyType(verbs)


@cache
def source_nouns() -> MappingProxyType[str, SourceKind]:
    """Read the head words of source phrases: from word or phrase, in lower case, to the kind.

    Raises:
        DataError: a row of source_nouns.tsv is wrong.
    """
    table = "source_nouns.tsv"
    nouns: dict[str, SourceKind] = {}
    for number, (kind, words) in _rows(table, 2):
        if kind not in _KINDS:
            raise _bad(table, number, "kind", kind, _KINDS)
        for word in words.split(","):
            nouns.setdefault(word.strip(), cast("SourceKind", kind))
    return MappingProxyType(nouns)


@cache
def outlet_names() -> frozenset[str]:
    """Read the names of agencies, broadcasters and papers, as printed, without "The".

    Raises:
        DataError: a row of outlets.tsv is wrong.
    """
    return frozenset(
        name.strip() for _, (_, names) in _rows("outlets.tsv", 2) for name in names.split(",")
    )
