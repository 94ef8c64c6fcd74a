"""The board of sites: every site that the evidence bears on, with its state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from vedette.fusion.bearings import bearings_of, expected_at, is_site, site_key
from vedette.fusion.state import state
from vedette.fusion.traits import traits_of
from vedette.fusion.words import fold
from vedette.records.events import Evidence
from vedette.records.states import Assessment, Bearing, SiteState

ORDER = ("contested", "vacating", "vacated", "held", "unknown")


def board(
    evidence: Iterable[Evidence],
    *,
    valid_at: date,
    known_at: datetime | None = None,
    only: Collection[str] | None = None,
    assessments: Mapping[str, Assessment] | None = None,
) -> tuple[SiteState, ...]:
    """The state of every site on a day, as it was known at a moment.

    Args:
        evidence: all claims; those that bear on no site are passed over.
        valid_at: the day asked about.
        known_at: what was taken in later is left out; None for all that is there.
        only: keys of the sites to answer for; None for all.
        assessments: site key to what a person signed last.

    Returns:
        States, the contested first, those of unknown state last, by name within.
    """
    items = list(evidence)
    by_site: dict[str, list[Bearing]] = {}
    for bearing in bearings_of(items):
        by_site.setdefault(bearing.site, []).append(bearing)
    announced = expected_at(items)
    names = _printed(items, announced.keys() - by_site.keys())
    signed = assessments or {}
    keys = by_site.keys() | announced.keys() | signed.keys()
    found = [
        state(
            key,
            by_site.get(key, ()),
            valid_at=valid_at,
            known_at=known_at or "",
            expected=announced.get(key, ()),
            assessed=signed.get(key),
            name=names.get(key, ""),
        )
        for key in sorted(keys)
        if only is None or key in only
    ]
    return tuple(sorted(found, key=lambda s: (ORDER.index(s.state), fold(s.name), s.site)))


def sites_in(evidence: Iterable[Evidence]) -> frozenset[str]:
    """Keys of the sites that claims name."""
    return frozenset(
        site_key(where)
        for item in map(traits_of, evidence)
        for where in (*item.at, *item.to)
        if is_site(where)
    )


def _printed(evidence: Iterable[Evidence], keys: Collection[str]) -> dict[str, str]:
    """Site key to a printed name, for sites that nothing but an announcement bears on."""
    found: dict[str, str] = {}
    if not keys:
        return found
    for item in map(traits_of, evidence):
        for where in (*item.at, *item.to):
            if is_site(where) and site_key(where) in keys:
                name = where.place.name if where.place else where.text
                found[site_key(where)] = min(name, found.get(site_key(where), name))
    return found
