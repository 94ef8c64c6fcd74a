"""Weights of the features of two mentions; written by train/linking.py.

Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).
"""

from __future__ import annotations

WEIGHTS: tuple[float, ...] = (
    -2.468,  # bias
    0.494,  # same lemmas
    -0.456,  # a lemma
    0.678,  # a family
    0.938,  # a type
    3.937,  # stem alike
    -2.691,  # other words
    -0.304,  # sentence
    -0.067,  # names
    2.460,  # near
    0.194,  # a number
    -0.104,  # other numbers
    -0.192,  # a time
    -0.454,  # same text
    -2.012,  # same sentence
    0.061,  # reporting
    1.389,  # texts alike
    0.623,  # lemma x sentence
    -1.686,  # lemma x near
    0.454,  # lemma x names
    -2.636,  # lemma x same text
    -0.575,  # lemma x reporting
    5.171,  # lemma x texts alike
    -0.962,  # family x sentence
    -0.001,  # family x names
    0.456,  # family x texts alike
    -0.230,  # lemma x commonness
    0.211,  # both leads
    0.109,  # lemma x both leads
)
