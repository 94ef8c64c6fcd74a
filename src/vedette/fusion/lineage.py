"""Lineage: which passage of one report is a copy of another's, and whom a report credits.

Copies are found by containment of 5-word shingles over passages, never over whole documents:
an abridged or embedded copy has little in common with the whole, and all with the passage.
Numbers are masked before shingling, so that a copy in which a number was changed is still
found, and said to differ. Measured in docs/method/events.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vedette.fusion.words import fold, is_number, words_of
from vedette.records.spans import Span

SHINGLE = 5
"""Words in a shingle."""

CONTAINED = 0.5
"""Least share of the shorter passage's shingles that the other must hold."""

LEAST_SHARED = 3
"""Least shingles in common: seven words in a row. Fewer is a turn of phrase."""

CROWD = 400
"""A shingle in more passages than this is boilerplate and links nothing."""

NEGATIONS = frozenset({"no", "not", "never", "denied", "without", "nor", "neither"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Passages:
    """A report as printed: its text and the passages to compare (sentences, usually).

    `published` is an ISO day, "" when not known.
    """

    report_id: str
    text: str
    spans: tuple[Span, ...]
    published: str = ""
    outlet: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A stretch of one report."""

    report_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """`later` repeats the words of `earlier`, whole or abridged.

    `share` is how much of the shorter passage both hold, 0 to 1. `differences` are the words
    that were exchanged and change what is said (numbers, names, negation), "12 -> 14"; such a
    copy is no new origin, but it does not say the same.
    `basis` says how the direction was decided.
    """

    earlier: Passage
    later: Passage
    share: float
    differences: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    passage: Passage
    report: Passages
    words: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


def find_copies(reports: Iterable[Passages]) -> tuple[Copy, ...]:
    """Find which passages of which reports repeat those of others.

    Passages of one report are not compared with each other. The outcome does not depend on
    the order of the reports.

    Args:
        reports: each report once.

    Returns:
        Copies in order of their passages. Where three reports share a passage, all three
        pairs are listed.
    """
    cuts = [_cut(r, s) for r in sorted(reports, key=_precedence) for s in sorted(set(r.spans))]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: list[Copy] = []
    for number, cut in enumerate(cuts):
        shared: dict[int, int] = defaultdict(int)
        for shingle in cut.shingles:
            posted = holders[shingle]
            if len(posted) <= CROWD:
                for other in posted:
                    shared[other] += 1
                posted.append(number)
        found += [
            _copy(cuts[other], cut, _share(cuts[other], cut, count))
            for other, count in shared.items()
            if count >= LEAST_SHARED
            and cuts[other].report.report_id != cut.report.report_id
            and _share(cuts[other], cut, count) >= CONTAINED
        ]
    return tuple(sorted(found, key=lambda copy: (copy.later, copy.earlier)))


def _precedence(report: Passages) -> tuple[str, str]:
    return (report.published or "9999", report.report_id)


def _cut(report: Passages, span: Span) -> _Cut:
    words = words_of(span.cut(report.text))
    masked = tuple("#" if is_number(word) else word for word in words)
    shingles = frozenset(zip(*(masked[n:] for n in range(SHINGLE)), strict=False))
    return _Cut(Passage(report.report_id, span), report, words, shingles)


def _share(one: _Cut, two: _Cut, count: int) -> float:
    return count / min(len(one.shingles), len(two.shingles))


def _copy(one: _Cut, two: _Cut, share: float) -> Copy:
    """`one` precedes `two` by date, then by id; a credit says otherwise where there is one."""
    earlier, later = one, two
    basis = "published earlier" if one.report.published < two.report.published else "same day"
    if not one.report.published or not two.report.published:
        basis = "dates not known"
    if credits_outlet(two.report.credits, one.report.outlet):
        basis = f"credits {one.report.outlet}"
    elif credits_outlet(one.report.credits, two.report.outlet):
        earlier, later, basis = two, one, f"credits {two.report.outlet}"
    return Copy(
        earlier=earlier.passage,
        later=later.passage,
        share=round(share, 3),
        differences=_differences(earlier.words, later.words),
        basis=basis,
    )


def _differences(earlier: Sequence[str], later: Sequence[str]) -> tuple[str, ...]:
    """Exchanged stretches that hold a number, and negations put in or left out."""
    found = []
    matcher = SequenceMatcher(None, earlier, later, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = earlier[a:b], later[c:d]
        numbers = [w for w in old if is_number(w)], [w for w in new if is_number(w)]
        negated = NEGATIONS & set(old) != NEGATIONS & set(new)
        if negated or (kind == "replace" and all(numbers) and numbers[0] != numbers[1]):
            found.append(f"{' '.join(old) or '-'} -> {' '.join(new) or '-'}")
    return tuple(found)


_CREDIT_NOISE = re.compile(
    r"\b(?:with|by|from|via|and|staff|writers?|reporting|additional|source|credit|photo|"
    r"correspondents?|news ?desk|news ?room|our)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\b(?:wires?|agenc(?:y|ies)|news services?|wire services?)\b", re.IGNORECASE)


def credit_names(credit: str) -> tuple[str, ...]:
    """Names of the agencies that a credit names: "(Reuters, AFP)" gives both.

    A credit to "wires" or "agencies" without a name gives "unnamed agency".
    """
    names = []
    for part in re.split(r"[,;/&|]|\band\b", credit.strip(" ()[]-–—.")):
        bare = _CREDIT_NOISE.sub(" ", part)
        bare = " ".join(bare.split()).strip(" ()[]-–—.:")
        if not bare:
            continue
        generic = not _UNNAMED.sub("", bare).strip()
        names.append("unnamed agency" if generic else bare)
    return tuple(dict.fromkeys(names))


def credits_outlet(credit_lines: Iterable[str], outlet: str) -> bool:
    """Whether any of the credits names this outlet."""
    wanted = fold(outlet).removeprefix("the ").strip()
    return bool(wanted) and any(
        fold(name).removeprefix("the ").strip() == wanted
        for credit in credit_lines
        for name in credit_names(credit)
    )
