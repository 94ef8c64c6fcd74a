"""Arguments of a trigger that is a verb: its subject, objects and prepositional phrases."""

from __future__ import annotations

from vedette.engines.rules.arguments.name_runs import part_of
from vedette.engines.rules.arguments.roles import PERSONS, THINGS, Roles, role_for
from vedette.engines.rules.syntax.phrases import VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView

_HELP = frozenset(
    "support help aid assistance backing cover permission approval order pressure message letter "
    "information consent blessing".split()
)
_OF_NOUN = frozenset({"from", "by", "of", "between"})
_NEAR = 14  # tokens between a verb and the participle or infinitive that it controls


def fill_from_verb(
    view: SentenceView, candidate: Candidate, group: VerbGroup, fills: dict[str, str], roles: Roles
) -> None:
    """Fill the roles of a verbal trigger from its clause."""
    above: VerbGroup | None = None
    if group.passive:
        for chunk in view.subjects(group):
            roles.fill(fills.get("obj", fills.get("subj", "-")), chunk)
        if "by" not in fills:
            for word, chunk in view.prepositional(group.main):
                if word == "by":
                    roles.fill(fills.get("subj", "actor"), chunk, subject=True)
    else:
        subjects = view.subjects(group)
        if not _may_act(view, subjects):
            above = _controller(view, group)
            subjects = view.subjects(above) if above is not None else subjects
        for chunk in subjects:
            roles.fill(fills.get("subj", "-"), chunk, subject=True)
        _objects(view, candidate, group, fills, roles)
    fill_from_prepositions(view, candidate.end - 1, fills, roles)
    later = _joined_to(view, group)
    if later is not None:
        if not group.passive and not view.objects(group):
            _objects(view, candidate, later, fills, roles)
        fill_from_prepositions(view, later.main, fills, roles)
    if above is not None and candidate.entry.type in ("MOVE", "RETREAT", "MOBILIZE", "PRESENCE"):
        fill_from_prepositions(view, above.main, fills, roles)


def fill_from_bare_verb(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """A verb that was taken for a noun: what stands right before it in its phrase is its subject."""
    parsed = view.parsed
    if candidate.chunk >= 0 and parsed.chunks[candidate.chunk].start < candidate.start:
        thing = part_of(view, parsed.chunks[candidate.chunk].start, candidate.start)
        role = role_for(fills.get("subj", "-"), thing, subject=True)
        if role and not thing.pronoun:
            roles.put(role, thing.span(parsed))
    else:
        for chunk, here in enumerate(parsed.chunks):
            if here.end == candidate.start:
                roles.fill(fills.get("subj", "-"), chunk, subject=True)
    fill_from_prepositions(view, candidate.end - 1, fills, roles)


def fill_from_prepositions(
    view: SentenceView, index: int, fills: dict[str, str], roles: Roles
) -> None:
    """Fill roles from the prepositional phrases after token `index`; one location is enough."""
    noun_ends = -1
    for word, chunk in view.prepositional(index):
        here = view.parsed.chunks[chunk]
        inner = here.start == noun_ends + 1 and word in _OF_NOUN
        is_noun = view.parsed.lemmas[here.head] in _HELP or "event" in view.thing(chunk).kinds
        noun_ends = here.end if is_noun or inner else -1
        if inner:  # "with support from the coalition", "shot during clashes between the two"
            continue
        filler = fills.get(word)
        if filler is None and word in ("in", "near", "at") and "location" not in roles.filled:
            filler = fills.get("in", "location")
        if filler == "location" and "location" in roles.filled:
            continue
        if filler:
            roles.fill(filler, chunk, subject=word == "by")


def _joined_to(view: SentenceView, group: VerbGroup) -> VerbGroup | None:
    """The verb right after "and" that shares what follows: "shelled and stormed the town"."""
    parsed = view.parsed
    number = parsed.group_at[group.main] + 1
    if number >= len(parsed.groups):
        return None
    later = parsed.groups[number]
    joined = later.start == group.end + 1 and parsed.tokens[group.end].lower in ("and", "or")
    return later if joined and later.passive == group.passive else None


def _objects(
    view: SentenceView, candidate: Candidate, group: VerbGroup, fills: dict[str, str], roles: Roles
) -> None:
    parsed = view.parsed
    objects = view.objects(group)
    if (
        not objects
        and parsed.tokens[group.end : group.end + 1]
        and (parsed.tokens[group.end].lower == "what")
    ):
        _seeming(view, group, fills, roles)
        return
    for chunk in objects:
        single = candidate.end == candidate.start + 1
        if single or parsed.chunks[chunk].start >= candidate.end:
            roles.fill(fills.get("obj", "-"), chunk)
            _second_object(view, chunk, fills, roles)


def _second_object(view: SentenceView, chunk: int, fills: dict[str, str], roles: Roles) -> None:
    """ "gave the rebels drones": the phrase right after a person given to is what is given."""
    parsed = view.parsed
    if fills.get("obj") != "given" or chunk + 1 >= len(parsed.chunks):
        return
    if parsed.chunks[chunk + 1].start == parsed.chunks[chunk].end and (
        view.thing(chunk + 1).kinds & THINGS
    ):
        roles.fill("given", chunk + 1)


def _seeming(view: SentenceView, group: VerbGroup, fills: dict[str, str], roles: Roles) -> None:
    """ "show what appear to be tanks at the base": what it seems to be is what is shown."""
    parsed = view.parsed
    for other in parsed.groups:
        if other.start >= group.end and other.lemma == "be" and other.start - group.end <= 3:
            for chunk, here in enumerate(parsed.chunks):
                if here.start == other.end:
                    roles.fill(fills.get("obj", "-"), chunk)
            fill_from_prepositions(view, other.main, fills, roles)
            return


def _may_act(view: SentenceView, subjects: tuple[int, ...]) -> bool:
    """Whether some subject can do something: not only places, times and events."""
    return any(view.thing(chunk).kinds & (PERSONS | THINGS) - {"proper"} for chunk in subjects) or (
        any({"proper"} == view.thing(chunk).kinds & {"proper", "place"} for chunk in subjects)
    )


def _controller(view: SentenceView, group: VerbGroup) -> VerbGroup | None:
    """The verb whose subject does what an infinitive or participle without its own says."""
    if group.finite:
        return None
    for other in reversed(view.parsed.groups):
        if other.main < group.start and other.finite:
            near = group.start - other.main <= _NEAR
            sees = not other.passive or other.lemma in ("see", "spot", "observe", "film", "report")
            return other if near and sees else None
    return None
