"""Grouping the claims of a workspace into events anew, with what persons decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.store import Workspace


def fuse_anew(store: Workspace) -> int:
    """Group all claims; only what changes is written.

    Returns:
        How many events were written, changed or taken away.
    """
    from vedette.config import now
    from vedette.pipeline import fuse

    changes = fuse(
        tuple(store.claims()), standing=tuple(store.events()), decisions=store.decisions()
    )
    return store.apply(changes, now())
