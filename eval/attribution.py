"""Score the rules for "according to whom" on gold triggers.

    python -m eval.attribution [--dev] [--half 0|1] [--errors N]

Predicts the source chain at every gold trigger of ../shared/corpora/claims/train (or dev) and
prints the reference scorer's source figures, by sub-corpus and by half: documents are split by
a hash of their id, rules are written while reading half 0 only, half 1 is the held-out check.
The labels were made by language models reading the texts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

from vedette.engines.rules.attribution.attribute import Attribution, attribute, sources_at
from vedette.engines.rules.syntax.phrases import parse
from vedette.reading.layout import lay_out
from vedette.records.reports import Report
from vedette.records.spans import Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
CLAIMS = SHARED / "corpora" / "claims"


@dataclass(slots=True)
class Tally:
    """Counts of one group of claims."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, gold: list[dict[str, Any]], said: list[dict[str, Any]]) -> bool:
        """Count one claim; returns whether its innermost source is right."""
        n = self.counts
        right = (not gold and not said) or (
            bool(gold) and bool(said) and same_source(gold[-1], said[-1])
        )
        n["claims"] += 1
        n["right"] += right
        n["false"] += not gold and bool(said)
        n["unattributed"] += not gold
        if gold:
            n["attributed"] += 1
            n["attributed_right"] += right
            n["missed"] += not said
            n["chain"] += len(gold) == len(said) and all(
                same_source(a, b) for a, b in zip(gold, said, strict=True)
            )
            if right:
                n["kinds"] += 1
                n["kinds_right"] += gold[-1]["kind"] == said[-1]["kind"]
        return right

    def line(self) -> str:
        """The figures on one line."""
        n = self.counts

        def share(part: str, whole: str) -> str:
            return f"{n[part] / n[whole]:.3f}" if n[whole] else "  -  "

        return (
            f"{n['claims']:6} claims  attributed_source_acc {share('attributed_right', 'attributed')}"
            f"  source_acc {share('right', 'claims')}  chain {share('chain', 'attributed')}"
            f"  kind {share('kinds_right', 'kinds')}  missed {share('missed', 'attributed')}"
            f"  false {share('false', 'unattributed')}"
        )


def overlap(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Spans agree when they share at least 40 % of what they cover together."""
    both: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    together: int = max(a["end"], b["end"]) - min(a["start"], b["start"])
    return both > 0 and both / together >= 0.4


def bare(words: str) -> str:
    """Words without article and case."""
    low = words.lower().strip()
    for article in ("the ", "an ", "a "):
        low = low.removeprefix(article)
    return low


def same_source(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """The reference scorer's rule: overlapping spans or the same words."""
    return overlap(a, b) or bare(a["text"]) == bare(b["text"])


def half_of(doc: str) -> int:
    """0 for documents that rules may be written on, 1 for the held-out half."""
    return int(sha256(doc.encode()).hexdigest(), 16) % 2


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def attributions(text: str) -> tuple[tuple[Attribution, ...], float]:
    """Attributions of a text, and the seconds that attribution alone took."""
    document = lay_out(Report(name="", text=text), keep_all=True)
    parsed = tuple(parse(text, sentence) for sentence in document.sentences)
    begun = process_time()
    found = attribute(text, document.sentences, parsed, document.paragraphs)
    return found, process_time() - begun


def show(doc: str, text: str, claim: dict[str, Any], said: list[dict[str, Any]]) -> None:
    """Print one error with its surroundings."""
    start, end = claim["trigger"]["start"], claim["trigger"]["end"]
    around = text[max(0, start - 260) : start] + ">>" + text[start:end] + "<<"
    around += text[end : end + 220]
    gold = [(s["text"], s["kind"]) for s in claim["source"]]
    print(f"--- {doc} {claim['type']} gold {gold} said {[(s['text'], s['rule']) for s in said]}")
    print("   ", around.replace("\n", " / "))


def main(argv: list[str]) -> int:
    """Run the evaluation."""
    options = argparse.ArgumentParser(prog="python -m eval.attribution")
    options.add_argument("--dev", action="store_true", help="score dev (a final figure only)")
    options.add_argument("--half", type=int, choices=(0, 1), default=None)
    options.add_argument("--errors", type=int, default=0, help="print every Nth error")
    options.add_argument("--prefix", default="", help="only documents with this prefix")
    chosen = options.parse_args(argv)
    if not CLAIMS.is_dir():
        print(f"skipped: {CLAIMS} is absent; the labelled reports are not a part of the project")
        return 0
    part = "dev" if chosen.dev else "train"
    texts = {d["doc"]: d["text"] for d in read_lines(CLAIMS / f"{part}.docs.jsonl")}
    tallies: dict[str, Tally] = defaultdict(Tally)
    seconds, characters, wrong = 0.0, 0, 0
    for gold in read_lines(CLAIMS / f"{part}.gold.jsonl"):
        doc, text = gold["doc"], texts[gold["doc"]]
        if chosen.half is not None and half_of(doc) != chosen.half:
            continue
        if not doc.startswith(chosen.prefix):
            continue
        found, took = attributions(text)
        seconds, characters = seconds + took, characters + len(text)
        for claim in gold["claims"]:
            trigger = Span(claim["trigger"]["start"], claim["trigger"]["end"])
            rules = "+".join(a.rule for a in found if a.scope.covers(trigger))
            said = [
                {"start": s.span.start, "end": s.span.end, "text": s.span.cut(text),
                 "kind": s.kind, "rule": rules}
                for s in sources_at(found, trigger)
            ]  # fmt: skip
            for key in (doc.split("-")[0], f"half {half_of(doc)}"):
                tallies[key].add(claim["source"], said)
            right = tallies["all"].add(claim["source"], said)
            if not right:
                wrong += 1
                if chosen.errors and wrong % chosen.errors == 0:
                    show(doc, text, claim, said)
    for key in sorted(tallies):
        print(f"{part} {key:10} {tallies[key].line()}")
    print(
        f"{1300 * 1000 * seconds / max(1, characters):.2f} ms a 1,300 characters, parsing left out"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
