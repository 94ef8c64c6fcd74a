"""Invented reports with their claims, for the tests of showing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from vedette.records.claims import Actor, Claim, Source
from vedette.records.documents import Dateline, Document, EventType, Furniture, Status
from vedette.records.events import Event, Evidence, Origin
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.reports import Report
from vedette.records.spans import Span, Words

HOMS = ("Homs", 34.7308, 36.7094, 5.0, 1)
LATAKIA = ("Latakia", 35.5317, 35.7901, 5.0, 1)
TARTUS = ("Tartus", 34.889, 35.8866, 3.0, 1)
DAMASCUS = ("Damascus", 33.5102, 36.2913, 10.0, 1)
QAMISHLI = ("Al-Qamishli", 37.0522, 41.2317, 4.0, 1)


def place_of(name: str, lat: float, lon: float, radius: float, precision: int) -> Place:
    return Place(
        key=f"test:{name}",
        name=name,
        lat_deg=lat,
        lon_deg=lon,
        country="SYR",
        feature="PPL",
        radius_km=radius,
        precision=precision,
        layer="test",
    )


@dataclass(frozen=True)
class Sample:
    """A report of which claims are written down by quoting its words."""

    report: Report

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.report.text.index(words, start + 1)
        return Span(start, start + len(words))

    def words(self, words: str, nth: int = 0) -> Words:
        return Words(span=self.span(words, nth), text=words)

    def actor(self, words: str, country: str = "", sector: str = "", name: str = "") -> Actor:
        return Actor(words=self.words(words), country=country, sector=sector, name=name)

    def place(self, words: str, at: tuple[str, float, float, float, int] | None) -> PlaceMention:
        return PlaceMention(
            words=self.words(words),
            kind="place",
            grounding="resolved" if at else "not_in_gazetteer",
            place=place_of(*at) if at else None,
        )

    def time(self, words: str, first: str = "", last: str = "") -> TimeMention:
        return TimeMention(
            words=self.words(words),
            type="DATE",
            value=first or "PAST_REF",
            first=first,
            last=last or first,
            precision=1 if first else 0,
            anchor="2024-12-14" if first else "",
            rule="weekday before publication" if first else "vague",
        )

    def claim(
        self, kind: EventType, trigger: str, status: Status, evidence: str, **more: object
    ) -> Claim:
        return Claim(
            report_id=self.report.id,
            type=kind,
            status=status,
            trigger=self.words(trigger),
            evidence=self.span(evidence),
            engine="rules 1",
            rule="test",
            mode=str(more.pop("mode", "")),
            **more,  # type: ignore[arg-type]
        )

    def evidence(self, claim: Claim) -> Evidence:
        published = self.report.published
        return Evidence(
            claim=claim,
            report_name=self.report.name,
            outlet=self.report.outlet,
            published=published.isoformat() if published else "",
            text=self.report.text,
        )


S1 = (
    "A column of 40 trucks belonging to the Northern Brigade withdrew on Friday from Homs to "
    "Latakia, the Orontes Monitor said."
)
S2 = "Satellite pictures appear to show a dismantled radar at Tell Saroun airfield."
S3 = "The governor denied that the brigade had attacked Damascus."
S4 = "The Gulf republic offered to ship grain to Tartus if the port reopens."
S5 = "It is not known whether the garrison still controls Al-Qamishli."
S6 = "The weather is mild."
MAIN = Sample(
    Report(
        name="north-1.txt",
        text=(
            f"HOMS (Levant Wire), Dec 14 - {S1} {S2}\n\n{S3} {S4}\n{S5} {S6}\nShare this story\n"
        ),
        title="Brigade <leaves> & heads for the coast",
        outlet="Example Courier",
        published=date(2024, 12, 14),
        published_basis="given",
        language="en",
    )
)
COPY = Sample(
    Report(
        name="post-7.txt",
        text="Trucks of the Northern Brigade pulled out of Homs on Friday. Twelve people died.",
        outlet="Example Post",
        published=date(2024, 12, 15),
        published_basis="page metadata",
    )
)


def main_document() -> Document:
    text = MAIN.report.text
    return Document(
        report=MAIN.report,
        sentences=tuple(MAIN.span(s) for s in (S1, S2, S3, S4, S5, S6)),
        paragraphs=(Span(0, text.index("\n")), Span(text.index(S3), len(text) - 1)),
        furniture=(Furniture(span=MAIN.span("Share this story"), kind="share line"),),
        dateline=Dateline(
            span=MAIN.span("HOMS (Levant Wire), Dec 14 - "),
            place=MAIN.words("HOMS"),
            agency=MAIN.words("Levant Wire"),
            day=MAIN.words("Dec 14"),
        ),
        credits=(MAIN.words("Levant Wire"),),
    )


def main_claims() -> tuple[Claim, ...]:
    m = MAIN
    return (
        m.claim(
            "RETREAT", "withdrew", "fact", S1,
            mode="withdraw",
            actors=(m.actor("Northern Brigade", "SYR", "REB"),),
            origins=(m.place("Homs", HOMS),),
            destinations=(m.place("Latakia", LATAKIA),),
            equipment=(m.words("trucks"),),
            quantity=(m.words("40"),),
            time=m.time("on Friday", "2024-12-13"),
            sources=(Source(words=m.words("Orontes Monitor"), kind="monitor"),),
        ),
        m.claim(
            "PRESENCE", "appear to show", "hedged", S2,
            equipment=(m.words("dismantled radar"),),
            locations=(m.place("Tell Saroun airfield", None),),
            cues=(m.words("appear"),),
            sources=(Source(words=m.words("Satellite pictures"), kind="imagery"),),
        ),
        m.claim(
            "ASSAULT", "attacked", "denied", S3,
            actors=(m.actor("brigade", "SYR", "REB", "Northern Brigade"),),
            recipients=(m.actor("Damascus", "SYR", "GOV"),),
            locations=(m.place("Damascus", DAMASCUS),),
            cues=(m.words("denied"),),
            sources=(Source(words=m.words("governor"), kind="official"),),
        ),
        m.claim(
            "AGREE", "offered", "conditional", S4,
            actors=(m.actor("Gulf republic"),),
            destinations=(m.place("Tartus", TARTUS),),
            equipment=(m.words("grain"),),
            cues=(m.words("if the port reopens"),),
        ),
        m.claim(
            "CONTROL", "controls", "unknown", S5,
            mode="hold",
            actors=(m.actor("garrison"),),
            locations=(m.place("Al-Qamishli", QAMISHLI),),
            cues=(m.words("not known whether"),),
        ),
    )  # fmt: skip


def copy_claims() -> tuple[Claim, ...]:
    c = COPY
    first, second = (
        "Trucks of the Northern Brigade pulled out of Homs on Friday.",
        "Twelve people died.",
    )
    return (
        c.claim(
            "RETREAT", "pulled out", "fact", first,
            mode="withdraw",
            actors=(c.actor("Northern Brigade"),),
            origins=(c.place("Homs", HOMS),),
            time=c.time("on Friday", "2024-12-13"),
        ),
        c.claim("ASSAULT", "died", "fact", second, killed=(c.words("Twelve"),), time=None),
    )  # fmt: skip


def all_evidence() -> dict[str, Evidence]:
    pairs = [MAIN.evidence(claim) for claim in main_claims()]
    pairs += [COPY.evidence(claim) for claim in copy_claims()]
    return {item.claim.id: item for item in pairs}


def all_events() -> tuple[Event, ...]:
    withdrew, radar, denied, offered, holds = (claim.id for claim in main_claims())
    pulled, died = (claim.id for claim in copy_claims())
    single: tuple[tuple[EventType, str, Status], ...] = (
        ("PRESENCE", radar, "hedged"),
        ("ASSAULT", denied, "denied"),
        ("AGREE", offered, "conditional"),
        ("CONTROL", holds, "unknown"),
        ("ASSAULT", died, "fact"),
    )
    return (
        Event(
            type="RETREAT",
            claim_ids=(withdrew, pulled),
            actors=("Northern Brigade",),
            places=("Homs", "Latakia"),
            first="2024-12-13",
            last="2024-12-13",
            statuses=("fact",),
            origins=(
                Origin(name="Orontes Monitor", kind="monitor", claim_ids=(withdrew,)),
                Origin(name="Example Post", kind="outlet", claim_ids=(pulled,)),
            ),
        ),
        *(
            Event(
                type=kind,
                claim_ids=(claim_id,),
                statuses=(status,),
                origins=(Origin(name="x", kind="outlet", claim_ids=(claim_id,)),),
            )
            for kind, claim_id, status in single
        ),
    )


@pytest.fixture
def main() -> Sample:
    return MAIN


@pytest.fixture
def document() -> Document:
    return main_document()


@pytest.fixture
def claims() -> tuple[Claim, ...]:
    return main_claims()


@pytest.fixture
def evidence() -> dict[str, Evidence]:
    return all_evidence()


@pytest.fixture
def events() -> tuple[Event, ...]:
    return all_events()
