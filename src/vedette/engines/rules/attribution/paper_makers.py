"""Whose paper or picture it is: "letters obtained by X", "a report by Y", "images released by Z"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from vedette.engines.rules.attribution.base_phrases import base_after
from vedette.engines.rules.attribution.source_words import is_day
from vedette.engines.rules.attribution.tagged_words import TaggedWord
from vedette.records.documents import TaggedSource

# Who got hold of a paper or looked at it passes it on; its author does not.
_PASSED_ON = frozenset(
    "obtained seen reviewed verified viewed examined analysed analyzed authenticated checked "
    "geolocated inspected cited quoted leaked".split()
)
_MOST_PARTS = 4

# The sources of the phrase at a word, and its last word; None for no believable source.
PhraseAt = Callable[[int], tuple[tuple[TaggedSource, ...], int] | None]


class Makers(NamedTuple):
    """Who passed a paper on, who made it, and the last word that says so."""

    conveyors: tuple[TaggedSource, ...]
    authors: tuple[TaggedSource, ...]
    last: int


def makers_after(words: Sequence[TaggedWord], last: int, phrase_at: PhraseAt) -> Makers:
    """Read who made and who passed on the paper whose noun is the word `last`.

    "letters to the council from the governor obtained by the Herald" gives the Herald as the
    conveyor and the governor as the author.
    """
    conveyors: tuple[TaggedSource, ...] = ()
    authors: tuple[TaggedSource, ...] = ()
    k = last + 1
    for _ in range(_MOST_PARTS):
        set_off = k + 1 < len(words) and words[k].text == "," and words[k + 1].tag == "VBN"
        k += set_off
        done = words[k] if k < len(words) and words[k].tag in {"VBN", "VBD"} else None
        at = _over_day(words, k + 1) if done is not None else k
        link = words[at].lower if at < len(words) else ""
        if link == "to" and done is None:
            base = base_after(words, at + 1, len(words))
            if base is None:
                break
            k = base[1] + 1
            continue
        found = phrase_at(at + 1) if link in {"by", "from"} else None
        if found is None:
            break
        passed_on = done is not None and (done.lower in _PASSED_ON or found[0][-1].kind == "media")
        if passed_on:
            conveyors = (*conveyors, *found[0])
        else:
            authors = (*authors, *found[0])
        last = found[1]
        k = _over_day(words, last + 1)
        if k + 1 < len(words) and words[k].lower == "and" and words[k + 1].lower in _PASSED_ON:
            k += 1
    return Makers(conveyors, authors, last)


def _over_day(words: Sequence[TaggedWord], k: int) -> int:
    """Step over "on Monday"."""
    begin = k
    if k < len(words) and words[k].lower in {"on", "in", "last", "this"}:
        k += 1
    at = k
    while k < len(words) and (is_day(words[k]) or (k > at and words[k].tag == "CD")):
        k += 1
    return k if k > at else begin
