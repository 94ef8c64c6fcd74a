"""Weights of the features of two mentions; written by train/linking.py.

Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).
"""

from __future__ import annotations

WEIGHTS: tuple[float, ...] = (
    -2.868,  # bias
    0.256,  # same lemmas
    -1.221,  # a lemma
    0.899,  # a family
    1.013,  # a type
    3.899,  # stem alike
    -2.547,  # other words
    -0.093,  # sentence
    -0.139,  # names
    3.385,  # near
    0.196,  # a number
    -0.066,  # other numbers
    -0.167,  # a time
    -0.515,  # same text
    -1.773,  # same sentence
    -0.455,  # reporting
    1.770,  # texts alike
    0.469,  # lemma x sentence
    -2.061,  # lemma x near
    0.428,  # lemma x names
    -2.593,  # lemma x same text
    0.618,  # lemma x reporting
    5.189,  # lemma x texts alike
    -1.100,  # family x sentence
    0.263,  # family x names
    0.324,  # family x texts alike
    -0.103,  # lemma x commonness
    0.190,  # both leads
    0.074,  # lemma x both leads
    0.352,  # lemma x rarity
    -0.481,  # vague
    -0.253,  # near names
    0.337,  # lemma x near names
    0.461,  # same form
    -0.142,  # lemma x other numbers
    -1.905,  # texts alike x near
)
