"""The same figures, to the last digit, as the scorer that came with the labels."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from vedette.scoring import decode_rows, score
from vedette.scoring.rows import ROLES

SHARED = Path(__file__).parents[2] / ".." / "shared"
SCORER = SHARED / "annotation" / "claims.py"
FILES = {
    "seed": SHARED / "gold" / "seed.gold.jsonl",
    "dev": SHARED / "corpora" / "claims" / "dev.gold.jsonl",
    "train": SHARED / "corpora" / "claims" / "train.gold.jsonl",
}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.exists(), reason="needs ../shared"),
]

DATES = ["2031", "2031-05", "2031-05-02", "2031-02-30", "soon", "", None, "2024-12", "2011-10-21"]
CODES = [None, "", "SYR", "RUS", "AFG", "INT"]
TYPES = ["ASSAULT", "MOVE", "CONTROL", "PRESENCE", "NOVEL"]


def shifted(span: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    start = max(0, span["start"] + dice.randint(-6, 6))
    return {**span, "start": start, "end": max(start, span["end"] + dice.randint(-6, 14))}


def perturbed_words(items: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    out = []
    for item in items:
        if dice.random() < 0.1:
            continue
        new = shifted(item, dice) if dice.random() < 0.4 else dict(item)
        for key in ("country", "sector"):
            if dice.random() < 0.2:
                new[key] = dice.choice(CODES)
        if dice.random() < 0.2:
            new["text"] = dice.choice(["The ", "an ", " "]) + str(item["text"]).upper()
        out += [new] * (2 if dice.random() < 0.05 else 1)
    dice.shuffle(out)
    return out


def perturbed_claim(claim: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    new = dict(claim)
    if dice.random() < 0.3:
        new["trigger"] = shifted(claim["trigger"], dice)
    elif dice.random() < 0.05:
        new["trigger"] = None
    if dice.random() < 0.15:
        new["type"] = dice.choice(TYPES)
    for key, values in (("status", ["fact", "hedged", "denied"]), ("mode", [None, "aerial", ""])):
        if dice.random() < 0.2:
            new[key] = dice.choice(values)
        elif dice.random() < 0.05:
            new.pop(key, None)
    for role in (*ROLES, "source"):
        if claim.get(role):
            new[role] = perturbed_words(claim[role], dice)
        elif dice.random() < 0.05:
            new[role] = dice.choice([None, [], [{**claim["trigger"], "kind": "media"}]])
    if dice.random() < 0.3:
        when = {"from": dice.choice(DATES), "to": dice.choice(DATES)}
        new["time"] = {**claim["trigger"], **when}
    return new


def perturbed(rows: list[dict[str, Any]], dice: random.Random) -> list[dict[str, Any]]:
    out = []
    for row in rows:
        if dice.random() < 0.05:
            continue
        claims = [perturbed_claim(c, dice) for c in row["claims"] if dice.random() > 0.1]
        claims += [perturbed_claim(c, dice) for c in row["claims"] if dice.random() < 0.15]
        if dice.random() < 0.3:
            dice.shuffle(claims)
        out.append({"doc": row["doc"], "claims": claims})
    out += [row for row in out if dice.random() < 0.05]
    out.append({"doc": "of no gold", "claims": None})
    return out


def both(gold: Path, made: Path) -> tuple[Any, Any]:
    command = [sys.executable, str(SCORER), "score", str(gold), str(made), "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    ours = score(decode_rows(gold.read_bytes()), decode_rows(made.read_bytes()))
    return json.loads(done.stdout), msgspec.to_builtins(ours)


@pytest.mark.parametrize("seed", range(14))
def test_figures_equal_those_of_the_reference_scorer(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    source = FILES["train" if seed % 7 == 0 else ("seed", "dev")[seed % 2]]
    rows = [json.loads(line) for line in source.read_bytes().splitlines()]
    gold, made = tmp_path / "gold.jsonl", tmp_path / "made.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    made.write_text("".join(json.dumps(row) + "\n" for row in perturbed(rows, dice)), "utf-8")
    theirs, ours = both(gold, made)
    assert ours == theirs
    assert list(ours) == list(theirs)
    assert 0 < ours["claim"]["f1"] < 1


def test_gold_against_itself_is_the_same_in_both(tmp_path: Path) -> None:
    theirs, ours = both(FILES["dev"], FILES["dev"])
    assert ours == theirs


def test_nothing_against_nothing_is_the_same_in_both(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_bytes(b"\n")
    theirs, ours = both(empty, empty)
    assert ours == theirs
