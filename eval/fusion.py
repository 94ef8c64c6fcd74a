"""Figures of fusion: stories, events, copies, named origins.

python -m eval.fusion [SHARED]
    Prints a Markdown table; what is absent under SHARED is skipped and said. `eval.copies` makes
    the synthetic copies. Test topics are never read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval import copies, linking
from eval.clusters import b_cubed
from vedette.config import Engine, read_here
from vedette.fusion.lineage_lines import LineageLine, SourcedReport, lineage_lines
from vedette.fusion.story_clusters import StoryText, find_stories
from vedette.lexicon.origin_names import makers
from vedette.records.reports import Report

SHARED = Path(__file__).parents[2] / "shared"
TOPICS = "corpora/ecbplus/stories.jsonl"
GROUPS = "gold/multi.dev.jsonl"
GROUP_REPORTS = "gold/multi.dev.docs.jsonl"
COPY_KINDS = ("copy", "partial_copy")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: what was measured, on what, the figure, and what is to be reached ("" for none)."""

    what: str
    data: str
    value: float | None
    reach: str = ""

    def row(self) -> str:
        shown = "not here" if self.value is None else f"{self.value:.3f}"
        return f"| {self.what} | {self.data} | {shown} | {self.reach} |"


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def story_figures(shared: Path) -> Iterator[Figure]:
    for split, reach in (("train", ""), ("dev", ".93")):
        value = None
        if (shared / TOPICS).exists():
            rows = [row for row in load(shared / TOPICS) if row["split"] == split]
            texts = [StoryText(name=row["doc_id"], text=row["text"]) for row in rows]
            made = dict(zip((t.name for t in texts), find_stories(texts), strict=True))
            value = b_cubed({row["doc_id"]: row["cluster_id"] for row in rows}, made)
        yield Figure("stories, B3 F1", f"ecbplus {split} topics", value, reach)


def event_figures(shared: Path) -> Iterator[Figure]:
    for split, reach in (("train", ""), ("dev", ".80")):
        here = (shared / linking.CORPUS).exists()
        value = linking.measure(linking.load(shared, split)).conll if here else None
        yield Figure("events of given mentions, CoNLL F1", f"ecbplus {split} topics", value, reach)


def group_figures(shared: Path) -> Iterator[Figure]:
    """The labelled groups of reports; their labels were made by a language model."""
    named = ("stories, B3 F1", "copies, F1", "named origins, F1")
    reach = (".90", ".90", ".70")
    values: tuple[float | None, ...] = (None, None, None)
    if (shared / GROUPS).exists():
        values = _groups(load(shared / GROUPS), load(shared / GROUP_REPORTS))
    for what, value, least in zip(named, values, reach, strict=True):
        yield Figure(what, "multi.dev", value, least)


def _groups(gold: list[dict[str, Any]], rows: list[dict[str, Any]]) -> tuple[float, ...]:
    group = {
        doc: (str(entry["group"]), number)
        for entry in gold
        for number, story in enumerate(entry["stories"])
        for doc in story
    }
    reports = [_report(row) for row in rows if row["doc"] in group]
    texts = [
        StoryText(name=r.name, text=r.text, title=r.title, published=r.published) for r in reports
    ]
    found = zip(reports, find_stories(texts), strict=True)
    made = {report.name: (group[report.name][0], story) for report, story in found}
    lines = lineage_lines([_sourced(report) for report in reports])
    labels = [line for entry in gold for line in entry["lineage"]]
    return b_cubed(group, made), _copies(labels, lines), _origins(labels, lines)


def _report(row: dict[str, Any]) -> Report:
    day = date.fromisoformat(row["published"]) if row.get("published") else None
    return Report(
        name=row["doc"],
        text=row["text"],
        title=row.get("title") or "",
        outlet=row.get("outlet") or "",
        published=day,
    )


def _sourced(report: Report) -> SourcedReport:
    read = read_here(report, engine=Engine(name="rules"))
    sources = tuple(source for claim in read.claims for source in claim.sources)
    return SourcedReport(document=read.document, sources=sources)


def _copies(labels: list[dict[str, Any]], lines: tuple[LineageLine, ...]) -> float:
    gold = {frozenset((x["from"], x["to"])) for x in labels if x["kind"] in COPY_KINDS}
    made = {frozenset((x.from_, x.to)) for x in lines if x.kind in COPY_KINDS}
    return 2 * len(gold & made) / (len(gold) + len(made))


def _origins(labels: list[dict[str, Any]], lines: tuple[LineageLine, ...]) -> float:
    """F1 over pairs of report and origin, matched one to one by name."""
    gold = sorted({(x["from"], x["to"]) for x in labels if x["kind"] not in COPY_KINDS})
    free = sorted({(x.from_, x.to) for x in lines if x.kind not in COPY_KINDS})
    count, right = len(gold) + len(free), 0
    for doc, name in gold:
        match = next((x for x in free if x[0] == doc and same_origin(name, x[1])), None)
        if match is not None:
            free.remove(match)
            right += 1
    return 2 * right / count


def same_origin(one: str, two: str) -> bool:
    """Whether two names are of one maker, or all words of the shorter stand in the longer."""
    known = [makers().get(name) for name in (one, two)]
    if all(known):
        return known[0] == known[1]
    words, others = set(one.casefold().split()), set(two.casefold().split())
    return words <= others or others <= words


def main(arguments: list[str]) -> int:
    shared = Path(arguments[0]) if arguments else SHARED
    print("| what | data | figure | reach |\n|---|---|---|---|")
    for figures in (story_figures, event_figures, group_figures):
        for figure in figures(shared):
            print(figure.row(), flush=True)
    if (shared / copies.POOL).exists():
        print("\n" + "\n".join(copies.lines(copies.measure(copies.load(shared)))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
