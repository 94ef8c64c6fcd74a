"""Tokens: the words of a sentence, each with its place in the stored text of the report."""

from __future__ import annotations

import re
from typing import NamedTuple

from vedette.records.spans import Span


class Token(NamedTuple):
    """One word or mark: `text == report.text[start:end]`, code points, half-open."""

    text: str
    lower: str
    start: int
    end: int


# "Su-25", "S-400", "MiG-29s", "BM-21": the name of a make, and no number; "G-20" is a meeting.
DESIGNATION = re.compile(r"(?!G-)[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Z]{0,2}s?")
_APOSTROPHES = "'’‘ʼ`"

_TOKEN = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]"  # addresses on the web
    r"|[@#]\w+"
    r"|(?<!\w)(?:[A-Za-z]\.){2,}(?:[-‐‑]\w+)*"  # U.S., a.m., U.S.-led
    r"|(?<!\w)[A-Z]\.[A-Z](?!\w)"  # U.S without its last stop
    r"|(?<!\w)(?:Gen|Lt|Col|Maj|Sgt|Brig|Capt|Adm|Cmdr|Cpl|Pvt|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|St|Jr|Sr"
    r"|Hon|Amb|Rev|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Mt|approx|est)\."
    r"|(?<!\w)[Nn]o\.(?=\s?\d)"
    r"|(?<!\w)[A-Z]\.(?=\s[A-Z])"  # an initial: John J. Smith
    r"|\d+(?:[.,:/]\d+)+\w*(?:[-‐‑]\w+)*"  # 1,200  3.5  10:30  1/2  7.62mm
    r"|\d+–\d+"
    r"|\w+\.(?:com|org|net|info)\b"
    r"|\w[\w\u0300-\u036f]*(?:[-‐‑&'’‘ʼ`]\w[\w\u0300-\u036f]*|–(?=[A-Z])\w+)*"
    r"|(?<=\S)['’](?:s|ll|re|ve|d|m)\b"  # (HTS)'s
    r"|\.{2,}|--+|``|''|\S"
)

_CLITICS = ("s", "ll", "re", "ve", "d", "m")

# "not" run together with its verb, as in texts that have lost their apostrophes.
_RUN_TOGETHER = frozenset(
    {"cannot", "didnt", "doesnt", "dont", "isnt", "arent", "wasnt", "werent", "hasnt", "havent",
     "hadnt", "couldnt", "wouldnt", "shouldnt"}
)  # fmt: skip
_WHOLE = frozenset({"ra's", "ra’s", "o'clock", "o’clock", "ma'am", "qur'an"})


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """Split the words of `span` into tokens.

    Hyphenated words ("al-Samn", "US-led", "first-person-view"), names with an inner apostrophe
    ("Ma'an"), numbers ("1,200", "7.62mm") and abbreviations ("U.S.", "Gen.") are one token.
    A possessive ("Syria's" -> "Syria", "'s") and a contraction ("didn't" -> "did", "n't";
    "cannot" -> "can", "not") are two, as in the Penn Treebank.

    Args:
        text: the stored text of the whole report.
        span: the sentence; its bounds are cut to those of `text`.

    Returns:
        Tokens in order; they do not overlap and only white space lies between them.
    """
    tokens: list[Token] = []
    add = tokens.append
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match.group()
        start = match.start()
        lower = word.lower()
        if len(word) > 2 and lower not in _WHOLE:
            cut = _clitic(lower, word)
            if cut:
                middle = start + cut
                add(Token(word[:cut], word[:cut].lower(), start, middle))
                add(Token(word[cut:], word[cut:].lower(), middle, match.end()))
                continue
        add(Token(word, lower, start, match.end()))
    return tuple(tokens)


def _clitic(lower: str, word: str) -> int:
    """Where a clitic begins in `word`, in code points; 0 for none."""
    if lower in _RUN_TOGETHER:
        return 3 if lower == "cannot" else len(lower) - 2
    for mark in _APOSTROPHES:
        at = word.rfind(mark)
        if at > 0:
            tail = word[at + 1 :].lower()
            if tail == "t" and word[at - 1] in "nN" and at > 1:
                return at - 1
            return at if tail in _CLITICS else 0
    return 0
