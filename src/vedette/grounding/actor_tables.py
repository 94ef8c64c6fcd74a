"""What the tables of actors say of words: known names, words for sectors."""

from __future__ import annotations

from functools import lru_cache

from vedette.lexicon.actors import known_actors, sector_words
from vedette.lexicon.place_names import fold
from vedette.records.grounded import ActorCode

_MOST_WORDS = 7
_SHORT = 4


@lru_cache(maxsize=8192)
def known_actor(words: str, *, whole: bool = False) -> ActorCode | None:
    """The longest known name in the words (or all of them); short names in capitals must be printed so."""
    parts = fold(words).split()
    table = known_actors()
    for length in range(min(len(parts), _MOST_WORDS), 0, -1):
        if whole and length < len(parts):
            return None
        for start in range(len(parts) - length + 1):
            found = table.get(" ".join(parts[start : start + length]))
            if found is None:
                continue
            if len(found.text) <= _SHORT and found.text.isupper() and found.text not in words:
                continue
            return ActorCode(
                country=found.country, sector=found.sector, name=found.text, rule="A1 known actor"
            )
    return None


@lru_cache(maxsize=16384)
def strongest_sector(key: str) -> str:
    """The sector of the strongest word or phrase in folded words, "" for none."""
    parts = frozenset(key.split())
    singular = parts | {part[:-1] for part in parts if part.endswith("s")}
    spaced = f" {key} "
    for sector, single, phrases in sector_words():
        if not single.isdisjoint(singular) or any(f" {phrase} " in spaced for phrase in phrases):
            return sector
    return ""
