"""Relations between reports against labels.

python -m eval.relations multi DOCS.jsonl GOLD.jsonl [--errors]
    Pairs of reports and slots that contradict or update each other, as
    ../shared/eval/score_clusters.py counts them: a pair and slot counts once, the direction and
    which of the two kinds it is do not count. The gold is one reading of a language model.
python -m eval.relations altered PAIRS.jsonl [--examples N]
    Articles against versions in which a language model was asked to change one to three topics.
    The labels are what was asked for, nobody checked them. Counts, per slot, how often it is
    found, and whether every claim of an altered version still stands in an event of its own words.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from vedette.cli.read import evidence_of
from vedette.config import read_here
from vedette.fusion.comparing import compare_reports
from vedette.fusion.events import group
from vedette.records.events import Evidence
from vedette.records.relations import Relation
from vedette.records.reports import Report

TOPICS = {
    "place of death": "place",
    "date of death": "time",
    "actor": "actor",
    "name of casualty or group": "recipient",
    "cause of death": "event_type",
}
"""Topics that were asked to change, and the slots in which a change of them would show."""

DISPUTES = ("contradicts", "updates")
Pair = tuple[frozenset[str], str]


def read(item: dict[str, Any]) -> list[Evidence]:
    """The claims of one line."""
    day = item.get("published") or ""
    report = Report(
        name=item["doc"],
        text=item["text"],
        outlet=item.get("outlet") or "",
        title=item.get("title") or "",
        published=date.fromisoformat(day) if day else None,
    )
    return evidence_of(read_here(report))


def figures(right: int, found: int, labelled: int) -> dict[str, float | int]:
    precision, recall = right / found if found else 0.0, right / labelled if labelled else 0.0
    f1 = 2 * right / (found + labelled) if found + labelled else 0.0
    return {
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "f1": round(f1, 3),
        "right": right,
        "found": found,
        "labelled": labelled,
    }


def multi(docs_path: str, gold_path: str, *, errors: bool) -> None:
    evidence = [claim for item in lines(docs_path) for claim in read(item)]
    found = {pair_of(r): r for r in compare_reports(evidence) if r.kind in DISPUTES}
    quotes: dict[Pair, str] = {}
    for item in lines(gold_path):
        for relation in item["relations"]:
            if relation["kind"] in DISPUTES and relation["slot"] != "other":
                pair = (frozenset((relation["a"], relation["b"])), relation["slot"])
                quotes.setdefault(pair, f"{relation['a_quote']} | {relation['b_quote']}")
    print(json.dumps(figures(len(quotes.keys() & found.keys()), len(found), len(quotes))))
    for slot, told in by_slot(found, quotes):
        print(f"{slot:<10} {told}")
    if errors:
        for pair in sorted(quotes.keys() - found.keys(), key=named):
            print("missed", *named(pair), quotes[pair], sep=" | ")
        for pair in sorted(found.keys() - quotes.keys(), key=named):
            print("made up", *named(pair), found[pair].reason, sep=" | ")


def pair_of(relation: Relation) -> Pair:
    return frozenset((relation.a_report, relation.b_report)), relation.slot


def named(pair: Pair) -> tuple[str, ...]:
    return (*sorted(pair[0]), pair[1])


def by_slot(found: Iterable[Pair], labelled: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    ours, theirs = set(found), set(labelled)
    right = Counter(slot for _, slot in ours & theirs)
    made = Counter(slot for _, slot in ours - theirs)
    missed = Counter(slot for _, slot in theirs - ours)
    for slot in sorted({*right, *made, *missed}):
        yield slot, f"{right[slot]} right, {made[slot]} made up, {missed[slot]} missed"


def altered(path: str, *, examples: int) -> None:
    found: set[Pair] = set()
    asked: set[Pair] = set()
    pairs = kept = claims = 0
    shown = []
    for pair in lines(path):
        name = pair["pair_id"]
        both = [
            claim
            for version, outlet in (("orig_text", "one"), ("changed_text", "two"))
            for claim in read({"doc": f"{name} {outlet}", "text": pair[version], "outlet": outlet})
        ]
        relations = [r for r in compare_reports(both) if r.kind != "supports"]
        found |= {(frozenset((name,)), r.slot) for r in relations}
        topics = [TOPICS[topic] for topic in pair["changed_topics"] if topic in TOPICS]
        asked |= {(frozenset((name,)), slot) for slot in topics}
        standing = {c for event in group(tuple(both)).upsert for c in event.claim_ids}
        ids = {item.claim.id for item in both}
        claims, kept, pairs = claims + len(ids), kept + len(ids & standing), pairs + 1
        told = [f"{r.slot}: {r.a_words.text!r} / {r.b_words.text!r}" for r in relations[:3]]
        shown.append(f"{name} asked {topics}: {'; '.join(told) or 'nothing found'}")
    print(json.dumps(figures(len(found & asked), len(found), len(asked))))
    print(f"{pairs} pairs; {kept} of {claims} claims stand in an event")
    for slot, told_slot in by_slot(found, asked):
        print(f"{slot:<10} {told_slot}")
    for line in shown[:examples]:
        print(line)


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line]


if __name__ == "__main__":
    if sys.argv[1] == "multi":
        multi(*sys.argv[2:4], errors="--errors" in sys.argv)
    else:
        number = int(sys.argv[sys.argv.index("--examples") + 1]) if "--examples" in sys.argv else 0
        altered(sys.argv[2], examples=number)
