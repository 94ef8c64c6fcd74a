"""Cues inside a verb group: modals, negation and raising verbs, and negation right before it."""

from __future__ import annotations

from vedette.engines.rules.status.marks import Mark
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.lexicon.cues import Where, cues

_TABLES: tuple[Where, ...] = ("aux", "raise")
_NOT = frozenset({"not", "n't", "n’t", "never", "nt"})
_PARTICIPLES = frozenset({"VBD", "VBN", "VBG"})
_SAYING = frozenset(
    "say announce declare vow promise pledge state add confirm tell warn insist signal reveal "
    "mean make agree decide suggest clarify".split()
)
_WITH_TO = frozenset({"appear", "seem", "set", "schedule", "expect", "plan", "due"})


def auxiliaries(parsed: Parsed, group: VerbGroup) -> list[Mark]:
    """Modals, negation and raising verbs inside a verb group, and "not" right before it."""
    found: list[Mark] = []
    words = [parsed.tokens[at].lower.replace("’", "'") for at in range(group.start, group.main)]
    negated = False
    for offset, word in enumerate(words):
        at = group.start + offset
        if word in _NOT and not _only_in_part(parsed, at):
            negated = True
            helper = at > group.start and parsed.tags[at - 1][0] in ("M", "V")
            begin = at - 1 if helper else at
            found.append(Mark("denied", begin, at + 1))
        elif word == "no" and words[offset + 1 : offset + 2] == ["longer"]:
            negated = True
            found.append(Mark("denied", at, at + 2))
        elif word == "either":
            found.append(Mark("hedged", at, at + 1))
        else:
            found += _auxiliary(parsed, group, at, words)
    if negated:
        found = [mark for mark in found if mark.status not in ("conditional", "future")]
    size = len(parsed.tokens)
    if group.lemma == "be" and group.end < size and parsed.tokens[group.end].lower == "no":
        found.append(Mark("denied", group.end, group.end + 1))
    found += _quoted(parsed, group)
    return found + _negation_before(parsed, group)


def _negation_before(parsed: Parsed, group: VerbGroup) -> list[Mark]:
    """ "Areas not reclaimed", "has yet to accede"."""
    before = group.start - 1
    if before < 1:
        return []
    word = parsed.tokens[before].lower
    if word == "longer" and parsed.tokens[before - 1].lower == "no":
        return [Mark("denied", before - 1, before + 1)]
    if word in _NOT and group.start == group.main and parsed.tags[group.main] in _PARTICIPLES:
        return [Mark("denied", before, before + 1)]
    if word == "yet" and group.tense == "infinitive":
        return (
            [Mark("denied", before - 1, group.start + 1)]
            if parsed.lemmas[before - 1] in ("have", "be")
            else []
        )
    return []


def _quoted(parsed: Parsed, group: VerbGroup) -> list[Mark]:
    """The modal before a quotation that begins with the verb: 'will "relax" the rules'."""
    at = group.start - 2
    if at < 0 or parsed.tags[at + 1] not in ("``", "''", '"'):
        return []
    return [
        Mark(cue.status, at, at + 1, firm=True)
        for cue in cues()["aux"].get(parsed.tokens[at].lower, ())
    ]


def _only_in_part(parsed: Parsed, at: int) -> bool:
    """ "Not only", "not just" and "did not rule out" deny nothing."""
    return parsed.tokens[at + 1 : at + 2] != () and parsed.tokens[at + 1].lower in (
        "only", "just", "merely", "necessarily",
    )  # fmt: skip


def _auxiliary(parsed: Parsed, group: VerbGroup, at: int, words: list[str]) -> list[Mark]:
    word, lemma = words[at - group.start], parsed.lemmas[at]
    following = words[at - group.start + 1 : at - group.start + 2]
    if word in ("would", "'d"):
        if group.perfect:
            return [Mark("conditional", at, at + 1)]
        return [Mark("future" if _told(parsed, at) else "conditional", at, at + 1, firm=True)]
    if word == "could" and group.perfect:
        return [Mark("hedged", at, at + 1)]
    if word in ("should", "ought") and group.perfect:
        return [Mark("denied", at, at + 2)]
    for table in _TABLES:
        for cue in cues()[table].get(lemma if table == "raise" else word, ()):
            if table == "raise" and not _raises(parsed, group, at):
                continue
            end = at + 2 if following == ["to"] and lemma in _WITH_TO else at + 1
            return [Mark(cue.status, at, end, firm=table == "aux" and cue.status != "hedged")]
    if word == "about" and following == ["to"]:
        return [Mark("future", at, at + 2, firm=True)]
    if lemma == "be" and following == ["to"]:
        return [Mark("future", at, at + 2, firm=True)]
    return []


def _raises(parsed: Parsed, group: VerbGroup, at: int) -> bool:
    """Whether a verb inside a group is a passive of opinion, or "appear", not a mere helper."""
    return at < group.main and (
        parsed.tags[at] in ("VBN", "VBD") or parsed.lemmas[at] in ("appear", "seem", "look")
    )


def _told(parsed: Parsed, at: int) -> bool:
    """ "Said that it would begin": would is the future of what was told, where no "if" stands."""
    words = [token.lower for token in parsed.tokens]
    if "if" in words or "unless" in words:
        return False
    return any(
        other.end <= at
        and other.lemma in _SAYING
        and parsed.tags[other.main] in ("VBD", "VBZ", "VBN")
        for other in parsed.groups
    )
