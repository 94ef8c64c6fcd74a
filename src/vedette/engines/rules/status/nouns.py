"""The status of an event noun: its modifiers, what introduces it, and the verb that carries it."""

from __future__ import annotations

from vedette.engines.rules.status.doers import after_by
from vedette.engines.rules.status.marks import Mark, has_break, runs
from vedette.engines.rules.status.verbs import found_above, verb_marks
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
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
    found = _before(parsed, candidate) + _heads(parsed, candidate) + _read_as_noun(view, candidate)
    if candidate.entry.type == "ASSAULT":
        found += after_by(parsed, candidate.end)
    chunk = candidate.chunk if candidate.chunk >= 0 else parsed.chunk_at[candidate.start]
    if chunk < 0:
        return found
    first = _lead(parsed, chunk)
    chunks = {chunk, parsed.chunk_at[first]}
    found += _after_noun_verb(parsed, first)
    if first and parsed.tokens[first - 1].lower in ("not", "never"):
        found.append(Mark("denied", max(0, first - 2), first))
    for group in parsed.groups:
        if chunks & set(view.subjects(group)):
            if group.tense == "infinitive" and group.start != parsed.chunks[chunk].end:
                continue
            found += _as_subject(view, first, group)
        elif chunks & set(view.objects(group)) or (group.end == first and not group.passive):
            found += _as_object(view, first, group)
        else:
            found += _as_complement(view, first, group)
    return found


_SERIES = frozenset(
    "series round wave number string spate group dozen hundred set campaign pair".split()
)


def _lead(parsed: Parsed, chunk: int) -> int:
    """First token of the phrase a chunk belongs to: "a wave of [raids]", "gunfire and [blasts]"."""
    here = parsed.chunks[chunk].start
    while here > 1:
        link = parsed.tokens[here - 1].lower
        before = parsed.chunk_at[here - 2]
        if before < 0:
            return here
        other = parsed.chunks[before]
        joined = link in ("and", "or") or (link == "of" and parsed.lemmas[other.head] in _SERIES)
        if not joined or other.end != here - 1:
            return here
        here = other.start
    return here


def _read_as_noun(view: SentenceView, candidate: Candidate) -> list[Mark]:
    """An infinitive that was tagged as a noun: "plotting to [kidnap]"."""
    parsed = view.parsed
    at = candidate.start - 1
    if at < 1 or parsed.tokens[at].lower != "to" or parsed.tags[candidate.head] == "NNS":
        return []
    return found_above(view, at - 1, "", at + 1)


def _after_noun_verb(parsed: Parsed, first: int) -> list[Mark]:
    """A verb over the noun that was tagged as a noun: "the rebels plan an attack"."""
    at = first - 1
    if at < 1 or parsed.chunk_at[at] < 0 or parsed.tokens[first].lower not in ("a", "an", "the"):
        return []
    return [
        Mark(cue.status, at, at + 1)
        for cue in cues()["over"].get(parsed.tokens[at].lower.removesuffix("s"), ())
        if len(cue.words) == 1
    ]


_MODIFIERS = frozenset({"JJ", "VBN", "VBG", "NN", "NNP", "NNPS", "NNS", "POS", "CD"})


def _before(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """Modifiers in the noun's own phrase; "suspected Russian strikes", "no attacks"."""
    start = candidate.start
    while (
        start > 0
        and candidate.start - start < 6
        and (
            parsed.tags[start - 1] in _MODIFIERS
            or (parsed.tags[start - 1] == "VBD" and parsed.tags[start - 2] in ("IN", "DT", "AFX"))
        )
    ):
        start -= 1
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


def _as_subject(view: SentenceView, first: int, group: VerbGroup) -> list[Mark]:
    parsed = view.parsed
    word = parsed.lemmas[group.main]
    found: list[Mark] = []
    if group.passive:
        for cue in cues()["over"].get(word, ()):
            if len(cue.words) == 1 and not (cue.status == "denied" and group.negated):
                found.append(Mark(cue.status, group.main, group.main + 1))
        for cue in cues()["passive"].get(word, ()):
            found.append(Mark(cue.status, group.main, group.main + 1))
    if word in ("confirm", "verify") and group.negated:
        return [Mark("unknown", group.start, group.end)]  # could not be confirmed
    marks = [mark for mark in verb_marks(view, group) if not _of_object(mark, group)]
    if word in _CARRIERS or word in ("report", "confirm"):
        if word in _STOPPING:
            marks = [mark for mark in marks if mark.status != "denied"]
        return found + marks
    if group.negated:
        return found
    return found + [
        mark
        for mark in marks
        if (mark.status == "hedged" and (group.passive or word == "be"))
        or (mark.firm and mark.status == "future")
        or (mark.firm and mark.status == "conditional" and _may_be(view, first))
    ]


def _may_be(view: SentenceView, first: int) -> bool:
    """ "A strike could", "the toll could" are open; "the strike could" tells what it may lead to."""
    parsed = view.parsed
    head = parsed.chunks[parsed.chunk_at[first]].head if parsed.chunk_at[first] >= 0 else first
    return parsed.lemmas[head] == "toll" or not _definite(parsed, first)


def _as_object(view: SentenceView, first: int, group: VerbGroup) -> list[Mark]:
    parsed = view.parsed
    word = parsed.lemmas[group.main]
    following = parsed.tokens[group.end].lower if group.end < len(parsed.tokens) else ""
    found = [
        Mark(cue.status, group.main, group.main + len(cue.words))
        for cue in cues()["over"].get(word, ())
        if (len(cue.words) == 1 or following == cue.words[1])
        and not (cue.status == "denied" and group.negated)
    ]
    if found and found[0].status in ("future", "hedged"):
        found += [m for m in verb_marks(view, group) if m.status in ("denied", "hedged")]
    marks = verb_marks(view, group)
    if word in _STOPPING:
        found += [mark for mark in marks if mark.status == "hedged"]
    elif word in _CARRIERS or word in ("continue", "resume"):
        found += [mark for mark in marks if mark.firm or word in _CARRIERS]
    elif word not in _ABOUT and not _definite(parsed, first):
        found += [mark for mark in marks if mark.firm]
    return found


_ABOUT = frozenset(
    "discuss investigate condemn mourn mark address review probe respond remember denounce say "
    "tell follow avenge see know end stop halt".split()
)


def _definite(parsed: Parsed, first: int) -> bool:
    return parsed.tags[first] in ("PRP$", "POS") or parsed.tokens[first].lower in (
        "the", "this", "these", "those", "that",
    )  # fmt: skip


def _of_object(mark: Mark, group: VerbGroup) -> bool:
    """A denial that stands in the object of a verb says nothing of its subject."""
    return mark.status == "denied" and mark.start >= group.end


def _as_complement(view: SentenceView, first: int, group: VerbGroup) -> list[Mark]:
    """After a preposition: "killed in an attack", "prepared for assaults", "responsible for"."""
    parsed = view.parsed
    if group.end >= first or first - group.end > 14:
        return []
    if any(other.finite for other in parsed.groups if group.end <= other.start < first):
        return []
    preposition = first - 1
    word = parsed.lemmas[group.main]
    for cue in cues()["over"].get(word, ()):
        if (
            len(cue.words) == 2
            and preposition == group.end
            and parsed.tokens[group.end].lower == cue.words[1]
        ):
            return [Mark(cue.status, group.main, group.end + 1)]
    if parsed.tokens[preposition].lower not in _IN_EVENT:
        adjectives = [parsed.tokens[at].lower for at in range(group.main, preposition)]
        if {"responsible", "involved", "behind"} & set(adjectives) or (
            parsed.tokens[preposition].lower == "behind"
        ):
            return [m for m in verb_marks(view, group) if m.status in ("hedged", "denied")] + [
                Mark(cue.status, group.main, group.main + 1)
                for cue in cues()["raise"].get(word, ())
                if group.passive
            ]
        return []
    if word not in _HARM:
        return []
    return [mark for mark in verb_marks(view, group) if mark.status == "hedged"]
