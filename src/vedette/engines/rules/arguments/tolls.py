"""Tolls: who was killed or injured, and how many, and to which trigger of the sentence it belongs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.engines.rules.arguments.places import coordinated
from vedette.engines.rules.arguments.roles import is_anybody
from vedette.engines.rules.arguments.words import after_title, count_span
from vedette.engines.rules.syntax.chunks import Chunk
from vedette.engines.rules.syntax.coordination import extended_np
from vedette.engines.rules.syntax.phrases import Parsed
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.engines.rules.triggers.things import Thing
from vedette.records.documents import Role
from vedette.records.spans import Span

_KILLED = frozenset(
    {
        "kill",
        "die",
        "dead",
        "slay",
        "death",
        "fatality",
        "murder",
        "slaughter",
        "massacre",
        "martyr",
    }
)
_INJURED = frozenset({"injure", "wound", "maim", "injured", "wounded", "injury", "hurt"})
# Harm words that are no claim of their own beside a trigger that names the attack.
HARM = frozenset(
    {"kill", "wound", "injure", "die", "dead", "maim", "death_toll", "casualty", "fatality"}
)


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of victims: which role it fills, its words, and the victims' own words."""

    token: int
    role: Role
    count: Span
    victims: Span | None


def is_harm(candidate: Candidate) -> bool:
    """Whether the trigger only says that people came to harm."""
    return "_".join(candidate.entry.words) in HARM


def find_tolls(view: SentenceView) -> list[Toll]:
    """All tolls of a sentence, in order of their harm words."""
    parsed = view.parsed
    tolls: list[Toll] = []
    for at, lemma in enumerate(parsed.lemmas):
        word = parsed.tokens[at].lower
        role: Role | None = (
            "killed"
            if lemma in _KILLED or word in ("dead", "killed")
            else "injured"
            if lemma in _INJURED or word in _INJURED
            else None
        )
        if role is None:
            continue
        for toll in _tolls(view, at, role):
            if not any(toll.count.overlaps(other.count) for other in tolls):
                tolls.append(toll)
    return tolls


def _tolls(view: SentenceView, at: int, role: Role) -> list[Toll]:
    """What a harm word counts: "a soldier and two children were killed" gives both."""
    parsed = view.parsed
    number = parsed.group_at[at]
    chunks: tuple[int, ...] = ()
    if number >= 0 and parsed.groups[number].main == at:
        group = parsed.groups[number]
        if group.passive or parsed.lemmas[at] == "die":
            chunks = view.subjects(group)
        else:
            chunks = view.objects(group) or view.subjects(group)
    elif at and parsed.tokens[at].lower == "dead" and parsed.lemmas[at - 1] == "shoot":
        shot = parsed.groups[parsed.group_at[at - 1]] if parsed.group_at[at - 1] >= 0 else None
        if shot is not None:
            chunks = view.subjects(shot) if shot.passive else view.objects(shot)
    after = [token.lower for token in parsed.tokens[at + 1 : at + 3]]
    if parsed.lemmas[at] in ("death", "killing", "murder") and after[:1] == ["of"] and after[1:]:
        counted = parsed.chunk_at[at + 2]  # "the deaths of 30 civilians"
        chunks = tuple(coordinated(view, counted)) if counted >= 0 else ()
    found = [toll for chunk in chunks if (toll := _counted(view, at, role, view.thing(chunk)))]
    if found:
        return found
    before = parsed.chunk_at[at - 1] if at else -1  # "20 people dead", "12 others wounded"
    if before >= 0 and before not in chunks and not _is_harm_itself(parsed, before, at):
        toll = _counted(view, at, role, view.thing(before))
        if toll is not None:
            return [toll]
    own = parsed.chunk_at[at]  # "45 injured", "12 deaths"
    if own >= 0:
        toll = _counted(view, at, role, view.thing(own))
        if toll is not None and _is_harm_itself(parsed, own, at):
            if view.thing(own).count is None:  # "a head wound", "a massacre": nobody is counted
                return []
            toll = replace(toll, victims=None)  # "five more deaths"
        return [toll] if toll is not None else []
    if at and parsed.tags[at - 1] == "CD":
        token = parsed.tokens[at - 1]
        return [Toll(at, role, Span(token.start, token.end), None)]
    return []


def _is_harm_itself(parsed: Parsed, chunk: int, at: int) -> bool:
    """ "a head wound", "five more deaths": the phrase names the harm and nobody harmed."""
    return parsed.chunks[chunk].head == at and parsed.tags[at] in ("NN", "NNS")


def _victims(parsed: Parsed, thing: Thing) -> Span:
    """The words for those harmed, with what follows in "members of the militia"."""
    end = extended_np(parsed, Chunk(thing.start, thing.end, thing.head)).end
    start = after_title(parsed, thing.start, end)
    return Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def _counted(view: SentenceView, at: int, role: Role, thing: Thing) -> Toll | None:
    parsed = view.parsed
    if thing.kinds & {"weapon", "event"} or ("place" in thing.kinds and not thing.count):
        return None
    inner = parsed.chunk_at[thing.head]
    if thing.count is None and inner >= 0:  # "a total of 23 guards"
        thing = replace(thing, count=view.thing(inner).count)
    bare = thing.kinds == frozenset({"number"})
    # "12 people were killed" does not say who they were.
    unnamed = is_anybody(parsed, thing) or parsed.tags[thing.head] in ("JJ", "VBN")
    victims = None if bare or (unnamed and thing.count) else _victims(parsed, thing)
    if thing.count is not None:
        first, last = thing.count
        if parsed.tokens[first].lower == "another" and last > first + 1:
            first += 1
        count = count_span(parsed, first, last)
        return Toll(at, role, count, victims if victims and not victims.overlaps(count) else None)
    if thing.indefinite >= 0 and not thing.pronoun:
        whole = Span(parsed.tokens[thing.indefinite].start, thing.span(parsed).end)
        return Toll(at, role, whole, victims)
    return None
