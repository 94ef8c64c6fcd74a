"""One conjunct of a number phrase: "at least two dozen soldiers", "a child", "$5 million"."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from vedette.lexicon.numerals import ORDINAL_ENDINGS, Numeral, Token, numeral_at
from vedette.lexicon.quantity_words import quantity_words
from vedette.records.grounded import Amount

TOLERANCE = 0.1
"""What "about" leaves open on either side, as a share of the number."""

ENDS = frozenset({"including", "included", "among", "whom", "which", "out", "who", "whose", "from", "that"})  # fmt: skip
"""Words after which a phrase tells parts of the number, or something else."""

JOINTS = frozenset({"and", ",", ";", "plus", "with", "+", "&"})
"""Words between the conjuncts of a phrase."""

_DASHES = frozenset("-–—−")
_SIGNS = frozenset("$€£¥₽₴₪₹₺")
_DOLLARS = {"a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD"}
_ONE = frozenset({"a", "an", "another", "his", "her", "their", "its", "my", "fellow"})
_ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
# What stands behind the noun of a phrase: "a family of six", but "an army officer".
_HEAD_ENDS = frozenset({"", "of", "in", "at", "near", "for", "by", "more", "(", "who"})
_NOT_ONE = frozenset({("a", "single"), ("one", "single")})
_EACH = frozenset({"each", "apiece"})
_SUMS = frozenset({"total", "sum", "count", "toll", "record", "combined", "average"})
_PARTS = frozenset("half halves third thirds quarter quarters fifth fifths tenth tenths".split())
_WHOLES = frozenset({"them", "whom", "which", "those", "these"})
_HARMS = frozenset({"wounded", "injured", "killed", "dead", "hurt", "missing", "captured"})
_FILLERS = frozenset({"the", "a", "an", "additional", "another", "of", "total", "other", "further"})
_BEFORE = ("least", "most", "about", "near")
_AFTER = (("least after", "least"), ("most after", "most"), ("about after", "about"))
_MONEY_FROM = 1_000_000  # from here on "pounds" are money, not weight


_SHARE = "N8 a share of a whole that is not given"


@dataclass(frozen=True, slots=True)
class Part:
    """What a conjunct states, its tokens (`end` exclusive), and whether it says of what.

    `partial` when it tells a part of a number ("three of them") or of other victims ("30 wounded").
    """

    amount: Amount
    start: int
    end: int
    named: bool
    partial: bool = False


def part_at(tokens: tuple[Token, ...], start: int, *, halved: bool) -> Part:
    """Read the conjunct that begins at a token.

    Args:
        tokens: of the whole phrase.
        start: where the conjunct begins.
        halved: read vague plurals as one of their unit.
    """
    said: list[str] = []
    unit, one, why = "", False, ""
    at = start
    while at < len(tokens):
        word = tokens[at].text
        ends = at > start and (word in JOINTS or word in ENDS)
        if word == "not" and (_text(tokens, at + 1), _text(tokens, at + 2)) in _NOT_ONE:
            return Part(Amount(low=0, high=0, rule="N1 number as stated"), start, len(tokens), True)
        if (word in {"between", "from"}) and numeral_at(tokens, at + 1) is not None:
            said, at = [*said, "between"], at + 1
        elif ends:
            break
        elif (comparer := _comparer(tokens, at, halved=halved)) is not None:
            said, at = [*said, comparer[0]], comparer[1]
        elif word[-1] in _SIGNS:
            unit, at = _DOLLARS.get(word[:-1]) or quantity_words().units[word[-1],], at + 1
        elif (number := _number(tokens, at, one=one, why=why, halved=halved)) is not None:
            return _counted(tokens, start, number, (said, unit))
        else:
            one, why = _state(tokens, at, one=one, why=why)
            at += 1
    if one and not why:
        return Part(Amount(low=1, high=1, rule="N2 a single one"), start, at, named=True)
    return Part(Amount(rule=why), start, at, named=at > start)


def _number(
    tokens: tuple[Token, ...], at: int, *, one: bool, why: str, halved: bool
) -> Numeral | None:
    """The number at a token, but for an age ("a boy of 14") and a number said not to be known."""
    if (one and not why and _text(tokens, at - 1) == "of") or why.endswith("known"):
        return None
    return numeral_at(tokens, at, halved=halved)


def _state(tokens: tuple[Token, ...], at: int, *, one: bool, why: str) -> tuple[bool, str]:
    """What a word that is no number says: a single one, a group, a share, nothing known."""
    word, follows = tokens[at].text, _text(tokens, at + 1)
    known = _kinds_of(word)
    ordinal = word in _ORDINALS or (word[0].isdigit() and follows in ORDINAL_ENDINGS)
    if "unknown" in known:
        return False, "N8 the number is said not to be known"
    if word in _EACH:
        return False, "N8 so many for each"
    if word in _SUMS:
        return False, why
    if "share" in known and not one and not (ordinal and follows != "of"):
        return one, why or _SHARE
    heads = follows in _HEAD_ENDS or follows in JOINTS or follows in ENDS
    if "group" in known and heads and _text(tokens, at - 1) != "of":
        return False, why or "N8 a group of unknown size"
    return one or word in _ONE or ordinal, why


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind in ("unknown", "share", "group"):
        for words in quantity_words().phrases[kind]:
            found.setdefault(words[0], set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _kinds_of(word: str) -> frozenset[str]:
    return _kinds().get(word, frozenset())


@cache
def _openers(kinds: tuple[str, ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Comparing phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind in kinds:
        for words in quantity_words().phrases[kind]:
            found.setdefault(words[0], []).append((words, kind))
    for several in found.values():
        several.sort(key=lambda entry: -len(entry[0]))
    return found


def _phrase(tokens: tuple[Token, ...], at: int, kinds: tuple[str, ...]) -> tuple[str, int] | None:
    """The class of the longest phrase at a token, and the token after it."""
    for words, kind in _openers(kinds).get(_text(tokens, at), ()):
        if all(_text(tokens, at + step) == word for step, word in enumerate(words)):
            return kind, at + len(words)
    return None


def _comparer(tokens: tuple[Token, ...], at: int, *, halved: bool) -> tuple[str, int] | None:
    """A comparing phrase that has a number to compare: "some 50", but not "some people"."""
    found = _phrase(tokens, at, _BEFORE)
    if found is None:
        return None
    place = found[1]
    for _ in range(5):
        further = _phrase(tokens, place, _BEFORE)
        word = _text(tokens, place)
        vague = numeral_at(tokens, place, halved=halved)
        if vague is not None and not (further and further[0] == "about"):
            return found
        if further is not None:
            place = further[1]
        elif word and (word in _FILLERS or word[-1] in _SIGNS):
            place += 1
        else:
            return None
    return None


def _counted(
    tokens: tuple[Token, ...], start: int, number: Numeral, before: tuple[list[str], str]
) -> Part:
    """The amount of a number with what stands behind it: a range, "or more", a unit."""
    said, unit = before
    low, high, at = number.low, number.high, number.end
    second = _range_end(tokens, number, between="between" in said)
    if second is not None:
        if number.scaled == 1 and second.scaled > 1 and low * second.scaled <= second.low:
            low *= second.scaled
        high, at = second.high, second.end
    odd = _text(tokens, at) in _DASHES and _text(tokens, at + 1) == "odd"
    if odd or _text(tokens, at) == "odd":
        at, high = at + 1 + odd, low + _rung(low) - 1
        said = [*said, "odd"]
    elif _text(tokens, at) == "+" and _text(tokens, at + 1) not in {"a", "an"}:
        said, at = [*said, "least"], at + 1
    for kinds, kind in _AFTER:
        after = _phrase(tokens, at, (kinds,))
        if after is not None:
            said, at = [*said, kind], after[1]
    unit, at = (unit, at) if unit else _unit(tokens, at, low)
    if tokens[number.end - 1].text in {"once", "twice", "thrice"}:
        unit = "times"
    end = at
    while end < len(tokens) and tokens[end].text not in JOINTS and tokens[end].text not in ENDS:
        end += 1
    rest = [token.text for token in tokens[at:end]]
    if _is_share(tokens, number.end):
        return Part(Amount(rule=_SHARE), start, end, named=True)
    if not _EACH.isdisjoint(rest):
        return Part(Amount(rule="N8 so many for each"), start, end, named=True)
    wholes = rest[:1] == ["of"] and (_text(tokens, at + 1) in _WHOLES)
    partial = wholes or not _HARMS.isdisjoint(rest)
    amount = _amount(low, high, said, unit, ranged=second is not None)
    return Part(amount, start, end, named=end > at, partial=partial)


def _is_share(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number opens a fraction: "two-thirds", "one in five"."""
    place = at + (_text(tokens, at) in _DASHES)
    if _text(tokens, place) in _PARTS and not _text(tokens, place + 1).isalpha():
        return True
    if _text(tokens, place) in _PARTS and _text(tokens, place + 1) == "of":
        return True
    whole = numeral_at(tokens, at + 1) if _text(tokens, at) == "in" else None
    return whole is not None and whole.end == len(tokens)


def _range_end(tokens: tuple[Token, ...], number: Numeral, *, between: bool) -> Numeral | None:
    """The second number of "12 to 15", "between 12 and 15", "two or three"; else None."""
    if number.high is None:
        return None
    start = number.end
    if _text(tokens, start) in _DASHES and _text(tokens, start + 1) == "to":
        start += 1  # "five-to-seven"
    joint = _text(tokens, start)
    place = start + 1
    if joint == "to" and _text(tokens, place) in _DASHES:
        place += 1
    if not (joint in {"to", "or"} or joint in _DASHES or (between and joint == "and")):
        return None
    while _text(tokens, place)[-1:] in _SIGNS and _text(tokens, place):
        place += 1
    second = numeral_at(tokens, place)
    if second is None or second.high is None or second.low < number.low:
        return None
    return second


def _rung(low: float) -> int:
    """How far "-odd" reaches: to the next ten after 20, to the next hundred after 300."""
    rung = 1
    while low and low % (rung * 10) == 0:
        rung *= 10
    return rung


def _unit(tokens: tuple[Token, ...], at: int, low: float) -> tuple[str, int]:
    """The unit behind a number, and the token after it; "" for a plain count."""
    place = at
    while _text(tokens, place) in _DASHES or (place == at and _text(tokens, place) == "of"):
        place += 1
    for length in (3, 2, 1):
        words = tuple(_text(tokens, place + step) for step in range(length))
        unit = quantity_words().units.get(words)
        if unit == "second" and words != ("seconds",):
            return "", at
        if unit == "lb" and low >= _MONEY_FROM:
            unit = "GBP"
        if unit is not None:
            return unit, place + length
    return "", at


def _amount(low: float, high: float | None, said: list[str], unit: str, *, ranged: bool) -> Amount:
    """Bounds under what was said before and behind the number."""
    rule = "N6 vague plural, at least so many" if high is None else "N1 number as stated"
    rule = "N1 range as stated" if ranged else rule
    approx = False
    if "odd" in said:
        rule, approx = "N5 up to the next round number", True
    elif "near" in said:
        low, approx, rule = _down(low * (1 - TOLERANCE), unit), True, "N5 nearly"
    elif "about" in said:
        low, approx, rule = _down(low * (1 - TOLERANCE), unit), True, "N5 about"
        high = None if high is None else _up(high * (1 + TOLERANCE), unit)
    if "least" in said:
        high, rule = None, "N3 at least"
    elif "most" in said:
        low, rule = 0, "N4 at most"
    return Amount(low=_whole(low), high=_whole(high), unit=unit, approx=approx, rule=rule)


def _down(value: float, unit: str) -> float:
    return round(value, 6) if unit else math.floor(round(value, 6))


def _up(value: float, unit: str) -> float:
    return round(value, 6) if unit else math.ceil(round(value, 6))


def _whole(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value
