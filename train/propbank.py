"""PropBank on the English Web Treebank: who did what to whom, before the reader learns claims.

The sentences (CC BY-SA 4.0) are bundled into texts; each predicate is put to the head of roles as
a trigger would be, with a set of roles of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from train.batches import Batch
from train.data import Asked, Example, mark
from train.network import Reader
from vedette.engines.model.notes import note
from vedette.engines.model.questions import ask
from vedette.engines.model.words import word
from vedette.engines.rules.tagger import RulesTagger
from vedette.records.documents import Document
from vedette.records.reports import Report
from vedette.records.spans import Span

ROLES = (
    "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-TMP", "ARGM-LOC", "ARGM-DIR", "ARGM-GOL",
    "ARGM-MOD", "ARGM-NEG", "ARGM-ADV", "ARGM-MNR", "ARGM-PRP", "ARGM-CAU", "ARGM-EXT", "ARGM-LVB",
)  # fmt: skip
TAGS = 1 + 2 * len(ROLES)
_BUNDLE = 12


def bundles(
    rows: Sequence[Mapping[str, Any]], tagger: RulesTagger, tokenizer: Tokenizer
) -> Iterator[Example]:
    """Examples of a dozen sentences each, in the order of the corpus."""
    for at in range(0, len(rows), _BUNDLE):
        yield _bundle(rows[at : at + _BUNDLE], tagger, tokenizer, name=f"ewt-{at}")


def _bundle(
    rows: Sequence[Mapping[str, Any]], tagger: RulesTagger, tokenizer: Tokenizer, *, name: str
) -> Example:
    text = ""
    sentences: list[Span] = []
    places: list[list[Span]] = []
    for row in rows:
        start = len(text)
        spots, at = [], 0
        for token in row["tokens"]:
            found = row["text"].find(token, at)
            at = found + len(token) if found >= 0 else at
            spots.append(Span(start + at - len(token), start + at))
        text += row["text"] + "\n"
        sentences.append(Span(start, len(text) - 1))
        places.append(spots)
    document = Document(
        report=Report(name=name, text=text), sentences=tuple(sentences), paragraphs=tuple(sentences)
    )
    seen = tagger.read(document)
    worded = word(document, tokenizer)
    example = Example(
        doc=name, document=document, seen=seen, worded=worded, notes=note(text, worded, seen),
        triggers=[0] * len(worded.spans), sources=[0] * len(worded.spans), candidates=[], asked=[],
        paragraph=list(range(len(sentences))),
    )  # fmt: skip
    for number, row in enumerate(rows):
        for predicate in row["preds"]:
            where = worded.words_in(places[number][predicate["i"]], number)
            if where[0] >= where[1]:
                continue
            question = ask(worded, seen, where, ())
            first, last = question.window
            roles = [0] * (last - first)
            for role, start, end in predicate["args"]:
                if role in ROLES and end > start:
                    span = Span(places[number][start].start, places[number][end - 1].end)
                    a, b = worded.words_in(span, number)
                    if first <= a < b <= last:
                        mark(roles, (a - first, b - first), ROLES.index(role))
            example.asked.append(
                Asked(question=question, roles=roles, status=-1, mode=-1, links=[])
            )
    return example


def loss(reader: Reader, b: Batch) -> tuple[Tensor, dict[str, float]]:
    """The loss of PropBank's roles alone; the other heads learn nothing here."""
    states = reader.encoder(*b.words[:3]).reshape(-1, reader.trigger.in_features)[b.words[3]]
    looked = reader.look(states, *b.answers[:5])[0]
    scores = reader.propbank(looked).float().transpose(1, 2)
    value = F.cross_entropy(scores, b.roles, ignore_index=-100)
    return value, {"propbank": float(value.detach())}
