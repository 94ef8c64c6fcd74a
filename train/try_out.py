"""Score a network on labelled reports, through the whole reader: words, grounding, coding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch

from train.data import Example
from train.network import Reader
from vedette.coding.claims import code_claims
from vedette.engines.model.network import AnswerScores, WordScores
from vedette.engines.model.tagger import Leanings, ModelTagger
from vedette.engines.model.tensors import AnswerArrays, WordArrays
from vedette.grounding.ground import ground
from vedette.ports import Gazetteer
from vedette.records.documents import Tagging
from vedette.scoring import ReportRow, Score, convert_row, score
from vedette.showing.claim_lines import report_json


class TorchNetwork:
    """A network in training behind the same port as the shipped one."""

    def __init__(self, *readers: Reader) -> None:
        self._readers = [reader.eval() for reader in readers]

    def words(self, arrays: WordArrays) -> WordScores:
        """Mean over the networks; their states are kept side by side."""
        with torch.no_grad():
            found = [r.words(*(torch.from_numpy(a) for a in arrays)) for r in self._readers]
        self._states = [f.states for f in found]
        return WordScores(
            found[0].states.numpy(),
            torch.stack([f.triggers for f in found]).mean(0).numpy(),
            torch.stack([f.sources for f in found]).mean(0).numpy(),
        )

    def answers(self, states: Any, arrays: AnswerArrays) -> AnswerScores:
        """Mean over the networks, of the document read last."""
        with torch.no_grad():
            found = [
                r.answers(s, *(torch.from_numpy(a) for a in arrays))
                for r, s in zip(self._readers, self._states, strict=True)
            ]
        return AnswerScores(
            *(torch.stack(list(x)).mean(0).numpy() for x in zip(*found, strict=True))
        )


def read_all(
    tagger: ModelTagger, found: Sequence[Example], gazetteer: Gazetteer
) -> list[ReportRow]:
    """Claims of all examples, grounded and coded, as rows to score."""
    rows = []
    for e in found:
        tagging = Tagging(
            engine=tagger.name, claims=tagger.read(e.document, e.seen, e.worded, e.notes)
        )
        claims = code_claims(e.document, tagging, ground(e.document, tagging, gazetteer))
        rows.append(convert_row(report_json(e.doc, claims)))
    return rows


def try_out(
    network: TorchNetwork, found: Sequence[Example], gold: Sequence[ReportRow], gazetteer: Gazetteer,
    leanings: Leanings | None = None,
) -> Score:  # fmt: skip
    """Score a network on examples that have gold rows."""
    unused: Any = None  # the examples are cut into words and read by the rules already
    tagger = ModelTagger(
        network, unused, unused, name="model in training", leanings=leanings or Leanings()
    )
    return score(gold, read_all(tagger, found, gazetteer))


def line(s: Score) -> str:
    """The figures that matter on one line."""
    return (
        f"claim {s.claim.f1:.3f} (p {s.claim.p:.3f} r {s.claim.r:.3f}) macro {s.claim_macro_f1:.3f} "
        f"trig {s.trigger.f1:.3f} args {s.args.f1:.3f} (p {s.args.p:.3f} r {s.args.r:.3f}) nonfact {s.nonfact_status.f1:.3f} "
        f"mode {s.mode_acc:.3f} src {s.attributed_source_acc:.3f} chain {s.source_chain_acc:.3f} "
        f"time {s.time.f1:.3f} code {s.actor_code_acc:.3f} whole {s.whole_claim:.3f}"
    )


__all__ = ["Mapping", "TorchNetwork", "line", "read_all", "try_out"]
