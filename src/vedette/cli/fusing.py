"""Grouping the claims of a workspace into events anew, with what persons decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.records.decisions import Decision
    from vedette.records.events import Changes, Event, Evidence
    from vedette.store import Workspace


def fuse_anew(store: Workspace) -> int:
    """Group all claims; only what changes is written.

    Returns:
        How many events were written, changed or taken away.
    """
    from vedette.config import now

    changes = regrouped(tuple(store.claims()), tuple(store.events()), store.decisions())
    return store.apply(changes, now())


def regrouped(
    evidence: tuple[Evidence, ...], standing: tuple[Event, ...], decisions: tuple[Decision, ...]
) -> Changes:
    """What changes when all claims are grouped with these decisions."""
    from vedette.pipeline import fuse

    return fuse(evidence, standing=standing, decisions=decisions)
