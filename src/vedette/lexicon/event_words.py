"""Words for happenings: forms of one word, and families of words for one happening."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vedette.errors import DataError


@dataclass(frozen=True, slots=True)
class EventWords:
    """`forms` leads from a word to its first form; `families` to the numbers of its families."""

    forms: dict[str, str]
    families: dict[str, frozenset[int]]


@cache
def event_words() -> EventWords:
    """Read event_words.tsv.

    Raises:
        DataError: V430, a line has not two columns, or its kind is neither forms nor family.
    """
    text = files("vedette.lexicon").joinpath("data/event_words.tsv").read_text("utf-8")
    forms: dict[str, str] = {}
    families: dict[str, set[int]] = {}
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    for number, line in lines[1:]:
        kind, _, cell = line.partition("\t")
        words = cell.split()
        if kind not in {"forms", "family"} or len(words) < 2:
            raise DataError(
                "V430",
                f"event_words.tsv, line {number}: got {line[:40]!r}, expected forms or family, a "
                "tab and two words or more; correct the line",
            )
        if kind == "forms":
            forms |= {word: words[0] for word in words if word not in forms}
        else:
            for word in words:
                families.setdefault(word, set()).add(number)
    return EventWords(forms, {word: frozenset(numbers) for word, numbers in families.items()})
