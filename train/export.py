"""Write a network as the shipped reader: two int8 graphs, the word pieces, and a card.

    python -m train.export WEIGHTS.pt TOKENIZER.json FOLDER --version V --date DAY [...]

The graphs are quantised to seven bits of weights (`reduce_range`), so that processors with and
without the newer int8 instructions give the same results.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import msgspec
import torch
from torch import Tensor, nn

from train.network import HIDDEN, Reader
from vedette.engines.model.notes import CHANNELS
from vedette.engines.model.session import ANSWERS, CARD, LAYOUT, PIECES, WORDS, Card
from vedette.engines.model.tensors import AnswerArrays, WordArrays

_OPSET = 17


class _Words(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(
        self, pieces: Tensor, mask: Tensor, notes: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        return tuple(self.reader.words(pieces, mask, notes, first))


class _Answers(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, *arrays: Tensor) -> tuple[Tensor, ...]:
        return tuple(self.reader.answers(states, *arrays))


def write_graphs(reader: Reader, folder: Path, *, quantised: bool = True) -> None:
    """Write `words.onnx` and `answers.onnx`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    reader = reader.eval()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        raw = Path(name)
        words = (
            torch.ones(2, 9, dtype=torch.long),
            torch.ones(2, 9, dtype=torch.long),
            torch.zeros(len(CHANNELS), 2, 9, dtype=torch.long),
            torch.tensor([1, 2, 3, 10, 11]),
        )
        torch.onnx.export(
            _Words(reader), words, str(raw / WORDS), opset_version=_OPSET, dynamo=False,
            input_names=list(WordArrays._fields), output_names=["states", "triggers", "sources"],
            dynamic_axes={
                "pieces": {0: "windows", 1: "length"}, "mask": {0: "windows", 1: "length"},
                "notes": {1: "windows", 2: "length"}, "first": {0: "words"},
                "states": {0: "words"}, "triggers": {0: "words"}, "sources": {0: "words"},
            },
        )  # fmt: skip
        table = torch.zeros(3, 7, dtype=torch.long)
        inside = torch.zeros_like(table)
        inside[:, 2] = 1
        pairs = torch.zeros(4, dtype=torch.long)
        arrays = (
            table, inside, table, table, torch.ones_like(table),
            pairs, torch.zeros(4, 2, dtype=torch.long), pairs, pairs, pairs, pairs,
        )  # fmt: skip
        square = {0: "asked", 1: "length"}
        names = AnswerArrays._fields
        torch.onnx.export(
            _Answers(reader), (torch.zeros(8, HIDDEN), *arrays), str(raw / ANSWERS),
            opset_version=_OPSET, dynamo=False, input_names=["states", *names],
            output_names=["roles", "statuses", "modes", "links"],
            dynamic_axes={
                "states": {0: "words"}, **dict.fromkeys(names[:5], square),
                **{n: {0: "pairs"} for n in names[5:]}, "roles": square,
                "statuses": {0: "asked"}, "modes": {0: "asked"}, "links": {0: "pairs"},
            },
        )  # fmt: skip
        for part in (WORDS, ANSWERS):
            if quantised:
                quantize_dynamic(
                    raw / part, folder / part, weight_type=QuantType.QInt8, per_channel=True,
                    reduce_range=True,
                )  # fmt: skip
            else:
                shutil.copy(raw / part, folder / part)


def write_card(
    folder: Path, tokenizer: Path, *, version: str, date: str, data: tuple[str, ...],
    figures: Mapping[str, Mapping[str, float]], leanings: Mapping[str, float],
) -> Card:  # fmt: skip
    """Copy the word pieces beside the graphs and write the card over all three."""
    shutil.copy(tokenizer, folder / PIECES)
    content = {name: (folder / name).read_bytes() for name in (WORDS, ANSWERS, PIECES)}
    card = Card(
        name="vedette reader",
        version=version,
        date=date,
        licence="CC BY-SA 4.0",
        layout=LAYOUT,
        data=data,
        figures={name: dict(values) for name, values in figures.items()},
        leanings=dict(leanings),
        sha256={name: hashlib.sha256(raw).hexdigest() for name, raw in content.items()},
        sizes={name: len(raw) for name, raw in content.items()},
        labels="made by language models that read the texts under docs/annotation.md",
    )
    (folder / CARD).write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=1) + b"\n")
    return card
