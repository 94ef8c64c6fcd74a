"""How names of places are folded so that spellings meet; the index and its reader share this.

Standard library only: the build hook loads this file by itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FOLDING_VERSION = "1"
"""Raised whenever a key changes; part of the fingerprint of a built index."""

ARTICLES = frozenset(
    ["al", "el", "ul", "ol", "ar", "as", "ash", "ad", "adh", "az", "an", "at", "es", "esh", "er", "ed", "ez", "en", "et", "the"]
)  # fmt: skip
"""Articles left out of the article-free key: "the" and Arabic al- with its assimilated forms."""

FIELD_WORDS = frozenset(
    ["airport", "airfield", "airbase", "aerodrome", "airstrip", "heliport", "airdrome"]
)  # fmt: skip
"""Words that say "airfield" by themselves ("air base" is two words and folded to one)."""

_DROPPED = re.compile(r"['’‘ʼʻʿʾ`´\"“”.]")
_GAPS = re.compile(r"[\W_]+")
_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})  # fmt: skip
_PAIRS = (
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("sh", "x"), ("ch", "x"),
    ("zh", "z"), ("ts", "s"), ("tz", "s"), ("dj", "j"), ("q", "k"), ("c", "k"), ("g", "k"),
    ("v", "b"), ("p", "b"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouywh]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """The exact key: case, accents, apostrophes, dots and hyphens folded; "airbase" made two words.

    Returns:
        Lower-case words joined by single blanks; "" when nothing is left.
    """
    if name.isascii():
        plain = name.lower()
    else:
        whole = unicodedata.normalize("NFKD", name).casefold()
        marked = unicodedata.normalize("NFKD", whole.translate(_SPECIAL))
        plain = "".join(char for char in marked if not unicodedata.combining(char))
    plain = _GAPS.sub(" ", _DROPPED.sub("", plain)).strip()
    if plain.endswith("airbase"):
        plain = plain.removesuffix("airbase").rstrip() + " air base"
    return plain.strip()


def without_articles(key: str) -> str:
    """The article-free key of a folded name, or the key itself where too little would be left.

    "al bab" and "bab" meet; at least three letters must remain.
    """
    kept = " ".join(word for word in key.split() if word not in ARTICLES)
    return kept if len(kept) >= 3 else key


def skeleton(key: str) -> str:
    """The consonants of a folded name, for romanised spellings ("Dayr az Zawr", "Deir ez-Zor").

    Very ambiguous: use only within a country and rank by likeness. "" for fewer than two
    consonants.
    """
    bones = without_articles(key)
    for old, new in _PAIRS:
        bones = bones.replace(old, new)
    bones = _DOUBLE.sub(r"\1", _VOWELS.sub("", bones.replace(" ", "")))
    return bones if len(bones) >= 2 else ""


def field_name(key: str) -> str:
    """The bare name of an airfield: "shayrat" of "shayrat air base"; "" when nothing is left."""
    words = [word for word in key.split() if word not in FIELD_WORDS]
    while words and words[-1] in {"air", "base", "international", "military", "force", "station"}:
        words.pop()
    return " ".join(words)


def likeness(left: str, right: str) -> float:
    """How alike two folded names are, 0 to 1: one minus edit distance over the longer length."""
    if left == right:
        return 1.0
    longer = max(len(left), len(right))
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return 1.0 - row[-1] / longer
