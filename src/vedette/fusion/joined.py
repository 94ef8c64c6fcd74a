"""Things joined two by two, and the groups that come of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Groups of the numbers below `count`; the first number of a group names it."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def of(self, number: int) -> int:
        """The first number of the group."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, one: int, two: int) -> None:
        """Make one group of two."""
        low, high = sorted((self.of(one), self.of(two)))
        self._parent[high] = low

    def among(self, numbers: Iterable[int]) -> list[list[int]]:
        """Some numbers by group, in their order."""
        groups: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            groups[self.of(number)].append(number)
        return list(groups.values())
