"""A copy of the evidence that is safer to publish: points made coarse, private persons' names covered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from vedette.lexicon.place_names import fold
from vedette.lexicon.place_words import place_words
from vedette.records.claims import Claim, TrackPoint
from vedette.records.events import Event, Evidence
from vedette.records.grounded import Place, Shape
from vedette.records.spans import Words

COVER = "█"
"""What covers each letter of a name, so that every offset still holds."""

_STEP_DEG = 0.1
_ROUNDING_KM = 8.0
_EXACT_PRECISION = 2
_PRIVATE_SECTORS = frozenset({"", "CVL", "REF", "SOC", "LAB", "MED", "EDU", "AGR"})
_PRIVATE_KINDS = frozenset({"person", "witness", "anonymous"})
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_PARTICLES = frozenset("al el bin ibn abu de van von der den la da dos del di".split())
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})

T = TypeVar("T")


def publish_safe(
    evidence: Iterable[Evidence], events: Iterable[Event]
) -> tuple[tuple[Evidence, ...], tuple[Event, ...]]:
    """Evidence and events with coarse points and without the names of private persons.

    Points of precision 1 and 2 are rounded to a tenth of a degree and their radius grows by the
    8 km that this may move them. A name is covered, letter by letter, wherever it stands in the
    report, when its bearer acts, suffers or is quoted in a private part: no office, no armed
    force, a given name or a courtesy title with it. Office holders and organisations keep theirs.
    It is a help and no guarantee: a person may be told by other words.
    """
    items, names = list(evidence), set[str]()
    for item in items:
        names |= private_names(item.claim)
    pattern = _pattern(names)
    safe = tuple(_safe(item, pattern) for item in items)
    return safe, tuple(_covered(event, pattern) for event in events)


def private_names(claim: Claim) -> frozenset[str]:
    """Full names of private persons in a claim, and their last names."""
    words = [
        text
        for actor in (*claim.actors, *claim.recipients)
        if actor.sector in _PRIVATE_SECTORS
        for text in (actor.words.text, actor.name)
    ]
    words += [
        text
        for source in claim.sources
        if source.kind in _PRIVATE_KINDS
        for text in (source.words.text, source.name)
    ]
    found: set[str] = set()
    for text in words:
        name = _person_in(text)
        if name:
            found |= {name, name.split()[-1]}
    return frozenset(found)


def _person_in(text: str) -> str:
    """The personal name in some words: a given name or "Mr" and what follows it in capitals."""
    given = place_words()["given"]
    parts = list(_NAME.finditer(text))
    for number, part in enumerate(parts):
        word = part.group().lower()
        titled = word in _TITLES
        if not (titled or (word in given and part.group()[0].isupper())):
            continue
        rest = parts[number + 1 :]
        kept = []
        for follower in rest:
            shown = follower.group()
            if not (shown[0].isupper() or shown.lower() in _PARTICLES):
                break
            kept.append(follower)
        if kept:
            start = kept[0].start() if titled else part.start()
            return text[start : kept[-1].end()]
    return ""


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted((name for name in names if len(fold(name)) > 2), key=lambda n: (-len(n), n))
    if not ordered:
        return None
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")


def _safe(item: Evidence, pattern: re.Pattern[str] | None) -> Evidence:
    text = _cover(item.text, pattern)
    return _covered(_rounded(replace(item, text=text)), pattern)


def _cover(text: str, pattern: re.Pattern[str] | None) -> str:
    if pattern is None:
        return text
    return pattern.sub(lambda match: re.sub(r"\w", COVER, match.group()), text)


def _covered(value: T, pattern: re.Pattern[str] | None) -> T:
    """A record with the names covered in all its words; ids and spans stay."""
    return _walk(value, pattern) if pattern is not None else value  # type: ignore[return-value]


def _walk(value: object, pattern: re.Pattern[str]) -> object:
    if isinstance(value, str):
        return _cover(value, pattern)
    if isinstance(value, tuple):
        return tuple(_walk(item, pattern) for item in value)
    if isinstance(value, Words):
        return Words(span=value.span, text=_cover(value.text, pattern))
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Place):
        return replace(
            value, **{f.name: _walk(getattr(value, f.name), pattern) for f in fields(value)}
        )
    return value


def _rounded(value: T) -> T:
    return _coarse(value)  # type: ignore[return-value]


def _coarse(value: object) -> object:
    if isinstance(value, Place):
        return _coarse_place(value)
    if isinstance(value, TrackPoint):
        return replace(
            value,
            lon_deg=_step(value.lon_deg),
            lat_deg=_step(value.lat_deg),
            radius_km=round(value.radius_km + _ROUNDING_KM, 1),
        )
    if isinstance(value, tuple):
        return tuple(map(_coarse, value))
    if is_dataclass(value) and not isinstance(value, type | Words):
        return replace(value, **{f.name: _coarse(getattr(value, f.name)) for f in fields(value)})
    return value


def _coarse_place(place: Place) -> Place:
    shape = place.shape
    if shape is not None:
        lines = tuple(tuple((_step(x), _step(y)) for x, y in line) for line in shape.lines)
        shape = Shape(type=shape.type, lines=lines)
    if place.precision > _EXACT_PRECISION:
        return replace(place, shape=shape)
    return replace(
        place,
        lat_deg=_step(place.lat_deg),
        lon_deg=_step(place.lon_deg),
        radius_km=round(place.radius_km + _ROUNDING_KM, 1),
        precision=_EXACT_PRECISION,
        shape=shape,
    )


def _step(value: float) -> float:
    return round(round(value / _STEP_DEG) * _STEP_DEG, 1)
