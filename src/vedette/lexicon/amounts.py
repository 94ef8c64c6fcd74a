"""How many, or how much: "at least 12", "dozens", "two soldiers and a child", "$2bn".

The one place where words become bounds. Grounding writes them into claims; fusion compares them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from vedette.lexicon.amount_parts import ENDS, JOINTS, Part, part_at
from vedette.lexicon.bare_people import bare_people
from vedette.lexicon.numerals import Token, tokens_of
from vedette.records.grounded import Amount

_AGES = re.compile(
    r"\b[\w-]+?[ -](?:years?|months?|weeks?|days?|hours?)[ -]olds?\b|,\s*aged?\s\w+|\baged?\s\d+\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\([^)]*[$€£¥₽₴₪₹₺][^)]*\)")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def read_amount(phrase: str, *, people: bool = False, halved: bool = False) -> Amount:
    """Read the bounds that a phrase states.

    Args:
        phrase: the words of a number argument, as printed.
        people: the phrase is known to name people, so that a bare noun counts ("soldiers").
        halved: read vague plurals as one of their unit ("dozens" as 12), not as two.

    Returns:
        Bounds with their unit; `low` is None when the words state none, and `rule` says why.

    Source:
        docs/method/equipment.md, rules N1 to N9.
    """
    return _read(" ".join(phrase.split()), people, halved)


def acled_floor(phrase: str) -> int | None:
    """The number that ACLED's coding FAQ takes for a vague plural: tens 10, dozens 12, hundreds 100.

    Returns:
        The least number of the phrase under that convention; None when it states no count.
    """
    amount = read_amount(phrase, halved=True)
    return int(amount.low) if amount.low is not None and not amount.unit else None


@lru_cache(maxsize=8192)
def _read(phrase: str, people: bool, halved: bool) -> Amount:
    plain = _AGES.sub(_aged, phrase)
    tokens = tokens_of(_BRACKETS.sub(" ", plain)) or tokens_of(plain)
    parts = _parts(tokens, halved=halved)
    if all(part.amount.low is None for part in parts):
        reason = next((part.amount.rule for part in parts if part.amount.rule), "")
        if people and not reason:
            return bare_people(_BRACKETS.sub(" ", plain))
        return Amount(rule=reason or "N9 no number in the words")
    total = _total(tokens, parts, people=people)
    if not total.unit and total.low is not None and _MONEY.search(phrase):
        return replace(total, unit="money")
    return total


def _total(tokens: tuple[Token, ...], parts: list[Part], *, people: bool) -> Amount:
    """Add up the conjuncts: "two soldiers and a child", "she and her daughter".

    A noun without a number counts only among people, and not when it shares the number before
    it ("13 women and children").
    """
    total: Amount | None = None
    shared = False
    for part in parts:
        amount = part.amount
        if amount.low is None and amount.rule and total is None:
            return amount
        if amount.low is None and people and not shared and not amount.rule:
            amount = bare_people(" ".join(t.text for t in tokens[part.start : part.end]))
        if amount.low is None:
            continue
        if total is None:
            total = amount
        elif part.named and not part.partial and not amount.unit and not total.unit:
            total = _sum(total, amount)
        shared = shared or not amount.rule.startswith("N2")
    return total or Amount(rule="N9 no number in the words")


def _aged(match: re.Match[str]) -> str:
    """An age is no number of people: "a 12-year-old" is one person, "12-year-olds" are several."""
    if match[0].startswith(",") or not match[0].rstrip("s").endswith("old"):
        return " "
    return "persons" if match[0].endswith("s") else "person"


def _parts(tokens: tuple[Token, ...], *, halved: bool) -> list[Part]:
    """The conjuncts of a phrase up to where a part or a restatement of the number begins."""
    found = []
    at = 0
    while at < len(tokens):
        part = part_at(tokens, at, halved=halved)
        found.append(part)
        at = max(part.end, at + 1)
        while at < len(tokens) and tokens[at].text in JOINTS:
            at += 1
        if at < len(tokens) and tokens[at].text in ENDS:
            break
    return found


def _sum(one: Amount, two: Amount) -> Amount:
    low = (one.low or 0) + (two.low or 0)
    high = None if one.high is None or two.high is None else one.high + two.high
    return Amount(low=low, high=high, approx=one.approx or two.approx, rule="N7 sum of kinds")
