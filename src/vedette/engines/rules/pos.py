"""Parts of speech: Penn Treebank tags for tokens."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.tokens import Token

_CLOSED = {
    "the": "DT", "a": "DT", "an": "DT", "this": "DT", "that": "IN", "these": "DT", "of": "IN",
    "in": "IN", "on": "IN", "at": "IN", "by": "IN", "from": "IN", "with": "IN", "to": "TO",
    "and": "CC", "or": "CC", "but": "CC", "is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD",
    "be": "VB", "been": "VBN", "has": "VBZ", "have": "VBP", "had": "VBD", "will": "MD",
    "would": "MD", "could": "MD", "may": "MD", "might": "MD", "can": "MD", "not": "RB",
    "n't": "RB", "he": "PRP", "she": "PRP", "it": "PRP", "they": "PRP", "said": "VBD",
    "'s": "POS", "’s": "POS", "who": "WP", "which": "WDT", ",": ",", ".": ".",
}  # fmt: skip


def tag(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give each token its Penn Treebank part-of-speech tag."""
    return tuple(_guess(token) for token in tokens)


def lemma(lower: str, tag: str) -> str:
    """Dictionary form of a lower-case word with that tag ("withdrew", "VBD" -> "withdraw")."""
    if tag in ("NNS", "NNPS") and lower.endswith("s"):
        return lower[:-1]
    return {"is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have",
            "had": "have", "said": "say"}.get(lower, lower)  # fmt: skip


def _guess(token: Token) -> str:
    known = _CLOSED.get(token.lower)
    if known:
        return known
    if token.text[:1].isupper():
        return "NNP"
    if token.text[:1].isdigit():
        return "CD"
    for ending, guess in (("ing", "VBG"), ("ed", "VBD"), ("ly", "RB"), ("s", "NNS")):
        if token.lower.endswith(ending):
            return guess
    return "NN" if token.text[:1].isalnum() else ":"
