"""The forms that claims and events are exported in, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

import msgspec

from vedette.records.events import Evidence
from vedette.showing.claim_lines import report_json
from vedette.showing.exchange.acled import acled
from vedette.showing.exchange.kml import kml
from vedette.showing.exchange.parcel import Exported, Telling, losses
from vedette.showing.exchange.plover import plover
from vedette.showing.exchange.sheets import parquet, xlsx
from vedette.showing.exchange.timemap import timemap
from vedette.showing.geojson import claims_geojson
from vedette.showing.tables import claim_row, csv_text

Format = Literal["jsonl", "csv", "geojson", "xlsx", "parquet", "kml", "plover", "acled", "timemap"]
FORMATS: tuple[Format, ...] = get_args(Format)
BINARY = frozenset({"xlsx", "parquet"})
"""Forms that are no text for a terminal."""


def export(form: Format, told: Sequence[Telling], evidence: Sequence[Evidence]) -> Exported:
    """Events and claims in one form.

    Args:
        form: acled, kml, timemap and xlsx are made of the events; the others of the claims.
        told: the events with their evidence, in the order wanted.
        evidence: the claims, in the order wanted.
    """
    by_claims: dict[str, Callable[[Sequence[Evidence]], Exported]] = {
        "jsonl": _jsonl, "csv": _csv, "geojson": _geojson, "plover": plover, "parquet": parquet,
    }  # fmt: skip
    by_events: dict[str, Callable[[Sequence[Telling]], Exported]] = {
        "acled": acled, "kml": kml, "timemap": timemap,
    }  # fmt: skip
    if form in by_claims:
        return by_claims[form](evidence)
    if form in by_events:
        return by_events[form](told)
    return xlsx(told, evidence)


def _jsonl(evidence: Sequence[Evidence]) -> Exported:
    """One line for each report, as `read` prints it: nothing is lost."""
    by_report: dict[str, list[Evidence]] = {}
    for item in evidence:
        by_report.setdefault(item.claim.report_id, []).append(item)
    lines = []
    for items in by_report.values():
        items.sort(key=lambda item: (item.claim.trigger.span, item.claim.type))
        row = report_json(items[0].report_name, [item.claim for item in items])
        lines.append(msgspec.json.encode(row) + b"\n")
    return Exported(content=b"".join(lines), rows=len(evidence), noun="claim")


def _csv(evidence: Sequence[Evidence]) -> Exported:
    text = csv_text([claim_row(item) for item in evidence])
    counts = {("offsets of single fields", "left out"): len(evidence)}
    return Exported(
        content=text.encode("utf-8"), rows=len(evidence), noun="claim", losses=losses(counts)
    )


def _geojson(evidence: Sequence[Evidence]) -> Exported:
    content = msgspec.json.encode(claims_geojson(evidence)) + b"\n"
    counts = {("offsets of single fields", "left out"): len(evidence)}
    return Exported(content=content, rows=len(evidence), noun="claim", losses=losses(counts))
