"""The status of an event noun: its modifiers, what introduces it, and the verb that carries it."""

from __future__ import annotations

from vedette.engines.rules.phrases import Parsed, VerbGroup
from vedette.engines.rules.status_marks import Mark, has_break, runs
from vedette.engines.rules.status_verbs import auxiliaries, of_phrase, verb_marks
from vedette.engines.rules.triggers import Candidate, SentenceView
from vedette.lexicon.cues import CueWords, cues

_HEAD_REACH = 9
_CARRIERS = frozenset(
    "launch carry conduct stage mount perpetrate commit begin start hold make take be have face "
    "undertake execute lead wage open deliver perform cause see host convene "
    "impose give provide receive send organise organize stop halt end occur happen exist".split()
)
_HARM = frozenset(
    "kill injure wound die hit strike target destroy damage execute murder kidnap shoot displace "
    "harm hurt flee attack bomb shell capture".split()
)
_STOPPING = frozenset({"stop", "halt", "end"})
_IN_EVENT = frozenset({"in", "by", "during", "from", "of"})


def noun_marks(view: SentenceView, candidate: Candidate) -> list[Mark]:
    """Cues that bear on a trigger that is a noun."""
    parsed = view.parsed
    found = _before(parsed, candidate) + _heads(parsed, candidate) + _by_whom(view, candidate)
    if candidate.chunk < 0:
        return found
    for group in parsed.groups:
        if candidate.chunk in view.subjects(group):
            found += _as_subject(view, candidate, group)
        elif candidate.chunk in view.objects(group) or (
            group.end == parsed.chunks[candidate.chunk].start and not group.passive
        ):
            found += _as_object(view, candidate, group)
        else:
            found += _as_complement(view, candidate, group)
    return found


def _before(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """Modifiers in the noun's own phrase; "suspected Russian strikes", "no attacks"."""
    start = candidate.start
    if candidate.chunk >= 0:
        start = min(start, parsed.chunks[candidate.chunk].start)
    found: list[Mark] = []
    table = cues()["before"]
    for at in range(start, candidate.end):
        for cue in table.get(parsed.tokens[at].lower, ()):
            if cue.words != ("no",) or at == start:
                found.append(Mark(cue.status, at, at + 1))
    for at in range(candidate.end, min(candidate.end + 1, len(parsed.tokens))):
        for cue in cues()["after"].get(parsed.lemmas[at], ()):
            if parsed.chunk_at[at] == candidate.chunk >= 0:
                found.append(Mark(cue.status, at, at + 1))
    return found


def _heads(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """ "reports of clashes", "no reports of attacks", "preparations for an attack"."""
    start = candidate.start
    if candidate.chunk >= 0:
        start = min(start, parsed.chunks[candidate.chunk].start)
    found: list[Mark] = []
    table = cues()["heads"]
    for at in range(max(0, start - _HEAD_REACH), start):
        for word in dict.fromkeys((parsed.lemmas[at], parsed.tokens[at].lower)):
            for cue in table.get(word, ()):
                end = runs(parsed, at, cue)
                if end and end <= start and _introduces(parsed, end, start, cue):
                    found.append(Mark(cue.status, at, end))
                    break
    return found


def _introduces(parsed: Parsed, end: int, start: int, cue: CueWords) -> bool:
    """Whether only noun phrases stand between a head and the trigger: "reports of gunfire and"."""
    for at in range(end, start):
        if parsed.group_at[at] >= 0 or has_break(parsed, at, at + 1):
            return False
        if parsed.tags[at] in ("IN", "WDT", "WP") and not (
            cue.status in ("hedged", "unknown") and parsed.tokens[at].lower in ("of", "and")
        ):
            return False
    return True


def _by_whom(view: SentenceView, candidate: Candidate) -> list[Mark]:
    """Doubt about the doer after the noun: "an ambush by suspected rebels"."""
    parsed = view.parsed
    found: list[Mark] = []
    for preposition, number in view.prepositional(candidate.end - 1):
        if preposition == "by" and parsed.chunks[number].start - candidate.end < 8:
            found += [mark for mark in of_phrase(parsed, number) if mark.status == "hedged"]
    return found


def _as_subject(view: SentenceView, candidate: Candidate, group: VerbGroup) -> list[Mark]:
    parsed = view.parsed
    word = parsed.lemmas[group.main]
    found: list[Mark] = []
    if group.passive:
        for cue in cues()["over"].get(word, ()):
            found.append(Mark(cue.status, group.main, group.main + 1))
        for cue in cues()["passive"].get(word, ()):
            found.append(Mark(cue.status, group.main, group.main + 1))
    marks = verb_marks(view, group)
    if word in _CARRIERS or word in ("report", "confirm"):
        if word in _STOPPING:
            marks = [mark for mark in marks if mark.status != "denied"]
        return found + marks
    return found + [
        mark for mark in marks
        if mark.status == "hedged" or (mark.firm and mark.status in ("future", "conditional"))
    ]  # fmt: skip


def _as_object(view: SentenceView, candidate: Candidate, group: VerbGroup) -> list[Mark]:
    parsed = view.parsed
    word = parsed.lemmas[group.main]
    found = [
        Mark(cue.status, group.main, group.main + 1)
        for cue in cues()["over"].get(word, ())
        if len(cue.words) == 1
    ]
    if found and found[0].status in ("future", "hedged"):
        found += [m for m in verb_marks(view, group) if m.status in ("denied", "hedged")]
    if word in _CARRIERS:
        marks = verb_marks(view, group)
        if word in _STOPPING:
            marks = [mark for mark in marks if mark.status in ("hedged",)]
        found += marks
    return found


def _as_complement(view: SentenceView, candidate: Candidate, group: VerbGroup) -> list[Mark]:
    """After a preposition: "killed in an attack", "prepared for assaults", "responsible for"."""
    parsed = view.parsed
    first = parsed.chunks[candidate.chunk].start
    if group.end >= first or first - group.end > 14:
        return []
    preposition = first - 1
    word = parsed.lemmas[group.main]
    for cue in cues()["over"].get(word, ()):
        if len(cue.words) == 2 and parsed.tokens[group.end].lower == cue.words[1]:
            if preposition == group.end:
                return [Mark(cue.status, group.main, group.end + 1)]
    if parsed.tokens[preposition].lower not in _IN_EVENT:
        adjectives = [parsed.tokens[at].lower for at in range(group.main, preposition)]
        if {"responsible", "involved", "behind"} & set(adjectives) or (
            parsed.tokens[preposition].lower == "behind"
        ):
            return [m for m in verb_marks(view, group) if m.status in ("hedged", "denied")] + [
                Mark(cue.status, group.main, group.main + 1)
                for cue in cues()["raise"].get(word, ())
            ]
        return []
    if word not in _HARM or any(
        other.finite for other in parsed.groups if group.end <= other.start < first
    ):
        return []
    return [m for m in verb_marks(view, group) if m.status in ("hedged", "denied")]


__all__ = ["auxiliaries", "noun_marks"]
