"""Time expressions against gold.

python -m eval.times measure [SHARED]
    Precision, recall and F1 on the development sets, as `eval.run` gates them; a Markdown table.
python -m eval.times timexes < INPUT.jsonl > PRED.jsonl
    Input lines {"doc","text","published"}; prints lines as `vedette times --format jsonl` does.
python -m eval.times claims DOCS.jsonl GOLD.jsonl [--head] [--errors]
    Share of claims whose time, given its span, gets the same days as in the gold. With --head,
    a full date printed in the first 160 characters of a text replaces the `published` of its
    line, as the annotation guidelines say.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vedette.grounding.times import find_times
from vedette.grounding.timex_values import closing_day, opening_day
from vedette.records.grounded import TimeMention
from vedette.records.spans import Span
from vedette.scoring import PRF

HEAD = 160
SHARED = Path(__file__).parents[2] / "shared"

SETS = {
    "timebank": "corpora/tempeval3/timebank.jsonl",
    "aquaint": "corpora/tempeval3/aquaint.jsonl",
}
"""Development sets of time expressions: errors on both have been looked at. Lines are
{"doc_id","text","dct","timexes":[{"start","end","type","value"}]}."""

MEASURES = ("relaxed", "strict", "type", "value")
GATED = ("relaxed", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesScore:
    """One set scored as in TempEval-3.

    `relaxed`: the spans overlap; `strict`: the same span; `type`, `value`: relaxed, and the
    same TIMEX3 type, value.
    """

    docs: int
    relaxed: PRF
    strict: PRF
    type: PRF
    value: PRF


def score_times(docs: Iterable[tuple[list[dict[str, Any]], tuple[TimeMention, ...]]]) -> TimesScore:
    """Score the expressions of some texts, each given with its gold ones.

    A gold expression takes the one of the same span, else the first that overlaps it; each
    found expression serves once.
    """
    right, gold_count, found_count, texts = dict.fromkeys(MEASURES, 0), 0, 0, 0
    for gold, found in docs:
        texts, gold_count, found_count = texts + 1, gold_count + len(gold), found_count + len(found)
        free = list(found)
        for item in gold:
            span = Span(item["start"], item["end"])
            near = [mention for mention in free if mention.words.span.overlaps(span)]
            if not near:
                continue
            mine = next((mention for mention in near if mention.words.span == span), near[0])
            free.remove(mine)
            right["relaxed"] += 1
            right["strict"] += mine.words.span == span
            right["type"] += mine.type == item["type"]
            right["value"] += mine.value == item["value"]
    figures = {name: _prf(count, gold_count, found_count) for name, count in right.items()}
    return TimesScore(docs=texts, **figures)


def _prf(right: int, gold: int, found: int) -> PRF:
    return PRF(
        p=round(right / found, 4) if found else 0.0,
        r=round(right / gold, 4) if gold else 0.0,
        f1=round(2 * right / (gold + found), 4) if gold + found else 0.0,
        gold=gold,
        pred=found,
    )


def measure_times(shared: Path) -> dict[str, TimesScore]:
    """Score the development sets that are there; the publication day is that of the text."""
    measured = {}
    for name, file in SETS.items():
        if (shared / file).exists():
            measured[name] = score_times(
                (doc["timexes"], find_times(doc["text"], published=day_of(doc["dct"][:10])))
                for doc in lines(str(shared / file))
            )
    return measured


def gate_figures(measured: Mapping[str, TimesScore]) -> dict[str, float]:
    """The figures that have a floor in `eval/baseline.json`, by name."""
    return {
        f"times {name}.{measure}.f1": getattr(score, measure).f1
        for name, score in measured.items()
        for measure in GATED
    }


def times_table(measured: Mapping[str, TimesScore]) -> list[str]:
    """A Markdown table of precision, recall and F1, one line a set."""
    table = [
        "| time expressions | "
        + " | ".join(f"{name} P | R | F1" for name in MEASURES)
        + " | gold | found |",
        "|---|" + "--:|" * (3 * len(MEASURES) + 2),
    ]
    for name, score in measured.items():
        parts = [getattr(score, measure) for measure in MEASURES]
        cells = [f"{part.p:.3f} | {part.r:.3f} | {part.f1:.3f}" for part in parts]
        counts = f"{score.relaxed.gold} | {score.relaxed.pred}"
        table.append(f"| {name}, {score.docs} texts | {' | '.join(cells)} | {counts} |")
    return table


def day_of(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == 10 else None


def printed_day(text: str) -> date | None:
    for mention in find_times(text[:HEAD], published=None):
        if len(mention.first) == 10 and mention.first == mention.last:
            return date.fromisoformat(mention.first)
    return None


def timexes() -> None:
    for line in sys.stdin:
        item = json.loads(line)
        found = find_times(item["text"], published=day_of(item.get("published")))
        rows = [
            {
                "start": mention.words.span.start,
                "end": mention.words.span.end,
                "text": mention.words.text,
                "type": mention.type,
                "value": mention.value,
                "from": mention.first,
                "to": mention.last,
            }
            for mention in found
        ]
        print(json.dumps({"doc": item["doc"], "timexes": rows}, ensure_ascii=False))


def claims(docs_path: str, gold_path: str, *, head: bool, errors: bool) -> None:
    docs = {item["doc"]: item for item in lines(docs_path)}
    resolved = same = without_day = empty = filled = 0
    for item in lines(gold_path):
        text = docs[item["doc"]]["text"]
        published = (printed_day(text) if head else None) or day_of(docs[item["doc"]]["published"])
        for gold in (claim["time"] for claim in item["claims"] if claim.get("time")):
            span = Span(gold["start"], gold["end"])
            mine = find_times(text, published=published, spans=(span,))[0]
            if not gold.get("from"):
                empty += 1
                filled += bool(mine.first)
                continue
            if published is None:
                without_day += 1
                continue
            resolved += 1
            expected = (opening_day(gold["from"]), closing_day(gold.get("to") or gold["from"]))
            got = (opening_day(mine.first), closing_day(mine.last)) if mine.first else None
            same += expected == got
            if errors and expected != got:
                context = text[max(0, span.start - 50) : span.end + 20].replace("\n", " ")
                shown = (
                    published,
                    gold["text"],
                    gold["from"],
                    gold.get("to"),
                    mine.first,
                    mine.last,
                )
                print(*shown, mine.rule, context, sep=" | ")
    figures = {
        "claims": resolved,
        "same": same,
        "accuracy": round(same / resolved, 4) if resolved else None,
        "no day to reckon from": without_day,
        "unresolved in gold": empty,
        "of these resolved here": filled,
    }
    print(json.dumps(figures))


def lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line]


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        print("\n".join(times_table(measure_times(Path(sys.argv[2]) if sys.argv[2:] else SHARED))))
    elif sys.argv[1] == "timexes":
        timexes()
    else:
        claims(*sys.argv[2:4], head="--head" in sys.argv, errors="--errors" in sys.argv)
