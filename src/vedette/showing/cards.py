"""One claim as a card: what was read, field by field, and what was not said."""

from __future__ import annotations

from collections.abc import Iterable

from vedette.lexicon.phrases import phrase_of
from vedette.records.claims import Actor, Claim
from vedette.records.grounded import PlaceMention, TimeMention
from vedette.records.spans import Words
from vedette.showing.page import text
from vedette.showing.wording import (
    STATUS_WORDS,
    flat,
    name_actor,
    say_chain,
    say_days,
    say_grounding,
    texts,
)

_NOTHING = '<span class="nothing">not said</span>'


def claim_card(claim: Claim, number: int, *, outlet: str) -> str:
    """The card of a claim: HTML with the id `c{number}` that leads to the words `w{number}`."""
    phrase = phrase_of(claim.type, claim.mode)
    rows = [
        ("did", f"<q>{_words(claim.trigger)}</q>"),
        ("who", _all(_actor(actor) for actor in claim.actors) or _NOTHING),
        ("to whom", _all(_actor(actor) for actor in claim.recipients)),
        ("where", _all(map(_place, claim.locations)) or _elsewhere(claim)),
        ("from", _all(map(_place, claim.origins))),
        ("to", _all(map(_place, claim.destinations))),
        ("along", _all(map(_place, claim.routes))),
        ("with", _all(map(_words, claim.equipment))),
        ("how many", _all(map(_words, claim.quantity))),
        *((role, _all(map(_words, words))) for role, words in _tolls(claim)),
        ("when", _time(claim.time)),
        ("per", _sources(claim, outlet)),
    ]
    fields = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    code = f"{claim.type} {claim.mode}".strip()
    rule = f" · rule {text(claim.rule)}" if claim.rule else ""
    return (
        f'<article class="card st-{claim.status}" id="c{number}" aria-label="Claim {number}">'
        f'<header><a class="num" href="#w{number}" title="Show the words in the text">{number}</a>'
        f"<h3>{text(phrase.label)}</h3>{status_chip(claim)}</header><dl>{fields}</dl>"
        f"<footer><code>{text(code)}</code> · characters "
        f"{claim.evidence.start}–{claim.evidence.end}{rule}</footer></article>"
    )


def status_chip(claim: Claim) -> str:
    """The status as shape, colour and words, with its cues as quoted."""
    cues = ", ".join(f"“{text(cue)}”" for cue in texts(claim.cues))
    said = f" <span dir=auto>{cues}</span>" if cues else ""
    return f'<span class="chip st-{claim.status}">{STATUS_WORDS[claim.status]}{said}</span>'


def _tolls(claim: Claim) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    return (
        ("killed", claim.killed),
        ("injured", claim.injured),
        ("captured", claim.captured),
        ("displaced", claim.displaced),
    )


def _all(values: Iterable[str]) -> str:
    return "".join(f'<span class="value">{value}</span>' for value in values)


def _words(words: Words) -> str:
    return f"<span dir=auto>{text(flat(words.text))}</span>"


def _actor(actor: Actor) -> str:
    codes = " ".join(filter(None, (actor.country, actor.sector)))
    how = f' title="{text(actor.rule)}"' if actor.rule else ""
    said = f' <small class="code"{how}>{text(codes)}</small>' if codes else ""
    return f"<b dir=auto>{text(name_actor(actor))}</b>{said}"


def _place(place: PlaceMention) -> str:
    kind = "grounded" if place.place else "nothing"
    return f'{_words(place.words)} <small class="{kind}">{text(say_grounding(place))}</small>'


def _elsewhere(claim: Claim) -> str:
    return "" if claim.origins or claim.destinations or claim.routes else _NOTHING


def _time(time: TimeMention | None) -> str:
    if time is None:
        return _NOTHING
    days = say_days(time.first, time.last)
    quoted = f"<q>{_words(time.words)}</q>"
    basis = [f"reckoned from {time.anchor}"] if time.anchor else []
    basis += [time.rule] if time.rule else []
    why = f' <small class="grounded">{text(", ".join(basis))}</small>' if basis else ""
    if not days:
        return f'{quoted} <span class="nothing">not resolved to days</span>{why}'
    return f"<b>{text(days)}</b> {quoted}{why}"


def _sources(claim: Claim, outlet: str) -> str:
    kinds = ", ".join(dict.fromkeys(source.kind for source in claim.sources))
    said = f' <small class="code">{text(kinds)}</small>' if kinds else ""
    return f"{text(say_chain(claim.sources, outlet))}{said}"
