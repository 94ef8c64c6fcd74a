"""Fit the weights by which two mentions of events are weighed.

python -m train.linking [SHARED]
    Fits on the training topics of corpora/ecbplus/coref.jsonl, prints CoNLL F1 there for several
    thresholds, and writes src/vedette/fusion/link_weights.py.

A logistic regression over the pairs of each predicted story. A pair counts by the square root of
what it is worth to its mentions, so that large events do not decide alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from eval.clusters import conll
from eval.linking import SHARED, Topics, load
from numpy.typing import NDArray

from vedette.fusion import linking
from vedette.fusion.likeness import likeness_of
from vedette.fusion.mention_facts import facts_of
from vedette.fusion.pair_features import FEATURES

TARGET = Path(__file__).parents[1] / "src/vedette/fusion/link_weights.py"
STRANGERS = 20.0
"""How much more the pairs of different events count for a mention than those of its own."""

RIDGE = 1.0
ROUNDS = 30

Floats = NDArray[np.float64]


def pairs_of(topics: Topics) -> tuple[Floats, Floats, Floats]:
    """Features of all pairs, whether they are one event, and how much each counts."""
    facts = facts_of(topics.texts)
    alike = likeness_of([text.text for text in topics.texts], [None] * len(topics.texts))
    features, same, counts = [], [], []
    for block in linking.blocks_of(topics.texts, facts):
        rows, pairs = linking.features_of(block, facts, alike)
        chain = np.array([hash(topics.chains[number]) for number in block])
        one = chain[pairs[:, 0]] == chain[pairs[:, 1]]
        worth = np.zeros(len(pairs))
        for kind, scale in ((one, 1.0), (~one, STRANGERS)):
            ends = pairs[kind].ravel()
            number = np.maximum(1, np.bincount(ends, minlength=len(block)))
            worth[kind] = scale * (1 / number)[pairs[kind]].sum(axis=1)
        features.append(rows)
        same.append(one.astype(np.float64))
        counts.append(worth)
    worth = np.sqrt(np.concatenate(counts))
    return np.concatenate(features), np.concatenate(same), worth / worth.mean()


def fit(features: Floats, same: Floats, worth: Floats) -> Floats:
    """Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(features @ weights)))
        slope = features.T @ (worth * (chance - same)) + RIDGE * weights
        bend = (features * (worth * chance * (1 - chance))[:, None]).T @ features
        weights -= np.linalg.solve(bend + RIDGE * np.eye(len(weights)), slope)
    return weights


def written(weights: Floats) -> str:
    """The module that holds the weights."""
    rows = "".join(
        f"    {weight:.3f},  # {name}\n" for name, weight in zip(FEATURES, weights, strict=True)
    )
    return (
        '"""Weights of the features of two mentions; written by train/linking.py.\n\n'
        "Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).\n"
        f'"""\n\nfrom __future__ import annotations\n\nWEIGHTS: tuple[float, ...] = (\n{rows})\n'
    )


def main(arguments: list[str]) -> int:
    """Fit, write, and print what the weights reach on what they were fitted to."""
    topics = load(Path(arguments[0]) if arguments else SHARED, "train")
    weights = fit(*pairs_of(topics))
    TARGET.write_text(written(weights), "utf-8")
    gold = dict(enumerate(topics.chains))
    for joined in (0.15, 0.2, 0.25, 0.3, 0.35):
        groups = linking.joined_mentions(topics.texts, weights=tuple(weights), joined=joined)
        made = {n: group[0] for group in groups for n in group}
        print(f"{joined:.2f} {conll(gold, made).conll:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
