"""What changed in the picture between two moments of knowing. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.fusion.comparing import compare_reports
from vedette.fusion.opposing import denials, what_it_tells
from vedette.records.changes import Change
from vedette.records.events import Event, Evidence
from vedette.records.relations import Relation
from vedette.records.states import Delivery, SiteState

MOST = 6
"""So many disputes of one event in one slot are told each; the rest are counted."""

BAD = frozenset({"stalled", "overdue"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What was known at a moment: events, the claims behind them, sites and deliveries."""

    events: tuple[Event, ...]
    evidence: Mapping[str, Evidence]
    sites: tuple[SiteState, ...] = ()
    deliveries: tuple[Delivery, ...] = ()


def changes_between(before: Picture, now: Picture) -> tuple[Change, ...]:
    """What is new, grown, corrected, contradicted, no longer supported, open, stalled, or held
    by another.

    Returns:
        Changes by kind in this order, each once, within a kind by subject.
    """
    fresh = {c for event in now.events for c in event.claim_ids} - before.evidence.keys()
    found = [*_events(before, now, fresh)]
    found += _relations(now, fresh)
    found += _lost(before, now)
    found += _open(now, fresh)
    found += _stalled(before, now)
    found += _sites(before, now)
    return tuple(found)


def _events(before: Picture, now: Picture, fresh: set[str]) -> Iterator[Change]:
    ordered = sorted(now.events, key=lambda event: (event.first or "9", event.id))
    for event in ordered:
        if set(event.claim_ids) <= fresh:
            yield Change(
                kind="new",
                subject=event.id,
                told="",
                claim_ids=event.claim_ids,
                origins=tuple(origin.name for origin in event.origins),
            )
    known = {c: event for event in before.events for c in event.claim_ids}
    for event in ordered:
        added = [c for c in event.claim_ids if c in fresh]
        old = [c for c in event.claim_ids if c not in fresh]
        if not added or not old:
            continue
        were = {origin.name for c in old if c in known for origin in known[c].origins}
        names = [origin.name for origin in event.origins if origin.name not in were]
        more = f", new origins: {'; '.join(names)}" if names else ", no new origin"
        yield Change(
            kind="grown",
            subject=event.id,
            told=f"{len(added)} more claims, now {len(event.claim_ids)}{more}",
            claim_ids=(*added, *old),
            origins=tuple(origin.name for origin in event.origins),
        )


def _relations(now: Picture, fresh: set[str]) -> Iterator[Change]:
    """Corrections and rises by what is new, and contradictions in which something is new."""
    about = {now.evidence[c].claim.report_id for c in fresh if c in now.evidence}
    if not about:
        return
    counted = [
        now.evidence[c] for event in now.events for c in event.claim_ids if c in now.evidence
    ]
    relations = list(compare_reports(counted, about=about))
    relations += [
        relation
        for event in now.events
        if set(event.denials) & fresh
        for relation in denials(event, now.evidence)
    ]
    event_of = {c: event for event in now.events for c in event.claim_ids}
    by_id = {event.id: event for event in now.events}
    for kind, change in (("updates", "corrected"), ("contradicts", "contradicted")):
        seen: set[tuple[object, ...]] = set()
        per_slot: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in relations:
            new = relation.a in fresh if kind == "updates" else {relation.a, relation.b} & fresh
            event = event_of.get(relation.a)
            if relation.kind != kind or not new or event is None:
                continue
            key = what_it_tells(relation)
            if key not in seen:
                seen.add(key)
                per_slot[event.id, relation.slot].append(relation)
        for (event_id, slot), listed in sorted(per_slot.items()):
            yield from (_related(r, by_id[event_id], change) for r in listed[:MOST])
            if len(listed) > MOST:
                yield _counted(slot, listed[MOST:], by_id[event_id], change)


def _related(relation: Relation, event: Event, kind: str) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]
        subject=event.id,
        told=f"{relation.slot}: {relation.reason}",
        claim_ids=(relation.a, relation.b),
        origins=tuple(o.name for o in event.origins if {relation.a, relation.b} & set(o.claim_ids)),
    )


def _counted(slot: str, more: Sequence[Relation], event: Event, kind: str) -> Change:
    return Change(
        kind=kind,  # type: ignore[arg-type]
        subject=event.id,
        told=f"{slot}: {len(more)} more pairs of values; `vedette against {event.id}` has all",
        claim_ids=tuple(sorted({c for r in more for c in (r.a, r.b)})),
        origins=tuple(origin.name for origin in event.origins),
    )


def _lost(before: Picture, now: Picture) -> Iterator[Change]:
    standing = {c for event in now.events for c in event.claim_ids}
    for event in sorted(before.events, key=lambda e: e.id):
        if not set(event.claim_ids) & standing:
            yield Change(
                kind="no longer supported",
                subject=event.id,
                told="its claims were rejected, or its reports are read otherwise now",
                claim_ids=event.claim_ids,
                origins=tuple(origin.name for origin in event.origins),
            )


def _open(now: Picture, fresh: set[str]) -> Iterator[Change]:
    for event in sorted(now.events, key=lambda e: e.id):
        asked = tuple(
            c for c in event.claim_ids
            if c in fresh and c in now.evidence and now.evidence[c].claim.status == "unknown"
        )  # fmt: skip
        if asked:
            names = tuple(o.name for o in event.origins if set(asked) & set(o.claim_ids))
            yield Change(
                kind="open question", subject=event.id, told="", claim_ids=asked, origins=names
            )


def _stalled(before: Picture, now: Picture) -> Iterator[Change]:
    were = {(d.goods, d.destination): d.state for d in before.deliveries}
    for found in now.deliveries:
        was = were.get((found.goods, found.destination))
        if found.state in BAD and was != found.state:
            to = f" for {found.destination}" if found.destination else ""
            past = f" (was {was})" if was else ""
            yield Change(
                kind="stalled",
                subject=f"{found.goods}{to}",
                told=f"{found.goods}{to} {found.state}{past}: {found.rule}",
                claim_ids=found.supports,
                origins=_origins(found.supports, now),
            )


def _sites(before: Picture, now: Picture) -> Iterator[Change]:
    were = {site.site: site for site in before.sites}
    for site in now.sites:
        was = were.get(site.site)
        if site.state == "unknown" and (was is None or was.state == "unknown"):
            continue
        if was is not None and (was.state, was.parties) == (site.state, site.parties):
            continue
        said = f"{site.name} {_held(site)}"
        past = f"; before: {_held(was)}" if was is not None else ""
        yield Change(
            kind="site",
            subject=site.id,
            told=f"{said}{past}",
            claim_ids=site.supports,
            origins=_origins(site.supports, now),
        )


def _held(site: SiteState) -> str:
    return f"{site.state} ({', '.join(site.parties)})" if site.parties else site.state


def _origins(claim_ids: Sequence[str], now: Picture) -> tuple[str, ...]:
    names: Iterable[str] = (
        origin.name
        for event in now.events
        if set(event.claim_ids) & set(claim_ids)
        for origin in event.origins
        if set(origin.claim_ids) & set(claim_ids)
    )
    return tuple(dict.fromkeys(names))
