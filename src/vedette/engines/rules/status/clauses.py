"""Status from the clause: adverbs, conditions, open questions, and clauses said, doubted or denied."""

from __future__ import annotations

from vedette.engines.rules.status.marks import (
    STRONG_BREAKS,
    Mark,
    clause_end,
    is_finite_start,
    runs,
)
from vedette.engines.rules.status.questions import question_marks
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate
from vedette.lexicon.cues import cues

_CAUSE = frozenset({"because", "due", "owing", "for", "to", "in", "as", "over"})
_TURNS = frozenset({"but", "while", "although", "whereas", "following", "amid", "despite"})
_RELATIVE = frozenset({"who", "which", "that", "whose", "whom", "where"})
_SPECULATIVE = frozenset({"will", "would", "could", "'ll", "wo"})


def clause_marks(parsed: Parsed, candidate: Candidate, group: VerbGroup | None) -> list[Mark]:
    """Cues that bear on a trigger by the clause it stands in."""
    return (
        _adverbs(parsed, candidate)
        + _contents(parsed, candidate)
        + _conditions(parsed, candidate, group)
        + question_marks(parsed, candidate)
    )


def _adverbs(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    found: list[Mark] = []
    table = cues()["adverb"]
    for at, token in enumerate(parsed.tokens):
        for cue in table.get(token.lower, ()):
            if _bears(parsed, at, candidate):
                found.append(Mark(cue.status, at, at + 1))
    return found


def _bears(parsed: Parsed, adverb: int, candidate: Candidate) -> bool:
    """Whether an adverb bears on the trigger: it leads to it with no new clause between.

    "Reportedly because of" and "likely for transport" cover the cause or purpose alone.
    """
    trigger = candidate.head
    number = parsed.group_at[adverb]
    if number >= 0 and number == parsed.group_at[trigger]:
        return True
    if adverb > trigger:
        return (
            adverb - trigger <= 2
            and not any(parsed.tags[at] == "IN" for at in range(trigger + 1, adverb))
            and _after(parsed, adverb)
        )
    if _scoped(parsed, adverb):
        return trigger - adverb <= 4
    own = parsed.group_at[trigger]
    verbs = 0
    for at in range(adverb + 1, candidate.start):
        text, lower = parsed.tokens[at].text, parsed.tokens[at].lower
        if text in STRONG_BREAKS or lower in _TURNS:
            return False
        if text == "," and at + 1 == candidate.start and parsed.tags[at + 1] == "VBN":
            return False
        if lower in ("after", "before") and candidate.group is None:
            return False
        if lower in _RELATIVE and is_finite_start(parsed, min(at + 1, len(parsed.tokens) - 1)):
            return False
        if is_finite_start(parsed, at) and parsed.group_at[at] not in (own, number):
            verbs += 1
    if own >= 0 and parsed.groups[own].finite and own != number:
        verbs += 1 if verbs or _has_verb(parsed, number, adverb, candidate.start) else 0
    if parsed.lemmas[adverb] in ("probable", "possibly", "potentially", "perhaps", "likely"):
        return trigger - adverb <= 6 and verbs == 0
    return verbs <= (0 if number >= 0 else 1)


def _has_verb(parsed: Parsed, number: int, start: int, end: int) -> bool:
    """Whether the adverb has a predicate of its own before the trigger's."""
    return number >= 0 and parsed.groups[number].finite and start < end


def _after(parsed: Parsed, adverb: int) -> bool:
    """ "Killed allegedly by soldiers": after the verb it bears on it unless a cause follows."""
    if adverb + 1 >= len(parsed.tokens):
        return True
    return not _scoped(parsed, adverb)


def _scoped(parsed: Parsed, adverb: int) -> bool:
    following = parsed.tokens[adverb + 1].lower if adverb + 1 < len(parsed.tokens) else ""
    return (following in _CAUSE or following == "from") and parsed.lemmas[adverb - 1 : adverb] != (
        "be",
    )


def _contents(parsed: Parsed, candidate: Candidate) -> list[Mark]:
    """Clauses that are doubted or denied as a whole: "it is believed that", "denied that"."""
    found: list[Mark] = []
    table = cues()["content"]
    for at in range(candidate.start):
        for word in dict.fromkeys((parsed.lemmas[at], parsed.tokens[at].lower)):
            for cue in table.get(word, ()):
                end = runs(parsed, at, cue)
                if not end or end > candidate.start or not _opens_content(parsed, at):
                    continue
                if cue.status == "unknown" and not _negated(parsed, at):
                    continue
                if cue.words[-1] in ("evidence", "sign") and parsed.tags[end] in ("IN", "TO"):
                    continue
                if cue.words[0] == "deny":
                    found += _denial(parsed, candidate, at, end)
                elif candidate.head < clause_end(parsed, end, verbs=2):
                    number = parsed.group_at[at] if cue.status == "unknown" else -1
                    start = parsed.groups[number].start if number >= 0 else at
                    found.append(Mark(cue.status, start, _short(parsed, at, end)))
                break
    return found


def _negated(parsed: Parsed, at: int) -> bool:
    number = parsed.group_at[at]
    return parsed.tokens[at].lower in ("no", "neither") or (
        number >= 0 and parsed.groups[number].negated
    )


def _short(parsed: Parsed, start: int, end: int) -> int:
    """ "Denied that" is cited as "denied"; "reports that" as it stands."""
    if parsed.lemmas[end - 1] == "show":
        return end - 1
    if end - start == 2 and parsed.tokens[end - 1].lower == "that" and parsed.group_at[start] >= 0:
        return end - 1
    return end


def _opens_content(parsed: Parsed, at: int) -> bool:
    """A noun cue ("reports that") is none where it is the verb of an outlet ("TV reports that")."""
    tag = parsed.tags[at]
    if parsed.lemmas[at] != "report" or parsed.tokens[at].lower == "it":
        return True
    if parsed.group_at[at] >= 0 and tag != "NNS":
        return False
    return at == 0 or parsed.tags[at - 1] in (
        "IN",
        "JJ",
        "VBG",
        "VBD",
        "VBZ",
        "VBP",
        "DT",
        "VB",
        "VBN",
    )


_SPEECH = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})


def _denial(parsed: Parsed, candidate: Candidate, at: int, end: int) -> list[Mark]:
    """What a denial covers: its clause or its object, not what is denied to somebody.

    "Did not deny that" leaves it possible; "denied the accusations" denies no accusation.
    """
    close = clause_end(parsed, end)
    for joined in range(end, close):
        if parsed.tags[joined] == "CC" and is_finite_start(parsed, min(joined + 1, close - 1)):
            close = joined
            break
    if not end <= candidate.head < close:
        return []
    if parsed.tokens[end].lower in ("this", "it", "them") and (
        end + 1 < len(parsed.tokens) and not is_finite_start(parsed, end + 1)
    ):
        return []
    clause = any(is_finite_start(parsed, i) for i in range(end, close))
    if not clause and (candidate.entry.type in _SPEECH or parsed.tags[end] in ("NNP", "PRP")):
        return []
    number = parsed.group_at[at]
    if number >= 0 and parsed.groups[number].negated:
        return [Mark("hedged", parsed.groups[number].start, at + 1)]
    return [Mark("denied", at, at + 1)]


def _conditions(parsed: Parsed, candidate: Candidate, group: VerbGroup | None) -> list[Mark]:
    found: list[Mark] = []
    table = cues()["clause"]
    for at, token in enumerate(parsed.tokens):
        for cue in table.get(token.lower, ()):
            end = runs(parsed, at, cue)
            if not end:
                continue
            if token.lower == "provided" and not _opens_proviso(parsed, at, end):
                continue
            close = clause_end(parsed, end)
            if not any(is_finite_start(parsed, i) for i in range(end, close)) and (
                token.lower in ("until", "unless", "as")
            ):
                continue
            if end <= candidate.head < close:
                if _in_condition(parsed, candidate, group, end):
                    found.append(Mark(cue.status, at, end))
            elif token.lower in ("if", "unless", "provided", "in", "should", "until") and (
                _hangs_on(parsed, candidate, group, at, close)
            ):
                found.append(Mark(cue.status, at, end))
    return found


def _opens_proviso(parsed: Parsed, at: int, end: int) -> bool:
    """ "provided that ..." and ", provided the ..."; not "on the information provided"."""
    if parsed.group_at[at] >= 0 and parsed.groups[parsed.group_at[at]].start < at:
        return False  # "was provided", "have provided"
    if end < len(parsed.tokens) and parsed.tokens[end].lower == "that":
        return True
    opens = at == 0 or parsed.tokens[at - 1].text == ","
    return opens and end < len(parsed.tokens) and parsed.chunk_at[end] >= 0


def _in_condition(
    parsed: Parsed, candidate: Candidate, group: VerbGroup | None, start: int
) -> bool:
    """Inside "if": its predicate and bare event nouns, not what is taken for granted in it."""
    if parsed.tokens[start - 1].lower == "until":
        return group is not None and group.finite and group.tense == "present"
    if group is not None:
        return group.tense != "participle" or group.start == start
    if candidate.entry.pos == "a" or candidate.entry.pos == "v":
        return False
    chunk = candidate.chunk
    first = parsed.tokens[parsed.chunks[chunk].start].lower if chunk >= 0 else ""
    return first not in ("the", "this", "these", "those", "that")


def _hangs_on(
    parsed: Parsed, candidate: Candidate, group: VerbGroup | None, at: int, close: int
) -> bool:
    """Whether the trigger is what happens under the condition, before or after it."""
    if parsed.tokens[at].lower == "until" and candidate.head < at:
        return False
    kind = candidate.entry.type
    if candidate.head < at:
        between = range(candidate.end, at)
        if any(parsed.tokens[i].text in STRONG_BREAKS for i in between):
            return False
        if kind == "AGREE":
            return True
        if kind == "THREATEN":
            return group is not None and group.modal in _SPECULATIVE
        return group is not None and (
            group.modal in _SPECULATIVE or (group.tense in ("infinitive", "future"))
        )
    return candidate.head >= close and group is not None and group.modal in _SPECULATIVE
