"""Who, whom, where, with what: the words around a trigger that fill the roles of its claim."""

from __future__ import annotations

from vedette.engines.rules.clauses import extended_np
from vedette.engines.rules.phrases import Chunk, Parsed, VerbGroup
from vedette.engines.rules.things import Thing
from vedette.engines.rules.triggers import Candidate, SentenceView
from vedette.records.documents import Role, TaggedArgument
from vedette.records.spans import Span

# Verbs that only carry the event noun that is their object: "launched an attack".
LIGHT = frozenset(
    "launch carry conduct stage mount perpetrate commit begin start continue resume hold make "
    "face undertake execute lead wage intensify step escalate announce open deliver perform open "
    "organise organize suffer sustain see witness order plan impose lay keep maintain declare "
    "deny renew halt suspend end stop break exchange direct sponsor support condemn".split()
)
_NOT_CARRIED = frozenset({"condemn", "support", "deny", "order", "witness", "see", "suffer", "face", "sustain"})
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
                self._fill_one(role, member, thing)

    def _fill_one(self, role: str, chunk: int, thing: Thing) -> None:
        parsed = self._view.parsed
        if thing.kinds == frozenset({"number"}) and thing.count:
            self.put("quantity" if role != "recipient" else "quantity", _tokens(parsed, *thing.count))
            return
        span = argument_span(parsed, parsed.chunks[chunk], thing, role)
        self.put(role, span)
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
        return "location" if place and not country else "recipient"
    if filler == "holdable":
        return "location" if place else "recipient" if kinds & {"person", "force", "org", "country", "proper"} else "location"
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
        return "recipient" if kinds & {"person", "force"} else "" if place else "equipment"
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
    else:
        _nominal(view, candidate, fills, roles)
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
        for chunk in view.subjects(group):
            roles.fill(fills.get("subj", "-"), chunk, subject=True)
        if "obj" in fills:
            for chunk in view.objects(group):
                if view.parsed.chunks[chunk].start >= candidate.end or candidate.end == candidate.start + 1:
                    roles.fill(fills["obj"], chunk)
    _prepositions(view, candidate.end - 1, fills, roles)


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


def _nominal(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
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
        rest = Thing(candidate.end, parsed.chunks[candidate.chunk].end, parsed.chunks[candidate.chunk].head, frozenset({"place"}))
        if rest.start < rest.end:
            roles.put("location", argument_span(parsed, parsed.chunks[candidate.chunk], rest, "location"))
        return
    owner = max(
        (i for i in range(first, candidate.start) if parsed.tags[i] == "POS"), default=-1
    )
    if owner > first:
        thing = _part(view, first, owner)
        role = role_for(fills.get("poss", "actor"), thing, subject=True)
        if role and not _dated(parsed, thing):
            roles.put(role, thing.span(parsed))
    at = owner + 1 if owner > first else first
    while at < candidate.start:
        word = parsed.tokens[at]
        if parsed.tags[at] in ("NNP", "NNPS", "JJ") and word.text[:1].isupper() and _adjective_of_people(parsed, at):
            roles.put("actor", Span(word.start, word.end))
        elif parsed.tags[at] == "PRP$" and "poss" in fills:
            roles.put("actor", Span(word.start, word.end))
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


_PEOPLE_ENDINGS = ("an", "ian", "ish", "ese", "i", "ch", "ab", "ek", "ss", "sh")


def _adjective_of_people(parsed: Parsed, at: int) -> bool:
    word = parsed.tokens[at].text
    return len(word) > 3 and word.lower().endswith(_PEOPLE_ENDINGS) and word.lower() not in _DAYS


_DAYS = frozenset("human african american european asian muslim christian".split()) - {"american"}


def _dated(parsed: Parsed, thing: Thing) -> bool:
    """"Friday's attack": a day owns it, not an actor."""
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
    if thing.pronoun:
        return _tokens(parsed, chunk.start, chunk.end)
    whole = extended_np(parsed, chunk)
    end = max(whole.end, thing.end)
    if role in ("actor", "recipient", "equipment") and end - start > 9:
        end = thing.end
    while end > start + 1 and parsed.tokens[end - 1].text in (",", ".", ";", ":", "'", "’", "'s", "’s"):
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
            if between == ["and"] and following and parsed.group_at[there.end] >= 0 and parsed.groups[parsed.group_at[there.end]].tense not in ("participle", "infinitive"):
                break
            members.append(at + 1)
            at += 1
            while at + 1 < len(parsed.chunks) and parsed.chunks[at + 1].start < extended_np(parsed, there).end:
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
    return [t.lower for t in parsed.tokens[parsed.chunks[at].start - 2 : parsed.chunks[at].start]][-1:] == ["and"]
