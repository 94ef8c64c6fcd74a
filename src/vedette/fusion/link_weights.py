"""Weights of the features of two mentions; written by train/linking.py.

Fitted to the training topics of ECB+ (annotation CC BY 3.0, Cybulska and Vossen).
"""

from __future__ import annotations

WEIGHTS: tuple[float, ...] = (
    -2.821,  # bias
    0.209,  # same lemmas
    -1.104,  # a lemma
    0.867,  # a family
    0.990,  # a type
    4.005,  # stem alike
    -2.585,  # other words
    -0.160,  # sentence
    -0.116,  # names
    3.558,  # near
    0.203,  # a number
    -0.084,  # other numbers
    -0.185,  # a time
    -0.531,  # same text
    -1.675,  # same sentence
    -0.461,  # reporting
    1.793,  # texts alike
    0.336,  # lemma x sentence
    -2.022,  # lemma x near
    0.522,  # lemma x names
    -2.522,  # lemma x same text
    0.639,  # lemma x reporting
    5.095,  # lemma x texts alike
    -1.210,  # family x sentence
    0.335,  # family x names
    0.336,  # family x texts alike
    -0.109,  # lemma x commonness
    0.190,  # both leads
    0.109,  # lemma x both leads
    0.337,  # lemma x rarity
    -0.465,  # vague
    -0.261,  # near names
    0.289,  # lemma x near names
    0.446,  # same form
    -0.131,  # lemma x other numbers
    -2.176,  # texts alike x near
)
