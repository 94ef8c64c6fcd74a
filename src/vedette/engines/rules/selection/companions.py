"""Triggers of one sentence that belong to another one: complements, twins, verbs of a named attack."""

from __future__ import annotations

from vedette.engines.rules.arguments.tolls import is_harm
from vedette.engines.rules.syntax.phrases import Parsed, VerbGroup
from vedette.engines.rules.triggers.candidates import Candidate, SentenceView

# The complement of these is not a claim of its own: "asked X to withdraw", "agreed to meet".
_TAKES_COMPLEMENT = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"})


def without_complements(parsed: Parsed, candidates: list[Candidate]) -> list[Candidate]:
    """Drop what is asked, offered, threatened or refused: it is part of that claim."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if any(_is_complement(parsed, above, candidate) for above in kept):
            continue
        kept.append(candidate)
    return kept


_NO_PURPOSE = frozenset(
    {"AID", "CONSULT", "CONCEDE", "RETREAT", "SANCTION", "PRESENCE", "SUPPORT", "COOPERATE"}
)
_PLANS = frozenset(
    "plan decision attempt effort bid intention order pledge operation campaign mission move".split()
)


def without_purposes(parsed: Parsed, kept: list[Candidate]) -> list[Candidate]:
    """Drop what something is only meant for: "bought a plane to deliver aid"."""
    return [c for c in kept if c.entry.type not in _NO_PURPOSE or not _is_purpose(parsed, c)]


def _is_purpose(parsed: Parsed, candidate: Candidate) -> bool:
    group = candidate.group
    if group is None or group.tense != "infinitive" or group.start == 0:
        return False
    before = group.start - 1
    return (
        parsed.tokens[group.start].lower == "to"
        and parsed.tags[before].startswith("NN")
        and parsed.lemmas[before] not in _PLANS
        and any(other.end <= before for other in parsed.groups[: parsed.group_at[group.main]])
    )


def without_owned(view: SentenceView, kept: list[Candidate]) -> list[Candidate]:
    """Drop the attack that somebody claims responsibility for: the claiming stands for it."""
    claims = [c for c in kept if c.entry.frame.name == "claimresp"]
    if not claims:
        return kept
    owned = {
        i for claim in claims for word, i in view.prepositional(claim.end - 1) if word == "for"
    }
    return [c for c in kept if c.group is not None or c.chunk not in owned]


_TWINS = frozenset({"COERCE", "CONCEDE", "SANCTION", "CONSULT", "REQUEST", "AGREE"})
_CARRIED_GOODS = frozenset({"shipment", "consignment", "delivery", "hostage"})


def without_twins(view: SentenceView, kept: list[Candidate]) -> list[Candidate]:
    """Drop the noun where verb and noun name one event: "lifted the curfew", "brokered talks"."""
    taken: set[int] = set()
    goods: set[int] = set()
    for candidate in kept:
        group = candidate.group
        if group is not None:
            things = view.subjects(group) if group.passive else view.objects(group)
            goods.update(things)
            if candidate.entry.type in _TWINS:
                taken.update(things)
    return [
        c
        for c in kept
        if c.group is not None
        or c.chunk < 0
        or not (
            (c.chunk in taken and c.entry.type in _TWINS)
            or (c.chunk in goods and c.entry.words[-1] in _CARRIED_GOODS)
        )
    ]


def _is_complement(parsed: Parsed, above: Candidate, candidate: Candidate) -> bool:
    """Whether `candidate` is what `above` asks, offers or threatens."""
    if above.entry.type not in _TAKES_COMPLEMENT or candidate.head <= above.head:
        return False
    if above.entry.words == ("must",):  # "must withdraw": what is demanded
        return candidate.group is not None and candidate.group.start <= above.head
    between = range(above.end, candidate.start)
    if any(parsed.tokens[at].text in (",", ";", ":") for at in between):
        return False
    group = candidate.group
    if group is not None and group.tense == "infinitive":
        return not any(parsed.tags[at] in ("VBD", "VBZ", "VBP", "MD") for at in between)
    words = [parsed.tokens[at].lower for at in between]
    if group is not None and words and words[-1] in ("stop", "cease", "end", "halt", "stopping"):
        return True  # "urged both sides to stop fighting"
    if candidate.entry.type in _GOING_ON and set(words[1:]) & _PUTS_AN_END:
        return False  # "called for a halt to air strikes": the strikes go on
    phrase = not any(parsed.tags[at].startswith(("VB", "IN", "W", "MD")) for at in between)
    return (
        (phrase or words[0] in ("for", "to"))
        and len(words) <= 8
        and (candidate.group is None and above.entry.type in ("REQUEST", "THREATEN"))
    )


_GOING_ON = frozenset({"ASSAULT", "COERCE", "CONTROL", "PRESENCE"})
_PUTS_AN_END = frozenset(
    "halt end stop stopping ending cessation condemn condemnation against over lift lifting into of on "
    "response potential alleged".split()
)


def carried_by(view: SentenceView, kept: list[Candidate]) -> dict[int, Candidate]:
    """Verbs of force, by head token, that belong to an attack named beside them.

    "The raid hit a school", "hit by two air strikes", "strikes that targeted the town".
    """
    nouns = [c for c in kept if c.group is None and c.entry.type == "ASSAULT" and c.chunk >= 0]
    by_chunk = {noun.chunk: noun for noun in nouns}
    found: dict[int, Candidate] = {}
    for candidate in kept:
        group = candidate.group
        if group is None or candidate.entry.type != "ASSAULT" or candidate in nouns:
            continue
        chunks = view.subjects(group)
        if group.passive:
            inside = ("by", "in") if candidate.entry.words[0] in _HITTING else ("by",)
            chunks = tuple(i for word, i in view.prepositional(group.main) if word in inside)
        for chunk in chunks:
            if chunk in by_chunk:
                found[candidate.head] = by_chunk[chunk]
        if candidate.head not in found and candidate.entry.words[0] in _HITTING:
            before = [n for n in nouns if n.end <= group.start and _runs_on(view.parsed, n, group)]
            if before and not group.passive:
                found[candidate.head] = before[-1]
        if candidate.head not in found and _only_adds(candidate):
            attacks = [
                c
                for c in kept
                if c is not candidate and is_attack(c) and c.entry.frame.name != "intercept"
            ]
            if attacks:
                found[candidate.head] = min(
                    attacks, key=lambda c: (abs(c.head - candidate.head), c.head)
                )
    return found


def _only_adds(candidate: Candidate) -> bool:
    """ "Missiles fired by the rebels", "targeting a convoy": of an attack that the sentence names."""
    group = candidate.group
    return (
        group is not None
        and group.tense == "participle"
        and (
            (group.passive and candidate.entry.words[0] in ("fire", "launch", "drop", "use"))
            or (not group.passive and candidate.entry.words[0] in ("target", "hit", "use"))
        )
    )


_HITTING = frozenset(
    "hit strike target pound destroy damage level demolish rock wreck hammer devastate use".split()
)


def _runs_on(parsed: Parsed, noun: Candidate, group: VerbGroup) -> bool:
    """Whether nothing stands between a noun and a verb but what belongs to the noun."""
    for at in range(noun.end, group.start):
        number = parsed.group_at[at]
        if parsed.tokens[at].text in (";", ":", ",") or parsed.tags[at] == "CC":
            return False
        if number >= 0 and parsed.groups[number].lemma != "be":
            return False
        chunk = parsed.chunk_at[at]
        opens = chunk >= 0 and parsed.chunks[chunk].start == at and chunk != noun.chunk
        if (
            opens
            and parsed.tags[at] not in ("WDT", "WP")
            and parsed.tags[at - 1] not in ("IN", "TO")
        ):
            return parsed.lemmas[at - 1] == "be"
    return True


def is_attack(candidate: Candidate) -> bool:
    """Whether the trigger names force used, not just a blast or people harmed."""
    return (
        candidate.entry.type == "ASSAULT"
        and not is_harm(candidate)
        and candidate.entry.frame.name != "blast"
    )
