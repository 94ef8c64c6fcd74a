"""The final type and mode of a claim: what the weapon tells, and what is only said to come."""

from __future__ import annotations

from vedette.engines.rules.phrases import Parsed
from vedette.engines.rules.status import Judged
from vedette.engines.rules.triggers import Candidate
from vedette.records.documents import EventType, TaggedArgument

_EQUIPMENT_MODES: tuple[tuple[str, str], ...] = (
    ("suicide", "suicide-attack"), ("drone", "drone"), ("uav", "drone"),
    ("chlorine", "unconventional"), ("sarin", "unconventional"), ("chemical", "unconventional"), ("nerve", "unconventional"),
    ("tear gas", "crowd-control"), ("rubber bullet", "crowd-control"), ("water cannon", "crowd-control"),
    ("barrel bomb", "aerial"), ("warplane", "aerial"), ("jet", "aerial"), ("helicopter", "aerial"), ("aircraft", "aerial"), ("air", "aerial"), ("aerial", "aerial"),
    ("rocket", "heavy-weapons"), ("mortar", "heavy-weapons"), ("artillery", "heavy-weapons"), ("missile", "heavy-weapons"), ("shell", "heavy-weapons"), ("tank", "heavy-weapons"),
    ("gun", "firearms"), ("rifle", "firearms"), ("pistol", "firearms"), ("bullet", "firearms"), ("live round", "firearms"), ("ammunition", "firearms"),
    ("knife", "primitive"), ("machete", "primitive"), ("vehicle", "primitive"),
    ("car bomb", "explosives"), ("ied", "explosives"), ("explosive", "explosives"), ("mine", "explosives"), ("grenade", "explosives"), ("bomb", "explosives"),
)  # fmt: skip


def mode_of(parsed: Parsed, candidate: Candidate, arguments: list[TaggedArgument]) -> str:
    """The most specific weapon in the claim's own words names the mode of an attack."""
    if candidate.entry.type != "ASSAULT" or candidate.entry.mode not in (
        "",
        "firearms",
        "explosives",
    ):
        return ""
    if candidate.entry.mode and candidate.entry.mode != "explosives":
        return ""
    words = [parsed.words(candidate.start, candidate.end).text.lower()]
    words += [
        parsed.text[a.span.start : a.span.end].lower()
        for a in arguments
        if a.role in ("equipment", "actor")
    ]
    for text in words:
        padded = " " + text.replace("-", " ")
        for mark, mode in _EQUIPMENT_MODES:
            if f" {mark}" in padded:
                return mode
    return ""


_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})


def settle_type(
    parsed: Parsed, candidate: Candidate, mode: str, judged: Judged
) -> tuple[EventType, str]:
    """PLOVER's rules on what is only said to come: future cooperation is AGREE, an announced
    withdrawal or ceasefire is CONCEDE."""
    kind = candidate.entry.type
    if judged.status in ("future", "conditional") or _offered(parsed, candidate):
        if kind in _PROMISED:
            return "AGREE", ""
        if kind == "RETREAT" and judged.status == "future":
            return "CONCEDE", ""
    if kind == "RETREAT" and candidate.group is None and _declared(parsed, candidate):
        return "CONCEDE", ""
    return kind, mode or candidate.entry.mode


def _offered(parsed: Parsed, candidate: Candidate) -> bool:
    """ "ready to supply", "open to talks", "willing to help"."""
    start = candidate.group.start if candidate.group is not None else candidate.start
    before = [token.lower for token in parsed.tokens[max(0, start - 3) : start + 1]]
    return (
        any(word in ("ready", "willing", "open", "prepared") for word in before) and "to" in before
    )


def _declared(parsed: Parsed, candidate: Candidate) -> bool:
    """ "announced a ceasefire": declared, which is not yet carried out."""
    start = parsed.chunks[candidate.chunk].start if candidate.chunk >= 0 else candidate.start
    return start > 0 and parsed.lemmas[start - 1] in ("announce", "declare", "propose")
