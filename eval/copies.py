"""Synthetic copies of real articles: does lineage find them, and nothing else?

python -m eval.copies [SHARED]
    Recall for each edit, precision against the other articles (unrelated, of the same story,
    or of the same maker), and reports a second for signatures.
python -m eval.copies --write FILE [SHARED]
    The reports as JSON Lines, for `vedette lineage`; the name of a copy is ARTICLE~EDIT.

The edits depend on nothing but the texts and the seed in this file.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from vedette.fusion.copies import PrintedReport, find_report_copies
from vedette.fusion.shingles import shingled, signature

SHARED = Path(__file__).parents[2] / "shared"
POOL = "corpora/pool/reports.jsonl"

HOSTS = "WCEP"
"""Maker of the texts that copies are embedded in: its texts repeat nobody's words."""

SEED = 20261127
ARTICLES = 400
LEAST_WORDS = 80
NOISE = 0.04

Edit = Callable[[list[str], list[str], Random], str]


def _framed(words: list[str], _: list[str], random: Random) -> str:
    head = f"The Daily Lantern, edition {random.randint(1, 900)}. Read more on our pages."
    return f"{head}\n{' '.join(words)}\nCopyright The Daily Lantern. All rights reserved."


def _first(share: float) -> Edit:
    return lambda words, _, __: " ".join(words[: max(1, round(share * len(words)))])


def _embedded(words: list[str], host: list[str], random: Random) -> str:
    """Four tenths of the article in the middle of another text, from anywhere in it."""
    length = round(0.4 * len(words))
    start = random.randint(0, len(words) - length)
    half = len(host) // 2
    return " ".join(host[:half] + words[start : start + length] + host[half:])


def _noisy(words: list[str], host: list[str], random: Random) -> str:
    """Four words in a hundred exchanged for words of another text."""
    return " ".join(random.choice(host) if random.random() < NOISE else word for word in words)


EDITS: dict[str, Edit] = {
    "header/footer": _framed,
    "first 60 %": _first(0.6),
    "first 30 %": _first(0.3),
    "40 % embedded": _embedded,
    "4 % word noise": _noisy,
}
REACH = dict(zip(EDITS, (0.98, 0.98, 0.95, 0.92, 0.95), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesScore:
    """Recall by edit; precision over all pairs said to be copies; signatures a second."""

    recall: dict[str, float]
    precision: float
    pairs: int
    others: tuple[tuple[str, str], ...]
    articles: int
    per_second: float


def synthetic(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The articles, and of each a copy by each edit; the hosts of copies are not among them."""
    random = Random(SEED)
    long = sorted(
        (r for r in rows if len(r["text"].split()) >= LEAST_WORDS), key=lambda r: r["doc"]
    )
    random.shuffle(long)
    articles = long[:ARTICLES]
    hosts = [row for row in long[ARTICLES:] if row["src"] == HOSTS]
    made = []
    for row in articles:
        own = {name: hosts.pop()["text"].split() for name in ("40 % embedded", "4 % word noise")}
        made.append({"doc": row["doc"], "text": row["text"], "published": "2031-05-01"})
        for name, edit in EDITS.items():
            text = edit(row["text"].split(), own.get(name, []), random)
            made.append({"doc": f"{row['doc']}~{name}", "text": text, "published": "2031-05-02"})
    return made


def measure(rows: list[dict[str, Any]]) -> CopiesScore:
    """Make the copies, look for them, and count."""
    made = synthetic(rows)
    reports = [PrintedReport(name=r["doc"], text=r["text"], published=r["published"]) for r in made]
    started = time.perf_counter()
    for report in reports:
        signature(shingled(report.text).distinct)
    per_second = len(reports) / (time.perf_counter() - started)
    found: Counter[str] = Counter()
    wrong: list[tuple[str, str]] = []
    right = 0
    for copy in find_report_copies(reports):
        (one, edit), (two, other) = (
            reports[n].name.partition("~")[::2] for n in (copy.later, copy.earlier)
        )
        if one != two:
            wrong.append((reports[copy.later].name, reports[copy.earlier].name))
            continue
        right += 1
        if not other:
            found[edit] += 1
    count = sum("~" not in report.name for report in reports)
    return CopiesScore(
        recall={edit: found[edit] / count for edit in EDITS},
        precision=right / (right + len(wrong)),
        pairs=right + len(wrong),
        others=tuple(wrong),
        articles=count,
        per_second=per_second,
    )


def lines(score: CopiesScore) -> Iterator[str]:
    """The figures as rows of a Markdown table."""
    yield "| edit | recall | reach |"
    yield "|---|---|---|"
    for edit, recall in score.recall.items():
        yield f"| {edit} | {recall:.3f} | {REACH[edit]} |"
    yield f"| precision over {score.pairs:,} pairs | {score.precision:.3f} | 0.98 |"
    yield f"| signatures, reports a second | {score.per_second:,.0f} | 2,000 |"


def load(shared: Path) -> list[dict[str, Any]]:
    text = (shared / POOL).read_text("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--write"]:
        rows = synthetic(load(Path(arguments[2]) if len(arguments) > 2 else SHARED))
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        Path(arguments[1]).write_text(text, "utf-8")
        return 0
    score = measure(load(Path(arguments[0]) if arguments else SHARED))
    print("\n".join(lines(score)))
    for one, two in score.others[:20]:
        print(f"also: {one} / {two}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
