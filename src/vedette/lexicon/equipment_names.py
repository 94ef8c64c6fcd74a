"""How names of equipment are folded so that spellings meet: "Su-34s", "SU34" and "Su 34"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vedette.records.spans import Span

_PIECE = re.compile(r"\d+(?:,\d{3})+|\d+|[^\W\d_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼ`](?=\w)")
_KEPT = ("ss", "us", "is")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_SPELLINGS = {
    "armored": "armoured", "armor": "armour", "defense": "defence", "missle": "missile",
    "caliber": "calibre", "tire": "tyre", "aluminum": "aluminium", "sulfur": "sulphur",
    "fertilizer": "fertiliser", "refueling": "refuelling", "phosphorous": "phosphorus",
    "theater": "theatre", "gass": "gas", "defens": "defence",
    "ax": "axe", "hors": "horse",
}  # fmt: skip
"""American spellings, common slips and what the cutting of plurals spoils, as one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters or of digits: its folded form, as printed, and where it stands."""

    key: str
    shown: str
    span: Span


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """A lower-case word without the ending of an English plural, in the spelling of the keys."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(_KEPT):
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith("es") and word[:-2].endswith(_SIBILANT):
            word = word[:-2]
        else:
            word = word[:-1]
    return _SPELLINGS.get(word, word)


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Cut words into runs of letters and runs of digits; hyphens and blanks do not matter.

    The plural ending of a designation ("F-16s") is left out; a capital S belongs to the name.
    Spans are those of `text`.
    """
    found: list[Piece] = []
    closed = _APOSTROPHE.sub("\u200b", text)  # one character for one, so that offsets hold
    for match in _words(closed):
        shown = closed[match.start : match.end]
        after_figures = bool(found) and found[-1].shown[-1].isdigit()
        if shown == "s" and after_figures and found[-1].span.end == match.start:
            continue
        key = shown.replace(",", "") if shown[0].isdigit() else _key(shown)
        found.append(Piece(key, shown.replace("\u200b", ""), match))
    return tuple(found)


def _words(text: str) -> list[Span]:
    """Spans of the pieces; letters on both sides of a closed apostrophe are one piece."""
    spans: list[Span] = []
    for match in _PIECE.finditer(text):
        joined = spans and spans[-1].end + 1 == match.start() and text[spans[-1].end] == "\u200b"
        start = spans.pop().start if joined else match.start()
        spans.append(Span(start, match.end()))
    return spans


def _key(shown: str) -> str:
    """The key of a run of letters; a small s behind capitals is the ending of a plural ("APCs")."""
    if len(shown) > 2 and shown[-1] == "s" and shown[:-1].isupper():
        return _plain(shown[:-1])
    return singular(_plain(shown))


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i").replace("ł", "l"))
    return "".join(c for c in folded if c.isalnum() and not unicodedata.combining(c))


def key_of(name: str) -> tuple[str, ...]:
    """The pieces of a name as the key under which it is found."""
    return tuple(piece.key for piece in pieces_of(name))
