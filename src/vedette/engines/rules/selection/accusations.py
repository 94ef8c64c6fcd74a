"""Claims that stand on somebody's word alone: what X is accused of, what X claims to have done."""

from __future__ import annotations

from vedette.engines.rules.arguments.find import find_arguments
from vedette.engines.rules.status.judge import Judged
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.records.documents import TaggedArgument, TaggedSource
from vedette.records.spans import Span

# What a court charges somebody with is its act, not what it says has happened.
_COURTS = frozenset({"charge", "indict", "prosecute", "suspect"})


def _accuser(view: SentenceView, candidate: Candidate, kept: list[Candidate]) -> Candidate | None:
    """The accusation whose content the candidate is: "X accused Y of bombing Z"."""
    parsed = view.parsed
    for other in kept:
        if other.entry.type == "ACCUSE" and other.head < candidate.head and other is not candidate:
            between = [parsed.tokens[at].lower for at in range(other.end, candidate.start)]
            if (
                ("of" in between or "for" in between)
                and not {";", ":"} & set(between)
                and other.entry.words[0]
                in ("accuse", "blame", "charge", "suspect", "accusation", "indict", "prosecute")
            ):
                return other
    return None


def accused(view: SentenceView, candidate: Candidate, kept: list[Candidate]) -> Judged | None:
    """Hedged, with the accusing word as cue, where the candidate is what somebody is accused of."""
    above = _accuser(view, candidate, kept)
    if above is None:
        return None
    tokens = view.parsed.tokens
    return Judged("hedged", (Span(tokens[above.start].start, tokens[above.end - 1].end),))


def claimed(parsed: Parsed, candidate: Candidate) -> Judged | None:
    """Hedged, with its own word as cue, where somebody claims responsibility."""
    if candidate.entry.frame.name != "claimresp":
        return None
    return Judged(
        "hedged", (Span(parsed.tokens[candidate.start].start, parsed.tokens[candidate.start].end),)
    )


def own_source(
    view: SentenceView, candidate: Candidate, arguments: list[TaggedArgument], kept: list[Candidate]
) -> tuple[TaggedSource, ...]:
    """Claims of responsibility, and what an accusation says, go back to who makes them."""
    if candidate.entry.words == ("show",) and candidate.group is not None:
        return tuple(
            TaggedSource(span=view.thing(i).span(view.parsed), kind="imagery")
            for i in view.subjects(candidate.group)
            if "imagery" in view.thing(i).kinds
        )
    if candidate.entry.frame.name == "claimresp":
        return tuple(
            TaggedSource(span=a.span, kind="organization") for a in arguments if a.role == "actor"
        )
    above = _accuser(view, candidate, kept)
    if above is None or above.entry.words[0] in _COURTS:
        return ()
    who = [a for a in find_arguments(view, above) if a.role == "actor"]
    return tuple(TaggedSource(span=a.span, kind="organization") for a in who[:1])
