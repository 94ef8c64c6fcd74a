"""The status of a verb: its auxiliaries, what governs it, and what it shares with its partners."""

from __future__ import annotations

from vedette.engines.rules.status.auxiliaries import auxiliaries
from vedette.engines.rules.status.doers import doer_marks
from vedette.engines.rules.status.marks import BREAKS, Mark, runs, skip_adverbs_left
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.lexicon.cues import cues

_DEPTH = 4
_SHOWING = frozenset({"show", "reveal", "depict", "display", "see", "spot", "capture"})
_REACH = 8  # tokens between an infinitive and the noun that governs it ("the decision of X to")
_TRANSPARENT = frozenset(
    "be begin continue start help manage able use keep proceed go move work want allow let enable "
    "make force cause".split()
)


def verb_marks(view: SentenceView, group: VerbGroup, depth: int = _DEPTH) -> list[Mark]:
    """Cues that bear on a verb group: its own words, its governor's, and those of its partner."""
    parsed = view.parsed
    if depth == 0:
        return []
    split = _split(parsed, group)
    found = auxiliaries(parsed, group)
    if split is not None:
        found += auxiliaries(parsed, split)
    left = skip_adverbs_left(parsed, (split or group).start - 1)
    partner = _partner(parsed, group, left)
    if partner is not None:
        found += [mark for mark in verb_marks(view, partner, depth - 1) if mark.status != "denied"]
    elif group.tense in ("infinitive", "participle"):
        found += _governed(view, split or group, left, depth)
    found += doer_marks(view, group)
    return found + _seeming(parsed, group)


def _seeming(parsed: Parsed, group: VerbGroup) -> list[Mark]:
    """ "images show what appear to be tanks": that they are there is only seeming."""
    if group.lemma not in _SHOWING:
        return []
    for cue in cues()["heads"].get("what", ()):
        if end := runs(parsed, group.end, cue):
            return [Mark(cue.status, group.end + 1, end)]
    return []


def _split(parsed: Parsed, group: VerbGroup) -> VerbGroup | None:
    """The group right before that is the beginning of this one: "to quickly | seize"."""
    number = parsed.group_at[group.main] - 1
    if number < 0:
        return None
    before = parsed.groups[number]
    joins = before.end == group.start and parsed.tokens[before.main].lower.endswith("ly")
    return before if joins else None


def _partner(parsed: Parsed, group: VerbGroup, left: int) -> VerbGroup | None:
    """The earlier verb that `group` is joined to by "and", "or" or in a list, in the same form."""
    if left < 1 or parsed.tags[left] not in ("CC", ","):
        return None
    if parsed.tokens[left].lower in ("but", "yet"):
        return None
    tag = parsed.tags[group.start]
    for number in range(parsed.group_at[group.main] - 1, -1, -1):
        other = parsed.groups[number]
        if group.start - other.end > (24 if tag == "VBG" else 14):
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
    return found_above(view, left, preposition, to, depth)


def found_above(
    view: SentenceView, left: int, preposition: str, to: int, depth: int = _DEPTH
) -> list[Mark]:
    """Cues of what governs a complement whose preposition or "to" follows token `left`.

    Args:
        view: the sentence.
        left: the token that stands before "to" or the preposition.
        preposition: the preposition, "" for an infinitive.
        to: end of the word "to" where the cue takes it in, else 0.
        depth: how many governors may still be followed.
    """
    parsed = view.parsed
    hit = _governor(parsed, left, preposition, to)
    if to and not hit and parsed.lemmas[left] == "be" and parsed.tags[left] in ("VBZ", "VBP"):
        return [Mark("future", left, to, firm=True)]
    above = _group_over(parsed, left)
    if not hit and above is None:
        above, hit = _over_object(parsed, left, preposition)
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
        number = parsed.group_at[at]
        if (
            cue.status == "hedged"
            and number >= 0
            and not parsed.groups[number].passive
            and parsed.lemmas[at] not in _ACTIVE_DOUBT
        ):
            continue
        return [Mark(cue.status, at, to or at + 1)]
    return []


_ACTIVE_DOUBT = frozenset({"appear", "seem", "claim"})
_PLAIN = frozenset({"of", "to", "for", "at", "in", "from", "on", "with", "about"})


def _group_over(parsed: Parsed, at: int) -> VerbGroup | None:
    number = parsed.group_at[at]
    if number >= 0:
        return parsed.groups[number]
    if parsed.tags[at].startswith("JJ") and at > 0 and parsed.group_at[at - 1] >= 0:
        return parsed.groups[parsed.group_at[at - 1]]  # is likely to, was unable to
    return None


def _over_object(
    parsed: Parsed, left: int, preposition: str
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
