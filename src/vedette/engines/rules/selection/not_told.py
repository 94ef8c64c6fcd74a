"""Triggers whose act is not told to have happened: what is prevented, and why a source has no name."""

from __future__ import annotations

from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate

_PREVENTING = frozenset(
    "prevent stop ban bar block prohibit forbid keep deter dissuade discourage preclude hinder "
    "restrict impede restrain".split()
)
_NEAR = 14  # tokens between a verb of preventing and what it prevents
_UNNAMED = frozenset({"name", "identify", "quote"})
_TALKING = frozenset({"speak", "talk", "comment", "brief", "discuss"})
_ASKING = frozenset({"ask", "request", "insist", "demand", "speak", "not"})


def without_prevented(parsed: Parsed, kept: list[Candidate]) -> list[Candidate]:
    """Drop what somebody is kept from doing: "prevented farmers from entering the town"."""
    return [c for c in kept if not _is_prevented(parsed, c)]


def _is_prevented(parsed: Parsed, candidate: Candidate) -> bool:
    group = candidate.group
    if group is None or group.tense != "participle" or group.passive or not group.start:
        return False
    if parsed.tokens[group.start - 1].lower != "from":
        return False
    number = parsed.group_at[group.main] - 1
    while number >= 0 and group.start - parsed.groups[number].end <= _NEAR:
        other = parsed.groups[number]
        if other.lemma in _PREVENTING:
            return not other.passive  # "were prevented from entering" is told, as denied
        number -= 1
    return False


def without_caveats(parsed: Parsed, kept: list[Candidate]) -> list[Candidate]:
    """Drop why a source has no name: "asked not to be named", "not allowed to speak to reporters"."""
    return [c for c in kept if not _is_caveat(parsed, c)]


def _is_caveat(parsed: Parsed, candidate: Candidate) -> bool:
    if candidate.entry.type not in ("REQUEST", "REJECT") or (
        candidate.entry.words[0] not in _ASKING
    ):
        return False
    after = range(candidate.end, min(candidate.end + 6, len(parsed.tokens)))
    words = [parsed.tokens[at].lower for at in after]
    lemmas = [parsed.lemmas[at] for at in after]
    if "anonymity" in words[:3]:
        return True
    if "not" in words[:2] and "be" in words[:4] and _UNNAMED & set(lemmas[:5]):
        return True
    return (
        words[:1] == ["to"]
        and len(lemmas) > 1
        and lemmas[1] in _TALKING
        and (candidate.entry.words[0] == "not")
    )
