"""Which candidates become claims: harm words join their attack, complements join their verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.engines.rules.arguments.find import find_arguments
from vedette.engines.rules.arguments.tolls import Toll, find_tolls, is_harm
from vedette.engines.rules.attribution.attribute import Attribution
from vedette.engines.rules.selection.accusations import accused, claimed, own_source
from vedette.engines.rules.selection.companions import (
    carried_by,
    without_complements,
    without_owned,
    without_purposes,
    without_twins,
)
from vedette.engines.rules.selection.look_alikes import without_names
from vedette.engines.rules.selection.modes import mode_of
from vedette.engines.rules.selection.not_told import without_caveats, without_prevented
from vedette.engines.rules.status.judge import Judged
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.records.documents import Role, TaggedArgument, TaggedSource
from vedette.records.spans import Span

_DEADLY = frozenset(
    "kill behead execute eliminate dead assassinate murder massacre lynch slay slaughter homicide "
    "killing neutralize neutralise liquidate beheading execution decapitate crucify hang".split()
)
_COUNT_ROLES: dict[str, Role] = {"arrest": "captured", "abduct": "captured"}


@dataclass(frozen=True, slots=True)
class Selected:
    """A candidate that becomes a claim, with its arguments and what selection knows of it."""

    candidate: Candidate
    arguments: list[TaggedArgument]
    mode: str = ""
    judged: Judged | None = None
    sources: tuple[TaggedSource, ...] = ()


def select(
    view: SentenceView, candidates: list[Candidate], attributions: tuple[Attribution, ...]
) -> list[Selected]:
    """Choose the claims of a sentence among its candidates and give them their arguments."""
    named = without_caveats(view.parsed, without_names(view, candidates, attributions))
    kept = without_complements(view.parsed, without_prevented(view.parsed, named))
    kept = without_twins(view, without_owned(view, without_purposes(view.parsed, kept)))
    carried = carried_by(view, kept)
    homes = _homes(view, kept, carried)
    tolls: dict[int, list[Toll]] = {}
    for toll in find_tolls(view):
        tolls.setdefault(_home_of(toll, kept, homes | carried), []).append(toll)
    chosen: list[Selected] = []
    for candidate in kept:
        if candidate.head in carried or homes.get(candidate.head, candidate) is not candidate:
            continue
        arguments = find_arguments(view, candidate)
        if candidate.entry.type == "ASSAULT":
            joined = [
                other
                for other in kept
                if other is not candidate
                and candidate in (homes.get(other.head), carried.get(other.head))
            ]
            mine = tolls.get(candidate.head, [])
            arguments = _with_harm(view, candidate, arguments, mine, joined)
        arguments = _named_counts(candidate, arguments)
        chosen.append(
            Selected(
                candidate=candidate,
                arguments=arguments,
                mode=mode_of(view.parsed, candidate, arguments),
                judged=accused(view, candidate, kept) or claimed(view.parsed, candidate),
                sources=own_source(view, candidate, arguments, kept),
            )
        )
    return chosen


def _homes(
    view: SentenceView, kept: list[Candidate], carried: dict[int, Candidate]
) -> dict[int, Candidate]:
    """For each harm word, by head token, the trigger whose claim its toll belongs to.

    That is the attack it is linked to, else the harm word before it, else itself.
    """
    attacks = [
        c for c in kept if c.entry.type == "ASSAULT" and not is_harm(c) and c.head not in carried
    ]
    found: dict[int, Candidate] = {}
    alone: Candidate | None = None
    for harm in kept:
        if not is_harm(harm) or harm.head in carried:
            continue
        linked = [attack for attack in attacks if _linked(view, harm, attack)]
        if linked:
            found[harm.head] = min(linked, key=lambda c: (abs(c.head - harm.head), c.head))
        else:
            alone = alone or harm
            found[harm.head] = alone
    return found


def _linked(view: SentenceView, harm: Candidate, attack: Candidate) -> bool:
    """Whether an attack named in the sentence is what did the harm.

    One named before the harm word is; one after it is, unless a clause of its own stands
    between ("were killed as they fled the fighting").
    """
    parsed = view.parsed
    if attack.head < harm.head:
        return not _of_others(view, harm, attack)
    return not any(
        parsed.tags[at] in ("WP", "WDT", "TO") or parsed.tokens[at].lower in _OTHER_CLAUSE
        for at in range(harm.head + 1, attack.start)
    )


def _of_others(view: SentenceView, harm: Candidate, attack: Candidate) -> bool:
    """ "Militants took hostages before security forces killed six": another force did the harm."""
    group = harm.group
    if group is None or group.passive or not group.finite or attack.group is None:
        return False
    mine, theirs = view.subjects(group), view.subjects(attack.group)
    if attack.group.passive:
        theirs = tuple(i for word, i in view.prepositional(attack.group.main) if word == "by")
    return (
        bool(mine and theirs)
        and not set(mine) & set(theirs)
        and any("force" in view.thing(i).kinds and not view.thing(i).pronoun for i in mine)
    )


_OTHER_CLAUSE = frozenset({"before", "while", "who", "since"})


def _home_of(toll: Toll, kept: list[Candidate], homes: dict[int, Candidate]) -> int:
    """Head token of the trigger that a toll belongs to, or -1."""
    if toll.token in homes:
        return homes[toll.token].head
    attacks = [c for c in kept if c.entry.type == "ASSAULT" and homes.get(c.head, c) is c]
    if not attacks:
        return -1
    return min(attacks, key=lambda c: (abs(c.head - toll.token), c.head)).head


def _with_harm(
    view: SentenceView,
    candidate: Candidate,
    arguments: list[TaggedArgument],
    tolls: list[Toll],
    joined: list[Candidate],
) -> list[TaggedArgument]:
    """Add the toll to the attack it belongs to, with the victims and what the harm word adds."""
    parsed = view.parsed
    found = list(arguments)
    counts = [toll.count for toll in tolls]
    found = [
        a for a in found if not (a.role == "quantity" and any(a.span.overlaps(c) for c in counts))
    ]
    for toll in tolls:
        _add(found, TaggedArgument(role=toll.role, span=toll.count), over=True)
        if toll.victims is None:
            continue
        victims = TaggedArgument(role="recipient", span=toll.victims)
        if toll.count.covers(toll.victims):  # "a woman" is the number and the victim
            if victims not in found:
                found.append(victims)
        else:
            _add(found, victims)
    trigger = Span(parsed.tokens[candidate.start].start, parsed.tokens[candidate.end - 1].end)
    before = {a.role for a in found}
    for harm in joined:
        for argument in find_arguments(view, harm):
            if argument.role == "quantity" or argument.span.overlaps(trigger):
                continue
            if argument.role in ("location", "recipient", "equipment") or (
                argument.role not in before
            ):
                if argument.role == "location" and any(a.role == "location" for a in found):
                    continue
                _add(found, argument)
    return found


def _add(found: list[TaggedArgument], argument: TaggedArgument, *, over: bool = False) -> None:
    clash = [a for a in found if a.span.overlaps(argument.span)]
    if clash and not over:
        return
    for other in clash:
        if (
            other.role in ("recipient", "quantity")
            and not (
                other.span.covers(argument.span)
                and other.role == "recipient"
                and other.span != argument.span
            )
        ) or other.role == "recipient":
            found.remove(other)
        else:
            return
    found.append(argument)


def _named_counts(candidate: Candidate, arguments: list[TaggedArgument]) -> list[TaggedArgument]:
    """How many were arrested or taken is `captured`; how many fled is `displaced`."""
    role = _COUNT_ROLES.get(candidate.entry.mode)
    if candidate.entry.words[0] == "displace":
        role = "displaced"
    elif candidate.entry.type == "ASSAULT" and set(candidate.entry.words) & _DEADLY:
        role = "killed"
    if role is None:
        return arguments
    return [replace(a, role=role) if a.role == "quantity" else a for a in arguments]
