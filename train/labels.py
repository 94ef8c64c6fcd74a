"""Labels without texts: offsets into reports that are named by their id and SHA-256.

    python -m train.labels pack DOCS.jsonl GOLD.jsonl OUT.jsonl
    python -m train.labels check DOCS.jsonl LABELS.jsonl ...

A line is `{"doc", "sha256", "length", "claims": [...]}`. Words are `[start, end]`; actors and
recipients add country and sector, sources their kind, a time the first and last day.
A pronoun's antecedent is given as a name.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from train.data import load
from vedette.engines.model.labels import ROLES

ARGUMENTS = ROLES[:-2]
Row = dict[str, Any]


def digest(text: str) -> str:
    """SHA-256 of a report's text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def pack(docs: Mapping[str, Row], gold: Iterable[Row]) -> Iterator[Row]:
    """Gold rows without their words."""
    for row in gold:
        text = docs[row["doc"]]["text"]
        claims = [_packed(claim) for claim in row["claims"] if claim.get("trigger")]
        yield {"doc": row["doc"], "sha256": digest(text), "length": len(text), "claims": claims}


def _packed(claim: Row) -> Row:
    found: Row = {
        "type": claim["type"],
        "status": claim["status"],
        "trigger": _span(claim["trigger"]),
    }
    if claim.get("mode"):
        found["mode"] = claim["mode"]
    for role in ARGUMENTS:
        fillers = [_span(a) + _codes(a) for a in claim.get(role) or ()]
        if fillers:
            found[role] = fillers
    if claim.get("time"):
        time = claim["time"]
        found["time"] = [*_span(time), time.get("from") or "", time.get("to") or ""]
    for name, items in (("cues", claim.get("cues")), ("source", claim.get("source"))):
        if items:
            found[name] = [_span(i) + ([i["kind"]] if "kind" in i else []) for i in items]
    return found


def _codes(filler: Row) -> list[str]:
    codes = [filler.get(key) or "" for key in ("country", "sector", "name")]
    while codes and not codes[-1]:
        codes.pop()
    return codes


def unpack(docs: Mapping[str, Row], labels: Iterable[Row]) -> Iterator[Row]:
    """Gold rows with their words, for the reports at hand; others are left out.

    Raises:
        ValueError: a report's text is not the one that was labelled.
    """
    for row in labels:
        if row["doc"] not in docs:
            continue
        text = docs[row["doc"]]["text"]
        if digest(text) != row["sha256"]:
            raise ValueError(
                f"{row['doc']}: the text has another SHA-256 than the labelled one "
                f"({len(text)} code points, expected {row['length']}); leave it out or get that text"
            )
        yield {"doc": row["doc"], "claims": [_unpacked(text, claim) for claim in row["claims"]]}


def _unpacked(text: str, claim: Row) -> Row:
    def words(span: Sequence[Any], *more: str) -> Row:
        start, end, *rest = span
        item = {"start": start, "end": end, "text": text[start:end]}
        return item | {key: value for key, value in zip(more, rest, strict=False) if value}

    found: Row = {"type": claim["type"], "status": claim["status"], "mode": claim.get("mode")}
    found["trigger"] = words(claim["trigger"])
    for role in ARGUMENTS:
        if role in claim:
            found[role] = [words(span, "country", "sector", "name") for span in claim[role]]
    if "time" in claim:
        found["time"] = words(claim["time"], "from", "to")
    found["cues"] = [words(span) for span in claim.get("cues", ())]
    found["source"] = [words(span, "kind") for span in claim.get("source", ())]
    return found


def _span(item: Row) -> list[Any]:
    return [item["start"], item["end"]]


def main(argv: Sequence[str]) -> int:
    """Pack gold into labels, or check labels against texts."""
    if len(argv) == 4 and argv[0] == "pack":
        docs = {row["doc"]: row for row in load(argv[1])}
        lines = [msgspec.json.encode(row) for row in pack(docs, load(argv[2]))]
        Path(argv[3]).write_bytes(b"\n".join((*lines, b"")))
        print(f"{argv[3]}: {len(lines)} reports")
        return 0
    if len(argv) > 2 and argv[0] == "check":
        docs = {row["doc"]: row for row in load(argv[1])}
        for path in argv[2:]:
            labels = load(path)
            found = list(unpack(docs, labels))
            print(f"{path}: {len(found)} of {len(labels)} reports are at hand, and as labelled")
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
