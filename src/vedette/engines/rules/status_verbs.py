"""The status of a verb: its auxiliaries, what governs it, and what it shares with its partners."""

from __future__ import annotations

from vedette.engines.rules.phrases import Parsed, VerbGroup
from vedette.engines.rules.status_marks import BREAKS, Mark, skip_adverbs_left
from vedette.engines.rules.triggers import SentenceView
from vedette.lexicon.cues import CueWords, cues

_DEPTH = 4
_REACH = 8  # tokens between an infinitive and the noun that governs it ("the decision of X to")
_NOT = frozenset({"not", "n't", "n’t", "never", "nt"})
_PAST = frozenset({"VBD", "VBN"})
_SAYING = frozenset(
    "say announce declare vow promise pledge state add confirm tell warn insist signal reveal "
    "mean make agree decide suggest clarify".split()
)
_TRANSPARENT = frozenset(
    "be begin continue start help manage able use keep proceed go move work want allow let enable "
    "make force cause".split()
)


def verb_marks(view: SentenceView, group: VerbGroup, depth: int = _DEPTH) -> list[Mark]:
    """Cues that bear on a verb group: its own words, its governor's, and those of its partner."""
    parsed = view.parsed
    if depth == 0:
        return []
    found = auxiliaries(parsed, group)
    left = skip_adverbs_left(parsed, group.start - 1)
    partner = _partner(parsed, group, left)
    if partner is not None:
        found += [mark for mark in verb_marks(view, partner, depth - 1) if mark.status != "denied"]
    elif group.tense in ("infinitive", "participle"):
        found += _governed(view, group, left, depth)
    found += _doers(view, group)
    return found


def auxiliaries(parsed: Parsed, group: VerbGroup) -> list[Mark]:
    """Modals, negation and raising verbs inside a verb group, and "not" right before it."""
    found: list[Mark] = []
    words = [parsed.tokens[at].lower.replace("’", "'") for at in range(group.start, group.main)]
    negated = False
    for offset, word in enumerate(words):
        at = group.start + offset
        if word in _NOT and not _only_in_part(parsed, at):
            negated = True
            begin = at - 1 if at > group.start and words[offset - 1] != "to" else at
            found.append(Mark("denied", begin, at + 1))
        elif word == "no" and words[offset + 1 : offset + 2] == ["longer"]:
            negated = True
            found.append(Mark("denied", at, at + 2))
        else:
            found += _auxiliary(parsed, group, at, words)
    if negated:
        found = [mark for mark in found if mark.status not in ("conditional", "future")]
    before = group.start - 1
    if before >= 0 and group.tense == "participle" and parsed.tokens[before].lower in _NOT:
        found.append(Mark("denied", before, before + 1))
    return found


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
    for table in ("aux", "raise"):
        for cue in cues()[table].get(lemma if table == "raise" else word, ()):  # type: ignore[call-overload]
            if table == "raise" and not _raises(parsed, group, at):
                continue
            end = at + 2 if following == ["to"] and lemma in _WITH_TO else at + 1
            return [Mark(cue.status, at, end, firm=table == "aux" and cue.status == "future")]
    if lemma == "be" and following == ["to"]:
        return [Mark("future", at, at + 2, firm=True)]
    return []


_WITH_TO = frozenset({"appear", "seem", "set", "schedule", "expect", "plan", "due"})


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
        other.end <= at and other.lemma in _SAYING and parsed.tags[other.main] in ("VBD", "VBZ", "VBN")
        for other in parsed.groups
    )


def _partner(parsed: Parsed, group: VerbGroup, left: int) -> VerbGroup | None:
    """The earlier verb that `group` is joined to by "and", "or" or in a list, in the same form."""
    if left < 1 or parsed.tags[left] not in ("CC", ","):
        return None
    if parsed.tokens[left].lower in ("but", "yet"):
        return None
    tag = parsed.tags[group.start]
    for number in range(parsed.group_at[group.main] - 1, -1, -1):
        other = parsed.groups[number]
        if group.start - other.end > 14:
            return None
        if tag == "VB" and (other.tense in ("infinitive", "future") or other.modal):
            return other
        if tag == "TO" and parsed.tags[other.start] == "TO":
            return other
        if tag in ("VBG", "VBN") and parsed.tags[left] == "CC" and parsed.tags[other.main] == tag:
            return other
        if tag == "VBG" and parsed.tags[other.main] == tag == parsed.tags[other.start]:
            return other
        if group.finite and other.finite:
            return None
    return None


def _governed(view: SentenceView, group: VerbGroup, left: int, depth: int) -> list[Mark]:
    """What the verb is a complement of: "tried to seize", "suspected of shelling"."""
    parsed = view.parsed
    if left < 0 or parsed.tokens[left].text in BREAKS:
        return []
    preposition = ""
    if group.tense == "participle":
        if parsed.tags[left] in ("IN", "TO"):
            preposition = parsed.tokens[left].lower
            if preposition in ("after", "before", "while", "when", "since", "by", "as", "during"):
                return []
            if preposition == "without":
                return [Mark("denied", left, left + 1)]
            left = skip_adverbs_left(parsed, left - 1)
        elif parsed.group_at[left] < 0:
            return []
    if left < 0:
        return []
    to = group.start + 1 if parsed.tokens[group.start].lower == "to" else 0
    hit = _governor(parsed, left, preposition, to)
    above = _group_over(parsed, left)
    if not hit and above is None:
        above, hit = _over_object(parsed, left, preposition, to)
    found = list(hit)
    if above is not None and (hit or above.lemma in _TRANSPARENT):
        inherited = verb_marks(view, above, depth - 1)
        if not hit:
            inherited = [m for m in inherited if m.status != "denied" or above.lemma != "go"]
        found += inherited
    elif hit and depth > 1:
        found += _around(parsed, hit[0].start)
    return found


def _governor(parsed: Parsed, at: int, preposition: str, to: int) -> list[Mark]:
    for cue in cues()["governs"].get(parsed.lemmas[at], ()) or cues()["governs"].get(
        parsed.tokens[at].lower, ()
    ):
        last = cue.words[-1]
        if len(cue.words) > 1 and last != (preposition or "to"):
            continue
        if len(cue.words) == 1 and preposition and preposition not in _PLAIN:
            continue
        return [Mark(cue.status, at, to or at + 1)]
    return []


_PLAIN = frozenset({"of", "to", "for", "at", "in", "from", "on", "with", "about"})


def _group_over(parsed: Parsed, at: int) -> VerbGroup | None:
    number = parsed.group_at[at]
    if number >= 0:
        return parsed.groups[number]
    if parsed.tags[at].startswith("JJ") and at > 0 and parsed.group_at[at - 1] >= 0:
        return parsed.groups[parsed.group_at[at - 1]]  # is likely to, was unable to
    return None


def _over_object(
    parsed: Parsed, left: int, preposition: str, to: int
) -> tuple[VerbGroup | None, list[Mark]]:
    """ "The decision of the council to", "ordered troops to": past a noun phrase to what governs."""
    if parsed.chunk_at[left] < 0:
        return None, []
    at = left
    while at >= 0 and left - at <= _REACH:
        chunk = parsed.chunk_at[at]
        if chunk >= 0:
            head = parsed.chunks[chunk].head
            if parsed.lemmas[head] in cues()["governs"] and not preposition:
                hit = _governor(parsed, head, "", 0)
                if hit:
                    return None, hit
            at = parsed.chunks[chunk].start - 1
        elif parsed.tags[at] == "IN" and parsed.tokens[at].lower in ("of", "by", "from", "for"):
            at -= 1
        else:
            break
    if at < 0 or preposition in ("of",):
        return None, []
    number = parsed.group_at[at]
    if number < 0:
        return None, []
    above = parsed.groups[number]
    if above.main != at or above.passive:
        return None, []
    if parsed.lemmas[at] in _TRANSPARENT:
        return above, []
    for cue in cues()["orders"].get(parsed.lemmas[at], ()):
        return above, [Mark(cue.status, at, at + 1)]
    return None, []


def _around(parsed: Parsed, noun: int) -> list[Mark]:
    """What bears on a governing noun: "no plans to", "a failed attempt to", "repelled attempts to"."""
    chunk = parsed.chunk_at[noun]
    if chunk < 0:
        return []
    first = parsed.chunks[chunk].start
    found = [
        Mark(cue.status, at, at + 1)
        for at in range(first, noun)
        for cue in cues()["before"].get(parsed.tokens[at].lower, ())
    ]
    if first and parsed.group_at[first - 1] >= 0:
        for cue in cues()["over"].get(parsed.lemmas[first - 1], ()):
            if cue.status == "denied":
                found.append(Mark("denied", first - 1, noun + 1))
    return found


def _doers(view: SentenceView, group: VerbGroup) -> list[Mark]:
    """Doubt or "no" in what the verb is said of: "suspected rebels fired", "no shots were fired"."""
    parsed = view.parsed
    found: list[Mark] = []
    for number in view.subjects(group):
        found += of_phrase(parsed, number)
    for number in view.objects(group):
        found += [mark for mark in of_phrase(parsed, number) if mark.status == "denied"]
    if group.passive or group.tense == "participle":
        for preposition, number in view.prepositional(group.main):
            if preposition == "by":
                found += of_phrase(parsed, number)
    return found


def of_phrase(parsed: Parsed, number: int) -> list[Mark]:
    """Modifiers of a noun phrase that make what is said of it doubtful, or deny it."""
    chunk = parsed.chunks[number]
    found: list[Mark] = []
    for at in range(chunk.start, chunk.end):
        for cue in cues()["doer"].get(parsed.tokens[at].lower, ()):
            if not (cue.status == "denied" and at != chunk.start):
                found.append(Mark(cue.status, at, at + 1))
    return found


def governs(parsed: Parsed, at: int) -> tuple[CueWords, ...]:
    """The cues that a word gives to its complement."""
    return cues()["governs"].get(parsed.lemmas[at], ())
