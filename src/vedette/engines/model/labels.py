"""Labels of the model's heads, in the order of its weights. Changing one needs new weights."""

from __future__ import annotations

from typing import get_args

from vedette.lexicon.modes import MODES
from vedette.records.documents import EventType, Role, SourceKind, Status

__all__ = [
    "INNERMOST", "KINDS", "LINK", "MODES", "NO_LINK", "ROLES", "ROLE_TAGS", "STATUSES", "TRIGGER_TAGS",
    "TYPES",
]  # fmt: skip

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
KINDS: tuple[str, ...] = get_args(SourceKind)
# What a word can be to a trigger within its sentence.
ROLES: tuple[str, ...] = (*get_args(Role), "time", "cue")

# 0 outside; 1 + 2k begins label k, 2 + 2k goes on with it.
TRIGGER_TAGS = 1 + 2 * len(TYPES)
ROLE_TAGS = 1 + 2 * len(ROLES)
# What a source is to a claim: none of it, a link of its chain, the innermost link.
NO_LINK, LINK, INNERMOST = range(3)
