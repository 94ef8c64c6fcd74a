"""Whom a report names as the origin of what it says: credits and citations.

A credit says whose text it is ("DAMASCUS (AFP) -", "With wires", "told Reuters"); a citation
says who is quoted. Both lead to one printed name for each maker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from vedette.fusion.lineage import credit_names
from vedette.fusion.origins import PRONOUNS, origin_key
from vedette.fusion.words import GENERIC, SMALL, words_of
from vedette.lexicon.origin_names import Maker, makers
from vedette.records.claims import Source
from vedette.records.documents import Document
from vedette.records.spans import Span, Words

_TITLE = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_KINDS = frozenset({"media", "monitor", "organization"})
_BODIES = frozenset(
    "ministry staff army navy command forces force police coalition group council agency office "
    "department commission committee authority union front movement party organisation "
    "organization network centre center administration brigades corps guard guards nations "
    "parliament court cross crescent society institute foundation association pentagon kremlin "
    "intelligence service programme program".split()
)
"""Words of which a name of an organisation holds one, or is known: a capital is no origin."""

_BARE = frozenset(
    "monitor monitors monitoring observatory watchdog activist activists media state news agency "
    "agencies television tv radio channel website newspaper".split()
)
_LEAST_LETTERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOrigin:
    """An origin that a report names, with the words that do; `name` is the one printed for it."""

    name: str
    kind: Literal["credit", "cites"]
    spans: tuple[Span, ...]


def named_origins(document: Document, sources: Iterable[Source]) -> tuple[NamedOrigin, ...]:
    """The origins that a report names, its own outlet left out.

    Args:
        document: the report laid out, with its dateline and credits.
        sources: who its claims are according to.

    Returns:
        Each origin once, by name; credited where any of its words credit it.
    """
    text = document.report.text
    found: dict[tuple[str, str], set[Span]] = defaultdict(set)
    for words in _credits(document):
        for name in credit_names(words.text):
            found[_canonical(name), "credit"].add(words.span)
    for match in _known().finditer(text):
        maker = makers()[match.group()]
        if maker.kind != "group":
            kind = "credit" if maker.kind == "agency" else "cites"
            found[maker.name, kind].add(Span(*match.span()))
    for source in sources:
        if source.kind in _KINDS:
            name = _canonical(source.name or source.words.text)
            if name and (source.kind != "organization" or _is_body(name)):
                found[name, "cites"].add(source.words.span)
    return _merged(found, document)


def _credits(document: Document) -> tuple[Words, ...]:
    agency = document.dateline.agency if document.dateline else None
    return (*((agency,) if agency else ()), *document.credits)


@cache
def _known() -> re.Pattern[str]:
    """The names of agencies and monitors as whole words, longer ones first."""
    names = sorted(makers(), key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def _canonical(words: str) -> str:
    """The printed name for words; "" for words that name nobody."""
    bare = _TITLE.sub("", words.strip())
    known = makers().get(bare) or _maker_in(bare)
    if known:
        return known.name
    if bare.casefold() in PRONOUNS or len(bare) < _LEAST_LETTERS:
        return ""
    telling = [w for w in words_of(bare) if w not in GENERIC | SMALL | _BARE]
    return bare if telling and any(word[0].isupper() for word in bare.split()) else ""


def _is_body(name: str) -> bool:
    return name in makers() or not _BODIES.isdisjoint(words_of(name))


def _maker_in(words: str) -> Maker | None:
    match = _known().search(words)
    return makers()[match.group()] if match else None


def _merged(found: dict[tuple[str, str], set[Span]], document: Document) -> tuple[NamedOrigin, ...]:
    """Short names join the long ones that hold them; the outlet itself is no origin."""
    own = origin_key(_canonical(document.report.outlet) or document.report.outlet)
    names = {name for name, _ in found}
    spans: dict[str, set[Span]] = defaultdict(set)
    credited: set[str] = set()
    for (name, kind), where in found.items():
        full = _fullest(name, names)
        if origin_key(full) == own:
            continue
        spans[full] |= where
        if kind == "credit":
            credited.add(full)
    return tuple(
        NamedOrigin(
            name=name,
            kind="credit" if name in credited else "cites",
            spans=tuple(sorted(spans[name])),
        )
        for name in sorted(spans)
    )


def _fullest(name: str, names: Iterable[str]) -> str:
    """The one name that holds all words of this; of several that do, none."""
    words = set(words_of(name))
    longer = [other for other in names if words < set(words_of(other))]
    return longer[0] if len(longer) == 1 else name
