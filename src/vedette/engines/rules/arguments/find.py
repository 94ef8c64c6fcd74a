"""Who, whom, where, with what: the words around a trigger that fill the roles of its claim."""

from __future__ import annotations

from dataclasses import replace

from vedette.engines.rules.arguments.nouns import fill_from_noun
from vedette.engines.rules.arguments.roles import Roles
from vedette.engines.rules.arguments.verbs import fill_from_bare_verb, fill_from_verb
from vedette.engines.rules.syntax.phrases import Chunk, Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.records.documents import TaggedArgument
from vedette.records.spans import Span

_PLACING = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "throughout", "on"}
)
_REACH = 18  # tokens between a trigger and a place that stands apart from it
_CLOSERS = frozenset({";", ":", "“", '"'})


def find_arguments(view: SentenceView, candidate: Candidate) -> list[TaggedArgument]:
    """The arguments of a trigger in its own sentence.

    Args:
        view: the sentence.
        candidate: the trigger with the frame of its reading.

    Returns:
        Arguments that do not overlap each other, nor the trigger but for a weapon that is part
        of it ("drone" in "drone strike").
    """
    roles = Roles(view, tolls=candidate.entry.type == "ASSAULT")
    fills = candidate.entry.frame.fills
    if candidate.entry.words == ("use",):
        fills = fills | _USE
    group = candidate.group or _verb_of(view.parsed, candidate)
    if group is not None:
        fill_from_verb(view, candidate, group, fills, roles)
    elif candidate.entry.pos in ("x", "v") and not _before_its_noun(view.parsed, candidate):
        fill_from_bare_verb(view, candidate, fills, roles)
    else:
        fill_from_noun(view, candidate, fills, roles)
    if fills.get("in") == "location" and "location" not in roles.filled:
        _place_in_clause(view, candidate, roles)
    if candidate.entry.words == ("control",) and "location" not in roles.filled:
        _under_control(view, candidate, roles)
    if candidate.entry.words == ("must",) and "actor" not in roles.filled:
        _speaker(view, candidate, roles)
    if fills.get("with") == "equipment" and "equipment" not in roles.filled:
        _with_what(view, candidate, roles)
    if candidate.entry.mode == "abduct":
        _one_taken(view.parsed, roles)
    trigger = trigger_span(view.parsed, candidate)
    moves = candidate.entry.type == "MOVE"  # who is carried is who moves
    return [
        replace(argument, role="actor") if moves and argument.role == "recipient" else argument
        for argument in roles.arguments
        if not argument.span.overlaps(trigger)
        or (argument.role == "equipment" and argument.span != trigger)
    ]


def _with_what(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """ "carried out the attack using ten drones": what was used, in the same clause."""
    for group in view.parsed.groups:
        uses = group.lemma == "use" and group.tense == "participle" and not group.passive
        after = uses and group.start > candidate.head
        if after and _reaches(view.parsed, candidate.end, group.start):
            for chunk in view.objects(group):
                roles.fill("equipment", chunk)
            return


def _under_control(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """ "the town is under rebel control": what is held stands before, with or without "be"."""
    parsed = view.parsed
    under = [
        at
        for at in range(max(0, candidate.start - 6), candidate.start)
        if parsed.tokens[at].lower == "under"
    ]
    before = under[-1] - 1 if under else -1
    if before < 0:
        return
    if parsed.group_at[before] >= 0:
        for chunk in view.subjects(parsed.groups[parsed.group_at[before]]):
            roles.fill("holdable", chunk)
    elif parsed.chunk_at[before] >= 0:
        roles.fill("holdable", parsed.chunk_at[before])


def _speaker(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """ "the mayor said that the troops must leave": who says so demands it."""
    for group in view.parsed.groups:
        near = abs(group.main - candidate.head) <= _REACH
        if near and group.finite and not group.passive and group.lemma in _DEMANDING:
            for chunk in view.subjects(group):
                roles.fill("actor", chunk, subject=True)
            return


_DEMANDING = frozenset(
    "say tell add insist stress state warn demand declare reiterate argue".split()
)


def _one_taken(parsed: Parsed, roles: Roles) -> None:
    """ "captured a commander": one of them, so the words are the number as well."""
    for argument in tuple(roles.arguments):
        before = parsed.token_at(argument.span.start) - 1
        if (
            argument.role == "recipient"
            and before >= 0
            and (parsed.tokens[before].lower in ("a", "an"))
        ):
            whole = Span(parsed.tokens[before].start, argument.span.end)
            roles.arguments.append(TaggedArgument(role="quantity", span=whole))


_USE = {"obj": "equipment", "of": "equipment", "subj": "actor", "by": "actor", "mod": "actor"}


def trigger_span(parsed: Parsed, candidate: Candidate) -> Span:
    """Where the trigger's words stand; of a compound ("rebel-held") only the last part."""
    start = parsed.tokens[candidate.start].start + candidate.offset
    return Span(start, parsed.tokens[candidate.end - 1].end)


def _verb_of(parsed: Parsed, candidate: Candidate) -> VerbGroup | None:
    """The verb of a phrase that was matched as a noun: "called for"."""
    number = parsed.group_at[candidate.start]
    if candidate.end == candidate.start + 1 or number < 0 or candidate.entry.pos != "n":
        return None
    group = parsed.groups[number]
    return group if group.main == candidate.start and parsed.chunk_at[candidate.head] < 0 else None


def _before_its_noun(parsed: Parsed, candidate: Candidate) -> bool:
    """ "the besieged town": a participle before its noun."""
    return candidate.chunk >= 0 and parsed.chunks[candidate.chunk].head >= candidate.end


def _place_in_clause(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """A place that stands apart from its trigger: opening the sentence, or later in the clause."""
    parsed = view.parsed
    best = -1
    for chunk, here in enumerate(parsed.chunks):
        if here.start == 0 or parsed.tokens[here.start - 1].lower not in _PLACING:
            continue
        kinds = view.thing(chunk).kinds
        if "place" not in kinds or kinds & {"force", "org", "event", "time"}:
            continue
        if here.start == 1 or (candidate.group is not None and here.end == candidate.group.start):
            best = chunk
        elif here.start > candidate.head and _reaches(parsed, candidate.end, here.start):
            if not _in_subject(parsed, here):
                best = chunk
            break
    if best >= 0:
        roles.fill("location", best)


def _in_subject(parsed: Parsed, chunk: Chunk) -> bool:
    """ "..., a shipping agent in Tarnhold said": the place belongs to the next verb's subject."""
    number = parsed.group_at[chunk.end] if chunk.end < len(parsed.tokens) else -1
    return number >= 0 and parsed.groups[number].finite


def _reaches(parsed: Parsed, start: int, end: int) -> bool:
    """Whether nothing that opens another clause stands between two tokens."""
    if end - start > _REACH:
        return False
    bracketed = False
    for at in range(start, end - 1):
        mark = parsed.tokens[at].text
        if mark in ("(", ")"):
            bracketed = mark == "("
            continue
        if parsed.tags[at] in ("WDT", "WP", "WRB") or parsed.tokens[at].text in _CLOSERS:
            return False
        if parsed.group_at[at] >= 0 and parsed.groups[parsed.group_at[at]].finite:
            return False
    return not bracketed
