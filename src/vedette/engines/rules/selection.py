"""Which candidates become claims: harm words join their attack, complements join their verb."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vedette.engines.rules.accusations import accused, claimed, own_source
from vedette.engines.rules.arguments import find_arguments
from vedette.engines.rules.attribution import Attribution
from vedette.engines.rules.lemmas import lemma
from vedette.engines.rules.modes import mode_of
from vedette.engines.rules.phrases import Parsed, VerbGroup
from vedette.engines.rules.status import Judged
from vedette.engines.rules.tolls import Toll, find_tolls, is_harm
from vedette.engines.rules.triggers import Candidate, SentenceView
from vedette.lexicon.nouns import noun_classes
from vedette.records.documents import Role, TaggedArgument, TaggedSource
from vedette.records.spans import Span

# The complement of these is not a claim of its own: "asked X to withdraw", "agreed to meet".
_TAKES_COMPLEMENT = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE"})
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


_FIGURES = frozenset(
    "question criticism record deal agreement balance tone chord bill proposal idea imagination attention heart "
    "opportunity moment chance cancer corruption poverty spotlight headline title trophy medal crown prize "
    "audience viewer interest mood essence note nerve jackpot milestone".split()
)
_SPORT = frozenset(
    "midfielder goalkeeper tournament semifinal quarterfinal championship playoff half-time cyclist batsman wicket "
    "touchdown halftime quarterback scoreline".split()
)
_TRADED = frozenset({"shares", "stocks", "bonds", "futures"})
_TRADERS = frozenset("investor earnings shareholder nasdaq trader".split())


def _is_figure(view: SentenceView, candidate: Candidate) -> bool:
    """Whether a word of force or movement is used of sport, markets, or in a figure of speech."""
    lemmas = view.parsed.lemmas
    if _SPORT & set(lemmas):
        return candidate.entry.type in ("ASSAULT", "CONTROL", "RETREAT", "MOVE")
    if _TRADERS & set(lemmas) or any(t.lower in _TRADED for t in view.parsed.tokens):
        return candidate.entry.type in ("ASSAULT", "CONTROL", "RETREAT", "MOVE", "PROTEST")
    group = candidate.group
    if group is None or candidate.entry.type not in ("ASSAULT", "CONTROL"):
        return False
    things = view.subjects(group) if group.passive else view.objects(group)
    return any(lemmas[view.thing(i).head] in _FIGURES for i in things)


def select(
    view: SentenceView, candidates: list[Candidate], attributions: tuple[Attribution, ...]
) -> list[Selected]:
    """Choose the claims of a sentence among its candidates and give them their arguments."""
    kept = _without_complements(view.parsed, _without_names(view, candidates, attributions))
    kept = _without_twins(view, _without_owned(view, kept))
    carried = _carried(view, kept)
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
        linked = [attack for attack in attacks if _linked(view.parsed, harm, attack)]
        if linked:
            found[harm.head] = min(linked, key=lambda c: (abs(c.head - harm.head), c.head))
        else:
            alone = alone or harm
            found[harm.head] = alone
    return found


def _linked(parsed: Parsed, harm: Candidate, attack: Candidate) -> bool:
    """Whether an attack named in the sentence is what did the harm.

    One named before the harm word is; one after it is, unless a clause of its own stands
    between ("were killed as they fled the fighting").
    """
    if attack.head < harm.head:
        return True
    return not any(
        parsed.tags[at] in ("WP", "WDT", "TO") or parsed.tokens[at].lower in _OTHER_CLAUSE
        for at in range(harm.head + 1, attack.start)
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


def _carried(view: SentenceView, kept: list[Candidate]) -> dict[int, Candidate]:
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


def is_disaster(view: SentenceView) -> bool:
    """Whether the sentence speaks of an accident, a disease or a natural disaster."""
    table = noun_classes()
    parsed = view.parsed
    return any(
        "disaster" in table.get(word, ())
        or "disaster" in table.get(lemma(parsed.tokens[at].lower, "NNS"), ())
        or word in _MISHAPS
        or _is_a_fire(parsed, at)
        for at, word in enumerate(parsed.lemmas)
    ) or bool({"explosion", "blast"} & set(parsed.lemmas) and _WORKS & set(parsed.lemmas))


_MISHAPS = frozenset(
    "collide overturn capsize derail drown accidental accidentally shark lightning firework "
    "leak acre boiler sinkhole overdose crush extinguish firefighter blaze contain derailment".split()
)


_WORKS = frozenset("plant mine factory gas pipeline tanker refinery firework warehouse".split())


def _is_a_fire(parsed: Parsed, at: int) -> bool:
    """ "In a fire at a factory", "the 17 fires": something burned, nobody shot."""
    if parsed.lemmas[at] != "fire" or parsed.tags[at] not in ("NN", "NNS"):
        return False
    before = parsed.lemmas[at - 1] if at else ""
    return before in _BURNING or parsed.tags[at] == "NNS"


_BURNING = frozenset(
    "a house car forest building apartment massive large hotel factory warehouse hospital "
    "nightclub catch huge the big kitchen brush bush oil".split()
)


def is_attack(candidate: Candidate) -> bool:
    """Whether the trigger names force used, not just a blast or people harmed."""
    return (
        candidate.entry.type == "ASSAULT"
        and not is_harm(candidate)
        and candidate.entry.frame.name != "blast"
    )


def _without_names(
    view: SentenceView, candidates: list[Candidate], attributions: tuple[Attribution, ...]
) -> list[Candidate]:
    """Drop triggers that are part of a proper name or of the words for a source."""
    parsed = view.parsed
    title_case = _is_title_case(parsed)
    kept = []
    for candidate in candidates:
        if _is_figure(view, candidate):
            continue
        span = Span(parsed.tokens[candidate.start].start, parsed.tokens[candidate.end - 1].end)
        if any(source.span.overlaps(span) for a in attributions for source in a.sources):
            continue
        reports = any(a.cue is not None and a.cue.overlaps(span) for a in attributions)
        if reports and not _says_and_does(candidate):
            continue
        head = candidate.head
        if (
            not title_case
            and candidate.entry.pos == "n"
            and parsed.tokens[head].text[:1].isupper()
            and head > 0
            and (_upper(parsed, head - 1) or _upper(parsed, head + 1))
            and parsed.tags[head] in ("NNP", "NNPS")
        ):
            continue
        kept.append(candidate)
    return kept


def _says_and_does(candidate: Candidate) -> bool:
    """Whether the word for saying is an act as well: "accused", "claims responsibility"."""
    acts = candidate.entry.type in ("ACCUSE", "THREATEN", "REQUEST", "AGREE", "REJECT", "PRESENCE")
    return acts or candidate.entry.frame.name == "claimresp"


def _upper(parsed: Parsed, at: int) -> bool:
    return (
        0 <= at < len(parsed.tokens)
        and parsed.tokens[at].text[:1].isupper()
        and parsed.tags[at] in ("NNP", "NNPS")
    )


def _is_title_case(parsed: Parsed) -> bool:
    words = [t.text for t in parsed.tokens if t.text[:1].isalpha() and len(t.text) > 3]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _without_complements(parsed: Parsed, candidates: list[Candidate]) -> list[Candidate]:
    kept: list[Candidate] = []
    for candidate in candidates:
        if any(_is_complement(parsed, above, candidate) for above in kept):
            continue
        kept.append(candidate)
    return kept


def _without_owned(view: SentenceView, kept: list[Candidate]) -> list[Candidate]:
    """Drop the attack that somebody claims responsibility for: the claiming stands for it."""
    claims = [c for c in kept if c.entry.frame.name == "claimresp"]
    if not claims:
        return kept
    owned = {
        i for claim in claims for word, i in view.prepositional(claim.end - 1) if word == "for"
    }
    return [c for c in kept if c.group is not None or c.chunk not in owned]


_TWINS = frozenset({"COERCE", "CONCEDE", "SANCTION", "CONSULT", "REQUEST", "AGREE"})
_CARRIED_GOODS = frozenset({"shipment", "consignment", "delivery"})


def _without_twins(view: SentenceView, kept: list[Candidate]) -> list[Candidate]:
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
    return (
        bool(words)
        and words[0] in ("for", "to", "an", "a", "the", "immediate")
        and len(words) <= 8
        and (candidate.group is None and above.entry.type in ("REQUEST", "THREATEN"))
    )


_GOING_ON = frozenset({"ASSAULT", "COERCE", "CONTROL", "PRESENCE"})
_PUTS_AN_END = frozenset(
    "halt end stop stopping ending cessation condemn condemnation against over lift lifting into of on "
    "response potential alleged".split()
)


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
    for harm in joined:
        for argument in find_arguments(view, harm):
            if argument.role == "quantity" or argument.span.overlaps(trigger):
                continue
            if argument.role in ("location", "recipient", "equipment") or not any(
                a.role == argument.role for a in found
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
