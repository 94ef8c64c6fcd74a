"""Time expressions against gold.

python eval/times.py timexes < INPUT.jsonl > PRED.jsonl
    Input lines {"doc","text","published"}; prints lines as `vedette times --format jsonl` does.
python eval/times.py claims DOCS.jsonl GOLD.jsonl [--head] [--errors]
    Share of claims whose time, given its span, gets the same days as in the gold. With --head,
    a full date printed in the first 160 characters of a text replaces the `published` of its
    line, as the annotation guidelines say.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from vedette.grounding.times import find_times
from vedette.grounding.timex_values import closing_day, opening_day
from vedette.records.spans import Span

HEAD = 160


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
    if sys.argv[1] == "timexes":
        timexes()
    else:
        claims(*sys.argv[2:4], head="--head" in sys.argv, errors="--errors" in sys.argv)
