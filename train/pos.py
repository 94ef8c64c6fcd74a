"""Train the part-of-speech tagger of the rules reader on Universal Dependencies English EWT.

    python train/pos.py ../shared/corpora/ud_ewt             # train, figures on dev
    python train/pos.py ../shared/corpora/ud_ewt --test      # figures of the shipped weights

The text is split again with the reader's own `tokenise`, so that what it learns is what it will
see: "US-led" is one token (its tag is that of its last part, or JJ where it is an attribute).
Copies of the training sentences are spoiled as news texts often are: commas and apostrophes
dropped, headline capitals, all capitals. EWT is CC BY-SA 4.0, and so are the weights.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import msgspec

from vedette.engines.rules.syntax.pos import PosModel, PosTagger, features, load_model, views
from vedette.engines.rules.syntax.tokens import tokenise
from vedette.records.spans import Span

OUT = Path(__file__).parents[1] / "src/vedette/engines/rules/syntax/data/pos.msgpack.zlib"
CLOSED = {
    "DT", "IN", "CC", "PRP", "PRP$", "MD", "TO", "WP", "WDT", "WRB", "WP$", "EX", "PDT", "CD",
    ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$",
}  # fmt: skip
SMALL = {"a", "an", "the", "in", "on", "of", "at", "to", "by", "for", "and", "or", "but", "as"}


class Example(NamedTuple):
    """One sentence: its words and their tags."""

    words: list[str]
    tags: list[str]


class Unit(NamedTuple):
    """One word of the treebank: code points [start, end) of its sentence."""

    start: int
    end: int
    tag: str
    number: int
    head: int
    relation: str


def read_examples(path: Path) -> list[Example]:
    """Sentences of a CoNLL-U file, split by our own tokeniser."""
    examples: list[Example] = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text, at = "", 0
        units: list[Unit] = []
        rows = [line for line in block.split("\n") if not line.startswith("#")]
        for line in block.split("\n"):
            if line.startswith("# text = "):
                text = line[9:]
        for fields in (row.split("\t") for row in rows):
            if not fields[0].isdigit():
                continue
            start = text.find(fields[1], at)
            if start < 0:
                units = []
                break
            at = start + len(fields[1])
            head = int(fields[6]) if fields[6].isdigit() else 0
            units.append(Unit(start, at, fields[4], int(fields[0]), head, fields[7]))
        if units:
            examples.append(_align(text, units))
    return examples


def _align(text: str, units: list[Unit]) -> Example:
    words, tags, first = [], [], 0
    for token in tokenise(text, Span(0, len(text))):
        while first < len(units) and units[first].end <= token.start:
            first += 1
        last = first
        while last + 1 < len(units) and units[last + 1].start < token.end:
            last += 1
        words.append(token.text)
        tags.append(_merged(units[first : last + 1]))
    return Example(words, tags)


def _merged(units: list[Unit]) -> str:
    if len(units) == 1:
        return units[0].tag
    tags = [unit.tag for unit in units]
    if tags[-1] in ("NNP", "NNPS", "CD") or not all(tag != "," for tag in tags):
        return tags[-1]
    numbers = {unit.number for unit in units}
    top = next((unit for unit in units if unit.head not in numbers), units[-1])
    if top.relation in ("amod", "compound", "nmod") and top.head > units[-1].number:
        return "JJ"
    return tags[-1] if tags[-1] not in ("HYPH", "SYM", "RB", "RP", ".") else top.tag


def bare(example: Example) -> Example:
    """The sentence without commas and apostrophes ("Syrias capital")."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(example.words, example.tags, strict=True):
        if tag == ",":
            continue
        if tag == "POS" and words:
            words[-1] += word[1:]
            continue
        words.append(word.replace("'", "").replace("’", "") or word)
        tags.append(tag)
    return Example(words, tags)


def headline(example: Example, *, keep_small: bool) -> Example:
    """The sentence with headline capitals, without its full stop."""
    words = [
        word if keep_small and number and word.lower() in SMALL else word[:1].upper() + word[1:]
        for number, word in enumerate(example.words)
    ]
    end = -1 if example.tags[-1] == "." and len(words) > 1 else len(words)
    return Example(words[:end], example.tags[:end])


def capitals(example: Example) -> Example:
    """The sentence in capitals."""
    return Example([word.upper() for word in example.words], example.tags)


def spoil(example: Example, dice: random.Random) -> Example:
    """One of the copies, by lot."""
    lot = dice.random()
    if lot < 0.5:
        return bare(example)
    if lot < 0.9:
        copy = bare(example) if dice.random() < 0.5 else example
        return headline(copy, keep_small=dice.random() < 0.7)
    return capitals(example)


def known_words(examples: list[Example], tags: list[str]) -> dict[str, int]:
    """Words, as printed, that have but one tag: closed classes from 10, others from 40 times."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for example in examples:
        for word, tag in zip(example.words, example.tags, strict=True):
            counts[word][tag] += 1
    known = {}
    for word, seen in counts.items():
        tag, times = seen.most_common(1)[0]
        total = seen.total()
        share = times / total
        if (tag in CLOSED and total >= 10 and share >= 0.99) or (total >= 40 and share >= 0.998):
            known[word] = tags.index(tag)
    return known


def train(examples: list[Example], rounds: int, seed: int, aug: float) -> PosModel:
    """Averaged perceptron; each round sees every sentence and a spoiled copy of some."""
    dice = random.Random(seed)
    names = sorted({tag for example in examples for tag in example.tags})
    known = known_words(examples, names)
    order = {name: number for number, name in enumerate(names)}
    weights: dict[str, dict[int, float]] = {}
    totals: dict[tuple[str, int], float] = defaultdict(float)
    stamps: dict[tuple[str, int], int] = defaultdict(int)
    step = 0
    zeros = [0.0] * len(names)
    for turn in range(rounds):
        batch = examples + [spoil(example, dice) for example in examples if dice.random() < aug]
        dice.shuffle(batch)
        wrong = seen = 0
        for example in batch:
            lowers, shapes = views(example.words)
            before = earlier = "<"
            for i, word in enumerate(example.words):
                guess = known.get(word)
                if guess is None:
                    step += 1
                    seen += 1
                    found = features(lowers, shapes, i, before, earlier)
                    scores = zeros[:]
                    for feature in found:
                        row = weights.get(feature)
                        if row:
                            for number, weight in row.items():
                                scores[number] += weight
                    guess = scores.index(max(scores))
                    right = order[example.tags[i]]
                    if guess != right:
                        wrong += 1
                        for feature in found:
                            row = weights.setdefault(feature, {})
                            for number, change in ((right, 1.0), (guess, -1.0)):
                                old = row.get(number, 0.0)
                                key = (feature, number)
                                totals[key] += (step - stamps[key]) * old
                                stamps[key] = step
                                row[number] = old + change
                earlier, before = before, names[guess]
        sys.stdout.write(f"round {turn + 1}: {wrong / seen:.4f} of {seen} ambiguous words wrong\n")
        sys.stdout.flush()
    mean: dict[str, dict[int, float]] = {}
    for feature, row in weights.items():
        mean[feature] = {
            number: (totals[feature, number] + (step - stamps[feature, number]) * weight) / step
            for number, weight in row.items()
        }
    return PosModel(tags=tuple(names), known=known, weights=_pruned(mean))


def _pruned(mean: dict[str, dict[int, float]]) -> dict[str, bytes]:
    packed = {}
    for feature in sorted(mean):
        flat = bytearray()
        for number, weight in sorted(mean[feature].items()):
            value = max(-127, min(127, round(weight * 8)))
            if value:
                flat += bytes((number, value + 128))
        if flat:
            packed[feature] = bytes(flat)
    return packed


def prune(model: PosModel, least: int) -> PosModel:
    """Drop the weights smaller than `least` (in eighths)."""
    kept = {}
    for feature, flat in model.weights.items():
        pairs = zip(flat[::2], flat[1::2], strict=True)
        some = bytes(value for pair in pairs if abs(pair[1] - 128) >= least for value in pair)
        if some:
            kept[feature] = some
    return PosModel(tags=model.tags, known=model.known, weights=kept)


def accuracy(examples: list[Example], model: PosModel) -> float:
    """Share of tokens with the right tag."""
    tagger = PosTagger(model)
    right = total = 0
    for example in examples:
        found = tagger.tag(example.words)
        right += sum(a == b for a, b in zip(found, example.tags, strict=True))
        total += len(found)
    return right / total


def report(examples: list[Example], model: PosModel) -> None:
    """Write accuracy on the text as it is and spoiled in each way, and the speed."""
    kinds = {
        "plain": examples,
        "no commas or apostrophes": [bare(example) for example in examples],
        "headline capitals": [headline(example, keep_small=True) for example in examples],
    }
    for name, copies in kinds.items():
        kind = [example for example in copies if example.words]
        began = time.perf_counter()
        share = accuracy(kind, model)
        speed = sum(len(example.words) for example in kind) / (time.perf_counter() - began)
        sys.stdout.write(f"{name}: {share:.4f} ({speed:.0f} tokens/s)\n")


def main() -> None:
    """Train or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--aug", type=float, default=1.0)
    parser.add_argument("--least", type=int, default=8)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    if options.test:
        report(read_examples(options.corpus / "en_ewt-ud-test.conllu"), load_model())
        return
    examples = read_examples(options.corpus / "train_rebuilt.conllu")
    model = train(examples, options.rounds, 7, options.aug)
    dev = read_examples(options.corpus / "en_ewt-ud-dev.conllu")
    for least in (1, 2, 3, 4, 5, 6, 8):
        small = prune(model, least)
        raw = zlib.compress(msgspec.msgpack.encode(small), 9)
        sys.stdout.write(f"least {least}: {len(raw)} bytes, dev {accuracy(dev, small):.4f}\n")
        if least == options.least:
            options.out.write_bytes(raw)
            report(dev, small)


if __name__ == "__main__":
    main()
