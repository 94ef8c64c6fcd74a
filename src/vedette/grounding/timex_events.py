"""Times named by an event: "since the fall of Tyre", where the text says when that was."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from vedette.grounding.timex_context import SAID_ON, Found, Sentences
from vedette.grounding.timex_values import Timex, opening_day

_OPEN = "PXX"
NOT_DATED = "event that this text does not date"

_TAKING = (
    r"fell|falls?|captur\w+|seiz\w+|took|taken|overr[au]n|lost|loss|conquer\w+|liberat\w+|recaptur\w+|"
    r"retak\w+|retook|takeover"
)
_TOPPLING = (
    r"fell|falls?|collaps\w+|toppl\w+|oust\w+|overthr\w+|fled|flight|resign\w+|depos\w+|downfall|"
    r"remov\w+|coup"
)
_HAPPENING = {
    "fall": f"{_TAKING}|{_TOPPLING}", "capture": _TAKING, "seizure": _TAKING, "loss": _TAKING,
    "takeover": _TAKING, "recapture": _TAKING, "liberation": _TAKING, "conquest": _TAKING,
    "collapse": _TOPPLING, "ouster": _TOPPLING, "overthrow": _TOPPLING, "toppling": _TOPPLING,
    "downfall": _TOPPLING, "resignation": r"resign\w+|stepped down",
    "start": r"beg[au]n|started|start|broke out|erupt\w+|launch\w+|outbreak|beginning|onset",
    "end": r"end(?:ed)?|ceased|finish\w+|conclu\w+",
    "invasion": r"inva\w+", "annexation": r"annex\w+", "occupation": r"occup\w+",
    "withdrawal": r"withdr\w+|pull\w+ out|left", "death": r"die[ds]|death|kill\w+",
    "killing": r"kill\w+|assassinat\w+", "assassination": r"assassinat\w+|kill\w+",
    "signing": r"sign\w+", "declaration": r"declar\w+",
}  # fmt: skip
_SAME_AS = {"outbreak": "start", "beginning": "start", "onset": "start"}

_SINCE = re.compile(
    rf"\b[Ss]ince\s(?:the\s)?(?:[a-z]+\s)?(?P<event>{'|'.join((*_HAPPENING, *_SAME_AS))})\sof\s"
    r"(?P<name>(?:the\s)?[A-Z][\w'’-]*(?:\s(?:of\s)?[A-Z][\w'’-]*){0,3}"
    r"(?:\s(?:regime|government|dynasty|dictatorship)\b)?"
    r"|(?:the\s|its\s|this\s)?(?:[a-z]+\s)?"
    r"(?:war|conflict|offensive|invasion|siege|uprising|revolt|rebellion|truce|ceasefire|regime|government|fighting)\b)"
)
_BEFORE, _AFTER, _WIDTH = 80, 30, 300
"""How many expressions before and behind are looked at, and how many characters around each."""

_LAST_WORD = re.compile(r"[\w-]+$")


def event_times(
    text: str, found: Sequence[Found], published: date | None, low: int, high: int
) -> Iterator[Found]:
    """Words between `low` and `high` that reckon from an event: "since the fall of Tyre".

    The event's day is the expression in a sentence that names the same thing together with a
    verb or noun of the same happening ("rebels captured Tyre on December 8"); the nearest
    such sentence wins, those before first. It is never looked up elsewhere.

    Args:
        text: the whole text.
        found: its expressions, in order.
        published: day of publication, to which "since" runs.
        low: where to begin.
        high: where to stop.
    """
    sentences: Sentences | None = None
    for match in _SINCE.finditer(text, low, high):
        sentences = sentences or Sentences(text)
        day = _dated(text, match, found, sentences)
        if day is None or published is None or opening_day(day.first) > published:
            yield Found(match.start(), match.end(), Timex("DURATION", _OPEN, NOT_DATED))
            continue
        timex = replace(
            day,
            type="DURATION",
            value=_OPEN,
            rule=f"since an event that the text dates: {day.rule}",
            last=published.isoformat(),
            anchored=True,
        )
        yield Found(match.start(), match.end(), timex)


def _dated(
    text: str, match: re.Match[str], found: Sequence[Found], sentences: Sentences
) -> Timex | None:
    word = match["event"].casefold()
    last = _LAST_WORD.search(match["name"])
    if last is None:
        return None
    named, happening = re.escape(last.group()), _HAPPENING[_SAME_AS.get(word, word)]
    told = re.compile(
        rf"\b(?:{named}{_NEAR}(?:{happening})|(?:{happening}){_NEAR}{named})\b", re.IGNORECASE
    )
    best: tuple[bool, int, Timex] | None = None
    at = bisect_left(found, match.start(), key=lambda item: item.start)
    for item in found[max(0, at - _BEFORE) : at + _AFTER]:
        if not item.timex.first or (
            item.timex.first != item.timex.last and len(item.timex.first) < 10
        ):
            continue
        if item.timex.type == "DURATION" or item.timex.value == "PRESENT_REF":
            continue
        opening, closing = sentences.bounds(item.start)
        opening, closing = max(opening, item.start - _WIDTH), min(closing, item.end + _WIDTH)
        own = opening <= match.start() < closing
        if own and not 0 <= item.start - match.end() <= _OWN_REACH:
            continue
        if not own and not _is_told(text, told, item, opening, closing):
            continue
        rank = (item.start > match.end() and not own, abs(item.start - match.start()))
        if best is None or rank < best[:2]:
            best = (*rank, item.timex)
    return best[2] if best else None


def _is_told(text: str, told: re.Pattern[str], item: Found, opening: int, closing: int) -> bool:
    """Whether the event is told in the sentence of a day, near it, and the day is not that of a report."""
    if SAID_ON.search(text, max(opening, item.start - 40), item.start):
        return False
    for event in told.finditer(text, opening, closing):
        low, high = sorted((event.span(), (item.start, item.end)))
        if not _PARTS.search(text, low[1], high[0]):
            return True
    return False


_NEAR = r"(?:['’]s?)?\W{1,2}(?:[\w'’-]+\s){0,4}"
_PARTS = re.compile(
    r"[;:]|\b(?:after|before|since|while|until|when|who|which|that)\b|.{90}", re.DOTALL
)
_OWN_REACH = 4
"""How far behind the words a day of the same sentence may stand: "the fall of Tyre on 8 May"."""
