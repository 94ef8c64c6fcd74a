"""Numbers of claims by their roles."""

from __future__ import annotations

import pytest

from vedette.grounding.quantities import COUNTED_ROLES, ground_quantity
from vedette.records.documents import Role


@pytest.mark.parametrize("role", [role for role in COUNTED_ROLES if role != "quantity"])
def test_a_bare_noun_counts_victims(role: Role) -> None:
    amount = ground_quantity("fishermen", role)
    assert (amount.low, amount.high) == (2, None)


def test_a_bare_noun_is_no_quantity() -> None:
    assert ground_quantity("consignment", "quantity").low is None


@pytest.mark.parametrize("role", COUNTED_ROLES)
def test_a_number_means_the_same_in_every_role(role: Role) -> None:
    amount = ground_quantity("more than 40", role)
    assert (amount.low, amount.high) == (40, None)
