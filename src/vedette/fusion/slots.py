"""Two threads compared slot by slot, but for numbers: who, whom, where, when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from vedette.fusion.matching import compare_places, compare_where, days_apart, same_actor
from vedette.fusion.threads import Thread
from vedette.fusion.tolls_compared import compare_tolls
from vedette.fusion.traits import Traits, Where, Who
from vedette.fusion.words import fold, name_words, stem, words_of
from vedette.lexicon.place_words import place_words
from vedette.records.claims import Actor
from vedette.records.relations import Relation, RelationKind, Slot
from vedette.records.spans import Words

STATES = frozenset({"CONTROL", "PRESENCE"})
"""Types that hold of a place over time: another place or day is another state, not a dispute."""

ARMED = frozenset({"MIL", "REB", "UAF", "COP", "PRM", "SPY"})
"""PLOVER sectors of those who bear arms."""

FIGHTERS = frozenset(
    "fighter militant soldier troop force terrorist rebel gunman gunmen jihadist insurgent "
    "militiaman militiamen militia serviceman servicemen officer army".split()
)
CIVILIANS = frozenset({"civilian", "child", "children", "woman", "women"})
UNNAMED = frozenset("bomber attacker assailant gunman gunmen perpetrator driver man men".split())
"""Who did it, with no word of whose they are."""

TWO_SIDED = frozenset({"clash", "fight", "battl", "fought", "combat", "war", "exchang", "skirmish"})
"""Stems of triggers with two sides, either of which may stand first."""


def relate(
    a: Traits, b: Traits, slot: Slot, kind: RelationKind, words: tuple[Words, Words], reason: str
) -> Relation:
    """The relation of two claims by the words of one slot."""
    return Relation(
        a=a.id,
        b=b.id,
        a_report=a.evidence.report_name,
        b_report=b.evidence.report_name,
        slot=slot,
        kind=kind,
        a_words=words[0],
        b_words=words[1],
        reason=reason,
    )


def compare_threads(one: Thread, two: Thread) -> Iterator[Relation]:
    """All relations of two threads that speak of one happening."""
    yield from compare_tolls(one, two, "killed")
    yield from compare_tolls(one, two, "injured")
    yield from _who(one, two)
    yield from _responsibility(one, two)
    yield from _whom(one, two)
    if one.family not in STATES:
        yield from _where(one, two)
        yield from _when(one, two)


def telling(item: Traits) -> list[tuple[Who, Actor]]:
    """Actors of a claim that say whose they are."""
    pairs = zip(item.actors, item.evidence.claim.actors, strict=True)
    return [
        (who, actor)
        for who, actor in pairs
        if (who.country or who.sector not in ("", "UNK")) and not _unnamed(who.text)
    ]


def coded_apart(one: Who, two: Who) -> bool:
    """Whether the codes of two parties say that they are not the same; other names do not."""
    countries = one.country and two.country and one.country != two.country
    unknown = {"", "UNK"} & {one.country, two.country}
    sectors = one.sector and two.sector and one.sector != two.sector
    return not same_actor(one, two) and bool((countries and not unknown) or sectors)


def two_sided(item: Traits) -> bool:
    """Whether the trigger is a fight, in which actor and recipient may change places."""
    return any(stem(word) in TWO_SIDED for word in words_of(item.evidence.claim.trigger.text))


def _who(one: Thread, two: Thread) -> Iterator[Relation]:
    """C6: parties with no one in common, for an act of one side at one place and day."""
    ours = [(item, *pair) for item in one.members for pair in telling(item)]
    theirs = [(item, *pair) for item in two.members for pair in telling(item)]
    if any(same_actor(a, b) for (_, a, _), (_, b, _) in product(ours, theirs)):
        return
    for (x, a, mine), (y, b, other) in product(ours, theirs):
        coded = a.country and a.sector and b.country and b.sector
        if not coded or two_sided(x) or two_sided(y) or not _one_place_and_day(x, y):
            continue
        slot: Slot = "holder" if one.family == "CONTROL" else "actor"
        reason = f"{mine.words.text!r} ({a.country} {a.sector}) and {other.words.text!r} ({b.country} {b.sector})"
        yield relate(x, y, slot, "contradicts", (mine.words, other.words), reason)
        return


def _one_place_and_day(one: Traits, two: Traits) -> bool:
    same = compare_places(one, two).grade == "same"
    return same and one.dated and two.dated and not days_apart(one, two)


def _responsibility(one: Thread, two: Thread) -> Iterator[Relation]:
    """C7: a party owns up to what the other report lays to nobody."""
    for mine, others in ((one, two), (two, one)):
        owned = [item for item in mine.members if _owns_up(item)]
        named = any(telling(item) for item in others.members)
        blank = [item for item in others.members if item.actors]
        if owned and blank and not named:
            a, b = owned[0], blank[0]
            words = (a.evidence.claim.actors[0].words, b.evidence.claim.actors[0].words)
            reason = f"a party says that it did it; the other report says {words[1].text!r}"
            yield relate(a, b, "actor", "updates", words, reason)
            return


def _owns_up(item: Traits) -> bool:
    """Whether who is said to have done it is who says so, or "one of its fighters"."""
    claim = item.evidence.claim
    if item.family != "ASSAULT" or not claim.sources:
        return False
    own = {
        word for source in claim.sources for word in name_words(source.name or source.words.text)
    }
    for who, actor in zip(item.actors, claim.actors, strict=True):
        upto = actor.words.span.end - claim.evidence.start
        before = claim.evidence.cut(item.evidence.text)[: max(0, upto)].split()[-6:]
        if who.words & own or {"its", "our"} & set(before):
            return True
    return False


def _whom(one: Thread, two: Thread) -> Iterator[Relation]:
    """C8: fighters in one report, civilians in the other: opposed framings of who was hit."""
    for mine, others in ((one, two), (two, one)):
        fighters = [(item, r) for item, r in _hit(mine) if r.sector in ARMED and _is(r, FIGHTERS)]
        civilians = [(item, r) for item, r in _hit(others) if _is(r, CIVILIANS)]
        both = any(_is(r, CIVILIANS) for _, r in _hit(mine))
        if fighters and civilians and not both:
            (a, armed), (b, unarmed) = fighters[0], civilians[0]
            reason = f"fighters ({armed.words.text!r}) and civilians ({unarmed.words.text!r})"
            yield relate(a, b, "recipient", "contradicts", (armed.words, unarmed.words), reason)


def _hit(thread: Thread) -> list[tuple[Traits, Actor]]:
    return [
        (item, recipient)
        for item in thread.members
        if item.evidence.claim.status in ("fact", "hedged") and not two_sided(item)
        for recipient in item.evidence.claim.recipients
    ]


def _is(party: Actor, nouns: frozenset[str]) -> bool:
    return any(w in nouns or w.removesuffix("s") in nouns for w in words_of(party.words.text))


def _unnamed(text: str) -> bool:
    words = words_of(text)
    return bool(words) and bool({words[-1], words[-1].removesuffix("s")} & UNNAMED)


def _where(one: Thread, two: Thread) -> Iterator[Relation]:
    """C9: where the threads first say where, no place of one can be a place of the other."""
    ours, theirs = _first_places(one), _first_places(two)
    if not ours or not theirs:
        return
    (a, mine), (b, other) = ours[0], theirs[0]
    words = (place_said(a, mine), place_said(b, other))
    told = f"{mine.text!r} and {other.text!r}"
    if all(places_differ(x, y) for (_, x), (_, y) in product(ours, theirs)):
        yield relate(a, b, "place", "contradicts", words, f"{told} are not one place")
        return
    fine = finer(mine, other)
    if fine is mine:
        yield relate(a, b, "place", "refines", words, f"{told}: the first is the finer")
    elif fine is other:
        yield relate(b, a, "place", "refines", words[::-1], f"{told}: the second is the finer")


def _first_places(thread: Thread) -> list[tuple[Traits, Where]]:
    found = [(item, where) for item, where in thread.places() if _proper(where)]
    return [pair for pair in found if pair[0] is found[0][0]]


def place_said(item: Traits, where: Where) -> Words:
    """The words of a claim for one of its places."""
    claim = item.evidence.claim
    places = (*claim.locations, *claim.origins, *claim.destinations, *claim.routes)
    return next((p.words for p in places if p.words.text == where.text), claim.trigger)


def finer(one: Where, two: Where) -> Where | None:
    """Which of two places lies within the other; None when neither is seen to."""
    if one.place and two.place and one.place.key != two.place.key:
        small, wide = sorted((one, two), key=lambda w: w.place.radius_km if w.place else 0.0)
        narrow = small.place is not None and wide.place is not None
        if narrow and small.place.radius_km * 3 < wide.place.radius_km:  # type: ignore[union-attr]
            return small if compare_where(one, two) != "different" else None
    if one.words < two.words and one.place is None and two.place is None:
        return two
    if two.words < one.words and one.place is None and two.place is None:
        return one
    return None


def places_differ(one: Where, two: Where) -> bool:
    """Whether two places cannot be one; a facility that did not resolve may lie in any town."""
    if one.words and two.words and (one.words <= two.words or two.words <= one.words):
        return False
    loose = [where for where in (one, two) if where.place is None]
    if len(loose) == 2 or any(where.words & _facilities() for where in loose):
        return False
    return compare_where(one, two) == "different"


def _facilities() -> frozenset[str]:
    classes = place_words()
    return frozenset(
        word
        for kind in ("airfield", "port", "camp")
        for words in classes[kind]
        for word in words.split()
    )


def _proper(where: Where) -> bool:
    """Whether the words are a name of its own, not "Syria's northern town"."""
    if where.place is not None:
        return True
    classes = place_words()
    plain = (
        classes["region"] | classes["town"] | classes["way"] | classes["land"] | classes["people"]
    )
    return any(word[:1].isupper() and fold(word) not in plain for word in where.text.split())


def _when(one: Thread, two: Thread) -> Iterator[Relation]:
    """C10: where the threads first give a day, the days have none in common."""
    ours = next((item for item in one.members if item.dated), None)
    theirs = next((item for item in two.members if item.dated), None)
    if ours is None or theirs is None:
        return
    mine, other = ours.evidence.claim.time, theirs.evidence.claim.time
    if mine is not None and other is not None and days_apart(ours, theirs):
        reason = f"{mine.first}..{mine.last} and {other.first}..{other.last} share no day"
        yield relate(ours, theirs, "time", "contradicts", (mine.words, other.words), reason)
