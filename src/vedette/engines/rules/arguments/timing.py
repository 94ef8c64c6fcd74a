"""Which time expression dates the event of a trigger, and not the saying of it."""

from __future__ import annotations

from itertools import pairwise

from vedette.engines.rules.attribution.attribute import Attribution
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.grounding.times import find_times
from vedette.records.documents import Document
from vedette.records.spans import Span

# A time further away than this many tokens from its trigger belongs to something else.
REACH = 22


def time_spans(document: Document) -> tuple[Span, ...]:
    """The time expressions of a document that can date an event: no sets, and of durations
    only those that say when ("the past 24 hours")."""
    mentions = find_times(document.report.text, published=document.report.published)
    return tuple(
        m.words.span
        for m in mentions
        if m.type in ("DATE", "TIME") or (m.type == "DURATION" and m.first)
    )


def time_of(
    view: SentenceView,
    candidate: Candidate,
    attributions: tuple[Attribution, ...],
) -> Span | None:
    """The expression that dates the event.

    An expression outside the stretch that is attributed dates the saying, so it is passed over
    when the trigger is inside. Among the others the nearest wins; one that opens the sentence
    reaches every trigger in it, any other one only across fewer than two other verbs.
    """
    parsed = view.parsed
    trigger = Span(parsed.tokens[candidate.start].start, parsed.tokens[candidate.end - 1].end)
    best: tuple[int, Span] | None = None
    for time in view.times:
        at = parsed.token_at(time.start)
        if at < 0 or not _same_scope(time, trigger, attributions):
            continue
        cost = _cost(parsed, at, candidate)
        if cost is not None and (best is None or cost < best[0]):
            best = (cost, time)
    return _with_since(parsed, best[1]) if best else None


def _cost(parsed: Parsed, at: int, candidate: Candidate) -> int | None:
    """How far a time at token `at` is from its trigger, or None when it is out of reach."""
    low, high = sorted((at, candidate.head))
    between = range(low + 1, high)
    verbs = {parsed.group_at[i] for i in between} - {-1, parsed.group_at[candidate.head]}
    before, distance = at < candidate.head, high - low
    opens = at <= 2 or (at <= 4 and parsed.tokens[at - 1].lower in ("on", "in", "since"))
    parted = any(_parts(parsed, i, at, before=before) for i in between)
    if parted or len(verbs) > 1 or (at == 0 and _is_dateline(parsed)):
        return None
    if candidate.offset and distance > 4:  # "rebel-held": a state by the way
        return None
    if opens and before:
        return distance
    if distance > REACH or (before and verbs):
        return None
    if at and parsed.tokens[at - 1].lower in ("until", "from", "by", "between"):
        return None
    return distance + 6 * len(verbs) + (4 if before else 0)


def _parts(parsed: Parsed, at: int, time: int, *, before: bool) -> bool:
    """Whether a word between a time and its trigger opens another clause."""
    word = parsed.tokens[at].lower
    if word == "since" and at == time - 1:
        return False
    if word == ("when" if before else "while"):  # "on Friday, when rebels attacked"
        return False
    return word in _BOUNDARIES


def _is_dateline(parsed: Parsed) -> bool:
    """ "12 May 2016 Rebels seize town": the day that a headline bears, not that of an event."""
    first = parsed.tokens[0].text
    if first.count("-") == 2 and first[:1].isdigit():
        return True
    words = [token.text for token in parsed.tokens[:6]]
    return any(
        len(word) == 4 and word.isdigit() and after[:1].isupper()
        for word, after in pairwise(words[2:])
    )


_BOUNDARIES = frozenset(
    "after before when while since until because although which who whom whose that as but if "
    "where amid following despite though".split()
)


def _with_since(parsed: Parsed, time: Span) -> Span:
    """ "since January" runs from then to now, so the word is part of the expression."""
    at = parsed.token_at(time.start)
    if at > 0 and parsed.tokens[at - 1].lower == "since":
        return Span(parsed.tokens[at - 1].start, time.end)
    return time


def _same_scope(time: Span, trigger: Span, attributions: tuple[Attribution, ...]) -> bool:
    for attribution in attributions:
        cue = attribution.cue
        if cue is not None and cue.end <= time.start <= cue.end + 4 and not cue.overlaps(trigger):
            return False
        if attribution.scope.covers(trigger) and not attribution.scope.covers(time):
            near = attribution.cue is not None and abs(time.start - attribution.cue.end) < 40
            if near or attribution.cue is None:
                return False
    return True
