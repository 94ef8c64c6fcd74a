"""Sentences of news text: where one ends and the next begins, by rules over the marks."""

from __future__ import annotations

import re

from vedette.records.spans import Span

_MARK = re.compile(
    r"(?P<mark>\.(?:[ \u00a0]\.)+|[.!?\u2026]+)"
    r"(?P<close>[\"'\u201d\u2019\u00bb)\]]*(?:\[\d{1,3}\])*)"
    r"(?=\s|(?<=[a-z]{3}\.)[A-Z][a-z]+\s)"
)
_SOURCE_BRACKETS = re.compile(
    r"(?:[ \t\u00a0]*[(\[][A-Z0-9][^()\[\]\n]{0,58}[^()\[\]\n.!?\"\u201d][)\]]|[ \t]*\[\d{1,3}\])+"
    r"(?=\s+[\"\u201c(\[A-Z0-9]|\s*$)"
)
_NEXT = re.compile(
    r"\s*(?P<open>[\"'\u201c\u2018\u00ab(\[]*[ ]?)(?P<word>[^\s\"\u201d\u2019,;:]{0,24})"
)
_WORD_BEFORE = re.compile(r"[^\s\"'\u201c\u2018\u00ab(\[/\u2013\u2014]*$")
_SAYS_NEXT = re.compile(
    r"\s+(?:[A-Z][\w.'\u2019-]+\s+){0,4}"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|shouted|replied|tweeted|cried)\b"
)
_LINE = re.compile(r"[^\n\r\u2028\u2029\v\f\x85]+")
_ARTICLE_NAME = re.compile(r"(?:al|el|ar|as|ash|an|at|ad|az)-[A-Z]")
_LOOK_BACK = 24
_WRAPPED_LINE = 40


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_TITLES = _words(
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Cpl Pvt Adm Cmdr Cdr Cmd Brig Rev Hon Sen Rep Gov "
    "Pres St Ft Mt Rt Messrs Mme Mlle Hr Fr Msgr Supt Insp Det Amb Atty Asst Assoc Dep Sec Pte "
    "Spc Pfc Lieut Comdr Flt Sq Wg Engr Sens Reps Govs Gens Drs "
    "GEN LT COL MAJ CAPT SGT MR MRS DR ST FT MT PROF SEN REP GOV"
)
_NEVER_LAST = _words("vs v eg ie e.g i.e cf approx al viz ca ret")
_LAST_UNLESS_NUMBER = _words(
    "no nos art arts sect ch fig figs pp vol para jan feb mar apr jun jul aug sep sept oct nov dec"
)
_LAST_BEFORE_STARTER = _words(
    "Inc Corp Co Ltd Bros Jr Sr Dept Univ Assn Intl Natl Bn Div Regt Rgt Calif Fla Pa Mass Conn "
    "Ill Ind Mich Minn Mo Tenn Va Wash Wis Ore Okla Ariz Ark Colo Del Ga Kan Ky La Md Miss Mont "
    "Neb Nev Tex Vt Wyo Ala Tel Ave Blvd Rd Ph.D etc"
)
_STARTERS = _words(
    "the a an it its he she they we you i his her their our my this that these those there here "
    "in on at by for from with after before during since until as while when where if but and "
    "or so yet however meanwhile also then still both some many most several all no not two "
    "three one another other according under over despite although though because once what "
    "who how why last earlier later today yesterday"
)
_AFTER_CLOCK = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat "
    "sun gmt utc est edt cst pst pdt et local moscow"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split news text into sentences.

    Every line end closes a sentence, unless a long line breaks off without a closing mark and
    the next goes on in lower case (hard-wrapped text). Inside a line, `.`, `!`, `?` and
    ellipses close one when what follows can open one; titles, initials, abbreviations,
    clock times, numbers and list numbers do not. Closing quotation marks and brackets, and
    source brackets after the mark ("... left. (Agency)"), stay with the sentence they close.

    Args:
        text: any text; time is linear in its length.

    Returns:
        Spans in order, trimmed of white space, none empty, none overlapping; every character
        that is not white space lies in exactly one of them.
    """
    found: list[Span] = []
    for line in _lines(text):
        start = line.start
        for match in _MARK.finditer(text, line.start, line.end):
            if match.start() < start or not _closes(text, match, line):
                continue
            end = match.end()
            brackets = _SOURCE_BRACKETS.match(text, end, line.end)
            if brackets:
                end = brackets.end()
            _append_trimmed(found, text, start, end)
            start = end
        _append_trimmed(found, text, start, line.end)
    return tuple(found)


def _lines(text: str) -> list[Span]:
    """Lines, hard-wrapped ones joined."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if lines and _goes_on(text, lines[-1], start):
            lines[-1] = Span(lines[-1].start, end)
        else:
            lines.append(Span(start, end))
    return lines


def _goes_on(text: str, line: Span, start: int) -> bool:
    between = text[line.end : start]
    return (
        between in ("\n", "\r\n")
        and text[start].islower()
        and len(text[line.end - _WRAPPED_LINE : line.end].strip()) > _WRAPPED_LINE // 2
        and line.end - line.start >= _WRAPPED_LINE
        and text[line.end - 1] not in '.!?:;…"”'
    )


def _closes(text: str, match: re.Match[str], line: Span) -> bool:
    """Whether the mark closes its sentence, by the word before it and the word after."""
    following = _NEXT.match(text, match.end(), line.end)
    word = following["word"] if following else ""
    if not word and not (following and following["open"]):
        return True
    if word[:1].islower() and not _ARTICLE_NAME.match(word):
        return False
    mark, close = match["mark"], match["close"]
    if close and mark[-1] in "!?…" and close[-1] in "\"'”’":
        return not _SAYS_NEXT.match(text, match.end(), line.end)
    if mark != "." or close:
        return True
    return _full_stop_closes(text, match.start(), word, line)


def _full_stop_closes(text: str, at: int, word: str, line: Span) -> bool:
    """Whether a single full stop at `at`, followed by `word`, is more than an abbreviation's."""
    window = text[max(line.start, at - _LOOK_BACK) : at]
    before_match = _WORD_BEFORE.search(window)
    before = before_match.group() if before_match else ""
    low = before.casefold()
    next_word = word.rstrip(".!?)").casefold()
    if not before:
        return bool(window.strip())
    if before in _TITLES or low in _NEVER_LAST:
        return False
    if low in _LAST_UNLESS_NUMBER:
        return not word[:1].isdigit()
    if low in ("a.m", "p.m", "am", "pm"):
        return next_word not in _AFTER_CLOCK
    is_list_number = before.isdigit() and not text[line.start : at - len(before)].strip()
    if is_list_number and len(before) <= 3:
        return False
    is_initial = len(before) == 1 and before.isupper()
    is_acronym = "." in before and all(len(part) <= 2 for part in low.split("."))
    if is_initial or is_acronym or before in _LAST_BEFORE_STARTER:
        return next_word in _STARTERS
    return True


def _append_trimmed(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))
