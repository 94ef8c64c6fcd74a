"""Share of right PLOVER roots on sentences with marked parties, of the training half of PLV.

    python -m eval.roots [--shared FOLDER]

No weight was trained on PLV; the table of word pairs was written while looking at these sentences.
PLV's labels join CONCEDE and RETREAT as YIELD. Writes eval/reports/roots.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

import vedette
from eval.run import REPORTS, ROOT, last_commit_day

DATA = "corpora/plover/plv_train.jsonl"
_YIELD = ("CONCEDE", "RETREAT")


class PlvRow(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its two parties as printed, and its root."""

    sentence: str
    source: str
    target: str
    gold_root: str


def place(text: str, words: str) -> tuple[int, int] | None:
    """Where the words of a party stand; None when they do not."""
    at = text.find(words)
    return (at, at + len(words)) if at >= 0 and words else None


def main(argv: Sequence[str]) -> int:
    """Measure, print, write."""
    shared = (
        Path(argv[argv.index("--shared") + 1]) if "--shared" in argv else ROOT.parent / "shared"
    )
    if not (shared / DATA).exists():
        print(f"no {DATA} under {shared}; nothing measured", file=sys.stderr)
        return 1
    rows = msgspec.json.Decoder(PlvRow).decode_lines((shared / DATA).read_bytes())
    right = 0
    of: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for row in rows:
        text = row.sentence
        found = vedette.root(text, place(text, row.source), place(text, row.target))
        same = ("YIELD" if found in _YIELD else found) == row.gold_root
        right += same
        of[row.gold_root] += 1
        hit[row.gold_root] += same
    lines = [
        "# PLOVER roots between two parties",
        "",
        f"{last_commit_day()}, vedette {vedette.__version__}, `python -m eval.roots`, `{DATA}`.",
        "No weight was trained on PLV; the table of word pairs was written while looking at it.",
        "",
        f"Right: {right} of {len(rows)}, {right / len(rows):.3f}.",
        "",
        "| root | sentences | right |",
        "|---|--:|--:|",
        *(f"| {root} | {count} | {hit[root] / count:.3f} |" for root, count in sorted(of.items())),
        "",
    ]
    (REPORTS / "roots.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
