"""The shipped weights at work: two graphs run by onnxruntime, and the card that describes them."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from vedette.engines.model.labels import MODES, ROLE_TAGS, STATUSES, TRIGGER_TAGS
from vedette.engines.model.network import AnswerScores, WordScores
from vedette.engines.model.notes import CHANNELS
from vedette.engines.model.tagger import Leanings, ModelTagger
from vedette.engines.model.tensors import AnswerArrays, WordArrays
from vedette.errors import DataError
from vedette.ports import Gazetteer

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

WORDS, ANSWERS, PIECES, CARD = "words.onnx", "answers.onnx", "tokenizer.json", "card.json"
# The layout of labels and inputs that this code can run; written into every card.
LAYOUT = 1
_MOST_THREADS = 4


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a set of weights is: `figures` names the data of each figure, `sha256` each file."""

    name: str
    version: str
    date: str
    licence: str
    layout: int
    data: tuple[str, ...]
    figures: dict[str, dict[str, float]]
    leanings: dict[str, float]
    sha256: dict[str, str]
    sizes: dict[str, int]
    labels: str


def shipped() -> Path:
    """The folder of the weights in the package."""
    return Path(str(files("vedette.engines.model").joinpath("data")))


def read_card(folder: Path) -> Card:
    """The card of the weights in a folder.

    Raises:
        DataError: when there is none, or weights of another layout.
    """
    path = folder / CARD
    try:
        card = msgspec.json.decode(path.read_bytes(), type=Card)
    except FileNotFoundError as error:
        raise DataError(
            "V211", f"no {CARD} in {folder}; expected a folder written by `python -m train.export`"
        ) from error
    except (msgspec.DecodeError, OSError) as error:
        raise DataError("V211", f"{path} is no card of a model: {error}") from error
    if card.layout != LAYOUT:
        raise DataError(
            "V212",
            f"the model in {folder} has layout {card.layout}, this version of vedette runs layout "
            f"{LAYOUT}; export it again with this version",
        )
    return card


def read_pieces(path: Path) -> Tokenizer:
    """The word pieces of a file, with nothing cut off and nothing filled up."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def check(folder: Path, card: Card) -> list[str]:
    """Names of the files whose content is not what the card says."""
    return [
        name
        for name, digest in sorted(card.sha256.items())
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


class OnnxNetwork:
    """Implements `Network` with onnxruntime.

    Args:
        folder: where the two graphs are.
        threads: threads of one pass; the figures are the same with any number.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:
        self._words = _open(folder / WORDS, threads)
        self._answers = _open(folder / ANSWERS, 1)  # small: more threads only wait

    def words(self, arrays: WordArrays) -> WordScores:
        """Read the windows of a document."""
        return WordScores(*self._words.run(None, arrays._asdict()))

    def answers(self, states: np.ndarray, arrays: AnswerArrays) -> AnswerScores:
        """Answer the questions on it."""
        return AnswerScores(*self._answers.run(None, {"states": states, **arrays._asdict()}))


def _open(path: Path, threads: int) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises types of its own for each way to fail
        raise DataError("V213", f"{path} cannot be loaded: {error}") from error


def thread_count() -> int:
    """Threads of one pass: `$VEDETTE_THREADS`, else the cores of this process, at most four."""
    given = os.environ.get("VEDETTE_THREADS", "")
    if given.isascii() and given.isdigit() and 0 < int(given) <= 256:
        return int(given)
    return max(1, min(_MOST_THREADS, len(os.sched_getaffinity(0))))


@cache
def open_model(folder: Path | None, gazetteer: Gazetteer) -> ModelTagger:
    """The model's tagger with the weights of a folder, by default those of the package."""
    from vedette.engines.rules.tagger import RulesTagger

    place = folder or shipped()
    card = read_card(place)
    return ModelTagger(
        OnnxNetwork(place, threads=thread_count()),
        read_pieces(place / PIECES),
        RulesTagger(gazetteer),
        name=f"model {card.version}",
        leanings=Leanings(**card.leanings),
    )


SHAPES = {
    "channels": len(CHANNELS), "triggers": TRIGGER_TAGS, "roles": ROLE_TAGS,
    "statuses": len(STATUSES), "modes": len(MODES),
}  # fmt: skip
