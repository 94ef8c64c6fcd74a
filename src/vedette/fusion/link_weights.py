"""Weights of the features of two mentions; written by train/linking.py.

Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).
"""

from __future__ import annotations

WEIGHTS: tuple[float, ...] = (
    -2.506,  # bias
    0.471,  # same lemmas
    -0.376,  # a lemma
    0.685,  # a family
    0.905,  # a type
    4.055,  # stem alike
    -2.815,  # other words
    -0.081,  # sentence
    -0.203,  # names
    2.425,  # near
    0.212,  # a number
    -0.112,  # other numbers
    -0.200,  # a time
    -0.488,  # same text
    -2.064,  # same sentence
    -0.755,  # reporting
    1.447,  # texts alike
    0.384,  # lemma x sentence
    -1.668,  # lemma x near
    0.598,  # lemma x names
    -2.630,  # lemma x same text
    0.220,  # lemma x reporting
    5.136,  # lemma x texts alike
    -1.185,  # family x sentence
    0.329,  # family x names
    0.339,  # family x texts alike
    -0.231,  # lemma x commonness
    0.221,  # both leads
    0.106,  # lemma x both leads
)
