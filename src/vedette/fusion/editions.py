"""Editions of one page, and what an outlet takes back of its own reports. Pure.

An outlet that corrects or retracts says so at the top or the foot of a page, or in a report of
its own. What it takes back counts for nothing from then on, its copies included; the words stay
in the file, and a person can bring them back. A page that only changed takes nothing back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from vedette.fusion.lineage import credits_outlet, find_copies, passages_of
from vedette.fusion.words import fold
from vedette.records.events import Evidence
from vedette.records.reports import Report

NEAR_DAYS = 60
"""A notice without an address speaks of reports of its outlet from so many days before."""

WHOLE = 0.8
"""Share of a passage from which another outlet's copy falls with it."""

_TOP, _FOOT = 4, 3  # paragraphs in which a notice stands
_WORK = r"(?:story|report|article|dispatch|item|piece|post)"
_TAKEN_BACK = r"(?:retracted|withdrawn|retracts|withdraws|removed|taken down|killed)"
_RETRACTION = re.compile(
    rf"^\W*(?:RETRACTION|RETRACTED|WITHDRAWN|KILL(?:ED)?)\b\s*(?:[:.–—-]|$)|"
    rf"^\W*(?:Retraction|Retracted|Withdrawn)\s*[:–—-]|"
    rf"^\W*(?:(?:editor['’]?s?['’]? note|note to (?:editors|readers))\s*[:–—-]\s*)?"
    rf"(?:this|the|our|an earlier|a previous)\s+(?:\w+\s+){{0,3}}{_WORK}\b[^.]{{0,160}}?"
    rf"\b(?:has been|have been|is|was|is being)\s+(?:hereby\s+|fully\s+)?{_TAKEN_BACK}\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    rf"^\W*(?:CORRECTION|CORRECTED|CLARIFICATION|Corrects)\b(?!\s+(?:to|of|in)\s+\w+\s+(?:price|market))|"
    rf"^\W*(?:(?:editor['’]?s?['’]? note|note to (?:editors|readers))\s*[:–—-]\s*)?"
    rf"(?:this|an earlier|a previous|an?\s+\w+\s+version)\s+(?:\w+\s+){{0,3}}(?:{_WORK}|version)\b"
    rf"[^.]{{0,160}}?\b(?:corrected|misstated|misidentified|incorrectly|wrongly|erroneously)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:headlined|titled|entitled|under the headline)\s*,?\s*[“\"«‘']([^”\"»’']{8,300})[”\"»’']"
)
_PREFIX = re.compile(
    r"^\W*(?:(?:retraction|retracted|withdrawn|kill(?:ed)?|correction|corrected|clarification|"
    r"update(?:d)?)(?:\s*\d+)?\s*[:–—-]\s*)+",
    re.IGNORECASE,
)

NoticeKind = Literal["correction", "retraction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An outlet's word that a report of its own is wrong, or taken back.

    `words` is the paragraph that says so, or the title; `titles` are titles that it may speak of,
    folded.
    """

    kind: NoticeKind
    words: str
    titles: tuple[str, ...] = ()


def notice_of(report: Report) -> Notice | None:
    """The notice that a report bears in its title or its first or last paragraphs."""
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    places = (report.title, *lines[:_TOP], *lines[max(_TOP, len(lines) - _FOOT) :])
    for kind, pattern in (("retraction", _RETRACTION), ("correction", _CORRECTION)):
        for place in places:
            if pattern.search(place):
                return Notice(
                    kind="retraction" if kind == "retraction" else "correction",
                    words=place,
                    titles=_titles(report, lines),
                )
    return None


def bare_title(title: str) -> str:
    """A title without "RETRACTION:", "UPDATE 2-" and the like, folded, to be compared."""
    return fold(_PREFIX.sub("", title)).strip()


def _titles(report: Report, lines: Sequence[str]) -> tuple[str, ...]:
    named = [match[1] for line in lines for match in _ABOUT.finditer(line)]
    first = lines[0] if lines and _PREFIX.match(lines[0]) else ""
    found = (bare_title(title) for title in (report.title, first, *named))
    return tuple(sorted({title for title in found if title}))


def speaks_of(notice: Notice, bearer: Report, other: Report) -> bool:
    """Whether a notice is about another report: an edition of its page, or one that it names."""
    if other.id == bearer.id or fold(other.outlet) != fold(bearer.outlet):
        return False
    if bearer.url and bearer.url == other.url:
        return True
    if bare_title(other.title) not in notice.titles or not other.title:
        return False
    if bearer.published is None or other.published is None:
        return False
    return abs((bearer.published - other.published).days) <= NEAR_DAYS


def taken_back(
    notice: Notice, own: Sequence[Evidence], earlier: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """The claims that a notice takes back.

    Args:
        notice: what the outlet says.
        own: claims of the report that bears the notice.
        earlier: claims of the report that it speaks of.

    Returns:
        For a retraction all claims, its own included, which only repeat what is taken back. For
        a correction those in sentences that stand otherwise in the corrected report: another
        number or name, or a negation more or less.
    """
    if notice.kind == "retraction":
        return (*earlier, *own)
    changed = {
        (copy.earlier if _is_in(copy.earlier.report_id, earlier) else copy.later).span
        for copy in find_copies(passages_of((*earlier, *own)))
        if copy.differences
        and {copy.earlier.report_id, copy.later.report_id} == _reports(earlier, own)
    }
    return tuple(item for item in earlier if item.claim.evidence in changed)


def copies_of_taken_back(
    gone: Sequence[Evidence], others: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """Claims of other outlets that print, with credit, whole sentences that were taken back."""
    outlets = {item.outlet for item in gone if item.outlet}
    crediting = [
        item
        for item in others
        if any(credits_outlet((*item.credits, *item.lineage), outlet) for outlet in outlets)
    ]
    there = {(item.claim.report_id, item.claim.evidence) for item in gone}
    copied = set()
    for copy in find_copies(passages_of((*gone, *crediting))):
        if copy.share >= WHOLE and not copy.differences:
            for one, two in ((copy.earlier, copy.later), (copy.later, copy.earlier)):
                if (one.report_id, one.span) in there:
                    copied.add((two.report_id, two.span))
    return tuple(
        item
        for item in crediting
        if (item.claim.report_id, item.claim.evidence) in copied - there
        and not _differs(item, gone)
    )


def _differs(item: Evidence, gone: Iterable[Evidence]) -> bool:
    """Whether none of what was taken back is of the type of a claim."""
    return all(item.claim.type != other.claim.type for other in gone)


def _is_in(report_id: str, evidence: Sequence[Evidence]) -> bool:
    return any(item.claim.report_id == report_id for item in evidence)


def _reports(*groups: Sequence[Evidence]) -> set[str]:
    return {item.claim.report_id for group in groups for item in group}
