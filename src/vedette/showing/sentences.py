"""A claim as one short English sentence, made of its own fields and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vedette.lexicon.phrases import Phrase, phrase_of
from vedette.lexicon.triggers import triggers
from vedette.records.claims import Actor, Claim
from vedette.records.documents import EventType, Status
from vedette.records.grounded import PlaceMention
from vedette.records.spans import Span, Words
from vedette.showing.wording import flat, join_and, place_words, texts

_WITH: tuple[EventType, ...] = ("MOVE", "RETREAT", "MOBILIZE", "PRESENCE", "ASSAULT")
_CARRIES: tuple[EventType, ...] = ("MOVE", "RETREAT", "MOBILIZE", "PRESENCE")
_AT = frozenset(
    "airbase aerodrome airfield airport base barracks camp checkpoint crossing depot factory "
    "facility gate hospital hub junction plant port post prison refinery school site station "
    "summit terminal".split()
)
_ON = frozenset(
    "border coast front frontline heights highway hill island line outskirts road".split()
)
_SAID: tuple[EventType, ...] = (
    "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
)  # fmt: skip
_LEADS: dict[Status, str] = {
    "fact": "",
    "hedged": "Reportedly",
    "denied": "Denied",
    "future": "Announced or planned",
    "conditional": "On condition",
    "unknown": "Not known whether",
}
_SHARED_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence; `strong` is who the sentence is about."""

    text: str
    strong: bool = False


def claim_sentence(claim: Claim) -> tuple[Run, ...]:
    """Say what a claim says: who, did what, to whom, from where to where, with what, status.

    Verb forms need no agreement in number. A trigger that ends in "-ing" keeps that aspect
    ("withdrawing", not "withdrew"); the trigger is quoted where the verb is another word. The
    status leads or stands in the sentence with its cue quoted. Without an actor the sentence is
    a noun phrase. Day and source are not part of it.
    """
    phrase = phrase_of(claim.type, claim.mode)
    subject, carried = _subject(claim)
    cue = _cue(claim)
    if not subject:
        noun = "attack or harm" if phrase.noun == "attack" and _toll(claim) else phrase.noun
        body = f"{noun}{_quoted(claim, noun)}"
        tail = _tail(claim, phrase.noun_object, carried=False)
        return _shape((Run(_lead(claim, cue) + body + tail),))
    if is_noun(claim):
        noun = f"{phrase.noun}{_quoted(claim, phrase.noun)}"
        tail = _tail(claim, phrase.noun_object, carried=carried)
        return _shape((Run(_lead(claim, cue)), Run(subject, strong=True), Run(f": {noun}{tail}")))
    form = _form(claim, phrase)
    verb = f"{form}{_quoted(claim, form)}"
    tail = _tail(claim, phrase.verb_object, carried=carried)
    return _shape(_verbal(claim, subject, verb, tail, cue))


def is_noun(claim: Claim) -> bool:
    """Whether the trigger can only be a noun ("clashes", "withdrawal"): it has no tense."""
    words = flat(claim.trigger.text).lower()
    nouns, verbs = _words_of_class("n"), _words_of_class("v")
    last = words.split(" ")[-1]
    forms = {form.removesuffix(end) for form in (words, last) for end in ("", "s", "es")}
    return bool(forms & nouns) and not forms & verbs


@cache
def _words_of_class(pos: str) -> frozenset[str]:
    entries = (entry for group in triggers().by_first.values() for entry in group)
    return frozenset(" ".join(entry.words) for entry in entries if entry.pos == pos)


def plain(runs: tuple[Run, ...]) -> str:
    """The sentence without its emphasis."""
    return "".join(run.text for run in runs)


def _verbal(claim: Claim, subject: str, verb: str, tail: str, cue: str) -> tuple[Run, ...]:
    who = Run(subject, strong=True)
    if claim.status in ("denied", "unknown"):
        return Run(_lead(claim, cue)), who, Run(f" {verb}{tail}")
    if claim.status == "hedged":
        return who, Run(f" reportedly{cue} {verb}{tail}")
    if claim.status == "future":
        return who, Run(f" to {verb}{tail} – announced or planned{cue}")
    if claim.status == "conditional":
        would = "" if claim.type in _SAID else "would "
        return who, Run(f" {would}{verb}{tail} – on condition{cue}")
    return who, Run(f" {verb}{tail}")


def _form(claim: Claim, phrase: Phrase) -> str:
    trigger = flat(claim.trigger.text).lower()
    words = phrase.past
    if claim.status == "future" or (claim.status == "conditional" and claim.type not in _SAID):
        words = phrase.infinitive
    elif claim.status == "denied" or trigger.split(" ")[0].endswith("ing"):
        words = phrase.participle
    options = words.split(" or ")
    return trigger if trigger in options and not any(" " in o for o in options) else words


def _lead(claim: Claim, cue: str) -> str:
    words = _LEADS[claim.status]
    if claim.status == "denied" and not any(c.lower().startswith("den") for c in texts(claim.cues)):
        words = "Said not to be so"
    return f"{words}{cue}: " if words else ""


def _cue(claim: Claim) -> str:
    cues = tuple(
        c for c in texts(claim.cues) if c.casefold() not in _LEADS[claim.status].casefold()
    )
    return f" ({', '.join(f'“{cue}”' for cue in cues)})" if cues else ""


def _quoted(claim: Claim, form: str) -> str:
    """The trigger in quotation marks, unless the form shows it already or a cue quotes it."""
    trigger = flat(claim.trigger.text)
    stem = trigger.lower()[:_SHARED_LETTERS]
    if any(word.startswith(stem) for word in form.lower().split()) or trigger in texts(claim.cues):
        return ""
    return f" (“{trigger}”)"


def _subject(claim: Claim) -> tuple[str, bool]:
    """Who the sentence is about; goods or weapons that move or are there, when nobody is named."""
    owners = [actor.words.span for actor in claim.actors]
    carried = claim.type in _CARRIES and bool(claim.equipment)
    if carried and all(_inside(span, claim) for span in owners):  # "Russian" in "Russian ships"
        return _goods(claim), True
    if claim.actors:
        whole = _owner_and_owned(claim)
        return whole or join_and(_names(claim, claim.actors)), bool(whole)
    return "", False


def _owner_and_owned(claim: Claim) -> str:
    """ "Two Turkish frigates": one phrase in the text, an actor and its equipment in the claim."""
    if len(claim.actors) != 1 or len(claim.equipment) != 1:
        return ""
    owner, owned = claim.actors[0].words, claim.equipment[0]
    beside = owner.span.end + 1 == owned.span.start and owned.span.end < claim.trigger.span.start
    elsewhere = any(number.span.end + 1 != owner.span.start for number in claim.quantity)
    if not beside or elsewhere or claim.actors[0].name not in ("", owner.text):
        return ""
    return f"{_names(claim, claim.actors)[0]} {flat(owned.text)}"


def _inside(span: Span, claim: Claim) -> bool:
    return any(words.span.covers(span) for words in claim.equipment)


def _tail(claim: Claim, preposition: str, *, carried: bool) -> str:
    parts: list[str] = []
    is_control = claim.type == "CONTROL"
    objects = place_words(claim.locations) if is_control else _recipients(claim)
    if objects:
        parts.append(f"{preposition} {join_and(objects)}".strip())
    if is_control and claim.recipients:
        parts.append(f"(other party: {join_and(_names(claim, claim.recipients))})")
    ways = (("from", claim.origins), ("to", claim.destinations), ("along", claim.routes))
    way = [f"{word} {join_and(place_words(places))}" for word, places in ways if places]
    recipients = {actor.words.span for actor in claim.recipients}
    where = tuple(place for place in claim.locations if place.words.span not in recipients)
    if where and not is_control:
        way.append(_located(where))
    goods = "" if carried else _goods(claim)
    if claim.type in _SAID:
        about = "; ".join(filter(None, (goods, " ".join(way))))
        parts += [f"({about})"] if about else []
    else:
        parts += way
        if goods:
            carries = claim.type in _WITH and claim.equipment
            parts.append(f"with {goods}" if carries else f"({goods})")
    return "".join(f" {part}" for part in parts) + _toll(claim)


def _located(places: tuple[PlaceMention, ...]) -> str:
    groups: dict[str, list[str]] = {}
    for words in place_words(places):
        last = words.lower().split()[-1] if words.split() else ""
        word = "at" if last in _AT else "on" if last in _ON else "in"
        groups.setdefault(word, []).append(words)
    return " and ".join(f"{word} {join_and(tuple(names))}" for word, names in groups.items())


def _goods(claim: Claim) -> str:
    """Equipment with its quantity, and any quantity that stands beside nothing."""
    goods = join_and(_counted(claim, claim.equipment))
    taken = {words.span.start - 1 for words in claim.equipment}
    taken |= {actor.words.span.start - 1 for actor in (*claim.actors, *claim.recipients)}
    rest = join_and(texts(tuple(words for words in claim.quantity if words.span.end not in taken)))
    if not rest:
        return goods
    return f"{goods} (quantity: {rest})" if goods else f"quantity: {rest}"


def _counted(claim: Claim, words: tuple[Words, ...]) -> tuple[str, ...]:
    """Texts, each with the quantity that stands right before it: "40 trucks"."""
    numbers = {number.span.end: flat(number.text) for number in claim.quantity}
    said = (f"{numbers.get(item.span.start - 1, '')} {flat(item.text)}".strip() for item in words)
    return tuple(dict.fromkeys(said))


def _toll(claim: Claim) -> str:
    slots = (
        ("killed", claim.killed),
        ("injured", claim.injured),
        ("captured", claim.captured),
        ("displaced", claim.displaced),
    )
    return "".join(f"; {name}: {join_and(texts(words))}" for name, words in slots if words)


def _names(claim: Claim, actors: tuple[Actor, ...]) -> tuple[str, ...]:
    numbers = {number.span.end: flat(number.text) for number in claim.quantity}
    said = (
        f"{numbers.get(actor.words.span.start - 1, '')} {_named(actor)}".strip() for actor in actors
    )
    return tuple(dict.fromkeys(said))


def _named(actor: Actor) -> str:
    """The words; a pronoun comes after the name that it stands for."""
    words, name = flat(actor.words.text), flat(actor.name)
    return f"{name} (“{words}”)" if name and name.casefold() != words.casefold() else words


def _recipients(claim: Claim) -> tuple[str, ...]:
    """Recipients that the toll does not name anyway ("a man" among the killed)."""
    slots = (claim.killed, claim.injured, claim.captured, claim.displaced)
    tolls = [words.text for slot in slots for words in slot]
    said = (r for r in claim.recipients if not any(r.words.text in toll for toll in tolls))
    return _names(claim, tuple(said))


def _shape(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    first, *rest = (run for run in runs if run.text)
    return (Run(first.text[:1].upper() + first.text[1:], first.strong), *rest)
