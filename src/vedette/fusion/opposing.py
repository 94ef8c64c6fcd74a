"""What speaks against claims: other reports in a slot, and denials inside their event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from vedette.fusion.comparing import compare_reports
from vedette.fusion.counts import read_count
from vedette.fusion.slots import relate
from vedette.fusion.traits import traits_of
from vedette.records.events import Event, Evidence
from vedette.records.relations import Relation


def opposing(
    claim_ids: Collection[str], evidence: Iterable[Evidence], *, events: Iterable[Event] = ()
) -> tuple[Relation, ...]:
    """Relations that contradict or update any of the claims.

    Args:
        claim_ids: what is asked about.
        evidence: claims of the same days, those asked about among them.
        events: the events of the claims; their denials are set against one claim of each origin
            that states it, whatever words the two share.

    Returns:
        Contradictions first, then updates; within, as `compare_reports` orders them. Of those
        with the same values between the same reports one stands for all.
    """
    items = {item.claim.id: item for item in evidence}
    asked = set(claim_ids)
    about = {items[c].claim.report_id for c in asked if c in items}
    found = [
        relation
        for relation in compare_reports(items.values(), about=about)
        if relation.kind in ("contradicts", "updates") and {relation.a, relation.b} & asked
    ]
    for event in events:
        found += [r for r in denials(event, items) if {r.a, r.b} & asked]
    once: dict[tuple[object, ...], Relation] = {}
    for relation in found:
        once.setdefault(what_it_tells(relation), relation)
    return tuple(sorted(once.values(), key=lambda r: r.kind != "contradicts"))


def what_it_tells(relation: Relation) -> tuple[object, ...]:
    """What makes two relations one to a reader: the reports, and the numbers or words compared."""
    sides = {(relation.a_report, _value(relation.a_words.text))}
    sides.add((relation.b_report, _value(relation.b_words.text)))
    return relation.slot, relation.kind, frozenset(sides)


def _value(text: str) -> str:
    count = read_count(text)
    return str(count.low) if count else text.casefold()


def denials(event: Event, evidence: Mapping[str, Evidence]) -> tuple[Relation, ...]:
    """Each denial of an event against one statement of each origin that states it."""
    denying = [traits_of(evidence[c]) for c in event.denials if c in evidence]
    stated = []
    for origin in event.origins:
        own = [
            evidence[c]
            for c in origin.claim_ids
            if c in evidence and evidence[c].claim.status in ("fact", "hedged")
        ]
        if own and not origin.denies:
            stated.append(traits_of(min(own, key=lambda e: (e.published, e.claim.id))))
    return tuple(
        relate(
            a,
            b,
            "denial",
            "contradicts",
            (a.evidence.claim.trigger, b.evidence.claim.trigger),
            f"{a.evidence.claim.trigger.text!r} is denied, "
            f"{b.evidence.claim.trigger.text!r} is stated",
        )
        for a in denying
        for b in stated
    )
