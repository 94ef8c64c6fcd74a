"""Event coreference of given mentions in ECB+, for `eval.fusion` and the training."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from eval.clusters import ConllScore, conll
from vedette.fusion.linking import link_mentions
from vedette.fusion.mention_facts import LinkedText
from vedette.records.spans import Span

SHARED = Path(__file__).parents[2] / "shared"
CORPUS = "corpora/ecbplus/coref.jsonl"


@dataclass(frozen=True, slots=True)
class Topics:
    """Texts with the mentions of events that were checked, and the event of each mention."""

    texts: tuple[LinkedText, ...]
    chains: tuple[str, ...]


def load(shared: Path, split: str) -> Topics:
    """The topics of one split: train or dev."""
    rows = [json.loads(line) for line in (shared / CORPUS).read_text("utf-8").split("\n") if line]
    texts, chains = [], []
    for row in sorted(rows, key=lambda row: row["doc_id"]):
        if row["split"] != split:
            continue
        kept = [m for m in row["mentions"] if m["validated"] and m["is_event"]]
        by_span = {Span(m["start"], m["end"]): m["chain"] for m in kept}
        spans = tuple(sorted(by_span))
        texts.append(LinkedText(row["doc_id"], row["text"], spans))
        chains += [by_span[span] for span in spans]
    return Topics(tuple(texts), tuple(chains))


def measure(topics: Topics) -> ConllScore:
    """Link the mentions inside predicted stories and score them."""
    made = [event for events in link_mentions(topics.texts) for event in events]
    return conll(dict(enumerate(topics.chains)), dict(enumerate(made)))
