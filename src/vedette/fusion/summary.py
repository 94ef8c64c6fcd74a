"""What an event says as a whole: who, where, when, how many, who denies it; nothing averaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from vedette.fusion.counts import Count, largest_count
from vedette.fusion.origins import origins_of
from vedette.fusion.traits import Traits
from vedette.fusion.words import fold, stem, words_of
from vedette.records.documents import EventType, Status
from vedette.records.events import Event, Origin, Toll

STATUSES: tuple[Status, ...] = ("fact", "hedged", "denied", "future", "conditional", "unknown")
TOLLS = ("killed", "injured", "captured", "displaced", "quantity")


def summarise(
    members: tuple[Traits, ...], reasons: tuple[str, ...], copied: Mapping[str, str]
) -> Event:
    """Build the event of these claims.

    Args:
        members: the claims, in order of their ids.
        reasons: why they were put together, one a join.
        copied: from the id of a copied claim to that of the claim it repeats.
    """
    claims = [member.evidence.claim for member in members]
    said = {claim.status for claim in claims}
    denials = tuple(c.id for c in claims if c.status == "denied" and said - {"denied"})
    tolls = tuple(_tolls(members))
    first, last = _hull(members)
    return Event(
        type=_type(members),
        claim_ids=tuple(member.id for member in members),
        actors=_names(who.text for member in members for who in member.actors),
        places=_names(
            where.place.name if where.place else where.text
            for member in members
            for where in (*member.at, *member.to, *member.via)
        ),
        first=first,
        last=last,
        statuses=tuple(status for status in STATUSES if status in said),
        origins=tuple(_origins(members, denials, copied)),
        reasons=(*reasons, *_disputes(members, denials, tolls)),
        denials=denials,
        tolls=tolls,
    )


def _origins(
    members: tuple[Traits, ...], denials: tuple[str, ...], copied: Mapping[str, str]
) -> Iterator[Origin]:
    for origin in origins_of((member.evidence for member in members), copied_from=copied):
        denies = bool(denials) and set(origin.claim_ids) <= set(denials)
        yield replace(origin, denies=denies)


def _type(members: tuple[Traits, ...]) -> EventType:
    """The one type, or RETREAT for a movement that any report calls a withdrawal."""
    types = {member.evidence.claim.type for member in members}
    return "RETREAT" if "RETREAT" in types else min(types)


def _names(found: Iterable[str]) -> tuple[str, ...]:
    """Distinct names, most frequent first; of spellings that fold alike the most used."""
    counts = Counter(found)
    by_key: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        key = " ".join(words_of(name)) or fold(name)
        by_key.setdefault(key, Counter())[name] = count
    ranked = sorted(by_key.items(), key=lambda item: (-item[1].total(), item[0]))
    return tuple(min(c, key=lambda name: (-c[name], name)) for _, c in ranked)


def _hull(members: tuple[Traits, ...]) -> tuple[str, str]:
    days = [member.days for member in members if member.days is not None]
    if not days:
        return "", ""
    return (
        date.fromordinal(min(first for first, _ in days)).isoformat(),
        date.fromordinal(max(last for _, last in days)).isoformat(),
    )


def _counts(members: tuple[Traits, ...], kind: str) -> Iterator[tuple[Traits, Count]]:
    for member in members:
        count = largest_count(getattr(member.evidence.claim, kind))
        if count is not None:
            yield member, count


def _tolls(members: tuple[Traits, ...]) -> Iterator[Toll]:
    for kind in TOLLS:
        found = list(_counts(members, kind))
        if found:
            counts = [count for _, count in found]
            yield Toll(
                kind=kind,
                low=min(count.low for count in counts),
                high=max(count.low if count.high is None else count.high for count in counts),
                disputed=any(
                    count.disjoint(other) and _same_thing(member, another, kind)
                    for member, count in found
                    for another, other in found
                ),
                claim_ids=tuple(sorted({member.id for member, _ in found})),
            )


def _same_thing(one: Traits, two: Traits, kind: str) -> bool:
    """Quantities compare only of like things: 30 trucks do not dispute 200 soldiers."""
    if kind != "quantity":
        return True
    ours, theirs = (
        {stem(word) for words in member.evidence.claim.equipment for word in words_of(words.text)}
        for member in (one, two)
    )
    return bool(ours & theirs)


def _disputes(
    members: tuple[Traits, ...], denials: tuple[str, ...], tolls: tuple[Toll, ...]
) -> Iterator[str]:
    """Say in words what the claims do not agree on."""
    status = {member.id: member.evidence.claim.status for member in members}
    others = [claim_id for claim_id in status if status[claim_id] in {"fact", "hedged"}]
    if denials and others:
        yield f"denied by {', '.join(denials)}; stated by {', '.join(others)}"
    for toll in tolls:
        if toll.disputed:
            told = "; ".join(_said(members, toll.kind))
            yield f"{toll.kind} disagree, {toll.low} to {toll.high}: {told}"


def _said(members: tuple[Traits, ...], kind: str) -> Iterator[str]:
    lines = {
        (member.evidence.published, member.id, phrase.text)
        for member in members
        for phrase in getattr(member.evidence.claim, kind)
    }
    yield from (
        f"{text!r} ({day or 'no date'}, {claim_id})" for day, claim_id, text in sorted(lines)
    )
