"""Page furniture: what stands on the page around a story and is not part of it.

Three looks, each conservative, because a claim skipped is worse than a teaser kept:
1. lines that consist of furniture ("Share this article", "With wires", "File photo: ...");
2. stretches inside a line, for texts whose lines were joined ("Tags Syria Homs ...",
   "Get short URL 4430", "Community standards Discussion");
3. the tail: a last short line without closing punctuation, in a text whose paragraphs
   otherwise close, is the headline of another story.
"""

from __future__ import annotations

import re

from vedette.records.documents import Furniture, FurnitureKind
from vedette.records.spans import Span

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_FULL_DATE = (
    rf"(?:{_DAY},?\s+)?(?:\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})"
)
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]?\d{2}(?:\s*(?:am|pm|a\.m\.|p\.m\.))?(?:\s*(?:UTC|GMT|EST|EDT|BST)(?:[+-]\d{1,2})?)?)?"

_LINE_RULES: tuple[tuple[FurnitureKind, str], ...] = (
    (
        "wires line",
        r"(?:with|from|source:?|by)\s+(?:wires?|agencies|wire services|news agencies|(?:staff|wire) (?:reports?|writers?)(?:\s+and\s+\w+)?)",
    ),
    (
        "share line",
        r"(?:share|tweet|pin|email|print|comments?|facebook|twitter|whatsapp|telegram|linkedin|save|copy link)(?:[\s,|/&]+(?:this|on|via|it|the|article|story|post|page|share|tweet|pin|email|print|facebook|twitter|whatsapp|telegram|linkedin|save|copy link|link|x|comments?))*",
    ),
    ("share line", r"follow\s+(?:us|me|the author|\S+ \S+)\s+on\s+.{1,60}"),
    (
        "subscription",
        r"(?:subscribe|sign up|register|log ?in|join|support)\b.{0,80}(?:newsletter|to our|for free|updates|daily|today|membership|channel)\b.{0,40}",
    ),
    (
        "teaser",
        r"(?:read (?:more|also|next)|see also|more on this|more from|related(?: (?:stories|articles|news|topics|content|coverage))?|recommended(?: for you)?|also read|most read|trending|top stories|don.t miss|you may also like|in pictures|watch|listen)\s*(?::.*)?",
    ),
    (
        "photo credit",
        r"(?:file\s+(?:photo|picture|image)|photo(?:graph)?s?|image|picture|illustration|video|credit|caption)s?\s*(?:credit|by|courtesy)?\s*[:/|].{0,160}",
    ),
    (
        "photo credit",
        r"(?:file\s+(?:photo|picture|image)|photo(?:graph)? (?:by|courtesy)\b.{1,80})\.?",
    ),
    (
        "photo credit",
        r"[\[(]?(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+\s*/\s*(?:AFP|AP|Reuters|EPA|Getty(?: Images)?|Anadolu|Xinhua|TASS|dpa|ANSA)(?:\s*/\s*\w+)?[\])]?",
    ),
    (
        "navigation",
        r"(?:home|news|world|politics|business|sport|opinion|menu|search|back to top|skip to content|advertisement|sponsored(?: content)?|loading\.*|share|close|next|previous|view comments|show comments|download pdf)",
    ),
    ("boilerplate", r"(?:©|\(c\)|copyright\b).{0,160}"),
    ("boilerplate", r".{0,80}\ball rights reserved\b.{0,80}"),
    (
        "boilerplate",
        r"for immediate release|(?:\d{4}-)?\d{2,4}-[A-Z]{1,3}-\d{2,4}|news release|press release|-?\s*(?:ends?|30)\s*-|###",
    ),
    ("tags", r"(?:tags|topics|keywords|filed under|categories)\s*:?\s.{1,200}"),
    (
        "timestamp",
        rf"(?:(?:date of publication|published|posted|updated|last (?:updated|modified)|first published|created)\s*(?:on|at|:)?\s*)?{_FULL_DATE}{_CLOCK}(?:\s*[|,·-]\s*(?:updated|modified).{{0,60}})?",
    ),
)
# Credits with a name in them tell by their capitals, so they alone are matched with case.
_LINES = tuple(
    (kind, re.compile(rule, 0 if rule.startswith(r"[\[(]?(?:[A-Z]") else re.IGNORECASE))
    for kind, rule in _LINE_RULES
)

_HEAD = re.compile(
    rf"\s*(?:(?:date of publication|published|posted|updated|last updated)\s*(?:on|at|:)?\s*)?{_FULL_DATE}{_CLOCK}"
    rf"(?:\s*\(?(?:updated|modified)\s+[\d:. ]+\)?)?\)?\s*(?:Get short URL\s*\d*)?\s*",
    re.IGNORECASE,
)
_INLINE: tuple[tuple[FurnitureKind, re.Pattern[str]], ...] = (
    ("navigation", re.compile(r"Get short URL\s*\d*\s*")),
    (
        "timestamp",
        re.compile(
            rf"(?:(?<=[A-Z]\s)|(?<=[a-z]\s))(?<!on\s)(?<!On\s)(?<!since\s)(?<!until\s)(?<!last\s){_DAY},?\s+\d{{1,2}}\s+{_MONTH}\s+\d{{4}}(?=\s[A-Z\"“])"
        ),
    ),
    ("timestamp", re.compile(rf"Last updated (?:at|on)\s+{_MONTH}\s*\d{{1,2}},?\s*\d{{4}}\s*", re.IGNORECASE)),
    ("boilerplate", re.compile(r"(?:\d{4}-\d{2}-[A-Z]{1,3}-\d{2,4}\s+)?For Immediate Release(?:\s+Download PDF)?\s*")),
    ("boilerplate", re.compile(r"\bDownload PDF\s+")),
    ("tags", re.compile(r"(?:(?<=[.!?\"”] )|(?<=^))Tags:?\s(?:[A-Z0-9][\w.'’-]*\s){1,16}?(?=(?:[A-Z][a-z]+\s[a-z]+\s[a-z])|$)")),
    ("tags", re.compile(r"(?:(?<=[.!?\"”] ))Tags:?\s(?![^.]*\b(?:were|was|have|has|had|said|killed|is|are|by)\b)[^.]{1,240}?\.(?=\s[A-Z])")),
    ("share line", re.compile(r"(?:\bTags\s[^.!?]{1,200})?Community standards\s?Discussion.{0,200}$")),
    ("teaser", re.compile(r"(?<=[.!?\"”] )(?:Read Also|Read More|Related|See Also|More:)(?:\s[A-Z0-9].{0,400})?$")),
    ("share line", re.compile(r"(?<=[.!?)\"”] )(?:Twitter|Facebook|Share|Print|Email)(?:\s(?:Twitter|Facebook|Share|Print|Email|Comments?))*\s*$")),
    ("photo credit", re.compile(r"\((?:Photo|Image|Picture|File photo|Illustration)\s?(?:by|:|credit|courtesy)[^()]{1,120}\)")),
)  # fmt: skip
_TERMINAL = re.compile(r"[.!?…:;][\"'”’)\]]*$|[\"”)\]]$")


def lines_of(text: str) -> tuple[Span, ...]:
    """Spans of the non-blank lines of `text`, trimmed of white space; any line break counts."""
    found: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line)
        at = end
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def find_furniture(text: str, lines: tuple[Span, ...]) -> tuple[Furniture, ...]:
    """Mark the page furniture of a text.

    Args:
        text: the stored text of a report.
        lines: its non-blank lines, from `lines_of`.

    Returns:
        Stretches in order that do not overlap, each with its kind.
    """
    found: list[Furniture] = []
    for index, line in enumerate(lines):
        words = line.cut(text)
        kind = _line_kind(words)
        if kind is not None:
            found.append(Furniture(span=line, kind=kind))
            continue
        found.extend(_inside(text, line, first=index == 0))
    found.extend(_tail(text, lines, tuple(found)))
    return tuple(sorted(found, key=lambda item: item.span))


def _line_kind(words: str) -> FurnitureKind | None:
    if len(words) > 240:
        return None
    for kind, rule in _LINES:
        if rule.fullmatch(words):
            return kind
    return None


def _inside(text: str, line: Span, *, first: bool) -> list[Furniture]:
    found: list[Furniture] = []
    if first:
        head = _HEAD.match(text, line.start, line.end)
        if head and head.end() > line.start and head.end() < line.end and _ends_head(text, head):
            found.append(Furniture(span=_trim(text, line.start, head.end()), kind="timestamp"))
    for kind, rule in _INLINE:
        for match in rule.finditer(text, line.start, line.end):
            span = _trim(text, match.start(), match.end())
            if span.start < span.end and not any(span.overlaps(other.span) for other in found):
                found.append(Furniture(span=span, kind=kind))
    return found


def _ends_head(text: str, head: re.Match[str]) -> bool:
    """A date at the head is a stamp only when what follows opens a sentence of its own."""
    follows = text[head.end() : head.end() + 1]
    return text[head.end() - 1].isspace() and (
        follows.isupper() or follows in "\"“'‘" or follows.isdigit()
    )


def _tail(text: str, lines: tuple[Span, ...], found: tuple[Furniture, ...]) -> list[Furniture]:
    """Last lines that do not close like a sentence, under a body whose lines do."""
    marked = {item.span for item in found}
    body = [line for line in lines if line not in marked]
    closing = sum(1 for line in body[1:] if _TERMINAL.search(line.cut(text)))
    if len(body) < 5 or closing < 0.7 * (len(body) - 1):
        return []
    tail: list[Furniture] = []
    for line in reversed(body[2:]):
        words = line.cut(text)
        if _TERMINAL.search(words) or len(words.split()) > 22:
            break
        tail.append(Furniture(span=line, kind="teaser"))
    return tail if len(tail) <= 12 else []


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
