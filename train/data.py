"""Labelled reports as the network's examples: the same words and notes as in the shipped reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from tokenizers import Tokenizer

from vedette.engines.model.labels import (
    INNERMOST,
    LINK,
    MODES,
    NO_LINK,
    ROLES,
    STATUSES,
    TYPES,
)
from vedette.engines.model.notes import Notes, note
from vedette.engines.model.questions import Question, ask, known_sources
from vedette.engines.model.tagger import paragraph_of
from vedette.engines.model.words import Worded, word
from vedette.engines.rules.tagger import RulesReading, RulesTagger
from vedette.reading.layout import lay_out
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span


@dataclass(slots=True, kw_only=True)
class Asked:
    """A question with its answers; -1 stands for "not labelled"."""

    question: Question
    roles: list[int]
    status: int
    mode: int
    links: list[int]


@dataclass(slots=True, kw_only=True)
class Example:
    """One report: words, notes, and the answers of every head."""

    doc: str
    document: Document
    seen: RulesReading
    worded: Worded
    notes: Notes
    triggers: list[int]
    sources: list[int]
    candidates: list[tuple[int, int]]
    asked: list[Asked]
    paragraph: list[int]


def prepare(row: Mapping[str, Any], tagger: RulesTagger, tokenizer: Tokenizer) -> Example:
    """Lay a report out, let the rules read it, and cut it into words; no labels yet."""
    day = row.get("published") or ""
    report = Report(
        name=str(row["doc"]),
        text=str(row["text"]),
        published=date.fromisoformat(day) if len(day) == 10 else None,
        outlet=row.get("outlet") or "",
        title=row.get("title") or "",
    )
    document = lay_out(report)
    seen = tagger.read(document)
    worded = word(document, tokenizer)
    return Example(
        doc=report.name,
        document=document,
        seen=seen,
        worded=worded,
        notes=note(report.text, worded, seen),
        triggers=[0] * len(worded.spans),
        sources=[0] * len(worded.spans),
        candidates=known_sources(worded, seen),
        asked=[],
        paragraph=paragraph_of(document),
    )


def label(example: Example, claims: Sequence[Mapping[str, Any]]) -> Example:
    """Write the answers of a labelled report into its example."""
    worded = example.worded
    spots = []
    for claim in claims:
        where = _range(worded, claim.get("trigger"))
        if where is not None and not any(example.triggers[i] for i in range(*where)):
            mark(example.triggers, where, TYPES.index(claim["type"]))
            spots.append((where, claim))
    gold = {r for _, c in spots for s in c.get("source") or () if (r := _range(worded, s))}
    for where in sorted(gold):
        if not any(example.sources[i] for i in range(*where)):
            mark(example.sources, where, 0)
    known = [c for c in example.candidates if not any(_same(c, g) for g in gold)]
    example.candidates = sorted([*known, *gold])
    example.asked = [_asked(example, where, claim) for where, claim in spots]
    return example


def _asked(example: Example, where: tuple[int, int], claim: Mapping[str, Any]) -> Asked:
    worded = example.worded
    question = ask(worded, example.seen, where, example.candidates)
    first, last = question.window
    roles = [0] * (last - first)
    spans: list[tuple[str, Any]] = [(r, a) for r in ROLES[:-2] for a in claim.get(r) or ()]
    spans += [("time", claim["time"])] if claim.get("time") else []
    spans += [("cue", cue) for cue in claim.get("cues") or ()]
    for role, item in spans:
        found = _range(worded, item)
        if found is not None and first <= found[0] and found[1] <= last:
            at = (found[0] - first, found[1] - first)
            if not any(roles[i] for i in range(*at)):
                mark(roles, at, ROLES.index(role))
    chain = [r for s in claim.get("source") or () if (r := _range(worded, s))]
    links = []
    for number in question.sources:
        hits = [i for i, link in enumerate(chain) if _same(link, example.candidates[number])]
        links.append(NO_LINK if not hits else INNERMOST if hits[-1] == len(chain) - 1 else LINK)
    mode = claim.get("mode") or ""
    return Asked(
        question=question,
        roles=roles,
        status=STATUSES.index(claim["status"]),
        mode=MODES.index(mode) if mode in MODES else -1,
        links=links,
    )


def _same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both > 0 and both / (max(one[1], other[1]) - min(one[0], other[0])) >= 0.4


def _range(worded: Worded, item: Mapping[str, Any] | None) -> tuple[int, int] | None:
    if not item:
        return None
    sentence = worded.sentence_at(item["start"])
    if sentence < 0:
        return None
    start, end = worded.words_in(Span(item["start"], item["end"]), sentence)
    return (start, end) if start < end else None


def mark(tags: list[int], where: tuple[int, int], index: int) -> None:
    """Begin label `index` at the first word of a range and go on with it."""
    for i in range(*where):
        tags[i] = 1 + 2 * index if i == where[0] else 2 + 2 * index


def load(path: str) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with open(path, "rb") as lines:  # noqa: PTH123
        return [msgspec.json.decode(line) for line in lines if line.strip()]


def examples(
    docs: Iterable[Mapping[str, Any]], gold: Mapping[str, Sequence[Mapping[str, Any]]],
    tagger: RulesTagger, tokenizer: Tokenizer,
) -> list[Example]:  # fmt: skip
    """Examples of all reports that have labels."""
    return [
        label(prepare(row, tagger, tokenizer), gold[row["doc"]])
        for row in docs
        if row["doc"] in gold
    ]
