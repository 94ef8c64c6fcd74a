"""Parts of speech: an averaged perceptron over words, endings, shapes and tags so far."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from vedette.engines.rules.syntax.tokens import Token

_WEIGHTS = "pos.msgpack.zlib"
_BOUNDS = ("<1>", "<2>", "<3>", "<4>")
_HEADLINE_SHARE = 0.7  # of the longer words that begin with a capital; tuned on EWT dev
_HEADLINE_LENGTH = 4  # shorter words are often left small in a headline


@dataclass(frozen=True, slots=True, kw_only=True)
class PosModel:
    """Weights of the tagger.

    `weights[feature]` holds pairs of bytes: the index of a tag in `tags`, and its weight in
    eighths plus 128. Bytes, because 100,000 lists would take too long to load.
    `known[word]` is the index of the only tag of an unambiguous word, as printed.
    """

    tags: tuple[str, ...]
    known: dict[str, int]
    weights: dict[str, bytes]


@cache
def load_model() -> PosModel:
    """Load the shipped weights, once; trained by train/pos.py."""
    raw = files("vedette.engines.rules.syntax").joinpath("data", _WEIGHTS).read_bytes()
    return msgspec.msgpack.decode(zlib.decompress(raw), type=PosModel)


def tag(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Give each token of one sentence its part of speech.

    Args:
        tokens: the whole sentence, because its neighbours decide the tag of a word.

    Returns:
        One tag a token, of the Penn Treebank set as used in Universal Dependencies English EWT
        ("TO" is the infinitive marker alone; the preposition "to" is "IN").

    Source:
        docs/method/syntax.md, which has the accuracy and the speed.
    """
    return _shipped().tag([token.text for token in tokens])


@cache
def _shipped() -> PosTagger:
    return PosTagger(load_model())


class PosTagger:
    """Tags sentences with a model, and remembers what words say by themselves."""

    def __init__(self, model: PosModel) -> None:
        self._model = model
        self._own = lru_cache(maxsize=16_384)(self._own_scores)
        self._left = lru_cache(maxsize=8_192)(self._left_scores)
        self._right = lru_cache(maxsize=8_192)(self._right_scores)

    def tag(self, words: Sequence[str]) -> tuple[str, ...]:
        """Tag the words of one sentence; see the function `tag`."""
        known, get, names = self._model.known, self._model.weights.get, self._model.tags
        lowers, shapes = views(words)
        before, earlier = "<", "<"
        found: list[str] = []
        for i, word in enumerate(words):
            index = known.get(word)
            if index is None:
                scores = list(
                    map(
                        sum,
                        zip(
                            self._own(lowers[i], shapes[i]),
                            self._left(lowers[i - 1]),
                            self._right(lowers[i + 1]),
                            strict=True,
                        ),
                    )
                )
                for feature in _between(lowers, shapes, i, before, earlier):
                    weights = get(feature)
                    if weights:
                        pairs = iter(weights)
                        for number, weight in zip(pairs, pairs, strict=True):
                            scores[number] += weight - 128
                index = scores.index(max(scores))
            earlier, before = before, names[index]
            found.append(before)
        return tuple(found)

    def _own_scores(self, word: str, shape: str) -> tuple[int, ...]:
        return self._sum(_of_word(word, shape))

    def _left_scores(self, left: str) -> tuple[int, ...]:
        return self._sum(_of_left(left))

    def _right_scores(self, right: str) -> tuple[int, ...]:
        return self._sum(_of_right(right))

    def _sum(self, names: tuple[str, ...]) -> tuple[int, ...]:
        scores = [0] * len(self._model.tags)
        for feature in names:
            pairs = iter(self._model.weights.get(feature, b""))
            for number, weight in zip(pairs, pairs, strict=True):
                scores[number] += weight - 128
        return tuple(scores)


def views(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lower-case words and shapes of a sentence, each with two bounds after its end.

    The bounds serve both ends: index -1 and -2 are before the first word. A capital says
    little in a headline or an all-capitals line, so there its shape is another one.
    """
    longer = [word for word in words if len(word) >= _HEADLINE_LENGTH and word[0].isalpha()]
    capital = sum(1 for word in longer if word[0].isupper())
    headline = len(longer) > 1 and capital >= _HEADLINE_SHARE * len(longer)
    lowers = [word.lower() for word in words]
    shapes = [_shape(word, headline) for word in words]
    lowers += _BOUNDS
    shapes += "<<<<"
    return lowers, shapes


def _shape(word: str, headline: bool) -> str:
    if word.islower() and word.isalpha():
        return "a"
    mark = "-" if "-" in word else ""
    first = word[0]
    if first.isdigit():
        return ("d" if word[-1].isdigit() else "e") + mark
    if not first.isalnum():
        return "."
    if any(char.isdigit() for char in word):
        return "x" + mark
    if first.isupper():
        kind = "U" if word.isupper() and len(word) > 1 else "A"
    else:
        kind = "a" if word.islower() else "m"
    return kind + mark + ("h" if headline else "")


def features(
    lowers: Sequence[str], shapes: Sequence[str], i: int, before: str, earlier: str
) -> tuple[str, ...]:
    """Features of word `i` for the perceptron.

    Args:
        lowers: lower-case words, with bounds, of `views`.
        shapes: shapes, with bounds, of `views`.
        i: index of the word.
        before: tag of word `i - 1`.
        earlier: tag of word `i - 2`.
    """
    return (
        *_of_word(lowers[i], shapes[i]),
        *_of_left(lowers[i - 1]),
        *_of_right(lowers[i + 1]),
        *_between(lowers, shapes, i, before, earlier),
    )


def _of_word(word: str, shape: str) -> tuple[str, ...]:
    """Features of a word by itself."""
    end = word[-3:]
    return (
        "w" + word,
        "2" + word[-2:],
        "3" + end,
        "4" + word[-4:],
        "p" + word[:3],
        "e" + shape + end,
    )


def _of_left(left: str) -> tuple[str, ...]:
    return "l" + left, "n" + left[-3:]


def _of_right(right: str) -> tuple[str, ...]:
    return "r" + right, "o" + right[-3:]


def _between(
    lowers: Sequence[str], shapes: Sequence[str], i: int, before: str, earlier: str
) -> tuple[str, ...]:
    """Features of a word together with its neighbours."""
    word, right, shape = lowers[i], lowers[i + 1], shapes[i]
    return (
        "c" + shape + shapes[i - 1] + shapes[i + 1],
        "d" + shape + before,
        "t" + before + " " + earlier,
        "v" + before + " " + word,
        "z" + before + " " + right,
        "m" + lowers[i - 2],
        "s" + lowers[i + 2],
        "b" + shape + shapes[i + 1] + right[-2:],
        "k" + word + " " + right,
    )
