"""Weights of the features of two mentions; written by train/linking.py.

Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).
"""

from __future__ import annotations

WEIGHTS: tuple[float, ...] = (
    -2.892,  # bias
    0.254,  # same lemmas
    -1.223,  # a lemma
    0.852,  # a family
    1.025,  # a type
    3.906,  # stem alike
    -2.521,  # other words
    -0.138,  # sentence
    -0.116,  # names
    3.448,  # near
    0.196,  # a number
    -0.073,  # other numbers
    -0.175,  # a time
    -0.520,  # same text
    -1.758,  # same sentence
    -0.441,  # reporting
    1.757,  # texts alike
    0.509,  # lemma x sentence
    -2.096,  # lemma x near
    0.408,  # lemma x names
    -2.592,  # lemma x same text
    0.604,  # lemma x reporting
    5.221,  # lemma x texts alike
    -1.005,  # family x sentence
    0.226,  # family x names
    0.363,  # family x texts alike
    -0.101,  # lemma x commonness
    0.192,  # both leads
    0.072,  # lemma x both leads
    0.357,  # lemma x rarity
    -0.463,  # vague
    -0.278,  # near names
    0.359,  # lemma x near names
    0.461,  # same form
    -0.135,  # lemma x other numbers
    -1.961,  # texts alike x near
)
