"""Scores of clusterings: B-cubed, MUC, CEAFe over dictionaries from things to clusters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

Clustering = Mapping[Any, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConllScore:
    """F1 of three measures and their mean, as in the CoNLL shared tasks."""

    muc: float
    b3: float
    ceafe: float

    @property
    def conll(self) -> float:
        return (self.muc + self.b3 + self.ceafe) / 3


def conll(gold: Clustering, made: Clustering) -> ConllScore:
    """Score a clustering of the things of the gold; a missing thing is a cluster of its own."""
    whole = {thing: made.get(thing, ("alone", thing)) for thing in gold}
    return ConllScore(muc=muc(gold, whole), b3=b_cubed(gold, whole), ceafe=ceafe(gold, whole))


def b_cubed(gold: Clustering, made: Clustering) -> float:
    """F1 of B-cubed."""
    mine, theirs = _by_cluster(made), _by_cluster(gold)
    recall = precision = 0.0
    for thing in gold:
        here, there = mine[made[thing]], theirs[gold[thing]]
        both = len(here & there)
        recall += both / len(there)
        precision += both / len(here)
    return _f1(precision / len(gold), recall / len(gold))


def muc(gold: Clustering, made: Clustering) -> float:
    """F1 of the links of MUC."""

    def side(one: Clustering, other: Clustering) -> float:
        links = kept = 0
        for cluster in _by_cluster(one).values():
            kept += len(cluster) - len({other[thing] for thing in cluster})
            links += len(cluster) - 1
        return kept / links if links else 0.0

    return _f1(side(made, gold), side(gold, made))


def ceafe(gold: Clustering, made: Clustering) -> float:
    """F1 of CEAF with entities aligned by their Dice likeness (phi 4)."""
    theirs, mine = _by_cluster(gold), _by_cluster(made)
    shared: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for thing in gold:
        shared[gold[thing], made[thing]] += 1
    total = 0.0
    for block in _blocks(shared):
        rows = sorted({pair[0] for pair in block}, key=repr)
        columns = sorted({pair[1] for pair in block}, key=repr)
        value = np.zeros((len(rows), len(columns)))
        for one, two in block:
            size = len(theirs[one]) + len(mine[two])
            value[rows.index(one), columns.index(two)] = 2 * shared[one, two] / size
        total += _best_assignment(value)
    return _f1(total / len(mine), total / len(theirs))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _by_cluster(clustering: Clustering) -> dict[Hashable, set[Hashable]]:
    clusters: dict[Hashable, set[Hashable]] = defaultdict(set)
    for thing, cluster in clustering.items():
        clusters[cluster].add(thing)
    return clusters


def _blocks(
    shared: Mapping[tuple[Hashable, Hashable], int],
) -> list[list[tuple[Hashable, Hashable]]]:
    """Pairs of clusters, those that hang together in one list: they are assigned apart."""
    parent: dict[tuple[str, Hashable], tuple[str, Hashable]] = {}

    def root(node: tuple[str, Hashable]) -> tuple[str, Hashable]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for one, two in shared:
        parent[root(("gold", one))] = root(("made", two))
    blocks: dict[tuple[str, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for pair in shared:
        blocks[root(("gold", pair[0]))].append(pair)
    return list(blocks.values())


def _best_assignment(value: np.ndarray) -> float:
    """Greatest sum with one entry a row and a column (shortest augmenting paths)."""
    if value.shape[0] > value.shape[1]:
        value = value.T
    rows, columns = value.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = -value
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        way = np.zeros(columns + 1, int)
        row_of[0], column = row, 0
        least = np.full(columns + 1, np.inf)
        used = np.zeros(columns + 1, bool)
        while True:
            used[column] = True
            here = row_of[column]
            slack = cost[here] - u[here] - v
            better = ~used & (slack < least)
            better[0] = False
            least[better], way[better] = slack[better], column
            open_ = np.where(used, np.inf, least)
            open_[0] = np.inf
            nearest = int(np.argmin(open_))
            step = open_[nearest]
            u[row_of[used]] += step
            v[used] -= step
            least[~used] -= step
            column = nearest
            if row_of[column] == 0:
                break
        while column:
            row_of[column], column = row_of[way[column]], way[column]
    return float(sum(value[row_of[c] - 1, c - 1] for c in range(1, columns + 1) if row_of[c]))
