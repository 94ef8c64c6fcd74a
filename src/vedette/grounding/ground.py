"""Document and tags -> what their words stand for: places, days, actors."""

from __future__ import annotations

from vedette.grounding.anchor import anchor_day
from vedette.grounding.times import find_times
from vedette.ports import Gazetteer
from vedette.records.documents import Document, Tagging
from vedette.records.grounded import Grounded


def ground(document: Document, tagging: Tagging, gazetteer: Gazetteer) -> Grounded:
    """Ground the words that the claims of a document need."""
    text = document.report.text
    times = tuple(dict.fromkeys(c.time for c in tagging.claims if c.time is not None))
    return Grounded(
        times=find_times(text, published=anchor_day(document), spans=times) if times else ()
    )
