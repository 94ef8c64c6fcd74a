"""How surely: the status of a statement, and the words that make it less than plain fact."""

from __future__ import annotations

from dataclasses import dataclass

from vedette.engines.rules.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers import Candidate, SentenceView
from vedette.lexicon.cues import CueWords, cues
from vedette.records.documents import Status
from vedette.records.spans import Span

_ORDER: tuple[Status, ...] = ("unknown", "denied", "conditional", "future", "hedged")
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–"})
_CARRIERS = frozenset(
    "launch carry conduct stage mount perpetrate commit begin start hold make take be have face "
    "undertake execute lead wage open deliver perform continue resume cause report see".split()
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A status with the words that gave it; plain fact has none."""

    status: Status
    cues: tuple[Span, ...] = ()


def judge(view: SentenceView, candidate: Candidate) -> Judged:
    """The status of a trigger from the words of its own sentence.

    Negation, modals, attempts, plans, doubt, conditions and open questions are looked for where
    they bear on the trigger: in its verb group, in what governs it, before it in its phrase, and
    at the head of its clause. Where several bear on it, an open question outweighs a denial, a
    denial a condition, a condition the future, the future a hedge.
    """
    found: list[tuple[Status, Span]] = []
    group = candidate.group or _carrier(view, candidate)
    if group is not None:
        found += _auxiliaries(view.parsed, group)
        found += _governors(view, group)
    found += _before(view.parsed, candidate)
    found += _heads(view.parsed, candidate)
    found += _governing_objects(view, candidate)
    found += _adverbs(view.parsed, candidate)
    found += _clauses(view.parsed, candidate, group)
    for status in _ORDER:
        spans = tuple(dict.fromkeys(span for given, span in found if given == status))
        if spans:
            return Judged(status, spans[:2])
    return Judged("fact")


def _carrier(view: SentenceView, candidate: Candidate) -> VerbGroup | None:
    """The verb that carries a noun trigger: "will carry out an attack", "there was no attack"."""
    if candidate.chunk < 0:
        return None
    for group in view.parsed.groups:
        if group.lemma in _CARRIERS and (
            candidate.chunk in view.objects(group)
            or candidate.chunk in view.subjects(group)
            or (group.end == view.parsed.chunks[candidate.chunk].start)
        ):
            return group
    return None


def _span(parsed: Parsed, start: int, end: int) -> Span:
    return Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def _auxiliaries(parsed: Parsed, group: VerbGroup) -> list[tuple[Status, Span]]:
    found: list[tuple[Status, Span]] = []
    table = cues()["aux"]
    for at in range(group.start, group.main):
        word = parsed.tokens[at].lower.replace("’", "'")
        for cue in table.get(word, ()):
            start = at
            if cue.status == "denied" and at > group.start:
                start = at - 1
            found.append((cue.status, _span(parsed, start, at + 1)))
    if (
        group.tense == "infinitive"
        and group.start
        and parsed.lemmas[group.start - 1] == "be"
        and parsed.tags[group.start - 1] in ("VBZ", "VBP")
    ):
        found.append(("future", _span(parsed, group.start - 1, group.start + 1)))
    return found


def _governors(view: SentenceView, group: VerbGroup, depth: int = 0) -> list[tuple[Status, Span]]:
    """What the verb is a complement of: "tried to seize", "are believed to have left"."""
    parsed = view.parsed
    if depth > 2 or group.tense not in ("infinitive", "participle") or group.start == 0:
        return []
    at = group.start - 1
    while (
        at >= 0
        and parsed.tags[at] in ("RB", "IN")
        and at > group.start - 3
        and parsed.tokens[at].lower not in ("after", "before", "while", "by")
    ):
        at -= 1
    if at < 0 or parsed.tokens[at].text in _BREAKS:
        return []
    found: list[tuple[Status, Span]] = []
    if group.tense == "participle" and parsed.tags[at] != "IN" and parsed.group_at[at] < 0:
        return []
    for cue in cues()["governs"].get(parsed.lemmas[at], ()):
        if len(cue.words) == 1 or parsed.tokens[group.start].lower == cue.words[-1]:
            start, end = at, at + 1
            if group.tense == "infinitive" and parsed.tokens[group.start].lower == "to":
                end = group.start + 1
            found.append((cue.status, _span(parsed, start, end)))
    number = parsed.group_at[at]
    if number >= 0:
        above = parsed.groups[number]
        if found or parsed.lemmas[at] in ("be", "begin", "continue", "start", "help", "manage"):
            found += (
                [
                    item
                    for item in _auxiliaries(parsed, above)
                    if item[0] in ("denied", "future", "conditional")
                ][:1]
                if not found
                else []
            )
            found += _governors(view, above, depth + 1)
    return found


def _before(parsed: Parsed, candidate: Candidate) -> list[tuple[Status, Span]]:
    found: list[tuple[Status, Span]] = []
    if candidate.group is not None or candidate.chunk < 0:
        return found
    first = parsed.chunks[candidate.chunk].start
    for at in range(max(0, first), candidate.start):
        for cue in cues()["before"].get(parsed.tokens[at].lower, ()):
            found.append((cue.status, _span(parsed, at, at + 1)))
    return found


def _heads(parsed: Parsed, candidate: Candidate) -> list[tuple[Status, Span]]:
    """ "reports of clashes", "no reports of attacks", "fears of an attack"."""
    start = candidate.start
    if candidate.chunk >= 0 and candidate.group is None:
        start = parsed.chunks[candidate.chunk].start
    elif candidate.group is not None:
        start = candidate.group.start
    found: list[tuple[Status, Span]] = []
    table = cues()["heads"]
    for at in range(max(0, start - 9), start):
        for word in dict.fromkeys((parsed.lemmas[at], parsed.tokens[at].lower)):
            for cue in table.get(word, ()):
                if parsed.group_at[at] >= 0 and parsed.tags[at] != "NN":
                    continue
                end = _runs(parsed, at, cue)
                if end and _joined(parsed, end, start, candidate):
                    found.append((cue.status, _span(parsed, at, end)))
                    break
    return found


def _runs(parsed: Parsed, at: int, cue: CueWords) -> int:
    end = at
    for word in cue.words:
        if end >= len(parsed.tokens) or word not in (parsed.lemmas[end], parsed.tokens[end].lower):
            return 0
        end += 1
    return end


def _joined(parsed: Parsed, end: int, start: int, candidate: Candidate) -> bool:
    """Whether a head phrase that ends at `end` still bears on the trigger: no break, no new verb."""
    if end > start:
        return False
    that = parsed.tokens[end - 1].lower in ("that", "whether", "about")
    for at in range(end, start):
        if parsed.tokens[at].text in _BREAKS and parsed.tokens[at].text != ",":
            return False
        if parsed.group_at[at] >= 0 and not that:
            return False
    return that or candidate.group is None or candidate.group.tense == "participle"


def _governing_objects(view: SentenceView, candidate: Candidate) -> list[tuple[Status, Span]]:
    """Verbs whose object is a noun trigger: "planned an attack", "foiled an attack"."""
    parsed = view.parsed
    if candidate.group is not None or candidate.chunk < 0:
        return []
    found: list[tuple[Status, Span]] = []
    for group in parsed.groups:
        if parsed.lemmas[group.main] not in _OVER_NOUNS:
            continue
        takes = candidate.chunk in (view.subjects(group) if group.passive else view.objects(group))
        if takes:
            status = _OVER_NOUNS[parsed.lemmas[group.main]]
            found.append((status, _span(parsed, group.main, group.main + 1)))
    return found


_OVER_NOUNS: dict[str, Status] = {
    "plan": "future", "plot": "future", "prepare": "future", "consider": "future",
    "attempt": "future", "foil": "denied", "thwart": "denied", "prevent": "denied",
    "avert": "denied", "deny": "denied", "refute": "denied", "suspect": "hedged",
    "allege": "hedged", "fear": "conditional", "expect": "future", "schedule": "future",
    "postpone": "future",
}  # fmt: skip


def _adverbs(parsed: Parsed, candidate: Candidate) -> list[tuple[Status, Span]]:
    found: list[tuple[Status, Span]] = []
    table = cues()["adverb"]
    here = candidate.head
    for at, token in enumerate(parsed.tokens):
        for cue in table.get(token.lower, ()):
            if _bears(parsed, at, here):
                found.append((cue.status, _span(parsed, at, at + 1)))
    return found


def _bears(parsed: Parsed, adverb: int, trigger: int) -> bool:
    """An adverb bears on what follows it up to the next verb, and on the verb group it stands in."""
    if parsed.group_at[adverb] >= 0 and parsed.group_at[adverb] == parsed.group_at[trigger]:
        return True
    if adverb > trigger:  # "was killed allegedly by soldiers": right after, no verb between
        return (
            trigger >= adverb - 2
            and adverb + 1 < len(parsed.tokens)
            and parsed.tokens[adverb + 1].lower != "because"
        )
    verbs = {
        parsed.group_at[at]
        for at in range(adverb + 1, trigger)
        if parsed.group_at[at] >= 0 and parsed.group_at[at] != parsed.group_at[trigger]
    }
    stops = any(parsed.tokens[at].text in (";", ":") for at in range(adverb, trigger))
    return (
        not stops
        and len(verbs) == 0
        and trigger - adverb <= 12
        and not (adverb + 1 < len(parsed.tokens) and parsed.tokens[adverb + 1].lower == "because")
    )


def _clauses(
    parsed: Parsed, candidate: Candidate, group: VerbGroup | None
) -> list[tuple[Status, Span]]:
    found: list[tuple[Status, Span]] = []
    table = cues()["clause"]
    for at, token in enumerate(parsed.tokens):
        for cue in table.get(token.lower, ()):
            end = _runs(parsed, at, cue)
            if not end:
                continue
            close = _clause_end(parsed, end)
            inside = end <= candidate.head < close
            if cue.status == "unknown":
                if inside:
                    start = at
                    while (
                        start > 0
                        and at - start < 3
                        and parsed.tokens[start - 1].lower
                        in (
                            "not",
                            "known",
                            "clear",
                            "unclear",
                            "uncertain",
                            "questions",
                            "question",
                            "about",
                            "sure",
                        )
                    ):
                        start -= 1
                    found.append(("unknown", _span(parsed, start, end)))
            elif inside or (
                token.lower in ("if", "unless")
                and candidate.head < at
                and (
                    candidate.entry.type in ("AGREE", "THREATEN")
                    or (
                        group is not None
                        and group.modal in ("will", "would", "could", "can", "'ll", "may")
                    )
                )
            ) or (
                token.lower in ("if", "unless")
                and candidate.head >= close
                and group is not None
                and group.modal in ("will", "would", "could", "may")
            ):
                found.append((cue.status, _span(parsed, at, end)))
    return found


def _clause_end(parsed: Parsed, start: int) -> int:
    verbs = 0
    for at in range(start, len(parsed.tokens)):
        if parsed.tokens[at].text in _BREAKS:
            return at
        if parsed.tags[at] in ("MD", "VBD", "VBZ", "VBP") and (
            at == 0 or parsed.group_at[at] != parsed.group_at[at - 1]
        ):
            verbs += 1
            if verbs > 2:
                return at
    return len(parsed.tokens)
