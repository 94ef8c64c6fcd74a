"""Builders for claims made up here: only what a test is about needs saying."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from vedette.records.claims import Actor, Claim, Source
from vedette.records.events import Evidence
from vedette.records.grounded import Place, PlaceMention, TimeMention
from vedette.records.reports import Report
from vedette.records.spans import Span, Words, words_at

PLACES = {
    name: Place(
        key=name, name=name, lat_deg=lat, lon_deg=lon, country="SYR", feature="P",
        radius_km=radius, precision=1, layer="test",
    )
    for name, lat, lon, radius in (
        ("Tartus", 34.889, 35.887, 4.0), ("Latakia", 35.517, 35.783, 6.0),
        ("Homs", 34.732, 36.714, 6.0), ("Homs Governorate", 34.6, 37.5, 110.0),
        ("Syria", 35.0, 38.0, 400.0), ("Daraa", 32.62, 36.10, 4.0),
    )
}  # fmt: skip


class Builder:
    """Makes evidence from a text and the words of it that fill roles."""

    def find(self, text: str, words: str) -> Words:
        start = text.index(words)
        return words_at(text, Span(start, start + len(words)))

    def place(self, text: str, words: str) -> PlaceMention:
        place = PLACES.get(words)
        grounding = "resolved" if place else "not_in_gazetteer"
        return PlaceMention(
            words=self.find(text, words), kind="place", grounding=grounding, place=place
        )

    def actor(self, text: str, told: str) -> Actor:
        words, _, codes = told.partition("|")
        country, _, sector = codes.partition(" ")
        return Actor(words=self.find(text, words), country=country, sector=sector)

    def source(self, text: str, told: str) -> Source:
        words, _, rest = told.partition("|")
        kind, _, name = rest.partition("|")
        found = self.find(text, words)
        return Source(words=found, kind=kind or "official", name=name)  # type: ignore[arg-type]

    def __call__(self, text: str, trigger: str, type_: str = "MOVE", **given: Any) -> Evidence:
        sentence = given.pop("sentence", text)
        start = text.index(sentence)
        outlet, published = given.pop("outlet", "Gazette"), given.pop("published", "2031-05-03")
        credit_lines = tuple(given.pop("credits", ()))
        day = given.pop("day", "")
        report = Report(name=f"{outlet} {published}", text=text, outlet=outlet)
        fields: dict[str, Any] = {"mode": "", "status": "fact"}
        for role, value in given.items():
            if role in ("actors", "recipients"):
                fields[role] = tuple(self.actor(text, told) for told in value)
            elif role in ("locations", "origins", "destinations", "routes"):
                fields[role] = tuple(self.place(text, told) for told in value)
            elif role == "sources":
                fields[role] = tuple(self.source(text, told) for told in value)
            elif role in ("killed", "injured", "quantity", "equipment"):
                fields[role] = tuple(self.find(text, told) for told in value)
            else:
                fields[role] = value
        if day:
            first, _, last = day.partition("/")
            fields["time"] = TimeMention(
                words=words_at(text, Span(0, 1)), type="DATE", value=first, first=first,
                last=last or first,
            )  # fmt: skip
        claim = Claim(
            report_id=report.id, type=type_, trigger=self.find(text, trigger),  # type: ignore[arg-type]
            evidence=Span(start, start + len(sentence)), engine="test", **fields,
        )  # fmt: skip
        return Evidence(
            claim=claim, report_name=report.name, outlet=outlet, published=published, text=text,
            credits=credit_lines,
        )  # fmt: skip


@pytest.fixture(scope="session")
def claim() -> Callable[..., Evidence]:
    return Builder()
