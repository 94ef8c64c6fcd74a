"""Doubt and denial in who does it or whom it is done to: "suspected rebels fired", "no shots"."""

from __future__ import annotations

from vedette.engines.rules.status.marks import BREAKS, Mark, has_break, skip_adverbs_left
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import SentenceView
from vedette.lexicon.cues import cues


def doer_marks(view: SentenceView, group: VerbGroup) -> list[Mark]:
    """Doubt or "no" in what the verb is said of: "suspected rebels fired", "no shots were fired"."""
    parsed = view.parsed
    found: list[Mark] = []
    subjects = view.subjects(group) or _before_relative(parsed, group)
    suffers = group.passive or group.lemma == "die"
    for number in subjects:
        apart = has_break(parsed, parsed.chunks[number].end, group.start, BREAKS)
        found += [
            mark
            for mark in of_phrase(parsed, number)
            if (not apart if mark.status == "denied" else not suffers)
        ]
    for number in view.objects(group):
        found += [mark for mark in of_phrase(parsed, number) if mark.status == "denied"]
    if group.passive or group.tense == "participle":
        found += after_by(parsed, group.end)
    return found


def _before_relative(parsed: Parsed, group: VerbGroup) -> tuple[int, ...]:
    """The noun phrase before "who" or "that", where no subject was found."""
    at = skip_adverbs_left(parsed, group.start - 1)
    if at < 1 or parsed.tokens[at].lower not in ("who", "that", "which"):
        return ()
    number = parsed.chunk_at[at - 1]
    return (number,) if number >= 0 else ()


def after_by(parsed: Parsed, start: int) -> list[Mark]:
    """Doubt about the doer: "shelled by suspected rebels", "carried out by either A or B"."""
    size = len(parsed.tokens)
    for at in range(start, min(start + 6, size)):
        lower = parsed.tokens[at].lower
        if lower == "by":
            for after in range(at + 1, min(at + 5, size)):
                word = parsed.tokens[after].lower
                if word == "either":
                    return [Mark("hedged", after, after + 1)]
                for cue in cues()["doer"].get(word, ()):
                    if cue.status == "hedged":
                        return [Mark("hedged", after, after + 1)]
                if parsed.tags[after] == "IN" and word not in ("of", "than"):
                    break
            return []
        number = parsed.group_at[at]
        if parsed.tokens[at].text in BREAKS or (
            number >= 0 and parsed.groups[number].finite and parsed.groups[number].start > start
        ):
            return []
    return []


def of_phrase(parsed: Parsed, number: int) -> list[Mark]:
    """Modifiers of a noun phrase that make what is said of it doubtful, or deny it."""
    chunk = parsed.chunks[number]
    found: list[Mark] = []
    for at in range(max(0, chunk.start - 1), chunk.end):
        for cue in cues()["doer"].get(parsed.tokens[at].lower, ()):
            if not (cue.status == "denied" and at != chunk.start):
                found.append(Mark(cue.status, at, at + 1))
    return found
