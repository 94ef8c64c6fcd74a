"""Grouping the claims of a workspace into events."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vedette.store import Workspace


def group_claims(store: Workspace) -> None:
    """Group all claims anew; only what changes is written."""
    from vedette.config import now
    from vedette.pipeline import fuse

    store.apply(fuse(tuple(store.claims()), standing=tuple(store.events())), now())
