"""The whole way on one screen: from a report to its claims, from claims to events.

    intake -> reading -> grounding -> coding -> fusion -> store -> showing

Each step takes frozen records and returns frozen records. What a step needs from outside comes
in the kit. The same functions run over ten files on a laptop or over many on a cluster.
"""

from __future__ import annotations

from dataclasses import dataclass

from vedette.coding.claims import code_claims
from vedette.fusion.deciding import is_rejected, pins_of
from vedette.fusion.events import group
from vedette.grounding.ground import ground
from vedette.lexicon.actors import Registry
from vedette.lexicon.equipment import EquipmentTree
from vedette.ports import Gazetteer, Tagger
from vedette.reading.layout import lay_out
from vedette.reading.sections import sections_of
from vedette.records.claims import Claim
from vedette.records.decisions import Decision
from vedette.records.documents import Document
from vedette.records.events import Changes, Event, Evidence
from vedette.records.reports import Report
from vedette.records.shifting import shifted


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What a reading needs: who tags the words, who knows the places, which actors and kinds of equipment are known.

    None stands for the actors and the equipment that are shipped (`lexicon.actor_checks` stacks other actors).
    """

    tagger: Tagger
    gazetteer: Gazetteer
    registry: Registry | None = None
    equipment: EquipmentTree | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report laid out, and the claims that were read in it."""

    document: Document
    claims: tuple[Claim, ...]


def read_report(report: Report, kit: Kit, *, keep_all: bool = False) -> ReadReport:
    """Read one report: a pure function of the report, the kit and `keep_all`."""
    document = lay_out(report, keep_all=keep_all)
    claims: list[Claim] = []
    for section in sections_of(document):  # one, but for very long texts
        tagging = kit.tagger.tag(section.document)
        grounded = ground(
            section.document, tagging, kit.gazetteer, equipment=kit.equipment, registry=kit.registry
        )
        found, meant = shifted(tagging, section.start), shifted(grounded, section.start)
        claims += code_claims(document, found, meant)
    return ReadReport(document=document, claims=tuple(claims))


def fuse(
    evidence: tuple[Evidence, ...],
    *,
    standing: tuple[Event, ...] = (),
    decisions: tuple[Decision, ...] = (),
) -> Changes:
    """Group claims of many reports into events; what changes against those that stand.

    Claims that a person rejected count for nothing; joins and partings that persons decided
    beat the rules.
    """
    counted = tuple(item for item in evidence if not is_rejected(item))
    return group(counted, standing=standing, pins=pins_of(decisions))
