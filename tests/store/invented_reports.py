"""Invented reports with their claims, built from the record classes: places are real, all else is not."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from vedette.records.claims import Actor, Claim, Reading, Source
from vedette.records.documents import Dateline, Document
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.reports import Capture, Report, Taken
from vedette.records.spans import Span, Words, words_at

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)

PLACES = {
    "Tartus": (34.8890, 35.8866, "SYR", 5.0, 2),
    "Latakia": (35.5317, 35.7901, "SYR", 7.0, 2),
    "Homs": (34.7268, 36.7234, "SYR", 8.0, 2),
    "Aden": (12.7794, 45.0367, "YEM", 9.0, 2),
    "Suva": (-18.1416, 178.4415, "FJI", 5.0, 2),
    "Taveuni": (-16.8500, -179.9667, "FJI", 20.0, 2),
    "Longyearbyen": (78.2186, 15.6401, "NOR", 3.0, 2),
    "Alert": (82.5018, -62.3481, "CAN", 2.0, 1),
    "Syria": (35.0, 38.5, "SYR", 350.0, 6),
}
ACTORS = {
    "Harbour guards": ("SYR", "MIL", ""),
    "Étoile Brigade": ("", "REB", "Étoile Brigade"),
    "They": ("FJI", "", "Coral Watch"),
    "Inspectors": ("IGO", "", "the Inspectorate"),
}
SOURCES = {
    "a port clerk": "witness",
    "the Inspectorate": "organization",
    "Agence Méridienne": "media",
}
VERBS = {"left": "MOVE", "shelled": "ASSAULT", "hold": "CONTROL", "met": "CONSULT"}
STATUSES = ("fact", "hedged", "denied", "future")
OUTLETS = ("The Lantern", "Côte Gazette", "Northern Post", "")


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What one sentence of an invented report says."""

    actor: str = "Harbour guards"
    verb: str = "left"
    place: str = "Tartus"
    source: str = ""
    conveyor: str = ""
    first: str = ""
    last: str = ""
    status: str = "fact"
    resolved: bool = True
    engine: str = "rules 1"


def place_of(name: str) -> Place:
    lat, lon, country, radius, precision = PLACES[name]
    return Place(
        key=f"test:{name}", name=name, lat_deg=lat, lon_deg=lon, country=country, feature="P",
        radius_km=radius, precision=precision, layer="test",
    )  # fmt: skip


def sentence_of(saying: Saying) -> str:
    when = " on that day" if saying.first else ""
    per = f", {saying.source} said" if saying.source else ""
    via = f" to {saying.conveyor}" if saying.conveyor else ""
    return f"{saying.actor} {saying.verb} {saying.place}{when}{per}{via}."


def claim_of(saying: Saying, report: Report, start: int) -> Claim:
    text = report.text
    end = start + len(sentence_of(saying))

    def words(part: str) -> Words:
        at = text.index(part, start, end)
        return words_at(text, Span(at, at + len(part)))

    country, sector, name = ACTORS[saying.actor]
    links = [part for part in (saying.conveyor, saying.source) if part]
    return Claim(
        report_id=report.id,
        type=VERBS[saying.verb],
        mode="",
        status=saying.status,
        trigger=words(saying.verb),
        actors=(Actor(words=words(saying.actor), country=country, sector=sector, name=name),),
        locations=(
            PlaceMention(
                words=words(saying.place),
                kind="place",
                grounding="resolved" if saying.resolved else "unresolved",
                place=place_of(saying.place) if saying.resolved else None,
            ),
        ),
        time=TimeMention(
            words=words("that day"), type="DATE", value=saying.first, first=saying.first,
            last=saying.last or saying.first, precision=1,
        ) if saying.first else None,
        sources=tuple(Source(words=words(part), kind=SOURCES[part]) for part in links),
        evidence=Span(start, end),
        engine=saying.engine,
    )  # fmt: skip


def capture_of(content: bytes, address: str = "invented.txt") -> Capture:
    return Capture(
        address=address, content=content, sha256=sha256(content).hexdigest(),
        media_type="text/plain", encoding="utf-8", retrieved_at=NOON,
    )  # fmt: skip


def entry_of(
    *sayings: Saying,
    outlet: str = "The Lantern",
    published: date | None = date(2031, 5, 2),
    **more: object,
) -> tuple[Taken, Document, Reading]:
    """One report that says all of `sayings`, ready to be added."""
    sentences = [sentence_of(saying) for saying in sayings]
    text = " ".join(sentences)
    capture = capture_of(text.encode("utf-8", "replace"), str(more.get("name", "invented.txt")))
    fields = {"name": "invented.txt", "title": "From the coast", "language": "en", **more}
    report = Report(
        text=text, outlet=outlet, published=published, capture_sha256=capture.sha256,
        published_basis="given" if published else "", authors=("A. Writer",), **fields,
    )  # fmt: skip
    spans, claims, start = [], [], 0
    for saying, sentence in zip(sayings, sentences, strict=True):
        spans.append(Span(start, start + len(sentence)))
        claims.append(claim_of(saying, report, start))
        start += len(sentence) + 1
    document = Document(report=report, sentences=tuple(spans), paragraphs=(Span(0, len(text)),))
    if "Agence Méridienne" in text:
        at = text.index("Agence Méridienne")
        agency = words_at(text, Span(at, at + len("Agence Méridienne")))
        document = replace(
            document, credits=(agency,), dateline=Dateline(span=agency.span, agency=agency)
        )
    reading = Reading(report_id=report.id, claims=tuple(claims))
    return Taken(report=report, capture=capture), document, reading


def many_entries(count: int, seed: int = 7) -> list[tuple[Taken, Document, Reading]]:
    """Reports of all kinds, the same for the same seed; no two have the same text."""
    chance = random.Random(seed)
    return [entry_of(*some_sayings(chance, number), **_some_report(chance, number))
            for number in range(count)]  # fmt: skip


def some_sayings(chance: random.Random, number: int) -> list[Saying]:
    sayings = []
    for _ in range(chance.randint(1, 4)):
        first = date(2031, 4, 20) + timedelta(days=chance.randint(0, 25))
        last = first + timedelta(days=chance.choice((0, 0, 0, 1, 9)))
        dated = chance.random()
        sayings.append(Saying(
            actor=chance.choice(sorted(ACTORS)), verb=chance.choice(sorted(VERBS)),
            place=chance.choice(sorted(PLACES)), source=chance.choice(["", *sorted(SOURCES)]),
            first="2031-04" if dated < 0.1 else "" if dated < 0.3 else first.isoformat(),
            last="2031-05" if dated < 0.1 else "" if dated < 0.3 else last.isoformat(),
            status=chance.choice(STATUSES), resolved=chance.random() < 0.8,
        ))  # fmt: skip
    if sayings[-1].source == "a port clerk":
        sayings[-1] = replace(sayings[-1], conveyor="Agence Méridienne")
    return sayings


def _some_report(chance: random.Random, number: int) -> dict[str, object]:
    published = date(2031, 4, 25) + timedelta(days=chance.randint(0, 20))
    return {
        "outlet": chance.choice(OUTLETS),
        "published": None if chance.random() < 0.15 else published,
        "url": f"https://example.org/{number}",
        "name": f"report-{number}",
    }
