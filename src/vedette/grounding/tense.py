"""Whether the words around a time expression look ahead or back, by a small rule over verbs."""

from __future__ import annotations

import re
from typing import Literal

_ARRANGED = "due|set|scheduled|expected|planned|slated|going"
_RIGHT_BEFORE = r"(?=\s+(?:on\s+|at\s+|the\s+)?$)"
_AHEAD = (
    r"(?:might|must|should|(?<!in\s)(?<!of\s)(?<!since\s)(?<!\d\s)may)(?:\s+not)?(?=\s+(?!have\b)[a-z]{2})",
    r"will|won['’]t|shall|would|to\s+be|upcoming|forthcoming|deadline",
    rf"(?:is|are|was|were|be|being)\s+(?:to(?!\s+blame)|(?:{_ARRANGED})(?:\s+to)?)",
    r"(?:plann?|intend|expect|hop|aim|want|prepar|vow|pledg|promis|threaten|agre|decid|schedul|need|try|seek|"
    r"due|set|slat|postpon|delay|adjourn)(?:s|ed|ing|e|es|en)?\s+(?:to|for|by|until)",
    r"(?:plann?(?:ed|ing)?|schedul(?:ed|ing))\s+on",
    r"scheduled|slated|planned|expects?|awaits?|looks?\s+forward|expires?",
    rf"ahead\s+of{_RIGHT_BEFORE}",
    rf"(?:as\s+(?:soon|early)\s+as|no\s+(?:later|earlier|sooner)\s+than){_RIGHT_BEFORE}",
    # what is arranged is told in the present: "the two meet on Friday"
    r"meets?|convenes?|takes?\s+(?:place|effect)|resumes?",
    rf"(?:votes?|begins|starts|opens){_RIGHT_BEFORE}",
)
_BACK = (
    # arranged once, and by now past: "had been due to expire", "as previously planned"
    rf"had\s+(?:(?:previously|originally|earlier)\s+)?(?:been\s+(?:{_ARRANGED})|planned|intended|hoped|agreed|vowed|"
    r"wanted|expected)(?:\s+(?:to|for)(?:\s+(?:be\s+)?[a-z]+)?)?",
    r"(?:as\s+|had\s+)?(?:previously|originally)\s+(?:planned|scheduled|set|expected|agreed)(?:\s+(?:to|for))?",
    "said|says|told|was|were|had|has|have|did|came|went|took|left|held|met|fell|began|broke|brought|built|"
    "caught|drove|fled|flew|fought|found|gave|got|hit|killed|kept|led|lost|made|put|ran|saw|sent|shot|spoke|"
    "stood|struck|thought|won|wrote|rose|became|grew|knew|sank|set|shut|sold|spent|swept|tore|threw|wore|"
    "blew|burst|dealt|hid|laid|lay|paid|rode",
    r"[a-z]{2,20}(?<!ne)ed",
)
_CUE = re.compile(
    rf"(?P<ahead>\b(?:{'|'.join(_AHEAD)})\b|['’]ll\b)|(?P<back>\b(?:{'|'.join(_BACK)})\b)"
)
_BOUNDARY = re.compile(r"[.!?;\n]\s|\n")
_CLAUSE = re.compile(
    r"[,:\u2014\u2013]|\b(?:that|which|who|where|whose|when|while|after|before|because|as|and|but)\b"
)
_ABBREVIATIONS = frozenset(
    ("Gen", "Col", "Maj", "Gov", "Sen", "Rep", "Mrs", "Capt", "p.m", "a.m", "U.S", "U.N")
) | frozenset(("Jan", "Feb", "Mar", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"))
_SAYING = frozenset(["said", "says", "told", "reported", "added", "announced", "wrote"])
_FINITE = frozenset(["was", "were", "had", "did", "has", "have", *_SAYING])
_TURNS_BACK = re.compile(r"\b(?:after|since|following|under|where|who|when)\b")
_BEFORE_NOUN = re.compile(r"\b(?:an?|the|its|their|his|her|this|that)\s(?:\w+ly\s|still\s|yet\s)?$")
_REACH = 240
_AHEAD_REACH = 90


Tense = Literal["ahead", "back", ""]


def tense_at(text: str, start: int, end: int, *, after: bool = True) -> Tense:
    """Whether its sentence sets the expression at [start, end) ahead or back in time.

    The nearest verb cue before it in the sentence decides, where a future cue of the same
    clause beats a verb form between ("will be paid on"); without one, the nearest cue after it.

    Args:
        text: the whole text; at most 240 characters on either side are looked at.
        start: where the expression begins.
        end: where it ends.
        after: whether the words behind it may decide too.

    Returns:
        "ahead" (a future cue at most 90 characters before, no "after", "since" or "when"
        between); "back" when a verb of the same clause says so (verbs of saying do not); ""
        when nothing decides. Callers take "" for the past, because news reports mostly what
        has happened.
    """
    before = text[max(0, start - _REACH) : start]
    opening = 0
    for boundary in _BOUNDARY.finditer(before):
        if not _is_abbreviation(before, boundary.start()):
            opening = boundary.end()
    before = before[opening:].lower()
    cues = [cue for cue in _CUE.finditer(before) if not _is_attribute(before, cue)]
    if cues:
        return _by_cues_before(before, cues)
    behind = text[end : end + _REACH] if after else ""
    stop = _BOUNDARY.search(behind)
    found = _CUE.search(behind[: stop.start()].lower() if stop else behind.lower())
    if found is None:
        return ""
    if found["ahead"]:
        return "ahead"
    return "" if found["back"] in _SAYING else "back"


def _by_cues_before(before: str, cues: list[re.Match[str]]) -> Tense:
    nearest = cues[-1]
    if nearest["ahead"]:
        far = len(before) - nearest.end() > _AHEAD_REACH
        return "" if far or _TURNS_BACK.search(before, nearest.end()) else "ahead"
    governed = nearest["back"] not in _FINITE and len(cues) > 1 and cues[-2]["ahead"]
    if governed and not _CLAUSE.search(before, cues[-2].end(), nearest.start()):
        return "" if _TURNS_BACK.search(before, nearest.end()) else "ahead"
    if nearest["back"] in _SAYING or _CLAUSE.search(before, nearest.end()):
        return ""
    return "back"


def _is_attribute(before: str, cue: re.Match[str]) -> bool:
    """ "the disputed border", "a still unspecified date": a form that says nothing of when."""
    form = cue["back"]
    if not form or not form.endswith("ed") or " " in form:
        return False
    return bool(_BEFORE_NOUN.search(before, max(0, cue.start() - 24), cue.start()))


def _is_abbreviation(text: str, at: int) -> bool:
    """A full stop after one or two letters or a title is not the end of a sentence."""
    word = text[max(0, at - 6) : at].split(" ")[-1]
    return text[at] == "." and (len(word) <= 2 or word in _ABBREVIATIONS)
