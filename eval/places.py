"""Score place names against the corpora that other tools are measured on.

    python -m eval.places [--shared FOLDER] [--out FOLDER] [--date DAY]

Two ways for each set: the gold words are given and only resolved; or words are found and resolved.
The scorer is the one beside the corpora (score_places.py). The oracle says how many gold points
have any candidate within 161 km, given the words: what choosing alone could reach. Speed is of one
process with a cold cache, against an empty loop of the same length in the same run.
Exit 0, or 3 when a figure lies below its floor, or 1 when the data are not there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

import vedette
from eval.run import REPORTS, ROOT, last_commit_day
from vedette.config import kit
from vedette.engines.gazetteer import open_gazetteer
from vedette.fusion.matching import distance_km
from vedette.grounding.place_offers import offers
from vedette.grounding.places import toponyms
from vedette.lexicon.place_words import Feature
from vedette.records.grounded import Place
from vedette.records.spans import Span
from vedette.showing.claim_lines import toponym_json

SETS = ("lgl", "geowebnews")
FLOORS = {
    "lgl spans acc161": 0.83, "geowebnews spans acc161": 0.80,
    "lgl found recognition_f1": 0.78, "lgl found resolved_right_f1": 0.64,
    "geowebnews found recognition_f1": 0.80, "geowebnews found resolved_right_f1": 0.74,
}  # fmt: skip
"""What may not be undershot; set on 2026-11-27 at or below what was measured."""

_SPEED_NAMES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One set measured one way: what the scorer says, and the oracle where words were given."""

    name: str
    figures: dict[str, float]


def measure(shared: Path) -> list[Row]:
    """Score both sets both ways."""
    rows = []
    for name in SETS:
        gold = shared / "corpora" / name / f"{name}.jsonl"
        for given in (True, False):
            figures = _scored(gold, shared, given=given)
            if given:
                figures["oracle161"] = oracle(gold)
            rows.append(Row(name=f"{name} {'spans' if given else 'found'}", figures=figures))
    return rows


def _scored(gold: Path, shared: Path, *, given: bool) -> dict[str, float]:
    scorer = [sys.executable, str(shared / "eval" / "score_places.py")]
    way = ["--spans"] if given else []
    asked = subprocess.run(
        [*scorer, "--input", str(gold), *way], capture_output=True, text=True, check=True
    )
    gazetteer = kit().gazetteer
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.jsonl"
        with found.open("w", encoding="utf-8") as out:
            for line in map(json.loads, asked.stdout.rstrip("\n").split("\n")):
                spans = tuple(Span(a, b) for a, b in line["spans"]) if given else None
                mentions = toponyms(line["text"], gazetteer, spans=spans)
                row = {"doc": line["doc"], "toponyms": [toponym_json(m) for m in mentions]}
                out.write(json.dumps(row) + "\n")
        done = subprocess.run(
            [*scorer, str(gold), str(found), *way], capture_output=True, text=True, check=True
        )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def oracle(gold: Path) -> float:
    """Share of the gold points that the answer or any candidate comes within 161 km of."""
    gazetteer, within, total = kit().gazetteer, 0, 0
    for text, tops in _points(gold):
        spans = tuple(Span(top["start"], top["end"]) for top in tops)
        for top, mention in zip(tops, toponyms(text, gazetteer, spans=spans), strict=True):
            words = mention.words.text
            kinds: tuple[Feature, ...] = ("", "region", "airfield")
            found = [place for kind in kinds for place in offers(words, kind, gazetteer)]
            found += [mention.place] if mention.place is not None else []
            total += 1
            within += any(_is_near(place, top) for place in found)
    return round(within / total, 4)


def _is_near(place: Place, top: dict[str, Any]) -> bool:
    if top.get("geonameid") and str(top["geonameid"]) == str(place.geonameid):
        return True
    point = replace(place, lat_deg=float(top["lat"]), lon_deg=float(top["lon"]))
    return distance_km(point, place) <= 161


def _points(gold: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            doc = json.loads(line)
            tops = [t for t in doc["toponyms"] if t.get("lat") and t.get("start") is not None]
            yield doc["text"], tops


def speed(shared: Path) -> dict[str, float]:
    """Resolved toponyms a second: names of towns, none twice, in invented sentences of ten.

    The index is opened anew, so that no cache is warm. `loop_ns` is the time of one step of an
    empty loop, by which a busy machine is told from a slow program.
    """
    started = time.perf_counter()
    gazetteer = open_gazetteer()
    opened = time.perf_counter() - started
    toponyms("Shells fell on Homs.", gazetteer)  # the tables of words are not what is measured
    names = _town_names(shared)[:_SPEED_NAMES]
    texts = [names[at : at + 10] for at in range(0, len(names), 10)]
    asked = []
    for part in texts:
        text, spans = "", []
        for name in part:
            text += "Shells fell on "
            spans.append(Span(len(text), len(text) + len(name)))
            text += f"{name} on Friday. "
        asked.append((text, tuple(spans)))
    started = time.perf_counter()
    resolved = sum(
        mention.place is not None
        for text, spans in asked
        for mention in toponyms(text, gazetteer, spans=spans)
    )
    taken = time.perf_counter() - started
    started = time.perf_counter()
    for _ in range(1_000_000):
        pass
    loop = time.perf_counter() - started
    return {
        "names": len(names), "resolved": resolved, "resolved_per_s": round(resolved / taken),
        "open_ms": round(1000 * opened, 1), "loop_ns": round(1000 * loop, 1),
    }  # fmt: skip


def _town_names(shared: Path) -> list[str]:
    """Different names from the gold words first, then spellings the gazetteer gives for them."""
    seen: dict[str, None] = {}
    for name in SETS:
        for text, tops in _points(shared / "corpora" / name / f"{name}.jsonl"):
            seen.update(dict.fromkeys(text[top["start"] : top["end"]] for top in tops))
    gazetteer = kit().gazetteer
    for name in list(seen):
        for place in gazetteer.candidates(name):
            seen.setdefault(place.name)
    for name in list(seen):
        for place in gazetteer.candidates(name.split(" ")[0]):
            seen.setdefault(place.name)
    return list(seen)


def below(rows: Sequence[Row]) -> list[str]:
    """Figures under their floors."""
    figures = {f"{row.name} {key}": value for row in rows for key, value in row.figures.items()}
    return [
        f"{name} is {figures[name]:.3f}, floor {floor:.3f}"
        for name, floor in FLOORS.items()
        if figures[name] < floor
    ]


def main(argv: Sequence[str]) -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.places", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--out", type=Path, default=REPORTS)
    parser.add_argument("--date", default="")
    args = parser.parse_args(argv)
    missing = [s for s in SETS if not (args.shared / "corpora" / s / f"{s}.jsonl").exists()]
    if missing:
        print(f"no {', '.join(missing)} under {args.shared}; nothing scored", file=sys.stderr)
        return 1
    rows, fast = measure(args.shared), speed(args.shared)
    day, failed = args.date or last_commit_day(), below(rows)
    lines = [
        "# Places against gold",
        "",
        f"{day}, vedette {vedette.__version__}, {kit().gazetteer.version}, `python -m eval.places`",
        "",
        "| set | figure | |",
        "|---|---|--:|",
        *(
            f"| {row.name} | {key} | {value} |"
            for row in rows
            for key, value in row.figures.items()
        ),
        *(f"| speed | {key} | {value} |" for key, value in fast.items()),
        "",
        "Floors: " + ("held." if not failed else "; ".join(failed)),
    ]
    text = "\n".join(lines) + "\n"
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "places.md").write_text(text, encoding="utf-8")
    record = {"date": day, "rows": {row.name: row.figures for row in rows}, "speed": fast}
    (args.out / "places.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    )
    print(text, end="")
    return 3 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
