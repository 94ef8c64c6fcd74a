"""Repairs of tags that the words around them rule out: past or participle, "that"."""

from __future__ import annotations

from collections.abc import Sequence

from vedette.engines.rules.tokens import Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "GW", "ADD", "FW"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENS_NP = frozenset({"DT", "PDT", "PRP$", "CD", "PRP", "JJ", "JJR", "$"}) | NOUNS
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "has",
     "have", "had", "having", "'ve", "’ve", "get", "got", "gets", "getting", "'d", "’d"}
)  # fmt: skip
_BREAKS = frozenset({",", "CC", "WDT", "WP", "WRB", ":", "``", "''", "-LRB-", "-RRB-", "."})
_SAYING = frozenset(
    {"said", "told", "announced", "claimed", "warned", "added", "confirmed", "stated",
     "believed", "thought", "knew", "denied", "insisted", "argued"}
)  # fmt: skip
_AHEAD = 25  # tokens looked ahead, so that the time stays linear


def repair(tokens: Sequence[Token], tags: Sequence[str]) -> tuple[str, ...]:
    """Correct participles that must be past tenses, the reverse, and the conjunction "that".

    Args:
        tokens: the sentence.
        tags: the tags that the perceptron gave; as many as there are tokens.
    """
    mended = list(tags)
    finite_seen = False
    for i, token in enumerate(tokens):
        tag = mended[i]
        if tag == "VBN" and _is_past(tokens, mended, i, finite_seen):
            mended[i] = "VBD"
        elif tag == "VBD" and _is_participle(tokens, mended, i):
            mended[i] = "VBN"
        elif token.lower == "that" and tag == "DT" and _is_conjunction(mended, i):
            mended[i] = "IN"
        if mended[i] in FINITE:
            finite_seen = True
        elif mended[i] in ("WDT", "WP", "IN", "WRB", ":", "CC") and token.lower != "of":
            finite_seen = finite_seen and mended[i] == "IN" and token.lower not in _SUBORDINATORS
    return tuple(mended)


_SUBORDINATORS = frozenset({"that", "after", "before", "while", "as", "because", "if", "since"})


def _before(tags: Sequence[str], i: int) -> int:
    at = i - 1
    while at >= 0 and i - at < 4 and tags[at] == "RB":
        at -= 1
    return at


def _is_past(tokens: Sequence[Token], tags: Sequence[str], i: int, finite_seen: bool) -> bool:
    left = _before(tags, i)
    if left < 0 or tokens[left].lower in _AUXILIARIES or tokens[i].lower.endswith("wn"):
        return False
    if tokens[i].lower == "said":
        return True
    if tags[left] not in NOUNS and tags[left] not in ("PRP", "-RRB-", "WDT", "WP"):
        return False
    if tags[left] in ("PRP", "WDT", "WP"):
        return True
    if finite_seen or i + 1 >= len(tokens):
        return False
    if tags[i + 1] in _OPENS_NP:
        return True
    if tokens[i + 1].lower == "by":
        return False
    return not any(tag in FINITE for tag in tags[i + 1 : i + 1 + _AHEAD])


def _is_participle(tokens: Sequence[Token], tags: Sequence[str], i: int) -> bool:
    left = i - 1
    word = tokens[i].lower
    if left < 0 or tags[left] not in NOUNS or word in _SAYING or word in _AUXILIARIES:
        return False
    if not word.endswith(("ed", "ght", "ut", "nt", "ld", "ot", "it", "ost")) or word == "went":
        return False
    if i + 1 >= len(tokens) or (tags[i + 1] not in ("IN", "TO", "RB")):
        return False
    if tokens[i + 1].lower in _SUBORDINATORS:
        return False
    for at in range(i + 1, min(len(tokens), i + _AHEAD)):
        if tags[at] in _BREAKS or tokens[at].lower in _SUBORDINATORS:
            return False
        if tags[at] in FINITE:
            return tags[at - 1] in NOUNS or tags[at - 1] in ("CD", "RB")
        if tags[at] in ("PRP", "EX", "VBG"):
            return False
    return False


def _is_conjunction(tags: Sequence[str], i: int) -> bool:
    after = tags[i + 1] if i + 1 < len(tags) else ""
    verb_before = i > 0 and tags[i - 1] in ("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "NN", "RB")
    return after in ("DT", "PRP", "PRP$", "EX") or (verb_before and after in ("NNS", "CD", "NNP"))
