"""Protocols the core calls; adapters at the edge implement them."""

from __future__ import annotations

from typing import Protocol

from vedette.records.documents import Document, Tagging
from vedette.records.grounded import Place


class Tagger(Protocol):
    """One pass over a document: triggers, roles, status, sources. Pure: same text, same tags."""

    @property
    def name(self) -> str:
        """Engine and version, written into every claim ("rules 1")."""
        ...

    def tag(self, document: Document) -> Tagging:
        """Read the document's sentences; spans refer to `document.report.text`."""
        ...


class Gazetteer(Protocol):
    """Names to places. Read-only and safe to share between processes."""

    @property
    def version(self) -> str:
        """Layers with their dates, written beside every resolved place."""
        ...

    def candidates(self, name: str) -> tuple[Place, ...]:
        """All places of that name (case, accents and articles folded), most populous first."""
        ...

    def country(self, code: str) -> Place | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        ...

    def longest(self, words: tuple[str, ...]) -> int:
        """How many of the leading `words` form the longest known name; 0 for none."""
        ...

    def main_named(self, name: str) -> frozenset[str]:
        """Keys of the candidates for which `name` is the main name and not a variant."""
        ...

    def airfields(self, name: str) -> tuple[Place, ...]:
        """Airfields and air bases of that bare name ("Shayrat"), or serving that town."""
        ...

    def districts(self, name: str) -> tuple[Place, ...]:
        """Counties and other second-level areas of that bare name ("DeKalb"), largest first."""
        ...

    def spelled_like(self, name: str, country: str) -> tuple[Place, ...]:
        """Places of one country whose romanised name has the same consonants, most alike first."""
        ...
