"""Who, whom, where, with what: the words around a trigger that fill the roles of its claim."""

from __future__ import annotations

from vedette.engines.rules.antecedents import (
    antecedent_in_sentence,
    fits,
    is_subject,
    name_from_before,
)
from vedette.engines.rules.clauses import extended_np
from vedette.engines.rules.phrases import Chunk, Parsed, VerbGroup
from vedette.engines.rules.things import Thing
from vedette.engines.rules.triggers import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.records.documents import Role, TaggedArgument
from vedette.records.spans import Span

# Verbs that only carry the event noun that is their object: "launched an attack".
LIGHT = frozenset(
    "launch carry conduct stage mount perpetrate commit begin start continue resume hold make "
    "face undertake execute lead wage intensify step escalate announce open deliver perform open "
    "organise organize suffer sustain see witness order plan impose lay keep maintain declare "
    "deny renew halt suspend end stop break exchange direct sponsor support condemn".split()
)
_NOT_CARRIED = frozenset(
    {"condemn", "support", "deny", "order", "witness", "see", "suffer", "face", "sustain"}
)
_PERSONS = frozenset({"force", "person", "org", "country", "proper", "pronoun"})
_WEAPONS = frozenset({"weapon", "aircraft", "vehicle", "ship"})
_THINGS = frozenset({"weapon", "vehicle", "aircraft", "ship", "goods", "document"})
_PLACES = frozenset({"place"})


class Roles:
    """Collects the arguments of one claim; the first filler of a stretch wins."""

    def __init__(self, view: SentenceView) -> None:
        self._view = view
        self.arguments: list[TaggedArgument] = []

    def put(self, role: str, span: Span, name: str = "") -> None:
        """Fill `role` with `span` unless the words already fill one."""
        if any(argument.span.overlaps(span) for argument in self.arguments):
            return
        self.arguments.append(TaggedArgument(role=cast_role(role), span=span, name=name))

    def fill(self, filler: str, chunk: int, *, subject: bool = False) -> None:
        """Let a noun chunk (and those coordinated with it) fill what its frame says."""
        for member in _coordinated(self._view, chunk):
            thing = self._view.thing(member)
            role = role_for(filler, thing, subject=subject)
            if role:
                self._fill_one(role, member, thing, subject=subject)

    def _crew(self, thing: Thing) -> None:
        """ "Russian jets": the words before the machine name who uses it."""
        parsed = self._view.parsed
        end = _name_run(parsed, thing.start, thing.head)
        if end > thing.start and not any(a.role == "actor" for a in self.arguments):
            owner = _part(self._view, thing.start, end)
            if not owner.kinds & {"weapon", "place"} or "country" in owner.kinds:
                self.arguments.append(
                    TaggedArgument(role="actor", span=_tokens(parsed, thing.start, end))
                )

    def _fill_one(self, role: str, chunk: int, thing: Thing, *, subject: bool = False) -> None:
        parsed = self._view.parsed
        if thing.kinds == frozenset({"number"}) and thing.count:
            self.put(
                "quantity" if role != "recipient" else "quantity", _tokens(parsed, *thing.count)
            )
            return
        name = ""
        if thing.pronoun:
            word = parsed.tokens[parsed.chunks[chunk].head].lower
            other = antecedent_in_sentence(self._view, chunk)
            if other >= 0:
                chunk, thing = other, self._view.thing(other)
            else:
                name = name_from_before(self._view, word)
        span = argument_span(parsed, parsed.chunks[chunk], thing, role)
        self.put(role, span, name)
        if role == "equipment" and subject:
            self._crew(thing)
        if thing.count and role in ("equipment", "actor", "recipient"):
            self.put("quantity", _tokens(parsed, *thing.count))


def cast_role(role: str) -> Role:
    """Narrow a role name from the frames table, which is checked when it is loaded."""
    return role  # type: ignore[return-value]


def role_for(filler: str, thing: Thing, *, subject: bool) -> str:
    """The role that `filler` means for a thing of that kind; "" when it fills none."""
    kinds = thing.kinds
    if "time" in kinds:
        return ""
    place = "place" in kinds and not kinds & {"force", "org", "weapon"}
    country = "country" in kinds
    if filler == "target":
        struck = "building" in kinds or not place or country
        return "recipient" if struck else "location"
    if filler == "holdable":
        return (
            "location"
            if place
            else "recipient"
            if kinds & {"person", "force", "org", "country", "proper"}
            else "location"
        )
    if filler == "moved":
        if kinds & _THINGS and not kinds & {"force", "person"}:
            return "equipment"
        return "actor" if kinds & _PERSONS or kinds == {"number"} else ""
    if filler == "used":
        if kinds & _WEAPONS and not kinds & {"force", "person", "org"}:
            return "equipment"
        return "actor" if kinds & _PERSONS and not kinds & {"event"} else ""
    if filler == "given":
        if kinds & _THINGS:
            return "equipment"
        return "destination" if place and not country else "recipient"
    if filler == "seen":
        return "equipment" if kinds & _THINGS else "" if place and not country else "actor"
    if filler == "cargo":
        return "equipment" if kinds & _THINGS else "" if place else "recipient"
    if filler == "-":
        return ""
    if filler in ("location", "origin", "destination", "route"):
        if kinds & {"event", "document"} or thing.pronoun:
            return ""
        if filler == "location" and not place and not kinds & {"proper"}:
            return ""
        return filler
    if filler == "actor" and not kinds & _PERSONS:
        return "actor" if subject and place else ""
    if filler == "actor" and place and not country and not subject:
        return ""
    if filler == "recipient" and kinds & {"event", "document"} and not kinds & _PERSONS:
        return ""
    return filler


def find_arguments(view: SentenceView, candidate: Candidate) -> list[TaggedArgument]:
    """The arguments of a trigger in its own sentence.

    Args:
        view: the sentence.
        candidate: the trigger with the frame of its reading.

    Returns:
        Arguments whose spans do not overlap each other nor the trigger.
    """
    roles = Roles(view)
    fills = candidate.entry.frame.fills
    if candidate.group is not None:
        _verbal(view, candidate, candidate.group, fills, roles)
    elif candidate.entry.pos in ("x", "v") and not _prenominal(view.parsed, candidate):
        _bare_verb(view, candidate, fills, roles)
    else:
        _nominal(view, candidate, fills, roles)
        _answerable(view, candidate, fills, roles)
    if fills.get("in") == "location" and "location" not in _filled(roles):
        _place_in_clause(view, candidate, roles)
    trigger = Span(
        view.parsed.tokens[candidate.start].start + candidate.offset,
        view.parsed.tokens[candidate.end - 1].end,
    )
    return [argument for argument in roles.arguments if not argument.span.overlaps(trigger)]


def _verbal(
    view: SentenceView, candidate: Candidate, group: VerbGroup, fills: dict[str, str], roles: Roles
) -> None:
    if group.passive:
        if "obj" in fills:
            for chunk in view.subjects(group):
                roles.fill(fills["obj"], chunk)
        if "by" not in fills:
            for word, chunk in view.prepositional(group.main):
                if word == "by":
                    roles.fill(fills.get("subj", "actor"), chunk, subject=True)
    else:
        for chunk in view.subjects(group) or _controller(view, group):
            roles.fill(fills.get("subj", "-"), chunk, subject=True)
        if "obj" in fills:
            for chunk in view.objects(group):
                if (
                    view.parsed.chunks[chunk].start >= candidate.end
                    or candidate.end == candidate.start + 1
                ):
                    roles.fill(fills["obj"], chunk)
    _prepositions(view, candidate.end - 1, fills, roles)


def _prenominal(parsed: Parsed, candidate: Candidate) -> bool:
    """ "the besieged town": a participle before its noun."""
    return candidate.chunk >= 0 and parsed.chunks[candidate.chunk].head >= candidate.end


def _bare_verb(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """A verb that was taken for a noun: what stands right before it in its phrase is its subject."""
    parsed = view.parsed
    if candidate.chunk >= 0 and parsed.chunks[candidate.chunk].start < candidate.start:
        thing = _part(view, parsed.chunks[candidate.chunk].start, candidate.start)
        role = role_for(fills.get("subj", "-"), thing, subject=True)
        if role and not thing.pronoun:
            roles.put(role, thing.span(parsed))
    else:
        before = [i for i, c in enumerate(parsed.chunks) if c.end == candidate.start]
        for chunk in before:
            roles.fill(fills.get("subj", "-"), chunk, subject=True)
    _prepositions(view, candidate.end - 1, fills, roles)


_PLACING = frozenset(
    {"in", "at", "near", "inside", "outside", "around", "across", "throughout", "on"}
)


def _place_in_clause(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """A place that stands apart from its trigger: opening the sentence, or later in the clause."""
    parsed = view.parsed
    best = -1
    for chunk in range(len(parsed.chunks)):
        start = parsed.chunks[chunk].start
        if start == 0 or parsed.tokens[start - 1].lower not in _PLACING:
            continue
        kinds = view.thing(chunk).kinds
        if "place" not in kinds or kinds & {"force", "org", "event", "time"}:
            continue
        if start == 1 or (start > candidate.head and _reaches(view, candidate.end, start)):
            best = chunk
            if start > candidate.head:
                break
    if best >= 0:
        roles.fill("location", best)


def _reaches(view: SentenceView, start: int, end: int) -> bool:
    """Whether nothing that opens another clause stands between two tokens."""
    parsed = view.parsed
    if end - start > 18:
        return False
    for at in range(start, end - 1):
        if parsed.tags[at] in ("WDT", "WP", "WRB") or parsed.tokens[at].text in (
            ";",
            ":",
            "(",
            "“",
            '"',
        ):
            return False
        group = parsed.group_at[at]
        if group >= 0 and parsed.groups[group].tense not in ("participle", "infinitive"):
            return False
    return True


_BLAMED = frozenset(
    {"responsibility", "responsible", "blame", "blamed", "blames", "suspected", "accused"}
)


def _answerable(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """ "X claims responsibility for the attack", "the attack carried out by X"."""
    if "actor" in _filled(roles) or candidate.chunk < 0:
        return
    parsed = view.parsed
    first = parsed.chunks[candidate.chunk].start
    for group in parsed.groups:
        if (
            group.passive
            and group.lemma in LIGHT
            and group.start >= candidate.end
            and group.start - candidate.end <= 12
        ):
            for word, agent in view.prepositional(group.main):
                if word == "by" and not any(
                    parsed.tags[at] in ("VBD", "VBZ", "VBP")
                    for at in range(candidate.end, group.start)
                ):
                    roles.fill(fills.get("by", "actor"), agent, subject=True)
                    return
    if first >= 2 and parsed.tokens[first - 1].lower == "for":
        for at in range(max(0, first - 6), first - 1):
            if parsed.tokens[at].lower in _BLAMED:
                for group in parsed.groups:
                    if group.main <= at < first and first - group.main <= 7:
                        who = (
                            view.objects(group)
                            if group.lemma in ("blame", "accuse", "suspect")
                            else view.subjects(group)
                        )
                        for chunk in who:
                            roles.fill("actor", chunk, subject=True)
                        return


def _prepositions(view: SentenceView, index: int, fills: dict[str, str], roles: Roles) -> None:
    for word, chunk in view.prepositional(index):
        filler = fills.get(word)
        if filler is None and word in ("in", "near", "at") and "location" not in _filled(roles):
            filler = fills.get("in", "location")
        if filler == "location" and "location" in _filled(roles):
            continue
        if filler:
            roles.fill(filler, chunk)


def _filled(roles: Roles) -> set[str]:
    return {argument.role for argument in roles.arguments}


def _controller(view: SentenceView, group: VerbGroup) -> tuple[int, ...]:
    """Who is meant to do what an infinitive or participle without a subject says."""
    if group.tense not in ("infinitive", "participle"):
        return ()
    for other in reversed(view.parsed.groups):
        if other.main < group.start and other.tense not in ("infinitive", "participle"):
            return (
                view.subjects(other) if group.start - other.main <= 14 and not other.passive else ()
            )
    return ()


def _nominal(view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles) -> None:
    parsed = view.parsed
    chunk = candidate.chunk
    if candidate.entry.pos == "v":
        if chunk >= 0 and parsed.chunks[chunk].head >= candidate.end:
            rest = view.thing(chunk)
            role = role_for(fills.get("obj", "-"), rest, subject=False)
            if role:
                roles.put(role, _tokens(parsed, candidate.end, parsed.chunks[chunk].end))
        return
    _modifiers(view, candidate, fills, roles)
    _prepositions(view, candidate.end - 1, fills, roles)
    if chunk < 0:
        return
    for group in parsed.groups:
        if group.lemma in LIGHT and chunk in view.objects(group) and not group.passive:
            if group.lemma not in _NOT_CARRIED and "actor" not in _filled(roles):
                for subject in view.subjects(group):
                    roles.fill(fills.get("by", fills.get("subj", "actor")), subject, subject=True)
            _prepositions(view, group.main, fills, roles)
        elif chunk in view.subjects(group) and group.passive and group.lemma in LIGHT:
            for word, agent in view.prepositional(group.main):
                if word == "by":
                    roles.fill(fills.get("by", "actor"), agent, subject=True)
            _prepositions(view, group.main, fills, roles)
        elif chunk in view.subjects(group) and not _filled(roles) & {"location"}:
            for word, place in view.prepositional(group.main):
                if word in ("in", "near", "at", "on") and fills.get(word) == "location":
                    roles.fill("location", place)


def _modifiers(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """What stands before a noun trigger in its own phrase: "the army's rocket attack"."""
    parsed = view.parsed
    if candidate.chunk < 0:
        if candidate.entry.pos == "a" and candidate.offset:
            token = parsed.tokens[candidate.start]
            roles.put("actor", Span(token.start, token.start + candidate.offset - 1))
        return
    first = parsed.chunks[candidate.chunk].start
    if candidate.offset:
        token = parsed.tokens[candidate.start]
        roles.put("actor", Span(token.start, token.start + candidate.offset - 1))
        rest = Thing(
            candidate.end,
            parsed.chunks[candidate.chunk].end,
            parsed.chunks[candidate.chunk].head,
            frozenset({"place"}),
        )
        if rest.start < rest.end:
            roles.put(
                "location", argument_span(parsed, parsed.chunks[candidate.chunk], rest, "location")
            )
        return
    owner = max((i for i in range(first, candidate.start) if parsed.tags[i] == "POS"), default=-1)
    if owner > first:
        thing = _part(view, first, owner)
        role = role_for(fills.get("poss", "actor"), thing, subject=True)
        if role and not _dated(parsed, thing):
            roles.put(role, thing.span(parsed))
    at = owner + 1 if owner > first else first
    while at < candidate.start:
        word = parsed.tokens[at]
        end = _name_run(parsed, at, candidate.start)
        if end > at:
            _named(view, at, end, roles)
            at = end
            continue
        if parsed.tags[at] == "PRP$" and "poss" in fills:
            _owner(view, at, candidate, roles)
        elif parsed.tags[at].startswith("NN") or parsed.tags[at] == "JJ":
            thing = _part(view, at, at + 1)
            if thing.kinds & _WEAPONS:
                roles.put("equipment", Span(word.start, word.end))
            elif thing.kinds & {"force", "org", "country"} and not thing.kinds & {"event"}:
                roles.put("actor", Span(word.start, word.end))
        at += 1
    number = next((i for i in range(first, candidate.start) if parsed.tags[i] == "CD"), -1)
    if number >= 0 and parsed.tags[candidate.head] == "NNS":
        roles.put("quantity", _tokens(parsed, number, number + 1))


def _name_run(parsed: Parsed, start: int, stop: int) -> int:
    """End of the run of capitalised words that begins at `start`; `start` when there is none."""
    end = start
    while (
        end < stop
        and parsed.tokens[end].text[:1].isupper()
        and (
            parsed.tags[end] in ("NNP", "NNPS", "JJ", "NN", "NNS")
            and parsed.tokens[end].lower not in _OPENERS
        )
    ):
        if (
            end == 0
            and parsed.tags[end] in ("NN", "NNS", "JJ")
            and parsed.tokens[end].lower in noun_classes()
        ):
            return start
        end += 1
        if (
            end < stop
            and parsed.tokens[end].lower in ("al", "of", "the")
            and end + 1 < stop
            and parsed.tokens[end + 1].text[:1].isupper()
        ):
            end += 1
    return end


_OPENERS = frozenset(
    "several recent new heavy air two three four other more such fierce deadly major".split()
)


def _named(view: SentenceView, start: int, end: int, roles: Roles) -> None:
    """A name before an event noun: who did it ("FARC attacks"), or where ("Paris attacks")."""
    thing = _part(view, start, end)
    span = _tokens(view.parsed, start, end)
    if _dated(view.parsed, thing) or "time" in thing.kinds:
        return
    if thing.kinds & _WEAPONS:
        roles.put("equipment", span)
    elif "place" in thing.kinds and "country" not in thing.kinds:
        roles.put("location", span)
    else:
        roles.put("actor", span)


def _owner(view: SentenceView, at: int, candidate: Candidate, roles: Roles) -> None:
    """ "their offensive": who owns it, named in the sentence when somebody fits."""
    parsed = view.parsed
    word = parsed.tokens[at]
    for chunk in range(candidate.chunk - 1, -1, -1):
        if fits(view, word.lower, view.thing(chunk)) and is_subject(view, chunk):
            roles.put(
                "actor", argument_span(parsed, parsed.chunks[chunk], view.thing(chunk), "actor")
            )
            return
    roles.put("actor", Span(word.start, word.end), name_from_before(view, word.lower))


def _dated(parsed: Parsed, thing: Thing) -> bool:
    """ "Friday's attack": a day owns it, not an actor."""
    word = parsed.tokens[thing.end - 1].lower
    return word.endswith("day") or word in (
        "year", "week", "month", "january", "february", "march", "april", "may", "june", "july",
        "august", "september", "october", "november", "december",
    )  # fmt: skip


def _part(view: SentenceView, start: int, end: int) -> Thing:
    from vedette.engines.rules.things import thing_of

    parsed = view.parsed
    head = end - 1
    return thing_of(parsed, Chunk(start, end, head), view.names)


def argument_span(parsed: Parsed, chunk: Chunk, thing: Thing, role: str) -> Span:
    """The words that fill a role: the phrase without determiner and count, with its of-phrase."""
    start = thing.start
    if thing.start >= chunk.end:  # "hundreds of people": the thing is what is counted
        return thing.span(parsed)
    if thing.pronoun:
        return _tokens(parsed, chunk.start, chunk.end)
    whole = extended_np(parsed, chunk)
    end = max(whole.end, thing.end)
    if role in ("actor", "recipient", "equipment") and end - start > 9:
        end = thing.end
    while end > start + 1 and parsed.tokens[end - 1].text in (
        ",",
        ".",
        ";",
        ":",
        "'",
        "’",
        "'s",
        "’s",
    ):
        end -= 1
    return _tokens(parsed, start, end)


def _tokens(parsed: Parsed, start: int, end: int) -> Span:
    return Span(parsed.tokens[start].start, parsed.tokens[end - 1].end)


def _coordinated(view: SentenceView, chunk: int) -> list[int]:
    """The chunk and those joined to it by "and", "or" or commas in a list."""
    parsed = view.parsed
    members = [chunk]
    at = chunk
    while at + 1 < len(parsed.chunks):
        here, there = parsed.chunks[at], parsed.chunks[at + 1]
        end = extended_np(parsed, here).end
        between = [t.lower for t in parsed.tokens[end : there.start]]
        if between in (["and"], ["or"], ["&"], ["as", "well", "as"]) or (
            between in ([","], [",", "and"]) and _list_closes(parsed, at + 1)
        ):
            if parsed.tags[there.head] in ("WDT", "WP", "PRP", "EX"):
                break
            following = parsed.tokens[there.end : there.end + 1]
            if (
                between == ["and"]
                and following
                and parsed.group_at[there.end] >= 0
                and parsed.groups[parsed.group_at[there.end]].tense
                not in ("participle", "infinitive")
            ):
                break
            members.append(at + 1)
            at += 1
            while (
                at + 1 < len(parsed.chunks)
                and parsed.chunks[at + 1].start < extended_np(parsed, there).end
            ):
                at += 1
        else:
            break
    return members


def _list_closes(parsed: Parsed, at: int) -> bool:
    """Whether a comma list that runs through chunk `at` ends in "and X"."""
    for step in range(at, min(at + 6, len(parsed.chunks) - 1)):
        between = [
            t.lower for t in parsed.tokens[parsed.chunks[step].end : parsed.chunks[step + 1].start]
        ]
        if between in (["and"], [",", "and"]):
            return True
        if between != [","]:
            return False
    return [t.lower for t in parsed.tokens[parsed.chunks[at].start - 2 : parsed.chunks[at].start]][
        -1:
    ] == ["and"]
