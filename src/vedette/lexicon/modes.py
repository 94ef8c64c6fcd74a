"""Modes of the event types, in PLOVER's words; docs/annotation.md says which type has which."""

from __future__ import annotations

# In the order of the model's weights: a new one goes to the end. "" is none.
MODES: tuple[str, ...] = (
    "",
    "abduct", "access", "aerial", "allege", "arrest", "assist", "beat", "boycott", "censor",
    "ceasefire", "change", "contest", "convict", "crowd-control", "curfew", "cyber", "demo",
    "deport", "destroy", "disapprove", "disarm", "discontinue", "drone", "expel", "explosives",
    "firearms", "heavy-weapons", "hold", "hunger", "investigate", "lose", "martial-law", "meet",
    "militia", "misinformation", "multilateral", "obstruct", "phone", "police", "primitive",
    "relations", "release", "resign", "restrict", "riot", "seize", "sexual", "strike",
    "suicide-attack", "take", "targeted", "territory", "third-party", "torture", "troops",
    "unconventional", "vandalize", "violence", "visit", "weapons", "withdraw", "withhold", "yield",
)  # fmt: skip
