"""Records to rows and back; the only place that knows both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from vedette.errors import NotReadable
from vedette.records.claims import Claim, Reading
from vedette.records.documents import Document
from vedette.records.events import Event
from vedette.records.grounded import PlaceMention
from vedette.records.reports import Report
from vedette.store.circles import boxes_around
from vedette.store.days import NEVER_AFTER, event_days
from vedette.store.words import fold, storable

Value = str | int | float | bytes | None
Row = tuple[Value, ...]

_BLANK = Report(name="", text="")
_claim_decoder = msgspec.json.Decoder(Claim)
_event_decoder = msgspec.json.Decoder(Event)
_document_decoder = msgspec.json.Decoder(Document)
_names_decoder = msgspec.json.Decoder(tuple[str, ...])

REPORT_COLUMNS = (
    "name", "title", "text", "outlet", "url", "language", "published", "published_basis",
    "authors", "capture_sha256", "layout",
)  # fmt: skip
EVIDENCE_COLUMNS = ("c.record", "c.report_seq", "c.added_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place in a claim, and the box to search it by (None where it did not resolve)."""

    values: Row
    box: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim as it is written: its own values, then those that refer to it."""

    id: str
    values: Row
    record: str
    parties: tuple[Row, ...]
    places: tuple[PlaceRow, ...]


def encode(record: object) -> str:
    """JSON of any record, the same for equal records."""
    return msgspec.json.encode(record).decode("utf-8")


def report_values(document: Document, capture_sha256: str) -> dict[str, Value]:
    """Columns of a report, all but its identity and the times of taking it in."""
    report = document.report
    for field in ("title", "text", "outlet", "url", "language", "published_basis"):
        _check_text(report, field, getattr(report, field))
    _check_text(report, "author", " ".join(report.authors))
    published = report.published
    agency = document.dateline.agency if document.dateline is not None else None
    return {
        "name": storable(report.name),
        "title": report.title,
        "text": report.text,
        "outlet": report.outlet,
        "outlet_folded": fold(report.outlet),
        "url": report.url,
        "language": report.language,
        "published": published.isoformat() if published is not None else "",
        "published_day": NEVER_AFTER if published is None else published.toordinal(),
        "published_basis": report.published_basis,
        "authors": encode(report.authors),
        "capture_sha256": capture_sha256,
        "layout": encode(replace(document, report=_BLANK)),
        "credits": encode(tuple(words.text for words in document.credits)),
        "lineage": encode((agency.text,) if agency is not None else ()),
    }


def _check_text(report: Report, field: str, value: str) -> None:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotReadable(
            "V415",
            f"{storable(report.name)}: the {field} has half a surrogate pair at character "
            f"{error.start}, expected whole characters; decode the input anew (nothing was stored)",
        ) from error


def document_of(row: Row) -> Document:
    """The document whose `REPORT_COLUMNS` are given."""
    name, title, text, outlet, url, language, published, basis, authors, capture, layout = row
    report = Report(
        name=str(name),
        text=str(text),
        title=str(title),
        outlet=str(outlet),
        url=str(url),
        language=str(language),
        published=date.fromisoformat(str(published)) if published else None,
        published_basis=str(basis),
        authors=_names_decoder.decode(str(authors)),
        capture_sha256=str(capture),
    )
    return replace(_document_decoder.decode(str(layout)), report=report)


def claim_rows(reading: Reading, report: Report) -> tuple[ClaimRow, ...]:
    """Rows of the claims of one report; of two claims with the same id the first one stays."""
    first_of_id: dict[str, Claim] = {}
    for claim in reading.claims:
        first_of_id.setdefault(claim.id, claim)
    return tuple(_claim_row(key, claim, report) for key, claim in first_of_id.items())


def _claim_row(key: str, claim: Claim, report: Report) -> ClaimRow:
    published = report.published
    from_day, to_day = event_days(claim, published)
    record = encode(claim)
    values: Row = (
        claim.type,
        claim.mode,
        claim.status,
        claim.trigger.span.start,
        claim.trigger.span.end,
        claim.evidence.start,
        claim.evidence.end,
        claim.evidence.cut(report.text),
        claim.time.first if claim.time is not None else "",
        claim.time.last if claim.time is not None else "",
        from_day,
        to_day,
        NEVER_AFTER if published is None else published.toordinal(),
        claim.sources[-1].words.text if claim.sources else "",
        "\n".join(fold(f"{source.words.text} {source.name}".strip()) for source in claim.sources),
        claim.engine,
        record,
    )
    parties = tuple(
        (role, party.words.text, party.name, party.country, party.sector,
         fold(party.words.text) + "\n" + fold(party.name))
        for role, several in (("actor", claim.actors), ("recipient", claim.recipients))
        for party in several
    )  # fmt: skip
    return ClaimRow(
        id=key, values=values, record=record, parties=parties, places=tuple(_place_rows(claim))
    )


def _place_rows(claim: Claim) -> Iterator[PlaceRow]:
    by_role: tuple[tuple[str, tuple[PlaceMention, ...]], ...] = (
        ("location", claim.locations),
        ("origin", claim.origins),
        ("destination", claim.destinations),
        ("route", claim.routes),
    )
    for role, mentions in by_role:
        for mention in mentions:
            head: Row = (role, mention.words.text, mention.grounding)
            place = mention.place
            if place is None:
                yield PlaceRow(values=(*head, "", "", "", None, None, None, None), box=None)
                continue
            values: Row = (
                *head, place.name, place.key, place.country, place.lat_deg, place.lon_deg,
                place.radius_km, place.precision,
            )  # fmt: skip
            boxes = boxes_around(place.lat_deg, place.lon_deg, place.radius_km)
            south, north, west, east = boxes[0]
            if len(boxes) > 1:  # across the 180th meridian: a box around the Earth still holds it
                west, east = -180.0, 180.0
            yield PlaceRow(values=values, box=(south, north, west, east))


def names_of(text: str) -> tuple[str, ...]:
    """The names of which `encode` made `text`."""
    return _names_decoder.decode(text)


def claim_of(record: str) -> Claim:
    """The claim of which `encode` made `record`."""
    return _claim_decoder.decode(record)


def event_of(record: str) -> Event:
    """The event of which `encode` made `record`."""
    return _event_decoder.decode(record)
