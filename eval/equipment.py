"""How many of the labelled words for equipment and numbers stand for something.

python -m eval.equipment coverage GOLD.jsonl [--most N]
    Share of the equipment words with a kind (a leaf or an inner node of the tree), share of the
    number words with bounds, and the most frequent ones without.
python -m eval.equipment sample GOLD.jsonl [--seed N] [--size N]
    Words drawn by a fixed seed, one a line, with what they were read as: to be judged by reading.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from vedette.grounding.equipment import ground_equipment
from vedette.grounding.quantities import COUNTED_ROLES, ground_quantity
from vedette.lexicon.equipment import equipment
from vedette.records.documents import EventType, Role

ROLES: tuple[Role, ...] = ("equipment", *COUNTED_ROLES)


def words_of(gold: Path) -> Iterator[tuple[Role, str, EventType]]:
    """Role, words and type of claim of each labelled argument, in the order of the file."""
    for line in gold.read_text("utf-8").split("\n"):
        for claim in json.loads(line)["claims"] if line else ():
            for role in ROLES:
                for argument in claim.get(role) or ():
                    yield role, argument["text"], claim["type"]


def read_as(role: Role, words: str, event: EventType) -> str:
    """What the words were read as, in one line; "" for nothing."""
    if role == "equipment":
        found = []
        for item in ground_equipment(words, event=event):
            many = f" x {item.amount.low}..{item.amount.high}" if item.amount else ""
            found.append(" > ".join(item.path) + many)
        return " + ".join(found)
    amount = ground_quantity(words, role)
    if amount.low is None:
        return ""
    about = " about" if amount.approx else ""
    return f"[{amount.low}, {'..' if amount.high is None else amount.high}] {amount.unit}{about}"


def coverage(gold: Path, most: int) -> None:
    tree = equipment()
    inner = {kind.parent for kind in tree.kinds.values()}
    said: Counter[str] = Counter()
    read: Counter[str] = Counter()
    leaves = 0
    missed: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
    for role, words, event in words_of(gold):
        said[role] += 1
        if not read_as(role, words, event):
            missed[role][words] += 1
            continue
        read[role] += 1
        if role == "equipment":
            leaves += any(item.id not in inner for item in ground_equipment(words, event=event))
    print(f"{len(tree.kinds)} kinds, {len(tree.names)} names")
    for role in ROLES:
        if said[role]:
            print(f"{role}: {read[role]} of {said[role]}, {read[role] / said[role]:.3f}")
            if role == "equipment":
                print(f"  a leaf: {leaves / said[role]:.3f}")
            told = "; ".join(f"{words} ({n})" for words, n in missed[role].most_common(most))
            print(f"  without: {told}")
    numbers = sum(said[role] for role in COUNTED_ROLES)
    if numbers:
        print(f"numbers: {sum(read[role] for role in COUNTED_ROLES) / numbers:.3f} of {numbers}")


def sample(gold: Path, seed: int, size: int) -> None:
    half = size // 2
    drawn = random.Random(seed)
    words = list(words_of(gold))
    for wanted in (True, False):
        among = [asked for asked in words if (asked[0] == "equipment") == wanted]
        for role, text, event in drawn.sample(among, min(half, len(among))):
            print(f"{role}\t{text}\t{read_as(role, text, event) or 'nothing'}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("what", choices=("coverage", "sample"))
    asked.add_argument("gold", type=Path)
    asked.add_argument("--most", type=int, default=25)
    asked.add_argument("--seed", type=int, default=20261127)
    asked.add_argument("--size", type=int, default=150)
    given = asked.parse_args()
    if given.what == "coverage":
        coverage(given.gold, given.most)
    else:
        sample(given.gold, given.seed, given.size)


if __name__ == "__main__":
    main()
