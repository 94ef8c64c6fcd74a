"""Words as fusion compares them: folded, without the small ones, numbers apart."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")

_SMALL = """
a about after against al all also amid among an and any are around as at be because been before
being between both but by did do does down during each el even ever every few for from further had
has have he her here him his how i if in into is it its itself just last later like many may might
more most much near no nor not now of off on once one only or other our out over own per quite
said say says she should since so some still such than that the their them then there these they
this those through to told too toward towards under until up upon very was we were what when where
which while who whom whose why will with within without would yet you your according added
reported reportedly report reports statement spokesman spokeswoman monday tuesday wednesday
thursday friday saturday sunday today yesterday
"""
_GENERIC = """
army forces force troop troops soldier soldiers military militia fighter fighters group groups
unit units government state authorities official officials minister ministry police security
people civilian civilians resident residents rebel rebels militant militants man men woman women
source sources side sides member members local defence defense president spokesman spokeswoman
"""
_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

SMALL = frozenset(_SMALL.split())
"""Words that say nothing about which happening is meant; days are compared as dates."""

GENERIC = frozenset(_GENERIC.split())
"""Words shared by many actors: sharing one of these makes no two actors the same."""

NUMBERS = {word: value for value, word in enumerate(_UNITS.split())} | {
    word: value * 10 for value, word in enumerate(_TENS.split(), start=2)
}
"""Number words below one hundred."""


def fold(text: str) -> str:
    """Lower case without accents; typographic apostrophes become plain ones."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """Folded words and numbers in order, without a possessive ending; no punctuation."""
    found = _WORD.findall(fold(text))
    return tuple(w.removesuffix("'s").replace(",", "") for w in found)


def printed_words(text: str) -> tuple[str, ...]:
    """The same words as printed, for telling names by their capitals."""
    return tuple(_WORD.findall(text))


def is_number(word: str) -> bool:
    """Whether a folded word stands for a number."""
    return word[0].isdigit() or word in NUMBERS


def stem(word: str) -> str:
    """Cut the endings of English inflection, roughly: strikes, striking and strike agree."""
    for ending in ("ings", "ing", "ers", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word[: -len(ending)]
            return cut[:-1] if len(cut) > 3 and cut[-1] == cut[-2] else cut
    return word


def content_of(text: str) -> frozenset[str]:
    """Stems of the words that can tell one happening from another, numbers included."""
    return frozenset(
        w if is_number(w) else stem(w)
        for w in words_of(text)
        if is_number(w) or (len(w) > 2 and w not in SMALL)
    )


def name_words(name: str) -> frozenset[str]:
    """The words by which a name is known: no articles, no generic nouns, no single letters."""
    return frozenset(
        w for w in words_of(name) if len(w) > 1 and w not in SMALL and w not in GENERIC
    )
