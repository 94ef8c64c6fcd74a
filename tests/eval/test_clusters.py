"""Scores of clusterings, worked out by hand."""

from __future__ import annotations

import pytest
from eval.clusters import b_cubed, ceafe, conll, muc

GOLD = dict(zip("abcdef", "xxxyyz", strict=True))


def test_the_gold_itself_is_perfect() -> None:
    assert conll(GOLD, GOLD).conll == pytest.approx(1.0)


def test_one_cluster_for_all() -> None:
    made = dict.fromkeys(GOLD, 0)
    precision = (3 * 3 + 2 * 2 + 1) / 36
    assert b_cubed(GOLD, made) == pytest.approx(2 * precision / (1 + precision))
    assert muc(GOLD, made) == pytest.approx(2 * (3 / 5) / (1 + 3 / 5))
    best = 2 * 3 / (3 + 6)
    assert ceafe(GOLD, made) == pytest.approx(2 * best * (best / 3) / (best + best / 3))


def test_clusters_are_assigned_for_the_greatest_sum_not_greedily() -> None:
    gold = dict(zip("abcdefg", "xxxxyyy", strict=True))
    made = dict(zip("abcdefg", "1122111", strict=True))
    # x-2 and y-1: 2*2/6 + 2*3/8; the pair x-1 is worth 2*2/9 and leaves y with nothing
    assert ceafe(gold, made) == pytest.approx((4 / 6 + 6 / 8) / 2)


def test_what_is_missing_is_alone() -> None:
    assert conll(GOLD, {"a": 1, "b": 1}).b3 < conll(GOLD, {"a": 1, "b": 1, "c": 1}).b3
