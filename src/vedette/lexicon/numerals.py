"""Numbers in words and figures: "two hundred and fifty", "1.2 million", "tens of thousands"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vedette.lexicon.quantity_words import quantity_words

_TOKEN = re.compile(
    r"(?:us|au|ca|hk|nz|a|c|s)?[$]|[€£¥₽₴₪₹₺%²³]|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)"
    r"|\d+(?:\.\d+)*|[^\W\d_]+(?:['.][^\W\d_]+)*|[-–—−,;()+/]"
)
_DASHES = frozenset("-–—−")
_GLUED = {"k": 1000, "m": 1_000_000, "b": 1_000_000_000}
"""Letters for a scale only right behind figures; "500m" is metres but for money."""
_FRACTIONS = {"half": 0.5, "quarter": 0.25}


ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th", "s"})
"""What stands behind figures that tell a place in a row ("10th") or a decade ("his 30s")."""

_LENGTHS = frozenset(
    "long high away deep tall wide from north south east west of to below above in radius".split()
)


@dataclass(frozen=True, slots=True)
class Token:
    """A folded word, figure or sign; `glued` when nothing stands between it and the one before."""

    text: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends before token `end`.

    `high` is None for a vague one ("dozens"), which states its least value only. `scaled` is the
    factor of its last scale word (1 without); `vague_plural` holds for "dozens", not for "several".
    """

    low: float
    high: float | None
    end: int
    scaled: float = 1
    vague_plural: bool = False


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Words, figures and signs of a phrase, lower case, without accents or possessive endings."""
    plain = text.casefold().replace("’", "'")
    if not plain.isascii():
        marked = unicodedata.normalize("NFD", plain)
        plain = "".join(c for c in marked if not unicodedata.combining(c))
    found = []
    end = -1
    for match in _TOKEN.finditer(plain):
        word = match[0].removesuffix("'s").removesuffix(".")
        found.append(Token(word, glued=match.start() == end))
        end = match.end()
    return tuple(found)


def numeral_at(tokens: tuple[Token, ...], at: int, *, halved: bool = False) -> Numeral | None:
    """The number that begins at a token; None when none does.

    Args:
        tokens: of the phrase.
        at: where to look.
        halved: read vague plurals as one of their unit ("dozens" as 12), not as two.
    """
    word = _text(tokens, at)
    table = quantity_words()
    if word[:1].isdigit() and _text(tokens, at + 1) in ORDINAL_ENDINGS:
        return None
    if word in {"a", "an"}:
        follows = _text(tokens, at + 1)
        if follows in table.few and follows != "number":
            return _few(tokens, at + 1)
        if follows in table.scale and follows not in _GLUED:
            return _definite(tokens, at + 1)
        if follows in {"couple", "pair", "trio", "duo", "quartet", "single", "lone"}:
            return _definite(tokens, at + 1)
        return _fraction(tokens, at + 1) if follows in _FRACTIONS else None
    if word in _FRACTIONS:
        return _fraction(tokens, at)
    if word in table.plural:
        return _plural(tokens, at, halved=halved)
    if word in table.few:
        return _few(tokens, at)
    return _definite(tokens, at)


def _text(tokens: tuple[Token, ...], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _figure(word: str) -> float | None:
    if not word[:1].isdigit():
        return None
    bare = word.replace(",", "").replace(" ", "")
    if bare.count(".") > 1 or not bare.isascii():
        return None
    return float(bare) if "." in bare else int(bare)


def _value(word: str) -> float | None:
    value = quantity_words().number.get(word)
    return _figure(word) if value is None else value


def _scale(tokens: tuple[Token, ...], at: int) -> float | None:
    """The factor of a scale word at a token; single letters count only right behind figures."""
    word = _text(tokens, at)
    scale = quantity_words().scale.get(word)
    if scale is None:
        return _GLUED.get(word) if word == "b" and tokens[at].glued else None
    if word not in _GLUED:
        return scale
    if not tokens[at].glued:
        return None
    money = any(token.text[-1:] in "$€£¥₽₴₪₹₺" for token in tokens[:at])
    follows = _text(tokens, at + 1)
    counted = follows.isalpha() and follows not in _LENGTHS  # "3m people", but "500m away"
    return scale if money or counted or word == "k" else None


def _fraction(tokens: tuple[Token, ...], at: int) -> Numeral | None:
    """Parts of a scale: "half a million", "a quarter of a million", "half a dozen"."""
    share = _FRACTIONS[_text(tokens, at)]
    place = at + 1
    while _text(tokens, place) in {"a", "an", "of", *_DASHES}:
        place += 1
    scale = _scale(tokens, place)
    if scale is None:
        return None
    return Numeral(share * scale, share * scale, place + 1, scaled=scale)


def _plural(tokens: tuple[Token, ...], at: int, *, halved: bool) -> Numeral:
    """Vague plurals: "dozens", "tens of thousands", "tens or hundreds of thousands"."""
    table = quantity_words().plural
    low = table[_text(tokens, at)] / 2 if halved else table[_text(tokens, at)]
    place = at + 1
    if _text(tokens, place) == "or" and _text(tokens, place + 1) in table:
        place += 2
    while _text(tokens, place) == "of" and _text(tokens, place + 1) in table:
        low *= table[_text(tokens, place + 1)] / 2
        place += 2
    while _text(tokens, place) == "of" and _scale(tokens, place + 1) is not None:
        low *= _scale(tokens, place + 1) or 1
        place += 2
    return Numeral(low, None, place, vague_plural=True)


def _few(tokens: tuple[Token, ...], at: int) -> Numeral | None:
    """Small vague numbers: "several", "several thousand"; "some 50" is not one of them."""
    words = quantity_words()
    place = at + 1
    if _text(tokens, place) == "of" and _text(tokens, at) in {"handful", "number"}:
        place += 1
    if _value(_text(tokens, place)) is not None and _text(tokens, at) == "some":
        return None
    if _text(tokens, place) in {"a", "an"} and numeral_at(tokens, place) is not None:
        return None
    scale = _scale(tokens, place)
    if scale is None and _text(tokens, place) in words.plural:
        scale = words.plural[_text(tokens, place)] / 2
    if scale is None:
        return Numeral(words.few[_text(tokens, at)], None, at + 1)
    if _text(tokens, at) == "some":
        return None
    return Numeral(words.few[_text(tokens, at)] * scale, None, place + 1, scaled=scale)


def _definite(tokens: tuple[Token, ...], at: int) -> Numeral | None:
    """A number in figures or words with its scales."""
    total, place = 0.0, at
    current: float | None = None
    scaled = last_scale = 1.0
    while place < len(tokens):
        word = tokens[place].text
        value, scale = _value(word), _scale(tokens, place)
        if word == "couple" and _text(tokens, place + 1) == "of":
            after = _scale(tokens, place + 2)
            current, place = 2.0, place + (2 if after is not None else 1)
        elif scale is not None:
            part = 1.0 if current is None else current
            last_scale = scaled = scale
            if scale < 1000:
                current = part * scale
            else:
                total, current = total + part * scale, None
            place += 1
        elif value is not None and (current is None or _goes_on(current, value, word)):
            if current is None and total and value >= last_scale:
                break
            current = value if current is None else current + value
            place += 1
        elif place > at and _joins(tokens, place, last_scale):
            place += 1
        elif place > at and word == "and" and _halves(tokens, place):
            current, place = (current or 0.0) + 0.5, place + 3
        else:
            break
    if place == at:
        return None
    while place > at and (tokens[place - 1].text in _DASHES or tokens[place - 1].text == "and"):
        place -= 1
    whole = total + (current or 0.0)
    whole = int(whole) if whole == int(whole) else whole
    return Numeral(whole, whole, place, scaled=scaled)


def _goes_on(current: float, value: float, word: str) -> bool:
    """Whether a number adds to the one before: "twenty one", "two hundred fifty"."""
    if word[:1].isdigit():
        return False
    tens = 20 <= current % 100 <= 90 and current % 10 == 0 and 0 < value < 10
    return tens or (current >= 100 and current % 100 == 0 and 0 < value < 100)


def _joins(tokens: tuple[Token, ...], place: int, last_scale: float) -> bool:
    """A hyphen inside a number in words, or the "and" of "two hundred and fifty"."""
    word, before, after = (_text(tokens, place + step) for step in (0, -1, 1))
    if word in _DASHES:
        if _scale(tokens, place + 1) is not None:
            return True
        value = quantity_words().number.get(after)
        return value is not None and 0 < value < 10 and before.endswith("ty")
    if word != "and" or last_scale == 1 or quantity_words().scale.get(before) is None:
        return False
    follows = _value(after)
    return follows is not None and follows < last_scale and last_scale >= 100


def _halves(tokens: tuple[Token, ...], place: int) -> bool:
    return (_text(tokens, place + 1), _text(tokens, place + 2)) == ("a", "half")
