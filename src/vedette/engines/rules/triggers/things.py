"""What kind of thing a noun phrase names: a force, a place, a weapon, a country ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from vedette.engines.rules.syntax.lemmas import lemma
from vedette.engines.rules.syntax.phrases import Chunk, Parsed
from vedette.engines.rules.syntax.tokens import DESIGNATION
from vedette.lexicon.nouns import noun_classes
from vedette.records.spans import Span

NameKinds = Callable[[str], frozenset[str]]

_DETERMINERS = frozenset({"DT", "PDT", "PRP$", "WP$", "PRP", "EX"})
_NUMBER = re.compile(
    r"\d[\d,.]*(?:k|m|bn)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|hundred|thousand|million|billion|hundreds|thousands|dozens|scores|tens|dozen"
    r"|several|many|some|few|numerous|multiple|all|both|half|most"
    r"|fifty-\w+|(?:twenty|thirty|forty|sixty|seventy|eighty|ninety)-\w+"
)
_HEDGED_NUMBER = frozenset(
    "at least most more less fewer than about around over under up to some nearly almost roughly "
    "approximately an estimated as many of between and or only just another the other a total "
    "close well fewer other others additional".split()
)
_PRONOUN_KINDS = frozenset({"person", "force", "org", "proper", "pronoun"})
_GENERIC = frozenset({"number"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun phrase of one sentence, ready to fill a role.

    `start`/`end` are tokens of the phrase without its leading determiner and count, `count`
    the tokens of the count ("at least 12"), `kinds` what the phrase may name.
    """

    start: int
    end: int
    head: int
    kinds: frozenset[str]
    count: tuple[int, int] | None = None
    indefinite: int = -1
    pronoun: bool = False

    def span(self, parsed: Parsed) -> Span:
        """Where the words of the phrase stand in the report."""
        return Span(parsed.tokens[self.start].start, parsed.tokens[self.end - 1].end)


def thing_of(parsed: Parsed, chunk: Chunk, names: NameKinds) -> Thing:
    """Describe a noun chunk: its words without determiner and count, and what it may name."""
    tokens, tags = parsed.tokens, parsed.tags
    start, end = chunk.start, chunk.end
    while start < chunk.head and tokens[start].lower in _OPENING:  # "Meanwhile seven shepherds"
        start += 1
    if tags[chunk.head] in ("PRP", "WP", "WDT", "EX", "DT"):
        return Thing(start, end, chunk.head, _PRONOUN_KINDS, None, -1, True)
    indefinite = start if tokens[start].lower in ("a", "an") else -1
    count_start = count_end = start
    at = start
    while at < end and (
        tags[at] == "CD"
        or _NUMBER.fullmatch(tokens[at].lower)
        or tokens[at].lower in _HEDGED_NUMBER
        or (tags[at] in _DETERMINERS and at == start)
    ):
        if tags[at] == "CD" or _NUMBER.fullmatch(tokens[at].lower):
            count_end = at + 1
        at += 1
    if count_end > count_start:
        while count_start < count_end and (
            tags[count_start] in _DETERMINERS
            and tokens[count_start].lower in ("the", "a", "an", "these", "those", "this")
        ):
            count_start += 1
        count = _widen_count(parsed, count_start, count_end)
        start = count_end
    else:
        count = None
        while start < end and (tags[start] in _DETERMINERS) and tags[start] != "PRP$":
            start += 1
    while start < end - 1 and tokens[start].text in ("'s", "’s", ",", "-", "–"):
        start += 1
    if start >= end:  # "12 were killed", "dozens": the count is all there is
        return Thing(
            chunk.start, end, chunk.head, _GENERIC, count or (chunk.start, end), indefinite
        )
    return Thing(
        start, end, chunk.head, kinds_of(parsed, start, end, chunk.head, names), count, indefinite
    )


def _of_name(parsed: Parsed, start: int, end: int, names: NameKinds) -> frozenset[str]:
    """ "eastern Aleppo", "regional capital Mekelle": what the capitalised end of a phrase names."""
    at = end
    while at > start and parsed.tokens[at - 1].text[:1].isupper():
        at -= 1
    while at < end - 1 and (
        parsed.tokens[at].lower in _DIRECTIONS
        or parsed.tokens[at].text[-1] == "s"  # "Syrias Homs", which lost its apostrophe
        or "country" in names(parsed.tokens[at].text)
    ):
        at += 1
    return names(parsed.words(at, end).text) if start < at < end else frozenset()


_OPENING = frozenset({"meanwhile", "separately", "overnight", "earlier", "later", "elsewhere"})
_DIRECTIONS = frozenset(
    "eastern western northern southern central east west north south northeastern northwestern "
    "southeastern southwestern northeast northwest southeast southwest greater rural upper lower "
    "downtown north-eastern north-western south-eastern south-western".split()
)


def _widen_count(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Take in "at least", "more than", "up to" that stand before the number."""
    while (
        start > 0
        and parsed.tokens[start - 1].lower
        in (
            "at",
            "least",
            "most",
            "more",
            "than",
            "over",
            "about",
            "around",
            "nearly",
            "almost",
            "up",
            "to",
            "some",
            "roughly",
            "approximately",
            "least",
            "estimated",
            "fewer",
            "less",
            "another",
            "between",
        )
        and start - 1 >= 0
    ):
        if (
            parsed.tokens[start - 1].lower == "to"
            and parsed.tokens[max(0, start - 2)].lower != "up"
        ):
            break
        if parsed.tokens[start - 1].lower == "at":
            if parsed.tokens[start].lower in ("least", "most"):
                start -= 1
            break
        start -= 1
    return start, end


def kinds_of(parsed: Parsed, start: int, end: int, head: int, names: NameKinds) -> frozenset[str]:
    """What tokens [start, end) with that head may name; several kinds may hold."""
    table = noun_classes()
    kinds: set[str] = set()
    lemmas, tags = parsed.lemmas, parsed.tags
    if head >= start:
        if head > start:
            pair = table.get(f"{lemmas[head - 1]} {lemmas[head]}")
            if pair:
                kinds |= pair
        if not kinds:
            word = parsed.tokens[head].lower
            own = table.get(lemmas[head]) or table.get(word)
            if own is None and head == 0 and word.endswith("s"):  # "Drones hit": no name
                own = table.get(lemma(word, "NNS"))
            if own:
                kinds |= own
    if tags[head] in ("NNP", "NNPS") or (
        parsed.tokens[head].text[:1].isupper() and (head > 0 or tags[head] == "JJ")
    ):
        known = names(parsed.words(start, end).text) or _of_name(parsed, start, end, names)
        kinds |= known
        if known & {"force", "org"} and "place" not in known:
            kinds.discard("place")  # the "State" of "Islamic State"
        if "place" not in kinds or not kinds & {"force", "weapon", "goods"}:
            kinds.add("proper")
    if DESIGNATION.fullmatch(parsed.tokens[head].text):
        kinds = {"weapon", "proper"}
    elif head and lemmas[head] == "fighter" and DESIGNATION.fullmatch(parsed.tokens[head - 1].text):
        kinds = {"aircraft"}
    if tags[head] == "CD":
        kinds.add("number")
    if not kinds and parsed.tokens[head].lower.startswith(("pro-", "anti-")):
        kinds.add("force")
    return frozenset(kinds)
