"""Runs of capitalised words inside a noun phrase, which name somebody or some place."""

from __future__ import annotations

from vedette.engines.rules.syntax.phrases import Chunk, Parsed
from vedette.engines.rules.syntax.tokens import DESIGNATION
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.engines.rules.triggers.things import Thing, thing_of

_NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
_LINKS = frozenset({"al", "of", "the"})
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_PERIODS = frozenset({"year", "week", "month", "today", "yesterday"})


def name_run(parsed: Parsed, start: int, stop: int) -> int:
    """End of the run of capitalised words that begins at token `start`; `start` when none does.

    The first word of a sentence counts only when it was tagged as a name.
    """
    end = start
    while end < stop and parsed.tokens[end].text[:1].isupper() and parsed.tags[end] in _NAME_TAGS:
        if end == 0 and parsed.tags[end] not in ("NNP", "NNPS") and not _adjective(parsed, end):
            return start
        end += 1
        linked = end + 1 < stop and parsed.tokens[end].lower in _LINKS
        if linked and parsed.tokens[end + 1].text[:1].isupper():
            end += 1
    return end


def owner_end(parsed: Parsed, start: int, stop: int) -> int:
    """End of the words before a machine that name its user: "Russian", "regime"; `start` for none.

    "Su-25 jets" names a make, and nobody who flies it.
    """
    end = name_run(parsed, start, stop)
    while end > start and DESIGNATION.fullmatch(parsed.tokens[end - 1].text):
        end -= 1
    while end < stop and parsed.lemmas[end] in _USERS:
        end += 1
    return end


_USERS = frozenset("regime government rebel army coalition opposition militia insurgent".split())


def _adjective(parsed: Parsed, at: int) -> bool:
    """ "Israeli", "Turkish": the adjective of a people also opens a sentence."""
    word = parsed.tokens[at].lower
    return len(word) > 4 and word.endswith(
        ("ian", "ish", "ese", "aeli", "aqi", "eni", "ani", "rab", "-led", "-backed")
    )


def part_of(view: SentenceView, start: int, end: int) -> Thing:
    """Tokens [start, end) of a sentence as a thing of their own."""
    return thing_of(view.parsed, Chunk(start, end, end - 1), view.names)


def is_period(parsed: Parsed, thing: Thing) -> bool:
    """ "Friday's attack": a day owns it, not an actor."""
    word = parsed.tokens[thing.end - 1].lower
    return word.endswith("day") or word in _PERIODS or word in _MONTHS or "time" in thing.kinds
