"""Claims as PLOVER's JSON, one object a line, with the offsets of the words in `text_info`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from vedette.lexicon.countries import country_names
from vedette.records.claims import Actor, Claim
from vedette.records.events import Evidence
from vedette.records.grounded import PlaceMention
from vedette.records.spans import Words
from vedette.showing.exchange.parcel import Exported, losses
from vedette.showing.wording import name_actor, say_chain

_OURS = {"MOVE": "MOBILIZE", "CONTROL": "COERCE", "PRESENCE": "MOBILIZE"}
_QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4,
    "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
_RESOLUTION = {1: 4, 2: 4, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1}


def plover(evidence: Iterable[Evidence]) -> Exported:
    """JSON Lines in the form of PLOVER's manual, one for each claim.

    MOVE, CONTROL and PRESENCE, which PLOVER lacks, become MOBILIZE, COERCE and MOBILIZE with our
    type in `comment`. What did not happen has one of PLOVER's auxiliary modes (negation, future,
    hypothetical) among its modes, and its status in `comment`. `text` is the sentence; `text_info`
    gives its offsets in the report and those of each argument.

    Source:
        PLOVER manual, 2.0 draft (openeventdata/PLOVER); its quad codes 1 to 4.
    """
    items = list(evidence)
    rows = [_row(item) for item in items]
    counts = {
        ("type that PLOVER lacks", "comment"): sum(i.claim.type in _OURS for i in items),
        ("chain of sources", "comment"): sum(bool(i.claim.sources) for i in items),
        ("status other than fact", "mode and comment"): sum(
            i.claim.status != "fact" for i in items
        ),
        ("origin, destination and route", "comment"): sum(
            bool(i.claim.origins or i.claim.destinations or i.claim.routes) for i in items
        ),
        ("claim without a day", "no date"): sum(_day(i.claim) == "" for i in items),
    }
    content = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    return Exported(content=content, rows=len(rows), noun="claim", losses=losses(counts))


def _row(item: Evidence) -> dict[str, object]:
    claim = item.claim
    event = _OURS.get(claim.type, claim.type)
    row: dict[str, object] = {
        "id": claim.id,
        "has_event": claim.status in {"fact", "hedged"},
        "date": _day(claim),
        "enddate": claim.time.last if claim.time is not None else "",
        "actor": [_entity(actor) for actor in claim.actors],
        "recipient": [_entity(actor) for actor in claim.recipients],
        "event": [event],
        "mode": [mode for mode in (claim.mode, *_auxiliary(claim)) if mode],
        "quad_code": _QUADS[event],
        "event_text": claim.trigger.text,
        "event_loc": [_place(mention) for mention in _places(claim)],
        "text": claim.evidence.cut(item.text),
        "text_info": [_info(n, words) for n, words in enumerate(_all_words(claim, item), 1)],
        "cite_info": {"publication": item.outlet, "title": item.report_name},
        "coder": f"vedette, {claim.engine}",
        "coded_date": "",
        "comment": _comment(item),
    }
    return {key: value for key, value in row.items() if value not in ("", [], {})}


def _auxiliary(claim: Claim) -> tuple[str, ...]:
    """PLOVER's auxiliary modes for what is denied, to come or supposed."""
    by_status = {
        "denied": ("negation",), "future": ("future",),
        "conditional": ("hypothetical",), "unknown": ("hypothetical",),
    }  # fmt: skip
    return by_status.get(claim.status, ())


def _entity(actor: Actor) -> dict[str, str]:
    row = {
        "code": actor.country,
        "sector": actor.sector,
        "entity_text": actor.words.text,
        "identifier_text": name_actor(actor) if actor.name else "",
    }
    return {key: value for key, value in row.items() if value}


def _places(claim: Claim) -> tuple[PlaceMention, ...]:
    return (*claim.locations, *claim.origins, *claim.destinations, *claim.routes)


def _place(mention: PlaceMention) -> dict[str, object]:
    place = mention.place
    if place is None:
        return {"extracted_place": mention.words.text}
    row: dict[str, object] = {
        "extracted_place": mention.words.text,
        "resolved_place": place.name,
        "lat": place.lat_deg,
        "lon": place.lon_deg,
        "province": place.region,
        "country": country_names().get(place.country, ""),
        "country_code": place.country,
        "feature_code": place.feature,
        "resolution": _RESOLUTION.get(place.precision, 1),
    }
    if place.geonameid is not None:
        row["geonameid"] = place.geonameid
    return {key: value for key, value in row.items() if value != ""}


def _all_words(claim: Claim, item: Evidence) -> Iterable[tuple[str, Words]]:
    quote = Words(span=claim.evidence, text=claim.evidence.cut(item.text))
    yield "sentence", quote
    yield "event", claim.trigger
    for role, several in (("actor", claim.actors), ("recipient", claim.recipients)):
        yield from ((role, actor.words) for actor in several)
    for mention in _places(claim):
        yield "event_loc", mention.words
    if claim.time is not None:
        yield "date", claim.time.words
    yield from (("source", source.words) for source in claim.sources)


def _info(number: int, named: tuple[str, Words]) -> dict[str, object]:
    role, words = named
    return {
        "sequence": number, "start": words.span.start, "end": words.span.end,
        "text_story": words.text, "role": role,
    }  # fmt: skip


def _day(claim: Claim) -> str:
    return claim.time.first if claim.time is not None else ""


def _comment(item: Evidence) -> str:
    claim = item.claim
    said = [f"status {claim.status}", say_chain(claim.sources, item.outlet)]
    if claim.type in _OURS:
        said.insert(0, f"type {claim.type}" + (f" {claim.mode}" if claim.mode else ""))
    for name, several in (
        ("from", claim.origins), ("to", claim.destinations), ("by way of", claim.routes)
    ):  # fmt: skip
        if several:
            said.append(f"{name} " + ", ".join(mention.words.text for mention in several))
    return "; ".join(said)
