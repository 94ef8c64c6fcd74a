"""Arguments of a trigger that is a noun: what owns it, modifies it, follows it and carries it."""

from __future__ import annotations

from vedette.engines.rules.arguments.antecedents import fits, is_subject, name_from_before
from vedette.engines.rules.arguments.name_runs import is_period, name_run, part_of
from vedette.engines.rules.arguments.roles import WEAPONS, Roles, role_for
from vedette.engines.rules.arguments.verbs import fill_from_prepositions
from vedette.engines.rules.arguments.words import argument_span, tokens_span
from vedette.engines.rules.syntax.phrases import VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.records.spans import Span

# Verbs that only carry the event noun that is their object: "launched an attack".
LIGHT = frozenset(
    "launch carry conduct stage mount perpetrate commit begin start continue resume hold make "
    "face undertake execute lead wage intensify step escalate announce open deliver perform "
    "organise organize suffer sustain see witness order plan impose lay keep maintain declare "
    "deny renew halt suspend end stop break exchange direct sponsor support condemn voice file extend "
    "unleash repeat express reach sign accept exercise prepare attempt issue pursue relaunch reaffirm "
    "offer try increase expand cease complete finish pause propose launch foment instigate initiate "
    "orchestrate plot coordinate threaten intend promise vow pledge regain lose retain gain assume "
    "reassert consolidate tighten impose lift ease plan mastermind spearhead facilitate command start finalize finalise seal".split()
)
_NOT_BY_SUBJECT = frozenset("condemn support deny order witness see suffer face sustain".split())
# "Urged the world to stop the massacres": who is to end them does not commit them.
_ENDING = frozenset({"stop", "end", "halt", "cease", "break", "prevent", "suspend"})
_HAPPEN = frozenset(
    "erupt break occur happen take rage continue ensue begin start flare resume".split()
)
_BLAMED = frozenset("responsibility responsible blame blamed blames suspected accused".split())
_NONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
_BLAMING = frozenset({"blame", "accuse", "suspect"})


def fill_from_noun(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """Fill the roles of a nominal trigger."""
    if candidate.entry.pos == "v":
        _before_its_noun(view, candidate, fills, roles)
        return
    _modifiers(view, candidate, fills, roles)
    fill_from_prepositions(view, candidate.end - 1, fills, roles)
    if candidate.chunk < 0:
        return
    for group in view.parsed.groups:
        _carriers(view, candidate.chunk, group, fills, roles)
    if "actor" not in roles.filled:
        _answerable(view, candidate, fills, roles)


def _before_its_noun(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """ "the besieged town": the participle's object is the noun it stands before."""
    chunk = view.parsed.chunks[candidate.chunk]
    role = role_for(fills.get("obj", "-"), view.thing(candidate.chunk), subject=False)
    if role and chunk.head >= candidate.end:
        rest = part_of(view, candidate.end, chunk.end)
        roles.put(role, argument_span(view.parsed, chunk, rest, role))


def _carriers(
    view: SentenceView, chunk: int, group: VerbGroup, fills: dict[str, str], roles: Roles
) -> None:
    """What the verb that carries the noun adds: who launched the attack, and where."""
    agent = fills.get("by", fills.get("subj", "actor"))
    if group.lemma in LIGHT and chunk in view.objects(group) and not group.passive:
        asked = group.tense == "infinitive" and group.lemma in _ENDING
        if group.lemma not in _NOT_BY_SUBJECT and "actor" not in roles.filled and not asked:
            for subject in view.subjects(group):
                roles.fill(agent, subject, subject=True)
        fill_from_prepositions(view, group.main, fills, roles)
    elif group.lemma == "be" and fills.get("of") == "holder":
        start = view.parsed.chunks[chunk].start
        if group.end <= start <= group.end + 3 and not group.negated:
            for subject in view.subjects(group):  # "the town is one of the bastions"
                roles.fill("location", subject)
    elif group.lemma == "use" and any(
        word == "in" and other == chunk for word, other in view.prepositional(group.main)
    ):
        for used in view.subjects(group) if group.passive else view.objects(group):
            roles.fill("equipment", used)
        for subject in () if group.passive else view.subjects(group):
            roles.fill(agent, subject, subject=True)
    elif chunk in view.subjects(group) and group.lemma in _HAPPEN and not group.passive:
        fill_from_prepositions(view, group.main, fills, roles)
    elif chunk in view.subjects(group):
        for word, other in view.prepositional(group.main):
            if group.passive and group.lemma in LIGHT and word == "by":
                roles.fill(agent, other, subject=True)
            elif (
                word in ("in", "near", "at", "on")
                and fills.get(word) == "location"
                and ("location" not in roles.filled)
            ):
                roles.fill("location", other)
    elif group.lemma in ("give", "grant", "offer", "provide", "send"):
        _given(view, chunk, group, fills, roles)


def _given(
    view: SentenceView, chunk: int, group: VerbGroup, fills: dict[str, str], roles: Roles
) -> None:
    """ "gave the rebels military support": the first object is to whom."""
    parsed = view.parsed
    for other in view.objects(group):
        if parsed.chunks[other].end == parsed.chunks[chunk].start:
            roles.fill("recipient", other)
            for subject in view.subjects(group):
                roles.fill(fills.get("subj", "actor"), subject, subject=True)


def _modifiers(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """What stands before a noun trigger in its own phrase: "the army's rocket attack"."""
    parsed = view.parsed
    if candidate.offset:
        _compound(view, candidate, roles)
        return
    if candidate.chunk < 0:
        return
    first = parsed.chunks[candidate.chunk].start
    owner = max((i for i in range(first, candidate.start) if parsed.tags[i] == "POS"), default=-1)
    if owner > first:
        thing = part_of(view, first, owner)
        role = role_for(fills.get("poss", "actor"), thing, subject=True)
        if role and not is_period(parsed, thing):
            roles.put(role, thing.span(parsed))
    at = owner + 1 if owner > first else first
    _instrument(view, at, candidate, roles)
    while at < candidate.start:
        end = name_run(parsed, at, candidate.start)
        if end > at:
            end = _to_party(view, end, candidate.start)
            _named(view, at, end, roles)
            at = end
            continue
        if parsed.tags[at] == "PRP$" and "poss" in fills:
            _owner(view, at, candidate, roles)
        elif parsed.tags[at].startswith("NN") or parsed.tags[at] == "JJ":
            end = max(at + 1, _to_party(view, at, candidate.start))
            _described(view, at, end, roles)
            at = end - 1
        at += 1
    if roles.filled & {"actor"}:
        _joined_owner(view, candidate.chunk, roles)
    _counted(view, first, candidate, roles)


def _joined_owner(view: SentenceView, chunk: int, roles: Roles) -> None:
    """ "army and Turkish airstrikes": the party before "and" owns them too."""
    parsed = view.parsed
    here, before = parsed.chunks[chunk], chunk - 1
    if before < 0 or parsed.chunks[before].end != here.start - 1:
        return
    if parsed.tokens[here.start - 1].lower not in ("and", "&", "or"):
        return
    thing = view.thing(before)
    bare = parsed.tokens[parsed.chunks[before].start - 1 : parsed.chunks[before].start]
    if (
        thing.kinds & {"force", "org", "country"}
        and not thing.kinds & {"event", "pronoun"}
        and (not thing.count and not (bare and bare[0].lower == "between"))
    ):
        roles.put("actor", argument_span(parsed, parsed.chunks[before], thing, "actor"))


def _instrument(view: SentenceView, first: int, candidate: Candidate, roles: Roles) -> None:
    """ "an improvised explosive device attack", "drone strikes": what the attack was made with.

    It may be part of the words of the trigger itself.
    """
    parsed, table = view.parsed, noun_classes()
    for end in range(candidate.head, first, -1):
        word = parsed.lemmas[end - 1]
        pair = f"{parsed.lemmas[end - 2]} {word}" if end - 2 >= first else ""
        if not (table.get(word, frozenset()) | table.get(pair, frozenset())) & WEAPONS:
            continue
        if word in _VAGUE:
            return
        start = end - 1
        while (
            start > first
            and parsed.tags[start - 1] in ("NN", "JJ", "VBN")
            and (
                parsed.tokens[start - 1].text.islower()
                and (parsed.tags[start - 1] == "NN" or parsed.lemmas[start - 1] in _MAKES)
                and not table.get(parsed.lemmas[start - 1], frozenset())
                & {"force", "org", "person"}
                and parsed.lemmas[start - 1] != "suicide"
            )
        ):
            start -= 1
        roles.put("equipment", tokens_span(parsed, start, end))
        return


# Words that name no weapon by themselves, and adjectives that belong to the name of one.
_VAGUE = frozenset({"chemical", "gun", "vehicle", "arm"})
_MAKES = frozenset(
    {"explosive", "improvised", "improvise", "ballistic", "small", "anti-tank", "toxic"}
)


def _compound(view: SentenceView, candidate: Candidate, roles: Roles) -> None:
    """ "rebel-held town": the first part holds the noun after it."""
    parsed = view.parsed
    token = parsed.tokens[candidate.start]
    roles.put("actor", Span(token.start, token.start + candidate.offset - 1))
    if candidate.chunk < 0:
        return
    chunk = parsed.chunks[candidate.chunk]
    if candidate.end < chunk.end:
        rest = part_of(view, candidate.end, chunk.end)
        roles.put("location", argument_span(parsed, chunk, rest, "location"))


def _to_party(view: SentenceView, start: int, stop: int) -> int:
    """ "the Syrian government's", "US-led coalition": the name takes in the party it describes."""
    for end in range(min(start + 2, stop), start, -1):
        whole = view.parsed.tags[start:end]
        if all(tag in ("NN", "NNS", "JJ") for tag in whole) and (
            part_of(view, end - 1, end).kinds & {"force", "org", "person"}
            and "event" not in part_of(view, end - 1, end).kinds
        ):
            return end
    return start


def _named(view: SentenceView, start: int, end: int, roles: Roles) -> None:
    """A name before an event noun: who did it ("FARC attacks"), or where ("Paris attacks")."""
    thing = part_of(view, start, end)
    if is_period(view.parsed, thing):
        return
    span = tokens_span(view.parsed, start, end)
    if thing.kinds & WEAPONS:
        roles.put("equipment", span)
    elif "place" in thing.kinds and "country" not in thing.kinds:
        roles.put("location", span)
    else:
        roles.put("actor", span)


def _described(view: SentenceView, at: int, end: int, roles: Roles) -> None:
    """A common noun before an event noun: "rocket attack", "rebel offensive"."""
    thing = part_of(view, at, end)
    span = tokens_span(view.parsed, at, end)
    opposed = view.parsed.tokens[at].lower.startswith(("anti-", "pro-"))
    if thing.kinds & {"force", "org", "country"} and not opposed and ("event" not in thing.kinds):
        roles.put("actor", span)


def _counted(view: SentenceView, first: int, candidate: Candidate, roles: Roles) -> None:
    """ "three air strikes": how many."""
    parsed = view.parsed
    if parsed.tags[candidate.head] != "NNS":
        return
    for at in range(first, candidate.start):
        if parsed.tags[at] == "CD":
            roles.put("quantity", tokens_span(parsed, at, at + 1))
            return


def _owner(view: SentenceView, at: int, candidate: Candidate, roles: Roles) -> None:
    """ "their offensive": who owns it, named in the sentence when somebody fits."""
    parsed = view.parsed
    word = parsed.tokens[at]
    for chunk in range(candidate.chunk - 1, -1, -1):
        thing = view.thing(chunk)
        if fits(view, word.lower, thing) and is_subject(view, chunk):
            roles.put("actor", argument_span(parsed, parsed.chunks[chunk], thing, "actor"))
            return
    roles.put("actor", Span(word.start, word.end), name_from_before(view, word.lower))


def _answerable(
    view: SentenceView, candidate: Candidate, fills: dict[str, str], roles: Roles
) -> None:
    """ "the attack carried out by X", "X claims responsibility for the attack"."""
    parsed = view.parsed
    for group in parsed.groups:
        if not (group.passive and group.lemma in LIGHT and 0 <= group.start - candidate.end <= 12):
            continue
        between = parsed.tags[candidate.end : group.start]
        for word, agent in view.prepositional(group.main):
            if word == "by" and not any(tag in ("VBD", "VBZ", "VBP") for tag in between):
                roles.fill(fills.get("by", "actor"), agent, subject=True)
                return
    first = parsed.chunks[candidate.chunk].start
    if first < 2 or parsed.tokens[first - 1].lower != "for":
        return
    blamed = [i for i in range(max(0, first - 6), first - 1) if parsed.tokens[i].lower in _BLAMED]
    for group in parsed.groups:
        if blamed and group.main <= blamed[0] and first - group.main <= 7:
            who = view.objects(group) if group.lemma in _BLAMING else view.subjects(group)
            for chunk in who:
                if parsed.tokens[parsed.chunks[chunk].start].lower in _NONE:
                    continue  # "no group claimed responsibility"
                roles.fill("actor", chunk, subject=True)
            return
