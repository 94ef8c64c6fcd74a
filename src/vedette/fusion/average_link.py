"""Average link: groups whose members are alike on average."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_link(alike: NDArray[np.float32], least: float) -> list[list[int]]:
    """Join the two groups that are most alike on average until none are alike enough.

    Works along chains of nearest neighbours, in the square of the number of things.

    Args:
        alike: likeness of n things, n x n, symmetric; the diagonal is not read.
        least: mean likeness at which two groups are still joined.

    Returns:
        Groups of row numbers, each in order, in order of their first.
    """
    count = len(alike)
    mean = alike.astype(np.float64)
    np.fill_diagonal(mean, -np.inf)
    members = [[row] for row in range(count)]
    open_ = np.ones(count, bool)
    chain: list[int] = []
    while True:
        if not chain:
            waiting = np.flatnonzero(open_)
            if not len(waiting):
                break
            chain = [int(waiting[0])]
        top = chain[-1]
        nearest = int(np.argmax(mean[top]))
        if len(chain) > 1 and mean[top, chain[-2]] >= mean[top, nearest]:
            nearest = chain[-2]
        if mean[top, nearest] < least:
            # Joins along a chain only come closer: nothing in it can be joined any more.
            open_[top] = False
            mean[top, :] = mean[:, top] = -np.inf
            chain.pop()
        elif len(chain) > 1 and nearest == chain[-2]:
            chain = chain[:-2]
            _join(mean, members, open_, *sorted((top, nearest)))
        else:
            chain.append(nearest)
    return sorted(sorted(group) for group in members if group)


def _join(
    mean: NDArray[np.float64], members: list[list[int]], open_: NDArray[np.bool_], a: int, b: int
) -> None:
    one, two = len(members[a]), len(members[b])
    both = (one * mean[a] + two * mean[b]) / (one + two)
    mean[a, :] = mean[:, a] = both
    mean[b, :] = mean[:, b] = -np.inf
    mean[a, a] = -np.inf
    members[a] += members[b]
    members[b] = []
    open_[b] = False
