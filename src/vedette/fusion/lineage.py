"""Lineage: which passage of one report is a copy of another's, and whom a report credits.

Copies are found by containment of 5-word shingles over passages, never over whole documents:
an abridged or embedded copy has little in common with the whole, and all with the passage.
Numbers are masked before shingling, so that a copy in which a number was changed is still
found, and said to differ. Measured in docs/method/events.md.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from vedette.fusion.words import fold, is_number, printed_words, words_of
from vedette.records.events import Evidence
from vedette.records.spans import Span

SHINGLE = 5
"""Words in a shingle."""

CONTAINED = 0.5
"""Least share of the shorter passage's shingles that the other must hold."""

LEAST_SHARED = 3
"""Least shingles in common: seven words in a row. Fewer is a turn of phrase."""

CROWD = 400
"""A shingle in more wordings than this is boilerplate and links nothing."""

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

    `share` is how many of the words of the shorter passage stand in the other in the same
    order (numbers count as alike), 0 to 1. `differences` are the words that were exchanged and
    change what is said (numbers, names, negation), "12 -> 14"; such a copy is no new origin,
    but it does not say the same. `basis` says how the direction was decided.
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
    masked: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


def passages_of(evidence: Iterable[Evidence]) -> Iterator[Passages]:
    """The reports behind some claims, each once, with the sentences that prove them as passages."""
    by_report: dict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        by_report[item.claim.report_id].append(item)
    for report_id, items in by_report.items():
        yield Passages(
            report_id=report_id,
            text=items[0].text,
            spans=tuple(sorted({item.claim.evidence for item in items})),
            published=items[0].published,
            outlet=items[0].outlet,
            credits=(*items[0].credits, *items[0].lineage),
        )


def find_copies(reports: Iterable[Passages]) -> tuple[Copy, ...]:
    """Find which passages of which reports repeat those of others.

    Passages of one report are not compared with each other. The outcome does not depend on
    the order of the reports.

    Args:
        reports: each report once.

    Returns:
        Copies in order of their passages. Where three reports share a passage, all three
        pairs are listed; of several passages of one report only the one most alike.
    """
    by_words: dict[tuple[str, ...], list[_Cut]] = defaultdict(list)
    for report in sorted(reports, key=_precedence):
        for span in sorted(set(report.spans)):
            cut = _cut(report, span)
            by_words[cut.words].append(cut)
    wordings = [cuts for cuts in by_words.values() if cuts[0].shingles]
    aligned: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {}
    found: list[Copy] = []
    for number, alike in enumerate(_alike(wordings)):
        for cut in wordings[number]:
            for other, earlier in _best_by_report(cut, alike, wordings):
                pair = (other, number)
                if pair not in aligned:
                    aligned[pair] = _aligned(earlier, cut)
                found.append(_copy(earlier, cut, *aligned[pair]))
    return tuple(sorted(found, key=lambda copy: (copy.later, copy.earlier)))


def _alike(wordings: list[list[_Cut]]) -> list[list[int]]:
    """For each distinct wording those that it shares a passage with, the most alike first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, cuts in enumerate(wordings):
        for shingle in cuts[0].shingles:
            holders[shingle].append(number)
    alike = []
    for number, cuts in enumerate(wordings):
        shared: Counter[int] = Counter()
        for shingle in cuts[0].shingles:
            if len(holders[shingle]) <= CROWD:
                shared.update(holders[shingle])
        least = {
            other: min(len(cuts[0].shingles), len(wordings[other][0].shingles)) for other in shared
        }
        near = [
            other
            for other, count in shared.items()
            if count >= LEAST_SHARED and count / least[other] >= CONTAINED
        ]
        alike.append(sorted(near, key=lambda o: (o != number, -shared[o] / least[o], o)))
    return alike


def _best_by_report(
    cut: _Cut, alike: list[int], wordings: list[list[_Cut]]
) -> Iterator[tuple[int, _Cut]]:
    """From each report that precedes this one the passage that is most like this."""
    seen = {cut.report.report_id}
    for other in alike:
        for earlier in wordings[other]:
            report = earlier.report
            if report.report_id not in seen and _precedence(report) < _precedence(cut.report):
                seen.add(report.report_id)
                yield other, earlier


def _precedence(report: Passages) -> tuple[str, str]:
    return (report.published or "9999", report.report_id)


def _cut(report: Passages, span: Span) -> _Cut:
    words = words_of(span.cut(report.text))
    masked = tuple("#" if is_number(word) else word for word in words)
    shingles = frozenset(zip(*(masked[n:] for n in range(SHINGLE)), strict=False))
    return _Cut(Passage(report.report_id, span), report, words, masked, shingles)


def _copy(one: _Cut, two: _Cut, share: float, differences: tuple[str, ...]) -> Copy:
    """`one` precedes `two` by date, then by id; a credit says otherwise where there is one."""
    earlier, later = one, two
    basis = "published earlier" if one.report.published < two.report.published else "same day"
    if not one.report.published or not two.report.published:
        basis = "dates not known"
    if credits_outlet(two.report.credits, one.report.outlet):
        basis = f"credits {one.report.outlet}"
    elif credits_outlet(one.report.credits, two.report.outlet):
        earlier, later, basis = two, one, f"credits {two.report.outlet}"
        differences = tuple(" -> ".join(d.split(" -> ")[::-1]) for d in differences)
    return Copy(
        earlier=earlier.passage,
        later=later.passage,
        share=round(share, 3),
        differences=differences,
        basis=basis,
    )


def _aligned(earlier: _Cut, later: _Cut) -> tuple[float, tuple[str, ...]]:
    """Share of the shorter passage that the other has in order, and the telling exchanges."""
    if earlier.words == later.words:
        return 1.0, ()
    old, new = (_printed(cut) for cut in (earlier, later))
    common, found = 0, []
    matcher = SequenceMatcher(None, earlier.masked, later.masked, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            common += b - a
            pairs = zip(old[a:b], new[c:d], earlier.words[a:b], later.words[c:d], strict=True)
            found += [f"{p} -> {q}" for p, q, one, two in pairs if one != two]
        elif _tells(old[a:b], new[c:d]):
            found.append(f"{' '.join(old[a:b]) or '-'} -> {' '.join(new[c:d]) or '-'}")
    return common / min(len(earlier.words), len(later.words)), tuple(found)


def _printed(cut: _Cut) -> tuple[str, ...]:
    printed = printed_words(cut.passage.span.cut(cut.report.text))
    return printed if len(printed) == len(cut.words) else cut.words


def _tells(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether an exchange changes what is said: a negation, or a name for another name."""
    negated = NEGATIONS & set(map(fold, old)) != NEGATIONS & set(map(fold, new))
    named = all(any(word[0].isupper() for word in words) for words in (old, new))
    return negated or named


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
