"""Bounds of the words that count the dead, the injured, the captured, the displaced, and things."""

from __future__ import annotations

from vedette.lexicon.amounts import read_amount
from vedette.records.documents import Role
from vedette.records.grounded import Amount

COUNTED_ROLES: tuple[Role, ...] = ("quantity", "killed", "injured", "captured", "displaced")
"""Roles whose words state how many or how much."""

_PEOPLE = frozenset(COUNTED_ROLES[1:])


def ground_quantity(words: str, role: Role) -> Amount:
    """The bounds that the words of a number argument state.

    Args:
        words: the argument as printed: "at least 12", "a woman", "11 tonnes".
        role: one of `COUNTED_ROLES`; all but "quantity" count people, so that a bare noun counts.

    Returns:
        Bounds and unit; `low` is None, with the reason in `rule`, when the words state none.

    Source:
        docs/method/equipment.md, rules N1 to N9.
    """
    return read_amount(words, people=role in _PEOPLE)
